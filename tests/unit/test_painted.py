"""Tables without rules whose cells are painted."""

from dataclasses import replace

import numpy as np
import pytest

from extract.document import Box
from extract.engines.ruled.painted import edges_of_fills
from extract.grid import Grid, Slot
from extract.ink import Fills, Ink
from tests.unit.made_ink import Segment, ink

FOUR = [(10.0, 10.0, 40.0, 20.0), (40.0, 10.0, 90.0, 20.0), (10.0, 20.0, 40.0, 30.0), (40.0, 20.0, 90.0, 30.0)]


def page(fills: list[Segment], rules: list[Segment] | None = None, colour: int = 200) -> Ink:
    colours = np.full((len(fills), 3), colour, np.uint8)
    return replace(ink(rules or [], []), fills=Fills(np.array(fills, np.float32), colours))


def lying(ink: Ink, *found: Grid) -> list[tuple[float, ...]] | None:
    rules = edges_of_fills(ink, list(found))
    return None if rules is None else [tuple(line) for line in rules.horizontal.tolist()]


def test_the_edges_of_four_areas_are_rules() -> None:
    rules = edges_of_fills(page(FOUR), [])
    assert rules is not None
    upper, lower = [(x0, y0, x1, y0) for x0, y0, x1, _ in FOUR], [(x0, y1, x1, y1) for x0, _, x1, y1 in FOUR]
    assert sorted(map(tuple, rules.horizontal.tolist())) == sorted([*upper, *lower])
    assert sorted({line[0] for line in rules.vertical.tolist()}) == [10, 40, 90]


@pytest.mark.parametrize(
    ("fills", "colour", "is_table"),
    [
        (FOUR, 249, True),
        (FOUR, 250, False),  # white
        (FOUR[:3], 200, False),
        ([*FOUR[:3], (40, 20, 45, 25)], 200, True),  # five points are an area
        ([*FOUR[:3], (40, 20, 44.5, 30)], 200, False),  # paint behind a word
        ([*FOUR[:3], (12, 11, 38, 19)], 200, False),  # one lies in another
        ([*FOUR[:3], (9.5, 9.5, 40.5, 20.5)], 200, False),  # the first lies in it, half a point within
        ([*FOUR[:3], (10.75, 10.75, 40.75, 20.75)], 200, True),
        ([*FOUR[:3], (8, 8, 13, 20)], 200, True),  # taller than wide, over an edge
        ([(20.0 * k, 0, 20.0 * k + 10, 9) for k in range(1500)], 200, True),
        ([(20.0 * k, 0, 20.0 * k + 10, 9) for k in range(1501)], 200, False),  # a map
    ],
)
def test_so_many_coloured_areas_are_a_table(fills: list[Segment], colour: int, is_table: bool) -> None:
    assert (lying(page(fills, colour=colour)) is not None) == is_table


@pytest.mark.parametrize(
    ("place", "is_outside"),
    [((100, 100), False), ((91, 100), False), ((90.75, 100), True), ((151, 100), False), ((151.25, 100), True),
     ((100, 79), False), ((100, 78.75), True), ((100, 131), False), ((100, 131.25), True)],
)  # fmt: skip
def test_what_lies_in_a_grid_that_is_known_is_left_out(place: tuple[float, float], is_outside: bool) -> None:
    """A rule by its middle, a point beside the grid still in it."""
    x, y = place
    known = Grid.of("ruled", 1, 1, [Slot(0, 0, 1, 1, Box(92, 80, 150, 130))])
    found = lying(page(FOUR, [(x - 20, y, x + 20, y)]), known)
    assert found is not None and ((x - 20, y, x + 20, y) in found) == is_outside
