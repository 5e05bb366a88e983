"""Doubtful figures held against those that a page prints for certain."""

import numpy as np
import pytest

from extract.scan.layout import Layout, TextLine
from extract.scan.picture import Picture
from extract.scan.place import Placed
from extract.scan.reread import DISPUTED
from extract.scan.witness import attested

cv2 = pytest.importorskip("cv2")

HIGH, WIDE, SIGN = 20, 18, 30
"""Pixels of a drawn figure: its height, and from one to the next; the same of a per cent sign."""
Page = tuple[Picture, Layout, list[Placed]]


def ends(text: str) -> np.ndarray:
    """Where each character begins and ends."""
    stops = 60 + np.cumsum([0, *(SIGN if char == "%" else WIDE for char in text)])
    return np.stack([stops[:-1], stops[1:]], axis=1).astype(np.float32)


def drawn(texts: list[str]) -> tuple[np.ndarray, list[TextLine]]:
    """A page with a text on each line, each figure at the same place in its own box."""
    grey = np.full((60 * len(texts) + 40, 400), 250, np.uint8)
    lines = []
    for row, text in enumerate(texts):
        base = 60 * row + 50
        for char, (x, _) in zip(text, ends(text), strict=True):
            cv2.putText(grey, char, (int(x), base), cv2.FONT_HERSHEY_DUPLEX, 0.9, (30,), 2)
        lines.append(TextLine(60, base - HIGH, float(ends(text)[-1, 1]), base, base, row + 1))
    return grey, lines


def page(printed: list[str], read: list[str], sure: list[float], hide: tuple[slice, slice] | None = None) -> Page:
    """What was printed, what was read from it, how surely; a mark over a part of it."""
    grey, lines = drawn(printed)
    marks = np.zeros_like(grey)
    if hide:
        grey[hide], marks[hide] = 250, 1
    placed = [
        Placed(
            text,
            ends(text),
            np.full(len(text), confidence, np.float32),
            line,
        )
        for text, confidence, line in zip(read, sure, lines, strict=True)
    ]
    layout = Layout(tuple(lines), (grey < 185).astype(np.uint8), float(HIGH), marks=marks if hide else None)
    return Picture(grey, 2.0, marks if hide else None), layout, placed


CLEAR = ["1234567890", "1234567890%"]


def judged(printed: str, read: str, hide: tuple[slice, slice] | None = None, sure: float = 0.5) -> Placed:
    picture, layout, placed = page([*CLEAR, printed], [*CLEAR, read], [1.0, 1.0, sure], hide)
    return attested(placed, picture, layout)[-1]


def stroke(x: int, width: int) -> tuple[slice, slice]:
    """An upright stroke of a stamp over the third line."""
    return slice(140, 180), slice(x, x + width)


def test_a_figure_that_a_stroke_crosses_is_told_from_what_is_left_of_it() -> None:
    assert judged("89", "83", stroke(85, 4)).text == "89"
    assert judged("89", "89", stroke(85, 4)).confidence.min() > DISPUTED


def test_a_figure_that_was_not_read_under_a_stroke_is_found() -> None:
    assert judged("26", "2", stroke(84, 4)).text == "26"


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
    picture, layout, placed = page(["124567890", "83"], ["124567890", "84"], [1.0, 0.5])
    assert attested(placed, picture, layout)[-1] is placed[-1]
