"""Header sets side by side: "Indikator | Target | Indikator | Target" holds two logical tables or two levels."""

from collections.abc import Sequence
from itertools import pairwise

from normalize.headers.reading import Reading
from schema.columns import MIXED, NAMES_OF_LEVEL, TARGET

_INDICATORS = ("indikator", "indikator_tujuan")
_OPENING = ("no", "kode", MIXED, *NAMES_OF_LEVEL, *_INDICATORS)
"""Columns that may be the first of a set; budgets, places and officers belong to the set on their left."""


def groups(readings: Sequence[Reading]) -> list[int]:
    """The group of each column, left to right; all 0 where the header holds one set only.

    A new set begins with the first name, number or indicator after a value column, where values of the same kind and
    year and indicator columns both come again; or with a level that has an indicator of its own.
    """
    starts = _starts(readings) if _values_come_again(readings) else _starts_of_levels(readings)
    return [sum(start <= i for start in starts) for i in range(len(readings))]


def _values_come_again(readings: Sequence[Reading]) -> bool:
    """Whether values of one kind and year stand on both sides of an indicator column."""
    indicators = [i for i, r in enumerate(readings) if _top(r) in _INDICATORS]
    if len(indicators) < 2:
        return False
    before, after = _values(readings[: indicators[-1]]), _values(readings[indicators[-1] :])
    return bool(before & after)


def _values(readings: Sequence[Reading]) -> set[tuple[str | None, str | None]]:
    return {(TARGET if r.counted else r.kind, r.year) for r in readings if r.kind is not None or r.counted}


def _starts_of_levels(readings: Sequence[Reading]) -> list[int]:
    """Columns that open a level: "Sasaran | Indikator Sasaran | Program | Indikator Program", one value or none."""
    names = [_top(r) for r in readings if _top(r) in ("indikator", *NAMES_OF_LEVEL)]
    if names.count("indikator") < 2 or any(a == b == "indikator" for a, b in pairwise(names)):
        return []
    out: list[int] = []
    seen = False
    for i, reading in enumerate(readings):
        if _top(reading) == "indikator":
            seen = True
        elif seen and _top(reading) in NAMES_OF_LEVEL and any(_top(r) == "indikator" for r in readings[i:]):
            out.append(i)
            seen = False
    return out


def _starts(readings: Sequence[Reading]) -> list[int]:
    """Columns that open a set: the rest of the header must still hold an indicator and a value."""
    out: list[int] = []
    seen_value = False
    for i, reading in enumerate(readings):
        if reading.kind is not None or reading.counted:
            seen_value = True
        elif seen_value and _top(reading) in _OPENING and _holds_set(readings[i:], reading):
            out.append(i)
            seen_value = False
    return out


def _holds_set(rest: Sequence[Reading], opening: Reading) -> bool:
    """A set holds an indicator, and a value unless it opens with the name of a level."""
    valued = any(r.kind is not None for r in rest) or _top(opening) in NAMES_OF_LEVEL
    return any(_top(r) in _INDICATORS for r in rest) and valued


def _top(reading: Reading) -> str:
    return reading.candidates[0][0] if reading.candidates else ""
