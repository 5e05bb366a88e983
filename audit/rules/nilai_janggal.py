"""A realisation far outside its target or the other years, a target far outside those of the other years: a slipped
decimal mark, a wrong unit.

Needs: a realisasi and a target, or figures of two other years, numbers of one unit; of targets, others near each other.
Source: a hint: a figure that is its target (or its usual figure) times 10, 100, 1.000, ... within a quarter, or more
than `kali` times as large, is more often a slip than an achievement; so is a share or score over 100 and three times
its target.
Limits: what the stated achievement confirms is no slip; small numbers (a target under 5) vary as they like, and are
only told where the stated achievement denies them; a tenth of the target may be a poor year, and is only told where
the other years or the stated achievement say otherwise; where another year has a like figure something began or ended
in between; a target that was just reached was meant; parts of a year are not judged, nor what one plan promised
("Target Renstra") by what was reached of another ("Realisasi Renja"). Targets below zero and money in the place of
counts: `audit/out_of_place.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10
from statistics import median

from audit.finding import Finding
from audit.origins import plans
from audit.out_of_place import below_zero, money_among_counts
from audit.readings import Reading, alike, of_years, readings
from audit.spot import PERINGATAN, Saying, Spot, spots
from normalize.model import Normalised
from normalize.values import units

PAIRS = (
    ("target", "realisasi", "capaian"), ("anggaran", "realisasi_anggaran", "capaian_anggaran"), ("", "target", ""),
)  # fmt: skip
"""What was promised, what is judged by it or by its other years, and the achievement stated of both."""
LEAST = 5.0
"""Numbers under this are not judged upwards: two events where one was planned is no slip."""
QUARTER = 0.1
"""How near a power of ten the ratio must be, in tens' logarithms: a quarter more or less."""
SCALE_END, MULTIPLE = 100.0, 3.0
FAR = Saying(
    "nilai_janggal",
    PERINGATAN,
    "{jenis} {tahun} ({realisasi}) jauh dari {banding}.",
    "Periksa tanda desimal dan satuannya.",
)


@dataclass(frozen=True)
class NilaiJanggal:
    """See the module. `kali`: how many times as large as expected is too much, whatever the ratio."""

    code: str = "nilai_janggal"
    kali: float = 20.0

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """At most one finding per realisation, and one per target below zero."""
        for spot in spots(doc):
            yield from below_zero(spot)
            yield from money_among_counts(spot)
            for promised, reached, stated in PAIRS:
                years = dict.fromkeys(t.year for t in spot.row.targets if t.kind == reached and not t.period)
                found = {year: own[0] for year in years if len(own := readings(spot, reached, year)) == 1}
                # what sums up the years before ("s.d. 2023") is no peer of what does not
                summed = {year: of_years(spot.table, one.target) for year, one in found.items()}
                for year, one in found.items():
                    peers = [other for when, other in found.items() if when != year and summed[when] == summed[year]]
                    others = [other for other in peers if alike(one, other)]
                    told = self._told(spot, one, readings(spot, promised, year), others, stated)
                    if told:
                        kind = "Target" if reached == "target" else "Realisasi"
                        yield spot.says(
                            FAR, one.target.column, jenis=kind, tahun=year, realisasi=one.text, banding=told
                        )

    def _told(
        self, spot: Spot, one: Reading, promised: Sequence[Reading], others: Sequence[Reading], stated: str
    ) -> str:
        """What the realisation is far from; empty where it is near its target or its other years."""
        goal = next((o for o in promised if alike(one, o) and o.number > 0 and _of_one_plan(spot, one, o)), None)
        if goal and _confirmed(one, goal, readings(spot, stated, one.target.year)):
            return ""
        usual = median(other.number for other in others) if len(others) > 1 else 0.0
        near_others = usual > 0 and not self._far(one.number / usual)
        if goal and _off_scale(one, goal) and not near_others:
            return f"targetnya ({goal.text})"
        if goal and self._far(one.number / goal.number) and not near_others:
            achieved = [other.number for other in readings(spot, stated, one.target.year)]
            large = max(goal.number, one.number / 10) >= LEAST
            if one.number > goal.number and (large or _denied(one.number / goal.number * 100, achieved)):
                return f"targetnya ({goal.text})"
            like_goal = usual > 0 and not self._far(usual / goal.number)
            if one.number < goal.number and (like_goal or any(number > 50 for number in achieved)):
                return f"targetnya ({goal.text})"
        elif not goal and usual >= LEAST and self._far(one.number / usual) and not _like_one(one, others):
            done = readings(spot, "realisasi", one.target.year) if one.target.kind == "target" else []
            if done and _like_one(one, done):
                return ""
            if one.target.kind == "target" and not all(_like_one(other, others) for other in others):
                return ""
            return "tahun-tahun lain (" + ", ".join(f"{other.target.year}: {other.text}" for other in others) + ")"
        return ""

    def _far(self, ratio: float) -> bool:
        """Near 10, 100, ... or their inverses, or more than `kali` times as much."""
        if ratio <= 0:
            return False
        power = log10(ratio)
        return (abs(power) > 0.5 and abs(power - round(power)) < QUARTER) or ratio > self.kali


def _of_one_plan(spot: Spot, one: Reading, goal: Reading) -> bool:
    """Whether the headers of two figures do not name two plans."""
    ours, theirs = (plans(spot.table, reading.target) for reading in (one, goal))
    return not (ours and theirs) or bool(ours & theirs)


def _confirmed(one: Reading, goal: Reading, achieved: Sequence[Reading]) -> bool:
    """Whether the stated achievement is that of these figures: the office worked it out from them."""
    return any(abs(other.number - one.number / goal.number * 100) <= 1 for other in achieved)


def _denied(outcome: float, achieved: Sequence[float]) -> bool:
    """Whether an achievement is stated and is nothing like what the figures give."""
    return bool(achieved) and all(number < outcome / 2 for number in achieved)


def _like_one(one: Reading, others: Sequence[Reading]) -> bool:
    """Whether some other year has a figure of its size."""
    rest = (other for other in others if other is not one)
    return any(one.number < MULTIPLE * other.number < MULTIPLE * MULTIPLE * one.number for other in rest)


def _off_scale(one: Reading, goal: Reading) -> bool:
    """A share or score beyond the end of its scale, and a multiple of its target."""
    scale = bool(one.unit) and units.canonical(one.unit).kind == units.SCALE
    return scale and goal.number <= SCALE_END < one.number and one.number >= MULTIPLE * goal.number


RULE = NilaiJanggal()
