"""Records with their place: names of every level, values that merges, bands and parents give, jenis, tingkat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.document import Cell, Line
from normalize.headers.read import Header
from normalize.hierarchy import bands as band_rows
from normalize.hierarchy import mixed, tingkat
from normalize.hierarchy.bands import Bands
from normalize.hierarchy.carried import Carried
from normalize.hierarchy.evidence import declared, of_code
from normalize.hierarchy.headed import goals_over
from normalize.rows.given import Given, Texts
from normalize.rows.kinds import BAND, Row, only_labels
from normalize.rows.records import Record
from normalize.rows.sheet import Sheet, filled
from schema.columns import GOALS, MIXED, NAMES_OF_LEVEL, TARGET, UNKNOWN_PREFIX


@dataclass(frozen=True, slots=True)
class Placed:
    """A record with every text field by canonical name, jenis and tingkat."""

    record: Record
    texts: Mapping[str, Given]
    kind: str
    level: str


def place(
    grid: Sheet, header: Header, rows: Sequence[Row], records: Sequence[Record], level: str, over: Sequence[Line] = ()
) -> list[Placed]:
    """Give every record its names and values; `level` is the tingkat of the title, empty where it tells none; `over`:
    the lines over the table.
    """
    parents = [row for row in rows if row.kind == BAND and row.cells and _is_parent(row, header)]
    above = _bands(rows, {row.index for row in parents}, header)
    texts = [_texts(record, header, above[record.source_row], grid) for record in records]
    levels = mixed.levels(header, parents, records, texts, above)
    told = level or tingkat.of_columns(header, levels.of_record.values())
    goals, of_groups = goals_over(over, header), tingkat.of_groups(header)
    carried, reached, part = Carried(goals), 0, 0
    out: list[Placed] = []
    for i, record in enumerate(records):
        if record.source_row < reached:
            carried, reached, part = Carried(goals), 0, 0
        for row in rows[reached : record.source_row]:
            if above[row.index].part != part:
                carried, part = Carried(goals), above[row.index].part
            for name, cell in _opened(row, header, above[row.index], levels):
                carried.open(name, cell)
        reached = record.source_row
        fields = mixed.sorted_in(texts[i], levels.of_name.get(i))
        own = levels.of_record[i] if i in levels.of_record else tingkat.deepest(fields, header)
        carried.fill(fields, own, result=levels.results and own is None and UNKNOWN_PREFIX + MIXED in fields)
        own = levels.of_record.get(i) or tingkat.deepest(fields, header)
        undecided = bool(told) and UNKNOWN_PREFIX + MIXED in fields  # its level is not that of the goal beside it
        of_row = tingkat.of_row(None if undecided else own, header, told)
        out.append(Placed(record, fields, tingkat.kind(own), of_groups.get(record.group) or level or of_row))
    return out


def _name_columns(header: Header) -> dict[int, str]:
    """Grid columns that hold names of a level, or of several."""
    return {i: c.name for c in header.columns if c.name in (MIXED, *NAMES_OF_LEVEL) for i in header.held[c.index]}


def _is_parent(row: Row, header: Header) -> bool:
    """A parent row has its place in the columns, or its level by its code; a band is wide, stands alone where no name
    stands, or is a label.
    """
    names = _name_columns(header)
    if only_labels(row.cells, header) or not any(c.col in names for c in row.cells):
        return False
    return max(c.col_span for c in row.cells) <= 2 or of_code(mixed.code_of(row, header)) is not None


def _bands(rows: Sequence[Row], parents: set[int], header: Header) -> list[Bands]:
    """The bands in force at every row."""
    out, current = [], Bands()
    goal, numbers = _goal(header), header.places("no", "kode") if _announced(header) else set()
    for row in rows:
        wide = len(row.cells) == 1 or any(cell.col_span > 2 for cell in row.cells) or only_labels(row.cells, header)
        counted = len(row.cells) > 1 and row.cells[0].col in numbers
        if row.kind == BAND and row.cells and (wide or counted) and row.index not in parents:
            current = band_rows.after(current, row.cells, goal, counted=counted)
        out.append(current)
    return out


def _announced(header: Header) -> list[str]:
    """The levels that the header of the indicators names beside them."""
    return [level for c in header.columns if c.name == "indikator" for level in declared(c.header)]


def _goal(header: Header) -> str | None:
    """The level of goals in bands: the one that the header of the indicators names, else that of its only goals."""
    if announced := _announced(header):
        return announced[0] if len(announced) == 1 or announced[0] == "sasaran" else None
    columns = {c.name for c in header.columns}.intersection(GOALS)
    return columns.pop() if len(columns) == 1 else None


def _opened(row: Row, header: Header, band: Bands, levels: mixed.MixedLevels) -> list[tuple[str, Cell]]:
    """The names of levels that a band or a parent row gives to the rows below it."""
    if row.kind != BAND or not row.cells:
        return []
    if row.index in levels.of_parent:
        return [levels.of_parent[row.index]]
    if band.opened is not None and band.opened[1] in row.cells:
        return [band.opened]
    names = _name_columns(header) if _is_parent(row, header) else {}
    return [(names[c.col], c) for c in row.cells if names.get(c.col, MIXED) != MIXED]


def _shared_names(record: Record, header: Header) -> tuple[str, ...]:
    """Columns of the sets before the record's own that name it too: also those of mixed levels, where its own set names
    nothing ("Program/Kegiatan | Keluaran: Tolok Ukur, Target | Hasil: Tolok Ukur, Target").
    """
    own = {column.name for column in header.columns if column.group == record.group}
    shared = ("no", *NAMES_OF_LEVEL)
    return shared if own & {MIXED, *NAMES_OF_LEVEL} else (*shared, MIXED, "kode")


def _texts(record: Record, header: Header, above: Bands, grid: Sheet) -> Texts:
    """What stands in the record's columns and over it, by canonical name."""
    out = {name: Given(cell, True) for name, cell in (*above.values.items(), *record.notes.items())}
    names = {}
    shared = _shared_names(record, header)
    for column in header.columns:
        names[column.index] = column.name
        if column.group < record.group and column.name in shared:
            outer = grid[record.source_row][header.held[column.index][-1]]
            if outer is not None and outer.row >= header.block.end and grid.text(outer):
                out[column.name] = Given(outer, outer.row < record.source_row)
    for index, cell in record.cells.items():
        name = names[index]
        if name != TARGET and (filled(cell) or name not in out):
            out[name] = Given(cell, index in record.inherited)
    for name in _reached(out):
        del out[name]
    return out


def _reached(texts: Texts) -> list[str]:
    """The levels of activities into whose columns a name of a higher one only reaches ("Kegiatan" over its column and
    that of the sub activities).
    """
    named = [(name, texts[name].cell) for name in NAMES_OF_LEVEL if name in texts and filled(texts[name].cell)]
    twice = [name for k, (name, cell) in enumerate(named) if any(cell is upper for _, upper in named[:k])]
    return [name for name in twice if name not in GOALS]
