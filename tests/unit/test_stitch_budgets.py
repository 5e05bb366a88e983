"""Budgets printed against a table of indicators are a table of their own."""

from extract.stitch import stitch
from extract.stitch.budgets import parted
from normalize.sense import VocabularySense
from tests.unit.tables_as_text import pages_of, shown

GOALS = """
No | Sasaran | Indikator Kinerja | Target
1 | Meningkatnya pelayanan | Indeks Kepuasan Masyarakat | 85
"""
BUDGETS = """
PROGRAM | < | ANGGARAN | KET
1. Program Pelayanan Publik | < | Rp350.000.000 | APBD
"""


def _parts(text: str) -> list[str]:
    [table] = pages_of(text)
    return [shown([part]).strip() for part in parted(table, VocabularySense())]


def test_they_begin_with_a_header_of_activities_and_money() -> None:
    assert _parts(GOALS.strip() + BUDGETS) == [GOALS.strip(), BUDGETS.strip()]


def test_a_header_of_budgets_at_the_foot_of_a_page_is_no_row_that_the_page_cuts() -> None:
    head, row = BUDGETS.strip().split("\n")
    sense = VocabularySense()
    whole = stitch(pages_of(f"{GOALS.strip()}\n{head}\npage 2\n{row}"), sense)
    found = [shown([part]).strip() for table in whole for part in parted(table, sense)]
    assert found == [GOALS.strip(), BUDGETS.strip()]


def test_a_table_of_budgets_whose_header_comes_again_stays_one() -> None:
    assert len(_parts(BUDGETS + BUDGETS)) == 1


def test_a_row_that_names_a_programme_and_its_money_is_no_header() -> None:
    assert len(_parts(GOALS.strip() + "\nProgram Pelayanan Publik | < | Anggaran | APBD\n2 | a | b | 3")) == 1


def test_a_header_that_a_cell_reaches_into_is_a_lower_row_of_one() -> None:
    assert len(_parts("No | Sasaran | Kinerja | <\n^ | ^ | Program | Anggaran\n1 | Meningkatnya | a | 3")) == 1


def test_the_part_stands_where_its_cells_stand() -> None:
    [table] = pages_of(GOALS.strip() + BUDGETS)
    first, last = parted(table, VocabularySense())
    assert first.box and last.box and first.box.y1 == last.box.y0
    assert last.cells[0].row == 0 and last.page == 1
