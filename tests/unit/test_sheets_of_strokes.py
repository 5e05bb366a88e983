"""What a scanned page shows along a stroke, over and under it."""

from dataclasses import replace

import numpy as np
import pytest

from extract.scan.sheet import Sheet
from extract.scan.sieve import without_letters

SCALE = 2.0
Y = 20.0
"""Points from the top at which the stroke lies."""


def sheet(*runs: tuple[float, float], level: int = 0, over: int = 0, lying: bool = True) -> Sheet:
    """A stroke of these runs, from and to; `over`: columns of ink in each ten, two points over it."""
    grey = np.full((80, 240), 250, np.uint8)
    for start, end in runs:
        grey[40, round(start * SCALE) : round(end * SCALE)] = level
    for k in range(over):
        grey[34:38, k::10] = 0
    return Sheet(grey, np.where(grey < 205, 255, 0).astype(np.uint8), SCALE, lying)


@pytest.mark.parametrize(
    ("runs", "parts", "are_traces"),
    [
        (((10, 15),), 1, True), (((10, 14.5),), 1, False),  # a quarter of twenty points
        ((), 1, False), (((10, 30),), 4, True), (((10, 16),), 4, False),
        (((10, 12), (15, 17), (20, 22), (25, 27)), 4, True),
    ],
)  # fmt: skip
def test_traces_of_a_rule_are_left_in_every_part(
    runs: tuple[tuple[float, float], ...], parts: int, are_traces: bool
) -> None:
    assert sheet(*runs).traces(10, 30, Y, parts) == are_traces


@pytest.mark.parametrize(("over", "lying", "parts", "are_traces"), [
    (1, True, 1, True), (2, True, 1, False), (2, False, 1, True), (2, False, 4, False),
])  # fmt: skip
def test_text_beside_a_gap_tells_against_it(over: int, lying: bool, parts: int, are_traces: bool) -> None:
    """Of an upright rule one clean side is enough, where one row is looked at."""
    assert sheet((10, 30), over=over, lying=lying).traces(10, 30, Y, parts) == are_traces


@pytest.mark.parametrize(
    ("level", "is_line"), [(200, True), (241, True), (242, False), (151, True), (150, False), (0, False)]
)
def test_a_hairline_is_paler_than_print_and_darker_than_paper(level: int, is_line: bool) -> None:
    assert sheet((10, 30), level=level).hairline(10, 30, Y) == is_line


@pytest.mark.parametrize(("end", "is_line"), [(27, True), (26.5, False)])
def test_a_hairline_goes_on_nearly_all_the_way(end: float, is_line: bool) -> None:
    assert sheet((10, end), level=200).hairline(10, 30, Y) == is_line


def test_the_longest_stretch_of_nothing() -> None:
    assert sheet((10, 12), (20, 22)).blank(10, 30, Y) == 8
    assert sheet().blank(10, 30, Y) == 20
    assert sheet((10, 30)).blank(10, 30, Y) == 0


def test_shares_of_ink() -> None:
    assert sheet((10, 20)).share(10, 30, Y) == 0.5
    assert sheet((10, 20)).share(10, 30, Y + 1.5) == 0
    assert sheet((10, 30), over=2).beside(10, 30, Y, 1.0) == (0.2, 0)
    assert sheet((10, 30), over=2).beside(10, 30, Y - 4.5, 1.0) == (0, 0.2)
    assert sheet((0, 30)).beside(130, 140, Y, 1.0) == (0, 0)  # beyond the page


def test_how_even_and_how_dark_a_stroke_is() -> None:
    page = sheet((10, 30), level=50)
    assert page.uneven(10, 30, Y, 0.5) == 0 and page.level(10, 30, Y, 0.5) == 50
    page.grey[40, 44:60] = 91  # two fifths lighter
    assert page.uneven(10, 30, Y, 0.5) == pytest.approx(0.2) and page.level(10, 30, Y, 0.5) == 50
    assert sheet((10, 26.5)).uneven(10, 30, Y, 0.5) == float("inf")
    assert sheet((10, 27)).uneven(10, 30, Y, 0.5) < 1
    assert sheet((10, 12)).level(10, 30, Y, 0.5) == 0 and sheet().level(10, 30, Y, 0.5) == 255


@pytest.mark.parametrize(("off", "found"), [(0, True), (1, True), (4, False)])
def test_a_pale_rule_may_lean_aside_of_what_is_known_of_it(off: int, found: bool) -> None:
    """By a point; further off it is another."""
    grey = np.full((80, 240), 250, np.uint8)
    grey[40 + off] = 200
    assert Sheet(grey, grey, SCALE, lying=True).hairline(10, 40, Y) == found


@pytest.mark.parametrize(("pale", "kept"), [(0, True), (110, False)])
def test_letters_that_noise_joined_to_a_long_stroke_are_no_rule(pale: int, kept: bool) -> None:
    """They are paler between their stems; the underline of a title is not."""
    grey = np.full((80, 400), 250, np.uint8)
    grey[40, 20:380] = 60
    for k in range(3):
        grey[40, 20 + k : 380 : 6] += pale
    for k in range(3):
        grey[34:40, 23 + k : 380 : 6] = 40
    page = Sheet(grey, np.where(grey < 205, 255, 0).astype(np.uint8), SCALE, lying=True)
    assert len(without_letters(np.array([(10, 190, 20.25, 0.5)], np.float32), page)) == kept


@pytest.mark.parametrize(
    ("word", "letter", "kept"),
    [
        (400, 6, 1),  # a bar right under letters
        (40, 6, 0),  # their own feet, white between words
        (40, 400, 1),  # a torn rule beside another one
    ],
)
def test_letters_that_blur_joined_are_broken_by_the_white_between_words(word: int, letter: int, kept: int) -> None:
    """180 points long, ink one point over it; words of 20 points part with two."""
    grey = np.full((80, 400), 250, np.uint8)
    for place in range(20, 380):
        if (place - 20) % word < word - 4 or word == 400:
            grey[40, place] = 60
        if place % letter < letter - 2:
            grey[37:39, place] = 60
    page = Sheet(grey, np.where(grey < 205, 255, 0).astype(np.uint8), SCALE, lying=True)
    assert len(without_letters(np.array([(10, 190, 20.25, 0.5)], np.float32), page)) == kept


@pytest.mark.parametrize(("covered", "is_hidden"), [((0, 240), True), ((20, 60), True), ((20, 54), False)])
def test_a_gap_under_a_mark_hides_a_rule(covered: tuple[int, int], is_hidden: bool) -> None:
    """The gap is twenty points wide, forty pixels."""
    marks = np.zeros((80, 240), np.uint8)
    marks[38:44, slice(*covered)] = 1
    bare = sheet((0, 10), (30, 60))
    assert replace(bare, marks=marks).hidden(10, 30, Y) == is_hidden
    assert not bare.hidden(10, 30, Y)
