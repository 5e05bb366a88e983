"""The name of a programme, activity or sub activity differs from the official nomenclature.

Needs: a document from 2020 on and the code that normalising gave the row. Letter case, spaces, punctuation and a
leading "Program" or "Kegiatan" are no difference.
Source: the lists of `normalize/vocabulary/nomenklatur.md` (Kepmendagri 900.1.15.5-1317/2023 and its update of 2027).
A printed code is checked against the name beside it.
Limits: offices of a province have another list and are not judged; a name found once is told once.
"""

from collections.abc import Iterator

from audit.finding import Finding, PlainRule
from audit.spot import INFO, Saying, Spot, edition, spots
from normalize.model import Normalised
from normalize.nomenclature.assign import bare, candidates, official, printed_code
from normalize.nomenclature.official import LEVEL_OF_PARTS, fold, similarity
from normalize.nomenclature.search import PRINTED_NAME
from schema.columns import WORK

DIFFERS = Saying(
    "nomenklatur",
    INFO,
    "Nama “{nama}” berbeda dari nomenklatur {kode}: “{resmi}” (kemiripan {skor}).",
    "Gunakan nama resmi bila memang itu yang dimaksud.",
)
SEVERAL = Saying(
    "nomenklatur",
    INFO,
    "Nama “{nama}” dipakai oleh beberapa kode resmi ({kode}); kodenya dibiarkan kosong.",
    "Tuliskan kodenya di dokumen.",
)
UNKNOWN = Saying(
    "nomenklatur",
    INFO,
    "Nama “{nama}” tidak ditemukan dalam nomenklatur yang berlaku.",
    "Periksa apakah namanya sudah diganti dalam pemutakhiran nomenklatur.",
)
OTHER_CODE = Saying(
    "nomenklatur",
    INFO,
    "Kode {tercetak} menurut nomenklatur adalah “{resmi}”, sedangkan yang tertulis “{nama}”.",
    "Periksa kodenya, atau namanya.",
)
NO_CODE = Saying("nomenklatur", INFO, "Kode {tercetak} tidak ada dalam nomenklatur yang berlaku.", "Periksa kodenya.")
NAMED = 0.25
"""Share of a document's rows that must have a code before an unknown name says anything: else it uses another list."""


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per different name."""
    rows = [spot for spot in spots(doc) if spot.row.kind in WORK and spot.row.text(spot.row.kind)]
    coded = sum(bool(spot.row.code) for spot in rows)
    written = edition(doc)
    judged = written is not None and coded >= NAMED * len(rows) and coded
    seen: set[tuple[str, str]] = set()
    for spot in rows if judged else ():
        name = spot.row.text(spot.row.kind)
        if (spot.row.kind, fold(name)) not in seen:
            seen.add((spot.row.kind, fold(name)))
            yield from _printed(spot, name, written)
            yield from _row(spot, name, written)


def _printed(spot: Spot, name: str, written: int | None) -> Iterator[Finding]:
    """A printed code that is another one's, or nobody's; a code cut short by its column says nothing."""
    code = printed_code(spot.row, name)
    level = LEVEL_OF_PARTS.get(code.count(".") + 1) if code else None
    if level != spot.row.kind or code == spot.row.code:
        return
    entry = official(code, written)
    if entry is None:
        yield spot.says(NO_CODE, "kode" if spot.row.text("kode") else spot.row.kind, code, tercetak=code)
    elif similarity(bare(name), fold(entry.name)) < PRINTED_NAME:
        told = {"tercetak": code, "resmi": entry.name, "nama": " ".join(name.split())}
        yield spot.says(OTHER_CODE, spot.row.kind, **told)


def _row(spot: Spot, name: str, written: int | None) -> Iterator[Finding]:
    kind, own, shown = spot.row.kind, bare(name), " ".join(name.split())
    entry = official(spot.row.code, written) if spot.row.code else None
    if entry and fold(entry.name).replace(" ", "") != own.replace(" ", ""):
        score = f"{min(similarity(own, fold(entry.name)), 0.99):.2f}".replace(".", ",")
        yield spot.says(DIFFERS, kind, nama=shown, kode=spot.row.code, resmi=entry.name, skor=score)
    if not spot.row.code:
        codes = candidates(kind, name, written)
        told = {"nama": shown, "kode": ", ".join(codes)}
        yield spot.says(SEVERAL if codes else UNKNOWN, kind, **told)


RULE = PlainRule("nomenklatur", _found)
