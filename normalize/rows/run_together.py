"""Rows whose texts are two that nothing told apart: a new one begins, with a capital, in the middle of a sentence."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from extract.stitch.rows import UNFINISHED
from normalize.model import Doubt, Indicator
from normalize.rows.doubtful import doubt, printed
from normalize.words import lists
from normalize.words.openings import column_of
from schema.columns import NAMES_OF_LEVEL

_MESSAGE = "Satu sel memuat dua isian yang tidak dapat dipisahkan dengan pasti."
_SMALL, _LEAST = 0.6, 4
"""Of the words, and how many of them, from which a text is written in small letters: capitals begin something."""
_OPENING = 3
"""Texts of a column that open with a word, from which it is one that they open with."""
_NAMES = (*NAMES_OF_LEVEL, "indikator")
_TEXTS = ("indikator", "sasaran")


def run_together(rows: Sequence[Indicator]) -> Iterator[Doubt]:
    """A doubt for each row with a name or an indicator of its own in which another begins."""
    for name in _NAMES:
        placed = list(printed(rows, name))
        words = Counter(text.split()[0] for text in {found.clean for _, found in placed} if text)
        opening = {word for word, count in words.items() if count >= _OPENING}
        again = [(k, found) for k, found in placed if _begins_again(found.clean.split(), opening)]
        yield from (doubt(k, found, _MESSAGE, name) for k, found in again)


def _begins_again(words: Sequence[str], opening: Collection[str]) -> bool:
    lettered = [word for word in words if word[0].isalpha()]
    if _after_capitals(lettered):
        return True
    if len(lettered) < _LEAST or sum(map(str.islower, lettered)) < _SMALL * len(lettered):
        return False
    followed = [*words[2:], "x"]
    return any(
        a.islower() and a[-1].isalpha() and b[-1] != ")" and b.istitle() and c.islower() and _opens(b, opening)
        for (a, b), c in zip(pairwise(words), followed, strict=True)
        if not (UNFINISHED.search(a) or _asks(a))
    )


def _after_capitals(words: Sequence[str]) -> bool:
    """Whether a text all in capitals is followed by one that is not."""
    capitals = next((k for k, word in enumerate(words) if not word.isupper()), len(words))
    rest = words[capitals:]
    return min(capitals, len(rest)) >= _LEAST and not any(word.isupper() for word in rest)


def _opens(word: str, opening: Collection[str]) -> bool:
    """Whether texts open with a word: what is known of indicators and goals, or some of the column do."""
    return word in opening or column_of(word) in _TEXTS


def _asks(word: str) -> bool:
    """Whether what a word is of must follow it: a measure ("persentase Jumlah"), a change of one, an operator."""
    return column_of(word) == "indikator" or word.casefold() in _objects()


@cache
def _objects() -> frozenset[str]:
    return frozenset(lists.lines("kata_berobjek"))
