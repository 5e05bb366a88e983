"""Rows that break the data contract are findings at their cells."""

from dataclasses import replace

import pytest

from emit.result import Result
from extract.document import Cell, Document, Line
from iku.document.validation import validate
from normalize.model import Field, Indicator, Normalised, NormalTable, Target, Value


def result(year: str = "2024", pages: tuple[int, ...] = (3,), kind: str = "pdf") -> Result:
    """A document with one value, printed on these pages."""
    cell = Cell(0, 0, lines=tuple(Line("9", page=page) for page in pages), page=pages[0] if pages else None)
    target = Target(year, "target", Value("angka", 9.0, unit="%"), Field("9", "9", cell))
    row = Indicator(7, 7, "eselon_iv", "sub_kegiatan", {"indikator": Field("a", "a", cell)}, (target,), "3.30.02")
    table = NormalTable(2, "", "eselon_iv", 2024, (), (row,), (), (), (), ",", "")
    return Result(Normalised("a", Document("a.pdf", "0" * 64, kind), "Dinas", 2024, (table,)), "a.pdf", "lengkap")


@pytest.mark.parametrize(("pages", "page"), [((3,), 3), ((3, 4), 3), ((), None)])
def test_a_finding_names_table_row_column_and_first_page(pages: tuple[int, ...], page: int | None) -> None:
    found = [one for one in validate(result("24", pages)) if one.figures["tabel"] == "target"]
    assert [(one.table, one.row, one.column, one.page) for one in found] == [(2, 7, "tahun", page)]
    assert found[0].code == "tak_terbaca" and found[0].figures["nilai"] == '"24"'


def test_cells_that_break_a_rule_alike_are_told_once() -> None:
    one = result("24")
    (table,) = one.doc.tables
    rows = tuple(replace(table.indicators[0], row=n) for n in range(1, 6))
    many = replace(one, doc=replace(one.doc, tables=(replace(table, indicators=rows),)))
    (found,) = [f for f in validate(many) if f.figures["tabel"] == "target"]
    assert found.row == 1 and "5 baris" in found.message


def test_one_about_the_document_names_no_table() -> None:
    (found,) = [one for one in validate(result(kind="entah")) if one.figures["tabel"] == "dokumen"]
    assert (found.table, found.row, found.column, found.page) == (None, None, "jenis_berkas", None)


def test_what_keeps_to_the_contract_has_none() -> None:
    assert validate(result()) == []
