"""Print that no table holds is told where it stands as a table's print does, and only there."""

from dataclasses import replace

import pytest
from drawn_text import drawn

from extract.choice.refusal import TEXT
from extract.choice.score import choose
from extract.document import Aside, Box, Table
from extract.loose import loose
from extract.sense import NoSense

ROWS = """
INDIKATOR KINERJA UTAMA
No   Indikator                  Satuan     2024   2025
1    Persentase jalan mantap    %          75     80
2    Jumlah pasar rakyat        Unit       12     14
3    Jumlah laporan             Dokumen    4      4
"""


def texts(picture: str) -> list[str]:
    return [line.text for line in loose(drawn(picture), (), ())]


def test_rows_that_no_engine_reads_are_told_with_their_first_words() -> None:
    assert texts(ROWS)[:5] == ["No", "Indikator", "Satuan", "2024", "2025"]
    assert "INDIKATOR KINERJA UTAMA" not in texts(ROWS)
    assert texts(ROWS)[-5:] == ["3", "Jumlah laporan", "Dokumen", "4", "4"]


def test_a_line_alone_with_many_figures_is_a_row() -> None:
    row = "11   Tertibnya arsip     Jumlah arsip     Unit     24     8     26     94"
    assert texts(row)[0] == "11"
    assert texts(row.removesuffix("     94")) == []


@pytest.mark.parametrize(
    "picture",
    [
        "Renstra 2025     59\nteks yang berjalan terus sampai ke\ntepi halaman.\nRenstra 2025     60",
        "Nama       : Budi\nNIP        : 1968 0501\nPangkat    : IV c\nTahun      : 2024",
        "11. Peraturan  Menteri  Nomor  80  Tahun  2015\n12. Peraturan  Menteri  Nomor  86  Tahun  2017\n"
        "13. Peraturan  Menteri  Nomor  90  Tahun  2019",
        "120\n100\n 80\n 60\n 40",
    ],
    ids=["head and foot", "explained", "justified", "axis"],
)
def test_what_is_no_row_is_left_alone(picture: str) -> None:
    assert texts(picture) == []


@pytest.mark.parametrize(
    ("under", "told"),
    [
        ("4    Jumlah gudang              Unit       7", ["4", "Jumlah gudang", "Unit", "7"]),
        ("\n" * 8 + "4    Jumlah gudang              Unit       7", []),
        ("     Kota, 2 Januari 2025       Ani        7", []),
        ("     Jumlah seluruhnya                    7", []),
    ],
    ids=["row", "far off", "across columns", "two parts"],
)
def test_a_row_close_under_a_table_that_does_not_hold_it(under: str, told: list[str]) -> None:
    (table,) = choose(drawn(ROWS), NoSense()).tables
    assert [line.text for line in loose(drawn(ROWS + under), [table], ())] == told


def test_what_a_table_or_a_region_holds_is_not_loose() -> None:
    ink = drawn(ROWS)
    whole = choose(ink, NoSense())
    regions = [one.table for one in whole.aside] + list(whole.tables)
    assert regions
    assert loose(ink, regions, ()) == ()
    assert loose(ink, (), [Aside("alasan", table) for table in regions]) == ()


def test_letters_of_a_table_that_no_cell_has_are_lost() -> None:
    ink = drawn(ROWS)
    table = next(iter((*choose(ink, NoSense()).tables, *(one.table for one in choose(ink, NoSense()).aside))))
    cells = [cell for cell in table.cells if "pasar" not in cell.text]
    assert [line.text for line in loose(ink, [replace(table, cells=tuple(cells))], ())] == ["Jumlah pasar rakyat"]


def test_a_row_with_many_figures_is_told_that_was_refused_as_running_text() -> None:
    ink = drawn("11   Tertibnya arsip     Jumlah arsip     Unit     24     8     26     94")
    table = Table(1, 1, (), "aligned", box=Box(0.0, 0.0, 700.0, 100.0))
    assert loose(ink, (), [Aside("alasan", table)]) == ()
    assert [line.text for line in loose(ink, (), [Aside(TEXT.reason, table)])][-4:] == ["24", "8", "26", "94"]
