"""Words that OCR misread by a look-alike letter or two, or lost a thin one of ("Kabupater", "Krealit", "Parwisata").

Only a word that is in no list, of a source that was read from a picture, and only where the replacements of
`vocabulary/salah_baca.csv` make one word alone of the official nomenclature: a document's own misspelling is left.
Of 48,187 words of digital documents that were no misreading one would be changed, and 11 with letters put in: so that
is done only where letters were read with doubt.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from extract.remembered import remembered
from normalize.words import lists
from normalize.words.lexicon import Lexicon

SHORTEST, LOST, TWICE = 4, 6, 7
"""Letters that a word must have: for one look-alike, for a lost letter, for two replacements; shorter ones are near
too many others."""

LONGEST = 30
"""Letters: no word of the nomenclature is longer, and what is tried grows with the square of them."""
APART = 3
"""Letters by which two replacements of one or two letters change a word, at most."""

_WORD = re.compile(rf"[^\W_](?:[^\W_]|!){{{SHORTEST - 1},}}")


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """(as read, as printed)."""
    return tuple((row["terbaca"], row["tercetak"]) for row in lists.rows("salah_baca") if row["terbaca"])


@cache
def _back() -> tuple[tuple[str, str], ...]:
    """(as printed, as read) in small letters; where one letter stands for one."""
    return tuple((right.lower(), wrong.lower()) for wrong, right in _pairs() if len(right) == len(wrong))


@cache
def _lost() -> tuple[tuple[str, str], ...]:
    """The same of letters that were not read at all."""
    return tuple(("", row["tercetak"]) for row in lists.rows("salah_baca") if not row["terbaca"])


def reread(token: str, lexicon: Lexicon, unsure: bool) -> str | None:
    """The token with its misread words put right, or None where there are none.

    Short words are put right, and lost letters put in, only where letters of its line are `unsure`.
    """
    clean = _WORD.sub(lambda found: _right(found.group(), lexicon, unsure), token)
    return clean if clean != token else None


def is_comma(token: str, behind: str, lexicon: Lexicon) -> bool:
    """Whether the full stop at the end of a token was printed as a comma: the sentence goes on in small letters."""
    word = token[:-1]
    return token.endswith(".") and behind[:1].islower() and len(word) >= SHORTEST and lexicon.derives(word)


@remembered
def _right(word: str, lexicon: Lexicon, unsure: bool) -> str:
    if len(word) > LONGEST or word in lexicon or not any(letter.isalpha() for letter in word):
        return word
    if len(word) < LOST and not unsure and not word.startswith("l"):
        return word
    once = list(_candidates(word, _pairs()))
    found = _words(once, lexicon)
    if not found and unsure and len(word) >= LOST:
        found = _words(_candidates(word, _lost()), lexicon)
    if not found and len(word) >= TWICE and not lexicon.derives(word):
        found = _twice(word, once, lexicon)
    return min(found, key=_mixed) if len({one.lower() for one in found}) == 1 else word


def _twice(word: str, once: Iterable[str], lexicon: Lexicon) -> list[str]:
    """The known words near a misread one that two replacements make of it, met from both sides."""
    halfway = {one.lower() for one in once}
    near = extract(word.lower(), lexicon.core, scorer=Levenshtein.distance, score_cutoff=APART, limit=None)
    known = [one for one, _, _ in near if not halfway.isdisjoint(_candidates(one, _back()))]
    return [one.upper() if word.isupper() else one.capitalize() if word[0].isupper() else one for one in known]


def _mixed(word: str) -> bool:
    """Whether capitals stand among small letters."""
    return not (word.isupper() or word[1:].islower())


def _words(candidates: Iterable[str], lexicon: Lexicon) -> list[str]:
    return [one for one in candidates if one.lower() in lexicon.core or one in lexicon.function]


def _candidates(word: str, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The word with one look-alike replaced, or one lost letter put in behind its first, at each place."""
    for wrong, right in pairs:
        for at in range(not wrong, len(word) + (not wrong)):
            if word.startswith(wrong, at):
                yield word[:at] + right + word[at + len(wrong) :]
