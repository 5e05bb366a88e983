"""One form of what an indicator measures, whatever its wording: without words that change nothing, and abbreviated.

Words are data: `audit/words/pengisi.csv`, `audit/words/peraturan.csv`, and `audit/words/sepadan.csv` ("indeks kepuasan
masyarakat" is "ikm").
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from audit import lists
from normalize.nomenclature.official import fold
from normalize.values.units import is_known

REGION = frozenset(("kabupaten", "kota", "provinsi"))
"""Words behind which an office's name has its region."""
_SIGN = re.compile(r"(?<!\d)(?<!\d\s)%")
"""The sign in the word's place: "% siswa", not the one of "minimal 80%"."""


_LAST = re.compile(r"(?<!\s)\s{0,3}\(([^()]{1,24})\)\s{0,3}$")


def plain(indicator: str, office: Sequence[str]) -> str:
    """The folded indicator; a word that comes twice running is one ("Indeks Kepuasan Masyarakat (IKM)").

    `office`: the words of the document's office, of whom its own indicators are, whether they say so or not.
    """
    bare = _SIGN.sub(" persentase ", _cited().sub(" ", _without_unit(indicator)))
    folded = _written().sub(lambda found: _short()[found[0]], fold(bare))
    region = office[next((n for n, word in enumerate(office) if word in REGION), len(office)) :]
    words = [word for word in folded.split() if word not in _fillers("") and word not in region]
    words = [word for word, _ in groupby(words[: _owner(words, office)])]
    return " ".join(words) or folded


def _owner(words: Sequence[str], office: Sequence[str]) -> int:
    """Where the office itself is named at the end: "Nilai AKIP perangkat daerah", "Nilai AKIP Dinas Perdagangan"."""
    kinds = _fillers("akhir") | {*office[:1]}
    ends = (n for n, word in enumerate(words) if n and word in kinds and {*words[n + 1 :]} <= {*office})
    return next(ends, len(words))


def _without_unit(indicator: str) -> str:
    """Without the unit that some put in brackets behind it: "Jumlah laporan kinerja (Dokumen)"."""
    found = _LAST.search(indicator)
    return indicator[: found.start()] if found and is_known(found[1].strip()) else indicator


@cache
def _cited() -> re.Pattern[str]:
    """The rule that asks for an indicator, in brackets: "(PMDN 86/2017)"."""
    return re.compile(rf"\({lists.either(lists.words('peraturan'))}\b[^()]{{0,60}}\)", re.IGNORECASE)


@cache
def _short() -> dict[str, str]:
    return {row["tertulis"]: row["kata"] for row in lists.rows("sepadan")}


@cache
def _written() -> re.Pattern[str]:
    return re.compile(rf"\b{lists.either(_short())}\b")


@cache
def _fillers(place: str) -> frozenset[str]:
    """Words that change nothing: anywhere, or at the end (`akhir`)."""
    return lists.words("pengisi", tempat=place)
