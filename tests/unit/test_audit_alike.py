"""What is said alike of many rows is told once; what rests on a doubtful reading is told less gravely."""

from dataclasses import replace

import pytest
from test_audit_reports import document, found, measured, row, value

from audit.finding import Finding
from audit.nature import nature
from audit.together import told_once
from extract.document import Cell, Line, Table
from normalize.model import Column, Doubt, Field, Indicator, Normalised


def quarters(number: int, *parts: str, whole: str) -> Indicator:
    values = (value("target", part, "%", f"TW{at}") for at, part in enumerate(parts, 1))
    return row(number, f"Persentase layanan {number}", *values, value("target", whole, "%"))


def monitored(wrong: int, of: int) -> Normalised:
    """Rows whose third quarter is above the year, and others."""
    return document(tuple(quarters(n, "10", "20", "90" if n <= wrong else "30", whole="40") for n in range(1, of + 1)))


@pytest.mark.parametrize(
    ("wrong", "of", "told"),
    [(3, 5, ["info"]), (4, 7, ["info"]), (2, 3, ["peringatan"] * 2), (3, 6, ["peringatan"] * 3)],
)
def test_most_rows_that_fail_a_rule_alike_say_that_their_column_means_something_else(
    wrong: int, of: int, told: list[str]
) -> None:
    findings = found(monitored(wrong, of), "periode_kumulatif")
    assert [one.severity for one in findings] == told
    for one in findings[: told.count("info")]:
        assert (one.figures["kali"], one.figures["semua"]) == (str(wrong), str(of))
        assert f"{wrong} dari {of} baris (1, 2, 3" in one.message
        assert "mungkin" in one.message


def test_only_rows_that_could_be_judged_count() -> None:
    full = monitored(3, 5).tables[0].indicators
    bare = tuple(row(n, f"Persentase layanan {n}", value("target", "40", "%")) for n in range(6, 16))
    assert [one.severity for one in found(document((*full, *bare)), "periode_kumulatif")] == ["info"]


def test_a_fact_of_each_row_stays_one_though_most_show_it() -> None:
    rows = tuple(row(n, f"Jumlah laporan bidang {n}", value("target", "4", "Dokumen")) for n in range(1, 6))
    (finding,) = found(document(rows), "satuan_indikator")
    assert (finding.severity, finding.figures["kali"]) == ("peringatan", "5")


def test_hints_that_differ_from_row_to_row_stay_apart() -> None:
    rows = tuple(row(n, f"Layanan perizinan bidang {n}", value("target", "4", "%")) for n in range(1, 6))
    assert len(found(document(rows), "indikator_mutu")) == 5


def test_alike_findings_of_a_lesser_part_are_one_where_their_kind_says_so() -> None:
    doubts = [Finding("tak_terbaca", "peringatan", "Nilai “?”.", "?", "", 1, n, "target_2024") for n in range(1, 5)]
    rows = tuple(row(n, f"Persentase {n}", value("target", "4", "%")) for n in range(1, 20))
    (one,) = told_once(doubts, document(rows))
    assert one.message == "Nilai “?”. Hal serupa ada pada 4 baris: 1, 2, 3, 4."
    assert nature("tak_terbaca").together == 3


WRONG = measured(1, "Persentase izin terbit", "83", "81,59", "99,90")


def doubtful(**table: object) -> Normalised:
    doc = document((WRONG,))
    return replace(doc, tables=(replace(doc.tables[0], **table),))  # type: ignore[arg-type]


def doubt(column: str, rows: bool = False) -> Doubt:
    return Doubt(1, column, "tak_terbaca", "", "Terpotong.", rows=rows)


@pytest.mark.parametrize(
    ("table", "severity", "first"),
    [
        ({}, "galat", ""),
        ({"doubts": (doubt("capaian_2024"),)}, "peringatan", "baris ini"),
        ({"doubts": (doubt("sumber_data"),)}, "galat", ""),  # of another cell
        ({"doubts": (doubt("indikator", rows=True),)}, "peringatan", "baris ini"),
        ({"weight": 0.6}, "info", "tabel indikator"),
    ],
)
def test_what_rests_on_a_doubtful_reading_is_less_grave(table: dict[str, object], severity: str, first: str) -> None:
    (finding,) = found(doubtful(**table), "capaian_hitung")
    assert finding.severity == severity
    assert (first in finding.advice) if first else not finding.advice.startswith("Periksa dahulu")


@pytest.mark.parametrize(("score", "severity"), [(0.95, "peringatan"), (0.6, "info")])
def test_a_column_without_a_header_may_mean_something_else(score: float, severity: str) -> None:
    values = [value("target", text, "%", f"TW{at}") for at, text in enumerate(("10", "90"), 1)]
    placed = [
        replace(one, field=replace(one.field, cell=Cell(0, at, lines=(Line("x"),)))) for at, one in enumerate(values)
    ]
    only = row(1, "Persentase layanan", *placed, value("target", "40", "%"))
    columns = tuple(Column(at, "", "target", score, "2024", "target", period=f"TW{at + 1}") for at in (0, 1))
    doc = document((only,))
    doc = replace(doc, tables=(replace(doc.tables[0], columns=columns),))
    assert [one.severity for one in found(doc, "periode_kumulatif")] == [severity]


