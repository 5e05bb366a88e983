"""An HTML table -> `Table`, by the row and column spans of its cells (HTML, 4.9.12)."""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from extract.document import Cell, Line, Table
from extract.flow import filled
from extract.spans import SpanLine, as_lines
from extract.web.text import is_hidden, lines

ENGINE: Final = "html"
_WIDEST: Final = 1_000
"""Columns, and the largest span that HTML knows."""
_MOST: Final = 2_000_000


def read_table(node: etree._Element, titles: Sequence[Line]) -> list[Table]:
    """The table of an element; none where it has fewer than two columns, and is a frame or a list."""
    rows = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node and not is_hidden(row)]
    cells = filled(list(_placed(rows)))
    width = max((cell.col + cell.col_span for cell in cells), default=0)
    if width < 2 or not any(cell.lines for cell in cells):
        return []
    caption = node.find("caption")
    above = [*titles, *(as_lines(lines(caption)) if caption is not None else ())]
    return [Table(len(rows), width, cells, ENGINE, titles=tuple(above), header_rows=_heads(rows))]


def _heads(rows: Sequence[etree._Element]) -> int | None:
    """Rows in thead, which are the first of the table."""
    count = sum(next(row.iterancestors("thead", "table")).tag == "thead" for row in rows)
    return count or None


def _placed(rows: Sequence[etree._Element]) -> Iterator[tuple[Cell, list[SpanLine]]]:
    """Cells at their places, still without text, and the lines of each.

    One from above that reaches down pushes those of its row to the right.
    """
    reach: dict[int, int] = {}
    count = 0
    for number, row in enumerate(rows):
        col = 0
        for node in row.iterchildren("td", "th"):
            while reach.get(col, 0) > number:
                col += 1
            across = min(_span(node, "colspan"), _WIDEST - col)
            if across < 1 or count > _MOST or is_hidden(node):
                continue
            down = min(_span(node, "rowspan") or len(rows), len(rows) - number)
            count += across * down
            reach.update(dict.fromkeys(range(col, col + across), number + down))
            yield Cell(number, col, down, across), lines(node)
            col += across


def _span(node: etree._Element, name: str) -> int:
    text = (node.get(name) or "1").strip()
    return int(text) if text.isdecimal() and len(text) < 6 else 1
