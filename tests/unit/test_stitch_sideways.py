"""Columns that a sheet wider than its paper prints on pages of their own."""

from dataclasses import replace

import pytest

from extract.document import Box, Cell, Document, Line, Page, Table
from extract.stitch.sideways import beside
from iku.document.sideways import cut_sideways
from tests.unit.tables_as_text import rows_shown

LEFT = (("No", "Indikator", "Target", "Target"), ("", "", "2023", "2024"))
RIGHT = (("", "Sumber"), ("2025", "Sumber"))
UNEVEN, EVEN = (12.0, 12.0, 12.0, 24.0, 36.0, 12.0), (12.0,) * 6


def drawn(page: int, rows: list[tuple[str, ...]], heights: tuple[float, ...], *titles: str) -> Table:
    """A table at the same place of every page; a text that stands twice in the first rows is one merged cell."""
    tops = [100.0 + sum(heights[:r]) for r in range(len(rows) + 1)]
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            box = Box(50.0 + 80 * c, tops[r], 130.0 + 80 * c, tops[r + 1])
            if r == 0 and c and text and text == row[c - 1]:
                cells[-1] = replace(cells[-1], col_span=2)
            else:
                cells.append(Cell(r, c, lines=(Line(text, box, page),) if text else (), box=box, page=page))
    box = Box(50.0, 100.0, 50.0 + 80 * len(rows[0]), tops[-1])
    lines = tuple(Line(title, None, page) for title in titles)
    return Table(len(rows), len(rows[0]), tuple(cells), "ruled", page=page, box=box, titles=lines)


def pages(
    right_heights: tuple[float, ...], left_heights: tuple[float, ...], *titles: str, names: str = "x"
) -> list[str]:
    body = [(str(k), f"Persentase {name}", str(k), str(k + 1)) for k, name in enumerate("abcd")]
    more = [(str(k + 2), f"{names} {name}") for k, name in enumerate("abcd")]
    left = drawn(1, [*LEFT, *body], left_heights, *titles)
    right = drawn(2, [*RIGHT, *more], right_heights)
    return [row for table in beside([left, right]) for row in rows_shown(table)]


def test_columns_with_the_same_rows_go_back_to_their_table() -> None:
    rows = pages(UNEVEN, UNEVEN)
    assert rows[2] == "0 | Persentase a | 0 | 1 | 2 | x a"
    assert rows[0].startswith("No | Indikator | Target | < | <")  # the paper's edge cut the cell


def test_rows_of_one_height_need_a_title_on_one_of_the_pages() -> None:
    assert len(pages(EVEN, EVEN, "INDIKATOR KINERJA UTAMA")) == 6
    assert len(pages(EVEN, EVEN)) == 12


@pytest.mark.parametrize("names", ["x", "Persentase"])
def test_other_rows_or_the_same_names_are_another_table(names: str) -> None:
    heights = UNEVEN if names == "Persentase" else (12.0, 12.0, 12.0, 12.0, 48.0, 12.0)
    assert len(pages(heights, UNEVEN, names=names)) == 12


@pytest.mark.parametrize(
    ("heights", "others", "page", "told"),
    [
        (UNEVEN, UNEVEN, 2, [(2, 1)]),
        (UNEVEN, (12.0, 12.0, 24.0, 24.0, 36.0), 2, []),  # a border that the other has not
        (UNEVEN, (12.0, 12.0, 12.0, 24.0, 48.0), 2, [(2, 1)]),  # one border fewer
        (UNEVEN, (12.0, 12.0, 12.0, 24.0, 36.0, 14.0), 2, []),  # another foot
        ((12.0, 12.0, 24.0, 12.0), (12.0, 12.0, 24.0, 12.0), 2, []),  # few
        (EVEN, EVEN, 2, []),
        (UNEVEN, UNEVEN, 1, []),
    ],
)
def test_a_part_that_nobody_put_to_its_table_is_told_by_its_rows(
    heights: tuple[float, ...], others: tuple[float, ...], page: int, told: list[tuple[int, int]]
) -> None:
    used = drawn(1, [(str(k), "Persentase") for k in range(len(heights))], heights)
    left_out = drawn(page, [("Sumber", "Data")] * len(others), others)
    read = [Page(number, 600, 800, tables=(table,)) for number, table in ((1, used), (page, left_out))]
    assert [*cut_sideways(Document("x", "", "pdf", tuple(read)), [used])] == told
