"""Two words whose space OCR lost: "LisensiAsesor", "hayatitingkat"; only for words read from a picture."""

import re

from extract.remembered import remembered
from normalize.words.lexicon import Lexicon

SHORTEST = 5
"""Letters that each half must have where no capital tells them apart: shorter ones are found in any word."""

_WORD = re.compile(r"[^\W\d_]{8,}")
_CAMEL = re.compile(r"[^\W\d_A-Z][A-Z]")
"""A capital behind a small letter: where the second word begins."""


def part(token: str, lexicon: Lexicon) -> str | None:
    """The token with a space between its two words, or None where it is one."""
    clean = _WORD.sub(lambda found: _part(found.group(), lexicon), token)
    return clean if clean != token else None


@remembered
def _part(word: str, lexicon: Lexicon) -> str:
    if lexicon.derives(word):
        return word
    camel = _CAMEL.search(word)
    places = [camel.start() + 1] if camel else range(SHORTEST, len(word) - SHORTEST + 1)
    halves = [(word[:k], word[k:]) for k in places if _are_words(word[:k], word[k:], lexicon)]
    return " ".join(halves[0]) if len(halves) == 1 else word


def _are_words(left: str, right: str, lexicon: Lexicon) -> bool:
    return left.lower() in lexicon.core and right.lower() in lexicon.core
