"""What could not be read with certainty: cells that normalising left open, and values without a sure reading.

A cell that covers several rows is told once, as is a print that stands in several cells of a row. What is alike in many
cells of a table has one cause: one finding with their number; so have several cells of one row that hold more than one
number each: it is two rows. A sentence in a value's place is no doubt of the reading
but of the document, and is told as such.

Needs: the doubts that normalising recorded, with their own message; targets whose status is `tak_terbaca`; cells of an
OCR reading with little confidence.
Source: the reading itself. Limits: a wrong reading that was sure of itself is not seen here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audit.finding import Finding
from audit.lists import rows
from audit.readings import NUMBER
from audit.spot import PERINGATAN, Saying, Spot, column_of, shortened, spots
from normalize.clean import is_dated
from normalize.model import Doubt, Normalised, NormalTable

UNSURE = 0.6
UNREAD = Saying(
    "tak_terbaca",
    PERINGATAN,
    "Nilai “{mentah}” tidak dapat dibaca dengan pasti.",
    "Bandingkan dengan dokumen asli dan isi nilainya.",
)
BROKEN = Saying(
    "tak_terbaca",
    PERINGATAN,
    "Sel ini berisi kesalahan rumus lembar kerja (“{mentah}”), bukan nilai.",
    "Perbaiki rumus pada lembar kerja asalnya, lalu cetak ulang dokumennya.",
)
DATED = Saying(
    "tak_terbaca",
    PERINGATAN,
    "Sel ini tersimpan sebagai tanggal atau jam (“{mentah}”) di lembar kerja, bukan angka: "
    "lembar kerja mengubah isian seperti 3/5 atau 1.05 menjadi tanggal.",
    "Beri sel itu format Angka atau Teks, ketik ulang nilainya, atau isi nilainya.",
)
SEVERAL = Saying(
    "tak_terbaca",
    PERINGATAN,
    "Sel ini memuat lebih dari satu angka (“{mentah}”), sehingga tidak dapat diisikan sebagai satu nilai.",
    "Pisahkan menjadi satu nilai per sel, atau isi nilainya.",
)
PROSE = Saying(
    "tak_terbaca",
    PERINGATAN,
    "Isian ini berupa kalimat (“{mentah}”), bukan nilai yang dapat diukur.",
    "Nyatakan sebagai angka dengan satuannya; kalimatnya masuk ke kolom keterangan.",
)
FAINT = Saying(
    "tak_terbaca",
    PERINGATAN,
    "Sel ini terbaca dengan keyakinan rendah ({keyakinan}).",
    "Bandingkan dengan dokumen asli.",
)
CHECK = "Bandingkan dengan dokumen asli."
QUOTED = re.compile(r"“[^”]{0,400}”")
"""What a message quotes of its own cell: cells of which else the same is said have one cause, most often the scan."""
SENTENCE = 8
"""Words, from which a text is a sentence; a quarter of them may hold figures."""


class TakTerbaca:
    """See the module."""

    code = "tak_terbaca"

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per doubt, unreadable value and faint cell; a cell is named once."""
        told = {(table.number, doubt.row, doubt.column) for table in doc.tables for doubt in table.doubts}
        yield from OfDoubts(self.code, CHECK)(doc)
        for spot in spots(doc):
            for column, finding in _cells(spot):
                if (spot.table.number, spot.row.row, column) not in told:
                    told.add((spot.table.number, spot.row.row, column))
                    yield finding


@dataclass(frozen=True, slots=True)
class OfDoubts:
    """The doubts of one kind that normalising recorded, each with its own message."""

    code: str
    advice: str

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per doubt; one for a cell that covers several rows."""
        for table in doc.tables:
            told = set()
            for doubt in table.doubts:
                cell = (doubt.column, doubt.page, doubt.box)
                if doubt.code == self.code and (doubt.box is None or cell not in told):
                    told.add(cell)
                    yield _of_doubt(table, doubt, self.advice)


def _of_doubt(table: NormalTable, doubt: Doubt, advice: str) -> Finding:
    return Finding(
        doubt.code,
        PERINGATAN,
        "{pesan}",
        shortened(doubt.raw),
        advice,
        table.number,
        doubt.row,
        doubt.column,
        doubt.page,
        doubt.box,
        {"pesan": doubt.message, "jenis": QUOTED.sub("", doubt.message)},
    )


def _cells(spot: Spot) -> Iterator[tuple[str, Finding]]:
    told: set[str | Saying] = set()
    for target in spot.row.targets:
        raw = " ".join(target.field.raw.split())
        if target.value.status == "tak_terbaca" and not target.field.inherited and raw not in told:
            column = column_of(target)
            why = DATED if target.field.cell and is_dated(target.field.cell) else _why(raw)
            if why is not SEVERAL or SEVERAL not in told:
                yield column, spot.says(why, column, mentah=raw)
            told |= {raw, why}
    fields = [*spot.row.fields.items(), *((column_of(t), t.field) for t in spot.row.targets)]
    for column, field in fields:
        if field.confidence < UNSURE and field.clean.strip() and not field.inherited:
            yield column, spot.says(FAINT, column, keyakinan=f"{field.confidence:.2f}".replace(".", ","))


def _why(raw: str) -> Saying:
    """What keeps a cell from being a value."""
    if raw.casefold() in _formula_errors():
        return BROKEN
    if _is_sentence(raw):
        return PROSE
    return SEVERAL if len(NUMBER.findall(raw)) > 1 else UNREAD


def _is_sentence(raw: str) -> bool:
    """Whether these are words, with a figure in few of them: a date, a number of a law."""
    words = raw.split()
    figures = sum(any(map(str.isdigit, word)) for word in words)
    return raw[:1].isupper() and len(words) >= SENTENCE and figures * 4 <= len(words)


@cache
def _formula_errors() -> frozenset[str]:
    """What spreadsheets print where a formula fails."""
    return frozenset(row["tanda"].casefold() for row in rows("kesalahan_rumus"))


RULE = TakTerbaca()
