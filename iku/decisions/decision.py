"""One decision of a person: a line of keputusan.csv."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final

from extract.grouped import grouped

ACTIONS: Final = ("ubah", "terima", "abaikan", "judul", "gabung", "pisah", "buang", "tabel", "garis", "batal")
VOCABULARY: Final = "kosakata"
"""Folder of the rules that decisions taught (`iku.decisions.rules`)."""
COLUMNS: Final = (
    "waktu", "oleh", "dokumen", "sha256", "tabel", "baris", "kolom", "tindakan", "mentah", "lama", "baru", "kode",
    "alasan",
)  # fmt: skip
"""keputusan.csv, in order."""
OF_ROWS: Final = ("gabung", "pisah", "buang")
"""Decisions about a row as a whole."""
_VERDICT: Final = re.compile(r'"tabel"\s*:\s*(?:true|false)')


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
    nama: str = ""
    """What the row of its cell was called (`iku.decisions.place.name_of`); kept beside the file, where it is known."""

    @property
    def about(self) -> tuple[object, ...]:
        """What it settles: a later decision about the same overrules it. To change and to accept settle one cell.

        Numbers of rows and tables are those of one file: in a corrected one they may be another's.
        """
        if self.tindakan in OF_ROWS:
            return self.dokumen, "baris", self.tabel, self.baris, self.sha256
        place: tuple[object, ...] = (self.tabel, self.baris, self.kolom, self.kode)
        if self.tabel is not None and self.tindakan != "judul":
            place = (*place, self.sha256)
        if self.tindakan in ("judul", "abaikan"):
            place = (*place, self.mentah)
        if self.tindakan == "garis" or (self.tindakan == "tabel" and self.tabel is None):
            place = (self.mentah, _VERDICT.sub("", self.baru))
        return self.dokumen, "ubah" if self.tindakan == "terima" else self.tindakan, *place


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that hold, in the order in which they were made: not taken back, not overruled."""
    last: dict[tuple[object, ...], Decision] = {}
    for one in _not_taken_back(decisions):
        if one.tindakan != "batal":
            last.pop(one.about, None)
            last[one.about] = one
    return tuple(last.values())


def _not_taken_back(decisions: Iterable[Decision]) -> list[Decision]:
    """What no later line takes back; a line that takes back may be taken back itself."""
    kept: list[Decision] = []
    gone: set[tuple[str, str]] = set()
    for one in reversed(list(decisions)):
        if (one.dokumen, one.waktu) in gone:
            continue
        kept.append(one)
        if one.tindakan == "batal":
            gone.add((one.dokumen, one.lama))
    return kept[::-1]


def fates(every: Sequence[Decision]) -> list[str]:
    """What became of each: "berlaku" | "digantikan" | "ditarik"."""
    left, hold = set(_not_taken_back(every)), set(standing(every))
    return [
        "ditarik" if one not in left else "berlaku" if one.tindakan == "batal" or one in hold else "digantikan"
        for one in every
    ]


def shown(every: Sequence[Decision], loose: Collection[Decision]) -> tuple[dict[str, str | int | float | None], ...]:
    """Each as a line of keputusan.csv with `keadaan`: what became of it, or "lepas" (it fits nowhere now)."""
    states = ["lepas" if one in loose else fate for one, fate in zip(every, fates(every), strict=True)]
    told = [{name: known[name] for name in COLUMNS} for known in map(asdict, every)]
    return tuple({**row, "keadaan": state} for row, state in zip(told, states, strict=True))


def strayed(decisions: Iterable[Decision], names: Collection[str]) -> tuple[Decision, ...]:
    """Those about documents that are not among these, but may be by their content."""
    return tuple(one for one in decisions if one.dokumen not in names)


def adopted(decisions: Sequence[Decision], name: str, sha256: str) -> tuple[Decision, ...]:
    """Decisions about a file of this content, as those of the document of this name; with what takes them back."""
    ids = {one.dokumen for one in decisions if one.sha256 == sha256}
    return tuple(replace(one, dokumen=name) for one in decisions if one.dokumen in ids)


def by_document(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """The decisions of each document that has any."""
    return {name: tuple(own) for name, own in grouped((one.dokumen, one) for one in decisions).items()}
