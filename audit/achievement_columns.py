"""Stated achievements judged as columns: what most of a column shows tells what single rows mean.

A column that only says again what was reached states nothing; one that is target over realisasi has swapped headers;
where most of it fails, its own formula is looked for (`audit/own_formula.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audit.achievement import FORWARD, Claim
from audit.achievement import INVERTED as OVER_REACHED
from audit.achievement_sayings import CAPPED, INVERTED, SWAPPED, TURNED, UNLIKE
from audit.claims import KINDS
from audit.direction import LESS, MORE, direction
from audit.figures import printed
from audit.finding import Finding
from audit.origins import header
from audit.own_formula import OwnFormula, Stated, own_formula
from audit.proof import WITNESSES
from audit.spot import Saying, Spot

WHOLE = 100
RATIO, WORK = "rasio", "capaian"
MANY = 3
"""Achievements upside down, from which their column is."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A stated achievement, and what is wrong with it; `saying` None where it is right."""

    spot: Spot
    claim: Claim
    saying: Saying | None = None

    def told(self, saying: Saying) -> Finding:
        """What is said of it, with its figures and what they give."""
        claim = self.claim
        values = {name: value for name, value, _ in claim.outcomes}
        formula = max(values, key=values.__getitem__) if saying is CAPPED else self._formula(values)
        told = self.spot.says(
            saying,
            claim.stated.target.column,
            tertulis=claim.stated.text,
            target=claim.promised.text,
            realisasi=claim.reached.text,
            hasil=printed(values[formula], max(2, claim.stated.decimals)),
            rumus="" if formula == FORWARD else f" ({formula})",
        )
        columns = (claim.promised.target.column, claim.reached.target.column)
        beside = tuple((self.spot.table.number, self.spot.row.row, column) for column in columns)
        return replace(told, beside=beside)

    def _formula(self, values: Mapping[str, float]) -> str:
        """That by which the print is judged: of what is better when it is less, the one that comes nearest, and so
        where the print says that more than the target was reached, and the quotient does not."""
        way, stated = direction(self.spot.row.text("indikator")), self.claim.stated.number
        otherwise = way != MORE and values[FORWARD] < WHOLE < stated
        return min(values, key=lambda name: abs(values[name] - stated)) if way == LESS or otherwise else FORWARD

    @property
    def tells(self) -> bool:
        """Whether it shows how achievements are worked out: right, and none that any formula gives."""
        return self.saying is None and self.claim.stated.number not in (0, WHOLE)

    @property
    def divides(self) -> bool:
        """Whether it is realisasi over target, and shows it: no cap, and no formula of the other direction."""
        return self.tells and FORWARD in self.claim.fits()

    @property
    def turned(self) -> bool:
        """Whether it is target over realisasi, of what is not said to be better when it is less, and no money."""
        if self.claim.stated.target.kind != WORK:
            return False
        exact = self.claim.is_exactly(OVER_REACHED) and FORWARD not in self.claim.fits()
        return exact and direction(self.spot.row.text("indikator")) != LESS


def goal_of(claim: Claim) -> str:
    """What is promised: the year's target, a budget, or the plan's last target ("Tingkat Kemajuan")."""
    return claim.promised.target.kind


def of_table(judged: Sequence[Judged], upheld: Mapping[str, int]) -> Iterator[Finding]:
    """The findings of a table's achievements; `upheld`: how many of the document are right, by their goal."""
    for _, _, kind in KINDS:
        of_kind = [one for one in judged if one.claim.stated.target.kind == kind]
        if _repeats(of_kind):
            continue
        hinted: set[int] = set()
        for column in dict.fromkeys(one.claim.stated.target.column for one in of_kind):
            own = [one for one in of_kind if one.claim.stated.target.column == column]
            yield from _of_column(own, hinted, upheld)


def _of_column(judged: Sequence[Judged], hinted: set[int], upheld: Mapping[str, int]) -> Iterator[Finding]:
    """One finding per achievement; rows in `hinted` have been told their way."""
    judged = _swapped(judged)
    failing = [one for one in judged if one.saying]
    holding = sum(one.divides for one in judged)
    if holding < WITNESSES and 2 * len(failing) > len(judged):
        yield from _unlike(own_formula([Stated(one.spot, one.claim.stated) for one in judged]))
    for one in failing:
        if one.saying and not (one.saying is INVERTED and one.spot.row.row in hinted):
            known = None if one.claim.worked else upheld[goal_of(one.claim)]
            found = replace(one.told(one.saying), judged=len(judged), upheld=known)
            yield replace(found, borne_out=holding >= WITNESSES or one.saying in (TURNED, SWAPPED))
            hinted.add(one.spot.row.row)


def _swapped(judged: Sequence[Judged]) -> Sequence[Judged]:
    """The achievements, those that are target over realisasi told so where most of their column are, and none is
    realisasi over target."""
    turned = [one for one in judged if one.turned]
    if len(turned) < MANY or 2 * len(turned) <= len(judged) or any(one.divides for one in judged):
        return judged
    return [replace(one, saying=SWAPPED) if one.turned else one for one in judged]


def _unlike(own: OwnFormula | None) -> Iterator[Finding]:
    """The rows that break the formula by which all others of their column are worked out."""
    if own is None:
        return
    agreeing = str(sum(one.agrees for one in own.outcomes))
    for one in (one for one in own.outcomes if not (one.agrees or one.turned)):
        spot, told = one.stated.spot, one.stated.print
        beside = tuple((spot.table.number, spot.row.row, r.target.column) for r in (one.first, one.second))
        figures = {"tertulis": told.text, "rumus": own.name, "hasil": printed(one.value), "sesuai": agreeing}
        yield replace(spot.says(UNLIKE, told.target.column, **figures), beside=beside)


def _repeats(judged: Sequence[Judged]) -> bool:
    """Whether the column says again what was reached, as some reports head it; one that is headed a ratio does not."""
    if any(RATIO in header(one.spot.table, one.claim.stated.target).casefold() for one in judged):
        return False
    same = sum(one.claim.stated.number == one.claim.reached.number for one in judged)
    wrong = sum(one.saying is not None for one in judged)
    return len(judged) > 1 and same == len(judged) and wrong > 0
