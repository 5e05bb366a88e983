"""Pages whose box cuts a table off are read as far as its rules go."""

from types import SimpleNamespace

import numpy as np
import pytest

from extract.pdf.parse import read_box

PAGE = (0.0, 0.0, 100.0, 200.0)
Box = tuple[float, float, float, float]


def box(rules: list[Box], letter: tuple[float, float], cropped: bool = False) -> Box:
    x, y = letter
    glyphs = SimpleNamespace(boxes=np.array([(x - 1, y - 1, x + 1, y + 1)], np.float32))
    drawn = SimpleNamespace(rules=[(one, None) for one in rules])
    return read_box(PAGE, cropped, glyphs, drawn)  # type: ignore[arg-type]


def lying(x0: float, x1: float, *ys: float) -> list[Box]:
    return [(x0, y, x1, y) for y in ys]


TABLE = lying(10, 150, 50, 90)


def test_two_rules_that_cross_an_edge_with_letters_beyond_it_are_a_table() -> None:
    assert box(TABLE, (120, 70)) == (0, 0, 150, 200)
    assert box(lying(-30, 90, 50, 90), (-20, 70)) == (-30, 0, 100, 200)
    assert box([(30, 50, 30, 260), (60, 50, 60, 250)], (40, 220)) == (0, 0, 100, 260)
    assert box([(30, -40, 30, 100), (60, -50, 60, 100)], (40, -20)) == (0, -50, 100, 200)


@pytest.mark.parametrize(
    ("rules", "letter"),
    [
        (TABLE[:1], (120, 50)),  # one rule
        (lying(10, 101, 50, 90), (120, 70)),  # barely beyond
        (lying(99, 150, 50, 90), (120, 70)),  # that do not begin on the page
        (TABLE, (101, 70)),  # no letter beyond
        (TABLE, (160, 70)),  # none between the rules
        (TABLE, (120, 95)),
        (TABLE, (120, 45)),
        ([], (120, 70)),
    ],
)
def test_what_cuts_no_table(rules: list[Box], letter: tuple[float, float]) -> None:
    assert box(rules, letter) == PAGE


def test_a_page_grows_to_two_sides_at_most_and_a_crop_box_is_kept() -> None:
    assert box(lying(10, 350, 50, 90), (120, 70)) == (0, 0, 200, 200)
    assert box(TABLE, (120, 70), cropped=True) == PAGE


@pytest.mark.parametrize(
    ("letter", "right"), [((120, 50), 150), ((120, 49.5), 100), ((120, 90), 150), ((150, 70), 150), ((150.5, 70), 100)]
)
def test_letters_on_the_outer_rules_count(letter: tuple[float, float], right: float) -> None:
    assert box(TABLE, letter)[2] == right
