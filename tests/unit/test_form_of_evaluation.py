"""The form in which work plans are evaluated: column numbers stand between the quarters and their K, % and Rp."""

import pytest

from audit.across.wording import plain
from extract.document import Cell, Line, Table
from normalize.headers.rows import find
from normalize.model import Field, Indicator
from normalize.rows.doubtful import torn
from normalize.rows.sheet import Sheet

Printed = tuple[int, int, int, int, str]
"""Row, column, rows and columns spanned, text."""
TOP: tuple[Printed, ...] = (
    (0, 0, 2, 1, "No"),
    (0, 2, 2, 1, "Indikator Kinerja"),
    (0, 3, 2, 2, "Target Tahun 2025"),
    (0, 5, 1, 6, "Realisasi Kinerja Pada Triwulan"),
)
QUARTERS: tuple[Printed, ...] = ((1, 5, 1, 3, "I"), (1, 8, 1, 3, "II"))
BESIDE: tuple[Printed, ...] = ((1, 1, 1, 1, "Misi"),)
NUMBERS: tuple[Printed, ...] = (
    (2, 0, 2, 1, "1"),
    (2, 2, 2, 1, "2"),
    (2, 3, 1, 2, "3"),
    (2, 5, 1, 3, "4"),
    (2, 8, 1, 3, "5 = 3 + 4"),
)
PARTS: tuple[Printed, ...] = tuple(
    (3, 3 + i, 1, 1, t) for i, t in enumerate(("K", "Rp.", "K", "%", "Rp.", "K", "%", "Rp."))
)
FIGURES: tuple[Printed, ...] = tuple(
    (3, 3 + i, 1, 1, t) for i, t in enumerate(("4", "900", "1", "25", "90", "1", "25", "90"))
)
ROW: tuple[Printed, ...] = ((4, 0, 1, 1, "1"), (4, 2, 1, 1, "Jumlah dokumen"), (4, 3, 1, 1, "4"), (4, 4, 1, 1, "900"))


def header_end(*printed: Printed) -> int:
    cells = tuple(Cell(r, c, rows, cols, lines=(Line(text),)) for r, c, rows, cols, text in printed)
    table = Table(5, 11, cells, "xlsx")
    return find(table, Sheet(table)).end


def test_the_form_is_read_to_its_last_header_row() -> None:
    assert header_end(*TOP, *QUARTERS, *BESIDE, *NUMBERS, *PARTS, *ROW) == 4
    assert header_end(*TOP, *QUARTERS, *NUMBERS, *PARTS, *ROW) == 4


def test_figures_under_column_numbers_are_no_header() -> None:
    assert header_end(*TOP, *QUARTERS, *BESIDE, *NUMBERS, *FIGURES, *ROW) == 2


@pytest.mark.parametrize(("program", "doubted"), [("PROGRAM KAWASAN PERMUKIMAN", False), ("PERMUKIMAN", True)])
def test_a_row_that_opens_a_programme_is_no_rest_of_another(program: str, doubted: bool) -> None:
    texts = ("Persentase rumah layak", "Jumlah rumah", "pesentase regulasi", "Jumlah laporan")
    names = ("Penataan", "Pembinaan", program, "Penataan")
    rows = [
        Indicator(i, i, "", "program", {"program": Field(name, name), "indikator": Field(text, text)})
        for i, (name, text) in enumerate(zip(names, texts, strict=True), 1)
    ]
    assert bool(list(torn(rows))) is doubted


@pytest.mark.parametrize(
    ("number", "text", "doubted"),
    [("26", "Jumlah sumber daya", False), ("", "Jumlah sumber daya", True), ("26", "Kota yang tertata", True)],
)
def test_a_numbered_row_goes_on_no_text_that_its_cell_cut(number: str, text: str, doubted: bool) -> None:
    """The form prints "... Lintas Daerah Kabupaten/" and no more, then the next row."""
    texts = ("Persentase rumah layak", "Jumlah jejaring Kabupaten/", text, "Jumlah laporan")
    rows = [
        Indicator(i, i, "", "indikator", {"no": Field(no, no), "indikator": Field(text, text)})
        for i, (no, text) in enumerate(zip(("24", "25", number, "27"), texts, strict=True), 1)
    ]
    assert bool(list(torn(rows))) is doubted


def test_the_sign_stands_for_the_word() -> None:
    assert plain("% siswa berprestasi", ()) == plain("Persentase siswa berprestasi", ())
    assert plain("Jumlah laporan kinerja (Dokumen)", ()) == plain("Jumlah laporan kinerja", ())
    assert plain("OPD bernilai minimal 80%", ()) == plain("OPD bernilai minimal 80", ())


def test_whose_an_indicator_is_need_not_be_said() -> None:
    """One plan prints "Nilai AKIP perangkat daerah", the agreement "Nilai SAKIP Dinas", the report "Nilai AKIP"."""
    office = ("dinas", "pertanian", "kabupaten", "kaur")
    said = (
        "Nilai AKIP perangkat daerah",
        "Nilai SAKIP Dinas",
        "Nilai AKIP Dinas Pertanian Kabupaten Kaur",
        "Nilai AKIP",
    )
    assert {plain(one, office) for one in said} == {"akip"}
    assert plain("Luas lahan pertanian", office) == "luas lahan pertanian"
    assert plain("Persentase OPD dengan nilai SAKIP baik", office) != plain("Nilai SAKIP baik", office)
