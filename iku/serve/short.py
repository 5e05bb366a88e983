"""Documents in short, as a list shows them, and the order in which they need a person."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from iku.serve.page.order import doubtful
from iku.state.store import LocalStore, content
from schema.columns import Keparahan

Json = dict[str, Any]
SUFFIX: Final = ".json"
LONGEST_HEAD: Final = 1 << 20
"""Bytes of a document's first line."""
_NEED: Final[Mapping[str, int]] = {"gagal": 0, "sebagian": 1}
_COLUMNS: Final = (
    "dokumen", "berkas", "sha256", "jenis_berkas", "jenis_dokumen", "status", "galat", "halaman", "halaman_tabel",
    "tabel", "indikator", "koreksi", "temuan", "opd", "tahun",
)  # fmt: skip


class Mark(NamedTuple):
    """By which a file is known to be as it was: when it was written, its size, which one it is."""

    written: int
    size: int
    file: int


class Short(NamedTuple):
    """A document in short, and the state of its file; `known` is None where the file is none of ours."""

    name: str
    mark: Mark
    known: Json | None


def mark(file: Path) -> Mark:
    """Raises FileNotFoundError."""
    seen = file.lstat()
    return Mark(seen.st_mtime_ns, seen.st_size, seen.st_ino)


def shorts(home: str, names: Iterable[str]) -> list[Short]:
    """Documents of a folder in short; those that have gone meanwhile are left out."""
    store, found = LocalStore(Path(home)), []
    for name in names:
        try:
            seen = mark(store.path(name + SUFFIX))
            found.append(Short(name, seen, short(content(store, name + SUFFIX) or b"")))
        except OSError:
            continue
    return found


def short(whole: bytes) -> Json | None:
    """A document in short; None where this is none."""
    try:
        found = json.loads(whole)
        findings = [one["keparahan"] for one in found["temuan"]]
        return _short(found["dokumen"], {kind: findings.count(kind) for kind in Keparahan}, len(doubtful(found)))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def shorter(first: bytes) -> Json | None:
    """The same from its first line alone, which does not say what needs a person."""
    try:
        head = json.loads(first.rstrip(b",\n") + b"}")["dokumen"]
        return {**_short(head, dict.fromkeys(Keparahan, 0), 0), "terhitung": False}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _short(head: Json, counts: Json, doubts: int) -> Json:
    return {**{name: head[name] for name in _COLUMNS}, "jumlah": {**counts, "ragu": doubts}}


def need(one: Json) -> tuple[int, int, int, int, str]:
    """The order of documents: what failed, what is partial, then by grave findings and doubtful cells."""
    counts = one["jumlah"]
    return _NEED.get(one["status"], 2), -counts["galat"], -counts["ragu"], -counts["peringatan"], one["dokumen"]
