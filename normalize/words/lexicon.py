"""Which letter strings are Indonesian words: the lists in `vocabulary/`, and the affixes that build on them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from normalize.words import lists

_PREFIXES = re.compile(
    r"(?:memper|keter|diper|meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|ber|ter|di|ke|se)(?=[a-z]{4})"
)
"""The verbal and nominal prefixes in the forms that they take before a stem of four letters and more."""
_SUFFIXES = ("nya", "lah", "kan", "an", "i")
_CLOSED = re.compile(r"(?:nya|an|i)$")
"""After these only -nya follows: no "perdaganganan"."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words in lower case. `function` holds the small words that stand alone and are never part of a cut word."""

    words: frozenset[str]
    function: frozenset[str] = frozenset()
    core: frozenset[str] = frozenset()
    """The words of the official nomenclature: what these documents are made of."""

    def __contains__(self, word: str) -> bool:
        """Whether the word itself is listed, whatever its letter case."""
        lowered = word.lower()
        return lowered in self.words or lowered in self.function

    def derives(self, word: str) -> bool:
        """Whether it is listed, or a listed word with the common affixes (me-, pe-, di-, ke-, -an, -kan, -nya, -i)."""
        return any(base in self for base in _bases(word.lower()))

    def is_core(self, word: str) -> bool:
        """Whether it is a word of the nomenclature, affixes aside."""
        lowered = word.lower()
        return lowered in self.core or any(base in self.core for base in _bases(lowered))

    def builds(self, word: str) -> bool:
        """The same, with affixes only on words of the nomenclature: fewer misspellings pass."""
        return word.lower() in self.words or self.is_core(word)


def _bases(word: str) -> Iterable[str]:
    """The word, then what is left without its suffix, its prefix, or both; at least four letters."""
    stems = [word, *(word[: -len(s)] for s in _SUFFIXES if word.endswith(s))]
    for stem in stems:
        if len(stem) < 4 or (stem is not word and _CLOSED.search(stem) and not word.endswith(stem + "nya")):
            continue
        yield stem
        prefix = _PREFIXES.match(stem)
        if prefix:
            yield stem[prefix.end() :]


@cache
def load() -> Lexicon:
    """The lists of `vocabulary/` (their provenance: `kata.md` there)."""
    core = frozenset(lists.lines("kata_nomenklatur"))
    words = core.union(*(lists.lines(f"kata_{name}") for name in ("pemerintahan", "wilayah", "umum")))
    return Lexicon(words, frozenset(lists.lines("kata_tugas")), core)
