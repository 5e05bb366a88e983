"""Units: every spelling to one canonical name, and what kind of thing a unit measures.

Names and spellings are `vocabulary/satuan.csv` (units of the official nomenclature first, with its own letter case).
A misspelling is mended only where it is no word itself and one unit alone is near; any other unit stays as printed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from extract.remembered import remembered
from normalize.words import lexicon, lists

WHOLE = "hitung"
"""Counted in whole numbers: people, documents; the vocabulary's "ukur", money and physical quantities, is not."""
SCALE = "skala"
"""Bounded: percent, index, score; values above some hundreds do not occur."""

POWERS = ("ribu", "rb", "juta", "jt", "m", "miliar", "milyar", "triliun", "t")
"""What stands behind an amount of money for thousands and more."""
_SLASH = re.compile(r"(?<!\s)\s*/\s*")
_TWICE = re.compile(r"([^()]{1,60})\(([^()]{1,60})\)")
"""A unit with its sign: "Persentase (%)"."""
_CUT = 3
"""Letters that a cut unit must still have."""
_EDGES = " .,;:-*="
_COUNT = re.compile(r"\W{0,3}(?:jumlah|banyaknya)\s+([^\W\d_]+)", re.IGNORECASE)
_STRAY = re.compile(r"[\s.,;:*='’`-]+")
"""What a speck, or a letter that a stamp took, leaves in a unit: "U it", "Pe'sen"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is to be written; `kind` is empty for one the vocabulary does not know."""

    name: str
    kind: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class _Names:
    exact: dict[str, Unit]
    """By the names themselves, those too that the nomenclature prints beside a standard one."""
    standard: dict[str, str]
    """The standard name of each name; most are their own."""
    folded: dict[str, Unit]
    squashed: dict[str, Unit]
    short: set[str]
    """Abbreviations that a Satuan column keeps."""


@cache
def _names() -> _Names:
    names = _Names({}, {}, {}, {}, set())
    for row in lists.rows("satuan"):
        unit = Unit(row["satuan"], row["jenis"])
        names.exact.setdefault(unit.name, unit)
        names.standard.setdefault(unit.name, row["baku"] or unit.name)
        names.short.update(filter(None, row["singkatan"].split(";")))
        for spelling in filter(None, (unit.name, *row["ejaan"].split(";"), *row["singkatan"].split(";"))):
            names.folded.setdefault(spelling.casefold(), unit)
            names.squashed.setdefault(_squash(spelling), unit)
    return names


def _squash(text: str) -> str:
    return re.sub(r"[\s.-]+", "", text).casefold()


@remembered
def canonical(text: str) -> Unit:
    """The unit that a cell prints ("Dokuen", "Orang/ Bulan", "persen"); unknown ones as printed."""
    printed = _SLASH.sub("/", text).strip(_EDGES) or text.strip()
    names = _names()
    whole = names.exact.get(_SLASH.sub("/", text).strip())
    known = whole or names.exact.get(printed) or names.folded.get(printed.casefold())
    if known:
        return known
    squashed = names.squashed.get(_squash(printed))
    if squashed:
        return Unit(squashed.name, squashed.kind, 0.95)
    if re.match(r"%\W", printed):
        return names.exact["%"]
    twice = _TWICE.fullmatch(printed)
    if twice and is_known(twice[1]) and standard(canonical(twice[1]).name) == standard(canonical(twice[2]).name):
        return canonical(twice[1])
    return _quotient(printed) or _nearest(printed) or Unit(_SLASH.sub("/", text).strip(" ,;:"), _kind_of_first(printed))


def is_short(text: str) -> bool:
    """Whether it is an abbreviation that a Satuan column keeps as printed ("Lap.")."""
    return text.casefold() in _names().short


def standard(name: str) -> str:
    """The standard name of a unit that the nomenclature prints in other ways too: "Persentase" is "%"."""
    return _names().standard.get(name, name)


def in_powers(unit: str) -> bool:
    """Whether a unit counts in thousands or more: "Juta", "Rp Miliar", "ribu ton"; "m" is a metre as well."""
    return any(len(word) > 1 and word in POWERS for word in unit.casefold().split())


