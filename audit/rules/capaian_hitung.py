"""The stated achievement is not what target and realisasi give: "capaian 99,90%" for 81,59 of 83.

Needs: a row with target, realisasi and capaian (or the three of the budget) of one year and period, numbers of one
unit. Source: PermenPANRB 53/2014; Permendagri 86/2017: realisasi / target, or where less is better (2 x target -
realisasi) / target or target / realisasi (`audit/achievement.py`), rounded or cut off after the printed digits; a
realisasi or target that is itself rounded leaves as much room. Where the row of column numbers gives a formula
("11=(10/4)"), those columns are taken (`audit/worked.py`); an achievement of another plan's target ("Tingkat capaian
target Renstra") is not measured against the year's. A column may state shares or whole numbers (`audit/stated.py`).
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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audit.achievement import FORWARD, Claim, caps_of
from audit.achievement import INVERTED as OVER_REACHED
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
    UNLIKE,
)
from audit.claims import KINDS, claims_of
from audit.direction import LESS, MORE, direction
from audit.figures import printed
from audit.finding import Finding
from audit.measure import adds_up
from audit.origins import header
from audit.own_formula import OwnFormula, Stated, own_formula
from audit.plain_ratios import PlainRatio, wrong_ratios
from audit.proof import WITNESSES
from audit.spot import GALAT, INFO, PERINGATAN, Saying, Spot, shortened, spots
from audit.stated import as_written
from normalize.model import Normalised

WHOLE = 100
RATIO = "rasio"


@dataclass(frozen=True, slots=True)
class _Judged:
    """A stated achievement, and what is wrong with it; `saying` None where it is right."""

    spot: Spot
    claim: Claim
    saying: Saying | None = None

    def told(self, saying: Saying) -> Finding:
        claim = self.claim
        values = {name: value for name, value, _ in claim.outcomes}
        usual = min(values.values(), key=lambda value: abs(value - claim.stated.number))
        shown = usual if direction(self.spot.row.text("indikator")) == LESS else values[FORWARD]
        shown = max(values.values()) if saying is CAPPED else shown
        told = self.spot.says(
            saying,
            claim.stated.target.column,
            tertulis=claim.stated.text,
            target=claim.promised.text,
            realisasi=claim.reached.text,
            hasil=printed(shown, max(2, claim.stated.decimals)),
        )
        columns = (claim.promised.target.column, claim.reached.target.column)
        beside = tuple((self.spot.table.number, self.spot.row.row, column) for column in columns)
        return replace(told, beside=beside)

    @property
    def tells(self) -> bool:
        """Whether it shows how achievements are worked out: right, and none that any formula gives."""
        return self.saying is None and self.claim.stated.number not in (0, WHOLE)

    @property
    def divides(self) -> bool:
        """Whether it is realisasi over target, and shows it: no cap, and no formula of the other direction."""
        return self.tells and FORWARD in self.claim.fits()


@dataclass(frozen=True)
class CapaianHitung:
    """See the module. `batas`: caps, in percent; `toleransi`: percentage points that no one minds."""

    code: str = CODE
    batas: Sequence[float] = (100, 110, 120, 125, 150)
    toleransi: float = 0.0

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per stated achievement."""
        claims = as_written(list(claims_of(spots(doc))))
        goals = {_goal(found) for _, found in claims}
        caps = {goal: self._caps([found[0] for _, found in claims if _goal(found) == goal]) for goal in goals}
        judged = [self._judged(spot, found, caps[_goal(found)]) for spot, found in claims]
        upheld = Counter(_goal([one.claim]) for one in judged if one.tells)
        for table in doc.tables:
            yield from _of_table([one for one in judged if one.spot.table is table], upheld)
        for refused in doc.refused:
            yield from map(_plain, wrong_ratios(refused.table))

    def _caps(self, claims: Sequence[Claim]) -> Sequence[float]:
        """The caps that achievements of one sort of goal keep throughout."""
        usual = [claim for claim in claims if claim.fits() or claim.capped(self.batas)]
        return caps_of([claim.stated.number for claim in usual], self.batas)

    def _judged(self, spot: Spot, claims: Sequence[Claim], caps: Sequence[float]) -> _Judged:
        """The mildest judgement under any pair of columns."""
        every = [_Judged(spot, claim, self._wrong(spot, claim, caps)) for claim in claims]
        return min(every, key=lambda one: 0 if one.saying is None else 1 if one.saying.severity != GALAT else 2)

    def _wrong(self, spot: Spot, claim: Claim, caps: Sequence[float]) -> Saying | None:
        fits = claim.fits(self.toleransi)
        budget = claim.stated.target.kind != "capaian"
        if budget and FORWARD not in fits and OVER_REACHED in fits:
            return TURNED
        if budget:
            fits = [name for name in fits if name == FORWARD]
        if fits == [FORWARD] and not budget and direction(spot.row.text("indikator")) == LESS:
            if claim.promised.unit == "%" and claim.promised.number >= WHOLE:
                return None  # nobody plans the whole of something bad: all of it that was settled
            counts = adds_up(spot.row.text("indikator")) or claim.promised.counted
            return replace(OTHER_WAY, severity=INFO) if counts else OTHER_WAY
        if fits and FORWARD not in fits:
            way = direction(spot.row.text("indikator"))
            return None if way == LESS else replace(INVERTED, severity=PERINGATAN) if way == MORE else INVERTED
        forward = budget or claim.worked or direction(spot.row.text("indikator")) == MORE
        if fits or claim.capped(caps, forward=forward):
            return None
        if not budget and claim.nearly_fits():
            return ROUNDED
        if claim.fits_regrouped():
            return MARKED
        if budget or not claim.capped(self.batas, forward=forward):
            return FALSE
        reached = claim.capped(self.batas, forward=True) or direction(spot.row.text("indikator")) == LESS
        return CAPPED if reached else DOUBTED


