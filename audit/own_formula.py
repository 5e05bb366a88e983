"""How a column of percentages is worked out where it is not realisasi of target: its own rows tell.

Most of its rows are then one other formula of two other columns: a budget over what was spent of it, what is left of
the target, growth. A row that breaks that formula too is wrong whatever the column means.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from audit.readings import Reading, reading
from audit.spot import Spot

LEAST = 3
"""Different outcomes that agree with the print before they tell a formula."""
MOST_WRONG = 1 / 3
"""Of the rows with both columns."""
WIDEST = 16
"""Columns of numbers in a row that are tried in pairs."""
PLAIN = (0.0, 100.0)
"""Outcomes that many formulas share."""
FORMULAS: tuple[tuple[str, Callable[[float, float], float]], ...] = (
    ("{a} / {b}", lambda a, b: a / b * 100),
    ("{a} – {b}", lambda a, b: a - b),
    ("({a} – {b}) / {b}", lambda a, b: (a - b) / b * 100),
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A printed percentage and its row."""

    spot: Spot
    print: Reading


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a formula gives in one row."""

    stated: Stated
    first: Reading
    second: Reading
    value: float

    @property
    def agrees(self) -> bool:
        """Whether the print is that."""
        return self.stated.print.can_be(self.value)

    @property
    def turned(self) -> bool:
        """Whether the print is the quotient turned round, as where less is better."""
        return bool(self.first.number) and self.stated.print.can_be(self.second.number / self.first.number * 100)


@dataclass(frozen=True, slots=True)
class OwnFormula:
    """A formula by which a column is worked out; the outcomes of its rows in their order."""

    first: str
    second: str
    words: str
    """With {a} and {b} for the two columns."""
    outcomes: tuple[Outcome, ...]

    @property
    def name(self) -> str:
        """As a message says it: "anggaran / realisasi anggaran"."""
        return self.words.format(a=_said(self.first), b=_said(self.second))


def own_formula(column: Sequence[Stated]) -> OwnFormula | None:
    """The first formula that most of these rows show; None where none does."""
    numbers = [_numbers(one) for one in column]
    names = [
        name for name in dict.fromkeys(n for own in numbers for n in own) if sum(name in n for n in numbers) >= LEAST
    ]
    for (words, formula), (a, b) in product(FORMULAS, permutations(names[:WIDEST], 2)):
        found = tuple(_outcomes(column, numbers, a, b, formula))
        telling = {round(one.value, 6) for one in found if one.agrees and one.value not in PLAIN}
        wrong = sum(not one.agrees for one in found)
        if len(telling) >= LEAST and wrong <= MOST_WRONG * len(found):
            return OwnFormula(a, b, words, found)
    return None


def _numbers(stated: Stated) -> dict[str, Reading]:
    own = stated.print.target
    found = ((t.column, reading(t)) for t in stated.spot.row.targets if t is not own)
    return {column: one for column, one in found if one}


def _outcomes(
    column: Sequence[Stated],
    numbers: Sequence[dict[str, Reading]],
    a: str,
    b: str,
    formula: Callable[[float, float], float],
) -> Iterator[Outcome]:
    for stated, own in zip(column, numbers, strict=True):
        first, second = own.get(a), own.get(b)
        if first and second and second.number:
            yield Outcome(stated, first, second, formula(first.number, second.number))


def _said(column: str) -> str:
    return column.replace("_", " ")
