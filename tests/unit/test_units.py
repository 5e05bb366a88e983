"""Units: what is mended, what is left, what counts whole."""

import csv
from pathlib import Path

import pytest

from normalize.values import unit_column, units
from normalize.values.decimals import Decimal
from normalize.values.parse import parse

VOCABULARY = Path(units.__file__).parents[1] / "vocabulary" / "satuan.csv"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Dokuen", "Dokumen"),
        ("Dokumn", "Dokumen"),
        ("Orng", "Orang"),
        ("Unit Usha", "Unit Usaha"),
        ("Orang/ Bulan", "Orang/Bulan"),
        ("ORANG", "Orang"),
        ("persen", "%"),
        ("Persen-tase", "Persentase"),
        ("Persentase", "Persentase"),
        ("Dosen", "Dosen"),
        ("Desa", "Desa"),
        ("Kamus", "Kamus"),
        ("M³/Hari", "M³/Hari"),
        ("Zwq", "Zwq"),
    ],
)
def test_canonical(printed: str, name: str) -> None:
    assert units.canonical(printed).name == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [("laporan", "laporan"), ("Persen", "%"), ("Lap.", "Lap."), ("-", None), ("174 Orang selama 5 tahun", None)],
)
def test_of_column(printed: str, name: str | None) -> None:
    unit = unit_column.read(printed)
    assert (unit.name if unit else None) == name


@pytest.mark.parametrize(
    ("printed", "text", "rules"),
    [
        ("Dokuen", "Dokumen", ["satuan"]),
        ("Orang/ Bulan", "Orang/Bulan", ["spasi"]),
        ("persen", "persen", []),
        ("Lap.", "Lap.", []),
        ("-", "-", []),
        ("Zwq", "Zwq", []),
    ],
)
def test_a_mended_column_text(printed: str, text: str, rules: list[str]) -> None:
    cleaned = unit_column.clean(printed)
    assert (cleaned.text, [change.rule for change in cleaned.changes]) == (text, rules)
    assert unit_column.clean(cleaned.text).text == cleaned.text


def test_counts_whole() -> None:
    assert units.counts_whole("Orang") and units.counts_whole("Dokumen RKPD (awal)")
    assert not any(units.counts_whole(text) for text in ("Ton", "%", "", "Orang/1000", "Zwq"))


def test_standard_names_of_the_vocabulary_are_names_of_it() -> None:
    with VOCABULARY.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [row["satuan"] for row in rows]
    assert len(names) == len(set(names))
    assert {row["baku"] for row in rows} - {""} <= set(names)
    assert {row["jenis"] for row in rows} == {units.WHOLE, "ukur", units.SCALE}
    assert units.standard("Persentase") == "%" and units.standard("Orang") == "Orang"


def test_every_name_is_read_as_itself() -> None:
    with VOCABULARY.open(encoding="utf-8", newline="") as file:
        names = [row["satuan"] for row in csv.DictReader(file)]
    assert {name: units.canonical(name).name for name in names} == {name: name for name in names}


@pytest.mark.parametrize(
    "printed, mended",
    [("Buah.", "Buah"), ("Lap.", "Lap."), ("U it", "Unit"), ("Pe'sen", "%"), ("perse", "%"), ("Umpan", "Umpan")],
)
def test_specks_and_lost_letters_are_mended_where_the_column_proves_it(printed: str, mended: str) -> None:
    assert unit_column.clean(printed, {"Unit": 4, "Persen": 3, "persen": 2}).text == mended


@pytest.mark.parametrize(
    ("peers", "mended"),
    [({"Unit": 2}, "Unit"), ({"Unit": 1}, "Uit"), ({"Unit": 3, "Uit": 3}, "Uit"), ({"Unit": 4, "Uit": 3}, "Unit")],
)
def test_a_letter_was_lost_where_more_cells_have_it(peers: dict[str, int], mended: str) -> None:
    assert unit_column.clean("Uit", peers).text == mended


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("7.300 Ton CO2e", 7300, "Ton CO2e"),
        ("2,5 juta ton CO2-eq", 2.5, "Juta Ton CO2e"),
        ("12 tCO2", 12, "Ton CO2"),
    ],
)
def test_the_figure_of_a_gas_is_no_second_number(text: str, number: float, unit: str) -> None:
    value = parse(text, Decimal(",", "", True)).value
    assert (value.number, value.unit) == (number, unit)
