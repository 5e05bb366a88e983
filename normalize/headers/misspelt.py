"""Headers of figures whose measure is spelt wrong in two letters: "Tergat 2025", "Trager", "Ralisesi".

Many words are that near to one of the vocabulary; over a column of figures, where nothing else is said and the word is
no word of the language, it is that one.
"""

import re
from dataclasses import replace

from extract.remembered import remembered
from normalize.headers.chain import Chain
from normalize.headers.words import meanings
from normalize.words import lexicon
from schema.columns import JenisNilai

_WORD = re.compile(r"[^\W\d_]{6,}")
_CHANGED = 2
"""Letters changed, left out, added or turned round."""


def respelt(chain: Chain) -> Chain:
    """The same columns, words that nearly name a measure as it is written."""
    return replace(chain, texts=tuple(_WORD.sub(lambda word: _measure(word[0]), text) for text in chain.texts))


@remembered
def _measure(word: str) -> str:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    if meanings(word) or lexicon.load().builds(word):
        return word
    names = [kind for kind in JenisNilai if "_" not in kind]
    found = extractOne(word.lower(), names, scorer=OSA.distance, score_cutoff=_CHANGED)
    return found[0] if found else word
