"""Raised letters of a line."""

import numpy as np
import pytest

from extract.cells.lines import raised_in, superscripts


def raised(size: float, foot: float, pictured: bool = False) -> list[bool]:
    """Of three letters of ten points on a foot of 100, the last of another size and foot."""
    sizes = np.array([10, 10, size], np.float32)
    feet = np.array([100, 100, foot], np.float32)
    flow = np.stack([np.arange(3) * 5, feet - sizes, np.arange(3) * 5 + 5, feet], axis=1).astype(np.float32)
    told = raised_in(flow, sizes, np.array([0]), np.array([False, False, pictured]))
    return [bool(one) for one in told]


@pytest.mark.parametrize(
    ("size", "foot", "told"),
    [(6, 95, True), (9, 97.5, True), (9.25, 95, False), (6, 97.5, True), (6, 97.75, False), (6, 103, False),
     (10, 90, False)],
)  # fmt: skip
def test_smaller_letters_a_quarter_of_an_em_up_are_raised(size: float, foot: float, told: bool) -> None:
    assert raised(size, foot) == [False, False, told]


def test_letters_of_pictures_have_no_size_that_could_tell() -> None:
    assert raised(6, 95, pictured=True) == [False] * 3
    assert raised(30, 110, pictured=True) == [False] * 3  # nor makes it the page's own small


def test_each_line_has_letters_of_its_own() -> None:
    sizes = np.array([10, 6, 6, 6], np.float32)
    feet = np.array([100, 95, 95, 95], np.float32)
    flow = np.stack([feet, feet - sizes, feet, feet], axis=1).astype(np.float32)
    assert raised_in(flow, sizes, np.array([0, 2]), np.zeros(4, bool)).tolist() == [False, True, False, False]


def test_they_are_written_as_superscripts_but_for_a_numerator() -> None:
    told = np.array([False, True, True, False])
    assert superscripts([*"m21x"], told) == ["m", "²", "¹", "x"]
    assert superscripts([*"m21/"], told) == [*"m21/"]
    assert superscripts([*"m2"], np.array([False, True])) == ["m", "²"]


def test_words_that_stand_higher_are_no_marks() -> None:
    """A large first letter, or one of a watermark beside them, sets the foot of their line."""
    told = np.array([False, *[True] * 8])
    assert "".join(superscripts([*"Menjaga 2"], told)) == "Menjaga ²"
    assert "".join(superscripts([*"21th)"], np.array([False, False, True, True, True]))) == "21ᵗʰ⁾"
