"""Another kabupaten or kota than the document's own: text copied from the document of another office.

Needs: an office whose name says its kabupaten or kota; text that ends with the name of another, or a table's title.
Source: an office plans and reports for its own region.
Limits: a text that names its own region too compares; "ke", "dengan", "antara" and their like before the name tell of a
way or of working together; offices of provinces speak of all their regions.
"""

import re
from collections.abc import Iterator

from audit.finding import Finding
from audit.origins import caption
from audit.spot import PERINGATAN, Saying, spots
from normalize.headers.measures import says_compared
from normalize.model import Normalised
from normalize.offices import regions
from normalize.words.squash import squash, without_years

COLUMNS = ("tujuan", "sasaran", "indikator", "sumber_data", "penanggung_jawab")
ASIDE = re.compile(
    r"\b(?:ke|dengan|antara|dan|dari|menuju|batas|perbatasan|arah)\s+(?:kab(?:upaten)?|kota)\b", re.IGNORECASE
)
COPIED = Saying(
    "ejaan_entitas",
    PERINGATAN,
    "Dokumen ini milik {sendiri}, tetapi di sini tertulis {lain}.",
    "Pastikan teks ini tidak tersalin dari dokumen daerah lain.",
)


def foreign_regions(doc: Normalised) -> Iterator[Finding]:
    """One finding per table's title and per other region, on the first row that names it."""
    own = next((name for name in regions.named(doc.office) if not _is_province(name)), "")
    if not own:
        return
    for table in doc.tables:
        title = caption(table.title)
        other = _other(title, own)
        if other and not says_compared(title):
            yield COPIED.at(None, title, {"sendiri": own, "lain": other}, table.number)
    told: set[str] = set()
    for spot in spots(doc):
        for column in COLUMNS:
            text = spot.row.text(column)
            other = _other(text, own)
            if other and other not in told and _ends(text, other) and not ASIDE.search(text):
                told.add(other)
                yield spot.says(COPIED, column, sendiri=own, lain=other)


def _other(text: str, own: str) -> str:
    """The last region that a text names, where its own is not among them."""
    found = [name for name in regions.named(text) if not _is_province(name)]
    return found[-1] if found and own not in found else ""


def _ends(text: str, region: str) -> bool:
    return squash(without_years(text)).removesuffix("tahun").endswith(squash(region.partition(" ")[2]))


def _is_province(name: str) -> bool:
    return name.startswith("Provinsi")
