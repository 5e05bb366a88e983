"""What a galat needs, whatever rule gives it.

A fault is proven where every figure that it rests on was read surely, under a header that is known, in a row that
nothing doubts (`audit/footing.py`), and where what the rule supposes of the table (that its achievements are quotients,
that two tables state one thing) is what the document does elsewhere: in more cases than fail, and in more than one.
What is not proven so is a peringatan, which says why.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from audit.finding import Finding
from audit.footing import Doubted
from audit.spot import GALAT, PERINGATAN
from extract.structs import replace

WITNESSES = 2
"""Cases that hold, from which a document tells what its columns mean."""
OTHERS = "Periksa dahulu bacaan angka lain yang dibandingkan."
ALONE = (
    "Pastikan dahulu bahwa angka-angka ini memang dapat dibandingkan: dokumen ini tidak menunjukkannya di tempat lain."
)


def proven(findings: Iterable[Finding], doubt: Doubted) -> Iterator[Finding]:
    """The findings, each that is no proof a step milder; `doubt` says what the reader doubts of one's place."""
    every = list(findings)
    failing = Counter(one.way for one in every if one.severity == GALAT)
    for one in every:
        missing = _missing(one, failing[one.way], doubt) if one.severity == GALAT else ""
        yield replace(one, severity=PERINGATAN, advice=f"{missing} {one.advice}") if missing else one


def _missing(finding: Finding, failing: int, doubt: Doubted) -> str:
    """What a finding lacks for a proof, as what to look at first."""
    if any(doubt(finding, place) for place in finding.beside):
        return OTHERS
    witnessed = finding.upheld is None or finding.upheld >= max(WITNESSES, failing + 1)
    return "" if witnessed else ALONE
