"""Cards: tables that say one thing a row, its name before what it is ("Indikator | ...", "Satuan | ...", "Target 2024 |
..."), once for each indicator. They are turned: the names become a header, each card a row, cards alike one table.

Cards are told before pages are joined: a card that a page cuts goes on with the names that it has not said yet.
"""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from extract.document import Box, Cell, Dropped, Line, Table
from extract.sense import HeaderSense
from extract.stitch.grow import REPEATED
from extract.stitch.header import squash

FEWEST = 4
"""Names of a card; with fewer, a list of pairs is no card."""
LEAST = 0.3
"""Part of what stands beside the names that are names of columns too, from which it is no card."""
ALIKE = 0.7
"""Part of the names that cards of one table share."""
_SIDES = 0.02
"""Of a table's width, by which the sides of its rest on the next page may lie elsewhere."""
TITLE = "judul_kartu"
KNOWN = 0.6
"""Part of the names that are names of columns."""
_COLON = re.compile(r"[\s:.\-–]*")
_ORDINAL = re.compile(r"\(?(?:\d{1,2}|[a-z])?[.):]?", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of a card: a name and what stands beside it; no name: it goes on from the row, or the page, before."""

    name: Cell | None
    value: Cell

    @property
    def key(self) -> str:
        """The name's letters."""
        return squash(self.said)

    @property
    def said(self) -> str:
        """The name without the number and the colon beside it."""
        return _NUMBER.sub("", self.name.text).rstrip(" :") if self.name else ""


def pairs_of(table: Table, sense: HeaderSense) -> tuple[Pair, ...]:
    """Every row that holds text, as a pair, or as one for each year in it; nothing where one of them is none."""
    column = _name_column(table)
    found: list[Pair] = []
    rows = _rows(table, column)
    for name, values in rows:  # most tables are told by their first row
        if len(values) > 1 and name:
            below = next(rows, ([], []))
            values, heads = below[1], values
            if below[0] or not _stand_under(values, heads) or sense.header_score([c.text for c in heads]) < KNOWN:
                return ()
            found += [Pair(longer(name[0], head.lines), value) for head, value in zip(heads, values, strict=True)]
        elif len(values) == 1:
            found.append(Pair(name[0] if name else None, values[0]))
        else:
            return ()
    return tuple(found)


def _rows(table: Table, column: int) -> Iterator[tuple[list[Cell], list[Cell]]]:
    """Of each row with text what stands in the column of names, and what behind it; titles and colons left out."""
    for _, row in groupby(table.cells, lambda cell: cell.row):
        own = [c for c in row if c.lines and c.col >= column and not _is_title(c, column, table)]
        said = [cell for cell in own if not _COLON.fullmatch(cell.text)]
        if said:
            yield [cell for cell in said if cell.col == column], [cell for cell in said if cell.col > column]


def _name_column(table: Table) -> int:
    """The first column but those of numbers and colons alone."""
    first = table.n_cols
    for cell in table.cells:
        if cell.col < first and cell.lines and cell.col_span == 1 and not _ORDINAL.fullmatch(cell.text.strip()):
            first = cell.col
    return first if first < table.n_cols else 0


def _is_title(cell: Cell, column: int, table: Table) -> bool:
    """Whether a cell runs over the names and all that stands beside them."""
    return cell.col <= column and cell.col + cell.col_span >= table.n_cols


def _stand_under(values: Sequence[Cell], heads: Sequence[Cell]) -> bool:
    return [cell.col for cell in values] == [cell.col for cell in heads]


def longer(cell: Cell, lines: tuple[Line, ...]) -> Cell:
    """The cell with more lines."""
    return replace(cell, lines=(*cell.lines, *lines))


@dataclass(frozen=True, slots=True)
class Cards:
    """A table of one card or several under each other, or of a part of one."""

    table: Table
    pairs: tuple[Pair, ...]
    is_whole: bool
    """Its own names say that it is one; a part may be too short for that."""

    @property
    def names(self) -> dict[str, None]:
        """The letters of its names, in order."""
        return {pair.key: None for pair in self.pairs if pair.key}


def turned(
    tables: Sequence[Table], sense: HeaderSense, join: Callable[[Sequence[Table]], Sequence[Table]]
) -> tuple[Table, ...]:
    """The tables: cards turned, all others joined over pages by `join`."""
    out: list[Table] = []
    plain: list[Table] = []
    for part in _grouped([_cards(table, sense) or table for table in tables]):
        if isinstance(part, Table):
            plain.append(part)
            continue
        out += [*join(plain), _table(part)] if plain else [_table(part)]
        plain = []
    return (*out, *join(plain)) if plain else tuple(out)


def _cards(table: Table, sense: HeaderSense) -> Cards | None:
    """A table of pairs, as cards; None for any other."""
    pairs = pairs_of(table, sense)
    if sense.header_score([pair.said for pair in pairs]) < KNOWN:
        return None
    if sense.header_score([pair.value.text for pair in pairs]) >= LEAST:
        return None
    return Cards(table, pairs, len({pair.key for pair in pairs if pair.name}) >= FEWEST)


def _grouped(parts: Sequence[Cards | Table]) -> Iterator[list[Cards] | Table]:
    """Cards of one table together; parts of cards only beside whole ones with their names, else they are tables."""
    group: list[Cards] = []
    known: set[str] = set()
    for part, following in zip_longest(parts, parts[1:]):
        card = part if isinstance(part, Cards) else None
        joins = card is not None and bool(group) and (_alike(card, known) or _goes_on(card, group[-1]))
        if card and not (card.is_whole or joins or _begins(card, following)):
            card = None
        if group and not joins:
            yield group
            group, known = [], set()
        if card:
            group.append(card)
            known |= card.names.keys()
        else:
            yield part.table if isinstance(part, Cards) else part
    if group:
        yield group


def _goes_on(part: Cards, card: Cards) -> bool:
    """Whether a part on the next page says what the card before it has not said yet, in the same columns."""
    upper, lower = card.table, part.table
    over = upper.page is not None and lower.page == upper.page + 1 and upper.n_cols == lower.n_cols
    return over and not part.is_whole and _same_sides(upper.box, lower.box) and card.names.keys().isdisjoint(part.names)


def _same_sides(upper: Box | None, lower: Box | None) -> bool:
    """Whether two boxes have one left and one right side."""
    if upper is None or lower is None:
        return upper is lower
    return abs(upper.x0 - lower.x0) + abs(upper.x1 - lower.x1) < _SIDES * upper.width


def _begins(part: Cards, following: Cards | Table | None) -> bool:
    """Whether a part is the first of the whole cards that follow."""
    return isinstance(following, Cards) and following.is_whole and _alike(following, part.names.keys())


def _alike(part: Cards, known: Set[str]) -> bool:
    """Whether most of the fewer names are among the others."""
    return len(known & part.names.keys()) >= ALIKE * min(len(known), len(part.names))


def _records(group: Sequence[Cards]) -> Iterator[dict[str, Pair]]:
    """Card by card: one begins where its first name comes again, or another's after a whole table; a name said twice in
    one card has two columns. What has no name goes on with the pair before.
    """
    record: dict[str, Pair] = {}
    last = ""
    for one in group:
        for at, pair in enumerate(one.pairs):
            if not pair.key and last:
                record[last] = replace(record[last], value=longer(record[last].value, pair.value.lines))
                continue
            if pair.key in record and (at == 0 or pair.key == next(iter(record))):
                yield record
                record = {}
            last = pair.key + " " * sum(known.strip() == pair.key for known in record)
            record[last] = pair
    yield record


def _table(group: Sequence[Cards]) -> Table:
    """One table of all cards, its header their names as the first card that has them prints them."""
    first = group[0].table
    records = list(_records(group))
    header = {key: pair.name for record in reversed(records) for key, pair in record.items() if pair.name}
    names = list({name: None for record in sorted(records, key=len, reverse=True) for name in record})
    heads = [replace(header[name], row=0, col=col, row_span=1, col_span=1) for col, name in enumerate(names) if name]
    cells = [
        replace(record[name].value, row=row, col=col, row_span=1, col_span=1)
        for row, record in enumerate(records, 1)
        for col, name in enumerate(names)
        if name in record
    ]
    return replace(
        first, n_rows=len(records) + 1, n_cols=len(names), cells=(*heads, *cells), header_rows=1, joins=(),
        dropped=tuple(_left_over(group, {id(cell) for cell in header.values()})),
    )  # fmt: skip


def _left_over(group: Sequence[Cards], header: set[int]) -> Iterator[Dropped]:
    """What the new table does not hold: names said again, titles of cards, colons and numbers."""
    for one in group:
        yield from one.table.dropped
        names = {id(pair.name) for pair in one.pairs}
        kept = {id(pair.value) for pair in one.pairs} | header
        for cell in one.table.cells:
            if cell.lines and id(cell) not in kept:
                yield Dropped(cell.page, REPEATED if id(cell) in names else TITLE, cell.text)
