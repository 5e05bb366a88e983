"""A number from a picture is given only where it was read surely enough."""

import pytest

from normalize.model import Value
from normalize.words.ocr import SURE, SURE_OF_WORD, is_unit, trusted


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
