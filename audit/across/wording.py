"""One form of what an indicator measures, whatever its wording: without words that change nothing, and abbreviated.

Words are data: `audit/words/pengisi.csv`, `audit/words/peraturan.csv`, and `audit/words/sepadan.csv` ("indeks kepuasan
masyarakat" is "ikm").
"""

import re
from collections.abc import Collection
from functools import cache
from itertools import groupby

from audit import lists
from normalize.nomenclature.official import fold
from normalize.values.units import is_known

_SIGN = re.compile(r"(?<!\d)(?<!\d\s)%")
"""The sign in the word's place: "% siswa", not the one of "minimal 80%"."""


_LAST = re.compile(r"(?<!\s)\s{0,3}\(([^()]{1,24})\)\s{0,3}$")


def plain(indicator: str, region: Collection[str]) -> str:
    """The folded indicator; a word that comes twice running is one ("Indeks Kepuasan Masyarakat (IKM)")."""
    bare = _SIGN.sub(" persentase ", _cited().sub(" ", _without_unit(indicator)))
    folded = _written().sub(lambda found: _short()[found[0]], fold(bare))
    words = [word for word in folded.split() if word not in _fillers() and word not in region]
    return " ".join(word for word, _ in groupby(words)) or folded


def _without_unit(indicator: str) -> str:
    """Without the unit that some put in brackets behind it: "Jumlah laporan kinerja (Dokumen)"."""
    found = _LAST.search(indicator)
    return indicator[: found.start()] if found and is_known(found[1].strip()) else indicator


@cache
def _cited() -> re.Pattern[str]:
    """The rule that asks for an indicator, in brackets: "(PMDN 86/2017)"."""
    words = "|".join(re.escape(row["kata"]) for row in lists.rows("peraturan"))
    return re.compile(rf"\((?:{words})\b[^()]{{0,60}}\)", re.IGNORECASE)


@cache
def _short() -> dict[str, str]:
    return {row["tertulis"]: row["kata"] for row in lists.rows("sepadan")}


@cache
def _written() -> re.Pattern[str]:
    longest_first = sorted(_short(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


@cache
def _fillers() -> frozenset[str]:
    return frozenset(row["kata"] for row in lists.rows("pengisi"))
