"""The clean tables, with the cells in doubt and the cells of findings marked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit.finding import Finding
from emit.report import charts, labels
from emit.report.markup import Markup, el
from normalize.model import Field, Indicator, Normalised, NormalTable, Target
from schema.columns import FREE_TEXT

LOW, MIDDLE = 0.6, 0.85
"""Confidence below which a cell is marked as doubtful, and as to be checked."""
MOST_ROWS = 1500
"""Rows shown: a browser stays quick with these; all stand in indikator.csv."""
BEFORE_TARGETS = "satuan"
"""The last column before the targets."""
Marks = Mapping[tuple[int, int, str], Sequence[Finding]]


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
        _legend(),
        [_table(table, marks) for table in doc.tables if table.indicators],
        el("p", f"{left_out} baris lainnya ada di indikator.csv.", class_="note") if left_out else None,
        id="tabel",
    )


def _legend() -> Markup:
    entries = [
        ("low", "keyakinan baca rendah"),
        ("middle", "perlu diperiksa"),
        ("mark galat", "galat"),
        ("mark peringatan", "peringatan"),
        ("inherited", "dari sel gabungan"),
    ]
    return el("p", [el("span", text, class_=f"key {kind}") for kind, text in entries], class_="legend")


def _table(table: NormalTable, marks: Marks) -> Markup:
    names = _names(table)
    targets = _targets(table)
    level = labels.LEVEL.get(table.level, "")
    title = " · ".join(filter(None, (f"Tabel {table.number}", table.title, level)))
    heads = [el("th", labels.column(name), scope="col") for name in names[0]]
    heads += [el("th", _target_head(target), scope="col", class_="num") for target in targets]
    drawn = any(_spark(row.targets) for row in table.indicators)
    heads += [el("th", "Tren", scope="col")] if drawn else []
    heads += [el("th", labels.column(name), scope="col") for name in names[1]]
    body = [_row(table, row, names, targets, marks, drawn=drawn) for row in table.indicators]
    grid = el("table", el("thead", el("tr", heads)), el("tbody", body))
    count = el("span", f"{len(table.indicators)} baris", class_="count")
    return el(
        "details", el("summary", title, count), el("div", grid, class_="scroll"), class_="table", open=True,
        id=f"t{table.number}",
    )  # fmt: skip


def _names(table: NormalTable) -> tuple[list[str], list[str]]:
    """The columns that hold something, before and behind the targets."""
    used = {name for row in table.indicators for name, field in row.fields.items() if field.clean.strip()}
    if any(row.code for row in table.indicators):
        used.add("kode")
    unknown = sorted(used - set(FREE_TEXT))
    at = FREE_TEXT.index(BEFORE_TARGETS) + 1
    return [n for n in FREE_TEXT[:at] if n in used], [*(n for n in FREE_TEXT[at:] if n in used), *unknown]


def _targets(table: NormalTable) -> list[str]:
    """The name of every value column, in order."""
    return list(dict.fromkeys(target.column for row in table.indicators for target in row.targets))


def _target_head(name: str) -> str:
    """Years alone head targets: "2024"; everything else says what it is."""
    return labels.column(name).removeprefix("Target ") or "Target"


def _row(
    table: NormalTable,
    row: Indicator,
    names: tuple[list[str], list[str]],
    targets: Sequence[str],
    marks: Marks,
    *,
    drawn: bool,
) -> Markup:
    key = (table.number, row.row)
    values = {target.column: target for target in row.targets}
    cells = [_cell(labels.column(n), _field(row, n), marks.get((*key, n), ())) for n in names[0]]
    for name in targets:
        target = values.get(name)
        found = marks.get((*key, name), ())
        cells.append(_cell(_target_head(name), target.field if target else None, found, "num"))
    if drawn:
        cells.append(el("td", _spark(row.targets), class_="trend", data_label="Tren"))
    cells += [_cell(labels.column(n), _field(row, n), marks.get((*key, n), ())) for n in names[1]]
    return el("tr", cells, id=f"t{table.number}b{row.row}", class_=row.kind)


def _field(row: Indicator, name: str) -> Field | None:
    return Field(row.code, row.code) if name == "kode" and row.code else row.fields.get(name)


def _spark(targets: Sequence[Target]) -> Markup:
    """Targets and realisations over the years, or over the quarters of one."""
    drawn = [target for target in targets if target.kind in ("target", "realisasi")]
    parts = [target for target in drawn if target.period]
    shown = parts if len(parts) > 1 else [target for target in drawn if not target.period]
    moments = sorted({(target.year, target.period) for target in shown})
    numbers = {(t.kind, t.year, t.period): t.value.number for t in reversed(shown)}
    said = [" ".join(filter(None, moment)) for moment in moments]
    promised, reached = ([numbers.get((kind, *moment)) for moment in moments] for kind in ("target", "realisasi"))
    return charts.spark(said, promised, reached)


def _cell(label: str, field: Field | None, found: Sequence[Finding], kind: str = "") -> Markup:
    text = field.clean if field else ""
    classes = [kind, _confidence(field), "inherited" if field and field.inherited else ""]
    if found:
        classes += ["mark", found[0].severity]
    shown = "\n".join(finding.message for finding in found)
    if field and field.confidence < MIDDLE and text:
        shown = f"Keyakinan {field.confidence:.0%}. Terbaca: {field.raw}\n{shown}".strip()
    named = " ".join(filter(None, classes)) or None
    return el("td", text, class_=named, data_label=label, title=shown or None)


def _confidence(field: Field | None) -> str:
    if field is None or not field.clean.strip() or field.confidence >= MIDDLE:
        return ""
    return "low" if field.confidence < LOW else "middle"
