"""Cells that only say which level follows ("Tujuan", "SASARAN 1:", "Indikator Program"): labels, neither names nor
indicators.
"""

import re
from functools import lru_cache

from normalize.words.squash import fold

_LEVEL = r"(?:tujuan|sasaran(?:\s+strategis)?|program|sub\s*-?\s*kegiatan|kegiatan)"
_OFFICE = r"(?:opd|pd|skpd|perangkat\s+daerah)"
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})\.?"
_LABEL = re.compile(
    rf"(?P<indicator>indikator(?:\s+kinerja)?\s*(?=:|{_LEVEL}))?"
    rf"(?:(?P<level>{_LEVEL})(?:[\s,/&]*(?:dan\s+|serta\s+)?{_LEVEL})*(?:\s+{_OFFICE})?(?P<number>\s*{_NUMBER})?)?\s*:?",
    re.IGNORECASE,
)
_EACH = re.compile(_LEVEL, re.IGNORECASE)


@lru_cache(maxsize=8192)
def is_label(text: str) -> bool:
    """Whether the text is a label: levels, a number, a colon, and nothing that they label."""
    text = fold(text)
    return bool(text.strip(" :")) and bool(_LABEL.fullmatch(text))


def of_indicators(text: str) -> bool:
    """Whether a label announces indicators ("Indikator Sasaran")."""
    found = _LABEL.fullmatch(fold(text))
    return bool(found and found["indicator"])


def numbered(text: str) -> bool:
    """Whether a label has a number ("Sasaran 2"); column headers have none."""
    found = _LABEL.fullmatch(fold(text))
    return bool(found and found["level"] and found["number"])


def level(text: str) -> str | None:
    """The one level that a label names; None for a list of levels, and for a text that is no label."""
    text = fold(text)
    names = {re.sub(r"[\s-]+", "", name.lower()) for name in _EACH.findall(text)} if is_label(text) else set()
    if len(names) != 1:
        return None
    name = names.pop()
    return "sub_kegiatan" if name == "subkegiatan" else name.removesuffix("strategis")
