"""Achievements as quotients are told by their own figures."""

import pytest

from normalize.model import Column, Field, Indicator, Target, Value
from normalize.values.quotients import bare, of_quotients, unitless


def row(goal: float, reached: float, said: str) -> Indicator:
    number = float(said.rstrip("%").replace(",", "."))
    values = (("target", goal, None, ""), ("realisasi", reached, None, ""), ("capaian", number, "%", said))
    targets = tuple(
        Target("2022", kind, Value("angka", number, unit=unit), Field(text, text))
        for kind, number, unit, text in values
    )
    return Indicator(1, 0, "", "indikator", {}, targets)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(80, 86.4, "1,08"), row(50, 45, "0,9")], True),
        ([row(80, 86.4, "108"), row(50, 45, "90")], False),
        ([row(80, 86.4, "1,08%"), row(50, 45, "0,9%")], False),
        ([row(100, 1, "1"), row(100, 2, "2")], False),
        ([row(4, 2, "2"), row(6, 3, "2")], True),
        ([row(80, 86.4, "1,08")], False),
    ],
    ids=["quotients", "percentages", "printed percent", "percent of one", "less is better", "one proves nothing"],
)
def test_told_by_target_and_what_was_reached(rows: list[Indicator], expected: bool) -> None:
    assert of_quotients(rows) is expected


def test_only_the_unit_that_is_not_printed_goes() -> None:
    assert [t.value.unit for t in unitless(row(80, 86.4, "1,08")).targets] == [None, None, None]
    assert [t.value.unit for t in unitless(row(80, 86.4, "108%")).targets] == [None, None, "%"]


@pytest.mark.parametrize(
    ("columns", "meant"),
    [
        ([("capaian", "Capaian")], True),
        ([("capaian", "Capaian (%)")], False),
        ([("capaian", "Persentase Capaian")], False),
        ([("capaian", "Capaian"), ("capaian", "Tingkat | Capaian (%)")], False),
        ([("capaian", "Capaian"), ("target", "Target")], False),
        ([("capaian", "Capaian"), ("anggaran", "Pagu")], True),
        ([("anggaran", "Pagu")], False),
    ],
)
def test_achievements_of_nothing_that_a_header_names_are_no_percentages(
    columns: list[tuple[str, str]], meant: bool
) -> None:
    assert bare([Column(k, raw, "target", 1.0, kind=kind) for k, (kind, raw) in enumerate(columns)], []) is meant
