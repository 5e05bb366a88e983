"""The goal that a heading over a table names: reports print one table under each "Sasaran 2 : Meningkatnya ..."."""

import re
from collections.abc import Iterator, Sequence

from extract.document import Cell, Line, around
from normalize.headers.read import Header
from normalize.hierarchy import labels
from normalize.hierarchy.evidence import is_goal, of_wording
from normalize.words.squash import fold
from schema.columns import GOALS, MIXED, NAMES_OF_LEVEL

_LABEL = re.compile(r"[^:.]{1,40}[:.]\s*")
_QUOTES = "\"“”'‘’ ."


def goals_over(titles: Sequence[Line], header: Header) -> dict[str, Cell]:
    """The goals by their level; none where the table has a column of names, nor of a level that is named twice."""
    if any(column.name in (MIXED, *NAMES_OF_LEVEL) for column in header.columns):
        return {}
    found = [*_named(titles)]
    levels = [level for level, _ in found]
    return {level: cell for level, cell in found if levels.count(level) == 1}


def _named(titles: Sequence[Line]) -> Iterator[tuple[str, Cell]]:
    """Each goal that follows its label, on the label's line or the next one."""
    for i, line in enumerate(titles):
        level, own = _labelled(fold(line.text))
        below = titles[i + 1 :]
        lines = (line, *_rest(below)) if own else (*below[:1], *_rest(below[1:]))
        texts = [fold(one.text) for one in lines]
        goal = " ".join([own, *texts[1:]] if own else texts).strip(_QUOTES)
        if level in GOALS and is_goal(goal):
            box = around(one.box for one in lines)
            yield level, Cell(0, 0, lines=(Line(goal, box, lines[0].page),), box=box, page=lines[0].page)


def _labelled(text: str) -> tuple[str, str]:
    """The level that a line begins with, and what stands behind it."""
    wording, alone = of_wording(text), labels.level(text)
    if alone or wording is None or not wording.explicit:
        return alone or "", ""
    return wording.level, _LABEL.sub("", text, count=1)


def _rest(below: Sequence[Line]) -> Iterator[Line]:
    """The lines on which a heading goes on: they begin small."""
    for line in below:
        if not fold(line.text)[:1].islower():
            return
        yield line
