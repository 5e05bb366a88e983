"""What the header of a value column says of its unit."""

import pytest

from normalize.model import Column
from normalize.values.header_unit import unit_hint


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Target | Rp (000)", "Rp Ribu"),
        ("Pagu Anggaran (x Rp 1.000)", "Rp Ribu"),
        ("Rp. (000,00)", "Rp Ribu"),
        ("Anggaran Rp. (000,-)", "Rp Ribu"),
        ("Anggaran dalam jutaan rupiah", "Rp Juta"),
        ("Anggaran (Rp. 000.000)", "Rp Juta"),
        ("Rp Miliar | 2022", "Rp Miliar"),
        ("Pagu Tahun 2000 (Rp)", "Rp"),
        ("Pagu 1.250.000.000", "Rp"),
        ("Anggaran", "Rp"),
    ],
)
def test_amounts_are_thousands_or_millions_where_the_header_says_so(header: str, unit: str) -> None:
    assert unit_hint(Column(0, header, "target", 1.0, kind="anggaran"), "Orang") == unit


def test_other_values_take_the_unit_of_their_row() -> None:
    assert unit_hint(Column(0, "Target (000)", "target", 1.0, kind="target"), "Orang") == "Orang"
