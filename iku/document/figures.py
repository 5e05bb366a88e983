"""Figures of a table counted on both sides: what its cells print, and what the rows made of it hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from extract.document import Table
from normalize.model import Field, NormalTable

_DIGITS = "0123456789"
_ITEM = re.compile(r"^\s?\(?\d{1,2}(?:\.\d{1,2}){0,4}[.)]{1,2}\s(?=\s?[^\W\d])")


def unheld(table: Table, normal: Iterable[NormalTable]) -> Counter[str]:
    """The digits that the table prints oftener than its rows, and those set aside, say them.

    The mark that numbers an item of a cell is no figure: it goes where the items become rows of their own.
    What a merged cell hands down to further rows is printed once, and counts once.
    """
    held = _digits(text for one in normal for text in _said(one))
    return _digits(_ITEM.sub("", line.text) for cell in table.cells for line in cell.lines) - held


def _digits(texts: Iterable[str]) -> Counter[str]:
    joined = "".join(texts)
    return Counter({digit: joined.count(digit) for digit in _DIGITS})


def _said(table: NormalTable) -> Iterator[str]:
    yield from (row.text for row in table.set_aside)
    for row in table.indicators:
        fields: list[Field] = [*row.fields.values(), *(target.field for target in row.targets)]
        yield from (field.raw for field in fields if not field.inherited)
