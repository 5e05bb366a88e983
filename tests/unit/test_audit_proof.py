"""What the gate before every galat asks for."""

from dataclasses import replace

import pytest
from test_audit_reports import document, measured, row, value

from audit.proof import ALONE, OTHERS
from audit.run import audit
from extract.document import Cell, Line
from normalize.model import Column, Doubt, Indicator, Normalised, SetAside

WRONG = measured(1, "Persentase izin terbit", "83", "81,59", "99,90")
RIGHT = [measured(n, f"Persentase layanan {n}", "80", done, stated) for n, done, stated in
         ((2, "60", "75"), (3, "72", "90"), (4, "80", "100"), (5, "80", "100"))]  # fmt: skip


def told(doc: Normalised, code: str) -> list[tuple[str, str]]:
    return [(one.severity, one.advice) for one in audit(doc) if one.code == code]


def severity(doc: Normalised, code: str) -> list[str]:
    return [severity for severity, _ in told(doc, code)]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], "peringatan"),
        (RIGHT[:1], "peringatan"),
        (RIGHT[:2], "galat"),
        (RIGHT[2:], "peringatan"),  # 100 of 100 shows no formula
    ],
)
def test_an_achievement_is_false_where_others_show_the_formula(others: list[Indicator], expected: str) -> None:
    assert severity(document((WRONG, *others)), "capaian_hitung") == [expected]


def test_other_tables_of_the_document_show_it_too() -> None:
    assert severity(document((WRONG,), (RIGHT[0],), (RIGHT[1],)), "capaian_hitung") == ["galat"]


def test_where_more_fail_than_hold_nothing_is_proven() -> None:
    wrong = [measured(n, f"Persentase hal {n}", "50", "40", f"{n}3") for n in (5, 6, 7)]
    many = [measured(n, f"Nilai hal {n}", "80", "80", "100") for n in range(10, 20)]
    assert severity(document((*wrong, *RIGHT[:2], *many)), "capaian_hitung") == ["peringatan"] * 3


def test_a_doubt_of_the_figures_beside_it_is_no_proof() -> None:
    doc = document((WRONG, *RIGHT))
    doubt = Doubt(1, "realisasi_2024", "tak_terbaca", "", "Terpotong.")
    doc = replace(doc, tables=(replace(doc.tables[0], doubts=(doubt,)),))
    ((severity, advice),) = told(doc, "capaian_hitung")
    assert severity == "peringatan" and advice.startswith(OTHERS)


@pytest.mark.parametrize(("agreeing", "expected"), [(3, "galat"), (1, "peringatan")])
def test_two_tables_state_one_thing_where_other_rows_agree(agreeing: int, expected: str) -> None:
    same = tuple(row(n, f"Nilai layanan {n}", value("realisasi", f"7{n}")) for n in range(1, agreeing + 1))
    tables = [(*same, row(9, "Nilai maturitas", value("realisasi", text))) for text in ("75", "85")]
    found = told(document(*tables), "nilai_berbeda")
    assert [one for one, _ in found] == [expected]
    assert found[0][1].startswith(ALONE) == (expected == "peringatan")


@pytest.mark.parametrize(("score", "expected"), [(0.95, "galat"), (0.6, "peringatan")])
def test_a_total_is_false_where_the_header_over_its_column_is_known(score: float, expected: str) -> None:
    rows = []
    for number in (1, 2, 3):
        amount = value("anggaran", "100", "Rp")
        placed = replace(amount, field=replace(amount.field, cell=Cell(number, 0, lines=(Line("100"),))))
        rows.append(row(number, f"Nilai {number}", placed, kind="program"))
    total = SetAside(4, "jumlah", "TOTAL", None, "jumlah", (value("anggaran", "400", "Rp"),))
    doc = document(tuple(rows), aside=(total,))
    columns = (Column(0, "Pagu", "target", score, "2024", "anggaran"),)
    doc = replace(doc, tables=(replace(doc.tables[0], columns=columns),))
    assert severity(doc, "jumlah_kolom") == [expected]


@pytest.mark.parametrize(("printed", "expected"), [("Capaian", []), ("Rasio Capaian", ["galat"])])
def test_a_ratio_that_repeats_what_was_reached_is_false(printed: str, expected: list[str]) -> None:
    rows = [measured(n, f"Persentase layanan {n}", "100", f"9{n}", f"9{n}") for n in (2, 3, 4)]
    doc = document((measured(1, "Persentase izin terbit", "75", "91", "91"), *rows))
    columns = (Column(0, printed, "capaian", 1.0, "2024", "capaian"),)
    doc = replace(doc, tables=(replace(doc.tables[0], columns=columns),))
    assert severity(doc, "capaian_hitung") == expected
