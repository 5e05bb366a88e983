"""A number from a picture is given only where it was read surely enough."""

import pytest

from normalize.model import Value
from normalize.words.ocr import SURE, SURE_OF_WORD, is_lone_grade, is_unit, trusted


@pytest.mark.parametrize(
    "value, confidence, kept",
    [
        (Value("angka", number=53.0, unit="Dokumen"), 0.8, True),
        (Value("angka", number=53.0, unit="Dokumen"), 0.7, False),
        (Value("angka", number=1.0, unit="B Perangkat Daerah"), 0.9, False),
        (Value("angka", number=1.0, unit="B Perangkat Daerah"), 0.99, True),
        (Value("angka", number=53.0), 0.8, True),
        (Value("angka", number=53.0), SURE, True),
        (Value("angka", number=1.0, unit="B Perangkat Daerah"), SURE_OF_WORD, True),
        (Value("predikat", grade="Baik"), 0.3, True),
    ],
)
def test_trust(value: Value, confidence: float, kept: bool) -> None:
    assert trusted(value, confidence) == (value if kept else Value("tak_terbaca"))


@pytest.mark.parametrize(
    ("text", "confidence", "kept"), [("Dokumen", 0.5, True), ("Dokurper", 0.5, False), ("Dokurper", SURE, True)]
)
def test_a_unit_that_was_read_badly_is_one_only_where_it_is_known(text: str, confidence: float, kept: bool) -> None:
    assert is_unit(text, confidence) == kept


@pytest.mark.parametrize(
    ("text", "confidence", "peers", "lone"),
    [
        ("B", 0.6, ["angka", "angka"], True),
        ("B", 0.6, ["angka", "rentang", "angka"], True),
        ("B", SURE_OF_WORD, ["angka", "angka"], False),
        ("BB", 0.6, ["angka", "angka"], False),
        ("B", 0.6, ["angka"], False),
        ("B", 0.6, ["angka", "predikat"], False),
    ],
)
def test_a_grade_of_one_letter_among_numbers_may_be_a_figure(
    text: str, confidence: float, peers: list[str], lone: bool
) -> None:
    assert is_lone_grade(text, confidence, peers) == lone
