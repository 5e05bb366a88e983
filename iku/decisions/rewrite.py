"""Cells read again with other text in them: what people write goes the way of print."""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Cell, Line, sureness
from normalize.clean import value
from normalize.model import Column, Field, NormalTable, Target
from normalize.values import numbering, unit_column
from normalize.values.decimals import ELSEWHERE, Decimal
from normalize.words import join
from normalize.words.squash import fold
from schema.columns import TARGET


def said(text: str, cell: Cell | None, sure: float = 1.0) -> Cell:
    """A cell that prints a text, where the old one stands; `sure` is how well its letters were read."""
    lines = tuple(Line(line, confidence=sure) for line in text.splitlines() if line.strip())
    return replace(cell or Cell(0, 0), lines=lines, confidence=1.0)


def text(table: NormalTable, column: str, lines: Sequence[Line]) -> str:
    """What lines say in a column of text, cleaned as print is."""
    whole = join.join(tuple(lines), None).text if lines else ""
    if column == "no":
        return numbering.clean(whole).text
    if column == "satuan":
        units = (fold(row.fields["satuan"].raw) for row in table.indicators if "satuan" in row.fields)
        return unit_column.clean(whole, unit_column.known(units)).text
    return whole


def parsed(table: NormalTable, target: Target, cell: Cell, unit: str) -> Target:
    """The value that a cell's lines say, under the table's decimal mark; `unit` is what the row counts in."""
    raw = next((c.raw for c in table.columns if c.name == TARGET and _same(c, target)), "")
    column = Column(0, raw, TARGET, 1.0, target.year or None, target.kind, period=target.period)
    elsewhere = table.decimal_evidence == ELSEWHERE
    decimal = Decimal(table.decimal, table.decimal_evidence, table.decimal_sure, elsewhere=elsewhere)
    return value(column, cell, unit or None, decimal, target.year)[0]


def counted(table: NormalTable, target: Target, unit: str) -> Target:
    """The value again where its row counts in another unit; what was doubtful stays so."""
    old = target.field
    lines = old.cell.lines if old.cell and old.confidence < 1 else ()
    cell = said(old.clean, old.cell, sureness(lines))
    return replace(target, value=parsed(table, target, cell, unit).value)


def settled(field: Field, clean: str) -> Field:
    """What a person made of a cell: sure, and still where the page has it."""
    return replace(field, clean=clean, confidence=1.0)


def _same(column: Column, target: Target) -> bool:
    return (column.kind, column.year or target.year, column.period) == (target.kind, target.year, target.period)
