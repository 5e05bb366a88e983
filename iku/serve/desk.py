"""What the server knows of a folder's documents and does with them: takes them in, shows them, takes them away."""

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from iku.decisions.decision import Decision
from iku.errors import Busy
from iku.inputs.finding import Found
from iku.inputs.ids import Source, named
from iku.serve.failures import Refusal, busy, unknown
from iku.serve.keeper import Keeper
from iku.serve.line import READY, Job
from iku.serve.options import Options
from iku.serve.pools import Pools
from iku.serve.quota import Quota
from iku.serve.reading import Reading
from iku.serve.reception import Received
from iku.serve.shelf import Json, Shelf
from iku.serve.short import Short, shorts
from iku.state import names, records, uploads
from iku.state.names import Named
from iku.state.records import Record
from iku.state.uploads import Label

FEW = 20
"""Documents that are looked at together."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A document that was taken in."""

    name: str
    future: Future[Any] | None
    """Of its reading; None where it lies there already."""


class Desk:
    """One folder, as the server works on it."""

    def __init__(self, folder: Path, options: Options, pools: Pools, changed: Callable[[str], None]) -> None:
        """`changed` is told the id of each document that came or went."""
        folder.mkdir(parents=True, exist_ok=True)
        self.options, self.pools, self.changed = options, pools, changed
        self.shelf = Shelf(folder)
        self.store = self.shelf.store
        self.keeper = Keeper(self.store)
        self.quota = Quota(folder, options)
        self.reading = Reading(self.shelf, self.keeper, options, pools)
        self._given: dict[str, Named] = {}
        """Uploads by SHA-256: nobody else adds any."""
        self._lock = threading.Lock()
        self._guard = threading.Lock()
        self._locks: WeakValueDictionary[str, Any] = WeakValueDictionary()

    def open(self) -> None:
        """Begin: take away what an earlier server left half made, and go on with what it had taken in."""
        self.keeper.clear()
        self._learn()
        self._given = uploads.every(self.store)
        for sha256, one in self._given.items():
            self.quota.used += _size(uploads.place(self.store, sha256))
            record = records.known(self.store, one.name)
            if record is None or record.stamp.sha256 != sha256:
                self.reading.read(Source(one.path, one.name, one.file), self.changed)

    def _learn(self) -> None:
        """Have found out what lists show, where there are many documents; it takes some 20 ms of each."""
        names = self.shelf.unknown()
        for start in range(0, len(names) if len(names) > FEW else 0, FEW):
            some = self.pools.readers.submit(shorts, self.shelf.target, names[start : start + FEW])
            some.add_done_callback(self._learned)

    def _learned(self, some: Future[list[Short]]) -> None:
        if not some.cancelled() and some.exception() is None:
            self.shelf.learn(some.result())

    def close(self) -> None:
        """End: what is being read is begun again next time."""
        self.reading.close()
        self.pools.close()

    @contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """Hold one document: what is judged of it is written before anybody else judges it."""
        with self._guard:
            lock = self._locks.setdefault(name, threading.Lock())
        with lock:
            yield

    def listed(self) -> list[Json]:
        """Every document in short, those on their way among them."""
        jobs = {job.name: job for job in self.reading.line.jobs() if not job.name.startswith("/")}
        known = [{**one, "keadaan": _state(jobs.pop(one["dokumen"], None))} for one in self.shelf.listed()]
        return [*known, *map(_waiting, jobs.values())]

    def document(self, name: str) -> bytes:
        """The JSON of a document; whoever looks at it may decide about it next.

        Raises:
            Refusal: there is none of this id.
        """
        found = self.shelf.document(name)
        self.reading.prepare(name)
        return found

    def decisions(self, name: str) -> list[Decision]:
        """Every decision about a document, in the order in which they were made."""
        return [one for one in self.shelf.decisions() if one.dokumen == name]

    def known(self, name: str) -> Record:
        """How a document came about.

        Raises:
            Refusal: there is none of this id, or its folder came without its state.
        """
        if not self.shelf.has(name):
            raise unknown()
        record = self.shelf.record(name)
        if record is None:
            text = "Catatan tentang dokumen ini tidak ada: folder hasil disalin tanpa .iku, atau dari versi lain."
            raise Refusal(409, text, "Unggah berkas aslinya di sini, atau jalankan iku convert lagi ke folder ini.")
        return record

    def take(self, received: Received, instead: str = "") -> Placed:
        """Keep a document that has arrived and have it read; the same bytes are the same document.

        `instead` names a document whose corrected file it is.

        Raises:
            Refusal: too many wait, or there is no document to replace.
        """
        if instead and not self.shelf.has(instead):
            raise unknown()
        _sync(received.path)
        with self._lock:
            name = self._same(received.sha256)
            if name and instead not in ("", name):
                raise Refusal(409, f"Berkas ini sudah ada sebagai dokumen lain: {name}.", "Hapus dahulu yang itu.")
            if name and self._is_whole(name):
                return Placed(name, None)
            self.reading.line.check()
            if instead and not name and self.reading.line.find(instead):
                raise Refusal(409, "Dokumen itu sedang dibaca.", "Coba lagi setelah selesai.", after=5)
            source = self._source(received, name or instead)
            kept = self._given.get(received.sha256) or self._kept(received, source)
        return Placed(source.name, self.reading.read(replace(source, path=kept.path), self.changed))

    def _is_whole(self, name: str) -> bool:
        """Whether a document need not be read again: it did not fail (its reader may have been ended from outside), and
        the folder came with its state."""
        record = self.shelf.record(name) if self.shelf.has(name) else None
        return record is not None and record.document.get("status") != "gagal"

    def _kept(self, received: Received, source: Source) -> Named:
        """Keep the bytes of a document, in the place of those that were given for it before."""
        kept = uploads.keep(self.store, received.path, received.sha256, Label(source.name, source.file))
        self._forget(source.name)
        self._given[received.sha256] = kept
        return kept

    def _same(self, sha256: str) -> str:
        """The document of these bytes; empty where there is none."""
        known = self._given.get(sha256)
        if known:
            return known.name
        return next((one["dokumen"] for one in self.shelf.listed() if one["sha256"] == sha256), "")

    def _source(self, received: Received, name: str) -> Source:
        if name:
            return Source("", name, received.file, received.size)
        known = [*names.load(self.store), *self._given.values()]
        known += [Named(one, "", "") for one in self.shelf.names()]
        (source,) = named([Found(str(received.path), received.file, received.size)], known)
        return source

    def _forget(self, name: str) -> None:
        """Take away what was given for a document."""
        for sha256 in [sha256 for sha256, one in self._given.items() if one.name == name]:
            self.quota.give(_size(uploads.place(self.store, sha256)))
            uploads.remove(self.store, sha256)
            del self._given[sha256]

    def delete(self, name: str) -> None:
        """Take a document out of the folder, and out of the queue.

        Raises:
            Refusal: there is none of this id, it is being read, or another program holds the folder.
        """
        if self.reading.line.find(name) is None and not self.shelf.has(name):
            raise unknown()
        if not self.reading.line.drop(name):
            raise Refusal(409, "Dokumen ini sedang dibaca.", "Coba lagi setelah selesai.", after=5)
        try:
            self.keeper.remove(name)
        except Busy as error:
            raise busy() from error
        with self._lock:
            self._forget(name)
        self.changed(name)


def _sync(file: Path) -> None:
    """See that a file is on the disk."""
    with file.open("rb") as stream:
        os.fsync(stream.fileno())


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _state(job: Job | None) -> str:
    return job.state if job else READY


def _waiting(job: Job) -> Json:
    """A document that was not read yet, in a list."""
    counts = dict.fromkeys(("galat", "peringatan", "info", "ragu", "keputusan"), 0)
    return {"dokumen": job.name, "berkas": job.file, "keadaan": job.state, "jumlah": counts}
