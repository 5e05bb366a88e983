"""Rows of totals and averages: which rows they may be of, and whether their figures can be right.

A total may be of the rows since the one before it, of every row of the table, of those of one level alone (of
programmes, whose activities say the same again), of the totals before it, or of headings that alone have figures. An
average may be of the totals before it too, which some call what each goal reaches, or of what each goal reaches on
average. Only what is false for all of these is false.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from audit.figures import printed
from audit.finding import Finding
from audit.plain_totals import nested
from audit.readings import Reading, reading
from audit.spot import BETWEEN, PERINGATAN, Saying, of_aside
from normalize.model import Indicator, Normalised, NormalTable, SetAside, Target
from schema.columns import UNKNOWN_PREFIX

TOTAL, AVERAGE = "jumlah", "rata_rata"
NAMED = re.compile(r"\btabel\b|\d\.\s*[A-Z]|:\s*$", re.IGNORECASE)
"""What a title of a table of its own says, and the running head of a page does not."""
LABEL = re.compile(r"\s{0,3}(?:(rata\W{0,4}rata)|(?:jumlah|total)\b)", re.IGNORECASE)
"""The words that say what a figure of a row sums up."""
GOALS = ("sasaran", "tujuan")


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A figure that sums up a column, with the numbers that it may be of."""

    table: NormalTable
    row: SetAside
    stated: Reading
    choices: tuple[tuple[Reading, ...], ...]
    """Each a set of numbers of the same column; never empty sets."""
    goals: tuple[tuple[Reading, ...], ...] = ()
    """The numbers of each goal above it, where there are several goals."""

    @property
    def usual(self) -> tuple[Reading, ...]:
        """The nearest set: what a reader would add up."""
        return self.choices[0]

    @property
    def sure(self) -> bool:
        """Whether its column is of one unit, and every printed cell of it a number, some of them rows': which levels
        headings are of is not known."""
        numbers = _is_given(self.table, self.stated.target) and all(
            own.value.status in ("angka", "kosong") for own in _cells(self.table, self.stated.target)
        )
        return numbers and (self.row.sums_up == AVERAGE or len({one.unit for one in self.usual}) == 1)

    def told(self, saying: Saying, outcome: float, count: int) -> Finding:
        """That it is not what so many numbers give; where the column is not sure, a warning."""
        saying = saying if self.sure else replace(saying, severity=PERINGATAN)
        figures = {"tertulis": self.stated.text, "hasil": printed(outcome), "kali": str(count)}
        return of_aside(saying, self.table, self.row, self.stated.target, figures)


def unproven(doc: Normalised, sums_up: str, holds: Callable[[Aggregate], bool]) -> Iterator[Aggregate]:
    """The figures of one sort that do not hold, in columns that were read and in tables that begin where they begin."""
    for before, table in zip((None, *doc.tables), doc.tables, strict=False):
        for one in () if goes_on(before, table) else aggregates(table, sums_up):
            if not holds(one) and not unread(table, one.stated.target):
                yield one


def aggregates(table: NormalTable, sums_up: str) -> Iterator[Aggregate]:
    """Every figure of the rows of one sort, where the column has two numbers at least."""
    for row in table.set_aside:
        for target in (one for one in row.figures if _sort_of(row, one) == sums_up):
            stated = reading(target)
            choices = tuple(_choices(table, row, target)) if stated else ()
            if stated and choices and not _of_one(table, row, stated):
                yield Aggregate(table, row, stated, choices, _of_goals(table, row, target))


def _sort_of(row: SetAside, target: Target) -> str:
    """What a figure of a row sums up: what the label before it says, where the row has another behind its first figure
    ("Rata-rata Capaian | 98,2 | Total Realisasi | 4.000")."""
    label, measured = row.sums_up, False
    for part in row.text.split(BETWEEN):
        said = _says(part)
        if said and measured:
            label = said
        if part.strip() and part.strip() in (target.field.raw.strip(), target.field.clean.strip()):
            return label
        measured = measured or any(map(str.isdigit, part))
    return row.sums_up


def _says(part: str) -> str:
    """TOTAL or AVERAGE, where a cell begins with the word for it."""
    found = LABEL.match(part)
    return "" if not found else AVERAGE if found[1] else TOTAL


def _choices(table: NormalTable, row: SetAside, target: Target) -> Iterator[tuple[Reading, ...]]:
    of_rows = (tuple(one for each in rows for one in _in_column(each.targets, target)) for rows in _sets(table, row))
    before = (_summed_before(table, row, target, label) for label in {row.sums_up: None, TOTAL: None})
    yield from (found for found in (*of_rows, *before, _of_headings(table, row, target)) if len(found) > 1)


def _of_headings(table: NormalTable, row: SetAside, target: Target) -> tuple[Reading, ...]:
    """What the headings above say in a column of theirs alone, unless some of them are of a lower level."""
    above = (one for one in table.set_aside if one.row < row.row and not one.sums_up)
    found = tuple(one for each in above for one in _in_column(each.figures, target))
    return () if _is_given(table, target) or nested([round(one.number) for one in found]) else found


