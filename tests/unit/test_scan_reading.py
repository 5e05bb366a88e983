"""From the model's output to characters on the page, and how far they are trusted."""

import numpy as np
import pytest

from extract.scan.glyphs import as_glyphs
from extract.scan.layout import Layout, TextLine
from extract.scan.ocr import Reading, decoded
from extract.scan.place import Placed, place
from extract.scan.reread import DISPUTED, MARK, _settled
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
