"""White stripes between painted cells have the borders of these."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from extract.cells.fill import fill
from extract.engines.ruled import ruled
from extract.ink import Fills, Ink
from tests.unit.made_ink import glyphs, ink

XS = (50.0, 150.0, 300.0, 400.0)
HEIGHT = 30.0
ROWS = [
    ("No", "Indikator", "Target"),
    ("1", "Jalan", "75"),
    ("2", "Pasar", "80"),
    ("3", "Arsip", "90"),
    ("4", "Desa", "7"),
]


def page(rows: Sequence[Sequence[str]], painted: Sequence[int], marks: Sequence[tuple[str, float, float]] = ()) -> Ink:
    """Rows of cells, of which some are painted each for itself."""
    words = [
        (text, x + 5, 100 + HEIGHT * r + 20)
        for r, row in enumerate(rows)
        for x, text in zip(XS, row, strict=False)
        if text
    ]
    tops = [100 + HEIGHT * r for r in painted]
    cells = [(a, top, b, top + HEIGHT) for top in tops for a, b in pairwise(XS)]
    paint = Fills(np.array(cells, np.float32), np.full((len(cells), 3), 200, np.uint8))
    return replace(ink([], [], glyphs(*words, *marks)), fills=paint)


def read(page: Ink) -> list[list[list[str]]]:
    tables = [fill(page, grid) for grid in ruled(page)]
    return [[[cell.text for cell in table.cells if cell.row == row] for row in range(table.n_rows)] for table in tables]


@pytest.mark.parametrize("painted", [(0, 1, 3), (0, 2, 4), (0, 2)])
def test_bare_rows_are_rows_of_the_table(painted: tuple[int, ...]) -> None:
    """Between bands, and under the last one."""
    n = min(len(ROWS), max(painted) + 2)
    assert read(page(ROWS[:n], painted)) == [[list(row) for row in ROWS[:n]]]


def test_a_title_between_two_tables_is_none() -> None:
    """Its words run over the borders."""
    title = [("Tabel 2 Indikator Kinerja Utama Tahun 2025", 60.0, 100 + 2 * HEIGHT + 20)]
    first, second = read(page([*ROWS[:2], (), ROWS[0], ROWS[3]], (0, 1, 3, 4), title))
    assert (first, second) == ([list(row) for row in ROWS[:2]], [list(ROWS[0]), list(ROWS[3])])


def test_signatures_under_the_last_band_are_no_row() -> None:
    signed = [*ROWS[:4], ("", "Kepala", "")]
    assert read(page(signed, (0, 1, 3))) == [[list(row) for row in ROWS[:4]]]


def test_the_last_band_may_end_in_steps() -> None:
    """A page break leaves the cells of its columns with feet of their own; the stripe over it is no last one."""
    whole = page(ROWS[:4], (0, 1, 3))
    boxes = whole.fills.boxes.copy()
    boxes[-1, 3] += 9
    assert read(replace(whole, fills=replace(whole.fills, boxes=boxes)))[0][:4] == [list(row) for row in ROWS[:4]]


def test_the_last_stripe_may_hold_several_rows() -> None:
    """As far from each other as rows of the table stand; what tells rows of one cell parts them later."""
    assert read(page(ROWS, (0, 2)))[0][3] == ["3\n4", "Arsip\nDesa", "90\n7"]


def test_a_band_without_sides_is_a_row_of_the_table_that_it_parts() -> None:
    """Rules stand over it and under it, none at its ends; elsewhere the same rules are two tables."""
    tops = [(100, 160), (175, 235)]
    across = [(50, y, 400, y) for a, b in tops for y in (a, (a + b) / 2, b)]
    down = [(x, a, x, b) for x in XS for a, b in tops]
    words = [(text, x + 5, y) for y in (120, 150, 195, 225) for x, text in zip(XS, ("1", "Jalan", "75"), strict=False)]
    bare = ink(across, down, glyphs(*words, ("Bagian Umum", 60, 171)))
    band = Fills(np.array([(49.7, 159.8, 400.3, 175.2)], np.float32), np.array([(250, 220, 210)], np.uint8))
    (whole,) = read(replace(bare, fills=band))
    assert [len(row) for row in whole] == [3, 3, 1, 3, 3]
    assert len(read(bare)) == 2
