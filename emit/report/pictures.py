"""What a finding rests on, cut out of its page: the header of the columns, and under it the row with the cell."""

from collections.abc import Iterable, Mapping

from audit.finding import Finding
from emit.report.markup import Markup, el
from emit.report.sheets import Sheet, strip
from extract.document import Box
from normalize.model import Indicator, Normalised, NormalTable

MARGIN = 3.0
"""Points around the cell."""
TALLEST, TALLEST_HEAD, LEAST_WIDE = 190.0, 120.0, 300.0
"""Points: a taller cell or header is cut, a narrow table shows more of its page."""
WITH_PICTURE = ("galat", "peringatan")
HEADER = "judul"


def pictures(doc: Normalised, findings: Iterable[Finding], drawn: Mapping[int, Sheet]) -> tuple[dict[int, Markup], int]:
    """Figures by the place of the finding in `findings`, and how many have none because their page is not drawn."""
    wanted = [(n, f) for n, f in enumerate(findings) if f.severity in WITH_PICTURE and f.box and f.page]
    rows = {(table.number, row.row): row for table in doc.tables for row in table.indicators}
    heads = {table.number: header(table) for table in doc.tables}
    out = {
        n: _figure(f, rows.get((f.table or 0, f.row or 0)), heads.get(f.table or 0, {}), drawn)
        for n, f in wanted
        if f.page in drawn
    }
    return out, len(wanted) - len(out) if drawn else 0


def header(table: NormalTable) -> dict[int, Box]:
    """The box of a table's header on each page that prints it."""
    rows = {row.row for row in table.set_aside if row.reason == HEADER}
    out: dict[int, Box] = {}
    for cell in table.source.cells if table.source else ():
        if cell.row in rows and cell.box and cell.page:
            out[cell.page] = out[cell.page].union(cell.box) if cell.page in out else cell.box
    return out


def _figure(finding: Finding, row: Indicator | None, heads: Mapping[int, Box], drawn: Mapping[int, Sheet]) -> Markup:
    box, page = finding.box or Box(0, 0, 0, 0), finding.page or 0
    sheet = drawn[page]
    area = _area(box, _row_box(row, page), sheet)
    where = page if page in heads else next((one for one in heads if one in drawn), 0)
    head = heads.get(where)
    strips = [strip(sheet, area, box)]
    if head and (where != page or head.y1 <= area.y0 + 2 * MARGIN):
        wide = Box(area.x0, head.y0, area.x1, min(head.y1, head.y0 + TALLEST_HEAD))
        strips.insert(0, strip(drawn[where], wide))
    return el("figure", el("div", el("div", strips, class_="inner"), class_="cut"))


def _row_box(row: Indicator | None, page: int) -> Box | None:
    """The box of all cells of a row on one page."""
    fields = [*row.fields.values(), *(target.field for target in row.targets)] if row else []
    boxes = [f.cell.box for f in fields if f.cell and f.cell.box and f.cell.page == page]
    out = boxes[0] if boxes else None
    for box in boxes[1:]:
        out = out.union(box) if out else box
    return out


def _area(cell: Box, row: Box | None, sheet: Sheet) -> Box:
    """What to show: the width of the row, the height of the cell."""
    x0, x1 = (row.x0, row.x1) if row else (cell.x0, cell.x1)
    more = max(0.0, LEAST_WIDE - (x1 - x0)) / 2
    y1 = min(cell.y1, cell.y0 + TALLEST)
    return Box(
        max(0.0, x0 - MARGIN - more),
        max(0.0, cell.y0 - MARGIN),
        min(sheet.width, x1 + MARGIN + more),
        min(sheet.height, y1 + MARGIN),
    )