def _goal(claims: Sequence[Claim]) -> str:
    """What is promised: the year's target, a budget, or the plan's last target ("Tingkat Kemajuan")."""
    return claims[0].promised.target.kind


def _of_table(judged: Sequence[_Judged], upheld: Mapping[str, int]) -> Iterator[Finding]:
    for _, _, kind in KINDS:
        of_kind = [one for one in judged if one.claim.stated.target.kind == kind]
        if _repeats(of_kind):
            continue
        hinted: set[int] = set()
        for column in dict.fromkeys(one.claim.stated.target.column for one in of_kind):
            own = [one for one in of_kind if one.claim.stated.target.column == column]
            yield from _of_column(own, hinted, upheld)


def _of_column(judged: Sequence[_Judged], hinted: set[int], upheld: Mapping[str, int]) -> Iterator[Finding]:
    """One finding per achievement; rows in `hinted` have been told their way."""
    failing = [one for one in judged if one.saying]
    holding = sum(one.divides for one in judged)
    if holding < WITNESSES and 2 * len(failing) > len(judged):
        yield from _unlike(own_formula([Stated(one.spot, one.claim.stated) for one in judged]))
    for one in failing:
        if one.saying and not (one.saying is INVERTED and one.spot.row.row in hinted):
            known = None if one.claim.worked else upheld[_goal([one.claim])]
            found = replace(one.told(one.saying), judged=len(judged), upheld=known)
            yield replace(found, borne_out=holding >= WITNESSES or one.saying is TURNED)
            hinted.add(one.spot.row.row)


def _unlike(own: OwnFormula | None) -> Iterator[Finding]:
    """The rows that break the formula by which all others of their column are worked out."""
    agreeing = sum(one.agrees for one in own.outcomes) if own else 0
    for one in own.outcomes if own else ():
        if not one.agrees:
            spot, told = one.stated.spot, one.stated.print
            beside = tuple((spot.table.number, spot.row.row, r.target.column) for r in (one.first, one.second))
            figures = {"tertulis": told.text, "rumus": own.name if own else "", "hasil": printed(one.value)}
            found = spot.says(UNLIKE, told.target.column, sesuai=str(agreeing), **figures)
            yield replace(found, beside=beside)


def _plain(wrong: PlainRatio) -> Finding:
    cells = {"tertulis": wrong.cell, "realisasi": wrong.reached, "target": wrong.promised}
    figures = {name: " ".join(cell.text.split()) for name, cell in cells.items()} | {"hasil": printed(wrong.outcome)}
    page, box = wrong.cell.page, wrong.cell.box
    evidence = shortened(f"{wrong.name}: {figures['tertulis']}")
    saying = PLAIN_TURNED if wrong.turned else PLAIN
    return Finding(CODE, saying.severity, saying.template, evidence, saying.advice, page=page, box=box, figures=figures)


def _repeats(judged: Sequence[_Judged]) -> bool:
    """Whether the column says again what was reached, as some reports head it; one that is headed a ratio does not."""
    if any(RATIO in header(one.spot.table, one.claim.stated.target).casefold() for one in judged):
        return False
    same = sum(one.claim.stated.number == one.claim.reached.number for one in judged)
    wrong = sum(one.saying is not None for one in judged)
    return len(judged) > 1 and same == len(judged) and wrong > 0


RULE = CapaianHitung()
