"""Strokes of Roman numerals, counted in the ink."""

import numpy as np
import pytest

from extract.scan.layout import Layout, TextLine
from extract.scan.place import Placed
from extract.scan.stems import counted

LETTER = 12
LINE = TextLine(0, 10, 100, 22, 22, 1)


def page(*strokes: tuple[int, int, int]) -> Layout:
    """Ink from x to x, so many pixels high, at the place of the third character."""
    ink = np.zeros((40, 120), np.uint8)
    ink[10:22, 2:18] = 1
    for x0, x1, high in strokes:
        ink[22 - high : 22, x0:x1] = 1
    return Layout((LINE,), ink, float(LETTER))


def read(text: str = "TW I", sure: float = 0.99) -> Placed:
    ends = [(0, 10), (10, 20), (20, 30), (30, 60)]
    return Placed(text, np.array(ends, np.float32), np.full(len(text), sure, np.float32), LINE)


@pytest.mark.parametrize(
    ("strokes", "text"),
    [
        (((32, 35, 12), (40, 43, 12), (48, 51, 12)), "TW III"),
        (((32, 35, 12), (40, 43, 12)), "TW II"),
        (((38, 39, 12), (40, 41, 12)), "TW II"),  # a pixel each, and one between them
        (((40, 43, 12),), "TW I"),
        (((32, 35, 12), (40, 49, 12)), "TW I"),  # a stroke and a letter
        (((32, 35, 12), (40, 43, 5)), "TW I"),  # and a speck
        (((32, 34, 12), (37, 39, 12), (42, 44, 12), (47, 49, 12)), "TW I"),  # shading
        ((), "TW I"),
    ],
)
def test_a_numeral_has_as_many_strokes_as_are_shown(strokes: tuple[tuple[int, int, int], ...], text: str) -> None:
    found = counted(read(), page(*strokes))
    assert found.text == text and len(found.ends) == len(found.confidence) == len(text)


def test_what_was_not_read_is_less_sure() -> None:
    found = counted(read(), page((32, 35, 12), (40, 43, 12)))
    assert found.confidence[2] > 0.95 and found.confidence[3:].max() == pytest.approx(0.9)


def test_letters_of_words_are_not_counted() -> None:
    assert counted(read("TWaI"), page((32, 35, 12), (40, 43, 12))).text == "TWaI"
