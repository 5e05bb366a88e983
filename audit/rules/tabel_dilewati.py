"""A table that may hold indicators could not be read as one; rows of a workbook that a filter hides were not read.

Needs: the tables that normalising set aside, each with how surely it would be one of indicators, and why it is not.
Source: the reading itself (`normalize/sorts/weight.py`). Limits: regions that no engine took for a table are not seen.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.finding import Finding, PlainRule
from audit.spot import INFO, PERINGATAN, Saying, shortened
from normalize.model import Normalised, Refused
from normalize.nomenclature.official import fold
from normalize.sorts.weight import PERHAPS

LONGEST = 80
LIKELY = 0.3
"""How surely a table is one of indicators that is worth a warning; statistics and scores are often under it."""
FURTHER = "; demikian pula {kali} tabel lain dengan judul kolom yang sama{halaman}"
SKIPPED = Saying(
    "tabel_dilewati",
    PERINGATAN,
    "Tabel “{awal}” mungkin memuat indikator tetapi tidak terbaca sebagai tabel indikator: {alasan}{lain}",
    "Periksa tabel ini pada dokumen asli.",
)


FILTERED = Saying(
    "tabel_dilewati",
    INFO,
    "{n} baris disembunyikan saringan (filter) di lembar kerja, jadi tidak dibaca.",
    "Bila baris itu harus ikut: hapus saringannya, simpan, lalu ubah lagi berkasnya.",
)


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per header: tables of one header that were skipped for one reason have one cause."""
    if n := doc.document.filtered:
        yield FILTERED.at(None, "", {"n": str(n)})
    alike: dict[tuple[str, str], list[Refused]] = defaultdict(list)
    for one in doc.refused:
        if one.weight >= PERHAPS:
            alike[fold(_header(one)), one.reason].append(one)
    yield from map(_finding, alike.values())


def _header(refused: Refused) -> str:
    return " ".join(cell.text for cell in refused.table.cells if cell.row == 0)


def _finding(alike: Sequence[Refused]) -> Finding:
    refused = alike[0]
    words = shortened(" ".join(cell.text for cell in refused.table.cells))
    short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    pages = ", ".join(dict.fromkeys(str(one.table.page) for one in alike[1:] if one.table.page))
    further = FURTHER.format(kali=len(alike) - 1, halaman=f" (halaman {pages})" if pages else "") if alike[1:] else ""
    severity = PERINGATAN if max(one.weight for one in alike) >= LIKELY else INFO
    found = SKIPPED.at(None, words, {"awal": short, "alasan": refused.reason, "lain": further})
    return replace(found, severity=severity, page=refused.table.page, box=refused.table.box)


RULE = PlainRule("tabel_dilewati", _found)
