"""Rows of two tables that state one thing: an indicator that stands once in each, under names that do not contradict
each other; and the figures that they are compared by.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from audit.origins import caption, named
from audit.readings import Reading, reading
from audit.spot import Spot
from audit.whose import heading
from normalize.headers.measures import names_money
from normalize.model import Normalised, NormalTable
from normalize.nomenclature.official import fold
from schema.columns import UNKNOWN_PREFIX, WORK

NAME = f"{UNKNOWN_PREFIX}nama"
"""A name whose level could not be told."""
SHORTEST = 8
"""Letters under which an indicator names nothing surely."""
PEERS = 40
"""Tables that state one thing, of which each later one is compared with: a document may repeat it a thousand times."""
Moment: TypeAlias = tuple[str, str, str]
"""Kind, year and period."""
Figures: TypeAlias = dict[Moment, Reading | None]


@dataclass(frozen=True)
class Stated:
    """A row, and what it is compared by, worked out once it is compared at all."""

    spot: Spot

    @cached_property
    def origin(self) -> frozenset[str]:
        """What the title of its table names."""
        return named(caption(self.spot.table.title))

    @cached_property
    def figures(self) -> Figures:
        """Those of the row."""
        return _figures(self.spot)


def stated_again(doc: Normalised) -> Iterator[list[tuple[Stated, list[Stated]]]]:
    """Of each table, its rows, each with the rows of tables before it that state the same thing."""
    stated: dict[str, list[Stated]] = defaultdict(list)
    for table in doc.tables:
        single = _single(table)
        yield [(row, [one for one in stated[name] if _one_thing(one.spot, row.spot)]) for name, row in single.items()]
        for name, row in single.items():
            if len(stated[name]) < PEERS:
                stated[name].append(row)


def _single(table: NormalTable) -> dict[str, Stated]:
    """Rows by their folded indicator, where it stands once."""
    rows = [(fold(row.text("indikator")), Stated(Spot(table, row))) for row in table.indicators]
    counts = Counter(name for name, _ in rows)
    return {name: row for name, row in rows if counts[name] == 1 and len(name) >= SHORTEST and not names_money(name)}


def _one_thing(one: Spot, other: Spot) -> bool:
    """Names of one level that both give, and columns of names that the vocabulary does not know, must be the same, and
    the office under whose heading they stand."""
    if heading(one) != heading(other):
        return False
    names = [*WORK, *(name for name in one.row.fields if name.startswith(NAME))]
    pairs = ((fold(one.row.text(name)), fold(other.row.text(name))) for name in names)
    codes = (one.row.code, other.row.code)
    return all(a == b for a, b in pairs if a and b) and (codes[0] == codes[1] or "" in codes)


def of_another_kind(earlier: Stated, later: Stated) -> Iterator[Moment]:
    """Where a figure is what the other table gives as something else of the year: its "Realisasi Kinerja" is the
    achievement. A target that both give and that was just reached is none."""
    for one, other in ((earlier, later), (later, earlier)):
        for moment in (moment for moment in one.figures if moment in other.figures):
            kinds = [key for key in one.figures if key != moment and key[1:] == moment[1:]]
            own = [key for key in kinds if not _prints_alike(one.figures[key], other.figures.get(key))]
            if any(_prints_alike(one.figures[key], other.figures[moment]) for key in own):
                yield moment


def _prints_alike(one: Reading | None, other: Reading | None) -> bool:
    if one is None or other is None:
        return False
    return one.number == other.number and one.decimals == other.decimals > 0


def _figures(spot: Spot) -> Figures:
    """A row's figures by kind, year and period; None where two columns print one."""
    found: Figures = {}
    for target in spot.row.targets:
        one = reading(target) if target.year and not target.field.inherited else None
        if one:
            moment = (target.kind, target.year, target.period)
            found[moment] = None if moment in found else one
    return found
