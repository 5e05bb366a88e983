"""What a page holds and nobody read is drawn on the picture of its page, where it stands."""

import re
from dataclasses import replace

from test_printed import REST, as_read, converted, drawn

from emit.report.page import render
from emit.report.regions import regions
from extract.document import Aside, Box, Document, Line
from iku.document.pipeline import convert_document


def test_print_that_is_in_no_table_is_outlined_with_its_reason() -> None:
    data = drawn(REST, set())
    whole = converted(as_read(data)).doc
    (page,) = whole.document.pages
    loose = (Line("Jumlah", Box(59.5, 421.0, 119.0, 430.0), 1), Line("12", Box(238.0, 421.0, 297.5, 442.1), 1))
    doc = replace(whole, document=replace(whole.document, pages=(replace(page, loose=loose),)))
    assert [(one.page, one.box) for one in regions(doc)] == [(1, Box(59.5, 421.0, 297.5, 442.1))]
    html = render(doc, (), data, status="sebagian")
    assert '<i style="left:60px;top:24px;width:238px;height:21px">' in html
    assert "Halaman 1: isian yang tidak terbaca sebagai tabel." in html
    assert "Bagian yang tidak terbaca" not in render(whole, (), data, status="lengkap")


def test_a_table_set_aside_is_outlined_in_a_document_that_failed_too() -> None:
    data = drawn(REST, set())
    document = converted(as_read(data)).doc.document
    (page,) = document.pages
    pages = (replace(page, tables=(), aside=(Aside("bagan, bukan tabel", page.tables[0]),)),)
    failed = convert_document(Document("x.pdf", "", "pdf", pages), "x", "x.pdf")
    assert failed.status == "gagal"
    html = render(failed.doc, (), data, status=failed.status)
    assert re.search(r"Halaman 1: bagan, bukan tabel\..*<i style=.left:40px;top:24px", html)
