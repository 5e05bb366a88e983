"""Pages set in two columns of text are parted at the gutter; numbers of columns count on."""

from dataclasses import replace

import pytest

from extract.engines.aligned.frames import Rule
from extract.engines.aligned.gutter import columns_of_text
from extract.engines.aligned.printed import Chunk, Printed, line_of

WIDTH = 600.0


def chunk(text: str, x0: float, x1: float, y: float) -> Chunk:
    each = (x1 - x0) / max(1, len(text.split()))
    words = tuple((x0 + k * each, x0 + (k + 1) * each - 2, word) for k, word in enumerate(text.split()))
    return Chunk(x0, y, x1, y + 9, text, 10.0, False, text[:1].isdigit(), words)


def line(y: float, *texts: tuple[str, float, float]) -> Printed:
    return line_of([chunk(text, x0, x1, y) for text, x0, x1 in texts])


PROSE = "kata demi kata lagi"


def page(count: int, left: str = PROSE, wide: float = 200.0, gap: float = 40.0) -> list[Printed]:
    middle = WIDTH / 2
    return [
        line(
            12.0 * k,
            (left, middle - gap / 2 - wide, middle - gap / 2),
            (PROSE, middle + gap / 2, middle + gap / 2 + wide),
        )
        for k in range(count)
    ]


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (page(8), 2), (page(7), 1), (page(8, wide=133), 2), (page(8, wide=132), 1), (page(8, left="tiga kata saja"), 1),
        (page(8, gap=6), 2), (page(8, gap=4), 1),
    ],
)  # fmt: skip
def test_eight_lines_of_running_text_on_either_side_are_two_columns(lines: list[Printed], parts: int) -> None:
    assert len(columns_of_text(lines, WIDTH)) == parts


def test_a_gutter_is_about_the_middle() -> None:
    aside = [line(12.0 * k, (PROSE, 10, 160), (PROSE, 180, 590)) for k in range(8)]
    assert len(columns_of_text(aside, WIDTH)) == 1


def test_a_line_across_the_gutter_stays_whole_between_the_sides() -> None:
    across = line(48.0, (PROSE, 100, 500))
    parts = columns_of_text([*page(8)[:4], across, *page(12)[5:]], WIDTH)
    assert [len(part) for part in parts] == [4, 4, 1, 7, 7]


@pytest.mark.parametrize(("ends", "parts"), [((40.0, 560.0), [2, 8, 8]), ((40.0, 290.0), [10, 10])])
def test_a_table_that_rules_close_over_the_gutter_stays_whole(ends: tuple[float, float], parts: list[int]) -> None:
    rows = [line(y, ("Nama", 50, 100), ("12", 200, 220), ("14", 400, 420)) for y in (0.0, 12.0)]
    text = [replace(one, y0=one.y0 + 30, y1=one.y1 + 30) for one in page(8)]
    rules = [Rule(y, *ends) for y in (-2.0, 10.5, 24.0, 150.0)]
    assert [len(part) for part in columns_of_text([*rows, *text], WIDTH, rules)] == parts


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ("1 2 3", True), ("(1) (2)", True), ("A B C", True), ("a. b.", True), ("1 3", False), ("A C", False),
        ("2 1", False), ("1", False), ("AB CD", False), ("9 10", True), ("99 100", False), ("1 B", False),
        ("B A", False),
    ],
)  # fmt: skip
def test_numbers_and_letters_of_columns(marks: str, told: bool) -> None:
    found = line(0, *((mark, 50.0 * k, 50.0 * k + 9) for k, mark in enumerate(marks.split())))
    assert found.counts_columns == told
