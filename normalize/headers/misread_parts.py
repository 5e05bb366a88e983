"""Parts of the year that were misread among others that tell them: one told twice where the next is due ("I | II | II |
IV", a stroke of which was lost), or one that says nothing ("1w I | TW II | TW III | TW IV"). What is reached until the
last part ("s.d. TW IV"), beside that part alone, is the year's, and so is a sum right of them all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from normalize.headers.chain import Chain
from normalize.headers.reading import Reading
from normalize.rows.totals import TOTAL, says
from normalize.words.squash import fold

_SURE = 0.8
"""Score of a part that its neighbours tell."""
_FEWEST = 3
"""Parts of one kind of value from which their order is told."""
_WHOLE = {"TW": 4, "S": 2, "B": 12}
"""How many parts of a unit there are."""
_NUMBER = re.compile(r"(?<![ivx\d])(?:[ivx]{1,4}|\d{1,2})$", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_CODE = re.compile(r"(?P<unit>[A-Z]+)(?P<number>\d+)")

Series = tuple[str | None, str | None, str, bool]
"""What is measured, the year, the unit of the part, and whether it counts from the year's beginning."""


def misread_part(readings: Sequence[Reading]) -> list[Reading]:
    """The readings; a part equal to the one before it is the next where all others are in step."""
    out = list(readings)
    for (_, _, unit, _), places in _series(readings).items():
        told = _numbers(readings, places, unit)
        due = list(range(told[0], told[0] + len(told)))
        odd = [k for k, (one, other) in enumerate(zip(told, due, strict=True)) if one != other]
        if len(told) >= _FEWEST and len(odd) == 1 and told[odd[0]] == told[odd[0] - 1]:
            at = places[odd[0]]
            out[at] = _as_part(readings[at], unit, due[odd[0]])
    return out


def unread_part(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """The readings; a column that says nothing, in the place of the one part that its block lacks, is that part where
    one letter makes it so.
    """
    out = list(readings)
    for (_, _, unit, _), places in _series(readings).items():
        told = _numbers(readings, places, unit)
        lacks = set(range(1, _WHOLE[unit] + 1)) - set(told)
        if len(told) < _FEWEST or len(lacks) != 1:
            continue
        due = lacks.pop()
        beside = next((k for k, number in enumerate(told) if abs(number - due) == 1), 0)
        at, text = places[beside] + due - told[beside], found[places[beside]].texts[-1]
        if not 0 <= at < len(found) or readings[at].period or found[at].block != found[places[beside]].block:
            continue
        if Levenshtein.distance(fold(found[at].texts[-1]).upper(), _of_number(text, due)) <= 1:
            out[at] = _as_part(readings[places[beside]], unit, due)
    return out


def until_last_part(readings: Sequence[Reading]) -> list[Reading]:
    """The readings; what counts until the last part of the year is the year's, where that part stands alone too."""
    out = list(readings)
    series = _series(readings)
    for (kind, year, unit, cumulative), places in series.items():
        alone = _numbers(readings, series.get((kind, year, unit, False), ()), unit)
        if cumulative and _numbers(readings, places, unit) == [_WHOLE[unit]] and _WHOLE[unit] in alone:
            out[places[0]] = replace(readings[places[0]], period="", cumulative=False)
    return out


def summed_parts(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """The readings; a bare "Jumlah" right of all parts of a year, side by side, is the year's figure of what they tell,
    where no column has that.
    """
    out = list(readings)
    for (kind, year, unit, cumulative), places in _series(readings).items():
        after = places[-1] + 1
        whole = places == list(range(after - _WHOLE[unit], after)) and not cumulative
        if not whole or after == len(found) or any((r.kind, r.year, r.period) == (kind, year, "") for r in readings):
            continue
        if readings[after].kind is None and len(found[after].texts) == 1 and says(found[after].texts[0]) == TOTAL:
            out[after] = replace(readings[places[-1]], period="", score=_SURE)
    return out


def _numbers(readings: Sequence[Reading], places: Sequence[int], unit: str) -> list[int]:
    return [int(readings[at].period.removeprefix(unit)) for at in places]


def _as_part(reading: Reading, unit: str, number: int) -> Reading:
    """A part of the year as the part of another number: "TW1" as "TW2", "B01" as "B02"."""
    width = len(reading.period) - len(unit)
    return replace(reading, period=f"{unit}{number:0{width}}", score=_SURE)


def _of_number(text: str, number: int) -> str:
    """The header of another part of the same kind: "TW II" of 1 is "TW I"."""
    text = fold(text).upper()
    said = _NUMBER.search(text)
    return text[: said.start()] + (str(number) if said[0].isdigit() else _ROMAN[number - 1]) if said else text


def _series(readings: Sequence[Reading]) -> Mapping[Series, list[int]]:
    """The places of the columns that hold the parts of one year, from left to right."""
    series: dict[Series, list[int]] = {}
    for at, reading in enumerate(readings):
        code = _CODE.fullmatch(reading.period)
        if reading.kind and code:
            series.setdefault((reading.kind, reading.year, code["unit"], reading.cumulative), []).append(at)
    return series
