"""Where a finding stands: from a row and a column of the clean tables back to the page, with its words."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from audit.finding import Finding
from extract.document import Cell
from extract.structs import replace, struct
from normalize.model import Field, Indicator, Normalised, NormalTable, SetAside, Target
from normalize.nomenclature.assign import edition_of

GALAT, PERINGATAN, INFO = "galat", "peringatan", "info"
GRAVITY = {GALAT: 0, PERINGATAN: 1, INFO: 2}
LONGEST_EVIDENCE = 240
BETWEEN = " | "
"""Between the cells in the text of a row that was set aside."""
HEADING = "pita"
"""Why a row was set aside that heads those below."""


@struct(frozen=True, slots=True)
class Saying:
    """The words of one kind of finding; `template` holds {names} of the figures."""

    code: str
    severity: str
    template: str
    advice: str

    def at(
        self,
        cell: Cell | None,
        evidence: str,
        figures: Mapping[str, str],
        table: int | None = None,
        row: int | None = None,
        column: str = "",
    ) -> Finding:
        """A finding with these words, on a printed cell where there is one."""
        page, box = (cell.page, cell.box) if cell else (None, None)
        told = (self.code, self.severity, self.template, shortened(evidence), self.advice)
        return Finding(*told, table, row, column, page, box, figures)


@struct(frozen=True)
class Spot:
    """A row of a table."""

    table: NormalTable
    row: Indicator

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The yearly targets in column order, without realisations, baselines and end values."""
        return tuple([target for target in self.row.targets if target.kind == "target" and not target.period])

    def field(self, column: str) -> Field | None:
        """The field of a column, `target_<year>` among them."""
        for target in self.row.targets:
            if column == column_of(target):
                return target.field
        return self.row.fields.get(column)

    def says(self, saying: Saying, column: str, evidence: str = "", **figures: str) -> Finding:
        """A finding on a cell of this row; evidence is the cell's text unless given."""
        field = self.field(column)
        text = evidence or (field.clean if field else "")
        return saying.at(field.cell if field else None, text, figures, self.table.number, self.row.row, column)


def milder(one: str, other: str) -> str:
    """The less grave of two severities."""
    return max(one, other, key=GRAVITY.__getitem__)


def column_of(target: Target) -> str:
    """How a finding names the column of a value: "target_2024", "realisasi_2024_TW1"."""
    return target.column


def of_aside(saying: Saying, table: NormalTable, row: SetAside, target: Target, figures: Mapping[str, str]) -> Finding:
    """A finding on a figure of a row of totals or averages, which is no row of the output; it rests on its column."""
    cell, evidence = target.field.cell, f"{row.text.split(BETWEEN)[0]}: {target.field.clean}"
    column = [
        (table.number, one.row, target.column)
        for one in table.indicators
        for t in one.targets
        if t.column == target.column
    ]
    found = saying.at(cell, evidence, figures, table.number, None, target.column)
    return replace(found, page=cell.page if cell else row.page, beside=tuple(column))


def page_of(row: Indicator, name: str) -> int | None:
    """The page on which a row's cell of a column begins."""
    field = row.fields.get(name)
    return field.cell.page if field and field.cell else None


def shortened(text: str) -> str:
    """One line, cut where it is very long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_EVIDENCE else line[: LONGEST_EVIDENCE - 1] + "…"


def spots(doc: Normalised) -> Iterator[Spot]:
    """Every row of a document."""
    for table in doc.tables:
        for row in table.indicators:
            yield Spot(table, row)


def edition(doc: Normalised) -> int | None:
    """The edition of the official nomenclature that a document was written with."""
    return edition_of([row for table in doc.tables for row in table.indicators], doc.year)


def place(spot: Spot) -> str:
    """How a message names a row: "tabel 3 baris 41"."""
    return f"tabel {spot.table.number} baris {spot.row.row}"
