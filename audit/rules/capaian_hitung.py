"""The stated achievement is not what target and realisasi give: "capaian 99,90%" for 81,59 of 83.

Needs: a row with target, realisasi and capaian (or the three of the budget) of one year and period, numbers of one
unit. Source: PermenPANRB 53/2014; Permendagri 86/2017: realisasi / target, or where less is better (2 x target -
realisasi) / target or target / realisasi (`audit/achievement.py`), rounded or cut off after the printed digits; a
realisasi or target that is itself rounded leaves as much room. Where the row of column numbers gives a formula
("11=(10/4)"), those columns are taken (`audit/worked.py`); an achievement of another plan's target ("Tingkat capaian
target Renstra") is not measured against the year's. A column may state shares or whole numbers (`audit/stated.py`),
a table its shares without decimals (`audit/whole_shares.py`).
An outcome that no formula gives is false whichever way the indicator goes: galat. One that only a formula of the other
direction gives is a peringatan where words name the direction, info for what is counted: "Jumlah keluarga miskin" may
be those who were helped. A cap (100, 120, ...) is right where no achievement of
the document exceeds it; a cap on one row among others is a peringatan, as is one that only the other direction reaches.
A number whose mark must group thousands for the achievement to be right, against the document's own marks, is a
peringatan.
In tables without indicators a column of percentages is told by its own rows (`audit/plain_ratios.py`): peringatan.
Limits: targets of 0, achievements of ranges or grades, and columns that repeat the realisasi are not judged.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audit.achievement import FORWARD, Claim, caps_of
from audit.achievement import INVERTED as OVER_REACHED
from audit.achievement_columns import WHOLE, Judged, goal_of, of_table
from audit.achievement_sayings import (
    CAPPED,
    CODE,
    DOUBTED,
    FALSE,
    INVERTED,
    MARKED,
    OTHER_WAY,
    PLAIN,
    PLAIN_TURNED,
    ROUNDED,
    TURNED,
)
from audit.claims import claims_of
from audit.direction import LESS, MORE, direction
from audit.finding import Finding
from audit.measure import adds_up
from audit.plain_ratios import PlainRatio, wrong_ratios
from audit.readings import PERCENT
from audit.spot import GALAT, INFO, PERINGATAN, Saying, Spot, spots
from audit.stated import as_written
from audit.whole_shares import in_whole_numbers
from normalize.model import Normalised


@dataclass(frozen=True)
class CapaianHitung:
    """See the module. `batas`: caps, in percent; `toleransi`: percentage points that no one minds."""

    code: str = CODE
    batas: Sequence[float] = (100, 110, 120, 125, 150)
    toleransi: float = 0.0

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per stated achievement."""
        claims = as_written(list(claims_of(spots(doc))))
        goals = {goal_of(found[0]) for _, found in claims}
        lessening = {id(spot.row) for spot, found in claims if any(map(_shows_less, found))}
        caps = {goal: self._caps([found[0] for _, found in claims if goal_of(found[0]) == goal]) for goal in goals}
        judged = [
            self._judged(spot, found, caps[goal_of(found[0])])
            for spot, found in claims
            if not (self._is_none_of(found[0]) and (_is_less(spot) or id(spot.row) in lessening))
        ]
        upheld = Counter(goal_of(one.claim) for one in judged if one.tells)
        for table in doc.tables:
            yield from of_table(in_whole_numbers([one for one in judged if one.spot.table is table]), upheld)
        for refused in doc.refused:
            yield from map(_plain, wrong_ratios(refused.table))

    def _caps(self, claims: Sequence[Claim]) -> Sequence[float]:
        """The caps that achievements of one sort of goal keep throughout."""
        usual = [claim for claim in claims if claim.fits() or claim.capped(self.batas)]
        return caps_of([claim.stated.number for claim in usual], self.batas)

    def _is_none_of(self, claim: Claim) -> bool:
        """Whether nothing at all of something bad was told as a whole achievement, which no quotient gives."""
        return claim.reached.number == 0 and claim.stated.number in (WHOLE, *self.batas)

    def _judged(self, spot: Spot, claims: Sequence[Claim], caps: Sequence[float]) -> Judged:
        """The mildest judgement under any pair of columns."""
        every = [Judged(spot, claim, self._wrong(spot, claim, caps)) for claim in claims]
        return min(every, key=lambda one: 0 if one.saying is None else 1 if one.saying.severity != GALAT else 2)

    def _wrong(self, spot: Spot, claim: Claim, caps: Sequence[float]) -> Saying | None:
        if claim.stated.target.kind != "capaian":
            return self._of_money(claim, caps)
        way, fits = direction(spot.row.text("indikator")), claim.fits(self.toleransi)
        if fits == [FORWARD] and way == LESS:
            return _less_as_more(spot, claim)
        if fits and FORWARD not in fits:
            return None if way == LESS else replace(INVERTED, severity=PERINGATAN) if way == MORE else INVERTED
        forward = claim.worked or way == MORE
        if fits or claim.capped(caps, forward=forward):
            return None
        if claim.nearly_fits():
            return ROUNDED
        if claim.fits_regrouped():
            return MARKED
        if not claim.capped(self.batas, forward=forward):
            return FALSE
        return CAPPED if claim.capped(self.batas, forward=True) or way == LESS else DOUBTED

    def _of_money(self, claim: Claim, caps: Sequence[float]) -> Saying | None:
        """Of a budget more is spent or less, and nothing else is meant by a percentage of it."""
        fits = claim.fits(self.toleransi)
        if FORWARD in fits or OVER_REACHED in fits:
            return None if FORWARD in fits else TURNED
        if claim.capped(caps, forward=True):
            return None
        return MARKED if claim.fits_regrouped() else FALSE


def _is_less(spot: Spot) -> bool:
    return direction(spot.row.text("indikator")) == LESS


def _shows_less(claim: Claim) -> bool:
    """Whether a row's own achievement of some year can only be target / realisasi."""
    return (
        claim.is_exactly(OVER_REACHED) and FORWARD not in claim.fits() and claim.reached.number < claim.promised.number
    )


def _less_as_more(spot: Spot, claim: Claim) -> Saying | None:
    """What is said of something bad that is measured as if more of it were better."""
    if claim.promised.unit == PERCENT and claim.promised.number >= WHOLE:
        return None  # nobody plans the whole of something bad: all of it that was settled
    counts = adds_up(spot.row.text("indikator")) or claim.promised.counted
    return replace(OTHER_WAY, severity=INFO) if counts else OTHER_WAY


def _plain(wrong: PlainRatio) -> Finding:
    return wrong.told(PLAIN_TURNED if wrong.turned else PLAIN, "realisasi", "target")


RULE = CapaianHitung()
