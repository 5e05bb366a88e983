"""Indicators that only head others ("Angka Partisipasi Murni" over its school levels): given to the rows below.

So are lines in capitals that divide a numbered list ("BIDANG PASAR").
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from extract.document import Cell
from normalize.headers.read import Header
from normalize.hierarchy.evidence import of_wording
from normalize.model import Column
from normalize.rows.items import bulleted
from normalize.rows.items import heading as heading_over
from normalize.rows.kinds import ACTIVITIES
from normalize.rows.records import Record
from normalize.rows.sheet import filled
from normalize.words.squash import fold
from schema.columns import MIXED, NAMES_OF_LEVEL, TARGET, UNKNOWN_PREFIX

HEADING = UNKNOWN_PREFIX + "induk"
"""Where a row keeps the heading that stood over it."""
_OF_ITS_OWN = ("definisi_operasional", "formulasi", "satuan", TARGET)
_WORDS = re.compile(r"(?<![A-Z])[A-Z]{3,}\W+[A-Z]{3,}")
"""Two words: a single one in capitals may be an abbreviation."""


def under_headings(records: Sequence[Record], header: Header) -> list[Record]:
    """Take headings out: rows without values whose followers have values and no number of their own, or bullets.

    A line in capitals without a number heads the numbered rows below it.
    """
    columns = {c.index: c for c in header.columns}
    if not any(c.name == TARGET for c in header.columns):
        return list(records)
    out: list[Record] = []
    heading: Record | None = None
    for record, following in zip_longest(records, records[1:]):
        if heading is not None and not _continues(record, heading, columns):
            heading = None
        if heading is None and following is not None and _heads(record, following, columns):
            heading = record
        elif heading is not None:
            out.append(_given(record, heading, columns))
        else:
            out.append(_on(out[-1], record, columns) if out else record)
    return out


def _on(above: Record, record: Record, columns: Mapping[int, Column]) -> Record:
    """A bullet in a row of its own goes on the heading that stands in the row above over its first bullet."""
    over, own = (_cell(one, columns, "indikator") for one in (above, record))
    if over is None or own is None or above.group != record.group or not bulleted(own) or not heading_over(over):
        return record
    index = next(i for i, cell in record.cells.items() if cell is own)
    return replace(record, cells={**record.cells, index: replace(own, lines=heading_over(over) + own.lines)})


def _heads(record: Record, following: Record, columns: Mapping[int, Column]) -> bool:
    """Whether a row heads the next; one that names an activity is its row, with or without values."""
    empty = not _filled(record, columns, (*_OF_ITS_OWN, *ACTIVITIES)) and _filled(record, columns, ("indikator",))
    return bool(empty) and bool(_filled(following, columns, (TARGET,))) and _continues(following, record, columns)


def _continues(record: Record, heading: Record, columns: Mapping[int, Column]) -> bool:
    """Whether a row hangs on the heading: a bullet, or no number where the heading has one."""
    own = _cell(record, columns, "indikator")
    if own is None or record.group != heading.group or not _filled(record, columns, (TARGET,)):
        return False
    if bulleted(own):
        return True
    if _in_capitals(heading, columns):
        numbered = any(column.name == "no" for column in columns.values())
        return bool(_filled(record, columns, ("no",))) if numbered else not own.text.isupper()
    numbers = _filled(heading, columns, ("no",))
    named = _filled(record, columns, (MIXED, *NAMES_OF_LEVEL))
    return bool(numbers) and not named and not any(filled(record.cells[i]) for i in numbers if i in record.cells)


def _name_of(heading: Cell) -> str:
    """The field of a heading: that of the level which it begins with ("PROGRAM PASAR"), where it does."""
    said = of_wording(fold(heading.text))
    return said.level if said else HEADING


def _in_capitals(record: Record, columns: Mapping[int, Column]) -> bool:
    """Whether a row says nothing but one text in capitals, without a number."""
    said = [cell for i, cell in record.cells.items() if i not in record.inherited and filled(cell)]
    own = _cell(record, columns, "indikator")
    return own is not None and len(said) == 1 and _WORDS.search(own.text) is not None and own.text.isupper()


def _filled(record: Record, columns: Mapping[int, Column], names: Iterable[str]) -> list[int]:
    return [
        i for i, cell in record.cells.items() if columns[i].name in names and i not in record.inherited and filled(cell)
    ]


def _cell(record: Record, columns: Mapping[int, Column], name: str) -> Cell | None:
    return next((record.cells[i] for i in _filled(record, columns, (name,))), None)


def _given(record: Record, heading: Record, columns: Mapping[int, Column]) -> Record:
    """A bullet goes on the heading's sentence and row; any other row keeps the heading beside it."""
    head = _cell(heading, columns, "indikator")
    own = next(i for i in record.cells if columns[i].name == "indikator")
    if head is None or not bulleted(record.cells[own]):
        return replace(record, notes={**record.notes, **({_name_of(head): head} if head else {})})
    joined = replace(record.cells[own], lines=head.lines + record.cells[own].lines)
    again = {
        i: cell
        for i, cell in heading.cells.items()
        if columns[i].name != TARGET and filled(cell) and not (i in record.cells and filled(record.cells[i]))
    }
    return replace(record, cells={**record.cells, **again, own: joined}, inherited=record.inherited | frozenset(again))
