"""The output folder as it is read: what lies there now, whoever wrote it; nothing outside it is ever opened."""

import contextlib
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import Any, Final, TypeVar, cast

from emit.formats.tables import Missing, Tables
from iku.decisions import ledger
from iku.decisions.decision import Decision, adopted, by_document, standing, strayed
from iku.inputs.ids import RESERVED
from iku.serve.failures import unknown
from iku.serve.short import LONGEST_HEAD, SUFFIX, Mark, Short, mark, need, short, shorter
from iku.state import records
from iku.state.records import Record
from iku.state.store import LocalStore, content

T = TypeVar("T")
Json = dict[str, Any]
AT_ONCE: Final = 0.05
"""Seconds that a list may take to learn what it does not know; the rest is told by the documents' heads alone."""


@dataclass(frozen=True)
class Stand:
    """A file as it was when it was looked at."""

    mark: Mark
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
        found = (file.removesuffix(SUFFIX) for file in self.store.names(".") if file.endswith(SUFFIX))
        return sorted(name for name in found if name.casefold() not in RESERVED)

    def has(self, name: str) -> bool:
        """Whether there is such a document."""
        try:
            return _is_plain(name) and stat.S_ISREG(self.store.path(name + SUFFIX).lstat().st_mode)
        except OSError:  # not there, or no name that a file can have
            return False

    def document(self, name: str) -> bytes:
        """The JSON of a document.

        Raises:
            Refusal: there is none of this id.
        """
        found = content(self.store, name + SUFFIX) if self.has(name) else None
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
        return self._known(ledger.FILE, lambda: ledger.load(self.store)[0]) or []

    def about(self, name: str, sha256: str, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        """Those about a document, and about a file of the same content under an id that nothing has any more."""
        strays = strayed(decisions, {*self.names(), name})
        return (*adopted(strays, name, sha256), *by_document(decisions).get(name, ()))

    def listed(self) -> list[Json]:
        """Every document in short, those first that need a person most."""
        counts = Counter(one.dokumen for one in standing(self.decisions()))
        until = monotonic() + AT_ONCE
        known = ((name, self.short(name) if monotonic() < until else self._shorter(name)) for name in self.names())
        found = [_with(one, counts[name]) for name, one in known if one is not None]
        return sorted(found, key=need)

    def short(self, name: str) -> Json | None:
        """A document in a list; None where there is none, or it is none of ours."""
        return self._known(name + SUFFIX, lambda: short(self.document(name)))

    def _shorter(self, name: str) -> Json | None:
        """The same as far as it is known at once."""
        kept = self._kept.get(name + SUFFIX)
        if kept is not None:
            return self.short(name)
        stream = self.store.read(name + SUFFIX) if self.has(name) else None
        if stream is None:
            return None
        with stream:
            return shorter(stream.readline(LONGEST_HEAD))

    def unknown(self) -> list[str]:
        """Documents of which a list would have to learn."""
        return [name for name in self.names() if name + SUFFIX not in self._kept]

    def learn(self, found: Iterable[Short]) -> None:
        """What somebody else has found out of documents."""
        self._kept.update((name + SUFFIX, Stand(mark, known)) for name, mark, known in found)

    def _known(self, file: str, read: Callable[[], T]) -> T | None:
        """What a file says, read again only where it has changed; None where there is no such file."""
        try:
            seen = mark(self.store.path(file))
        except FileNotFoundError:
            self._kept.pop(file, None)
            return None
        kept = self._kept.get(file)
        if kept is None or kept.mark != seen:
            kept = self._kept[file] = Stand(seen, read())
        return cast(T, kept.value)


def _with(known: Json, decisions: int) -> Json:
    return {"terhitung": True, **known, "jumlah": {**known["jumlah"], "keputusan": decisions}, "keadaan": "siap"}


def _is_plain(name: str) -> bool:
    """Whether a name stands for a file of the folder itself."""
    return bool(name) and not set(name) & set("/\\\0") and not name.startswith(".") and name.casefold() not in RESERVED
