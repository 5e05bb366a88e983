"""A DOCX table -> `Table`.

A table inside a cell: one of at least three rows and columns is a table in its own right and is given out after
the table that holds it; a smaller one is layout (often a fraction), and its text stays in the cell, row by row.
"""

from collections.abc import Sequence

from lxml import etree

from extract.document import UNREAD, Cell, Line, Table
from extract.docx.grid import header_rows, places
from extract.docx.omml import W
from extract.docx.runs import Context, blocks, cells_of, children, paragraph_lines, row_lines
from extract.flow import filled
from extract.fractions.quotient import LEADING_FACTOR, written
from extract.spans import Span, SpanLine, tidy

ENGINE = "docx"
REAL_TABLE = 3
"""Rows and columns from which a table inside a cell is a table of its own."""
DEEPEST = 8
"""Tables within tables are followed so far; deeper ones give their text only."""
PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata")


def read_table(node: etree._Element, titles: Sequence[Line], context: Context, depth: int = 0) -> list[Table]:
    """The table of a w:tbl, then the tables inside it; none where it has no cells."""
    placed, n_rows, n_cols = places(node)
    if not placed:
        return []
    found: list[tuple[Cell, list[SpanLine]]] = []
    inner: list[Table] = []
    for place in placed:
        lines = cell_lines(place.node, context, inner, depth)
        lines = lines if place.row == 0 or _says(lines) or not has_picture(place.node) else [[Span(UNREAD)]]
        found.append((Cell(place.row, place.col, place.row_span, place.col_span, fill=place.fill), lines))
    table = Table(n_rows, n_cols, filled(found), ENGINE, titles=tuple(titles), header_rows=header_rows(node))
    return [table, *inner]


def cell_lines(node: etree._Element, context: Context, inner: list[Table], depth: int) -> list[SpanLine]:
    """The lines of a cell; tables of their own inside it go to `inner`."""
    lines: list[SpanLine] = []
    for block in blocks(node):
        if block.tag == f"{W}p":
            lines += paragraph_lines(block, context)
        elif is_real_table(block) and depth < DEEPEST:
            inner += read_table(block, (), context, depth + 1)
        else:
            lines += nested_fraction(block, context) or row_lines(block, context)
    return lines


def _says(lines: Sequence[SpanLine]) -> bool:
    return any(span.text.strip() for line in lines for span in line)


def has_picture(node: etree._Element) -> bool:
    """Whether a picture stands in a cell, such as a formula of an old Word file: print that is not read."""
    return any(next(node.iter(tag), None) is not None for tag in PICTURES)


def nested_fraction(table: etree._Element, context: Context) -> list[SpanLine]:
    """A fraction built of table cells: numerator over denominator, the factor beside them; else nothing."""
    rows = [["".join(s.text for s in line) for line in cells_of(row, context)] for row in children(table, "tr")]
    if len(rows) != 2 or not rows[0] or not rows[1]:
        return []
    columns = [at for at in range(min(map(len, rows))) if tidy(rows[0][at]) and tidy(rows[1][at])]
    beside = [tidy(text) for row in rows for at, text in enumerate(row) if at not in columns and tidy(text)]
    if len(columns) != 1 or not any(LEADING_FACTOR.fullmatch(text) or "=" in text for text in beside):
        return []
    at = columns[0]
    lead = " ".join(tidy(text) for row in rows for text in row[:at] if tidy(text))
    tail = " ".join(tidy(text) for row in rows for text in row[at + 1 :] if tidy(text))
    return [[Span(f"{lead} {written(rows[0][at], rows[1][at])} {tail}")]]


def is_real_table(table: etree._Element) -> bool:
    """Whether a table inside a cell is more than layout."""
    rows = [sum(1 for _ in children(row, "tc")) for row in children(table, "tr")]
    return len(rows) >= REAL_TABLE and max(rows) >= REAL_TABLE
