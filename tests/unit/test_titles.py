"""Titles and offices: one line of `tests/cases/titles/lines.txt` is one case."""

import pytest
from tables_as_text import CASES

from extract.document import Document, Line
from extract.settings import Settings
from extract.text.reader import read_text
from normalize import titles
from normalize.normalise import normalise
from normalize.offices.files import of_name
from normalize.offices.lines import of_government, of_lines
from normalize.offices.names import office_in
from normalize.offices.officers import of_rows, of_signatures


def _cases() -> list[tuple[str, str]]:
    text = (CASES / "titles" / "lines.txt").read_text(encoding="utf-8")
    pairs = [line.split(" -> ") for line in text.splitlines() if line and not line.startswith("#")]
    return [(given, expected) for given, expected in pairs]


@pytest.mark.parametrize(("given", "expected"), _cases(), ids=lambda text: text[-40:])
def test_title_lines(given: str, expected: str) -> None:
    """tingkat, year and office of the lines above a table."""
    lines = [Line(text.strip()) for text in given.split(" / ")]
    year = titles.year(lines)
    found = f"{titles.level(lines)} | {year or ''} | {of_lines(lines) or of_government(lines)}"
    assert [part.strip() for part in found.split("|")] == [part.strip() for part in expected.split("|")]


def test_year_of_the_file_name_is_the_last_resort() -> None:
    """A single year counts; two leave it open."""
    assert titles.document_year([[Line("IKU")]], [], "iku_2019_dinkes") == 2019
    assert titles.document_year([[Line("TAHUN 2021")]], [], "iku_2019_dinkes") == 2021
    assert titles.document_year([[Line("IKU")]], [], "renstra-2021-2026") is None


def test_the_year_of_most_titles_is_the_documents() -> None:
    """A vision for 2018 stands first in a report on 2016; where no year has most, the first counts."""
    named = [[Line(f"TAHUN {year}")] for year in (2018, 2016, 2015, 2016, 2016)]
    assert titles.document_year(named, [], "uji") == 2016
    assert titles.document_year(named[:4], [], "uji") == 2018


def test_titles_that_do_not_agree_are_counted_with_the_heads() -> None:
    """Running text above a list names the year before; a title and a head name the plan's."""
    text = [[Line("Realisasi program tahun 2020 adalah")], [Line("TAHUN 2022")]]
    assert titles.document_year(text, [Line("RENCANA KERJA 2022")], "uji") == 2022
    assert titles.document_year(text, [], "uji") == 2020


def test_heads_that_repeat_a_year_go_before_titles_that_do_not_agree() -> None:
    """Running text above tables names other years; titles of which most agree stay, as does one without rivals."""
    feet = [Line("Laporan Kinerja Tahun 2019")] * 5
    text = [[Line(f"pada tahun {year}")] for year in (2013, 2016, 2019, 2013)]
    assert titles.document_year(text, feet, "uji") == 2019
    assert titles.document_year(text, feet[:2], "uji") == 2013
    assert titles.document_year([*text, [Line("TAHUN 2013")]], feet, "uji") == 2013


def test_the_year_of_an_owner_of_a_page_is_none() -> None:
    assert titles.document_year([[Line("Rekapitulasi")]], [Line("Copyright © 2020.")] * 3, "rkt_2023") == 2023


def test_a_document_that_names_its_period_more_often_than_a_year_has_none() -> None:
    """Feet and titles of a plan count; one title of a year in a report that quotes its plan stays."""
    feet = [Line("Renstra Setda 2025-2029")] * 2
    assert titles.document_year([[Line("Data pegawai tahun 2024")]], feet, "renstra") is None
    assert titles.document_year([[Line("LKjIP tahun 2024")]], feet[:1], "lkjip") == 2024


def test_office_of_the_rows_with_its_region() -> None:
    """An abbreviated region beside the office is spelt out only by one that the rows name and that it fits."""
    heads = ["Kepala Dinas Perdagangan Kab.B/S", "Kepala Dinas Perdagangan Kab.B/S", "Kabid Industri"]
    assert of_rows(heads, ["UPTD Metrologi Kab. Bengkulu Selatan"]) == ("Dinas Perdagangan Kabupaten Bengkulu Selatan")
    assert of_rows(heads, ["BPS Kab. Kaur", "BPS Kabupaten Kaur"]) == "Dinas Perdagangan"
    assert of_rows(heads, []) == "Dinas Perdagangan"


