"""The official list of programmes, activities and sub activities, indexed for exact and for damaged names.

Source of the lists and their faults: `normalize/vocabulary/nomenklatur.md`.
"""

import csv
import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from extract.remembered import remembered

VOCABULARY = Path(__file__).parents[1] / "vocabulary"
EDITIONS = (2023, 2027)
FIRST_YEAR_2027 = 2027
FIRST_YEAR = 2020
"""Codes of this kind exist since Permendagri 90/2019; documents before 2020 use another nomenclature."""
LEVEL_OF_PARTS = {2: "bidang", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
NOT_LETTERS = re.compile(r"[^a-z0-9]+")
LEVEL_WORD = re.compile(r"^(?:(?:program|(?:sub )?kegiatan|sub ?keg) (?:\d+ )?)+")
"""What stands before a name: "Kegiatan", "Program 2 : Program"."""
ENDS = 5
"""Letters kept of a word's beginning and end in the index: a slip inside a long word then costs one of two keys."""
LEAST_SHARED = 0.6
"""Least plain similarity at which a name that only leaves words out is still the same name."""
COMMON = 0.12
"""An index key that more than this share of a level's names holds tells nothing and is left out."""


class Entry(NamedTuple):
    """One line of the list."""

    code: str
    name: str
    unit: str

    @property
    def level(self) -> str:
        """bidang | program | kegiatan | sub_kegiatan."""
        return LEVEL_OF_PARTS[self.code.count(".") + 1]


@remembered
def fold(name: str) -> str:
    """Lower case letters and digits with single spaces, without a leading "Program" or "Kegiatan"."""
    return LEVEL_WORD.sub("", NOT_LETTERS.sub(" ", name.lower()).strip() + " ").strip()


def parent_of(code: str) -> str:
    """The code one level up: 3.30.02.2.01.0001 -> 3.30.02.2.01 -> 3.30.02 -> 3.30 -> ""."""
    parts = code.split(".")
    keep = {6: 5, 5: 3, 3: 2}.get(len(parts), 0)
    return ".".join(parts[:keep])


def similarity(name: str, other: str) -> float:
    """0-1 between two folded names: the order of words counts little; words left out or added count half where
    nothing else differs ("Administrasi Keuangan" for "Administrasi Keuangan Perangkat Daerah")."""
    straight = max(fuzz.ratio(name, other), fuzz.token_sort_ratio(name, other) - 3) / 100
    if straight <= LEAST_SHARED:
        return straight
    words, others = set(name.split()), set(other.split())
    contained = min(len(words), len(others)) > 1 and (words < others or others < words)
    return (1 + straight) / 2 if contained else straight


def _keys(folded: str) -> set[str]:
    words = [word for word in folded.split() if len(word) > 2]
    return {word[:ENDS] for word in words} | {"~" + word[-ENDS:] for word in words if len(word) > ENDS}


class LevelIndex:
    """The names of one level: exact by letters alone, near ones by rare word beginnings and ends."""

    def __init__(self, entries: list[Entry]):
        self.entries = entries
        self.folded = [fold(entry.name) for entry in entries]
        self._exact: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.folded):
            self._exact[name.replace(" ", "")].append(number)

    def exact(self, name: str) -> list[Entry]:
        """Entries whose letters are those of a folded name; several where the list repeats a name."""
        return [self.entries[number] for number in self._exact.get(name.replace(" ", ""), ())]

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        postings: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.folded):
            for key in _keys(name):
                postings[key].append(number)
        most = max(20, COMMON * len(self.folded))
        return {key: numbers for key, numbers in postings.items() if len(numbers) <= most}

    def near(self, name: str, limit: int = 12) -> list[tuple[Entry, float]]:
        """The entries that share most rare keys with a folded name, with their similarity, best first."""
        weights: dict[int, float] = defaultdict(float)
        for key in _keys(name):
            numbers = self._postings.get(key, ())
            weight = math.log(len(self.folded) / len(numbers)) if numbers else 0.0
            for number in numbers:
                weights[number] += weight
        best = sorted(weights, key=lambda number: (-weights[number], number))[: limit * 2]
        scored = [(self.entries[n], similarity(name, self.folded[n])) for n in best]
        return sorted(scored, key=lambda pair: -pair[1])[:limit]

    def under(self, name: str, parents: Collection[str]) -> list[tuple[Entry, float]]:
        """Of the entries under the given parents those that share enough with a folded name, and their similarity, best
        first; which they are is asked of all at once.
        """
        numbers = [number for parent in sorted(parents) for number in self._children.get(parent, ())]
        names = [self.folded[number] for number in numbers]
        ways = (fuzz.ratio, fuzz.token_sort_ratio)
        found = [process.extract(name, names, scorer=way, score_cutoff=100 * LEAST_SHARED, limit=None) for way in ways]
        alike = sorted({at for some in found for *_, at in some})
        scored = [(self.entries[numbers[at]], similarity(name, names[at])) for at in alike]
        return sorted(scored, key=lambda pair: -pair[1])

    @cached_property
    def _children(self) -> dict[str, list[int]]:
        children: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            children[parent_of(entry.code)].append(number)
        return children


class Nomenclature:
    """One edition of the list."""

    def __init__(self, entries: list[Entry]):
        self.by_code = {entry.code: entry for entry in entries}
        levels: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            levels[entry.level].append(entry)
        self._entries_of = dict(levels)
        self._levels: dict[str, LevelIndex] = {}

    def level(self, level: str) -> LevelIndex:
        """The index of program | kegiatan | sub_kegiatan, built when first asked for."""
        if level not in self._levels:
            self._levels[level] = LevelIndex(self._entries_of.get(level, []))
        return self._levels[level]


def _read(path: Path) -> Iterator[Entry]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        yield from map(Entry._make, rows)


@cache
def load(edition: int) -> Nomenclature:
    """The edition of 2023 or 2027; about 5 ms the first time."""
    return Nomenclature(list(_read(VOCABULARY / f"nomenklatur-{edition}.csv")))


def edition_for(year: int | None) -> int | None:
    """Which edition fits a document's year; None where no such list was in force yet.

    A document without a year is read with the list of 2023.
    """
    if year is not None and year < FIRST_YEAR:
        return None
    return 2027 if year is not None and year >= FIRST_YEAR_2027 else 2023
