"""Achievements that are none, and those that are no percentages.

Beside a budget alone, "Capaian Target" is what is promised for it; beside a target alone, in its own size ("Target
3,13 | Capaian 2,94"), what was reached of it; so it is of a year of which nothing else is told, in the size of what
later years promise or reach ("Capaian tahun lalu | Target | Realisasi").

A target near a hundred tells nothing: its percentage has that size too.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from normalize.headers.chain import Chain
from normalize.headers.reading import Context, Reading
from normalize.headers.words import only_dates
from normalize.values.readings import readings as meant
from normalize.words.squash import squash
from schema.columns import TARGET

Texts: TypeAlias = Callable[[Chain], Sequence[str]]
"""What stands in a column, row by row."""
_BECAME = ("realisasi", "realisasi_anggaran", "capaian_anggaran")
_NUMBER = re.compile(r"\d[\d.,]{0,30}\d|\d")
_NEAR_HUNDRED = (34.0, 300.0)
_SIZE = 3.0
"""How many times the one may be the other where both are of one size."""
_SEVERAL = 2
"""Years that are compared, at least."""
_MOST = 0.8
"""Part of the telling rows that must agree."""


def as_reached(found: Sequence[Chain], said: Sequence[Reading], texts: Texts) -> list[Reading]:
    """The readings, with what was reached under "Capaian" named so."""
    out = list(said)
    for i, reading in enumerate(said):
        if reading.kind != "capaian" or reading.percent:
            continue
        if any(_in_its_size(texts(found[n]), texts(found[i])) for n in _measured_by(said, i)):
            out[i] = replace(reading, kind="realisasi")
    return out


def _measured_by(said: Sequence[Reading], i: int) -> list[int]:
    """The columns whose size what was reached has: its year's target, or what is told of later years."""
    own = said[i]
    beside = [n for n, r in enumerate(said) if r.period == own.period and r.kind in (TARGET, "realisasi")]
    goals = [n for n in beside if n < i and said[n].kind == TARGET and said[n].year in (own.year, None)]
    before = own.year is not None and not goals
    own_years = [{own.year} if before and n > i else {own.year, None} for n in range(len(said))]
    if any(said[n].kind == "realisasi" and said[n].year in own_years[n] for n in beside):
        return []
    return [n for n in beside if said[n].year is None or str(said[n].year) > str(own.year)] if before else goals[-1:]


def as_promised(found: Sequence[Chain], said: Sequence[Reading]) -> list[Reading]:
    """The readings, with what is to be reached for a budget named so: "Capaian Target | Kebutuhan Dana", where nothing
    else is promised, reached or spent in that year; of a plan beside its revision, both.
    """
    named = {i for i, reading in enumerate(said) if _is_of_target(found[i], reading)}
    out = list(said)
    for i in named:
        beside = {r.kind for n, r in enumerate(said) if n not in named and _of_one_part(r, said[i])}
        if "anggaran" in beside and not beside & {TARGET, "capaian", *_BECAME}:
            out[i] = replace(said[i], kind=TARGET)
    return out


def as_told(found: Sequence[Chain], said: Sequence[Reading], context: Context) -> list[Reading]:
    """The readings; bare years under a caption of what was reached hold that, if none is later than the document's:
    several, or one beside what was promised, be that in the caption too ("Target Renstra | Tahun 2016").
    """
    bare = {
        i
        for i, r in enumerate(said)
        if r.kind == TARGET and r.year and not r.period and all(map(only_dates, found[i].texts))
    }
    latest = max((int(said[i].year or 0) for i in bare), default=0)
    promised = any(r.kind in (TARGET, "kondisi_akhir") for i, r in enumerate(said) if i not in bare)
    alone = promised and len(bare) == 1
    several = len(bare) >= _SEVERAL and context.compared == {"realisasi"}
    told = "realisasi" in context.compared and (alone or several)
    if not told or context.year is None or latest > context.year:
        return list(said)
    return [replace(reading, kind="realisasi") if i in bare else reading for i, reading in enumerate(said)]


def _is_of_target(chain: Chain, reading: Reading) -> bool:
    return reading.kind == "capaian" and not reading.percent and TARGET in squash("".join(chain.texts[-1:]))


def _of_one_part(one: Reading, other: Reading) -> bool:
    return one.period == other.period and (one.year == other.year or None in (one.year, other.year))


def _in_its_size(goals: Sequence[str], reached: Sequence[str]) -> bool:
    told = [_alike(*pair) for pair in zip(goals, reached, strict=True) if _tells(pair[0]) and any(_values(pair[1]))]
    return bool(told) and sum(told) >= _MOST * len(told)


def _tells(goal: str) -> bool:
    """Whether a target is one of which no percentage has its size."""
    values = list(_values(goal))
    low, high = _NEAR_HUNDRED
    return bool(values) and all(not low <= value <= high for value in values) and all(values)


def _alike(goal: str, reached: str) -> bool:
    return any(
        one and other and 1 / _SIZE <= one / other <= _SIZE for one in _values(goal) for other in _values(reached)
    )


def _values(text: str) -> Iterator[float]:
    """Every reading of the first number of a cell."""
    first = _NUMBER.search(text)
    reading = meant(first[0]) if first else None
    every = (reading.certain, reading.grouped, reading.decimal) if reading else ()
    yield from (value for value in every if value is not None)
