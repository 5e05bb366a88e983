"""Titles and offices: one line of `tests/cases/titles/lines.txt` is one case."""

import pytest
from tables_as_text import CASES

from extract.document import Line
from normalize import offices, titles


def _cases() -> list[tuple[str, str]]:
    text = (CASES / "titles" / "lines.txt").read_text(encoding="utf-8")
    pairs = [line.split(" -> ") for line in text.splitlines() if line and not line.startswith("#")]
    return [(given, expected) for given, expected in pairs]


@pytest.mark.parametrize(("given", "expected"), _cases(), ids=lambda text: text[-40:])
def test_title_lines(given: str, expected: str) -> None:
    """tingkat, year and office of the lines above a table."""
    lines = [Line(text.strip()) for text in given.split(" / ")]
    year = titles.year(lines)
    found = f"{titles.level(lines)} | {year or ''} | {offices.of_titles(lines)}"
    assert [part.strip() for part in found.split("|")] == [part.strip() for part in expected.split("|")]


def test_year_of_the_file_name_is_the_last_resort() -> None:
    """A single year counts; two leave it open."""
    assert titles.document_year([[Line("IKU")]], "iku_2019_dinkes") == 2019
    assert titles.document_year([[Line("TAHUN 2021")]], "iku_2019_dinkes") == 2021
    assert titles.document_year([[Line("IKU")]], "renstra-2021-2026") is None


def test_office_of_the_rows_with_its_region() -> None:
    """An abbreviated region beside the office is spelt out only by one that the rows name and that it fits."""
    heads = ["Kepala Dinas Perdagangan Kab.B/S", "Kepala Dinas Perdagangan Kab.B/S", "Kabid Industri"]
    assert offices.of_rows(heads, ["UPTD Metrologi Kab. Bengkulu Selatan"]) == (
        "Dinas Perdagangan Kabupaten Bengkulu Selatan"
    )
    assert offices.of_rows(heads, ["BPS Kab. Kaur", "BPS Kabupaten Kaur"]) == "Dinas Perdagangan"
    assert offices.of_rows(heads, []) == "Dinas Perdagangan"


def test_no_office_from_rows_that_name_one_once() -> None:
    """One mention proves nothing, neither do heads of divisions."""
    assert offices.of_rows(["Kepala Dinas Perdagangan"], []) == ""
    assert offices.of_rows(["Kepala Bidang Industri", "Kepala Bidang Industri"], []) == ""


def test_office_of_the_file_name() -> None:
    """Words of a file name; nothing where it names no office."""
    assert offices.of_name("iku-2024-dinas-perdagangan") == "Dinas Perdagangan"
    assert offices.of_name("dev-1-word") == ""
