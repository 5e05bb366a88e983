"""A workbook's bytes -> `Document`: the tables of its shown sheets, in order."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from extract.document import SAVE_AGAIN, Document, Line, Problem, Table, Unreadable
from extract.odf import ods
from extract.settings import Settings
from extract.sheet import xlsx
from extract.sheet.sheet import Sheet, Sparse, tables

DAMAGED: Final = Problem("baca", "Isi berkas ini terpotong atau rusak; yang masih utuh saja yang terbaca.", SAVE_AGAIN)
NO_TABLE: Final = Problem(
    "baca",
    "Buku kerja ini tidak memuat tabel pada lembar yang terlihat.",
    "Periksa apakah berkas yang dipilih sudah benar.",
)
_READERS: Final[Mapping[str, Callable[[bytes, int], Iterable[Sheet]]]] = {"xlsx": xlsx.sheets, "ods": ods.sheets}


def read_workbook(path: str, data: bytes, kind: str, settings: Settings) -> Document:
    """Read an XLSX or ODS; never raises for what a file may hold: its trouble is in `problems` (Bahasa Indonesia)."""
    found: list[Table] = []
    after: list[Line] = []
    problems: list[Problem] = []
    filtered = 0
    try:
        for sheet in _READERS[kind](data, settings.unpacked_bytes):
            problems += [DAMAGED] if sheet.damaged and DAMAGED not in problems else []
            filtered += sheet.filtered
            try:
                own, after = tables(sheet, kind)
                found += own
            except Sparse:
                problems.append(_sparse(sheet.name))
    except Unreadable as error:
        problems.append(error.problem)
    if not found and not problems:
        problems.append(NO_TABLE)
    digest = hashlib.sha256(data).hexdigest()
    return Document(
        path, digest, kind, tables=tuple(found), problems=tuple(problems), after=tuple(after), filtered=filtered
    )


def _sparse(name: str) -> Problem:
    text = f'Lembar "{name}" tidak dibaca: selnya terlalu banyak atau terlalu berjauhan.'
    return Problem("baca", text, "Hapus isi yang jauh dari tabel, atau pecah lembarnya, lalu coba lagi.")
