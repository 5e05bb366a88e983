"""One form of what an indicator measures, whatever its wording: without words that change nothing, and abbreviated.

Words are data: `audit/words/pengisi.csv`, and `audit/words/sepadan.csv` ("indeks kepuasan masyarakat" is "ikm").
"""

import csv
import re
from collections.abc import Collection
from functools import cache
from itertools import groupby

from audit.direction import WORDS
from normalize.nomenclature.official import fold


def plain(indicator: str, region: Collection[str]) -> str:
    """The folded indicator; a word that comes twice running is one ("Indeks Kepuasan Masyarakat (IKM)")."""
    folded = _written().sub(lambda found: _short()[found[0]], fold(indicator))
    words = [word for word in folded.split() if word not in _fillers() and word not in region]
    return " ".join(word for word, _ in groupby(words)) or folded


@cache
def _short() -> dict[str, str]:
    with (WORDS / "sepadan.csv").open(encoding="utf-8", newline="") as file:
        return {row["tertulis"]: row["kata"] for row in csv.DictReader(file)}


@cache
def _written() -> re.Pattern[str]:
    longest_first = sorted(_short(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


@cache
def _fillers() -> frozenset[str]:
    with (WORDS / "pengisi.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["kata"] for row in csv.DictReader(file))
