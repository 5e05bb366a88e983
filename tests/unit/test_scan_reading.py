"""From the model's output to characters on the page, and how far they are trusted."""

import numpy as np
import pytest

from extract.scan.glyphs import as_glyphs
from extract.scan.layout import Layout, TextLine
from extract.scan.ocr import Reading, decoded
from extract.scan.place import DISPUTED, Placed, place
from extract.scan.reread import DOUBT, MARK, _settled, _touched, _without_specks
from normalize.model import Value
from normalize.words.ocr import illegible, trusted

LINE = TextLine(0, 0, 100, 10, 10, 1)


def layout(*letters: tuple[int, int]) -> Layout:
    """Ink of letters from-to, ten pixels high."""
    ink = np.zeros((12, 120), np.uint8)
    for start, end in letters:
        ink[0:11, start:end] = 1
    return Layout((), ink, 10.0)


def reading(text: str, *at: float) -> Reading:
    return Reading(text, np.array(at, np.float32) / 100, np.full(len(text), 0.9, np.float32))


def placed(text: str, *confidence: float) -> Placed:
    ends = np.array([(k, k + 1) for k in range(len(text))], np.float32)
    return Placed(text, ends, np.array(confidence, np.float32), LINE)


def test_repeats_and_blanks_are_left_out() -> None:
    odds = np.eye(4, dtype=np.float32)[[0, 1, 1, 0, 1, 2, 3, 3]]
    result = decoded(odds, "ab ")
    assert result.text == "aab "
    assert result.at.tolist() == pytest.approx([2 / 8, 4.5 / 8, 5.5 / 8, 7 / 8])


def test_nothing_read_is_nothing() -> None:
    assert decoded(np.eye(2, dtype=np.float32)[[0, 0]], "a").text == ""


@pytest.mark.parametrize(
    "read, at, letters, text",
    [
        ("ab", (10, 40), [(5, 15), (35, 45)], "a b"),
        ("ab", (10, 18), [(5, 15), (17, 24)], "ab"),
        ("a b", (10, 25, 40), [(5, 15), (35, 45)], "a b"),
        ("11", (10, 18), [(5, 8), (14, 24)], "11"),
        ("1 1", (10, 30, 50), [(5, 8), (45, 55)], "1 1"),
        ("i a", (16, 20, 30), [(5, 8), (28, 36)], "i a"),
    ],
)
def test_words_part_where_the_ink_does(read: str, at: tuple[float, ...], letters, text: str) -> None:
    result = place(reading(read, *at), TextLine(5, 0, 60, 10, 10, 1), 0.0, 100.0, layout(*letters))
    assert result.text == text
    assert (np.diff(result.ends.ravel()) >= 0).all()


def test_a_space_lies_in_the_white() -> None:
    result = place(reading("i a", 20, 22, 30), TextLine(5, 0, 36, 10, 10, 1), 0.0, 100.0, layout((5, 8), (28, 36)))
    assert result.ends.tolist() == [[5, 8], [8, 28], [28, 36]]


def test_two_readings_that_agree_are_as_sure_as_the_surer() -> None:
    assert _settled(placed("12", 0.6, 0.9), placed("12", 0.95, 0.7)).confidence.tolist() == pytest.approx([0.95, 0.9])


def test_what_two_readings_dispute_is_doubtful() -> None:
    result = _settled(placed("17", 0.99, 0.9), placed("11", 0.99, 0.8))
    assert (result.text, result.confidence.tolist()) == ("17", pytest.approx([0.99, DISPUTED]))


def test_a_disputed_decimal_mark_is_less_so_than_one_of_thousands() -> None:
    assert _settled(placed("7,5", 1, 0.9, 1), placed("7.5", 1, 0.8, 1)).confidence[1] == pytest.approx(MARK)
    assert _settled(placed("7,5", 1, 0.4, 1), placed("7,5", 1, 0.5, 1)).confidence[1] == pytest.approx(MARK)
    thousands = _settled(placed("7,500", 1, 0.9, 1, 1, 1), placed("7.500", 1, 0.8, 1, 1, 1))
    assert thousands.confidence[1] == pytest.approx(DISPUTED)


def test_a_word_is_as_sure_as_its_least_certain_letter() -> None:
    glyphs = as_glyphs([placed("ab c", 0.9, 0.4, 1, 0.8)], layout((0, 4)), 2.0)
    assert glyphs.confidence.tolist() == pytest.approx([0.4, 0.4, 0.8, 0.8])


def test_numbers_read_with_doubt_are_unread() -> None:
    number = Value("angka", 12.0, unit="%")
    assert trusted(number, 1.0) is number
    assert trusted(number, DISPUTED) == Value("tak_terbaca")
    assert trusted(number, MARK) is number
    assert trusted(Value("kosong"), 0.1) == Value("kosong")
    assert illegible(0.4) and not illegible(DISPUTED)


@pytest.mark.parametrize(
    ("text", "sure", "kept"),
    [
        ("U'nit", 0.7, "Unit"), ("U'nit", 0.8, "U'nit"), ("a`b`c", 0.7, "abc"), ("'nit", 0.7, "'nit"),
        ("nit'", 0.7, "nit'"), ("5'n", 0.7, "5'n"), ("n'5", 0.7, "n'5"), ("U,nit", 0.7, "U,nit"),
    ],
)  # fmt: skip
def test_a_doubtful_mark_inside_a_word_is_a_speck(text: str, sure: float, kept: str) -> None:
    marks = frozenset("'`,")
    found = _without_specks(placed(text, *(sure if char in marks else 0.5 for char in text)))
    assert found.text == kept and len(found.ends) == len(found.confidence) == len(kept)


def test_the_letter_that_carried_a_speck_reaches_over_it_and_is_no_longer_disputed() -> None:
    found = _without_specks(placed("U'nit", 0.5, 0.7, 0.5, 0.5, 0.5))
    assert found.ends.tolist() == [[0, 2], [2, 3], [3, 4], [4, 5]]
    assert found.confidence.tolist() == pytest.approx([DOUBT, 0.5, 0.5, 0.5])
    assert _without_specks(placed("U'nit", 0.99, 0.7, 0.5, 0.5, 0.5)).confidence[0] == pytest.approx(0.99)


def marked(*columns: tuple[int, int], high: int = 10) -> np.ndarray:
    """Marks over a line whose three letters are ten pixels wide each, eight pixels of paper on either side."""
    marks = np.zeros((10, 46), np.uint8)
    for start, end in columns:
        marks[:high, start:end] = 1
    return marks


@pytest.mark.parametrize(
    ("marks", "doubted"),
    [
        (marked(), []), (marked((19, 21)), [1]), (marked((19, 20)), []),  # an eighth of a figure, and less
        (marked((0, 2)), [0, 2]), (marked((44, 46)), [0, 2]),  # it may hide a figure beside the line
        (marked((0, 2), high=8), [0, 2]), (marked((0, 2), high=7), []),
    ],
)  # fmt: skip
def test_a_mark_puts_in_doubt_what_it_crosses_and_figures_beside_it(marks: np.ndarray, doubted: list[int]) -> None:
    ends = np.array([(10 * k, 10 * k + 9) for k in range(3)], np.float32)
    line = Placed("1a2", ends, np.full(3, 0.99, np.float32), TextLine(0, 0, 29, 9, 9, 1))
    found = _touched(line, marks, 10.0)
    assert [k for k, sure in enumerate(found.confidence.tolist()) if sure == pytest.approx(DISPUTED)] == doubted
