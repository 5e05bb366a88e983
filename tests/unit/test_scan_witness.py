"""Doubtful figures held against those that a page prints for certain."""

import numpy as np
import pytest

from extract.scan.place import DISPUTED, Placed
from extract.scan.witness import attested
from tests.unit.lettered_page import page

WIDE, SIGN = 18, 30
"""Pixels from one drawn figure to the next; the same of a per cent sign."""


def ends(text: str) -> np.ndarray:
    """Where each character begins and ends."""
    stops = 60 + np.cumsum([0, *(SIGN if char == "%" else WIDE for char in text)])
    return np.stack([stops[:-1], stops[1:]], axis=1).astype(np.float32)


CLEAR = ["1234567890", "1234567890%"]


def judged(printed: str, read: str, hide: tuple[slice, slice] | None = None, sure: float = 0.5) -> Placed:
    picture, layout, placed = page([*CLEAR, printed], [*CLEAR, read], [1.0, 1.0, sure], ends, hide)
    return attested(placed, picture, layout)[-1]


def stroke(x: int, width: int) -> tuple[slice, slice]:
    """An upright stroke of a stamp over the third line."""
    return slice(140, 180), slice(x, x + width)


def test_a_figure_that_a_stroke_crosses_is_told_from_what_is_left_of_it() -> None:
    assert judged("89", "83", stroke(85, 4)).text == "89"
    assert judged("89", "89", stroke(85, 4)).confidence.min() > DISPUTED


def test_a_number_may_be_of_all_that_the_page_prints() -> None:
    assert judged("9876543210%", "9876543210%").confidence.min() > DISPUTED


def test_a_figure_that_was_not_read_under_a_stroke_is_found() -> None:
    assert judged("26", "2", stroke(84, 4)).text == "26"


def test_under_a_stroke_figures_that_were_read_surely_are_doubted_too() -> None:
    picture, layout, placed = page([*CLEAR, "77"], [*CLEAR, "11"], [1.0, 1.0, 1.0], ends, stroke(70, 4))
    placed[-1] = placed[-1].trusted(np.array([0.94, 0.5], np.float32))
    assert attested(placed, picture, layout)[-1].text == "77"


def test_a_longer_number_than_was_read_holds_what_was_read() -> None:
    found = judged("35", "6", stroke(84, 4))
    assert (found.text, found.confidence.max()) == ("6", DISPUTED)


def test_what_is_hidden_stays_in_doubt() -> None:
    whole = judged("86", "8", stroke(78, 18))
    assert (whole.text, whole.confidence.max()) == ("8", DISPUTED)


def test_a_per_cent_sign_read_as_two_figures() -> None:
    found = judged("80%", "8096", sure=0.99)
    assert (found.text, len(found.ends)) == ("80%", 3)


def test_figures_that_are_printed_stay() -> None:
    found = judged("8096", "8096", sure=0.99)
    assert (found.text, found.confidence.min()) == ("8096", pytest.approx(0.99))


def test_without_all_ten_figures_none_is_told_from_another() -> None:
    picture, layout, placed = page(["124567890", "83"], ["124567890", "84"], [1.0, 0.5], ends)
    assert attested(placed, picture, layout)[-1] is placed[-1]


@pytest.mark.parametrize(("printed", "read"), [("18", "1B"), ("38", "3c"), ("80", "8)")])
def test_a_figure_that_was_read_as_none_is_told_by_its_print(printed: str, read: str) -> None:
    found = judged(printed, read)
    assert (found.text, found.confidence.min() > DISPUTED) == (printed, True)


def test_a_letter_that_is_surely_read_in_a_number_makes_it_doubtful() -> None:
    picture, layout, placed = page(["124567890", "18"], ["124567890", "1B"], [1.0, 1.0], ends, stroke(78, 18))
    assert attested(placed, picture, layout)[-1].confidence.max() == DISPUTED


def test_a_surely_read_letter_that_is_like_no_figure_is_no_number() -> None:
    found = judged("18", "1K", sure=0.99)
    assert (found.text, found.confidence.min()) == ("1K", pytest.approx(0.99))


def test_a_per_cent_sign_that_stands_alone_gives_drawings() -> None:
    picture, layout, placed = page(["1234567890", "1234567890", "%", "96"], ["1234567890", "1234567890", "%", "96"],
                                   [1.0, 1.0, 1.0, 0.5], ends)  # fmt: skip
    assert attested(placed, picture, layout)[-1].confidence.min() > DISPUTED
