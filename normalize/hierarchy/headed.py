"""The goal that a heading over a table names: reports print one table under each "Sasaran 2 : Meningkatnya ..."."""

import re
from collections.abc import Iterator, Sequence

from extract.document import Cell, Line, around
from normalize.headers.read import Header
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
    for i, line in enumerate(titles):
        text = fold(line.text)
        wording = of_wording(text)
        if wording and wording.explicit and wording.level in GOALS:
            lines = (line, *_rest(titles[i + 1 :]))
            goal = _LABEL.sub("", " ".join(fold(one.text) for one in lines), count=1).strip(_QUOTES)
            if is_goal(goal):
                box = around(one.box for one in lines)
                yield wording.level, Cell(0, 0, lines=(Line(goal, box, line.page),), box=box, page=line.page)


def _rest(below: Sequence[Line]) -> Iterator[Line]:
    """The lines on which a heading goes on: they begin small."""
    for line in below:
        if not fold(line.text)[:1].islower():
            return
        yield line
