"""What people write is read as print is, under the header of its own column."""

import pytest

from iku.decisions.rewrite import counted, parsed, said
from normalize.model import Column, Field, NormalTable, Target, Value

COLUMNS = (
    Column(0, "Tahun", "tahun", 1.0, "2025", "target"),
    Column(1, "Target 2024 (Rp)", "target", 1.0, "2024", "target"),
    Column(2, "Target 2025 (%)", "target", 1.0, "2025", "target"),
)
TABLE = NormalTable(1, "", "", 2024, COLUMNS, (), (), (), ())


@pytest.mark.parametrize(("year", "unit"), [("2024", "Rp"), ("2025", "%")])
def test_the_unit_is_that_of_its_own_header(year: str, unit: str) -> None:
    target = Target(year, "target", Value("kosong"), Field("", ""))
    value = parsed(TABLE, target, said("50", None), "").value
    assert (value.number, value.unit) == (50, unit)


def test_another_unit_leaves_the_number() -> None:
    target = Target("2026", "target", Value("angka", 50, unit="Orang"), Field("50", "50", said("50", None)))
    value = counted(TABLE, target, "Dokumen").value
    assert (value.number, value.unit) == (50, "Dokumen")
