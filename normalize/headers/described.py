"""A column headed "Uraian" beside one of indicators: names of levels, where its first name says its level."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from normalize.headers.chain import Chain
from normalize.headers.reading import Reading
from normalize.hierarchy import level_words
from schema.columns import MIXED

Texts: TypeAlias = Callable[[Chain], Sequence[str]]
"""What stands in a column, row by row."""
_NAMED = 0.9
_SURE = 0.85
"""Score from which a header says by itself that indicators stand under it."""
_LEVEL = re.compile(rf"{level_words.pattern(whole=True)}\s+[^\W\d_]{{3}}", re.IGNORECASE)


def with_names(found: Sequence[Chain], said: Sequence[Reading], texts: Texts) -> list[Reading]:
    """The readings; a column that may hold indicators ("Uraian") holds names where another surely holds them."""
    scores = [next((score for name, score in r.candidates[:1] if name == "indikator"), 0.0) for r in said]
    sure = max(scores, default=0.0) >= _SURE
    return [
        Reading(((MIXED, _NAMED),)) if sure and 0 < score < _SURE and _of_level(texts(chain)) else reading
        for chain, reading, score in zip(found, said, scores, strict=True)
    ]


def _of_level(texts: Sequence[str]) -> bool:
    return _LEVEL.match(next(filter(None, texts), "")) is not None
