"""A year over a column, one sign of which was lost or misread: "209" between 2018 and 2020 under one header."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from normalize.headers.chain import Chain
from normalize.headers.reading import Reading

_SURE = 0.8
"""Score of a year that its neighbours tell."""
_BESIDE = ((-1, 1), (-2, -1), (1, 2))
"""Places, from a column, of two others whose years tell its own."""
_NEXT = ((-1, -1), (1, 1))
_ONE_LETTER = re.compile(r"[1-9]?\d*[^\W\d_]\d*")
_DIGITS = 4
"""Of a year, one of which a letter may stand for: then one neighbour tells it, "2024 | 2O25"."""


def misread(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """The readings; a column without year in a run of years is of the year that it nearly says."""
    out = list(readings)
    for at, reading in enumerate(readings):
        out[at] = _told(found, out, at) or reading
    return out


def _told(found: Sequence[Chain], readings: Sequence[Reading], at: int) -> Reading | None:
    if readings[at].year or not found[at].texts:
        return None
    text = "".join(found[at].texts[-1].split())
    lettered = len(text) == _DIGITS and bool(_ONE_LETTER.fullmatch(text))
    if not lettered and len(found[at].texts) < 2:
        return None
    for places in _BESIDE + _NEXT if lettered else _BESIDE:
        year = _awaited(found, readings, at, places)
        if year and Levenshtein.distance(text, year) <= 1:
            return replace(readings[at + places[0]], year=year, score=_SURE)
    return None


def _awaited(found: Sequence[Chain], readings: Sequence[Reading], at: int, places: tuple[int, int]) -> str:
    """The year that a column has where those of two beside it, under the same header, go on through it."""
    beside = [at + place for place in places]
    if min(beside) < 0 or max(beside) >= len(found):
        return ""
    one, other = (readings[i] for i in beside)
    same = all(found[i].block == found[at].block for i in beside)
    if not same or one.kind is None or (one.kind, one.period) != (other.kind, other.period):
        return ""
    years = [int(r.year) for r in (one, other) if r.year and r.year.isdecimal()]
    goes_on = len(years) == 2 and years[1] - years[0] == places[1] - places[0]
    return str(years[0] - places[0]) if goes_on else ""
