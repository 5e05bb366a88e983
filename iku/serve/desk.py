"""What the server does with documents: takes them in, has them read, applies decisions, and keeps all of it in the
folder. Reading happens in limited processes; what people wait for has processes of its own.
"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from weakref import WeakValueDictionary

from iku.batch.convert import outcomes
from iku.batch.run import REHEARSED
from iku.batch.task import Task
from iku.decisions.decision import Decision, by_document, standing
from iku.errors import Busy
from iku.inputs.finding import Found
from iku.inputs.ids import Source, named
from iku.serve import work
from iku.serve.failures import Refusal, busy, unknown
from iku.serve.keeper import Keeper, Quiet
from iku.serve.line import READY, Job, Line
from iku.serve.options import Options
from iku.serve.quota import Quota
from iku.serve.reception import Received
from iku.serve.shelf import Json, Shelf
from iku.settings import Settings, default_workers
from iku.state import names, records, uploads
from iku.state.records import Record
from iku.state.uploads import Label
from iku.workers.pool import WorkerPool

P = ParamSpec("P")
T = TypeVar("T")
AGAIN = 1.0
"""Seconds until a folder that another program holds is tried again."""
GENTLE = 10
"""How much reading gives way to answering, as nice(1) counts."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A document that was taken in."""

    name: str
    future: Future[Any] | None
    """Of its reading; None where it lies there already."""


