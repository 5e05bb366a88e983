"""Averages of averages: of the goals, of the figures that headings print, of the averages before."""

import pytest
from test_audit_reports import document, row, severities, totals, value

from normalize.model import Indicator, SetAside

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


@pytest.mark.parametrize(("stated", "wrong"), [("88,5", False), ("83,5", True)])
def test_average_of_what_headings_print(stated: str, wrong: bool) -> None:
    printed = tuple(
        SetAside(at, "pita", "Sasaran", 1, "", (value("capaian", n, "%"),)) for at, n in ((0, "99,5"), (4, "77,5"))
    )
    doc = document(rows(), aside=(*printed, *totals("rata_rata", value("capaian", stated, "%"))))
    assert severities(doc, "rata_rata") == (["galat"] if wrong else [])


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
