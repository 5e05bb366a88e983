"""What an achievement may be: the formulas of performance reports, and the caps that a document puts on them.

Source: PermenPANRB 53/2014 and Permendagri 86/2017: realisasi / target x 100; where less is better
(2 x target - realisasi) / target x 100, or target / realisasi x 100.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from audit.readings import PERCENT, Reading

FORWARD, MIRRORED, INVERTED = "realisasi / target", "(2 x target – realisasi) / target", "target / realisasi"
WHOLE = 100.0
_GROUP = 3
"""Digits behind a mark that may group thousands."""
_HALF = 0.5
USUAL = (100.0, 120.0)
"""Caps that one achievement is proof of."""
_Formula = Callable[[float, float], float]
FORMULAS: dict[str, _Formula] = {
    FORWARD: lambda promised, reached: reached / promised * 100,
    MIRRORED: lambda promised, reached: (2 * promised - reached) / promised * 100,
    INVERTED: lambda promised, reached: promised / reached * 100,
}


@dataclass(frozen=True)
class Claim:
    """A stated achievement with the numbers that it is of."""

    promised: Reading
    reached: Reading
    stated: Reading
    worked: bool = False
    """The header names the columns that it is worked out from."""

    @cached_property
    def outcomes(self) -> tuple[tuple[str, float, float], ...]:
        """(formula, value in percent, how far rounded numbers may move it)."""
        goal, off = self.promised.number, self.reached.number
        told = [one for one in FORMULAS.items() if goal > 0 and (one[0] != INVERTED or off > 0)]
        values = [(name, formula, formula(goal, off)) for name, formula in told]
        play, slack = self.promised.slack if self.promised.decimals else 0.0, self.reached.slack
        return tuple([(name, value, self._slack(formula, value, play, slack)) for name, formula, value in values])

    def _slack(self, formula: _Formula, value: float, play: float, slack: float) -> float:
        """How far the outcome may lie from that of the printed numbers, where the target may lie `play` from its
        print, and what was reached `slack`.
        """
        goal, off = self.promised.number, self.reached.number
        moved = [formula(goal + a, off + b) for a in {0.0, play, -play} for b in {0.0, slack, -slack}
                 if goal + a > 0 and off + b > 0]  # fmt: skip
        return max((abs(other - value) for other in moved), default=0.0)

    def fits(self, tolerance: float = 0.0) -> list[str]:
        """The formulas whose outcome the print can be."""
        return self._fitting(tolerance) if tolerance else self._fit

    @cached_property
    def _fit(self) -> list[str]:
        return self._fitting(0.0)

    def _fitting(self, tolerance: float) -> list[str]:
        prints = (self.stated, _regrouped(self.stated))  # "1,417" percent may be 1417
        return [
            name for name, value, slack in self.outcomes if any(one.can_be(value, slack + tolerance) for one in prints)
        ]

    def is_exactly(self, formula: str) -> bool:
        """Whether the print is what a formula gives of the printed numbers, none of them taken for rounded."""
        return any(name == formula and self.stated.can_be(value) for name, value, _ in self.outcomes)

    def fits_regrouped(self) -> bool:
        """Whether some formula gives the print where the mark of one of the numbers groups thousands: "352,390" of
        "268.797"."""
        ways = (replace(self, reached=_regrouped(self.reached)), replace(self, promised=_regrouped(self.promised)))
        return any(way != self and way.fits() for way in ways)

    def nearly_fits(self) -> bool:
        """Whether some formula gives the print where the target was rounded to its whole number; all of something is
        not rounded."""
        if self.promised.unit == PERCENT and self.promised.number == WHOLE:
            return False
        return self._fits_within(self.promised.slack, self.reached.slack)

    def fits_in_whole_numbers(self) -> bool:
        """Whether some formula gives the print where both numbers, printed without decimals, were rounded."""
        return not (self.promised.decimals or self.reached.decimals) and self._fits_within(_HALF, _HALF)

    def _fits_within(self, play: float, slack: float) -> bool:
        values = ((FORMULAS[name], value) for name, value, _ in self.outcomes)
        return any(self.stated.can_be(value, self._slack(formula, value, play, slack)) for formula, value in values)

    def capped(self, caps: Sequence[float], *, forward: bool = False) -> bool:
        """Whether a cap is printed for an outcome at or over it, or none for one under it; `forward`: more is better,
        whatever the other formulas give."""
        values = [value for name, value, _ in self.outcomes if name == FORWARD or not forward]
        over = any(self.stated.number == cap and any(value >= cap for value in values) for cap in caps)
        return over or (self.stated.number == 0 and any(value <= 0 for value in values))


def _regrouped(reading: Reading) -> Reading:
    """A number with its mark read as one of thousands; itself where the digits behind it are no group."""
    if reading.decimals != _GROUP:
        return reading
    return replace(reading, number=reading.number * 10**_GROUP, decimals=0)


def caps_of(stated: Sequence[float], known: Sequence[float]) -> list[float]:
    """The known caps that a document keeps throughout: printed, and nothing over them; an unusual one twice."""
    highest = max(stated, default=0.0)
    sure = highest in USUAL or stated.count(highest) > 1
    return [cap for cap in known if highest == cap and sure]
