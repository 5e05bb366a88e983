"""One decision of a person: a line of keputusan.csv."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

ACTIONS: Final = ("ubah", "terima", "abaikan", "judul", "gabung", "pisah", "buang", "tabel", "garis", "batal")
COLUMNS: Final = (
    "waktu", "oleh", "dokumen", "sha256", "tabel", "baris", "kolom", "tindakan", "mentah", "lama", "baru", "kode",
    "alasan",
)  # fmt: skip
"""keputusan.csv, in order."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what about which cell, and when. Numbers are 1-based, None where none is said."""

    waktu: str
    """UTC, ISO 8601; names the decision where it is taken back."""
    dokumen: str
    tindakan: str
    """One of `ACTIONS`."""
    oleh: str = ""
    sha256: str = ""
    tabel: int | None = None
    baris: int | None = None
    kolom: str = ""
    """A column of indikator.csv, or of a value: "target_2024", "realisasi_2024_TW1"."""
    mentah: str = ""
    """What the page says."""
    lama: str = ""
    baru: str = ""
    kode: str = ""
    alasan: str = ""

    @property
    def about(self) -> tuple[object, ...]:
        """What it settles: a later decision about the same overrules it. To change and to accept settle one cell."""
        kind = "ubah" if self.tindakan == "terima" else self.tindakan
        return self.dokumen, kind, self.tabel, self.baris, self.kolom, self.kode, self.mentah if kind == "judul" else ""


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that hold, in the order in which they were made: not taken back, not overruled."""
    every = list(decisions)
    taken_back = {(one.dokumen, one.lama) for one in every if one.tindakan == "batal"}
    last: dict[tuple[object, ...], Decision] = {}
    for one in every:
        if one.tindakan != "batal" and (one.dokumen, one.waktu) not in taken_back:
            last.pop(one.about, None)
            last[one.about] = one
    return tuple(last.values())


def by_document(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """The decisions of each document that has any."""
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for one in decisions:
        found[one.dokumen].append(one)
    return {name: tuple(own) for name, own in found.items()}
