"""What extraction may ask about header words, answered from the header vocabulary."""

from collections.abc import Iterable, Sequence

from extract.remembered import remembered
from normalize.headers.number_row import is_number_row
from normalize.headers.reading import OTHER
from normalize.headers.words import known, meanings
from normalize.words.near import near
from normalize.words.squash import fold, squash, years
from schema.columns import MIXED, WORK

_LONGEST = 90
"""Letters: no header is longer; longer texts are not looked up."""
_SURE = 0.8
_NUMBERS = 3
_ACTIVITIES = {MIXED, *WORK}
_OF_BUDGETS = _ACTIVITIES | {"no", "kode", "anggaran", OTHER}
_WORDS = 1
"""Cells among column numbers that may begin with a letter."""


class VocabularySense:
    """`extract.sense.HeaderSense` from `vocabulary/judul_kolom.csv`."""

    def header_score(self, texts: Sequence[str]) -> float:
        """0-1: the part of the non-empty texts that are known headers or bare years; 0 for an empty row."""
        found = [_text_score(t) for t in texts if t and not t.isspace()]
        return sum(found) / len(found) if found else 0.0

    def numbers_columns(self, texts: Sequence[str]) -> bool:
        """Three numbers at least: two may be values."""
        if sum([t[:1].isalpha() for t in texts]) > _WORDS:
            return False
        found = [fold(t) for t in texts if t and not t.isspace()]
        return len(found) >= _NUMBERS and is_number_row(found)

    def heads_budgets(self, texts: Iterable[str]) -> bool:
        """Every text is a known header, one of an activity and one of money among them, and none of another thing.

        Asked of every row: of most the first text ends it, and no other is looked at.
        """
        names = set[str]()
        for text in texts:
            if text and not text.isspace():
                if len(text) > _LONGEST or _text_score(text) < _SURE:
                    return False
                names.update(name for name, _ in meanings(text)[:1])
        return "anggaran" in names and bool(names & _ACTIVITIES) and names <= _OF_BUDGETS

    def words_near(self, word: str) -> Sequence[str]:
        """Of the word lists and the names of units."""
        return near(word)


@remembered
def _text_score(text: str) -> float:
    text = fold(text)
    letters = squash(text)
    if not letters or len(text) > _LONGEST:
        return 0.0
    if letters.isdigit():
        return 1.0 if years(text) and len(letters) == 4 else 0.0
    score = known(text)
    return score if score >= _SURE else 0.0
