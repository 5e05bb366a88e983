"""Achievements that are no percentages: beside a target alone, in its own size ("Target 3,13 | Capaian 2,94"), they are
what was reached of it.

A target near a hundred tells nothing: its percentage has that size too.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from normalize.headers.chain import Chain
from normalize.headers.reading import Reading
from normalize.values.readings import readings as meant
from schema.columns import TARGET

Texts: TypeAlias = Callable[[Chain], Sequence[str]]
"""What stands in a column, row by row."""
_NUMBER = re.compile(r"\d[\d.,]{0,30}\d|\d")
_NEAR_HUNDRED = (34.0, 300.0)
_SIZE = 3.0
"""How many times the one may be the other where both are of one size."""
_MOST = 0.8
"""Part of the telling rows that must agree."""


def as_reached(found: Sequence[Chain], said: Sequence[Reading], texts: Texts) -> list[Reading]:
    """The readings, with what was reached under "Capaian" named so."""
    out = list(said)
    for i, reading in enumerate(said):
        if reading.kind != "capaian" or reading.percent or _has(said, "realisasi", reading):
            continue
        goals = [n for n, r in enumerate(said) if r.kind == TARGET and r.year in (reading.year, None)]
        goals = [n for n in goals if said[n].period == reading.period and n < i]
        if goals and _in_its_size(texts(found[goals[-1]]), texts(found[i])):
            out[i] = replace(reading, kind="realisasi")
    return out


def _has(said: Sequence[Reading], kind: str, own: Reading) -> bool:
    return any(r.kind == kind and r.period == own.period and r.year in (own.year, None) for r in said)


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
