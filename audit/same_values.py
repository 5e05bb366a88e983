"""The values of two rows that may be one: which of them say the same, and which differ."""

from audit.spot import Spot
from audit.yearly import unit_name
from normalize.model import Target

TARGET = "target"
Moment = tuple[str, str, str]
"""Year, kind and period."""


def promise_same(one: Spot, other: Spot) -> bool:
    """Whether a target of one year stands in both rows."""
    return any(new.kind == TARGET and "kosong" not in _statuses(old, new) for old, new in _pairs(one, other))


def of_other_years(one: Spot, other: Spot) -> bool:
    """Whether both have targets, of which no two are of one year."""
    years = [{t.year for t in spot.row.targets if t.kind == TARGET and t.year} for spot in (one, other)]
    return all(years) and not years[0] & years[1]


def differing(first: Spot, again: Spot, *, told: bool = False) -> list[str]:
    """The years with other targets; with `told` the other values that differ, each with its kind and year."""
    return [
        f"{_when(new)}: {_squash(old)} dan {_squash(new)}"
        for old, new in _pairs(first, again)
        if told == (new.kind != TARGET) and "kosong" not in _statuses(old, new) and not _agree(old, new)
    ]


def _statuses(*targets: Target) -> tuple[str, ...]:
    return tuple(target.value.status for target in targets)


def _when(target: Target) -> str:
    """As a person says it: "2024", "realisasi 2024 TW1"."""
    return target.year if target.kind == TARGET else target.column.replace("_", " ")


def in_parts(first: Spot, again: Spot) -> bool:
    """Whether each row gives a year that the other leaves empty."""
    gaps = [(a.value.status == "kosong", b.value.status == "kosong") for a, b in _pairs(first, again)]
    return (True, False) in gaps and (False, True) in gaps


def _pairs(first: Spot, again: Spot) -> list[tuple[Target, Target]]:
    before, after = _single(first), _single(again)
    return [(before[key], after[key]) for key in after if key in before]


def _single(spot: Spot) -> dict[Moment, Target]:
    """Values by year, kind and period that one column alone gives: "Rancangan" and "Hasil" are two statements."""
    keys = [(target.year, target.kind, target.period) for target in spot.row.targets]
    return {key: t for key, t in zip(keys, spot.row.targets, strict=True) if keys.count(key) == 1}


def _agree(one: Target, other: Target) -> bool:
    """Whether two prints can say the same: one number, whose grade or unit one of them may leave out."""
    pairs = list(zip(_means(one), _means(other), strict=True))
    return all(a == b for a, b in pairs[:3]) and all(a == b or not a or not b for a, b in pairs[3:])


def _means(target: Target) -> tuple[object, ...]:
    """What a target says, however it is printed: "16,4 %" and "16,40%" are one."""
    value = target.value
    text = "".join(target.field.clean.lower().split()) if value.status == "tak_terbaca" else ""
    return value.number, value.low, value.high, (value.grade or "").lower(), unit_name(value.unit), text


def _squash(target: Target) -> str:
    return " ".join(target.field.clean.split())
