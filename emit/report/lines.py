"""Rows and cells of a table on the page. Every cell says where it was printed: page and box, for the page's script."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.direction import LESS, direction
from audit.finding import Finding
from emit.report import charts, labels
from emit.report.markup import Markup, el
from emit.rows import cell_pages, page_range
from extract.document import Box
from normalize.model import Field, Indicator, NormalTable

LOW, MIDDLE = 0.6, 0.85
"""Confidence below which a cell is marked as doubtful, and as to be checked."""
LONG = 160
"""Letters from which a cell scrolls in itself."""
Marks = Mapping[tuple[int, int, str], Sequence[Finding]]


@dataclass(frozen=True)
class Columns:
    """What a table shows, in order."""

    bands: Sequence[str]
    """Names that stand over the rows that share them."""
    before: Sequence[str]
    values: Sequence[str]
    behind: Sequence[str]
    drawn: bool
    """Whether a column of small charts stands behind the values."""
    paged: bool
    """Whether the source has pages."""

    @property
    def width(self) -> int:
        """Columns."""
        return len(self.before) + len(self.values) + len(self.behind) + self.drawn + self.paged


def rows(table: NormalTable, columns: Columns, marks: Marks) -> Iterator[Markup]:
    """Every row, under the names that it shares with others."""
    above: dict[str, str] = dict.fromkeys(columns.bands, "")
    for row in table.indicators:
        new = [name for name in columns.bands if row.text(name) != above[name]]
        above |= {name: row.text(name) for name in new}
        key = (table.number, row.row)
        if new:
            parts = [_part(name, row.fields.get(name), marks.get((*key, name), ())) for name in new]
            yield el("tr", el("td", parts, colspan=columns.width), class_="band")
        yield _row(key, row, columns, marks, [name for name in columns.bands if name not in new])


def _part(name: str, field: Field | None, found: Sequence[Finding]) -> Markup:
    label = labels.column(name)
    text = field.clean if field and field.clean.strip() else "–"
    return el("span", el("small", label), " ", text, **_told(field, found, "part"), data_label=label)


def _row(key: tuple[int, int], row: Indicator, columns: Columns, marks: Marks, shared: Sequence[str]) -> Markup:
    values = {target.column: target for target in row.targets}
    cells = [_cell(labels.column(n), _field(row, n), marks.get((*key, n), ())) for n in columns.before]
    for name in columns.values:
        target = values.get(name)
        cells.append(
            _cell(
                target_head(name, columns.values), target.field if target else None, marks.get((*key, name), ()), "num"
            )
        )
    if columns.drawn:
        cells.append(el("td", spark(row), class_="trend", data_label="Tren"))
    cells += [_cell(labels.column(n), _field(row, n), marks.get((*key, n), ())) for n in columns.behind]
    if columns.paged:
        cells.append(el("td", _pages(row), class_="num", data_label="Hlm."))
    hidden = [finding for name in shared for finding in marks.get((*key, name), ())]
    named = f"{row.kind} mark {hidden[0].severity}" if hidden else row.kind
    return el("tr", cells, id=f"t{key[0]}b{key[1]}", class_=named, title=_messages(hidden) or None)


def _pages(row: Indicator) -> str:
    fields = [*row.fields.values(), *(target.field for target in row.targets)]
    return page_range(page for f in fields if f.cell and not f.inherited for page in cell_pages(f.cell))


def target_head(name: str, columns: Sequence[str]) -> str:
    """Years alone head targets where all values are targets ("2024"); everything else says what it is."""
    plain = all(one.startswith("target") for one in columns)
    return (labels.column(name).removeprefix("Target ") if plain else labels.column(name)) or "Target"


def _field(row: Indicator, name: str) -> Field | None:
    return Field(row.code, row.code) if name == "kode" and row.code else row.fields.get(name)


def spark(row: Indicator) -> Markup:
    """Targets and realisations over the years, or over the quarters of one; of a single moment, one over the other."""
    drawn = [target for target in row.targets if target.kind in ("target", "realisasi")]
    parts = [target for target in drawn if target.period]
    shown = parts if len(parts) > 1 else [target for target in drawn if not target.period]
    moments = sorted({(target.year, target.period) for target in shown})
    numbers = {(t.kind, t.year, t.period): t.value.number for t in reversed(shown)}
    said = [" ".join(filter(None, moment)) for moment in moments]
    promised, reached = ([numbers.get((kind, *moment)) for moment in moments] for kind in ("target", "realisasi"))
    if len(moments) == 1:
        return charts.bullet(promised[0], reached[0], less=direction(row.text("indikator")) == LESS)
    return charts.spark(said, promised, reached)


def _cell(label: str, field: Field | None, found: Sequence[Finding], kind: str = "") -> Markup:
    text = field.clean if field else ""
    shown = el("div", text, class_="long") if len(text) > LONG else text
    return el("td", shown, **_told(field, found, kind), data_label=label)


def _told(field: Field | None, found: Sequence[Finding], kind: str) -> dict[str, str | None]:
    """Attributes of a cell: how it looks, what is said of it, where it was printed, and what was printed there."""
    classes = [kind, _confidence(field), "inherited" if field and field.inherited else ""]
    if found:
        classes += ["mark", found[0].severity]
    doubtful = field and field.confidence < MIDDLE and field.clean.strip()
    doubt = f"Keyakinan {field.confidence:.0%}. Terbaca: {field.raw}" if field and doubtful else ""
    cell = field.cell if field else None
    raw = " ".join(field.raw.split()) if field else ""
    return {
        "class_": " ".join(filter(None, classes)) or None,
        "title": "\n".join(filter(None, (doubt, _messages(found)))) or None,
        "data_k": place(cell.page, cell.box) if cell and cell.page and cell.box else None,
        "data_m": raw if field and raw and raw != " ".join(field.clean.split()) else None,
    }


def _messages(found: Sequence[Finding]) -> str:
    return "\n".join(finding.message for finding in found)


def place(page: int, box: Box) -> str:
    """Page and box in points, as the page's script reads them."""
    return f"{page} {box.x0:.0f} {box.y0:.0f} {box.x1:.0f} {box.y1:.0f}"


def _confidence(field: Field | None) -> str:
    if field is None or not field.clean.strip() or field.confidence >= MIDDLE:
        return ""
    return "low" if field.confidence < LOW else "middle"
