"""A person's lines in a corrected file: they go where they cut what they cut, and are told where that is nowhere."""

import hashlib
import json
from collections.abc import Sequence
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.reader import read
from extract.settings import Settings
from iku.decisions.decided import decided
from iku.decisions.decision import Decision
from iku.decisions.moved import print_of
from iku.decisions.reading import Redrawn, redrawn
from normalize.sense import VocabularySense

SENSE = VocabularySense()
X = (54, 94, 254, 354)
HEAD = ("No", "Indikator", "Satuan", "Target 2024")
ROADS = (
    HEAD,
    ("1", "Persentase jalan", "%", "75"),
    ("2", "Jumlah jembatan", "Unit", "12"),
    ("3", "Indeks trotoar", "Nilai", "81"),
)
SCHOOLS = (
    HEAD,
    ("1", "Jumlah sekolah", "Unit", "44"),
    ("2", "Rasio guru", "Orang", "17"),
    ("3", "Angka lulus", "%", "99"),
)
LINES = {"halaman": 1, "kotak": [50, 60, 450, 180], "x": [90, 250, 350], "y": [90, 120, 150]}
Rows = Sequence[Sequence[str]]


def pdf(*pages: tuple[Rows, int]) -> bytes:
    """Pages of a table without rules, each so many points below its place."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(500, 400), invariant=True)
    for rows, down in pages:
        for k, row in enumerate(rows):
            for x, text in zip(X, row, strict=True):
                canvas.drawString(x, 400 - 75 - 30 * k - down, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


BEFORE = pdf((ROADS, 0))


def corrected(data: bytes, said: str = print_of(ROADS)) -> Redrawn:
    told = Decision(
        "2026-01-01", "a", "garis", sha256=hashlib.sha256(BEFORE).hexdigest(), mentah=said, baru=json.dumps(LINES)
    )
    document = read("a.pdf", data, SENSE)
    made = redrawn(document, data, [told], Settings(), SENSE)
    assert decided(made.document, "a", (), [told], SENSE).loose == made.loose
    return made


def places(made: Redrawn) -> list[tuple[int, float, str]]:
    """Page, top and first indicator of each table that lines cut."""
    drawn = [(page.number, table) for page in made.document.pages for table in page.tables if table.engine == "garis"]
    return [(number, table.box.y0, next(c.text for c in table.cells if (c.row, c.col) == (1, 1)))
            for number, table in drawn if table.box]  # fmt: skip


MENDED = (*ROADS[:2], ("2", "Jumlah jembatan", "Unit", "13"), ROADS[3])


@pytest.mark.parametrize(
    ("pages", "place"),
    [
        ([(MENDED, 0)], (1, 60)),
        ([(SCHOOLS, 0), (MENDED, 0)], (2, 60)),
        ([(SCHOOLS, 0), (SCHOOLS, 40), (ROADS, 0)], (3, 60)),
    ],
)
def test_lines_go_where_they_cut_what_they_cut(pages: list[tuple[Rows, int]], place: tuple[int, int]) -> None:
    made = corrected(pdf(*pages))
    assert made.loose == () and places(made) == [(*place, "Persentase jalan")]


def test_lines_go_down_with_their_table() -> None:
    made = corrected(pdf((SCHOOLS, 0), (ROADS, 100)))
    ((page, top, first),) = places(made)
    assert (page, first, made.loose) == (2, "Persentase jalan", ()) and 140 < top < 170


@pytest.mark.parametrize(
    ("pages", "said"),
    [([(SCHOOLS, 0)], print_of(ROADS)), ([(MENDED, 0)], ""), ([(SCHOOLS, 0), (ROADS, 0), (ROADS, 0)], print_of(ROADS))],
    ids=["gone", "unknown", "twice"],
)
def test_lines_that_belong_nowhere_or_to_several_places_are_told(pages: list[tuple[Rows, int]], said: str) -> None:
    made = corrected(pdf(*pages), said)
    assert len(made.loose) == 1 and places(made) == []
