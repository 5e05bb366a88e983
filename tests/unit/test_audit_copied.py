"""Text of another region's office, and money printed in the place of counts."""

import pytest
from test_audit_reports import document, found, measured, row, value

from normalize.model import Normalised

OWN = "Dinas Sosial Kabupaten Sidoarjo"


def agreed(indicator: str, **texts: str) -> Normalised:
    return document((row(1, indicator, value("target", "12"), **texts),), office=OWN)


@pytest.mark.parametrize(
    ("indicator", "texts", "other"),
    [
        ("Persentase lansia terlayani di Kabupaten Gresik", {}, "Kabupaten Gresik"),
        ("Persentase lansia terlayani", {"sumber_data": "BPS Kab. Gresik Tahun 2024"}, "Kabupaten Gresik"),
        ("Persentase lansia terlayani", {"sasaran": "Sejahteranya warga Kota Pasuruan"}, "Kota Pasuruan"),
        ("Persentase lansia terlayani di Kab. Sidoarjo", {"sumber_data": "BPS Kabupaten Sidoarjo"}, ""),
        ("Panjang jalan dari Kabupaten Sidoarjo menuju Kota Surabaya", {}, ""),
        ("Jumlah kerja sama dengan Kabupaten Gresik", {}, ""),
        ("Predikat Kabupaten/Kota Layak Anak", {}, ""),
        ("Jumlah warga Kota Surabaya yang berkunjung", {}, ""),  # of whom it tells, not whose it is
        ("Persentase lansia terlayani", {"sumber_data": "BPS Provinsi Jawa Timur"}, ""),
    ],
)
def test_text_of_another_region(indicator: str, texts: dict[str, str], other: str) -> None:
    told = found(agreed(indicator, **texts), "ejaan_entitas")
    assert [one.figures["lain"] for one in told] == ([other] if other else [])


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Tabel 3.1 Capaian Kinerja Dinas Sosial Kota Pasuruan", True),
        ("Tabel 3.1 Capaian Kinerja Dinas Sosial Kabupaten Sidoarjo", False),
        ("Tabel 3.2 Perbandingan Kinerja dengan Kota Surabaya", False),
        ("Kota Pasuruan sebagai pembanding ada di bab lain. Tabel 3.3 Capaian Kinerja", False),
    ],
)
def test_a_title_of_another_region(title: str, told: bool) -> None:
    doc = document((row(1, "Persentase izin", value("target", "12")),), title=title, office=OWN)
    assert bool(found(doc, "ejaan_entitas")) is told


def test_a_province_speaks_of_its_regions() -> None:
    doc = document((row(1, "Lama sekolah di Kabupaten Gresik", value("target", "8")),), office="Dinas X Provinsi Jambi")
    assert not found(doc, "ejaan_entitas")


@pytest.mark.parametrize(
    ("indicator", "sum_of_money", "unit", "told"),
    [
        ("Jumlah warga dibina", "125.000.000", "", True),
        ("Jumlah warga dibina", "125.000.000", "Rp", False),
        ("Jumlah warga dibina", "40.000", "", False),
        ("Realisasi anggaran warga dibina", "125.000.000", "", False),
    ],
)
def test_money_among_counts(indicator: str, sum_of_money: str, unit: str, told: bool) -> None:
    promised = (value("target", "50", "Orang"), value("target", sum_of_money, unit, year="2025"))
    messages = [one.message for one in found(document((row(1, indicator, *promised),)), "nilai_janggal")]
    assert any("tampaknya jumlah uang" in one for one in messages) is told


def test_what_counts_in_millions_is_not_divided_by_what_does_not() -> None:
    """16,1 million of "18,4 Juta" are 87,42 %."""
    vehicles = (value("target", "18,4", "Juta"), value("realisasi", "16.085.121"), value("capaian", "87,42", "%"))
    rows = (row(1, "Jumlah wajib pajak", *vehicles), measured(2, "Persentase izin", "80", "60", "75"))
    assert not found(document(rows), "capaian_hitung")


@pytest.mark.parametrize(("before", "told"), [("352,73", False), ("28,35", True)])
def test_nothing_of_something_bad_is_a_whole_achievement(before: str, told: bool) -> None:
    """Its other year shows that less is better: 20 over 5,67."""
    years = (
        value("target", "20", "%", year="2023"), value("realisasi", "5,67", "%", year="2023"),
        value("capaian", before, "%", year="2023"),
        value("target", "10", "%"), value("realisasi", "0", "%"), value("capaian", "100", "%"),
    )  # fmt: skip
    others = [measured(n, f"Persentase hal {n}", "80", f"9{n}", f"11{n + 2},5") for n in range(2, 5)]
    rows = (row(1, "Selisih prosedur kerja", *years), *others)
    assert any(one.row == 1 and "realisasi 0" in one.message for one in found(document(rows), "capaian_hitung")) is told


def test_units_of_one_indicator_over_many_activities_are_told_once() -> None:
    units = ("Orang", "Ekor", "Paket", "Dokumen", "Bulan")
    rows = tuple(row(n, "Persentase produksi ikan", value("target", "12", unit)) for n, unit in enumerate(units, 1))
    (one,) = found(document(rows), "satuan_indikator")
    assert one.figures["kali"] == "5"
