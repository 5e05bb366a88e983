"""A target of one year beside a realisasi of another, from which the row's achievement is worked out all the same: one
of the two headers names the wrong year.

Needs: one year over the targets and another over what was reached, no parts of years, and achievements that are
their quotient. Source: an achievement holds a year's realisasi against that year's target (PermenPANRB 53/2014).
Limits: a plan's last target (`kondisi_akhir`) is another measure, and so is what a header compares ("Capaian 2016
terhadap RPJMD 2018"); a table that promises for one year and tells of
another without an achievement of both is a plan.
"""

from collections.abc import Iterator

from audit.achievement import FORWARD, Claim
from audit.finding import Finding
from audit.origins import caption, header
from audit.readings import Reading, reading
from audit.spot import PERINGATAN, Saying, Spot
from normalize.headers.measures import says_compared
from normalize.model import NormalTable

APART = Saying(
    "tahun_periode",
    PERINGATAN,
    "Judul kolom menyebut target tahun {target} dan realisasi tahun {realisasi}, padahal capaiannya dihitung dari "
    "keduanya ({kali} baris).",
    "Perbaiki tahun di judul kolom.",
)
LEAST = 2
"""Achievements that are the quotient, none of them of the whole."""
WHOLE = 100.0


def years_apart(table: NormalTable) -> Iterator[Finding]:
    """One finding for a table whose achievements span two years."""
    spots = [Spot(table, row) for row in table.indicators]
    if says_compared(caption(table.title)):
        return  # "Perbandingan Realisasi 2016 terhadap Target Renstra 2018"
    years = [{t.year for spot in spots for t in spot.row.targets if t.kind == kind} for kind in ("target", "realisasi")]
    if any(len(own) != 1 for own in years) or years[0] == years[1] or "" in years[0] | years[1]:
        return
    showing = [spot for spot in spots if _divides(spot)]
    if len(showing) >= LEAST:
        promised, reached = (own.pop() for own in years)
        figures = {"target": promised, "realisasi": reached, "kali": str(len(showing))}
        yield showing[0].says(APART, f"target_{promised}", **figures)


def _divides(spot: Spot) -> bool:
    """Whether the one achievement of a row is its realisasi over its target."""
    told = [_only(spot, kind) for kind in ("target", "realisasi", "capaian")]
    if None in told:
        return False
    promised, reached, stated = (one for one in told if one)
    if says_compared(header(spot.table, stated.target)):
        return False
    claim = Claim(promised, reached, stated)
    return promised.number > 0 and stated.number not in (0, WHOLE) and FORWARD in claim.fits()


def _only(spot: Spot, kind: str) -> Reading | None:
    """The number of one kind, where a row has just one; none of a part of the year."""
    found = [target for target in spot.row.targets if target.kind == kind]
    return reading(found[0]) if len(found) == 1 and not found[0].period else None