def counts_whole(text: str) -> bool:
    """Whether what stands behind a number is counted whole ("Orang", "Dokumen (awal)")."""
    return bool(text.strip()) and canonical(text.split("(")[0].strip()).kind == WHOLE


def names_count(indicator: str) -> bool:
    """Whether an indicator is a number of what is counted whole: "Jumlah dokumen yang disusun"."""
    found = _COUNT.match(indicator)
    return found is not None and counts_whole(found[1])


def among(text: str, peers: Iterable[str]) -> Unit | None:
    """The one unit of its row or column that a cut or misspelt one can mean: "Uni" among "Unit"."""
    from rapidfuzz.distance import OSA

    own = _STRAY.sub("", text).casefold()
    if len(own) < _CUT or not own.isalpha():
        return None
    names = {peer.casefold(): peer for peer in peers if peer.casefold() != own}
    near = [name for name in names if name.startswith(own) or OSA.distance(own, name, score_cutoff=1) <= 1]
    return replace(canonical(names[near[0]]), score=0.9) if len(near) == 1 else None


@remembered
def is_known(text: str) -> bool:
    """Whether the vocabulary lists this spelling."""
    return _SLASH.sub("/", text).strip(_EDGES).casefold() in _names().folded


def _quotient(printed: str) -> Unit | None:
    """Units counted whole over one another, each in its own name: "org/bln" is "Orang/Bulan"."""
    parts = [_names().folded.get(part.casefold()) for part in printed.split("/")]
    if len(parts) < 2 or not all(part and part.kind == WHOLE for part in parts):
        return None
    name = "/".join(part.name for part in parts if part)
    return _names().exact.get(name) or Unit(name)


def _kind_of_first(printed: str) -> str:
    """Of more words, that of the first: "Dokumen RKPD" is counted like "Dokumen"; not of a quotient ("Orang/1000")."""
    first = _names().folded.get(printed.split(" ")[0].casefold())
    return first.kind if first and "/" not in printed else ""


def _nearest(printed: str) -> Unit | None:
    """The one unit that a misspelling can mean, word by word; None where a word is right or two units are near."""
    words = re.split(r"([ /])", printed)
    mended = [_mend(word) for word in words]
    if mended == words:
        return _cut(printed)
    name = "".join(mended)
    unit = _names().folded.get(name.casefold()) or Unit(name, _kind_of_first(name))
    score = 1 - sum(a != b for a, b in zip(words, mended, strict=True)) / max(len(printed), 1)
    return Unit(unit.name, unit.kind, round(score, 3))


def _cut(printed: str) -> Unit | None:
    """A misspelt unit that its column cut ("Doku mn"): of its parts one is no word, and together they are near one."""
    parts = printed.split(" ")
    words = all(map(lexicon.load().derives, parts)) or any(part.casefold() in _names().folded for part in parts)
    if len(parts) == 1 or words or not all(map(str.isalpha, parts)):
        return None
    mended = _mend("".join(parts))
    known = _names().folded.get(mended.casefold())
    return Unit(known.name, known.kind, 0.8) if known else None


@remembered
def _mend(word: str) -> str:
    """One misspelt word of a unit, or the word itself. Letters only: "M³" and "KM2" are never mended."""
    if len(word) < 4 or not word.isalpha() or lexicon.load().builds(word):
        return word
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = 1 if len(word) < 8 else 2
    words = _unit_words()
    near = process.extract(word.casefold(), list(words), scorer=OSA.distance, score_cutoff=allowed, limit=2)
    if not near or (len(near) > 1 and near[1][1] <= near[0][1]):
        return word
    return words[near[0][0]]


@cache
def _unit_words() -> dict[str, str]:
    """Every word of four letters and more in the standard names, by its lower case."""
    words: dict[str, str] = {}
    for name in dict.fromkeys(_names().standard.values()):
        for word in re.findall(r"[^\W\d_]{4,}", name):
            words.setdefault(word.casefold(), word)
    return words
