"""Whether more or less of an indicator is better, by its words; what tells neither is unknown.

Words are data: `audit/words/lebih_kecil.csv` (less is better) and, going before them, `lebih_besar.csv` ("kasus yang
ditangani": more is better).
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from audit import lists

MORE, LESS, UNKNOWN = "lebih besar", "lebih kecil", ""
LONGEST = 1000
"""Letters of an indicator that are looked at."""


@lru_cache(maxsize=4096)
def direction(indicator: str) -> str:
    """MORE, LESS or UNKNOWN."""
    text = " ".join(indicator[:LONGEST].split())
    if _any_of("lebih_besar").search(text):
        return MORE
    return LESS if _any_of("lebih_kecil").search(text) else UNKNOWN


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _words(name)))})", re.IGNORECASE)


def _words(name: str) -> Iterable[str]:
    return [row["kata"] for row in lists.rows(name)]
