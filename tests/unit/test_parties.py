"""The level of an agreement whose table has no title that tells it."""

import pytest

from extract.document import Aside, Cell, Document, Line, Page, Table
from normalize.parties import level

POSTS = (("Nama", ": SITI"), ("Jabatan\nSelanjutnya disebut", ": Kepala Bidang Pasar\npihak pertama,"))
OTHER = (("Nama\nJabatan", ": BUDI\n: Kepala Dinas Pasar"),)
SAID = (Line("PERJANJIAN KINERJA"), Line("Selaku atasan pihak pertama, selanjutnya disebut pihak kedua."))


def agreement(rows: tuple[tuple[str, str], ...], after: tuple[Line, ...] = SAID) -> Document:
    cells = tuple(
        Cell(r, c, lines=tuple(map(Line, text.split("\n")))) for r, row in enumerate(rows) for c, text in enumerate(row)
    )
    region = Table(len(rows), 2, cells, "x")
    return Document("x", "0", "pdf", pages=(Page(1, 100.0, 100.0, aside=(Aside("", region),), after=after),))


@pytest.mark.parametrize(
    ("document", "page", "tingkat"),
    [
        (agreement((*POSTS, *OTHER)), 2, "eselon_iii"),
        (agreement((*OTHER, *POSTS)), 2, "kepala_opd"),
        (agreement((*POSTS, *OTHER)), 9, ""),
        (agreement(POSTS, (Line("PERJANJIAN KINERJA"),)), 2, ""),
        (agreement((), (*SAID, Line("Jabatan : Kepala Bidang Pasar"))), 2, "eselon_iii"),
    ],
)
def test_the_first_party_tells_the_level(document: Document, page: int, tingkat: str) -> None:
    assert level(document, page, [Line("PERJANJIAN KINERJA TAHUN 2023")]) == tingkat


def test_a_title_comes_first() -> None:
    assert level(agreement(POSTS), 2, [Line("Kepala Dinas Pasar")]) == "kepala_opd"
