"""Cells that only say which level follows ("Tujuan", "SASARAN 1:", "Indikator Program"): labels, neither names nor
indicators.
"""

import re
from functools import cache

from extract.remembered import remembered
from normalize.hierarchy import level_words
from normalize.words import lists
from normalize.words.squash import fold

_LEVEL = level_words.pattern()
_OF = r"(?:opd|pd|skpd|perangkat\s+daerah|renstra|rpjmd|strategis|prioritas)"
"""Whose level it is, or which."""
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})\.?"
_LABEL = re.compile(
    rf"(?P<indicator>indikator(?:\s+kinerja)?\s*(?=:|{_LEVEL}))?"
    rf"(?:(?P<level>{_LEVEL})(?:[\s,/&]*(?:\b(?:dan|serta)\s+)?{_LEVEL})*(?:\s+{_OF})?(?P<number>\s*:?\s*{_NUMBER})?)?\s*:?",
    re.IGNORECASE,
)
_EACH = re.compile(_LEVEL, re.IGNORECASE)
_LONGEST = 160
"""Letters: a longer text labels nothing."""


@remembered
def is_label(text: str) -> bool:
    """Whether the text is a label: levels, a number, a colon, and nothing that they label."""
    text = fold(text)
    return len(text) <= _LONGEST and bool(text.strip(" :")) and bool(_LABEL.fullmatch(text))


def names_kind(text: str) -> bool:
    """Whether the text is a kind of indicators ("IKU", "Standar Pelayanan Minimal (SPM)") and says none."""
    bare = re.sub(r"[\s().:]+", " ", fold(text)[:_LONGEST]).casefold().strip()
    return bool(_kinds().fullmatch(bare))


@cache
def _kinds() -> re.Pattern[str]:
    named = (*lists.lines("sebutan_indikator"), *lists.lines("kelompok_indikator"))
    kinds = "|".join(re.escape(line.casefold()) for line in named)
    return re.compile(rf"(?:{kinds})(?: (?:{kinds}))?")


def of_indicators(text: str) -> bool:
    """Whether a label announces indicators ("Indikator Sasaran")."""
    found = _LABEL.fullmatch(fold(text)[:_LONGEST])
    return bool(found and found["indicator"])


def numbered(text: str) -> bool:
    """Whether a label has a number ("Sasaran 2"); column headers have none."""
    found = _LABEL.fullmatch(fold(text)[:_LONGEST])
    return bool(found and found["level"] and found["number"])


def level(text: str) -> str | None:
    """The one level that a label names; None for a list of levels, and for a text that is no label."""
    text = fold(text)
    names = {level_words.level(name) for name in _EACH.findall(text)} if is_label(text) else set()
    return names.pop() if len(names) == 1 else None
