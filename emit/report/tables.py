"""The clean tables, with the cells in doubt and the cells of findings marked, and each cell's place on its page."""

import re
from collections.abc import Sequence
from dataclasses import replace

from audit.finding import Finding
from emit.report import labels, lines
from emit.report.lines import Columns, Marks
from emit.report.markup import Markup, el
from emit.report.pictures import header
from normalize.model import Normalised, NormalTable
from schema.columns import FREE_TEXT, NAMES_OF_LEVEL

NUMBERED = re.compile(r"\bTabel\s{1,3}[\dIVX]{1,4}(?:\.\d{1,3}){0,3}\b", re.IGNORECASE)
MOST_ROWS = 1500
"""Rows shown: a browser stays quick with these; all stand in indikator.csv."""
BEFORE_TARGETS = "satuan"
"""The last column before the targets."""
BANDS = (*NAMES_OF_LEVEL, "indikator_tujuan")
REPEATED = 0.6
"""Part of the rows that may begin a new name where names stand over the rows that they belong to."""
FEWEST = 3
"""Rows from which repeated names stand over them."""


def shorten(doc: Normalised) -> tuple[Normalised, int]:
    """The document with at most `MOST_ROWS` rows, and how many were left out."""
    left, tables = MOST_ROWS, []
    for table in doc.tables:
        tables.append(replace(table, indicators=table.indicators[:left]))
        left -= len(tables[-1].indicators)
    before = sum(len(table.indicators) for table in doc.tables)
    return replace(doc, tables=tuple(tables)), before - (MOST_ROWS - left)


def section(doc: Normalised, findings: Sequence[Finding], left_out: int) -> Markup:
    """Every table of the (shortened) document."""
    marks: dict[tuple[int, int, str], list[Finding]] = {}
    for finding in findings:
        if finding.table and finding.row:
            marks.setdefault((finding.table, finding.row, finding.column), []).append(finding)
    return el(
        "section",
        el("h2", "Tabel"),
        _legend(paged=bool(doc.document.pages)),
        [_table(table, marks) for table in doc.tables if table.indicators],
        el("p", f"{left_out} baris lainnya ada di indikator.csv.", class_="note") if left_out else None,
        id="tabel",
    )


def _legend(*, paged: bool) -> Markup:
    entries = [
        ("low", "keyakinan baca rendah"),
        ("middle", "perlu diperiksa"),
        ("mark galat", "galat"),
        ("mark peringatan", "peringatan"),
        ("inherited", "dari sel gabungan"),
    ]
    keys = [el("span", text, class_=f"key {kind}") for kind, text in entries]
    hint = el("span", "Klik sel untuk melihat asalnya di halaman.") if paged else None
    return el("p", keys, hint, class_="legend")


def _table(table: NormalTable, marks: Marks) -> Markup:
    columns = _columns(table)
    level = labels.LEVEL.get(table.level, "")
    title = " · ".join(filter(None, (f"Tabel {table.number}", _title(table.title), level)))
    heads = [el("th", labels.column(name), scope="col") for name in columns.before]
    heads += [el("th", lines.target_head(name, columns.values), scope="col", class_="num") for name in columns.values]
    heads += [el("th", "Tren", scope="col")] if columns.drawn else []
    heads += [el("th", labels.column(name), scope="col") for name in columns.behind]
    heads += [el("th", "Hlm.", scope="col")] if columns.paged else []
    body = lines.rows(table, columns, marks)
    grid = el("table", el("thead", el("tr", heads)), el("tbody", body), data_j=_header(table))
    count = el("span", f"{len(table.indicators)} baris", class_="count")
    return el(
        "details", el("summary", title, count), el("div", grid, class_="scroll"), class_="table", open=True,
        id=f"t{table.number}",
    )  # fmt: skip


def _title(text: str) -> str:
    """A title from where the document numbers it on; lines of text may stand over it, the first of them cut."""
    numbered = list(NUMBERED.finditer(text))
    return text[numbered[-1].start() :] if numbered else text


def _header(table: NormalTable) -> str | None:
    """Page and box of the printed header, for the page's script."""
    page, box = next(iter(header(table).items()), (0, None))
    return lines.place(page, box) if box else None


def _columns(table: NormalTable) -> Columns:
    """The columns that hold something; names that many rows share stand over them."""
    used = {name for row in table.indicators for name, field in row.fields.items() if field.clean.strip()}
    if any(row.code for row in table.indicators):
        used.add("kode")
    bands = [name for name in BANDS if name in used and _is_repeated(table, name)]
    at = FREE_TEXT.index(BEFORE_TARGETS) + 1
    unknown = sorted(used - set(FREE_TEXT))
    cells = [field.cell for row in table.indicators for field in row.fields.values()]
    return Columns(
        bands=bands,
        before=[n for n in FREE_TEXT[:at] if n in used and n not in bands],
        values=list(dict.fromkeys(target.column for row in table.indicators for target in row.targets)),
        behind=[*(n for n in FREE_TEXT[at:] if n in used), *unknown],
        drawn=any(lines.spark(row) for row in table.indicators),
        paged=any(cell and cell.page for cell in cells),
    )


def _is_repeated(table: NormalTable, name: str) -> bool:
    texts = [row.text(name) for row in table.indicators]
    begun = sum(one != before for one, before in zip(texts, ["", *texts], strict=False))
    return len(texts) >= FEWEST and begun <= REPEATED * len(texts)
