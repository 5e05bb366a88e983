"""A cell has the colour that was painted last over its middle, and none where that is white or nothing."""

from dataclasses import replace

import numpy as np
import pytest

from extract.cells.fill import fill
from extract.document import Box
from extract.grid import Grid, Slot
from extract.ink import Fills
from tests.unit.made_ink import glyphs, ink

GRID = Grid.of("ruled", 1, 2, [Slot(0, 0, 1, 1, Box(0, 0, 100, 20)), Slot(0, 1, 1, 1, Box(100, 0, 200, 20))], "ruled")
GREEN, GREY, WHITE, PALE = (0, 160, 0), (200, 200, 200), (255, 255, 255), (250, 251, 255)
WHOLE, LEFT, RIGHT = (0, 0, 200, 20), (0, 0, 100, 20), (100, 0, 200, 20)


@pytest.mark.parametrize(
    ("painted", "colours"),
    [
        ([], [None, None]),
        ([(LEFT, GREEN)], [GREEN, None]),
        ([(RIGHT, GREEN)], [None, GREEN]),
        ([(WHOLE, GREEN), (RIGHT, GREY)], [GREEN, GREY]),
        ([(RIGHT, GREY), (WHOLE, GREEN)], [GREEN, GREEN]),
        ([(WHOLE, GREEN), (LEFT, WHITE)], [None, GREEN]),
        ([(LEFT, PALE), (RIGHT, (249, 255, 255))], [None, (249, 255, 255)]),
        ([((0, 0, 50, 10), GREEN), ((151, 0, 200, 20), GREY)], [GREEN, None]),
        ([((0, 10, 49, 20), GREEN), ((150, 0, 200, 9), GREY)], [None, None]),
    ],
)
def test_the_last_colour_over_the_middle(painted, colours) -> None:
    boxes = np.array([box for box, _ in painted], np.float32).reshape(-1, 4)
    page = replace(ink([], []), fills=Fills(boxes, np.array([c for _, c in painted], np.uint8).reshape(-1, 3)))
    assert [cell.fill for cell in fill(page, GRID).cells] == colours


@pytest.mark.parametrize("least", [1.0, 0.4])
def test_a_cell_is_as_sure_as_its_least_certain_letter(least: float) -> None:
    marks = glyphs(("pasar", 5.0, 15.0), ("Jumlah", 105.0, 15.0))
    marks.confidence[2] = least
    assert [cell.confidence for cell in fill(ink([], [], marks), GRID).cells] == pytest.approx([least, 1.0])


@pytest.mark.parametrize(
    ("text", "x", "cells"),
    [
        ("12 Laporan14 Laporan", 50.0, ("12 Laporan", "14 Laporan")),
        ("pasarJumlah", 75.0, ("pasar", "Jumlah")),
        ("pasarjumlah", 75.0, ("", "pasarjumlah")),  # no letter of another sort parts these
        ("pasarJumlah", 73.0, ("", "pasarJumlah")),  # the border goes through a letter
    ],
)
def test_texts_that_meet_at_a_border_are_two(text: str, x: float, cells: tuple[str, str]) -> None:
    """Cells without margins set the beginning of one close to the end of another."""
    page = ink([], [], glyphs((text, x, 15.0)))
    assert tuple(cell.text for cell in fill(page, GRID).cells) == cells


@pytest.mark.parametrize("angle", [90, 270])
def test_a_word_that_runs_up_or_down_over_a_border_is_whole(angle: int) -> None:
    """A header set upright may be longer than its cell is high: its first letters stand over the first row."""
    grid = Grid.of("ruled", 2, 1, [Slot(k, 0, 1, 1, Box(0, 50 * k, 100, 50 + 50 * k)) for k in (0, 1)], "ruled")
    word = "Terrazzo"
    ys = [60 - 5 * k if angle == 90 else 25 + 5 * k for k in range(len(word))]
    marks = glyphs((word, 0, 0))
    boxes = np.array([(40, y, 50, y + 5) for y in ys], np.float32)
    page = ink([], [], replace(marks, boxes=boxes, angle=np.full(len(word), angle, np.int16)))
    assert [cell.text for cell in fill(page, grid).cells] == [word, ""]
