"""Known words that one misread from a picture may be: the names of units, and the words that offices write.

The list of common words is left out: it has names and rare words within a letter or two of any other.
"""

from collections.abc import Iterable
from functools import cache

from extract.remembered import remembered
from normalize.words import lexicon, lists

CHANGED, OF_UNIT = 0.34, 0.6
"""Share of its letters that a misread word may have wrong, more or fewer; a unit stands alone, and they are few."""
MOST = 24
"""Words that are given for one."""

Lengths = dict[int, tuple[str, ...]]
"""Words by how many letters they have."""


@remembered
def near(word: str) -> tuple[str, ...]:
    """The nearest first, units before others, the word itself where it builds on a known one; in small letters, or as
    a unit is written.
    """
    units, words = _by_length()
    own = [(0, word.lower())] if lexicon.load().is_core(word) else []
    found = sorted([*own, *_nearest(word, units, OF_UNIT), *_nearest(word, words, CHANGED)], key=lambda one: one[0])
    return tuple(dict.fromkeys(known for _, known in found))[:MOST]


def _nearest(word: str, known: Lengths, changed: float) -> list[tuple[int, str]]:
    """Letters that differ, and the word."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    most = max(1, round(changed * len(word)))
    choices = [one for size in range(len(word) - most, len(word) + most + 1) for one in known.get(size, ())]
    found = extract(word.lower(), choices, processor=str.lower, scorer=OSA.distance, score_cutoff=most, limit=MOST)
    return [(int(apart), one) for one, apart, _ in found]


@cache
def _by_length() -> tuple[Lengths, Lengths]:
    """The words of unit names, and those of the nomenclature, of offices, and small ones."""
    known = lexicon.load()
    units = dict.fromkeys(part for row in lists.rows("satuan") for part in row["satuan"].split() if part.isalpha())
    return _sorted(units), _sorted({*known.core, *known.function, *lists.lines("kata_pemerintahan")})


def _sorted(words: Iterable[str]) -> Lengths:
    lengths: dict[int, list[str]] = {}
    for word in sorted(words):
        lengths.setdefault(len(word), []).append(word)
    return {size: tuple(of) for size, of in lengths.items()}
