"""Names of offices, units and sources: when two spellings mean the same one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from extract.remembered import remembered
from normalize.words.lexicon import load

ABBREVIATIONS = {
    "&": "dan", "kab": "kabupaten", "kec": "kecamatan", "prov": "provinsi", "bid": "bidang", "sie": "seksi",
    "kasie": "kasi", "ka": "kepala", "sub": "sub", "dinas": "dinas",
}  # fmt: skip
CONNECTIVES = frozenset(("dan", "kabupaten", "kota", "pada", "di", "bagian"))
"""Words whose absence leaves the name the same."""
NEAR = 2
"""Letters in which two spellings of one word may differ (1 in words of fewer than eight letters)."""


SHORTEST = 5
"""Letters of the shortest word that can be misspelt."""
AT_ONCE = 500
"""Words compared with all others at a time: the table of distances stays small."""


def words(name: str) -> tuple[str, ...]:
    """Lower case words, common abbreviations written out."""
    return tuple(ABBREVIATIONS.get(word, word) for word in re.findall(r"[^\W_]+|&", name.lower()))


@remembered
def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ only in connectives and in words that one of them misspells."""
    a = [word for word in one if word not in CONNECTIVES]
    b = [word for word in other if word not in CONNECTIVES]
    return len(a) == len(b) and len(a) > 1 and all(map(_same_word, a, b))


def _same_word(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < SHORTEST or not (a.isalpha() and b.isalpha()):
        return False
    allowed = NEAR if min(len(a), len(b)) >= 8 else 1
    known = load()
    if OSA.distance(a, b, score_cutoff=allowed) > allowed:
        return False
    return not (a in known and b in known)


def groups(names: Iterable[str]) -> list[list[str]]:
    """Names that mean the same, the best spelling first; only groups of several spellings.

    The best is the most frequent; of equally frequent ones the one with fewer unknown words, then the fuller one.
    """
    counts = Counter(names)
    spelt = _spellings({word for name in counts for word in words(name)})
    found: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    """By the words that count, each as one of its spellings: names of other places are never the same."""
    for name in sorted(counts, key=lambda name: (-counts[name], _unknown(name), -len(words(name)), name)):
        own = words(name)
        near = found[tuple(spelt.get(word, word) for word in own if word not in CONNECTIVES)]
        home = next((group for group in near if any(_same(own, words(other)) for other in group)), None)
        if home:
            home.append(name)
        else:
            near.append([name])
    every = [group for same in found.values() for group in same if len(group) > 1]
    return sorted(every, key=lambda group: (-counts[group[0]], group[0]))


def _spellings(every: Iterable[str]) -> dict[str, str]:
    """Words that may be spellings of one word, to one of them."""
    long = sorted(word for word in every if len(word) >= SHORTEST and word.isalpha())
    known, first = load(), {word: word for word in long}
    unknown = [word for word in long if word not in known]
    for start in range(0, len(unknown), AT_ONCE):
        part = unknown[start : start + AT_ONCE]
        distances: Any = process.cdist(part, long, scorer=OSA.distance, score_cutoff=NEAR, dtype="uint8")
        for at, other in zip(*(distances <= NEAR).nonzero(), strict=True):
            if _same_word(part[at], long[other]):
                _join(first, part[at], long[other])
    return {word: _first(first, word) for word in long}


def _join(first: dict[str, str], one: str, other: str) -> None:
    first[_first(first, other)] = _first(first, one)


def _first(first: dict[str, str], word: str) -> str:
    while first[word] != word:
        first[word] = word = first[first[word]]
    return word


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one == other or same_name(one, other)


def _unknown(name: str) -> int:
    """Words that no list knows."""
    known = load()
    return sum(word not in known and not known.derives(word) for word in words(name))
