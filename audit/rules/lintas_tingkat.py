"""An indicator of one level has no counterpart above it: a programme that no objective of the office speaks of.

Needs: rows of the head of the office (sasaran) and programmes in one document.
Source: cascading of performance (PermenPANRB 89/2021): what a programme achieves serves an objective of its office.
Limits: words are compared by their beginnings; the supporting programme of every office (code X.XX.01) is left out. A
hint for a reader, no proof.
"""

import re
from collections.abc import Iterable, Iterator

from audit.finding import Finding, PlainRule
from audit.spot import INFO, Saying, Spot, spots
from normalize.model import Normalised
from normalize.words.lexicon import load

ABOVE = ("tujuan", "indikator_tujuan", "sasaran", "indikator", "definisi_operasional", "formulasi")
BELOW = ("program", "sasaran", "indikator")
PREFIX = re.compile(r"^(?:meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|ber|ter|di|ke|se)(?=[a-z]{4})")
STEM = 4
GENERAL = re.compile(
    "prog|kegi|sasa|indi|pers|jumla|targ|tahu|kine|mena|tingk|laks|seleng|kabup|kota|daer|dina|bida|kerj|urus|nila|capa"
    "|hasi|kual|kuan|luar|baik|kemb|banga"
)
"""Beginnings of words that every plan uses."""
SUPPORTING = re.compile(r"^(?:X\.XX|\d\.\d\d)\.01$")
ALONE = Saying(
    "lintas_tingkat",
    INFO,
    "Tidak ada tujuan, sasaran atau indikator kepala OPD yang berkaitan dengan program ini.",
    "Periksa apakah program ini mendukung salah satu sasaran OPD.",
)


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per programme."""
    rows = list(spots(doc))
    heads = [spot for spot in rows if spot.row.level == "kepala_opd"]
    above = _stems(text for spot in heads for text in _texts(spot, ABOVE))
    seen: set[str] = set()
    for spot in rows if above else ():
        name = spot.row.text("program")
        if spot.row.kind == "program" and name not in seen and not SUPPORTING.match(spot.row.code):
            seen.add(name)
            if not above & _stems(_texts(spot, BELOW)):
                yield spot.says(ALONE, "program")


def _texts(spot: Spot, columns: Iterable[str]) -> Iterator[str]:
    return (spot.row.text(column) for column in columns)


def _stems(texts: Iterable[str]) -> frozenset[str]:
    """Beginnings of the words that carry meaning."""
    small = load().function
    stems = set()
    for word in re.findall(r"[^\W\d_]{4,}", " ".join(texts).lower()):
        if word not in small:
            stems.add(PREFIX.sub("", word)[: STEM + 1])
    return frozenset(stem for stem in stems if not GENERAL.match(stem))


RULE = PlainRule("lintas_tingkat", _found)
