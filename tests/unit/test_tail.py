"""The rest of a table at the top of a page, read in the columns of the page before."""

from dataclasses import replace

import pytest

from extract.choice.score import choose
from extract.sense import NoSense
from tests.unit.drawn_text import drawn, written

BEFORE = """
No  Sasaran              Indikator             Satuan   2024
 1  Meningkatnya jalan   Persentase jalan      %        70,5
 2  Meningkatnya pasar   Jumlah pasar          Unit       12
 3  Meningkatnya taman   Luas taman kota       m2        880
"""
ROW = """
                         Persentase kios
18  Meningkatnya kios    yang bersih           %        90,1
"""
HEAD = """
                     Halaman 2

"""
LETTER = """
                     Halaman 2

Demikian daftar ini dibuat untuk dipergunakan sebagaimana
mestinya oleh seluruh perangkat daerah pada tahun 2024.
"""


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        (ROW, ["18 | Meningkatnya kios | Persentase kios/yang bersih | % | 90,1"]),
        (HEAD + ROW, ["18 | Meningkatnya kios | Persentase kios/yang bersih | % | 90,1"]),
        (LETTER, []),
    ],
    ids=["row", "under a head", "letter"],
)
def test_a_row_alone_on_its_page_is_one_of_the_table_before(page: str, rows: list[str]) -> None:
    (before,) = choose(drawn(BEFORE), NoSense()).tables
    found = choose(drawn(page), NoSense(), before=before).tables
    assert [row for table in found for row in written(table).splitlines()] == rows


SCATTERED = """
No  Sasaran              Indikator             Satuan   2024
 1  Meningkatnya jalan   Persentase jalan      %        70,5
 2    Meningkatnya       Jumlah pasar          Unit       12
 3   Taman yang baik     Luas taman kota       m2        880
"""
ROWS = """
18                       Persentase kios       %        90,1
19                       Jumlah kios           Unit       30
"""


def test_a_column_whose_texts_share_no_edge_has_none_of_the_rest() -> None:
    (before,) = choose(drawn(SCATTERED), NoSense()).tables
    (found,) = choose(drawn(ROWS), NoSense(), before=before).tables
    assert written(found).splitlines() == ["18 | . | Persentase kios | % | 90,1", "19 | . | Jumlah kios | Unit | 30"]
    assert {cell.col for cell in found.cells} == {0, 2, 3, 4}


CENTRED = """
No  Sasaran              Indikator              Satuan      2024
 1  Meningkatnya jalan   Persentase jalan          %        70,5
 2  Meningkatnya pasar   Jumlah pasar            orang        12
 3  Meningkatnya taman   Luas taman kota          are        880
"""


def test_a_column_whose_texts_share_their_middles_has_those_of_the_rest() -> None:
    (before,) = choose(drawn(CENTRED), NoSense()).tables
    page = "\n 5  Meningkatnya arsip   Jumlah arsip           Dokumen        7\n"
    (found,) = choose(drawn(page), NoSense(), before=before).tables
    assert written(found).splitlines() == ["5 | Meningkatnya arsip | Jumlah arsip | Dokumen | 7"]


OVER_A_RULE = """
                         yang bersih
-------------------------------------------------------------
 4  Meningkatnya kios    Persentase kios       %        90,1
-------------------------------------------------------------
 5  Meningkatnya arsip   Jumlah arsip          Unit       30
-------------------------------------------------------------
"""


def test_the_end_of_a_text_over_the_first_rule_is_the_rest_of_its_row() -> None:
    (before,) = choose(drawn(BEFORE), NoSense()).tables
    tail, table = choose(drawn(OVER_A_RULE), NoSense(), before=before).tables
    assert [cell.text for cell in tail.cells if cell.lines] == ["yang bersih"]
    assert (tail.n_cols, table.n_rows) == (5, 2)


CUT = """
No  Sasaran              Indikator             Satuan   2024
 1  Meningkatnya jalan   Persentase jalan      %        70,5
 2  Meningkatnya pasar   Jumlah pasar          Unit       12
    sampai ke desa
 3  Meningkatnya taman   Luas taman            m2        880
    kota dan
"""


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("\n    Kabupaten/Kota\n", ["Kabupaten/Kota"]),
        ("\n    Kota\n", []),  # it had room on the line above
        ("\n    Kabupaten/Kota\n\n\n\n    Kepala Dinas\n", []),
    ],
)
def test_a_text_alone_on_its_page_goes_on_where_it_had_no_room_on_the_one_before(page: str, told: list[str]) -> None:
    (before,) = choose(drawn(CUT), NoSense()).tables
    found = choose(drawn(page), NoSense(), before=before).tables
    assert [cell.text for table in found for cell in table.cells if cell.lines] == told


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("\n    sampai ke desa       yang mantap\n", "sampai ke desa yang mantap"),
        ("\n 4  Meningkatnya kios    Jumlah kios           Unit       30\n", "4 Meningkatnya kios Jumlah kios Unit 30"),
        ("\n    Kepala Dinas         Sekretaris\n", ""),
    ],
)
def test_under_cells_that_colours_close_rows_with_values_and_texts_in_small_letters_go_on(page: str, told: str) -> None:
    (before,) = choose(drawn(CUT), NoSense()).tables
    found = choose(drawn(page), NoSense(), before=replace(before, borders="ruled")).tables
    assert " ".join(cell.text for table in found for cell in table.cells if cell.lines) == told
