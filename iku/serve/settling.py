"""What follows a change, in its own time: everything of the document written anew, then the tables put together."""

import logging
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import Final

import msgspec

from iku.decisions.rules import load
from iku.decisions.rules.touch import print_of_rules
from iku.errors import Busy
from iku.serve import work
from iku.serve.desk import Desk
from iku.serve.outcome import Gone
from iku.state import records, uploads
from iku.state.records import Record
from iku.state.sealed import fingerprint

PAUSE: Final = 1.0
"""Seconds without a change after which the tables are put together."""
LONGEST: Final = 30.0
"""Seconds after which they are even while changes go on."""
AGAIN: Final = 1.0
"""Seconds until a folder that another program holds is tried again."""
log = logging.getLogger("iku.serve")


class Settling:
    """A thread that works off what changed."""

    def __init__(self) -> None:
        self.desk: Desk
        self._condition = threading.Condition()
        self._waiting: dict[str, int] = {}
        self._changed: dict[str, None] = {}
        self._since = self._last = 0.0
        self._ended = False
        self._asked = self._looked = 0
        self._thread = threading.Thread(target=self._run, name="iku-simpan", daemon=True)

    def start(self, desk: Desk) -> None:
        """Begin with what an earlier server, or a hand in keputusan.csv or kosakata, left undone."""
        self.desk = desk
        self._thread.start()
        self.behind()

    def behind(self) -> None:
        """Look in its own time for documents that were written without what is decided now."""
        with self._condition:
            self._asked += 1
            self._condition.notify_all()

    def close(self) -> None:
        """End after what is being done."""
        with self._condition:
            self._ended = True
            self._condition.notify_all()

    def later(self, name: str) -> None:
        """A document was decided about: write all of it."""
        with self._condition:
            self._waiting[name] = self._waiting.get(name, 0) + 1
            self._touch(name)

    def changed(self, name: str) -> None:
        """A document came or went: its files are as they should be, the tables are not."""
        with self._condition:
            self._touch(name)

    def _touch(self, name: str) -> None:
        self._since = self._since if self._changed else monotonic()
        self._changed[name] = None
        self._last = monotonic()
        self._condition.notify_all()

    def wait(self, name: str, seconds: float) -> bool:
        """Whether all of a document is written, after this long at most."""
        with self._condition:
            return self._condition.wait_for(lambda: not self._is_asked() and name not in self._waiting, seconds)

    def _look(self) -> None:
        """Have written what is behind; those that wait for it are told when it is known what that is."""
        asked = self._asked
        if asked == self._looked:
            return
        for name in self._behind(self.desk.shelf.names()):
            self.later(name)
        with self._condition:
            self._looked = asked  # what changes meanwhile is looked for again
            self._condition.notify_all()

    def _is_asked(self) -> bool:
        """Whether something changed since it was last looked for what is behind."""
        return self._asked != self._looked

    def _behind(self, names: Iterable[str]) -> Iterator[str]:
        """Those of these documents of which the record does not know what was decided, or which rules hold."""
        shelf = self.desk.shelf
        decisions, rules = shelf.decisions(), load(shelf.store)[0].rules
        for name in names:
            record = shelf.record(name)
            if record is None:
                continue
            own = shelf.about(name, record.stamp.sha256, decisions)
            known = fingerprint(msgspec.json.encode(own)) if own else ""
            ruled = print_of_rules(rules, shelf.document(name)) if rules else ""
            if record.stamp.decisions != known or record.stamp.rules != ruled:
                yield name

    def _stale(self) -> set[str]:
        """Documents that the tables should not have, or lack: an earlier server ended before it put them together."""
        shelf = self.desk.shelf
        there, tabled = set(shelf.names()), shelf.tabled()
        own = {one.name for one in uploads.every(self.desk.store).values()}
        return (tabled - there) | (own & there) - tabled

    def _run(self) -> None:
        for name in self._stale():
            self.changed(name)
        while not self._ended:
            with self._condition:
                if not self._has_work():  # a change alone is none yet: it is looked at again when it has rested
                    self._condition.wait(PAUSE if self._changed else None)
                waiting = dict(self._waiting)
            try:
                self._look()
                for name, count in waiting.items():
                    self._write(name, count)
                if self._is_quiet():
                    self._conclude()
            except Busy:
                self._rest(AGAIN)
            except Exception as error:  # noqa: BLE001 - whatever it was, what follows is still to be written
                if self._ended:
                    return
                log.error("Hasil belum dapat ditulis: %s", error)
                self._rest(LONGEST)

    def _has_work(self) -> bool:
        return self._ended or self._is_asked() or bool(self._waiting) or self._is_quiet()

    def _is_quiet(self) -> bool:
        """Whether the tables are to be put together now."""
        now = monotonic()
        if not self._changed:
            return False
        return (now - self._last >= PAUSE and not self.desk.reading.line.jobs()) or now - self._since >= LONGEST

    def _rest(self, seconds: float) -> None:
        with self._condition:
            self._condition.wait_for(lambda: self._ended, seconds)

    def _write(self, name: str, count: int) -> None:
        record = self.desk.shelf.record(name)
        if record is None:
            self._settled(name, count)
            return
        with self.desk.keeper.apart() as place:
            self._made(name, record, place)
            with self.desk.alone(name):
                if self._waiting.get(name) == count:  # else somebody decided meanwhile: it is written again
                    self.desk.keeper.adopt(place, name, lambda: self._is_of(record))
                self._settled(name, count)

    def _is_of(self, record: Record) -> bool:
        """Whether the document is still that of this file: a corrected one may have taken its place meanwhile."""
        now = self.desk.shelf.record(record.name)
        return now is not None and now.stamp.sha256 == record.stamp.sha256

    def _made(self, name: str, record: Record, place: Path) -> None:
        """Write the document apart, read again first where what was read of it is not kept."""
        task = self.desk.reading.task_of(record, place, self.desk.shelf.decisions())
        for read_before in (False, True):
            try:
                writer = self.desk.pools.writer
                writer.submit(work.write, task, self.desk.shelf.target, record.stamp.sha256).result()
                return
            except Gone:
                if not read_before:
                    self.desk.reading.read_again(name, record)
        log.warning("%s: bacaan tidak tersimpan, berkas asli tidak ada", name)

    def _settled(self, name: str, count: int) -> None:
        with self._condition:
            if self._waiting.get(name) == count:
                del self._waiting[name]
                self._condition.notify_all()

    def _conclude(self) -> None:
        for name in list(self._behind(list(self._changed))):  # decided about while they were read
            self.later(name)
        if self._waiting:
            return
        with self._condition:
            changed, self._changed = self._changed, {}
        own = [one.name for one in uploads.every(self.desk.store).values()]
        names = records.names(self.desk.store) & {*self.desk.shelf.tabled(), *own, *changed}
        try:
            self.desk.keeper.conclude(sorted(names), self.desk.options.settings, self.desk.pools.writer)
        except BaseException:
            with self._condition:
                self._changed = {**changed, **self._changed}
            raise
