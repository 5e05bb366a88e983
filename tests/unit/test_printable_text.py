"""No control character, change of direction or half of a surrogate pair comes out of reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Aside, Cell, Dropped, Line, Page, Table
from extract.printable import printable, printable_page, printable_table
from extract.reader import read

HOSTILE = "a\x1b]0;x\x07b\u009b2Jc\u202ed\ud800e"
CLEAN = "a\ufffd]0;x\ufffdb\ufffd2Jc\ufffdd\ufffde"


@pytest.mark.parametrize("text", ["Nilai ≥ 91 %", "dua\nbaris\tdan tab", "“ﬁsik” µ ½ —", "Ünïcødé 表"])
def test_what_a_page_prints_stays(text: str) -> None:
    assert printable(text) == text


@given(st.text(st.characters(codec=None)))
def test_nothing_hidden_is_left(text: str) -> None:
    found = printable(text)
    assert len(found) == len(text)
    assert not any(ch in found for ch in "\x00\x1b\x7f\x9b\u202e\u2066\ud800")
    assert printable(found) == found


def test_every_text_of_a_page() -> None:
    line = Line(HOSTILE)
    table = Table(1, 1, (Cell(0, 0, lines=(line,)),), "x", titles=(line,), dropped=(Dropped(1, "pita", HOSTILE),))
    page = printable_page(Page(1, 1, 1, tables=(table,), after=(line,), aside=(Aside("x", table),)))
    for one in (page.tables[0], page.aside[0].table):
        assert (one.cells[0].text, one.titles[0].text, one.dropped[0].text) == (CLEAN, CLEAN, CLEAN)
    assert page.after[0].text == CLEAN


def test_a_printable_table_is_the_same_object() -> None:
    table = Table(1, 1, (Cell(0, 0, lines=(Line("a"),)),), "x")
    assert printable_table(table) is table


def test_a_file_with_them() -> None:
    text = "No\tIndikator Kinerja\tSatuan\tTarget 2024\n1\tJumlah \u009b2J laporan \u202e yang\tDokumen\t3\n"
    cells = [cell.text for table in read("a.txt", text.encode()).tables for cell in table.cells]
    assert cells and not any("\u009b" in cell or "\u202e" in cell for cell in cells)