@pytest.mark.parametrize(("letters", "severity"), [(0.95, "peringatan"), (0.7, "info")])
def test_a_warning_on_a_cell_that_was_read_with_doubt_is_a_hint(letters: float, severity: str) -> None:
    cell = Cell(0, 1, lines=(Line("7", confidence=letters),))
    rows = [row(n, f"Persentase layanan {n}", value("target", "4", "%"), no=str(n)) for n in range(1, 6)]
    rows[3] = replace(rows[3], fields={**rows[3].fields, "no": Field("7", "7", cell)})
    told = found(document(tuple(rows)), "nomor_urut")
    assert told[0].severity == severity


def test_empty_cells_where_no_rules_part_the_rows_are_hints() -> None:
    rows = [row(n, f"Persentase layanan {n}", value("target", "4", "%"), sumber_data="Bidang") for n in range(1, 6)]
    rows[4] = row(5, "Persentase layanan 5", value("target", "4", "%"), sumber_data="")
    doc = document(tuple(rows))
    loose = replace(doc, tables=(replace(doc.tables[0], source=Table(5, 3, (), "aligned", borders="spasi")),))
    told = [found(one, "isian_kosong")[0] for one in (doc, loose)]
    assert [one.severity for one in told] == ["peringatan", "info"]
    assert "baris-barisnya" in told[1].advice


def test_several_breaks_of_a_numbering_say_that_it_is_none() -> None:
    numbers = ("1", "2", "6", "7", "9", "10", "13", "14", "15", "16", "17", "18")
    rows = tuple(row(n, f"Luas {n}", value("target", "4", "Ha"), no=no) for n, no in enumerate(numbers, 1))
    (finding,) = found(document(rows), "nomor_urut")
    assert (finding.severity, finding.figures["kali"]) == ("info", "3")
    assert len(found(document(rows[:4]), "nomor_urut")) == 1


def test_a_row_that_fails_alike_in_several_columns_is_one_finding() -> None:
    years = ("2024", "2025", "2026")
    one, other = (
        row(1, "Nilai maturitas", *(value("target", text, year=year) for year in years)) for text in ("75", "85")
    )
    (finding,) = found(document((one,), (other,)), "nilai_berbeda")
    assert finding.severity == "galat"
    assert "target 2025, target 2026" in finding.message


def headed(raw: str, year: str, **more: object) -> Column:
    return Column(1, raw, "target", 1.0, year, "target", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("header", "severity"), [("Target 2024", "galat"), ("Target Tahun Ke- | 2", "info"), ("Target", "galat")]
)
def test_a_year_that_only_one_of_two_headers_prints_is_no_proof(header: str, severity: str) -> None:
    cell = Cell(0, 1, lines=(Line("85"),))
    placed = replace(value("target", "85"), field=Field("85", "85", cell))
    doc = document((row(1, "Nilai maturitas", value("target", "75")),), (row(1, "Nilai maturitas", placed),))
    first, second = doc.tables
    tables = (
        replace(first, columns=(headed("Target 2024", "2024"),)),
        replace(second, columns=(headed(header, "2024"),)),
    )
    (finding,) = found(replace(doc, tables=tables), "nilai_berbeda")
    assert finding.severity == severity


def test_a_second_target_of_the_year_that_got_no_name_is_a_doubt() -> None:
    columns = (
        Column(1, "Target (Renstra) Tahun 2024", "target", 0.9, "2024", "target"),
        Column(2, "Kinerja 2024 | Target Renja 2024", "lain_target", 0.0),
        Column(3, "Kinerja 2024 | Realisasi 2024", "target", 0.9, "2024", "realisasi"),
        Column(4, "Kinerja 2024 | Capaian", "target", 0.9, "2024", "capaian"),
    )
    (finding,) = found(doubtful(columns=columns), "capaian_hitung")
    assert finding.severity == "info"
    assert "Target Renja 2024" in finding.advice


def test_an_indicator_handed_down_beside_a_column_of_indicators_without_a_name_is_a_doubt() -> None:
    columns = (Column(3, "Indikator Keluaran", "lain_indikator_keluaran", 0.8),)
    rows = [row(n, "Persentase pegawai terlatih", value("target", "4", "Orang")) for n in range(1, 4)]
    handed = [replace(one, fields={"indikator": replace(one.fields["indikator"], inherited=True)}) for one in rows[1:]]
    doc = document((rows[0], *handed))
    (told,) = found(doc, "satuan_indikator")
    assert told.severity == "peringatan"
    (doubted,) = found(replace(doc, tables=(replace(doc.tables[0], columns=columns),)), "satuan_indikator")
    assert doubted.severity == "info"
