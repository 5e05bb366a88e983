"""The responsible officer and the data source name different units: "Bidang Perdagangan" beside "Kabid Koperasi".

Needs: a source that is a unit (Bidang, Bagian, Sekretariat) and an officer who heads one (Kabid, Kepala Bidang, Kabag).
Source: PermenPANRB 20/2008 asks for the unit that answers for the data. A hint, not a fault.
Limits: heads of sections (Kasi, Kasubag) are not judged: their section's name need not be that of its bidang; the head
of the office answers for every unit.
"""

import re
from collections.abc import Iterator

from audit.finding import Finding, PlainRule
from audit.names import CONNECTIVES, words
from audit.spot import INFO, Saying, spots
from normalize.model import Normalised

UNIT = re.compile(r"^\s*(bidang|bagian)\s+(.+)", re.IGNORECASE)
HEAD = re.compile(r"^\s*(?:kabid|kabag|(?:ka\.?|kepala)\s+(?:bidang|bagian))\.?\s+(.+)", re.IGNORECASE)
STEM = 5
"""Letters that two words must share at their beginning, or as a part ("industri" in "perindustrian")."""
DIFFER = Saying(
    "penanggung_jawab",
    INFO,
    "Sumber data “{sumber}” dan penanggung jawab “{pejabat}” menyebut unit yang berbeda.",
    "Pastikan penanggung jawab memimpin unit sumber datanya.",
)


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per row."""
    for spot in spots(doc):
        source, officer = spot.row.text("sumber_data"), spot.row.text("penanggung_jawab")
        unit, head = UNIT.match(source), HEAD.match(officer)
        if unit and head and not _related(unit[2], head[1]):
            yield spot.says(DIFFER, "penanggung_jawab", sumber=source, pejabat=officer)


def _related(unit: str, other: str) -> bool:
    """Whether two unit names share a word or its stem; names of abbreviations alone are taken to."""
    ours = [word for word in words(unit) if word not in CONNECTIVES]
    theirs = [word for word in words(other) if word not in CONNECTIVES]
    if all(len(word) < STEM for word in ours) or all(len(word) < STEM for word in theirs):
        return True
    return any(_alike(a, b) for a in ours for b in theirs)


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= STEM and (short in long or short[:STEM] == long[:STEM])


RULE = PlainRule("penanggung_jawab", _found)