def test_no_office_from_rows_that_name_one_once() -> None:
    """One mention proves nothing, neither do heads of divisions."""
    assert of_rows(["Kepala Dinas Perdagangan"], []) == ""
    assert of_rows(["Kepala Bidang Industri", "Kepala Bidang Industri"], []) == ""


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("iku-2024-dinas-perdagangan", "Dinas Perdagangan"),
        ("dinas-perhubungan-iku-2023-final", "Dinas Perhubungan"),
        ("IKU_Kecamatan_Pino_Raya_2025", "Kecamatan Pino Raya"),
        ("inspektorat", "Inspektorat"),
        ("dev-1-word", ""),
        ("bentuk-kantor-di-bawah", ""),
        ("iku-bagian-akhir", ""),
        ("dinas-luar-kota-2024", ""),
        ("laporan badan usaha", ""),
    ],
)
def test_office_of_the_file_name(name: str, office: str) -> None:
    """Words of a file name; nothing where they name none, or only look as if they did."""
    assert of_name(name) == office


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        (["Kepala Dinas Pertanian Kabupaten Kaur,", "SITI RAHAYU"], "Dinas Pertanian Kabupaten Kaur"),
        (["KEPALA BADAN KEUANGAN DAERAH", "KABUPATEN SELUMA,"], "BADAN KEUANGAN DAERAH KABUPATEN SELUMA"),
        (["Bupati Kaur     Plt. Kepala Dinas Sosial"], "Dinas Sosial"),
        (["CAMAT PINO RAYA,"], "Kecamatan PINO RAYA"),
        (["Inspektur Kabupaten Jombang"], "Inspektorat Kabupaten Jombang"),
        (["Direktur RSUD Curup"], "RSUD Curup"),
        (["Rektor Universitas Bengkulu,"], "Universitas Bengkulu"),
        (
            ["Kepala Dinas Sosial, Pemberdayaan", "dan Perlindungan Anak Kabupaten", "Kaur,", "SITI"],
            "Dinas Sosial, Pemberdayaan dan Perlindungan Anak Kabupaten Kaur",
        ),
        (["Kepala Dinas Pekerjaan Umum Kabupaten", "Gunung Sari,"], "Dinas Pekerjaan Umum Kabupaten Gunung Sari"),
        (["Kepala Dinas Pekerjaan Umum Kabupaten"], "Dinas Pekerjaan Umum"),
        (["Kepala Bidang Sarana", "Pembina Tingkat I"], ""),
        (["Kepala sekolah wajib melapor"], ""),
    ],
)
def test_office_of_the_signature(lines: list[str], office: str) -> None:
    """Who signs heads the office; heads of its parts say nothing."""
    assert of_signatures(lines) == office


@pytest.mark.parametrize(
    ("below", "office"),
    [
        ("Ditetapkan di Bintuhan\nKepala Dinas Pertanian\nKabupaten Kaur,\n\nSITI", "Dinas Pertanian Kabupaten Kaur"),
        ("Catatan: data dari Dinas Pertanian dan kantor desa di wilayah masing-masing", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_office_below_the_last_table(below: str, office: str) -> None:
    """A document without pages is signed at its end."""
    table = "No\tSasaran\tIndikator\tTarget 2024\n1\tMeningkatnya Kantor Baik\tJumlah Paket Bahan Logistik Kantor\t3"
    doc = normalise(read_text("", f"{table}\n\n{below}\n".encode(), Settings()), "bentuk-kantor-di-bawah")
    assert (doc.office, len(doc.tables)) == (office, 1)


@pytest.mark.parametrize(
    ("line", "year"),
    [("NIP. 19700101 1995 03 1 002", None), ("Nomor urut 1912", None), ("Tahun 1912", None), ("LAPORAN 2024", 2024)],
)
def test_numbers_of_persons_are_no_years(line: str, year: int | None) -> None:
    assert titles.year([Line(line)]) == year


def test_a_list_of_contents_is_nothing_that_stands_around_tables() -> None:
    lines = (Line("Perjanjian Kinerja ........................ 12"), Line("Laporan Kinerja"))
    assert [one.text for one in titles.around(Document("a.pdf", "0", "pdf", after=lines))] == ["Laporan Kinerja"]


def test_an_office_ends_with_its_region() -> None:
    beside = "Dinas Taman dan Makam Kota Uji dan Makam Kota Uji"
    assert office_in(beside) == "Dinas Taman dan Makam Kota Uji"
    assert office_in("Dinas Taman Kabupaten Pulau dan Kepulauan") == "Dinas Taman Kabupaten Pulau dan Kepulauan"