def _is_given(table: NormalTable, target: Target) -> bool:
    """Whether some row has a number in the column."""
    return any(any(_in_column(row.targets, target)) for row in table.indicators)


def _summed_before(table: NormalTable, row: SetAside, target: Target, label: str) -> tuple[Reading, ...]:
    """What rows of one label above say in the column; an average may be of rows that are called totals."""
    aside = [one for one in table.set_aside if one.row < row.row and one.sums_up == label]
    return tuple(one for each in aside for one in _in_column(each.figures, target))


def _of_one(table: NormalTable, row: SetAside, stated: Reading) -> bool:
    """Whether it repeats the one figure since the total before it."""
    found = [one for each in next(_sets(table, row)) for one in _in_column(each.targets, stated.target)]
    return len(found) == 1 and stated.can_be(found[0].number)


def _of_goals(table: NormalTable, row: SetAside, target: Target) -> tuple[tuple[Reading, ...], ...]:
    above = [one for one in table.indicators if one.source_row < row.row]
    for goal in GOALS:
        names = dict.fromkeys(one.text(goal) for one in above)
        own = [[one for one in above if one.text(goal) == name] for name in names]
        found = [tuple(one for each in rows for one in _in_column(each.targets, target)) for rows in own]
        if len(found) > 1 and all(found):
            return tuple(found)
    return ()


def _sets(table: NormalTable, row: SetAside) -> Iterator[Sequence[Indicator]]:
    above = [one for one in table.indicators if one.source_row < row.row]
    below = [one for one in table.indicators if one.source_row > row.row]
    cut = max(
        (other.row for other in table.set_aside if other.sums_up and other.figures and other.row < row.row), default=-1
    )
    since = [one for one in above if one.source_row > cut]
    for rows in (since, above, list(table.indicators), below):
        yield rows
        for kind in dict.fromkeys(one.kind for one in rows):
            yield [one for one in rows if one.kind == kind]


def _in_column(figures: Iterable[Target], target: Target) -> Iterator[Reading]:
    """A row's numbers in the column; what a merged cell hands down counts once."""
    for own in figures:
        same = own.column == target.column and _beneath(own, target)
        found = reading(own) if same and not own.field.inherited else None
        if found:
            yield found


def _beneath(own: Target, total: Target) -> bool:
    """Whether two cells share a column of the grid, as far as that is known: of sets side by side each has its own."""
    cells = own.field.cell, total.field.cell
    if cells[0] is None or cells[1] is None:
        return True
    first, last = (max(cell.col for cell in cells if cell), min(cell.col + cell.col_span for cell in cells if cell))
    return first < last


def unread(table: NormalTable, target: Target) -> bool:
    """Whether a cell of the column could not be read: it may hold figures of its own."""
    return any(own.value.status == "tak_terbaca" for own in _cells(table, target))


def _cells(table: NormalTable, target: Target) -> Iterator[Target]:
    """The rows' values of a column."""
    yield from (own for row in table.indicators for own in row.targets if own.column == target.column)


def gaps(table: NormalTable, target: Target) -> bool:
    """Whether figures of the column may stand on no row: levels are mixed and some have none, or headings have too."""
    if not _is_given(table, target):
        return False
    given = [any(_in_column(row.targets, target)) for row in table.indicators]
    mixed = len({row.kind for row in table.indicators}) > 1
    return (mixed and not all(given)) or headed(table, target)


def headed(table: NormalTable, target: Target) -> bool:
    """Whether headings have figures in a column: an average may count them or not."""
    return any(any(_in_column(row.figures, target)) for row in table.set_aside if not row.sums_up)


def goes_on(before: NormalTable | None, table: NormalTable) -> bool:
    """Whether a table may be the end of the one before it: its columns, no total in what came before, and no title but
    the head of its page on the page on which that ends or the next, or (in a source without pages) the same one.
    Without any title it may name other years in these columns: an office that prints an old header again."""
    if before is None or any(row.sums_up for row in before.set_aside):
        return False
    if _measured(before, years=bool(table.title)) != _measured(table, years=bool(table.title)):
        return False
    first, last = (one.source.page if one.source else None for one in (table, before))
    if first is None or last is None:
        return table.title == before.title
    ends = max((last, *(page for _, page in before.source.joins))) if before.source else last
    return not NAMED.search(table.title) and (ends <= first if not table.title else first in (ends, ends + 1))


def _measured(table: NormalTable, *, years: bool) -> list[tuple[str | None, str | None]]:
    """The columns of a table by what they measure and when; by their names where they say no years."""
    dated: list[tuple[str | None, str | None]] = [
        (c.kind, c.year if years else None) for c in table.columns if c.kind and c.year
    ]
    names = ["" if c.name.startswith(UNKNOWN_PREFIX) else c.name for c in table.columns]
    return dated if len(dated) > 1 else [(c.kind, name) for c, name in zip(table.columns, names, strict=True)]


def decimals_room(numbers: Sequence[Reading]) -> float:
    """How far the sum of rounded numbers may lie from the rounded sum."""
    return sum(one.slack for one in numbers)
