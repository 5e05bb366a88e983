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


@pytest.mark.parametrize(("height", "rows"), [(0.0, 2), (10.0, 3)])
def test_a_row_drawn_on_both_pages_is_one(height: float, rows: int) -> None:
    """A spreadsheet cuts a row at the foot of a page: its texts are drawn again on the next page, where none shows."""
    second = table_of(["1 | Persentase pasar | Jumlah pasar | 5"], [], 2)
    boxes = [cell.lines[0].box for cell in second.cells]
    seen = [replace(box, y1=box.y0 + height) if k < 2 and box else box for k, box in enumerate(boxes)]
    cells = [
        replace(cell, lines=(replace(cell.lines[0], box=box),)) for cell, box in zip(second.cells, seen, strict=True)
    ]
    first = table_of(["No | Indikator | Formulasi | 2024", "1 | Persentase pasar | Pasar baik dari | 5"], [], 1)
    (table,) = stitch([first, replace(second, cells=tuple(cells))], NoSense())
    assert table.n_rows == rows
    if rows == 2:
        texts = [cell.text for cell in table.cells if cell.row == 1]
        assert texts == ["1", "Persentase pasar", "Pasar baik dari\nJumlah pasar", "5"]
