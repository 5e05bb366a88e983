"""A workbook's bytes -> `Document`: the tables of its shown sheets, in order."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from extract.document import SAVE_AGAIN, Document, Problem
from extract.flow import Found, flowing
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
    sheets = _READERS[kind]
    return flowing(path, data, kind, lambda found: _read(sheets(data, settings.unpacked_bytes), kind, found), NO_TABLE)


def _read(sheets: Iterable[Sheet], kind: str, found: Found) -> None:
    for sheet in sheets:
        found.problems += [DAMAGED] if sheet.damaged and DAMAGED not in found.problems else []
        found.filtered += sheet.filtered
        try:
            own, found.titles = tables(sheet, kind)
            found.tables += own
        except Sparse:
            found.problems.append(_sparse(sheet.name))


def _sparse(name: str) -> Problem:
    text = f'Lembar "{name}" tidak dibaca: selnya terlalu banyak atau terlalu berjauhan.'
    return Problem("baca", text, "Hapus isi yang jauh dari tabel, atau pecah lembarnya, lalu coba lagi.")
