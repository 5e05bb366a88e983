"""Records with their place: names of every level, values that merges, bands and parents give, jenis, tingkat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from extract.document import Cell
from normalize import bands as band_rows
from normalize.bands import Bands
from normalize.headers import Header
from normalize.level_evidence import declared
from normalize.levels import Named, decide
from normalize.model import Column
from normalize.records import Record
from normalize.rows import BAND, Row
from normalize.sheet import Sheet, filled
from normalize.squash import fold
from schema.columns import MIXED, NAMES_OF_LEVEL, TARGET, UNKNOWN_PREFIX, Jenis

_PARENTS = {"sasaran": ("tujuan",), "kegiatan": ("program",), "sub_kegiatan": ("program", "kegiatan")}
"""Names that a row carries of the rows above it, by its own level."""
_BELOW = {
    "tujuan": ("sasaran",), "sasaran": (), "program": ("kegiatan", "sub_kegiatan"), "kegiatan": ("sub_kegiatan",),
    "sub_kegiatan": (),
}  # fmt: skip
_TINGKAT = {
    "tujuan": "kepala_opd", "sasaran": "kepala_opd", "program": "eselon_iii", "kegiatan": "eselon_iii",
    "sub_kegiatan": "eselon_iv",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """A cell in its role for one row; `inherited` where it stands in another row."""

    cell: Cell
    inherited: bool = False


Texts: TypeAlias = dict[str, Given]
"""Cells by canonical name."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A record with every text field by canonical name, jenis and tingkat."""

    record: Record
    texts: Mapping[str, Given]
    kind: str
    level: str


def place(grid: Sheet, header: Header, rows: Sequence[Row], records: Sequence[Record], level: str) -> list[Placed]:
    """Give every record its names and values; `level` is the tingkat of the title, empty where it tells none."""
    above = _bands(rows)
    columns = {c.index: c for c in header.columns}
    mixed = next((c for c in header.columns if c.name == MIXED), None)
    texts = [_texts(record, columns, above[record.source_row], grid, header) for record in records]
    names = _mixed_levels(mixed, rows, records, above, header, texts) if mixed else {}
    out: list[Placed] = []
    carried: dict[str, Given] = {}
    several = any(c.group for c in header.columns)
    told = level or ("" if several else _of_columns(header))
    band = Bands()
    for i, record in enumerate(records):
        own = names.get(i)
        if above[record.source_row] is not band:
            band = above[record.source_row]
            carried = {} if band.opens else carried
        for parent_level, cell in own.parents if own else ():
            _carry(carried, parent_level, Given(cell, True))
        fields = _sorted_in(texts[i], own.level if own else None) if mixed else texts[i]
        _carry_down(fields, carried, own.level if own else _deepest(fields, header))
        deepest = own.level if own else _deepest(fields, header)
        out.append(Placed(record, fields, _kind(deepest), told or _of_row(deepest, bool(own) or several)))
    return out


def _bands(rows: Sequence[Row]) -> list[Bands]:
    """The bands in force at every row."""
    out, current = [], Bands()
    for row in rows:
        if row.kind == BAND and row.cells and _wide(row):
            current = band_rows.after(current, row.cells)
        out.append(current)
    return out


def _wide(row: Row) -> bool:
    """A band stands alone in its row, wherever; a parent row has its place in the columns."""
    return len(row.cells) == 1 or any(cell.col_span > 2 for cell in row.cells)


def _texts(record: Record, columns: Mapping[int, Column], above: Bands, grid: Sheet, header: Header) -> Texts:
    out = {name: Given(cell, True) for name, cell in (*above.values.items(), *record.notes.items())}
    for column in columns.values():
        if column.group < record.group and (column.name in NAMES_OF_LEVEL or column.name == "no"):
            outer = grid[record.source_row][header.held[column.index][-1]]
            if outer is not None and outer.row >= header.block.end and grid.text(outer):
                out[column.name] = Given(outer, outer.row < record.source_row)
    for index, cell in record.cells.items():
        name = columns[index].name
        if name != TARGET and (filled(cell) or name not in out):
            out[name] = Given(cell, index in record.inherited)
    return out


@dataclass(frozen=True, slots=True)
class _Own:
    """The level of a record's mixed name, and the names of parent rows that stand right above it."""

    level: str | None
    parents: tuple[tuple[str, Cell], ...] = ()


