"""What people said of a document's tables before they are read: which are tables of indicators, what columns are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.document import Table
from normalize.headers.heading import Headed
from normalize.headers.read import Header
from normalize.headers.slug import unknown
from normalize.model import Column, Correction
from normalize.words.squash import fold
from schema.columns import TARGET, UNKNOWN_PREFIX

RULE = "manusia"
"""`aturan` of what people changed."""
NO_TABLE = "menurut keputusan pemeriksa, ini bukan tabel indikator"


@dataclass(frozen=True, slots=True)
class Named:
    """What a column is: its canonical name; of a value (`schema.columns.TARGET`) its kind, year and period."""

    name: str
    kind: str | None = None
    year: str | None = None
    period: str = ""

    @property
    def column(self) -> str:
        """As decisions name it: "sumber_data", "target_2024", "realisasi_2024_TW1"."""
        return self.name if self.kind is None else "_".join(filter(None, (self.kind, self.year, self.period)))


@dataclass(frozen=True, slots=True)
class Told:
    """All that was said."""

    tables: Mapping[int, bool] = field(default_factory=dict)
    """By place among the document's tables: whether it is one of indicators."""
    columns: Mapping[tuple[int, int], Named] = field(default_factory=dict)
    """By place of the table, and `Column.index`."""
    headers: Mapping[str, Named] = field(default_factory=dict)
    """By printed header (`letters`), in every table; see `header_of`."""

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self.tables or self.columns or self.headers)


NOTHING = Told()
YEAR, ANY_YEAR = "{tahun}", "0000"
"""In a header, whichever year is printed there; in its name, that year."""
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def letters(header: str) -> str:
    """A printed header as it is looked up: its words in lower case."""
    return fold(header).casefold()


def dated(header: str) -> str:
    """A printed header as it is looked up in whichever year."""
    return _YEARS.sub(YEAR, letters(header))


def header_of(raw: str, headers: Mapping[str, Named]) -> Named | None:
    """What a printed header is called: by itself, else by what is said of it in whichever year it prints."""
    key = letters(raw)
    years = set(_YEARS.findall(key)) if headers else set()
    found = headers.get(key) or (headers.get(dated(key)) if len(years) == 1 else None)
    return replace(found, year=years.pop()) if found and found.year == ANY_YEAR else found


def named(headed: Sequence[Headed], tables: Sequence[Table], told: Told) -> list[Headed]:
    """The tables with the columns that people named; `tables` are the document's."""
    if not (told.columns or told.headers):
        return list(headed)
    place = {id(table): number for number, table in enumerate(tables)}
    return [_renamed(one, _own(one, place.get(id(one.found.source), -1), told)) for one in headed]


def _own(headed: Headed, place: int, told: Told) -> Mapping[int, Named]:
    """What was said of the columns of one table, by index: by rules, then by people in the order in which they did."""
    columns = headed.header.columns
    ruled = {c.index: said for c in reversed(columns) if (said := header_of(c.raw, told.headers)) is not None}
    own = {index: said for (table, index), said in told.columns.items() if table == place}
    known = {column.index for column in columns}
    return {**{i: said for i, said in ruled.items() if i not in own}, **{i: own[i] for i in own if i in known}}


def _renamed(headed: Headed, said: Mapping[int, Named]) -> Headed:
    header = headed.header
    by_index = {column.index: column for column in header.columns}
    changed = {index: _column(by_index[index], name) for index, name in said.items()}
    last = {(c.group, *_meaning(c)): index for index, c in changed.items()}
    """The column that a name was given to last: no name has two."""
    columns = tuple(
        _aside(c) if last.get((c.group, *_meaning(c)), c.index) != c.index else c
        for c in (changed.get(one.index, one) for one in header.columns)
    )
    told = tuple(_corrections(header, columns, said)) if said else ()
    raws = {c.raw for c in changed.values()}
    kept = tuple(one for one in header.corrections if one.row is not None or one.raw not in raws)
    return replace(headed, header=replace(header, columns=columns, corrections=kept + told))


def _column(column: Column, said: Named) -> Column:
    name = unknown(column.header, f"kolom_{column.index + 1}") if said.name == UNKNOWN_PREFIX else said.name
    return replace(column, name=name, score=1.0, year=said.year, kind=said.kind, period=said.period, cumulative=False)


def _aside(column: Column) -> Column:
    """A column whose name a person gave to another: it says something else."""
    name = f"{unknown(column.header, 'kolom')}_{column.index + 1}"
    return replace(column, name=name, year=None, kind=None, period="", cumulative=False)


def _meaning(column: Column) -> tuple[object, ...]:
    return (column.name, column.kind, column.year, column.period) if column.name == TARGET else (column.name,)


def _corrections(header: Header, columns: Sequence[Column], said: Mapping[int, Named]) -> Iterator[Correction]:
    for column in columns:
        if column.index in said:
            name = said[column.index].column if column.name == TARGET else column.name
            yield Correction(None, name, RULE, column.raw, name, 1.0)
