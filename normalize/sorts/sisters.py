"""Tables that print, word for word, the header of one that is of indicators: forms filled in for one person after the
other, of whose few rows not every one reads like an indicator's.
"""

from collections.abc import Iterator, Sequence

from normalize.headers.heading import Headed
from normalize.sorts import contents, legend, others
from normalize.sorts.weight import INDICATORS
from normalize.words.squash import squash

_FEWEST = 3
"""Columns of a header that is told by its words."""
_NAME = "indikator"
_Words = tuple[tuple[int, str], ...]


def alike(weighed: Sequence[tuple[Headed, float]]) -> Iterator[tuple[Headed, float]]:
    """Each table with its weight; at least that of the surest one whose header says the same, an indicator's name."""
    sure: dict[_Words, float] = {}
    for one, weight in weighed:
        if weight >= INDICATORS and (words := _words(one)):
            sure[words] = max(weight, sure.get(words, 0.0))
    for one, weight in weighed:
        known = sure.get(_words(one), 0.0)
        yield one, known if weight < INDICATORS <= known and not _is_other(one) else weight


def _words(table: Headed) -> _Words:
    """What the header says over each column; nothing where it names no indicator or is short."""
    columns = table.header.columns
    named = any(column.name == _NAME and _NAME in squash(column.raw) for column in columns)
    return tuple((c.index, squash(c.raw)) for c in columns) if named and len(columns) >= _FEWEST else ()


def _is_other(table: Headed) -> bool:
    source = table.found.source
    return contents.is_contents(source) or legend.is_legend(source) or others.is_certain(table)
