"""What stands over the top of a page and parts no table: specks of a scan, a header whose cells moved a row."""

from dataclasses import replace

import pytest

from extract.document import Line
from extract.sense import NoSense
from extract.stitch import stitch
from tests.unit.tables_as_text import continues, table_of

FIRST = table_of(["No | Indikator | Satuan | 2024", "1 | Persentase pasar | % | 5"], [], 1)
SECOND = table_of(["2 | Jumlah gudang | unit | 7"], [], 2)


@pytest.mark.parametrize(("over", "joined"), [("F", True), ("1 Y", True), ("ll .", True), ("Eselon IV", False)])
def test_a_title_holds_a_word(over: str, joined: bool) -> None:
    assert continues(FIRST, replace(SECOND, titles=(Line(over),)), NoSense()) is joined


def test_a_header_whose_cells_stand_a_row_lower_is_the_header_again() -> None:
    first = table_of(["No | Indikator | Rencana | Rencana", " |  | Target | Pagu", "1 | a | 5 | 6"], [], 1)
    first = replace(first, header_rows=2)
    again = table_of([" |  | Rencana | Rencana", "No | Indikator | Target | Pagu", "2 | b | 7 | 8"], [], 2)
    (table,) = stitch([first, again], NoSense())
    assert [cell.text for cell in table.cells if cell.row == 3][:2] == ["2", "b"]
