"""Words that OCR misread by one look-alike letter ("Kabupater", "Teriaksananya").

Only a word that is no word, of a source that was read from a picture, and only where one replacement of
`vocabulary/salah_baca.csv` makes a word of the official nomenclature: a document's own misspelling is left.
"""

import re
from functools import cache, lru_cache

from normalize.words import lists
from normalize.words.lexicon import Lexicon

SHORTEST = 6
"""Letters that a word must have: short ones are near too many others."""

_WORD = re.compile(r"[^\W\d_]{4,}")


@cache
def _pairs() -> list[tuple[str, str]]:
    """(as read, as printed)."""
    return [(row["terbaca"], row["tercetak"]) for row in lists.rows("salah_baca")]


def reread(token: str, lexicon: Lexicon) -> str | None:
    """The token with its misread words put right, or None where there are none."""
    clean = _WORD.sub(lambda found: _right(found.group(), lexicon), token)
    return clean if clean != token else None


@lru_cache(maxsize=4096)
def _right(word: str, lexicon: Lexicon) -> str:
    if lexicon.derives(word):
        return word
    found = {c for c in _candidates(word) if c.lower() in lexicon.core}
    return found.pop() if len(found) == 1 else word


def _candidates(word: str) -> set[str]:
    """The word with one look-alike replaced, at each place where it stands; a short one only at its capital."""
    if len(word) < SHORTEST:
        return {"I" + word[1:]} if word[0] == "l" else set()
    return {
        word[:at] + right + word[at + len(wrong) :]
        for wrong, right in _pairs()
        for at in range(len(word))
        if word.startswith(wrong, at)
    }
