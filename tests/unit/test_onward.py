"""A page of a table on which most cells are empty: the columns of the page before vouch for it."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from extract.reader import read
from extract.settings import Settings
from normalize.sense import VocabularySense

XS = (40.0, 200.0, 300.0, 340.0, 380.0, 420.0, 460.0, 500.0)
HEADER = ("Indikator", "Program", "TW I", "TW II", "TW III", "TW IV", "Ket")
FULL = [HEADER, *(("Jumlah pasar", f"Program {k}", "1", "2", "3", "4", "-") for k in range(6))]
SPARSE = [(f"Jumlah gudang {k}", "", "", "", "", "", "") for k in range(4)]


def pages(*tables: list[tuple[str, ...]], aside: float = 0.0, wider: float = 1.0) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(540, 400), invariant=True)
    for number, rows in enumerate(tables):
        if number:
            canvas.translate(aside, 0)
            canvas.scale(wider, 1)
        canvas.setFont("Helvetica", 8)
        for k, row in enumerate(rows):
            for text, x in zip(row, XS, strict=False):
                canvas.drawString(x + 3, 360 - 20 * k - 13, text)
        for k in range(len(rows) + 1):
            canvas.line(XS[0], 360 - 20 * k, XS[-1], 360 - 20 * k)
        for x in XS:
            canvas.line(x, 360, x, 360 - 20 * len(rows))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_page_of_empty_cells_goes_on_the_table_before_it() -> None:
    document = read("t.pdf", pages(FULL, SPARSE), VocabularySense(), Settings())
    assert [table.n_rows for table in document.tables] == [len(FULL) + len(SPARSE)]


def test_so_it_does_where_the_page_sets_it_aside_and_wider() -> None:
    document = read("t.pdf", pages(FULL, SPARSE, aside=4, wider=1.02), VocabularySense(), Settings())
    assert [table.n_rows for table in document.tables] == [len(FULL) + len(SPARSE)]


def test_the_same_page_alone_is_no_table() -> None:
    assert not read("t.pdf", pages(SPARSE), VocabularySense(), Settings()).tables
