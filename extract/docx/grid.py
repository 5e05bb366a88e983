"""The grid of a DOCX table: where each cell stands, merged cells once, slivers of columns closed.

A row that was dragged a little aside has its own column edges; Word then counts a column more, too narrow to
hold a letter. Edges that close are one edge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree

from extract.docx.omml import W
from extract.docx.runs import children
from extract.docx.styles import VALUE, inside, is_on

SLIVER = 100
"""Twentieths of a point. Word's default cell margins alone take 216."""
MOST_COLUMNS = 256
WHITE = (255, 255, 255)
PROPERTIES, SPAN, MERGE, SHADING = f"{W}tcPr", f"{W}gridSpan", f"{W}vMerge", f"{W}shd"


@dataclass(frozen=True, slots=True)
class Place:
    """A w:tc and where it stands; `col`, `col_span` in columns of the table."""

    node: etree._Element
    row: int
    col: int
    col_span: int
    row_span: int = 1
    fill: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a w:tcPr says of a cell."""

    span: int = 1
    merged: bool = False
    """Starts or goes on a vertical merge."""
    continued: bool = False
    fill: tuple[int, int, int] | None = None


def places(table: etree._Element) -> tuple[list[Place], int, int]:
    """The cells of a w:tbl, the number of rows, the number of columns."""
    rows = [row for row in children(table, "tr") if not is_deleted(row)]
    raw = [list(row_places(row, at)) for at, row in enumerate(rows)]
    edges = closed_edges(table, raw)
    placed: list[Place] = []
    running: dict[tuple[int, int], int] = {}
    for row in raw:
        goes_on: dict[tuple[int, int], int] = {}
        for place, shape in row:
            left, right = edges[place.col], edges[place.col + place.col_span]
            if right == left:
                continue
            key = (left, right - left)
            if shape.continued and key in running:
                index = running[key]
                placed[index] = replace(placed[index], row_span=placed[index].row_span + 1)
            else:
                index = len(placed)
                placed.append(Place(place.node, place.row, left, right - left, fill=shape.fill))
            if shape.merged:
                goes_on[key] = index
        running = goes_on
    return placed, len(rows), max(edges, default=0)


def row_places(row: etree._Element, at: int) -> Iterator[tuple[Place, Shape]]:
    """The cells of a w:tr in grid columns."""
    col = min(before(row), MOST_COLUMNS)
    for node in children(row, "tc"):
        shape = shape_of(node)
        if col + shape.span > MOST_COLUMNS:
            return
        yield Place(node, at, col, shape.span), shape
        col += shape.span


def shape_of(node: etree._Element) -> Shape:
    """The spans and the shading of a w:tc."""
    span, merged, continued, fill = 1, False, False, None
    for child in inside(node, PROPERTIES):
        if child.tag == SPAN:
            span = min(max(1, clamped(child.get(VALUE))), MOST_COLUMNS)
        elif child.tag == MERGE:
            merged, continued = True, child.get(VALUE, "continue") == "continue"
        elif child.tag == SHADING:
            fill = colour(child.get(f"{W}fill", ""))
    return Shape(span, merged, continued, fill)


def colour(code: str) -> tuple[int, int, int] | None:
    """RGB of a hexadecimal code; None for white and for "auto"."""
    try:
        red, green, blue = bytes.fromhex(code)
    except ValueError:
        return None
    return None if (red, green, blue) == WHITE else (red, green, blue)


def closed_edges(table: etree._Element, rows: Sequence[Sequence[tuple[Place, Shape]]]) -> list[int]:
    """For each grid edge, the edge of the table that it is: unused edges and slivers closed."""
    width = max((p.col + p.col_span for row in rows for p, _ in row), default=0)
    used = {0, width} | {edge for row in rows for p, _ in row for edge in (p.col, p.col + p.col_span)}
    widths = grid_widths(table, width)
    for place, _ in (cell for row in rows for cell in row):
        span = slice(place.col, place.col + place.col_span)
        if sum(widths[span]) < SLIVER and place.node.find(f".//{W}t") is not None:
            widths[place.col] = SLIVER
    edges, count, since = [0], 0, 0
    for edge in range(1, width + 1):
        since += widths[edge - 1]
        if edge in used and (since >= SLIVER or edge == width):
            count, since = count + 1, 0
        edges.append(count)
    return settled(edges, used)


def grid_widths(table: etree._Element, count: int) -> list[int]:
    """The widths that w:tblGrid gives to the columns; one that it does not know is wide enough."""
    widths = [clamped(node.get(f"{W}w")) or SLIVER for node in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    return widths + [SLIVER] * (count - len(widths))


def settled(edges: list[int], used: set[int]) -> list[int]:
    """An edge that is unused takes the number of the next used one; a last sliver joins the column before."""
    out = list(edges)
    for left, right in pairwise(sorted(used)):
        for edge in range(left + 1, right):
            out[edge] = out[left]
    return out


def is_deleted(row: etree._Element) -> bool:
    """A row that a tracked change took out."""
    return row.find(f"{W}trPr/{W}del") is not None


def header_rows(table: etree._Element) -> int | None:
    """How many rows from the top repeat as header on every page; None where the table does not say."""
    count = 0
    for row in children(table, "tr"):
        if not is_on(row.find(f"{W}trPr/{W}tblHeader")):
            break
        count += 1
    return count or None


def before(row: etree._Element) -> int:
    """Grid columns that a row leaves out at its left."""
    found = row.find(f"{W}trPr/{W}gridBefore")
    return 0 if found is None else clamped(found.get(VALUE))


def clamped(text: str | None) -> int:
    """A number from a stranger; 0 for anything else."""
    digits = (text or "").split(".")[0]
    return min(int(digits), 1_000_000) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 0
