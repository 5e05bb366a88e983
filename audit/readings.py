"""The values of a row as numbers, by kind, year and period, and how they are printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.figures import Figure, agrees, figure
from audit.spot import Spot
from audit.yearly import unit_name
from extract.remembered import remembered
from normalize.model import NormalTable, Target
from normalize.values import units

NUMBER = re.compile(r"\d{1,24}(?:[.,]\d{1,24}){0,12}")
PERCENT = "%"
LARGE = 20.0
"""A share or score of this size printed without decimals may have been rounded; smaller ones are taken as they are."""
LONGEST = 200
"""Characters of a cell in which its number is looked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number of one cell."""

    target: Target
    number: float
    decimals: int
    """As printed."""
    unit: str
    """Standard name, empty for none."""

    @property
    def counted(self) -> bool:
        """Of a unit that is counted: never rounded."""
        return bool(self.unit) and units.canonical(self.unit).kind == units.WHOLE

    @property
    def slack(self) -> float:
        """How far the value behind a rounded print may lie from it."""
        if self.counted or (not self.decimals and abs(self.number) < LARGE) or self.is_money:
            return 0.0
        return 0.5 * 10.0**-self.decimals

    @property
    def is_money(self) -> bool:
        """Rupiah; a percentage beside budgets is none (growth, a share)."""
        return self.unit == "Rp" or ("anggaran" in self.target.kind and self.unit != PERCENT)

    def can_be(self, value: float, slack: float = 0.0) -> bool:
        """Whether the print is this value, rounded or cut off, where it may lie so far to either side."""
        if agrees(value, self.number, self.decimals) or agrees(value, self.number, self._worked_decimals):
            return True
        return value - slack - self._ulp < self.number < value + slack + self._ulp if slack else False

    @property
    def _ulp(self) -> float:
        return 0.5 * 10.0**-self.decimals

    @property
    def _worked_decimals(self) -> int:
        """Without the zeros that a sheet appends, one at least: "109,80" may be 109,79 rounded to one."""
        if not self.is_ratio or self.decimals < 2:
            return self.decimals
        short = f"{self.number:.{self.decimals}f}".rstrip("0").partition(".")[2]
        return min(self.decimals, max(1, len(short)))

    @property
    def is_ratio(self) -> bool:
        """An achievement: worked out, and printed as the sheet's format has it."""
        return self.target.kind.startswith("capaian")

    @property
    def text(self) -> str:
        """As printed, on one line."""
        return " ".join(self.target.field.clean.split())


def reading(target: Target) -> Reading | None:
    """None where the cell holds no number."""
    number = target.value.number
    if target.value.status != "angka" or number is None:
        return None
    return Reading(target, number, _decimals(target.field.clean, number), unit_name(target.value.unit))


@remembered
def _decimals(text: str, number: float) -> int:
    """Printed decimals of the figure that is the number ("Level 3 (3,35)" for 3.35: 2)."""
    found = [figure(one[0]) for one in NUMBER.finditer(text[:LONGEST])]
    own = next((one for one in found if any(abs(value - number) < 1e-9 for value in one.values)), None)
    return _of_value(own, number) if own else len(f"{number:g}".partition(".")[2])


def _of_value(own: Figure, number: float) -> int:
    return own.decimals or (3 if number % 1 else 0)


def readings(spot: Spot, kind: str, year: str, period: str = "") -> list[Reading]:
    """Every number of one kind, year and period in a row: two columns may print one each."""
    found = (
        reading(target)
        for target in spot.row.targets
        if (target.kind, target.year, target.period) == (kind, year, period)
    )
    return [one for one in found if one]


def moments(spot: Spot, kind: str) -> Iterator[tuple[str, str]]:
    """(year, period) in which a row has a value of a kind."""
    yield from dict.fromkeys((t.year, t.period) for t in spot.row.targets if t.kind == kind)


def alike(one: Reading, other: Reading) -> bool:
    """Whether two numbers can be of one unit: units equal, or one of them not printed and the other no "Juta"."""
    if one.unit == other.unit:
        return True
    return not (one.unit and other.unit) and units.in_powers(one.unit) == units.in_powers(other.unit)


def cumulative(table: NormalTable, kind: str, year: str) -> bool:
    """Whether a column of this kind and year says that its periods are cumulative ("s.d. Triwulan III")."""
    return bool(cumulative_periods(table, kind, year))


def cumulative_periods(table: NormalTable, kind: str, year: str) -> set[str]:
    """The periods of which columns of this kind and year say that they count from the year's beginning."""
    own = (c for c in table.columns if c.kind == kind and (c.year or year) == year)
    return {c.period for c in own if c.cumulative and c.period}


def of_years(table: NormalTable, target: Target) -> bool:
    """Whether a value is of all years of the plan up to its own ("s.d. 2016")."""
    summed = (c for c in table.columns if c.cumulative and not target.period)
    return any((c.kind, c.year, c.period) == (target.kind, target.year, target.period) for c in summed)
