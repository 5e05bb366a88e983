"""The rules of a folder: DIR/kosakata/*.csv, a file a kind, in the form of the project's own vocabulary."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from filelock import FileLock

from iku.decisions import lines
from iku.decisions.decision import VOCABULARY as FOLDER
from iku.decisions.headers import meant
from iku.decisions.rules.cut import Cut, cut_of, words
from iku.decisions.rules.rule import FORMS, Rule, columns, of_cells, to_cells
from iku.state.store import WORK, LocalStore, Store, content, put
from normalize.told import ANY_YEAR, YEAR, Named, letters

DAMAGED: Final = f"{FOLDER}/rusak.csv"
LOCK: Final = "kosakata.kunci"


@dataclass(frozen=True)
class Book:
    """The rules that hold, ready for look-up; of several about the same the last."""

    rules: tuple[Rule, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.rules)

    def _of(self, kind: str) -> Iterator[Rule]:
        return (rule for rule in self.rules if rule.kind == kind)

    @cached_property
    def headers(self) -> Mapping[str, Named]:
        """By printed header."""
        found = {letters(one.printed): meant(one.meant.replace(YEAR, ANY_YEAR)) for one in self._of("judul_kolom")}
        return {key: name for key, name in found.items() if name is not None}

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Printed unit, in lower case, to its name."""
        return {letters(one.printed): one.meant for one in self._of("satuan")}

    @cached_property
    def words(self) -> Mapping[tuple[str, ...], str]:
        """Words as printed, in lower case, to those that are meant."""
        return {tuple(letters(one.printed).split()): one.meant for one in self._of("ejaan")}

    @cached_property
    def contents(self) -> Mapping[tuple[str, str], str]:
        """By column and whole text."""
        return {(one.column, letters(one.printed)): one.meant for one in self._of("isi")}

    @cached_property
    def offices(self) -> Mapping[str, str]:
        """By printed name."""
        return {letters(one.printed): one.meant for one in self._of("opd")}

    @cached_property
    def tables(self) -> Mapping[frozenset[str], bool]:
        """By the words of a region's first row: whether it is a table of indicators."""
        return {words(one.printed): one.meant == "ya" for one in self._of("tabel")}

    @cached_property
    def cuts(self) -> tuple[tuple[frozenset[str], Cut], ...]:
        """Headers and where the columns under them part."""
        found = ((words(one.printed), cut_of(one.meant)) for one in self._of("garis"))
        return tuple((header, cut) for header, cut in found if cut is not None)


EMPTY: Final = Book()


def book_of(rules: Sequence[Rule]) -> Book:
    """The rules that hold among these."""
    last = {rule.key: rule for rule in rules if not rule.ditarik}
    return Book(tuple(last.values()))


def load(store: Store) -> tuple[Book, int]:
    """The rules of a folder that hold, and how many lines could not be read: those stand in kosakata/rusak.csv too."""
    rules, damaged = listed(store)
    return book_of(rules), damaged


def listed(store: Store) -> tuple[list[Rule], int]:
    """Every rule that was ever accepted, in order, those that were withdrawn among them."""
    found: list[Rule] = []
    bad: list[str] = []
    for kind in FORMS:
        rules, lost = _read(store, kind)
        found += rules
        bad += [f"{kind}: {line}" for line in lost]
    lines.keep(store, DAMAGED, bad)
    return sorted(found, key=lambda rule: rule.waktu), len(bad)


def _read(store: Store, kind: str) -> tuple[list[Rule], list[str]]:
    whole = content(store, f"{FOLDER}/{kind}.csv")
    return lines.read(whole, columns(kind), lambda cells: of_cells(kind, cells)) if whole else ([], [])


def accept(folder: Path, rule: Rule, oleh: str, waktu: str) -> Rule:
    """Keep a rule as accepted by a person; when this returns it is on the disk.

    Raises:
        OSError: it could not be written.
        ValueError: it may not be applied.
    """
    kept = replace(rule, oleh=oleh, waktu=waktu, ditarik="")
    if not kept.waktu or not kept.is_sound:
        raise ValueError("aturan ini tidak dapat diterapkan")
    store = LocalStore(folder)
    with _held(store):
        rules, bad = _read(store, rule.kind)
        _write(store, rule.kind, [*rules, kept], bad)
    return kept


def withdraw(folder: Path, name: str, oleh: str, waktu: str) -> Rule | None:
    """Take a rule back, by its id; it stays in its file, with who took it back and when. None: there is no such."""
    store = LocalStore(folder)
    with _held(store):
        for kind in FORMS:
            rules, bad = _read(store, kind)
            found = next((one for one in rules if one.id == name and not one.ditarik), None)
            if found is not None:
                gone = replace(found, ditarik=f"{waktu} {oleh}".strip())
                _write(store, kind, [gone if one is found else one for one in rules], bad)
                return gone
    return None


def _held(store: LocalStore) -> FileLock:
    place = store.path(f"{WORK}/{LOCK}")
    place.parent.mkdir(parents=True, exist_ok=True)
    return FileLock(place)


def _write(store: Store, kind: str, rules: Sequence[Rule], bad: Sequence[str]) -> None:
    """The whole file anew; lines that nobody can read stay at its end."""
    text = lines.written(columns(kind)) + "".join(lines.written(to_cells(rule)) for rule in rules) + "".join(bad)
    put(store, f"{FOLDER}/{kind}.csv", text.encode("utf-8", "replace"))
