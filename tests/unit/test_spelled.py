"""Numbers in words."""

import pytest

from normalize.values.spelled import take


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("satu dokumen", 1, "dokumen"),
        ("Dua belas bulan", 12, "bulan"),
        ("seratus dua puluh lima", 125, ""),
        ("dua puluh lima ribu orang", 25_000, "orang"),
        ("satu juta seribu sebelas", 1_001_011, ""),
        ("nol", 0, ""),
    ],
)
def test_number(text: str, number: int, rest: str) -> None:
    assert take(text) == (number, rest)


@pytest.mark.parametrize("text", ["dokumen", "puluh", "ribu orang", ""])
def test_no_number(text: str) -> None:
    assert take(text) is None
