"""Years without a target in a row: which of them are missing, and which its plan leaves out.

A printed dash leaves a year out, as do years before a row begins and after it ends, a year in which nothing was reached
where others tell of it, and one for which no money is planned.
"""

from audit.spot import Spot
from normalize.model import Target

SPAN = 2
"""Years without a target at either end of a row that were left out by design."""


def gaps(spot: Spot) -> tuple[list[Target], list[Target]]:
    """The empty yearly targets of a row: those that are missing, and those that were left out."""
    empty = [target for target in spot.targets if target.value.status == "kosong"]
    if empty and len(empty) == len(spot.targets):
        planned = [target for target in empty if _dashed(target) or _unfunded(spot, target.year)]
        return [target for target in empty if target not in planned], planned
    outside = _outside(spot)
    left_out = [target for target in empty if target in outside or _is_left_out(spot, target)]
    return [target for target in empty if target not in left_out], left_out


def _is_left_out(spot: Spot, target: Target) -> bool:
    return _dashed(target) or _unused(spot, target.year) or _unfunded(spot, target.year)


def _dashed(target: Target) -> bool:
    """Whether something stands in its cell that says that there is nothing."""
    return bool(target.field.raw.strip())


def _outside(spot: Spot) -> list[Target]:
    """The empty years before the first target of a row, or after its last, where they are several: it begins later, or
    ends."""
    given = [n for n, target in enumerate(spot.targets) if target.value.status != "kosong"]
    before, after = (spot.targets[: given[0]], spot.targets[given[-1] + 1 :]) if given else ((), ())
    return [target for part in (before, after) if len(part) >= SPAN for target in part]


def _unused(spot: Spot, year: str) -> bool:
    """Whether what was reached is told for other years, and nothing for this one."""
    reached = [target for target in spot.row.targets if target.kind == "realisasi"]
    told = {target.year for target in reached if target.value.status != "kosong"}
    return bool(told) and year not in told


def _unfunded(spot: Spot, year: str) -> bool:
    """Whether nothing is planned for a year: its money is nought, or left out where other years have some."""
    money = {target.year: target.value for target in spot.row.targets if target.kind == "anggaran"}
    given = any(value.status != "kosong" for value in money.values())
    return year in money and (money[year].number == 0 or (given and money[year].status == "kosong"))
