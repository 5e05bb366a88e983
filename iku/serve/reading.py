"""Documents read, in their turn: into a place apart, then moved to where they belong."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from iku.batch.task import Task
from iku.decisions.decision import Decision, by_document, strayed
from iku.decisions.rules.book import load
from iku.errors import BatchError
from iku.inputs.ids import Source
from iku.serve import work
from iku.serve.keeper import Keeper
from iku.serve.line import Job, Line
from iku.serve.options import Options
from iku.serve.pools import Pools
from iku.serve.reception import Received
from iku.serve.shelf import Shelf
from iku.serve.short import shorts
from iku.state import readings, records
from iku.state.records import Record

AGAIN: Final = 1.0
"""Seconds until a folder that another program holds is tried again."""
log = logging.getLogger("iku.serve")


class Reading:
    """The queue, and what is done when it is a document's turn."""

    def __init__(self, shelf: Shelf, keeper: Keeper, options: Options, pools: Pools) -> None:
        self.shelf, self.keeper, self.options, self.pools = shelf, keeper, options, pools
        self.line = Line(pools.size, options.waiting)
        self._ended = self._preparing = False

    def close(self) -> None:
        """End: what is on its way is begun again next time."""
        self._ended = True
        self.line.close()

    def task(self, source: Source, place: Path) -> Task:
        """The conversion of a document, with what people decided about it, into a folder apart."""
        every = self.shelf.decisions()
        own = by_document(every).get(source.name, ())
        return self._task(source, place, own, strayed(every, {*self.shelf.names(), source.name}))

    def task_of(self, record: Record, place: Path, decisions: Sequence[Decision]) -> Task:
        """The same of a document that was read: of these decisions, its content says which are about it."""
        return self._task(record.source, place, self.shelf.about(record.name, record.stamp.sha256, decisions), ())

    def _task(self, source: Source, place: Path, own: tuple[Decision, ...], strays: tuple[Decision, ...]) -> Task:
        rules, settings = load(self.shelf.store)[0].rules, self.options.settings  # read anew: they are short
        return Task(source, str(place), settings, records.program(), None, own, strays, rules, force=True, keep=True)

    def read(self, source: Source, done: Callable[[str], None]) -> Future[Any]:
        """Have a document read and moved to its place; its id is told when it lies there.

        Raises:
            Refusal: too many wait.
        """
        return self.line.add(Job(source.name, source.file), lambda: self._read(source, done))

    def _read(self, source: Source, done: Callable[[str], None]) -> None:
        with self.keeper.apart() as place:
            self.pools.convert(self.task(source, place))
            while not self._adopted(place, source.name):
                time.sleep(AGAIN)
        self.shelf.learn(self.pools.readers.submit(shorts, self.shelf.target, [source.name]).result())
        done(source.name)

    def _adopted(self, place: Path, name: str) -> bool:
        """Whether it could be moved; not while another program holds the folder, or the disk is full."""
        try:
            self.keeper.adopt(place, name)
        except (BatchError, OSError) as error:
            if self._ended:
                raise
            log.warning("%s: menunggu: %s", name, error)
            return False
        return True

    def prepare(self, name: str) -> None:
        """Make ready for decisions about a document that somebody looks at, where nobody waits for anything else."""
        record = self.shelf.record(name)
        if record is None or record.document.get("status") == "gagal" or self._preparing or self.line.jobs():
            return
        if self.shelf.store.size(readings.file_name(name)) is None:
            threading.Thread(target=self.read_again, args=(name, record), daemon=True).start()
            return
        task = self.task(record.source, self.shelf.store.root)
        self._preparing = True
        self.pools.help(work.remember, task, self.shelf.target, record.stamp.sha256).add_done_callback(self._prepared)

    def _prepared(self, done: Future[None]) -> None:
        self._preparing = False

    def read_again(self, name: str, record: Record) -> None:
        """Read a document anew, where its file lies there still, and keep what was read beside its results."""
        if self.pools.help(work.is_there, record.path, record.stamp.sha256).result():
            self.line.add(Job(name, record.stamp.file), lambda: self._read_again(record)).result()

    def _read_again(self, record: Record) -> None:
        with self.keeper.apart() as place:
            self.pools.convert(replace(self.task(record.source, place), previous=self._previous(record)))
            self.keeper.adopt_reading(place, record.name)

    def _previous(self, record: Record) -> Source | None:
        """The document that this one goes on, if it does."""
        known = (self.shelf.record(name) for name in self.shelf.names())
        found = next((one for one in known if one and one.stamp.sha256 == record.stamp.before), None)
        return found.source if found else None

    def passing(self, received: Received) -> Future[bytes]:
        """The JSON of a document of which nothing is kept.

        Raises:
            Refusal: too many wait.
        """
        source = Source(str(received.path), "dokumen", received.file, received.size)
        job = Job(f"/{received.path.parent.name}", received.file)  # no document has such an id
        return self.line.add(job, lambda: self._passing(source))

    def _passing(self, source: Source) -> bytes:
        with self.keeper.apart() as place:
            settings = replace(self.options.settings, report=False)
            self.pools.convert(Task(source, str(place), settings, records.program(), force=True))
            return (place / f"{source.name}.json").read_bytes()
