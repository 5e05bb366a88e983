"""Achievements that are no percentages: quotients ("1,08" for 108 percent), told by the target and what was reached
beside them, and figures of a table that has neither ("Capaian 2021 | 2022").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalize.headers.measures import says_share
from normalize.model import Column, Indicator, Target

_NEAR = 0.02
"""Part by which a printed quotient may miss the one of its figures: it is rounded to two digits."""
_MOST, _FEWEST = 0.7, 2
"""Of the achievements that can be worked out, those that must be quotients, and how many at the least."""
_PERCENT = "%"


def bare(columns: Sequence[Column], rows: Sequence[Indicator]) -> bool:
    """Whether no percent sign is meant where none is printed."""
    return _stand_alone(columns) or of_quotients(rows)


def _stand_alone(columns: Sequence[Column]) -> bool:
    """Whether a header says achievements, of nothing that it names, and no percentages."""
    kinds = {column.kind for column in columns}
    heads = [column.raw for column in columns if column.kind == "capaian"]
    shares = any(_PERCENT in head or any(map(says_share, head.split(" | "))) for head in heads)
    return not kinds & {"target", "realisasi"} and bool(heads) and not shares


def of_quotients(rows: Sequence[Indicator]) -> bool:
    """Whether a table's achievements are quotients, not percentages."""
    told = [_is_quotient(*three) for row in rows for three in _threes(row)]
    return sum(told) >= max(_FEWEST, _MOST * len(told))


def unitless(row: Indicator) -> Indicator:
    """The row, its achievements in no unit but what is printed."""
    return replace(row, targets=tuple(map(_unitless, row.targets)))


def _threes(row: Indicator) -> Iterator[tuple[float, float, float]]:
    """Target, what was reached, and its achievement, of each year and period that has all three."""
    found = {(t.kind, t.year, t.period): t.value.number for t in row.targets}
    for target in row.targets:
        goal, reached = (found.get((kind, target.year, target.period)) for kind in ("target", "realisasi"))
        if target.kind == "capaian" and target.value.number and goal and reached and not _printed(target):
            yield goal, reached, target.value.number


def _is_quotient(goal: float, reached: float, said: float) -> bool:
    return any(abs(said - of) <= _NEAR * of for of in (reached / goal, goal / reached))


def _printed(target: Target) -> bool:
    return _PERCENT in target.field.clean


def _unitless(target: Target) -> Target:
    if target.kind != "capaian" or target.value.unit != _PERCENT or _printed(target):
        return target
    return replace(target, value=replace(target.value, unit=None))
