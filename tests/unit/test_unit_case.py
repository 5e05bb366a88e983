"""Units keep the letter case of the row's official unit where the row prints it letter for letter."""

import pytest

from normalize.model import Correction, Field, Indicator, NormalTable, Target, Value
from normalize.nomenclature.assign import Match
from normalize.nomenclature.unit_case import in_official_case


def table(raw: str, clean: str, unit: str) -> NormalTable:
    target = Target("2024", "target", Value("angka", 40.0, unit=unit), Field(raw, clean))
    indicator = Indicator(1, 0, "eselon_iv", "sub_kegiatan", {}, (target,))
    corrections = (Correction(1, "target_2024", "satuan", raw.split()[-1], unit, 1.0),)
    return NormalTable(1, "", "eselon_iv", 2024, (), (indicator,), (), corrections, ())


@pytest.mark.parametrize(
    ("raw", "official", "unit", "corrected"),
    [
        ("40 orang", "orang", "orang", False),
        ("40\norang", "orang", "orang", False),
        ("40 orang", "Orang", "Orang", True),
        ("40 ORANG", "orang", "Orang", True),
        ("40 orang", "unit", "Orang", True),
    ],
)
def test_units_in_official_case(raw: str, official: str, unit: str, corrected: bool) -> None:
    found = in_official_case(table(raw, "40 Orang", "Orang"), [Match("1.01", 1.0, "Nama", official)])
    (target,) = found.indicators[0].targets
    assert (target.value.unit, target.field.clean) == (unit, f"40 {unit}")
    assert bool(found.corrections) == corrected


def test_rows_without_an_official_unit_stay() -> None:
    given = table("40 orang", "40 Orang", "Orang")
    assert in_official_case(given, [None]) is given