def _mixed_levels(
    mixed: Column,
    rows: Sequence[Row],
    records: Sequence[Record],
    above: Sequence[Bands],
    header: Header,
    texts: Sequence[Mapping[str, Given]],
) -> dict[int, _Own]:
    """The level of each record's mixed name; parent rows without values are asked together with the records."""
    held = set(header.held[mixed.index])
    numbers = {i for c in header.columns if c.name == "no" for i in header.held[c.index]}
    items: list[tuple[int, int | None, Named]] = []
    for row in rows:
        cell = next((c for c in row.cells if c.col in held), None)
        if row.kind == BAND and cell is not None and not _announces(row, above):
            numbered = next((c for c in row.cells if c.col in numbers), None)
            number = fold(numbered.text) if numbered else ""
            items.append((row.index, None, Named(cell, number, hint=above[row.index].hint)))
    for i, record in enumerate(records):
        given = texts[i].get(MIXED)
        if given is not None and filled(given.cell):
            number, code = (_text(texts[i], n) for n in ("no", "kode"))
            items.append((record.source_row, i, Named(given.cell, number, code, above[record.source_row].hint)))
    items.sort(key=lambda item: item[0])
    announced = " / ".join(row.text for row in rows if row.kind == BAND and _wide(row))
    found = decide([named for _, _, named in items], declared(f"{mixed.raw} / {announced}"))
    out: dict[int, _Own] = {}
    pending: list[tuple[str, Cell]] = []
    for (_, owner, named), level in zip(items, found, strict=True):
        if owner is not None:
            out[owner] = _Own(level, tuple(pending))
            pending = []
        elif level is not None:
            pending.append((level, named.cell))
    return out


def _announces(row: Row, above: Sequence[Bands]) -> bool:
    return _wide(row) and row.cells[0].col_span > 2 and bool(above[row.index].values)


def _text(texts: Mapping[str, Given], name: str) -> str:
    return fold(texts[name].cell.text) if name in texts and not texts[name].inherited else ""


def _sorted_in(texts: Mapping[str, Given], level: str | None) -> dict[str, Given]:
    """The mixed name in the field of its level, `lain_nama` where none is known; the other level fields are empty."""
    out = {name: given for name, given in texts.items() if name != MIXED}
    given = texts.get(MIXED)
    if given is not None and filled(given.cell):
        out[level or UNKNOWN_PREFIX + MIXED] = given if level not in out else _both(given, out[level])
    return out


def _both(named: Given, column: Given) -> Given:
    """A table with a column of that level besides keeps the column's own value."""
    return column if filled(column.cell) and not column.inherited else named


def _carry_down(fields: dict[str, Given], carried: dict[str, Given], level: str | None) -> None:
    """Kegiatan rows take the programme above them, sub kegiatan rows programme and kegiatan, where they name none."""
    for name in _PARENTS.get(level or "", ()):
        if name in carried and (name not in fields or not filled(fields[name].cell)):
            fields[name] = replace(carried[name], inherited=True)
    for name in NAMES_OF_LEVEL:
        if name in fields and filled(fields[name].cell):
            _carry(carried, name, fields[name])


def _carry(carried: dict[str, Given], name: str, given: Given) -> None:
    """A new name of a level ends the names below it: tujuan those of sasaran, program those of kegiatan."""
    if name in carried and carried[name].cell is given.cell:
        return
    for lower in _BELOW[name]:
        carried.pop(lower, None)
    carried[name] = given


def _deepest(fields: Mapping[str, Given], header: Header) -> str | None:
    """The deepest level that the row names left of its indicator."""
    place = {c.name: c.index for c in header.columns}
    limit = place.get("indikator", len(header.columns) + 1000)
    names = [n for n in NAMES_OF_LEVEL if n in fields and filled(fields[n].cell) and place.get(n, -1) < limit]
    return names[-1] if names else None


def _kind(level: str | None) -> str:
    return level if level in Jenis else "indikator"


def _of_row(level: str | None, mixed: bool) -> str:
    """tingkat of a single row, where its table holds several."""
    return _TINGKAT.get(level or "", "") if mixed or level in ("program", "kegiatan", "sub_kegiatan") else ""


def _of_columns(header: Header) -> str:
    """tingkat by the columns: tujuan, sub kegiatan, programme or kegiatan; empty for a column of all levels."""
    names = {c.name: c for c in header.columns}
    limit = names["indikator"].index if "indikator" in names else len(header.columns) + 1000
    if MIXED in names:
        levels = {_TINGKAT[n] for n in declared(names[MIXED].raw)}
        return levels.pop() if len(levels) == 1 else ""
    if "tujuan" in names or "indikator_tujuan" in names:
        return "kepala_opd"
    if "sub_kegiatan" in names and names["sub_kegiatan"].index < limit:
        return "eselon_iv" if not {"program", "kegiatan"} & names.keys() else ""
    return "eselon_iii" if any(n in names and names[n].index < limit for n in ("program", "kegiatan")) else ""
