"""The words that column headers are made of, from `vocabulary/judul_kolom.csv` and `vocabulary/kepala_judul.csv`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from extract.remembered import remembered
from normalize.headers import measures, periods
from normalize.hierarchy import labels, level_words
from normalize.words import lists
from normalize.words.squash import fold, squash, without_years
from schema.columns import MIXED, NAMES_OF_LEVEL

VALUE = "nilai"
"""Parent of the sub-headers of value columns in the vocabulary: "Volume", "K", "Rp"."""
YEAR_WORD = "tahun"
"""Name in the vocabulary of words that only announce a year: "Tahun", "TA"."""
NEAR = 76.0
"""Similarity (0-100) of squashed letters above which a spelling may stand for a known header."""
_MEASURES = ("target", "realisasi", "capaian")
_OF_PERIOD = 0.95
_WITH = 0.95
_OR = 0.9
_SHORT = 4
_NEAR_SHORT = 99.0
"""A header of few letters must be spelt right: "No" and "Ket" are near to too much."""
_LEVEL = rf"(?:{level_words.pattern()}|(?:bidang\s*)?urusan)"
_OFFICE = r"(?:(?:sk|o|so)pd|perangkat\s*daerah|unit\s*(?:kerja|organisasi)|dinas|instansi)\s*[/,&]\s*"
_RESULTS = rf"(?:\s*[(/,&]\s*(?:{'|'.join(lists.lines('sebutan_hasil'))})\b\)?)*"
"""What a header calls the results of a level, behind its name: "Program (Outcome) / Kegiatan (Output)"."""
_MIXED = re.compile(
    rf"^(?:nama\s*|uraian\s*)?(?:{_OFFICE})?{_LEVEL}{_RESULTS}\s*(?:/|,|&|dan|atau)\s*(?:dan\s*)?{_LEVEL}",
    re.IGNORECASE,
)
_A_LEVEL = rf"{_LEVEL}[^/&,]{{0,40}}?"
_WITH_INDICATOR = re.compile(
    rf"^(?:nama\s*|uraian\s*)?{_A_LEVEL}(?:[/&,]\s*{_A_LEVEL}){{0,4}}(?:/|,|&|\bdan\b)\s*indikator(?!\s*tujuan)",
    re.IGNORECASE,
)
"""One column for the names of a level or several and, under each, its indicators."""
_OR_INDICATOR = re.compile(r"[^\W\d_].*[/&]\s*indikator(?:\s*kinerja)?$", re.IGNORECASE)
"""One column for what nobody listed and its indicators: "Upaya Kesehatan / Indikator"."""
_INDICATOR_OF = re.compile(rf"indikator(?:kinerja)?(?:{_LEVEL}(?:dan|atau)?){{2,}}")
"""The squashed header of the indicators of several levels, in whatever number and order it names them."""
_NUMBER_SIGNS = ("#", "№")
_BRACKETS = re.compile(r"\([^)]{0,200}\)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A known header: its letters, the canonical name it stands for, how surely, and the header it must stand under."""

    letters: str
    name: str
    weight: float
    parent: str


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """All known headers, ready for look-up."""

    spellings: tuple[Spelling, ...]
    free: Mapping[str, tuple[Spelling, ...]]
    """By letters: headers that mean the same wherever they stand."""
    bound: Mapping[tuple[str, str], Spelling]
    """By letters and parent name: headers that mean something only under another ("Volume" under "Target")."""
    heads: tuple[Spelling, ...]
    """First words that tell the name of a longer header, longest first."""
    printed: frozenset[str]
    """The spellings themselves in lower case, spaces and all."""


@cache
def load() -> HeaderWords:
    """The vocabulary of this installation, read once in a process."""
    listed = lists.rows("judul_kolom")
    spellings = tuple(Spelling(squash(r["judul"]), r["nama"], float(r["bobot"]), r["induk"]) for r in listed)
    free: dict[str, list[Spelling]] = {}
    for s in spellings:
        if not s.parent:
            free.setdefault(s.letters, []).append(s)
    heads = [Spelling(r["kepala"], r["nama"], float(r["bobot"]), "") for r in lists.rows("kepala_judul")]
    return HeaderWords(
        spellings,
        {k: tuple(v) for k, v in free.items()},
        {(s.letters, s.parent): s for s in spellings if s.parent},
        tuple(sorted(heads, key=lambda h: -len(h.letters))),
        frozenset(r["judul"].lower() for r in listed),
    )


