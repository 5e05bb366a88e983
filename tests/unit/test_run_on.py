"""Text that runs out of its cell's side: into an empty cell, or under the text of the next one."""

import pytest
from made_ink import glyphs, ink

from extract.cells.fill import fill
from extract.document import Box
from extract.grid import Grid, Slot

EDGES = (100.0, 150.0, 200.0, 250.0)
SLOTS = [Slot(0, k, 1, 1, Box(EDGES[k], 100, EDGES[k + 1], 120)) for k in range(3)]
ROW = Grid.of("ruled", 1, 3, SLOTS, borders="ruled")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("100% (12 dok)", 104, 113), ("baik", 204, 113)], ["100% (12 dok)", "", "baik"]),
        ([("100% (12 dok)", 104, 113), ("80%", 153, 113)], ["100% (12 dok)", "80%", ""]),
        ([("Rp1.500.000,-", 104, 113), ("Rp2.500.000,-", 154, 113)], ["Rp1.500.000,-", "Rp2.500.000,-", ""]),
        ([("100%", 104, 113), ("80%", 154, 113)], ["100%", "80%", ""]),
    ],
    ids=["into an empty cell", "under a text", "both run over", "none"],
)
def test_it_stays_with_the_cell_that_it_begins_in(words: list[tuple[str, float, float]], expected: list[str]) -> None:
    assert [cell.text for cell in fill(ink([], [], glyphs(*words)), ROW).cells] == expected
