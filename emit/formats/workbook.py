"""hasil.xlsx: the output tables as one workbook for people, a sheet a table.

XlsxWriter in its constant-memory mode: rows go to the disk as they come. The same tables give the same bytes. Text is
written as text, so that no spreadsheet runs it; the largest sheet that Excel opens has 1,048,576 rows.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import IO, TYPE_CHECKING, Final

from emit.formats.fitting import fitting
from emit.formats.tables import Row, Tables
from emit.table import Scalar
from schema.columns import FREE_TEXT, Keparahan
from schema.fields import Field

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from emit.formats.cells import Sheet

SHEETS: Final = ("dokumen", "indikator", "target", "temuan", "koreksi")
"""In the order in which a person reads them."""
A4: Final = 9
"""The paper's number in ECMA-376 part 1, 18.3.1.63."""
LARGEST: Final = 1_048_576
"""Rows of a sheet, its header included (ECMA-376 and every program that reads it)."""
WIDE: Final = 48
"""Letters across a column of free text."""
LINE, TALLEST = 15.0, 27
"""Points of a line, and lines of the tallest row that programs show (409 points)."""
COLOURS: Final[Mapping[str, str]] = {"galat": "#F8CBAD", "peringatan": "#FFE699", "info": "#DDEBF7"}
_MADE = datetime.datetime(2024, 1, 1)
"""A fixed date of making, so that the same tables give the same bytes."""
_WIDTHS: Final[Mapping[str, int]] = {"string": 16, "integer": 8, "number": 10}
_WIDE: Final = (
    {"berkas", "galat", "opd", "pesan", "bukti", "saran", "mentah", "bersih", "teks"}
    | set(FREE_TEXT) - {"no", "kode", "satuan"}
)  # fmt: skip
_SHARES: Final = frozenset(("keyakinan", "skor"))

Place = tuple[str, int, int]
"""dokumen, tabel, baris."""


class TooLarge(Exception):
    """A table has more rows than a sheet; the message (Bahasa Indonesia) says what to do instead."""


