"""The characters of the levels of government (市, 省, 区) that names begin with."""

from __future__ import annotations

LEVELS = "市省区县旗州盟镇乡"
# A level at a name's head; before 里 and its like the character is none (市里, 区内, 县长).
LEVEL_AHEAD = f"[{LEVELS}](?![里内外本级长])"
