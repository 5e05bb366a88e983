"""Whether more or less of an indicator is better, by its words; what tells neither is unknown.

Words are data: `audit/words/lebih_kecil.csv` (less is better) and, going before them, `lebih_besar.csv` ("kasus yang
ditangani": more is better); what is `tetap` there is less whatever else is said ("waktu tanggap penanganan kebakaran"),
save what is `tetap` more ("tingkat waktu tanggap": the share that was in time).
What an act or a paper is about (`perihal.csv`: "pengendalian pencemaran", "dokumen pengaduan") tells neither, nor does
"indeks pencemaran", which offices print both ways, nor what was done to bad things.
"""

import re
from functools import cache

from audit import lists
from extract.remembered import remembered

MORE, LESS, UNKNOWN = "lebih besar", "lebih kecil", ""
TURNED = re.compile(
    r"\byang\s+(?:dapat\s+)?di(?!terima|temukan|laporkan|adukan)\w{3,20}(?:kan|i)\b"
    r"|\btidak\s+(?:men|ber|ter)\w{2,20}",
    re.IGNORECASE,
)
"""What turns bad things into good ones: "unjuk rasa yang diamankan", "konflik tidak menjadi konflik"."""
LONGEST = 1000
"""Letters of an indicator that are looked at."""


@remembered
def direction(indicator: str) -> str:
    """MORE, LESS or UNKNOWN."""
    text = " ".join(indicator[:LONGEST].split())
    if _more(always=True).search(text):
        return MORE
    if _less(always=True).search(text):
        return LESS
    if _more(always=False).search(text):
        return MORE
    found = _less(always=False).search(text)
    if not found or _about().search(text, 0, found.end()) or TURNED.search(text, found.end()):
        return UNKNOWN
    return LESS


@cache
def _more(*, always: bool) -> re.Pattern[str]:
    return _begun("lebih_besar", always=always)


@cache
def _less(*, always: bool) -> re.Pattern[str]:
    return _begun("lebih_kecil", always=always)


@cache
def _about() -> re.Pattern[str]:
    return _begun("perihal", always=False)


def _begun(name: str, *, always: bool) -> re.Pattern[str]:
    words = lists.words(name, tetap="ya") if always else lists.words(name)
    return re.compile(rf"\b{lists.either(words)}", re.IGNORECASE)
