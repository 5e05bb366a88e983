"""What a formula states in figures: products, ratios, sums, totals over the years, lists of yearly numbers.

A statement is only read where its shape is complete; half of one is no statement. Nothing here judges.
"""

from dataclasses import dataclass

from audit.figures import Figure
from extract.structs import struct

YEARS = ("tahun", "thn", "th")


@struct(frozen=True, slots=True)
class Quantity:
    """A number with the words behind it: "86 koperasi", "17,8 %"."""

    figure: Figure
    unit: str
    """Up to the first word that is no part of a unit; "%" for percent."""
    start: int
    end: int

    @property
    def is_years(self) -> bool:
        """A span of years: "5 tahun"."""
        return self.unit.lower().split(" ")[0] in YEARS


@dataclass(frozen=True, slots=True)
class Product:
    """ "6 orang x 86 koperasi x 5 tahun = 2580 orang"; `result` None where none is printed."""

    factors: tuple[Quantity, ...]
    result: Quantity | None
    text: str

    @property
    def years(self) -> int | None:
        """Number of years among the factors, if exactly one of them is a span of years."""
        spans = [int(factor.figure.value) for factor in self.factors if factor.is_years]
        return spans[0] if len(spans) == 1 else None

    @property
    def value(self) -> float:
        """The product of the likeliest readings."""
        out = 1.0
        for factor in self.factors:
            out *= factor.figure.value
        return out


@dataclass(frozen=True, slots=True)
class Sum:
    """ "12 + 15 + 17 = 44"."""

    terms: tuple[Quantity, ...]
    result: Quantity
    text: str

    @property
    def value(self) -> float:
        """The sum of the likeliest readings."""
        return sum(term.figure.value for term in self.terms)


@dataclass(frozen=True, slots=True)
class Ratio:
    """ "(87 / 487) x 100 = 17,8 %"; `result` None where none is printed."""

    top: Figure
    bottom: Figure
    percent: bool
    """Times 100."""
    result: Quantity | None
    text: str

    @property
    def value(self) -> float:
        """In percent where `percent`; the denominator is never 0."""
        return self.top.value / self.bottom.value * (100 if self.percent else 1)

    @property
    def holds(self) -> bool:
        """Whether the printed result is the ratio, rounded or cut off, under some reading of its numbers."""
        if self.result is None:
            return True
        factor = 100 if self.percent else 1
        ratios = [a / b * factor for a in self.top.values for b in self.bottom.values if b]
        return any(self.result.figure.can_be(ratio) for ratio in ratios)


@dataclass(frozen=True, slots=True)
class Equation:
    """An expression with its printed result."""

    value: float
    """What it comes to."""
    holds: bool
    """Whether the printed result can be that, rounded or cut off, under some reading of every number."""
    result: Quantity
    text: str


@dataclass(frozen=True, slots=True)
class Total:
    """ "60 gudang selama 5 tahun", "selama 5 tahun (890 Unit)"."""

    quantity: Quantity
    years: int
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """ "12,15,17,20,22": one whole number per year."""

    numbers: tuple[int, ...]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statements:
    """Everything that a text states, and its other numbers."""

    text: str
    equations: tuple[Equation, ...] = ()
    products: tuple[Product, ...] = ()
    sums: tuple[Sum, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    totals: tuple[Total, ...] = ()
    rates: tuple[Quantity, ...] = ()
    """"12 Laporan per tahun", where no number of years multiplies it."""
    results: tuple[Quantity, ...] = ()
    """Percentages printed as an outcome: behind "=", or at the end behind a closed expression."""
    percentages: tuple[Quantity, ...] = ()
    """Every percentage but 100 %, wherever it stands."""
    loose: tuple[Quantity, ...] = ()
    """Numbers that are neither years, percentages nor a factor 100, in order."""
