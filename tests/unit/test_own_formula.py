"""Columns of achievements most of whose rows fail: what is surely wrong in them is told still."""

from dataclasses import replace

import pytest
from test_audit_reports import document, found, measured, row, value

from audit.run import audit
from normalize.model import Indicator, Normalised


def stated(*achievements: str) -> Normalised:
    """Rows of 50 to 57 of 80 to 87, each with an achievement."""
    return document(
        tuple(measured(n, f"Persentase hal {n}", f"8{n}", f"5{n}", text) for n, text in enumerate(achievements))
    )


def spent(number: int, budget: str, spent: str, share: str) -> Indicator:
    money = (value("anggaran", budget, "Rp"), value("realisasi_anggaran", spent, "Rp"))
    return row(number, f"Persentase hal {number}", *money, value("capaian_anggaran", share, "%"))


def test_where_other_rows_show_the_formula_most_may_be_wrong() -> None:
    """62,5 and 62,96 are right; of the others nobody knows which formula gives them."""
    (one,) = found(stated("62,5", "62,96", "71,3", "75,9", "80,2"), "capaian_hitung")
    assert (one.severity, one.row, one.figures["kali"]) == ("peringatan", 2, "3")


def test_a_row_that_breaks_the_columns_own_formula() -> None:
    """All others are what is left of the target."""
    column = stated(*["30"] * 2, "31", *["30"] * 4)
    told = [replace_row(one, n) for n, one in enumerate(column.tables[0].indicators)]
    findings = found(document(tuple(told)), "capaian_hitung")
    assert [(one.severity, one.row) for one in findings] == [("peringatan", 2), ("info", 0)]
    assert "target 2024 – realisasi 2024" in findings[0].message and findings[0].figures["hasil"] == "32"


@pytest.mark.parametrize(("turned", "told"), [("134,90", False), ("130,90", True)])
def test_a_row_worked_out_the_other_way_round_is_not_told(turned: str, told: bool) -> None:
    """Growth over the year before, and of violations the year before over this one."""
    figures = [
        ("50", "60", "120"),
        ("40", "46", "115"),
        ("80", "88", "110"),
        ("20", "25", "125"),
        ("201", "149", turned),
    ]
    rows = tuple(
        row(
            n,
            f"Jumlah hal {n}",
            value("realisasi", old, year="2023"),
            value("realisasi", new),
            value("capaian", share, "%"),
        )
        for n, (old, new, share) in enumerate(figures, 1)
    )
    targets = tuple(replace(one, targets=(value("target", "7"), *one.targets)) for one in rows)
    findings = found(document(targets), "capaian_hitung")
    assert any(one.row == 5 and "baris lain dihitung" in one.message for one in findings) is told


def replace_row(one: Indicator, n: int) -> Indicator:
    """The rows of `stated` with differences of their own: 30, 31, 32 …, but for the third."""
    reached = f"{50 + 2 * n}"
    return measured(n, f"Persentase hal {n}", f"{80 + 3 * n}", reached, "31,5" if n == 2 else f"{30 + n}")


@pytest.mark.parametrize(
    ("share", "told"), [("80", None), ("125", "anggaran / realisasi"), ("70", "memberi 80%"), ("79,9", "memberi 80%")]
)
def test_a_share_of_a_budget_turned_upside_down(share: str, told: str | None) -> None:
    doc = document((spent(1, "50.000.000", "40.000.000", share), spent(2, "50.000.000", "20.000.000", "40")))
    findings = found(doc, "capaian_hitung")
    assert [told in one.message for one in findings] == ([True] if told else [])


def test_a_whole_column_turned_upside_down_is_one_warning() -> None:
    rows = tuple(spent(n, "60.000.000", f"{n}0.000.000", text) for n, text in ((2, "300"), (3, "200"), (4, "150")))
    (one,) = [one for one in audit(document(rows)) if one.code == "capaian_hitung"]
    assert one.severity == "peringatan" and "3 baris" in one.message and "anggaran / realisasi" in one.message


@pytest.mark.parametrize(
    ("names", "last", "told"),
    [
        ("Persentase hal", "125", ["peringatan"]),
        ("Angka kematian", "125", []),  # less is better: it is the formula
        ("Persentase hal", "80", ["info"]),  # one row is realisasi over target: the headers are right
    ],
)
def test_a_column_of_target_over_realisasi_has_swapped_headers(names: str, last: str, told: list[str]) -> None:
    values = [("80", "76", "105,26"), ("50", "40", "125"), ("60", "48", "125"), ("75", "60", last)]
    rows = tuple(measured(n, f"{names} {n}", *texts) for n, texts in enumerate(values))
    findings = found(document(rows), "capaian_hitung")
    assert [one.severity for one in findings] == told
    assert all("tertukar" in one.advice for one in findings) is (told != ["info"])
