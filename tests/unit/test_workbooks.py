"""Workbooks as they are shown: formats, merged cells, hidden rows and columns; and what strangers put in them."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from audit.rules.tabel_dilewati import RULE as SKIPPED
from audit.run import audit
from extract.odf.ods import settled
from extract.reader import read
from extract.sheet.numbers import shown
from extract.sheet.reader import DAMAGED
from extract.sheet.sheet import Sheet, SheetCell, Sparse, tables
from normalize.normalise import normalise
from normalize.sense import VocabularySense

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(f'xmlns:{name}="{NAMES}{name}:1.0"' for name in ("office", "table", "text", "style"))


def book(fill: Callable[[Workbook, Worksheet], None]) -> bytes:
    out = io.BytesIO()
    with Workbook(out) as made:
        fill(made, made.add_worksheet("Sheet1"))
    return out.getvalue()


def grid(data: bytes) -> list[list[str | None]]:
    """The first table; cells under a merged one repeat it."""
    table = read("x", data).tables[0]
    return [[cell.text if cell else None for cell in row] for row in table.grid()]


def packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def ods(rows: str, more: str = "") -> bytes:
    body = f'<office:spreadsheet><table:table table:name="Sheet1">{rows}</table:table>{more}</office:spreadsheet>'
    content = f"<office:document-content {SPACES}><office:body>{body}</office:body></office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def test_sheets_that_are_cut_off_give_what_is_whole_and_it_is_said_once() -> None:
    def fill(made: Workbook, first: Worksheet) -> None:
        for sheet in (first, made.add_worksheet("Sheet2")):
            for row in range(4):
                sheet.write_row(row, 0, [f"{row}", "Jumlah warga", 50 + row])

    with zipfile.ZipFile(io.BytesIO(book(fill))) as whole:
        parts = {name: whole.read(name).decode() for name in whole.namelist()}
    cut = {name: text[: text.index('<row r="4"')] if "/sheet" in name else text for name, text in parts.items()}
    found = read("x", packed(cut))
    assert found.problems == (DAMAGED,)
    assert [table.n_rows for table in found.tables] == [3, 3]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.8, "0%", "80%"), (0.9165, "0.00%", "91,65%"), (3.15, "", "3,15"), (1250.0, "#,##0", "1250"),
        (1250.5, "#,##0.00", "1250,50"), (12.0, '0" Orang"', "12 Orang"), (-5.0, "#,##0;(#,##0)", "-5"),
        (-5.0, "0", "-5"), (3.0, "0.##", "3"), (3.14, "0.##", "3,14"), (2.5, "0", "3"),
        (1234567890123.0, "", "1234567890123"), (1250000000.0, "#,##0.0,,", "1250,0"), (0.0, '0;-0;"-"', "-"),
        (1500.0, '[>=1000]#,##0.0," rb";0', "1,5 rb"), (7.0, ";;;", ""), (0.5, "[<1]0%;0", "50%"),
        (2.0, "[<1]0%;0", "2"),
        (1500000.0, "[$Rp-421] #,##0", "Rp 1500000"), (5.0, "0.00_);[Red](0.00)", "5,00"),
        (45292.0, "dd/mm/yyyy", "01/01/2024"), (45292.0, "[$-421]d mmmm yyyy", "1 Januari 2024"),
        (45292.0, "yyyy", "2024"), (45415.0, "d-mmm-yy", "3-Mei-24"),
        (45415.0, 'dddd", "dd/mm', "Jumat, 03/05"), (0.5625, "h:mm AM/PM", "1:30 PM"), (1.5, "[h]:mm", "36:00"),
        (45415.25, "dd/mm/yyyy hh:mm:ss", "03/05/2024 06:00:00"), (-1.0, "yyyy", "-1"), (0.1 + 0.2, "", "0,3"),
        (1e300, "0", "1e+300"), (12.0, "General", "12"), (7.0, "@", "7"), (0.5, "0.0E+00", "0,5"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_their_cells_show_them(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_formats_that_a_workbook_names_by_number_alone() -> None:
    """As a person picks them from the list: they are in the program, not in the file."""
    told = {
        1: "1251", 2: "1250,50", 3: "1251", 4: "1250,50", 9: "125050%", 10: "125050,00%", 37: "1251", 38: "1251",
        39: "1250,50", 40: "1250,50", 41: "1251", 42: "1251", 43: "1250,50", 44: "1250,50", 49: "1250,5",
        14: "03/06/1903", 15: "3-Jun-03", 17: "Jun-03", 20: "12:00", 21: "12:00:00", 22: "03/06/1903 12:00",
    }  # fmt: skip

    def fill(made: Workbook, sheet: Worksheet) -> None:
        for row, number in enumerate(told):
            sheet.write_row(row, 0, [str(number), "x"])
            sheet.write_number(row, 2, 1250.5, made.add_format({"num_format": number}))

    assert {int(row[0]): row[2] for row in grid(book(fill))} == told


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=30))
def test_no_format_breaks_a_number(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)


def test_dates_of_the_other_calendar_rows_without_height_and_columns_without_width() -> None:
    def fill(made: Workbook, sheet: Worksheet) -> None:
        day = made.add_format({"num_format": "yyyy"})
        sheet.write_row(0, 0, ["a", "sembunyi", "b"])
        sheet.write_row(1, 0, ["tak", "tampak", "baris"])
        sheet.write(2, 0, 45292 - 1462, day)
        sheet.write(2, 2, "c")
        sheet.set_row(1, 0)
        sheet.set_column(1, 1, 0)

    parts = zipfile.ZipFile(io.BytesIO(book(fill)))
    changed = {
        name: parts.read(name)
        .decode()
        .replace("<workbookPr ", '<workbookPr date1904="1" ')
        .replace("hidden=", "ht='0' x=")
        for name in parts.namelist()
    }
    assert grid(packed(changed)) == [["a", "b"], ["2024", "c"]]


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3), st.sampled_from([",", "."]), st.integers(0, 3))
def test_the_stored_number_settles_its_marks(value: object, mark: str, places: int) -> None:
    number = float(str(value))
    text = f"{number:,.{places}f}"
    if mark == ",":
        text = text.translate(str.maketrans(",.", ".,"))
    assert settled(text, repr(number), percent=False) == f"{number:.{places}f}".replace(".", ",")


def test_a_sheet_is_read_as_it_is_shown() -> None:
    def fill(made: Workbook, sheet: Worksheet) -> None:
        sheet.write("A1", "INDIKATOR KINERJA UTAMA")
        sheet.merge_range("A3:B3", "Indikator")
        sheet.write_row("C3", ["Rahasia", "2024"])
        sheet.write_row("A4", ["1", "Persentase", "x"])
        sheet.write_number("D4", 0.8, made.add_format({"num_format": "0%"}))
        sheet.write_row("A5", ["2", "Disembunyikan", "x", 5])
        sheet.write_row("A6", ["3", "Jumlah"])
        sheet.write_formula("D6", "=2+3", None, 5)
        sheet.set_column("C:C", None, None, {"hidden": True})
        sheet.set_row(4, None, None, {"hidden": True})
        made.add_worksheet("Data").write_row("A1", ["tersembunyi", "juga"])
        made.worksheets()[1].hide()

    data = book(fill)
    assert grid(data) == [["Indikator", "Indikator", "2024"], ["1", "Persentase", "80%"], ["3", "Jumlah", "5"]]
    document = read("x", data)
    assert document.kind == "xlsx" and len(document.tables) == 1
    assert [line.text for line in document.tables[0].titles] == ["INDIKATOR KINERJA UTAMA"]


DAYS = (("d-mmm", 45356.0), ("h:mm", 0.1354), ("h:mm", 0.0), ("dd.mm", 45413.0), ("yyyy", 45356.0))
"""What programs make of "5-3", "3:15", "0:00", "1.05", and a year that is a day."""


def dated_book() -> bytes:
    def fill(made: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ("No", "Indikator Kinerja Utama", "Satuan", "Target 2024", "Target 2025"))
        for row, (code, day) in enumerate(DAYS, start=1):
            sheet.write_row(row, 0, (row, f"Persentase puskesmas terakreditasi {row}", "%"))
            sheet.write_number(row, 3, day, made.add_format({"num_format": code}))
            sheet.write_number(row, 4, 80 + row)

    return book(fill)


def dated_ods() -> bytes:
    def cell(kind: str, shown: str) -> str:
        return f'<table:table-cell office:value-type="{kind}"><text:p>{shown}</text:p></table:table-cell>'

    head = [cell("string", text) for text in ("No", "Indikator Kinerja Utama", "Satuan", "Target 2024", "Target 2025")]
    days = (("date", "5-Mar"), ("time", "3:15"), ("time", "0:00"), ("date", "01.05"), ("date", "2024"))
    rows = [
        [cell("string", str(row)), cell("string", f"Persentase puskesmas {row}"), cell("string", "%"), cell(*day),
         cell("string", str(80 + row))]
        for row, day in enumerate(days, start=1)
    ]  # fmt: skip
    return ods("".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in (head, *rows)))


@pytest.mark.parametrize("data", [dated_book(), dated_ods()], ids=["xlsx", "ods"])
def test_a_day_in_the_place_of_a_figure_is_told_and_gives_none(data: bytes) -> None:
    done = normalise(read("x", data, VocabularySense()), "x")
    values = {(target.year, row.row): target.value for row in done.tables[0].indicators for target in row.targets}
    assert [values["2024", row].status for row in range(1, 6)] == ["tak_terbaca"] * 5
    assert [values["2025", row].number for row in range(1, 6)] == [81, 82, 83, 84, 85]
    (told,) = [finding for finding in audit(done) if "tanggal atau jam" in finding.message]
    assert told.row == 1 and "1, 2, 3, 4, 5" in told.message


def filtered_book() -> bytes:
    def fill(made: Workbook, sheet: Worksheet) -> None:
        for row in range(6):
            sheet.write_row(row, 0, (f"Indikator {row}", row))
        sheet.autofilter(0, 0, 4, 1)
        sheet.filter_column(1, "x < 3")
        for row in (3, 4, 5):  # the last lies outside the filter: somebody hid it
            sheet.set_row(row, options={"hidden": True})

    return book(fill)


HIDDEN_ROWS = "".join(
    f'<table:table-row {how}><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    "</table:table-row>"
    for how in ("", 'table:visibility="filter" table:number-rows-repeated="2"', 'table:visibility="collapse"')
)


@pytest.mark.parametrize("data", [filtered_book(), ods(HIDDEN_ROWS)], ids=["xlsx", "ods"])
def test_rows_that_a_filter_hides_are_counted_and_told(data: bytes) -> None:
    document = read("x", data)
    assert document.filtered == 2
    told = [finding.message for finding in SKIPPED(normalise(document, "x"))]
    assert any(one.startswith("2 baris disembunyikan saringan") for one in told)


def test_sheets_that_somebody_named_have_it_as_title() -> None:
    cells = (SheetCell(0, 0, "a"), SheetCell(0, 1, "b"))
    assert [line.text for line in tables(Sheet("IKU 2024", cells), "xlsx")[0][0].titles] == ["IKU 2024"]
    assert tables(Sheet("Lembar 3", cells), "xlsx")[0][0].titles == ()


def test_rows_after_a_blank_one_keep_their_columns() -> None:
    cells = (
        SheetCell(0, 1, "a"),
        SheetCell(0, 4, "b"),
        SheetCell(2, 1, "c"),
        SheetCell(2, 6, "d"),
        SheetCell(4, 1, "ttd"),
    )
    found, after = tables(Sheet("Sheet1", cells), "xlsx")
    assert [(table.n_rows, table.n_cols) for table in found] == [(1, 3), (1, 3)]
    assert [line.text for line in after] == ["ttd"]


def test_cells_too_far_apart_are_told() -> None:
    cells = tuple(SheetCell(n, c, "x") for n in range(2_000) for c in (n, n + 5_000))
    with pytest.raises(Sparse):
        tables(Sheet("Sheet1", cells), "xlsx")


def test_an_ods_is_read_as_it_is_shown() -> None:
    rows = """
    <table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>
    <table:table-row><table:table-cell table:number-columns-spanned="3"><text:p>Indikator</text:p></table:table-cell>
      <table:covered-table-cell/><table:covered-table-cell/></table:table-row>
    <table:table-row table:number-rows-repeated="2">
      <table:table-cell office:value-type="percentage" office:value="0.0125">
      <text:p>1.25%</text:p></table:table-cell><table:table-cell><text:p>x</text:p></table:table-cell>
      <table:table-cell office:value-type="float" office:value="1250"><text:p>1,250</text:p></table:table-cell>
    </table:table-row>
    <table:table-row table:visibility="filter"><table:table-cell table:number-columns-repeated="3"><text:p>y</text:p>
      </table:table-cell></table:table-row>
    <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>
    </table:table-row>"""
    document = read("x", ods(rows))
    assert document.kind == "ods"
    assert [line.text for line in document.tables[0].titles] == ["Indikator"]
    assert grid(ods(rows)) == [["1,25%", "1250"], ["1,25%", "1250"]]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (packed({"xl/workbook.xml": "<rusak"}), "tidak memuat buku kerja"),
        (packed({"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "DTD"),
        (packed({"[Content_Types].xml": "<x/>", "xl/worksheets/a.xml": "<x/>"}), "tidak memuat buku kerja"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "tidak memuat isi"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>",
                 "META-INF/manifest.xml": f'<a xmlns:m="{NAMES}manifest:1.0"><m:encryption-data/></a>'}), "kata sandi"),
    ],
)  # fmt: skip
def test_broken_and_hostile_packages_are_told(data: bytes, told: str) -> None:
    document = read("x", data)
    assert document.tables == () and told in document.problems[0].text and document.problems[0].fatal


def test_empty_rows_cost_nothing() -> None:
    rows = "".join(f'<row r="{n}"/>' for n in range(1, 100_000))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    data = book(lambda made, sheet: None)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    document = read("x", out.getvalue())
    assert "tidak memuat tabel" in document.problems[0].text


def test_a_formula_that_nobody_computed_is_not_empty() -> None:
    data = book(lambda made, sheet: (sheet.write_row("A1", ["a", "b"]), sheet.write_row("A2", ["x", 77]))[0])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, text.replace(b"<v>77</v>", b"<f>A1+1</f>") if "sheet1" in name else text)
    assert grid(out.getvalue()) == [["a", "b"], ["x", "\ufffd"]]


def test_repeated_cells_without_end_are_told_at_once() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    data = ods(f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')
    document = read("x", data)
    assert document.tables == () and "berulang" in document.problems[0].text
