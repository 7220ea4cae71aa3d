"""Ranges: two numbers with a joint between them, the unit and the scale shared (3—5年, 20至30万元)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.units import Unit, Units
from replyscan.mentions.written_numbers import WrittenNumber, read_number
from replyscan.records import Bound, Figure

JOINT = late_pattern("(?:[（(]含[）)])?[ ]?(?:[至到]|[—–-]{1,2}|~{1,2}|─)[ ]?")
JOINT_OPENINGS = frozenset(" 至到—–-~─（(")


def joined_numbers(
    plain: str, taken: bytearray, first: WrittenNumber, unit: Unit | None, units: Units
) -> tuple[WrittenNumber, Unit] | None:
    """The two ends of 3—5年, 20至30万元 (the unit and the scale shared), or None where there is no range."""
    end = unit.end if unit else first.end
    # Most figures have no joint behind them: one look tells.
    joint = JOINT.match(plain, end) if plain[end : end + 1] in JOINT_OPENINGS else None
    if joint is None or first.pair:
        return None
    second = read_number(plain, joint.end())
    if second is None or taken[second.start] or second.pair:
        return None
    last = units.read(plain, second.end)
    if last is None or (unit is not None and (unit.kind, unit.name) != (last.kind, last.name)):
        return None
    low = first.low
    if unit is None:
        low = _share_scale(first, second)
    # The ends of a price or a span of months have their own remainders (五元六角到五元七角).
    low_end, high_end = low + (unit.extra if unit else 0), second.high + last.extra
    if low_end >= high_end:
        return None
    bound: Bound = "range"
    joined = first._replace(end=second.end, low=low_end, high=high_end, bound=bound, more="", bare=False)
    return joined, last._replace(extra=0)


def _share_scale(first: WrittenNumber, second: WrittenNumber) -> Figure:
    """20至30万元 and 七千到九千亿元 share the last scale with the first end; 8500到3万 does not."""
    if not second.tail or first.tail[-1:] in ("万", "亿"):
        return first.low
    large = second.tail.lstrip("百千")
    shared = {"万": 10**4, "亿": 10**8, "万亿": 10**12}.get(large)
    if shared is None:
        small = {"百": 100, "千": 1000}.get(second.tail)
        return first.low * small if small and first.low < 10 and first.low * small < second.high else first.low
    return first.low * shared if first.low * shared < second.high else first.low
