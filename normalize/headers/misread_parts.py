"""A part of the year that is told twice where the next one is due: "I | II | II | IV", a stroke of which was lost."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from normalize.headers.reading import Reading

_SURE = 0.8
"""Score of a part that its neighbours tell."""
_FEWEST = 3
"""Parts of one kind of value from which their order is told."""
_CODE = re.compile(r"(?P<unit>[A-Z]+)(?P<number>\d+)")

Series = tuple[str | None, str | None, str]
"""What is measured, the year, the unit of the part."""


def misread_part(readings: Sequence[Reading]) -> list[Reading]:
    """The readings; a part equal to the one before it is the next where all others are in step."""
    out = list(readings)
    for (_, _, unit), places in _series(readings).items():
        told = [int(readings[at].period.removeprefix(unit)) for at in places]
        due = list(range(told[0], told[0] + len(told)))
        odd = [k for k, (one, other) in enumerate(zip(told, due, strict=True)) if one != other]
        if len(told) >= _FEWEST and len(odd) == 1 and told[odd[0]] == told[odd[0] - 1]:
            at = places[odd[0]]
            width = len(readings[at].period) - len(unit)
            out[at] = replace(readings[at], period=f"{unit}{due[odd[0]]:0{width}}", score=_SURE)
    return out


def _series(readings: Sequence[Reading]) -> Mapping[Series, list[int]]:
    """The places of the columns that hold the parts of one year, from left to right."""
    series: dict[Series, list[int]] = {}
    for at, reading in enumerate(readings):
        code = _CODE.fullmatch(reading.period)
        if reading.kind and code:
            series.setdefault((reading.kind, reading.year, code["unit"]), []).append(at)
    return series
