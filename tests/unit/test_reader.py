"""What becomes of files and pages that cannot be read."""

from io import BytesIO

import pytest
from drawn_pdf import PAGE, lines, pdf, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.document import Page
from extract.pdf.opened import count_pages
from extract.reader import assemble, read
from extract.sense import NoSense
from extract.settings import Settings


def table(canvas: Canvas) -> None:
    lines(canvas)
    texts(canvas)


def pages(count: int, encrypt: StandardEncryption | None = None) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=PAGE, invariant=True, encrypt=encrypt)
    for _ in range(count):
        table(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_locked_pdf_says_so() -> None:
    locked = pages(1, StandardEncryption("rahasia"))
    document = read("kunci.pdf", locked)
    (problem,) = document.problems
    assert problem.fatal
    assert "kata sandi" in problem.text
    assert read("kunci.pdf", locked, settings=Settings(password="rahasia")).tables


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    assert read("a.pdf", pages(1, StandardEncryption("", ownerPassword="x"))).tables


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", pages(1)[:400], b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF"])
def test_a_broken_pdf_says_so(data: bytes) -> None:
    document = read("rusak.pdf", data)
    assert document.kind == "pdf"
    assert document.problems[0].fatal
    assert document.problems[0].remedy


def test_a_pdf_that_opens_without_its_end_says_so() -> None:
    whole = pages(1)
    assert read("utuh.pdf", whole + b"\r\n\0\0").problems == ()
    (problem,) = read("terpotong.pdf", whole[: whole.rindex(b"%%EOF")]).problems
    assert "terpotong" in problem.text
    assert not problem.fatal


def test_a_pdf_without_tables_is_read_and_says_so() -> None:
    document = read("surat.pdf", pdf(lambda canvas: canvas.drawString(60, 300, "Dengan hormat,")))
    assert document.tables == ()
    assert [page.unread for page in document.pages] == [False]
    (problem,) = document.problems
    assert not problem.fatal


def test_an_empty_page_is_told_from_a_read_one() -> None:
    document = read("kosong.pdf", pdf(lambda canvas: None))
    assert [(page.kind, page.fate, page.unread) for page in document.pages] == [("empty", "kosong", False)]


def test_only_the_wanted_pages_are_read() -> None:
    data = pages(4)
    document = read("empat.pdf", data, settings=Settings(pages=(2, 4, 9)))
    assert [page.number for page in document.pages] == [2, 4]
    assert count_pages(data) == 4


def test_pages_over_a_limit_are_named() -> None:
    document = read("empat.pdf", pages(4), settings=Settings(max_pages=3))
    assert [page.unread for page in document.pages] == [False, False, False, True]
    assert document.problems[0].page == 4
    assert "3 halaman" in document.problems[0].text


@pytest.mark.parametrize("limit", [{"max_glyphs": 10}, {"max_objects": 3}, {"max_page_points": 100.0}])
def test_an_oversized_page_is_named_and_the_rest_is_read(limit: dict[str, float]) -> None:
    document = read("besar.pdf", pages(2), settings=Settings(**limit))  # type: ignore[arg-type]
    assert [page.unread for page in document.pages] == [True, True]
    assert all(problem.remedy for problem in document.problems)


def test_pages_read_apart_make_the_same_document() -> None:
    data = pages(3)
    whole = read("tiga.pdf", data)
    parts = [read("tiga.pdf", data, settings=Settings(pages=(n,))).pages[0] for n in (1, 2, 3)]
    assert assemble("tiga.pdf", whole.sha256, "pdf", parts, NoSense()) == whole


def test_a_scan_without_reader_is_named() -> None:
    def draw(canvas: Canvas) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(Image.new("L", (50, 40), 120)), 0, 0, *PAGE)

    document = read("pindai.pdf", pdf(draw), settings=Settings(ocr=False))
    assert [(page.kind, page.unread) for page in document.pages] == [("scan", True)]
    assert document.problems


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=30))
def test_damage_never_raises(place: int, dirt: bytes) -> None:
    data = bytearray(pages(1))
    place %= len(data)
    data[place : place + len(dirt)] = dirt
    document = read("kotor.pdf", bytes(data), settings=Settings(ocr=False))
    assert document.pages or document.problems or document.kind == "txt"  # without its first letters it is text


def test_of_pages_that_were_not_read_nobody_says_that_they_hold_no_table() -> None:
    unread = Page(1, 600, 800, kind="scan", fate="tidak dibaca", unread=True)
    assert assemble("a.pdf", "", "pdf", [unread], NoSense()).problems == ()
    assert len(assemble("a.pdf", "", "pdf", [Page(1, 600, 800)], NoSense()).problems) == 1
