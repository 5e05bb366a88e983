"""Lines that run out of their cell's foot are given back to it."""

from itertools import pairwise

import numpy as np
from made_ink import glyphs, ink

from extract.cells.fill import fill
from extract.cells.overflow import flowed_back
from extract.document import Box
from extract.grid import Grid, Slot


def column(*edges: float) -> Grid:
    """One column of cells between these heights."""
    slots = [Slot(k, 0, 1, 1, Box(100, y0, 200, y1)) for k, (y0, y1) in enumerate(pairwise(edges))]
    return Grid.of("ruled", len(slots), 1, slots, borders="ruled")


ROWS = (100.0, 123.5, 160.0, 180.0, 200.0, 220.0)
REST = tuple((f"sel{k}", 104.0, y + 11.0) for k, y in enumerate(ROWS[2:-1]))
"""Other cells, whose first lines begin as far under their border as the first cell's."""


def texts(grid: Grid, *words: tuple[str, float, float]) -> list[str]:
    return [cell.text for cell in fill(ink([], [], glyphs(*words)), grid).cells]


def test_a_line_right_under_the_border_at_the_same_pitch_is_the_upper_cells() -> None:
    words = [("Penangg", 104, 111.0), ("ung", 104, 121.5), ("Jawab", 104, 132.0)]
    found = texts(column(*ROWS), *words, ("Kabid", 104, 145.0), *REST)
    assert found[:2] == ["Penangg\nung\nJawab", "Kabid"]


def test_a_cells_own_first_line_stays() -> None:
    words = [("Penangg", 104, 111.0), ("ung", 104, 122.6), ("Kabid", 104, 134.2)]
    assert texts(column(*ROWS), *words, *REST)[:2] == ["Penangg\nung", "Kabid"]


def test_a_line_that_comes_later_in_the_stream_stays() -> None:
    words = [("Satu", 104, 111.0), ("dua", 104, 121.5), ("lain", 300, 121.5), ("tiga", 104, 132.0)]
    assert texts(column(*ROWS), *words, *REST)[:2] == ["Satu\ndua", "tiga"]


def test_under_the_foot_of_the_table_one_line_is_enough() -> None:
    grid = column(100, 112, 124)
    words = [("Nama", 104, 109.0), ("Definisi", 104, 121.0), ("Operasional", 104, 133.0)]
    assert texts(grid, *words) == ["Nama", "Definisi\nOperasional"]
    more = ("Lanjutan", 104, 145.0)
    assert texts(grid, *words, more) == ["Nama", "Definisi\nOperasional\nLanjutan"]
    note = ("Catatan", 104, 140.0)
    assert texts(grid, *words[:2], note) == ["Nama", "Definisi"]


def test_few_letters_are_left_alone() -> None:
    owners = np.array([0, 1], np.intp)
    assert flowed_back(glyphs(("ab", 0, 10)), owners, column(0, 10, 20)).tolist() == [0, 1]