class Desk:
    """One folder's documents, as the server works on them."""

    def __init__(self, folder: Path, options: Options, changed: Callable[[str], None]) -> None:
        """`changed` is told the id of each document that came or went."""
        folder.mkdir(parents=True, exist_ok=True)
        self.options = options
        self.shelf = Shelf(folder)
        self.store = self.shelf.store
        self.keeper = Keeper(self.store)
        self.quota = Quota(folder, options)
        self.workers = options.workers or default_workers()
        gentle = replace(options.settings.limits, niceness=GENTLE)
        self.readers = WorkerPool(self.workers, gentle, REHEARSED)
        self.helpers = WorkerPool(2, replace(options.settings.limits, seconds=60.0), REHEARSED)
        self.line = Line(self.workers, options.waiting)
        self.changed = changed
        self._lock = threading.Lock()
        self._guard = threading.Lock()
        self._locks: WeakValueDictionary[str, Any] = WeakValueDictionary()

    @contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """Hold one document: what is judged of it is written before anybody else judges it."""
        with self._guard:
            lock = self._locks.setdefault(name, threading.Lock())
        with lock:
            yield

    @property
    def settings(self) -> Settings:
        """Of every conversion."""
        return self.options.settings

    def open(self) -> None:
        """Begin: take away what an earlier server left half made, and go on with what it had taken in."""
        self.keeper.clear()
        found = uploads.every(self.store)
        for sha256, one in found.items():
            self.quota.used += uploads.place(self.store, sha256).stat().st_size
            if records.known(self.store, one.name) is None:
                self._read(Source(one.path, one.name, one.file))

    def close(self) -> None:
        """End: what is being read is begun again next time."""
        self.line.close()
        self.readers.shutdown(wait=False, cancel_futures=True)
        self.helpers.shutdown(wait=False, cancel_futures=True)

    def help(self, function: Callable[P, T], *arguments: P.args, **more: P.kwargs) -> Future[T]:
        """A call that somebody waits for, in a process of its own."""
        return self.helpers.submit(function, *arguments, **more)

    def listed(self) -> list[Json]:
        """Every document in short, those on their way among them."""
        jobs = {job.name: job for job in self.line.jobs() if not job.name.startswith("/")}
        known = self.shelf.listed()
        there = {one["dokumen"] for one in known}
        waiting = [_waiting(job) for job in jobs.values() if job.name not in there]
        return [
            {**one, "keadaan": jobs[one["dokumen"]].state if one["dokumen"] in jobs else "siap"} for one in known
        ] + waiting

    def document(self, name: str) -> bytes:
        """The JSON of a document.

        Raises:
            Refusal: there is none of this id.
        """
        return self.shelf.document(name)

    def decisions(self, name: str) -> list[Decision]:
        """Every decision about a document, in the order in which they were made."""
        return [one for one in self.shelf.decisions() if one.dokumen == name]

    def take(self, received: Received) -> Placed:
        """Keep a document that has arrived and have it read; the same bytes are the same document.

        Raises:
            Refusal: too many wait.
        """
        with self._lock:
            known = uploads.every(self.store).get(received.sha256)
            name = known.name if known else self._placed(received.sha256)
            if name and self.shelf.has(name):
                return Placed(name, None)
            self.line.check()
            source = self._source(received, name)
            label = Label(source.name, source.file)
            kept = uploads.keep(self.store, received.path, received.sha256, label)
        return Placed(source.name, self._read(replace(source, path=kept.path)))

    def _placed(self, sha256: str) -> str:
        """The document that was read from these bytes; empty where there is none."""
        return next((one["dokumen"] for one in self.shelf.listed() if one["sha256"] == sha256), "")

    def _source(self, received: Received, name: str) -> Source:
        if name:
            return Source("", name, received.file, received.size)
        known = [*names.load(self.store), *uploads.every(self.store).values()]
        known += [names.Named(one, "", "") for one in self.shelf.names()]
        (source,) = named([Found(str(received.path), received.file, received.size)], known)
        return source

    def _read(self, source: Source) -> Future[Any]:
        """Have a document read and moved to its place."""
        return self.line.add(Job(source.name, source.file), lambda: self._convert(source))

    def _convert(self, source: Source) -> None:
        with self.keeper.apart() as place:
            self._made(self.task(source, place))
            while True:
                try:
                    self.keeper.adopt(place, source.name)
                    break
                except Busy:
                    time.sleep(AGAIN)
        self.changed(source.name)

    def read_again(self, name: str, record: Record) -> None:
        """Read a document anew, where its file lies there still, and keep what was read beside its results."""
        if not self.help(work.is_there, record.path, record.stamp.sha256).result():
            return
        source = Source(record.path, name, record.stamp.file)
        self.line.add(Job(name, source.file), lambda: self._reread(source, record)).result()

    def _reread(self, source: Source, record: Record) -> None:
        with self.keeper.apart() as place:
            self._made(replace(self.task(source, place), previous=self._previous(record)))
            self.keeper.adopt_reading(place, source.name)

    def _previous(self, record: Record) -> Source | None:
        """The document that this one goes on, if it does."""
        if record.stamp.before in ("", "-"):
            return None
        known = (self.shelf.record(name) for name in self.shelf.names())
        found = next((one for one in known if one and one.stamp.sha256 == record.stamp.before), None)
        return Source(found.path, found.name, found.stamp.file) if found else None

    def _made(self, task: Task) -> None:
        for _ in outcomes(iter([task]), self.workers, self.readers, Quiet()):
            pass

    def task(self, source: Source, place: Path) -> Task:
        """The conversion of a document, with what people decided about it, into a folder apart."""
        decided = by_document(standing(self.shelf.decisions())).get(source.name, ())
        return Task(source, str(place), self.settings, records.program(), decisions=decided, force=True, keep=True)

    def convert(self, received: Received) -> Future[bytes]:
        """The JSON of a document of which nothing is kept.

        Raises:
            Refusal: too many wait.
        """
        source = Source(str(received.path), "dokumen", received.file, received.size)
        job = Job(f"/{received.path.parent.name}", received.file)  # no document has such an id
        return self.line.add(job, lambda: self._passing(source))

    def _passing(self, source: Source) -> bytes:
        with self.keeper.apart() as place:
            settings = replace(self.settings, report=False)
            self._made(Task(source, str(place), settings, records.program(), force=True))
            return (place / f"{source.name}.json").read_bytes()

    def picture(self, record: Record, number: int) -> Future[bytes | None]:
        """A page of a document as PNG."""
        return self.help(work.picture, record.path, record.stamp.sha256, number)

    def known(self, name: str) -> Record:
        """How a document came about.

        Raises:
            Refusal: there is none of this id, or its folder came without its state.
        """
        if not self.shelf.has(name):
            raise unknown(name)
        record = self.shelf.record(name)
        if record is None:
            text = "Catatan tentang dokumen ini tidak ada: folder hasil tidak lengkap (.iku)."
            raise Refusal(409, text, "Jalankan iku convert lagi dengan folder hasil ini.")
        return record

    def delete(self, name: str) -> None:
        """Take a document out of the folder, and out of the queue.

        Raises:
            Refusal: there is none of this id, it is being read, or another program holds the folder.
        """
        job = self.line.find(name)
        if job is None and not self.shelf.has(name):
            raise unknown(name)
        if not self.line.drop(name):
            raise Refusal(409, "Dokumen ini sedang dibaca.", "Coba lagi setelah selesai.", after=5)
        try:
            self.keeper.remove(name)
        except Busy as error:
            raise busy() from error
        for sha256, one in uploads.every(self.store).items():
            if one.name == name:
                self.quota.give(uploads.place(self.store, sha256).stat().st_size)
                uploads.remove(self.store, sha256)
        self.changed(name)


def _state(job: Job | None) -> str:
    return job.state if job else READY


def _waiting(job: Job) -> Json:
    """A document that was not read yet, in a list."""
    counts = dict.fromkeys(("galat", "peringatan", "info", "ragu", "keputusan"), 0)
    return {"dokumen": job.name, "berkas": job.file, "keadaan": job.state, "jumlah": counts}
