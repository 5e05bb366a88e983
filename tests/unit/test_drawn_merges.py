"""Whether a page rules the lines that a person drew: more than half of the sides of their cells."""

import pytest
from made_ink import Segment, glyphs, ink

from extract.drawn.merges import merged

LINES = (100.0, 200.0, 300.0)
ACROSS, DOWN, HALF = (100.0, 200.0, 300.0, 200.0), (200.0, 100.0, 200.0, 300.0), (200.0, 100.0, 200.0, 200.0)


@pytest.mark.parametrize(
    ("across", "down", "ruled"),
    [([ACROSS], [DOWN], True), ([ACROSS], [HALF], True), ([ACROSS], [], False), ([], [HALF], False), ([], [], False)],
)
def test_a_page_rules_most_of_the_lines(across: list[Segment], down: list[Segment], ruled: bool) -> None:
    assert merged(ink(across, down, glyphs(("kata", 110, 150))), LINES, LINES).ruled is ruled