@remembered
def meanings(text: str) -> tuple[tuple[str, float], ...]:
    """Canonical names a header text may stand for, each with its score (0-1), best first; years are not looked at."""
    if text.strip() in _NUMBER_SIGNS:
        return (("no", 1.0),)
    if labels.numbered(text):
        return ()
    words = load()
    bare = fold(without_years(text))
    best = _spelt_like(bare, words)
    if _MIXED.match(fold(text)):
        best = {n: s for n, s in best.items() if n not in NAMES_OF_LEVEL} | {MIXED: max(best.get(MIXED, 0.0), 0.95)}
    if with_indicators(text):
        best = {n: s for n, s in best.items() if n not in (MIXED, *NAMES_OF_LEVEL)} | {"indikator": _WITH}
    if _INDICATOR_OF.fullmatch(squash(_BRACKETS.sub(" ", bare))):
        best["indikator"] = 1.0
    if any(map(measures.is_money, best)) and not measures.spells_money(bare):
        best = {name: score for name, score in best.items() if not measures.is_money(name) or score == 1.0}
    head = _by_head(squash(bare), words)
    best = _of_first_word(best, head)
    if max(best.values(), default=0.0) < 0.9:
        name, score = ("indikator", _OR) if _OR_INDICATOR.match(bare) else head
        best |= {name: max(best.get(name, 0.0), score)} if name else {}
    return tuple(sorted(best.items(), key=lambda item: -item[1]))


def with_indicators(text: str) -> bool:
    """Whether a header announces the names of a level and their indicators in one column."""
    return _WITH_INDICATOR.match(fold(text)) is not None


def under(text: str, parent: str) -> tuple[str, float] | None:
    """The name that a sub-header has because of the header above it: "K" under a `VALUE`, "Uraian" under "program"."""
    found = load().bound.get((squash(without_years(text)), parent))
    return (found.name, found.weight) if found else None


def listed(text: str, parent: str) -> str:
    """The name of a header that the vocabulary spells so, under `parent` or anywhere; empty for all others."""
    words, letters = load(), squash(text)
    bound = words.bound.get((letters, parent))
    return bound.name if bound else next((s.name for s in words.free.get(letters, ())), "")


def only_dates(text: str) -> bool:
    """Whether a header says nothing but a year: "2023", "Tahun 2023", "TA"."""
    rest = without_years(text)
    return not squash(rest) or listed(rest, VALUE) == YEAR_WORD


def spelt(text: str) -> bool:
    """Whether a header is printed as the vocabulary has it, years and case aside: not cut, glued or misspelt."""
    bare = fold(without_years(text)).lower()
    spoken = periods.read(bare)
    rest = spoken.rest if spoken else bare
    return not rest or rest in load().printed


def known(text: str) -> float:
    """How sure it is (0-1) that the text is a header word at all."""
    spoken = periods.read(text)
    if spoken is not None:
        return known(spoken.rest) if squash(without_years(spoken.rest)) else _OF_PERIOD
    found = meanings(text)
    if found:
        return found[0][1]
    letters = squash(text)
    return max((s.weight for s in load().bound.values() if s.letters == letters), default=0.0)


def _spelt_like(bare: str, words: HeaderWords) -> dict[str, float]:
    best: dict[str, float] = {}
    for form in {bare, fold(_BRACKETS.sub(" ", bare))}:
        for name, score in _by_letters(squash(form), words):
            best[name] = max(best.get(name, 0.0), score)
    return best


def _by_letters(letters: str, words: HeaderWords) -> Iterator[tuple[str, float]]:
    if not letters:
        return
    exact = words.free.get(letters, ())
    yield from ((s.name, s.weight) for s in exact)
    cutoff = _NEAR_SHORT if len(letters) <= _SHORT else NEAR
    for key, ratio, _ in process.extract(letters, words.free.keys(), scorer=fuzz.ratio, score_cutoff=cutoff, limit=8):
        for s in words.free[key]:
            yield s.name, s.weight * ratio / 100 * (1.0 if s in exact else 0.99)


def _of_first_word(best: dict[str, float], head: tuple[str, float]) -> dict[str, float]:
    """Without what only looks like another measure: "Realisasi Kinerja dan Anggaran" is no "Target Kinerja dan ..."."""
    others = {*_MEASURES} - {head[0]} if head[0] in _MEASURES else ()
    return {name: score for name, score in best.items() if name not in others or score == 1.0}


def _by_head(letters: str, words: HeaderWords) -> tuple[str, float]:
    """A long header nobody listed still begins with the word that tells what it is; an empty name where none does."""
    for head in words.heads:
        start = letters[: len(head.letters)]
        if len(start) == len(head.letters) and fuzz.ratio(start, head.letters) >= 87:
            return head.name, head.weight
    return "", 0.0
