"""The word `lengkap`: tables passed over and figures that no row holds make a document `sebagian`."""

from dataclasses import replace

import pytest

from extract.document import Aside, Cell, Document, Line, Page, Table
from extract.letters import letters
from extract.settings import Settings
from extract.text import read_text
from iku.document.accounting import account
from iku.document.figures import unheld, unjoined
from normalize.normalise import normalise

ROWS = "No\tIndikator\tTarget 2024\n1\tPersentase jalan\t75 %\n2\tJumlah laporan\t12\n"
UNSURE = "Uraian\tSatuan\tTarget 2024\nJumlah pasar\tUnit\t5\nIndustri kecil\tUnit\t7\nKoperasi\tUnit\t3\n"


def document(*parts: str) -> Document:
    """A document of table texts, parted by titles."""
    return read_text("", "\nTabel\n\n".join(parts).encode(), Settings())


def test_a_whole_document_has_no_problem() -> None:
    """Every figure of the table stands in its rows."""
    doc = normalise(document(ROWS), "x")
    assert not list(account(doc, ()))


def test_what_no_row_holds_is_missed() -> None:
    """A row taken away leaves its letters and figures behind."""
    doc = normalise(document(ROWS), "x")
    table = doc.tables[0]
    assert table.source is not None
    assert unheld(table.source, [replace(table, indicators=table.indicators[:1])]) == letters(
        ["2", "Jumlah laporan", "12"]
    )


def test_a_table_that_may_hold_indicators_is_named() -> None:
    """Between the weights: set aside, and said so."""
    doc = normalise(document(ROWS, UNSURE), "x")
    assert [0.2 <= one.weight < 0.5 for one in doc.refused] == [True]
    assert ["dilewati" in problem.text for problem in account(doc, ())] == [True]


@pytest.mark.parametrize(("score", "told"), [(0.9, 1), (0.3, 0)])
def test_a_region_set_aside_on_its_page_is_weighed(score: float, told: int) -> None:
    """What an engine read well and what says what indicators do may hold them."""
    read = document(ROWS)
    region: Table = replace(read.tables[0], score=score)
    page = Page(1, 100.0, 100.0, aside=(Aside("bagan", region),))
    assert len(normalise(replace(read, pages=(page,)), "x").refused) == told


@pytest.mark.parametrize(
    ("cell", "missed"), [("1. Jalan", "Jalan"), ("2) Jalan", "Jalan"), ("Indikator : Jalan", "Jalan"), ("1. 75", "175")]
)
def test_the_mark_of_an_item_is_no_figure(cell: str, missed: str) -> None:
    table = Table(1, 1, (Cell(0, 0, lines=(Line(cell),)),), "x")
    assert unheld(table, []) == letters([missed])


def test_letters_lost_between_pages_and_tables_are_missed() -> None:
    read = document(ROWS)
    page = Page(1, 100.0, 100.0, tables=read.tables)
    assert not unjoined(replace(read, pages=(page,)))
    cells = tuple(cell for cell in read.tables[0].cells if cell.text != "12")
    without = replace(read, pages=(page,), tables=(replace(read.tables[0], cells=cells),))
    assert unjoined(without) == {"1": 1, "2": 1}
    assert any("disambung" in problem.text for problem in account(normalise(without, "x"), ()))


def test_print_that_no_table_holds_is_told_with_its_page() -> None:
    page = Page(3, 100.0, 100.0, loose=(Line("Jumlah pasar"), Line("12")))
    found = list(account(normalise(replace(document(ROWS), pages=(page,)), "x"), ()))
    assert [problem.page for problem in found] == [3]
    assert "Jumlah pasar" in found[0].text
