"""The output folder as it is read: what lies there now, whoever wrote it; nothing outside it is ever opened."""

import contextlib
import json
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from emit.formats.tables import Missing, Tables
from iku.decisions import ledger
from iku.decisions.decision import Decision
from iku.inputs.ids import RESERVED
from iku.serve.failures import unknown
from iku.serve.page.order import doubtful
from iku.state import records
from iku.state.records import Record
from iku.state.store import LocalStore, content
from schema.columns import Keparahan

Json = dict[str, Any]
_SUFFIX: Final = ".json"
_NEED: Final[Mapping[str, int]] = {"gagal": 0, "sebagian": 1}
_COLUMNS: Final = (
    "dokumen", "berkas", "sha256", "jenis_berkas", "jenis_dokumen", "status", "galat", "halaman", "halaman_tabel",
    "tabel", "indikator", "koreksi", "temuan", "opd", "tahun",
)  # fmt: skip


@dataclass(frozen=True)
class Stand:
    """A file as it was when it was looked at."""

    mark: tuple[int, int, int]
    value: Any


class Shelf:
    """Documents of a folder, and the decisions about them; what is costly to learn is kept until its file changes."""

    def __init__(self, folder: Path) -> None:
        self.store = LocalStore(folder)
        self._kept: dict[str, Stand] = {}

    @cached_property
    def target(self) -> str:
        """The folder, as the rest of the program names it."""
        return str(self.store.root)

    def names(self) -> list[str]:
        """Ids of the documents that lie there."""
        found = (file.removesuffix(_SUFFIX) for file in self.store.names(".") if file.endswith(_SUFFIX))
        return sorted(name for name in found if name.casefold() not in RESERVED)

    def has(self, name: str) -> bool:
        """Whether there is such a document."""
        try:
            return _is_plain(name) and stat.S_ISREG(self.store.path(name + _SUFFIX).lstat().st_mode)
        except OSError:  # not there, or no name that a file can have
            return False

    def document(self, name: str) -> bytes:
        """The JSON of a document.

        Raises:
            Refusal: there is none of this id.
        """
        found = content(self.store, name + _SUFFIX) if self.has(name) else None
        if found is None:
            raise unknown()
        return found

    def record(self, name: str) -> Record | None:
        """What is known of how a document came about; None where a folder came without its state."""
        return records.known(self.store, name) if _is_plain(name) else None

    def tabled(self) -> set[str]:
        """Documents that are in the tables."""
        with contextlib.suppress(Missing):
            return {str(row["dokumen"]) for row in Tables(self.store.read).rows("dokumen")}
        return set()

    def decisions(self) -> list[Decision]:
        """Every decision, in the order of the file."""
        found: list[Decision] = self._known(ledger.FILE, lambda: ledger.load(self.store)[0]) or []
        return found

    def listed(self) -> list[Json]:
        """Every document in short, those first that need a person most."""
        counts: dict[str, int] = {}
        for one in self.decisions():
            counts[one.dokumen] = counts.get(one.dokumen, 0) + 1
        return sorted(self._listed(counts), key=need)

    def short(self, name: str) -> Json | None:
        """A document in a list; None where there is none, or it is none of ours."""
        found: Json | None = self._known(name + _SUFFIX, lambda: _short(self.document(name)))
        return found

    def _listed(self, decided: Mapping[str, int]) -> Iterator[Json]:
        for name in self.names():
            known = self.short(name)
            if known is not None:
                yield {**known, "jumlah": {**known["jumlah"], "keputusan": decided.get(name, 0)}, "keadaan": "siap"}

    def _known(self, file: str, read: Callable[[], Any]) -> Any:
        """What a file says, read again only where it has changed; None where there is no such file."""
        try:
            seen = self.store.path(file).stat(follow_symlinks=False)
        except FileNotFoundError:
            self._kept.pop(file, None)
            return None
        mark = (seen.st_mtime_ns, seen.st_size, seen.st_ino)
        kept = self._kept.get(file)
        if kept is None or kept.mark != mark:
            kept = self._kept[file] = Stand(mark, read())
        return kept.value


def _is_plain(name: str) -> bool:
    """Whether a name stands for a file of the folder itself."""
    return bool(name) and not set(name) & set("/\\\0") and not name.startswith(".") and name.casefold() not in RESERVED


def _short(whole: bytes) -> Json | None:
    """A document in a list; None where the file is none of ours."""
    try:
        found = json.loads(whole)
        head, findings = found["dokumen"], [one["keparahan"] for one in found["temuan"]]
        counts = {kind: findings.count(kind) for kind in Keparahan}
        return {**{name: head[name] for name in _COLUMNS}, "jumlah": {**counts, "ragu": len(doubtful(found))}}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def need(one: Json) -> tuple[int, int, int, int, str]:
    """The order of documents: what failed, what is partial, then by grave findings and doubtful cells."""
    counts = one["jumlah"]
    return _NEED.get(one["status"], 2), -counts["galat"], -counts["ragu"], -counts["peringatan"], one["dokumen"]
