"""Every number of target.csv is printed in the box that it names, and no print gives two values but a merged cell's."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from drawn_pdf import pdf
from hypothesis import given, settings
from hypothesis import strategies as st
from read_once import normalised_once
from reportlab.pdfgen.canvas import Canvas

from emit.result import Result
from extract.document import Box, Document
from extract.ink import Ink
from extract.letters import letters
from extract.pdf.opened import opened
from extract.pdf.parse import parse_page
from extract.reader import read
from extract.settings import Settings
from iku.document.pipeline import convert_document
from normalize.model import Normalised, Target
from normalize.sense import VocabularySense

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PDFS = [
    *sorted((ROOT / "samples").glob("iku-*.pdf")),
    *(
        pytest.param(path, marks=pytest.mark.corpus)
        for folder in ("corpus", "real", "real/unlabelled")
        for path in sorted((SHARED / folder).glob("*.pdf"))
        if not any(word in path.stem for word in ("pindai", "scan", "pk_kumkm"))
    ),
]
SLACK = 0.3
"""Ems by which a letter's middle may stand outside the box: boxes end with the grid, letters hang over."""
XS = (40.0, 70.0, 250.0, 320.0, 380.0, 440.0, 500.0)
HEADER = ("No", "Indikator", "Satuan", "2024", "2025", "2026")
ROW = 30.0


def digits(texts: Iterator[str] | list[str]) -> Counter[str]:
    """How often each digit stands in the texts."""
    return Counter({letter: n for letter, n in letters(texts).items() if letter.isdigit()})


def inks(data: bytes) -> dict[int, Ink]:
    """What each page prints, by number."""
    with opened(data, Settings()) as file:
        pages = {number: file.shown(number) for number in range(1, len(file) + 1)}
        return {number: parse_page(page, number, Settings())[0] for number, page in pages.items()}


def printed(ink: Ink, box: Box) -> Counter[str]:
    """The digits that a page prints in a box."""
    slack = SLACK * ink.em
    middle = (ink.glyphs.boxes[:, :2] + ink.glyphs.boxes[:, 2:]) / 2
    low, high = (box.x0 - slack, box.y0 - slack), (box.x1 + slack, box.y1 + slack)
    return digits(ink.glyphs.text[((middle >= low) & (middle <= high)).all(axis=1)].tolist())


def as_read(data: bytes) -> Document:
    return read("x.pdf", data, VocabularySense())


def converted(document: Document) -> Result:
    """The document with its status."""
    return convert_document(document, "x", "x.pdf")


def assert_printed(doc: Normalised, data: bytes) -> None:
    """Values of one box, those of merged cells once, have no digit more than the page prints there."""
    pages = inks(data)
    said: dict[tuple[int, Box], list[Target]] = defaultdict(list)
    for table in doc.tables:
        for target in (one for row in table.indicators for one in row.targets if not one.field.inherited):
            cell = target.field.cell
            if cell is not None and cell.place is not None and cell.page is not None:
                said[cell.page, cell.place].append(target)
    for (page, box), targets in said.items():
        missing = digits([target.field.raw for target in targets]) - printed(pages[page], box)
        assert not missing, (page, box, [target.field.raw for target in targets])


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_every_number_is_printed_in_its_box(path: Path) -> None:
    assert_printed(normalised_once(path), path.read_bytes())


def drawn(rows: list[list[str]], missing: set[int]) -> bytes:
    """A ruled table of indicators; pieces of rules (numbered from the top left) are missing."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(180, 780, "INDIKATOR KINERJA UTAMA TAHUN 2024")
        pieces = []
        for r, row in enumerate([list(HEADER), *rows]):
            top = 760 - r * ROW
            for x, text in zip(XS, row, strict=False):
                canvas.drawString(x + 3, top - 18, text)
            pieces += [(x, top, x, top - ROW) for x in XS]
            pieces += [(a, top - ROW, b, top - ROW) for a, b in pairwise(XS)]
        canvas.line(XS[0], 760, XS[-1], 760)
        for number, piece in enumerate(pieces):
            if number not in missing or number < 13:
                canvas.line(*piece)

    return pdf(draw, size=(595.0, 842.0))


VALUES = st.sampled_from(["", "75", "80 %", "12,5", "1.250", "90-95", "-", "B", "3 Unit", "(83) A"])
ROWS = st.lists(
    st.tuples(st.sampled_from(["Persentase jalan mantap", "Jumlah pasar rakyat", "Indeks kepuasan"]),
              st.sampled_from(["%", "Unit", "Indeks"]), VALUES, VALUES, VALUES),
    min_size=1, max_size=5,
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(ROWS, st.sets(st.integers(13, 77), max_size=6))
def test_a_document_with_rules_missing_invents_nothing_and_loses_nothing_silently(
    rows: list[tuple[str, ...]], missing: set[int]
) -> None:
    data = drawn([[str(k), *row] for k, row in enumerate(rows, start=1)], missing)
    result = converted(as_read(data))
    assert_printed(result.doc, data)
    if result.status == "lengkap":
        fields = [f for t in result.doc.tables for row in t.indicators
                  for f in (*row.fields.values(), *(target.field for target in row.targets))]  # fmt: skip
        held = [field.raw for field in fields if not field.inherited]
        held += [row.text for table in result.doc.tables for row in table.set_aside]
        held += [line.text for line in result.doc.titles]
        page = inks(data)[1]
        assert not digits(page.glyphs.text.tolist()) - digits(held)


def targets(rows: list[list[str]], missing: set[int]) -> list[tuple[str, str, bool]]:
    """(column, raw text, handed on) of the first row's values."""
    row = converted(as_read(drawn(rows, missing))).doc.tables[0].indicators[0]
    return [(one.column, one.field.raw, one.field.inherited) for one in row.targets]


REST = [["2", "Jumlah pasar rakyat", "Unit", "1", "2", "3"], ["3", "Jumlah laporan", "Unit", "4", "5", "6"]]


def test_a_missing_rule_is_no_merged_cell() -> None:
    """The figure stands in the second column as its others do: the first is empty."""
    found = targets([["1", "Persentase jalan", "%", "", "", "75"], *REST], {18})
    assert found == [("target_2024", "", False), ("target_2025", "", False), ("target_2026", "75", False)]


def test_a_merged_cell_gives_its_value_to_all_its_columns_and_marks_all_but_the_first() -> None:
    """Ruled on all sides, its figure at its left edge."""
    found = targets([["1", "Persentase jalan", "%", "7", "75", ""], *REST], {18})
    assert found == [("target_2024", "7", False), ("target_2025", "75", False), ("target_2026", "75", True)]