@dataclass(slots=True)
class _Notes:
    """Findings by the row of indikator.csv that they are about, and where that row stands in its sheet."""

    findings: defaultdict[Place, list[Row]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[Place, int] = field(default_factory=dict)


def write(tables: Tables, stream: IO[bytes]) -> None:
    """Write the workbook.

    Raises:
        TooLarge: more rows than a sheet holds.
        Missing: a table that cannot be read (`emit.formats.tables`).
    """
    from xlsxwriter import Workbook

    from emit.formats.cells import Sheet

    for name in SHEETS:
        _check(name, tables.count(name, LARGEST))
    book = Workbook(stream, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": "Indikator Kinerja Utama", "created": _MADE})
    notes = _Notes()
    for row in tables.rows("temuan"):
        if (place := _place(row)) is not None:
            notes.findings[place].append(row)
    formats = _formats(book)
    try:
        for name in SHEETS:
            _Sheet(book.add_worksheet(name, Sheet), formats, name, tables.fields(name), notes).fill(tables)
    finally:
        book.close()


def _check(name: str, rows: int) -> None:
    """Raises TooLarge before anything is written: a workbook of a million rows takes minutes."""
    if rows >= LARGEST:
        raise TooLarge(
            f"tabel {name} mempunyai lebih dari satu juta baris, batas satu lembar Excel; "
            "pakai --format parquet, atau pecah dokumennya ke beberapa folder hasil."
        )


def _place(row: Row) -> Place | None:
    name, table, line = row["dokumen"], row["tabel"], row["baris"]
    return (str(name), table, line) if isinstance(table, int) and isinstance(line, int) else None


@dataclass(slots=True)
class _Sheet:
    """One table as a sheet: header frozen, a filter over it, widths for people."""

    sheet: "Sheet"
    formats: "Mapping[str, Format]"
    name: str
    fields: Sequence[Field]
    notes: _Notes
    columns: Sequence[tuple[str, str, int]] = ()
    """Of each its name, its letters, the number of its form."""
    wide: Sequence[str] = ()

    def __post_init__(self) -> None:
        forms = [self.formats[_form(one)] for one in self.fields]
        places = zip(self.fields, enumerate(forms), strict=True)
        self.columns = [(one.name, *self.sheet.column(place, form)) for one, (place, form) in places]
        self.wide = [one.name for one in self.fields if one.name in _WIDE]

    def fill(self, tables: Tables) -> None:
        """Write the header and every row."""
        self._head()
        count = 0
        for count, row in enumerate(tables.rows(self.name), start=1):
            self._row(count, row)
        self.sheet.autofilter(0, 0, count, len(self.fields) - 1)

    def _head(self) -> None:
        head = self.formats["judul"]
        names = [one.name for one in self.fields]
        for place, one in enumerate(self.fields):
            width = WIDE if one.name in _WIDE else _WIDTHS[one.type]
            self.sheet.set_column(place, place, max(width, len(one.name) + 4), self.formats[_form(one)])
        self.sheet.put(0, [(*self.sheet.column(place, head), name) for place, name in enumerate(names)])
        self.sheet.freeze_panes(1, names.index("baris") + 1 if "baris" in names else 1)
        self._for_print()

    def _for_print(self) -> None:
        """Pages of A4 across, all columns beside each other, the header on each."""
        self.sheet.set_paper(A4)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)

    def _row(self, number: int, row: Row) -> None:
        marks = self._marks(number, row)
        plain = ((at, form, value) for name, at, form in self.columns if (value := row[name]) is not None)
        lines = self._lines(row)
        if lines > 1:  # not every program fits rows to wrapped text by itself
            self.sheet.set_row(number, LINE * lines)
        self.sheet.put(number, self._marked(number, row, marks) if marks else plain, LINE * lines if lines > 1 else 0)

    def _marked(self, number: int, row: Row, marks: Mapping[str, Sequence[Row]]) -> list[tuple[str, int, Scalar]]:
        """The cells of a row that has findings: coloured, with what is said of them and a link to it."""
        cells: list[tuple[str, int, Scalar]] = []
        for place, (name, at, form) in enumerate(self.columns):
            value, found = row[name], marks.get(name)
            if found:
                form = self.sheet.column(place, self.formats[_severity(found)])[1]
            if found and self.name == "indikator":
                self.sheet.write_comment(number, place, _comment(found), {"x_scale": 3, "y_scale": 1.5})
            if name == "kode" and (to := self._link(row)):
                link = self.formats["tautan"]
                form = self.sheet.column(place, link)[1]
                self.sheet.write_url(number, place, to, link, str(value))
            if value is not None or found:
                cells.append((at, form, value))
        return cells

    def _lines(self, row: Row) -> int:
        """Lines that the row's longest wrapped text takes, about."""
        texts = (
            text for name in self.wide if isinstance(text := row[name], str) and (len(text) >= WIDE or "\n" in text)
        )
        return min(TALLEST, max((sum(len(line) // WIDE + 1 for line in text.split("\n")) for text in texts), default=1))

    def _link(self, row: Row) -> str:
        """From a finding to the row that it is about."""
        to = self.notes.rows.get(_place(row) or ("", 0, 0)) if self.name == "temuan" else None
        return "" if to is None else f"internal:'indikator'!A{to + 1}"

    def _marks(self, number: int, row: Row) -> dict[str, list[Row]]:
        """Findings by the column in which they are shown."""
        if self.name == "temuan":
            return {"keparahan": [row]}
        place = _place(row) if self.name == "indikator" else None
        if place is None or place not in self.notes.findings:
            return {}
        self.notes.rows[place] = number
        marks: dict[str, list[Row]] = {}
        for finding in self.notes.findings[place]:
            marks.setdefault(self._shown(str(finding["kolom"] or "")), []).append(finding)
        return marks

    def _shown(self, column: str) -> str:
        """The column of indikator.csv that a finding is about; the row's number where it is about none of them."""
        return column if any(one.name == column for one in self.fields) else "baris"


def _severity(findings: Sequence[Row]) -> str:
    return min((str(row["keparahan"]) for row in findings), key=Keparahan.index)


def _form(one: Field) -> str:
    return "bagian" if one.name in _SHARES else "panjang" if one.name in _WIDE else one.type


def _comment(findings: Sequence[Row]) -> str:
    return fitting("\n\n".join(f"{row['keparahan']}: {row['pesan']} {row['saran'] or ''}".strip() for row in findings))


def _formats(book: "Workbook") -> "dict[str, Format]":
    top = {"valign": "top"}
    known = {
        "judul": {"bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF", "valign": "vcenter"},
        "string": top,
        "panjang": {**top, "text_wrap": True},
        "integer": {**top, "num_format": "0"},
        "number": {**top, "num_format": "#,##0.####"},
        "bagian": {**top, "num_format": "0.00"},
        "tautan": {**top, "font_color": "#0563C1", "underline": 1},
        **{severity: {**top, "text_wrap": True, "bg_color": colour} for severity, colour in COLOURS.items()},
    }
    return {name: book.add_format(properties) for name, properties in known.items()}


def plain(names: Sequence[str], rows: Iterable[Row], stream: IO[bytes]) -> int:
    """One sheet with these columns and nothing but the values; how many rows it has.

    Raises:
        TooLarge: more rows than a sheet holds.
    """
    from xlsxwriter import Workbook

    with Workbook(stream, {"constant_memory": True}) as book:
        book.set_properties({"created": _MADE})
        sheet, count = book.add_worksheet("Sheet1"), 0
        head: Row = {name: name for name in names}
        for count, row in enumerate(chain([head], rows)):
            if count >= LARGEST:
                raise TooLarge("Lebih dari satu juta baris, batas satu lembar Excel; tulis sebagai CSV.")
            for place, name in enumerate(names):
                value = row.get(name)
                if isinstance(value, str):
                    sheet.write_string(count, place, fitting(value))
                elif value is not None:
                    sheet.write_number(count, place, value)
    return count
