"""What marks leave beside a cell's own text."""

import numpy as np
import pytest

from extract.document import UNREAD
from extract.scan.layout import Layout, TextLine
from extract.scan.place import Placed
from extract.scan.scraps import without_scraps
from extract.scan.unread import with_unread

HIGH = 16.0


def placed(text: str, x: float, top: float, high: float = HIGH, field: int = 2, sure: float = 1.0) -> Placed:
    line = TextLine(x, top, x + 10 * len(text), top + high, top + high, field)
    return Placed(text, np.zeros((len(text), 2), np.float32), np.full(len(text), sure, np.float32), line)


def kept(*cell: Placed, marked: bool = True) -> list[str]:
    """The texts of a cell beside a page's sure numbers; a mark all over it, or none."""
    sure = [placed("2024", 20, 20, field=1), placed("57", 90, 20, field=1)]
    marks = np.zeros((300, 300), np.uint8)
    marks[90:, 90:] = 1
    layout = Layout((), np.zeros((300, 300), np.uint8), 12.0, marks=marks if marked else None)
    return [line.text for line in without_scraps([*sure, *cell], layout)][2:]


@pytest.mark.parametrize(
    "scrap",
    [
        placed("A", 130, 95, high=31.0),
        placed("-", 130, 105, high=4.0),
        placed("1", 130, 107, sure=0.9),
    ],
    ids=["too high", "too low", "off the line"],
)
def test_a_scrap_beside_a_number_is_dropped(scrap: Placed) -> None:
    assert kept(placed("40", 100, 100), scrap) == ["40"]
    assert kept(placed("40", 100, 100), scrap, marked=False) == ["40", scrap.text]


def test_what_stands_on_the_number_s_line_or_under_it_stays() -> None:
    assert kept(placed("40", 100, 100), placed("7", 130, 100)) == ["40", "7"]
    assert kept(placed("40", 100, 100), placed("%", 100, 120)) == ["40", "%"]


def test_a_scrap_alone_stays_so_that_its_cell_is_not_empty() -> None:
    assert kept(placed("A", 130, 95, high=31.0)) == ["A"]


def test_beside_words_any_scrap_is_dropped() -> None:
    assert kept(placed("Dokumen", 100, 100), placed("A", 180, 100)) == ["Dokumen"]


def test_a_bar_that_a_mark_touches_is_no_dash() -> None:
    """It may be the top of a 7: its cell is unread, not empty."""
    bar, marks = placed("-", 100, 100, high=4.0), np.zeros((300, 300), np.uint8)
    marks[105:200, 100:110] = 1
    cell = TextLine(100, 105, 110, 200, 200, 2)
    plain = Layout((), np.ones((300, 300), np.uint8), 12.0, crossed=(cell,))
    marked = Layout((), plain.ink, 12.0, crossed=(cell,), marks=marks)
    assert [line.text for line in with_unread([bar], marked)] == [UNREAD]
    assert [line.text for line in with_unread([bar], plain)] == ["-"]
