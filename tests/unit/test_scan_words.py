"""Doubtful words held against those that a page prints, or that are known."""

import numpy as np

from extract.scan.place import Placed
from extract.scan.words import vouched
from tests.unit.lettered_page import LINE, page

STEP = 20
"""Pixels from one drawn letter to the next."""
PRINTED = ["Dokumen", "paketlah", "Dokumen", "kemudian", "Unit", "unitnya"]
NONE: tuple[str, ...] = ()


def ends(text: str) -> np.ndarray:
    stops = 60 + STEP * np.arange(len(text) + 1, dtype=np.float32)
    return np.stack([stops[:-1], stops[1:]], axis=1)


def judged(printed: str, read: str, hide: tuple[int, int] | None = None, known: tuple[str, ...] = NONE) -> Placed:
    """What the last line of a page says: `printed` there, read doubtfully; a mark over some columns of it."""
    foot = LINE * (len(PRINTED) + 1)
    mark = (slice(foot - 50, foot + 10), slice(*hide)) if hide else None
    sure = [1.0] * len(PRINTED) + [0.5]
    picture, layout, placed = page([*PRINTED, printed], [*PRINTED, read], sure, ends, mark)
    return vouched(placed, picture, layout, lambda _: known)[-1]


def test_a_word_that_the_page_prints_elsewhere_is_told_from_what_is_left_of_it() -> None:
    found = judged("Dokumen", "Dokunen", hide=(144, 160))
    assert (found.text, len(found.ends)) == ("Dokumen", 7)
    assert found.confidence.min() > 0.9


def test_a_word_that_is_known_may_stand_there_too() -> None:
    assert judged("mekanik", "mekank", hide=(162, 180), known=("mekanik", "medan")).text == "mekanik"


def test_a_word_that_does_not_fit_the_print_is_not_taken() -> None:
    found = judged("Dunia", "Dun", hide=(120, 160))
    assert (found.text, found.confidence.max()) == ("Dun", 0.5)


def test_what_two_words_explain_alike_stays_in_doubt() -> None:
    found = judged("lama", "la", hide=(96, 140), known=("lama", "laku"))
    assert (found.text, found.confidence.max()) == ("la", 0.5)


def test_a_word_in_which_a_letter_is_that_the_page_prints_nowhere_else_is_left() -> None:
    assert judged("Frekuen", "Frekuen", known=("Dokumen",)).confidence.max() == 0.5


def test_pieces_that_a_mark_tore_apart_are_one_word() -> None:
    assert judged("Dokumen", "Dok men", hide=(122, 138)).text == "Dokumen"


def test_marks_that_were_read_for_letters_are_of_the_word() -> None:
    assert judged("Dokumen", "Dok'men", hide=(122, 138)).text == "Dokumen"
    assert judged("Dokumen", "Dokume<", hide=(182, 190)).text == "Dokumen"


def test_the_mark_at_the_end_of_a_sentence_is_not() -> None:
    assert judged("Dokumen", "Dokunen.", hide=(144, 160)).text == "Dokumen."
