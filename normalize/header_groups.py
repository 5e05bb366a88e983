"""Header sets side by side: "Indikator | Target | Indikator | Target" holds two logical tables or two levels."""

from collections import Counter
from collections.abc import Sequence

from normalize.header_chain import Reading

_INDICATORS = ("indikator", "indikator_tujuan")


def groups(readings: Sequence[Reading]) -> list[int]:
    """The group of each column, left to right; all 0 where the header holds one set only.

    A new set begins with the first text column after a value column, where values of the same kind and year and
    indicator columns both come again.
    """
    values = Counter((r.kind, r.year) for r in readings if r.kind is not None)
    indicators = sum(_top(r) in _INDICATORS for r in readings)
    if indicators < 2 or not values or max(values.values()) < 2:
        return [0] * len(readings)
    starts = _starts(readings)
    return [sum(start <= i for start in starts) for i in range(len(readings))]


def _starts(readings: Sequence[Reading]) -> list[int]:
    """Columns that open a set: the rest of the header must still hold an indicator and a value."""
    out: list[int] = []
    seen_value = False
    for i, reading in enumerate(readings):
        if reading.kind is not None:
            seen_value = True
        elif seen_value and _top(reading) not in ("satuan", "") and _holds_set(readings[i:]):
            out.append(i)
            seen_value = False
    return out


def _holds_set(rest: Sequence[Reading]) -> bool:
    return any(_top(r) in _INDICATORS for r in rest) and any(r.kind is not None for r in rest)


def _top(reading: Reading) -> str:
    return reading.candidates[0][0] if reading.candidates else ""
