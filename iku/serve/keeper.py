"""Who writes to the output folder: holds it as `iku convert` does, for moments only, so that both live beside each
other; moves in what workers made apart from it; puts the tables together once nothing has changed for a while.
"""

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Final

from iku.batch.conclude import conclude
from iku.batch.plan import Batch, Plan
from iku.batch.progress import Silent
from iku.settings import Settings
from iku.state import forms, readings, records, sealed
from iku.state.lock import held
from iku.state.store import WORK, LocalStore

DESK: Final = f"{WORK}/meja"
"""Where things are made before they are moved to their place."""


class Keeper:
    """The one writer of a folder in this process; several threads may hold it at once, since files appear whole."""

    def __init__(self, store: LocalStore) -> None:
        self.store = store
        self._lock, self._moving = threading.Lock(), threading.Lock()
        self._holders = 0
        self._hold = ExitStack()

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Hold the folder.

        Raises:
            Busy: another program does.
        """
        with self._lock:
            if not self._holders:
                self._hold.enter_context(held(str(self.store.root)))
            self._holders += 1
        try:
            yield
        finally:
            with self._lock:
                self._holders -= 1
                if not self._holders:
                    self._hold.close()

    @contextmanager
    def apart(self) -> Iterator[Path]:
        """A folder of its own, inside the output folder's work, gone at the end."""
        place = self.new_place()
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def new_place(self) -> Path:
        """The same, to be taken away by the caller."""
        place = self.store.path(f"{DESK}/{token_hex(8)}")
        place.mkdir(parents=True)
        return place

    def put_sealed(self, file: str, content: bytes) -> None:
        """Write a file of state that only servers know."""
        self.put(file, sealed.seal(content) + content)

    def put(self, file: str, content: bytes) -> None:
        """Write a file that only servers know: the folder need not be held for it."""
        with self.apart() as place:
            (place / "isi").write_bytes(content)
            self._move(place / "isi", file)

    def _move(self, made: Path, file: str) -> None:
        final = self.store.path(file)
        final.parent.mkdir(parents=True, exist_ok=True)
        made.replace(final)

    def clear(self) -> None:
        """Take away what a server that was killed had begun."""
        shutil.rmtree(self.store.path(DESK), ignore_errors=True)

    def adopt(self, place: Path, name: str, still: Callable[[], bool] = lambda: True) -> None:
        """Move what was made of a document to its place, its record last; if what it was made of is `still` there.

        Raises:
            Busy: another program holds the folder.
        """
        with self.holding(), self._moving:
            if not still():
                return
            for file in (one for one in _files(name) if (place / one).exists()):
                self._move(place / file, file)

    def adopt_reading(self, place: Path, name: str) -> None:
        """Move what was read of a document to its place: only servers have it, so the folder need not be held."""
        file = readings.file_name(name)
        if (place / file).exists():
            self._move(place / file, file)

    def conclude(self, names: Sequence[str], settings: Settings, executor: Executor) -> None:
        """Put the tables of these documents together, as `iku convert` does at its end.

        Raises:
            Busy: another program holds the folder.
            OSError: they cannot be written.
        """
        known = (records.known(self.store, name) for name in sorted(names))
        sources = [record.source for record in known if record]
        plan = Plan(sources, str(self.store.root), settings, 1, forms=self._forms())
        with self.holding():
            conclude(plan, Batch(), executor, Silent())

    def _forms(self) -> tuple[str, ...]:
        """Those that the folder has; a workbook where it has no tables yet."""
        if self.store.size("indikator.csv") is None:
            return ("xlsx",)
        there = (name for name in forms.OTHERS if self.store.size(forms.files(name)[0]) is not None)
        return tuple(there)

    def remove(self, name: str) -> None:
        """Take a document out of the folder.

        Raises:
            Busy: another program holds the folder.
        """
        with self.holding():
            for file in (*_files(name), readings.file_name(name, readings.DRAWN)):
                self.store.remove(file)


def _files(name: str) -> tuple[str, ...]:
    """Everything that is made of a document, its record last."""
    return f"{name}.json", f"{name}.laporan.html", readings.file_name(name), records.file_name(name)
