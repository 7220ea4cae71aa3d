"""The characters of the levels of government (市, 省, 区) that names begin with, and what names of places end with."""

from __future__ import annotations

LEVELS = "市省区县旗州盟镇乡"
# A level at a name's head; before 里 and its like the character is none (市里, 区内, 县长).
LEVEL_AHEAD = f"[{LEVELS}](?![里内外本级长])"
# Characters that the name of a place ends with (在门诊楼一层, 在镇区, 在校门口), as a class of a pattern.
PLACE_ENDS = "[区村城口处内上里中下旁边侧端镇乡县市街道路园站校楼层院场线段点河库渠山门]"
# What makes a spoken name of a place or house (站里, 矿上).
SPOKEN_ENDS = ("里", "上")
