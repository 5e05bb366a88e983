"""Averages of averages: of the goals, of the figures that headings print, of the averages before."""

from dataclasses import replace

import pytest
from test_audit_reports import document, row, severities, totals, value

from extract.document import Cell, Table
from normalize.model import Indicator, SetAside, Target

GOALS = {"Layanan cepat": ("90", "100", "110"), "Layanan ramah": ("80",)}
"""Their averages are 100 and 80; of all four indicators it is 95."""


def rows() -> tuple[Indicator, ...]:
    own = [(goal, number) for goal, numbers in GOALS.items() for number in numbers]
    return tuple(
        row(i, f"Nilai {i}", value("capaian", number, "%"), sasaran=goal) for i, (goal, number) in enumerate(own, 1)
    )


@pytest.mark.parametrize(("stated", "wrong"), [("90", False), ("95", False), ("97", True)])
def test_average_of_what_the_goals_reach(stated: str, wrong: bool) -> None:
    doc = document(rows(), aside=totals("rata_rata", value("capaian", stated, "%")))
    assert severities(doc, "rata_rata") == (["galat"] if wrong else [])


def test_nothing_is_told_where_headings_have_figures_too() -> None:
    printed = SetAside(0, "pita", "Sasaran", 1, "", (value("capaian", "99,5", "%"),))
    stated = totals("rata_rata", value("capaian", "83,5", "%"))
    assert severities(document(rows(), aside=(printed, *stated)), "rata_rata") == []
    money = replace(printed, figures=(value("anggaran", "99,5"),))
    assert severities(document(rows(), aside=(money, *stated)), "rata_rata") == ["galat"]


@pytest.mark.parametrize(
    ("title", "severity"), [("", []), ("Laporan Kinerja Dinas Uji", []), ("Tabel 4 Capaian lain", ["galat"])]
)
def test_an_average_over_two_pages_is_not_that_of_its_page(title: str, severity: list[str]) -> None:
    doc = document(rows()[:2], rows()[2:])
    pages = [replace(t, source=Table(1, 1, (), "uji", page=n)) for n, t in enumerate(doc.tables, 1)]
    aside = totals("rata_rata", value("capaian", "83,5", "%"))
    last = replace(pages[1], title=title, set_aside=aside)
    assert severities(replace(doc, tables=(pages[0], last)), "rata_rata") == severity


@pytest.mark.parametrize(("stated", "severity"), [("300", []), ("350", ["galat"])])
def test_a_total_of_one_figure(stated: str, severity: list[str]) -> None:
    one, two = (row(i, f"Nilai {i}", value("anggaran", n, "Rp")) for i, n in ((1, "100"), (2, "200")))
    last = row(4, "Nilai 4", value("anggaran", "300", "Rp"))
    sums = [
        SetAside(at, "jumlah", "Jumlah", 1, "jumlah", (value("anggaran", n, "Rp"),))
        for at, n in ((3, "300"), (5, stated))
    ]
    assert severities(document((one, two, last), aside=tuple(sums)), "jumlah_kolom") == severity


@pytest.mark.parametrize(("stated", "wrong"), [("90", False), ("83,5", True)])
def test_average_of_the_averages_before(stated: str, wrong: bool) -> None:
    two = row(5, "Nilai 5", value("capaian", "78", "%")), row(6, "Nilai 6", value("capaian", "82", "%"))
    three = tuple(row(i, f"Nilai {i}", value("capaian", n, "%")) for i, n in ((1, "90"), (2, "100"), (3, "110")))
    means = tuple(
        SetAside(at, "jumlah", "Rata-rata", 1, "rata_rata", (value("capaian", n, "%"),))
        for at, n in ((4, "100"), (7, "80"))
    )
    doc = document((*three, *two), aside=(*means, *totals("rata_rata", value("capaian", stated, "%"))))
    assert severities(doc, "rata_rata") == (["galat"] if wrong else [])


def _placed(target: Target, column: int) -> Target:
    return replace(target, field=replace(target.field, cell=Cell(0, column)))


@pytest.mark.parametrize(("column", "severity"), [(1, []), (3, ["galat"])])
def test_a_total_is_of_its_own_set_of_columns(column: int, severity: list[str]) -> None:
    """Two sets side by side: of the left one 300, of the right one 700."""
    sides = ((1, ("100", "200")), (3, ("300", "400")))
    money = [_placed(value("anggaran", text, "Rp"), at) for at, texts in sides for text in texts]
    own = tuple(row(n, f"Nilai {n}", one) for n, one in enumerate(money, 1))
    aside = totals("jumlah", _placed(value("anggaran", "300", "Rp"), column))
    assert severities(document(own, aside=aside), "jumlah_kolom") == severity


@pytest.mark.parametrize(
    ("figures", "severity"), [(("300", "100", "200", "400"), []), (("310", "100", "200", "400"), ["galat"])]
)
def test_a_programme_over_its_activities_sums_up_too(figures: tuple[str, ...], severity: list[str]) -> None:
    own = tuple(row(n, f"Nilai {n}", value("anggaran", text, "Rp")) for n, text in enumerate(figures, 1))
    aside = totals("jumlah", value("anggaran", "700", "Rp"))
    assert severities(document(own, aside=aside), "jumlah_kolom") == severity


@pytest.mark.parametrize(("stated", "wrong"), [("85", False), ("83,5", True)])
def test_average_of_what_is_called_a_total(stated: str, wrong: bool) -> None:
    sums = [
        SetAside(at, "jumlah", "Jumlah", 1, "jumlah", (value("capaian", n, "%"),)) for at, n in ((5, "80"), (6, "90"))
    ]
    last = SetAside(7, "jumlah", "Rata-rata", 1, "rata_rata", (value("capaian", stated, "%"),))
    assert severities(document(rows(), aside=(*sums, last)), "rata_rata") == (["galat"] if wrong else [])
