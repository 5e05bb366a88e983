"""The yearly targets of a row as numbers: their sum, their unit."""

import re
from dataclasses import dataclass
from itertools import pairwise

from audit.spot import Spot
from extract.remembered import remembered
from normalize.values import units

A_YEAR = re.compile(r"(?<!\s)\s*/\s*(?:tahun|thn)$", re.IGNORECASE)
EMPTY, NUMBER = "kosong", "angka"


@dataclass(frozen=True, slots=True)
class Yearly:
    """Targets that are all numbers or empty."""

    numbers: tuple[float | None, ...]
    """One per year in column order; None where the cell is empty."""
    units: tuple[str, ...]
    """The different units of the numbers, canonical, in order; "" where a cell has none."""

    @property
    def total(self) -> float:
        """Empty years count nothing."""
        return sum(number for number in self.numbers if number is not None)

    @property
    def last(self) -> float | None:
        """The last number, in column order."""
        return next((number for number in reversed(self.numbers) if number is not None), None)

    @property
    def most(self) -> float:
        """The largest number."""
        return max((number for number in self.numbers if number is not None), default=0.0)

    @property
    def unit(self) -> str:
        """The one unit; empty where the row has none or mixes several."""
        return self.units[0] if len(self.units) == 1 else ""

    @property
    def adds_up(self) -> bool:
        """Whether the unit is counted or measured, so that years can be added: not percent, index, score."""
        return all(units.canonical(unit).kind != units.SCALE for unit in self.units)

    @property
    def grows(self) -> bool:
        """Each year's number is larger than the one before: the targets may be cumulative."""
        known = [number for number in self.numbers if number is not None]
        return len(known) > 1 and all(a < b for a, b in pairwise(known))


def yearly(spot: Spot) -> Yearly | None:
    """None where a target is no number, or where fewer than two years or no number at all is given."""
    targets = spot.targets
    if len(targets) < 2 or any(target.value.status not in (EMPTY, NUMBER) for target in targets):
        return None
    numbers = tuple(target.value.number for target in targets)
    named = [unit_name(target.value.unit) for target in targets]
    used = tuple(dict.fromkeys(unit for unit, number in zip(named, numbers, strict=True) if number is not None))
    return Yearly(numbers, used) if used else None


@remembered
def unit_name(printed: str | None) -> str:
    """The standard name of a unit ("Dokuen", "UNIT", "Persentase": Dokumen, Unit, %); empty for none."""
    return units.standard(units.canonical(printed).name) if printed else ""


def same_unit(printed: str, unit: str) -> bool:
    """Whether a formula's unit ("laporan", "orang peserta") is that of the targets."""
    from rapidfuzz import fuzz

    said, own = _letters(A_YEAR.sub("", printed)), _letters(unit)
    if not said or not own:
        return False
    return said == own or fuzz.ratio(said, own) >= 85 or _letters(unit_name(printed)) == own


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum() or character == "%")
