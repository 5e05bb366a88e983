"""What an indicator measures, by its words: data in `audit/words/ukuran.csv`."""

import re
from functools import cache

from audit import lists
from extract.remembered import remembered

LONG, NEAR = 7, 2
"""Letters of a word that may be misspelt, and of how many."""
LONGEST = 600
"""Letters of an indicator that are looked at."""


@cache
def measures() -> dict[str, bool]:
    """Words that name a measure, and whether what they measure adds up: "jumlah" does, "persentase" does not."""
    return {row["kata"]: bool(row["dijumlahkan"]) for row in lists.rows("ukuran")}


@remembered
def adds_up(indicator: str) -> bool:
    """Whether the first measure that an indicator names is counted."""
    found = _any().search(indicator[:LONGEST])
    return measures()[found[0].lower()] if found else False


@remembered
def names_measure(indicator: str) -> bool:
    """Whether a word of measure stands anywhere in an indicator."""
    return bool(_any().search(indicator[:LONGEST]))


def misspells_measure(word: str) -> bool:
    """Whether a word in lower case is a slip of the pen from a word of measure: "presentae"."""
    from rapidfuzz.distance import OSA

    long = (one for one in measures() if len(one) >= LONG)
    return len(word) >= LONG and any(OSA.distance(word, one, score_cutoff=NEAR) <= NEAR for one in long)


@cache
def _any() -> re.Pattern[str]:
    return re.compile(rf"\b{lists.either(measures())}\b", re.IGNORECASE)
