"""Placed records -> indicators: cleaned text fields and parsed targets, with a correction for every change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.cut_numbers import counts_on
from extract.document import Cell, sureness
from normalize.change import Change, Cleaned, changes_at
from normalize.headers import in_cell, measures
from normalize.hierarchy.place import Placed
from normalize.model import Column, Correction, Doubt, Field, Indicator, Target, Value
from normalize.own_number import set_apart
from normalize.rows.given import Given
from normalize.values import decimals, numbering, swapped, unit_column, units, wrapped
from normalize.values import parse as values
from normalize.values.decimals import Decimal
from normalize.values.header_unit import unit_hint
from normalize.words import broken_code, ocr
from normalize.words import join as words
from normalize.words.squash import fold, is_year
from schema.columns import TARGET, UNKNOWN_PREFIX

YEAR = UNKNOWN_PREFIX + "tahun"
"""Column of years that rows say."""
_ACHIEVED = "capaian"
_CONDITIONS = ("kondisi_awal", "kondisi_akhir")
"""Values of before and after the plan: where no year is printed, they are not the document's year's."""


@dataclass(frozen=True, slots=True)
class CleanRow:
    """An indicator with what was changed and what could not be settled."""

    indicator: Indicator
    corrections: tuple[Correction, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all rows of a table share."""

    columns: Mapping[int, Column]
    decimal: Decimal
    of_column: Mapping[int, Decimal]
    """Of columns that tell their own mark, where the numbers of the table contradict each other."""
    year: str
    """Stands for value columns without a year."""
    units: Mapping[str, int]
    """The known units of the Satuan column, and how often each is printed."""


def setting(
    placed: Sequence[Placed],
    columns: Mapping[int, Column],
    year: str,
    aside: Iterable[tuple[Column, Cell]] = (),
    marks: Iterable[str] = (),
) -> Setting:
    """The setting of a table, from all its rows; `aside`: the value cells of bands and totals; `marks`: the decimal
    marks that the document's other tables tell."""
    known = unit_column.known(item.texts["satuan"].cell.text for item in placed if "satuan" in item.texts)
    texts = [*_value_texts(placed, columns), *(_value_text(column, cell, "") for column, cell in aside)]
    decimal = decimals.told_elsewhere(decimals.decide(text for _, text in texts), marks)
    return Setting(columns, decimal, _by_column(texts, decimal), year, known)


def clean_row(number: int, placed: Placed, table: Setting) -> CleanRow:
    """One output row; `number` is 1-based."""
    righted = swapped.right(placed, table.columns, list(table.units))
    row = _clean_row(number, righted.placed if righted else placed, table)
    if righted is None:
        return row
    column = next(t.column for t in row.indicator.targets if t.field.cell is righted.number)
    correction, doubt = swapped.told(righted, number, column)
    return replace(row, corrections=(*row.corrections, correction), doubts=(*row.doubts, doubt))


def _clean_row(number: int, placed: Placed, table: Setting) -> CleanRow:
    columns, decimal, default_year = table.columns, table.decimal, _year(placed) or table.year
    corrections: list[Correction] = []
    fields = {name: _field(name, given, number, table, corrections) for name, given in placed.texts.items()}
    fields |= set_apart(fields, number, corrections)
    doubts = [_illegible(name, found, number) for name, found in fields.items() if _is_doubtful(name, found)]
    hint = fields["satuan"].clean if "satuan" in fields and not _unread_unit(fields["satuan"]) else None
    targets: list[Target] = []
    record = placed.record
    money = "indikator" in fields and (measures.names_money(fields["indikator"].clean) or _budgets(fields))
    counted = "indikator" in fields and units.names_count(fields["indikator"].clean)
    own = _of_row(record.cells, columns, decimal)
    for column in (replace(c, kind=measures.of_money(c.kind or TARGET)) if money else c for c in columns.values()):
        if column.name == TARGET and column.group == record.group:
            cell, inherited = record.cells.get(column.index), column.index in record.inherited
            mark = (own if _is_amount(column) else None) or table.of_column.get(column.index, decimal)
            if counted and cell is not None and not unit_hint(column, hint):
                mark = decimals.of_count(mark, cell.text)
            target, changes = value(column, cell, hint, mark, default_year, inherited=inherited)
            corrections.extend(changes_at(changes, number, target.column, cell))
            targets.append(target)
    targets = [_among_numbers(_among_peers(target, targets, number, corrections), targets) for target in targets]
    indicator = Indicator(
        number,
        record.source_row,
        placed.level,
        placed.kind,
        fields,
        tuple(targets),
        source_rows=record.members,
    )
    return CleanRow(indicator, tuple(corrections), tuple(doubts))


def _year(placed: Placed) -> str:
    """The year that a row says in a column of its own ("Tahun"): of its values, where their headers name none."""
    said = placed.texts.get(YEAR)
    return text if said and is_year(text := fold(said.cell.text)) else ""


def _budgets(fields: Mapping[str, Field]) -> bool:
    """Whether a row counts in rupiah beside an indicator that the row above measures: it is its budget."""
    unit = fields.get("satuan")
    return fields["indikator"].inherited and unit is not None and not unit.inherited and unit.clean == values.MONEY


def _field(name: str, given: Given, row: int, table: Setting, corrections: list[Correction]) -> Field:
    cell = given.cell
    cleaned = _text(name, cell)
    cleaned = Cleaned(cleaned.text, _unmarked(cell) + cleaned.changes)
    if name == "satuan":
        unit = unit_column.clean(cleaned.text, table.units)
        cleaned = Cleaned(unit.text, cleaned.changes + unit.changes)
    if cleaned.changes and not given.inherited:
        corrections.extend(changes_at(cleaned.changes, row, name, cell))
    return Field(cell.printed, cleaned.text, cell, cell.confidence, given.inherited)


def _unmarked(cell: Cell) -> tuple[Change, ...]:
    """A change for each item whose number or bullet is no part of its text."""
    return tuple(Change("angka", line.mark + line.text, line.text, 1.0) for line in cell.lines if line.mark)


def _text(name: str, cell: Cell) -> Cleaned:
    if name == "kode":
        return broken_code.whole(cell)
    if name == "no" and counts_on(cell.lines):
        return numbering.clean(cell.text)
    return _joined(cell, numbered=name == "no")


def _joined(cell: Cell, *, numbered: bool = False) -> Cleaned:
    """The lines of a cell as one text, its numbers and words whole; `numbered`: it is a row's number."""
    lines, unwrapped = wrapped.whole(cell.lines, cell.box)
    text = numbering.clean("\n".join([line.text for line in lines])) if numbered else words.join(lines, cell.box)
    return Cleaned(text.text, unwrapped + text.changes) if unwrapped else text


def value(
    column: Column, cell: Cell | None, hint: str | None, decimal: Decimal, default_year: str, *, inherited: bool = False
) -> tuple[Target, tuple[Change, ...]]:
    """What one cell of a value column says, and the changes to its own text; `hint` is the row's Satuan."""
    kind = column.kind or TARGET
    year = column.year or ("" if kind in _CONDITIONS else default_year)
    if cell is None:
        return Target(year, kind, Value("kosong"), Field("", ""), column.period), ()
    joined = _joined(cell)
    parsed = values.parse(joined.text, decimal, unit_hint(column, hint))
    read = ocr.trusted(parsed.value, sureness(cell.lines))
    typed_as_date = is_dated(cell) and read.status not in ("predikat", "kosong")  # "5-Mar"
    if typed_as_date or in_cell.says_other(joined.text, kind):
        read = Value("tak_terbaca")
    field = Field(cell.printed, parsed.text, cell, cell.confidence, inherited)
    changes = _unmarked(cell) + joined.changes + parsed.changes
    return Target(year, kind, read, field, column.period), () if inherited else changes


def _among_peers(target: Target, row: Sequence[Target], number: int, corrections: list[Correction]) -> Target:
    """The value with the unit that the row's other values print in full: "12 Uni" among "10 Unit"."""
    printed = target.value.unit
    if not printed or units.is_known(printed) or not target.field.clean.endswith(printed):
        return target
    full = units.among(printed, {t.value.unit for t in row if t.value.unit and units.is_known(t.value.unit)})
    if full is None:
        return target
    if not target.field.inherited:
        change = Change("satuan", printed, full.name, full.score)
        corrections.extend(changes_at((change,), number, target.column, target.field.cell))
    clean = target.field.clean.removesuffix(printed) + full.name
    return replace(target, value=replace(target.value, unit=full.name), field=replace(target.field, clean=clean))


def _among_numbers(target: Target, row: Sequence[Target]) -> Target:
    """A grade that was read from a picture among the row's numbers of its kind may be one of them: "B" for 8."""
    sure = sureness(target.field.cell.lines) if target.field.cell else 1.0
    peers = [other.value.status for other in row if other is not target and other.kind == target.kind]
    lone = target.value.status == "predikat" and ocr.is_lone_grade(target.field.clean, sure, peers)
    return replace(target, value=Value("tak_terbaca")) if lone else target


def is_dated(cell: Cell) -> bool:
    """Whether a worksheet stores a day or a time there."""
    return any(line.dated for line in cell.lines)


def _letters(found: Field) -> float:
    return sureness(found.cell.lines) if found.cell and not found.inherited else 1.0


def _is_doubtful(name: str, found: Field) -> bool:
    if name == "satuan" and not found.inherited and _unread_unit(found):
        return True
    return ocr.illegible(_letters(found))


def _unread_unit(found: Field) -> bool:
    """Whether a Satuan cell was read so badly that no value may take its unit from it."""
    return bool(found.clean) and found.cell is not None and not ocr.is_unit(found.clean, sureness(found.cell.lines))


def _illegible(name: str, found: Field, row: int) -> Doubt:
    message = f"Teks “{fold(found.raw)}” tidak dapat dibaca dengan pasti."
    cell = found.cell
    return Doubt(row, name, "tak_terbaca", found.raw, message, cell.page if cell else None, cell.box if cell else None)


def _value_texts(placed: Sequence[Placed], columns: Mapping[int, Column]) -> list[tuple[int, str]]:
    """Every value cell's column and text once, its Satuan cell behind it: what the decimal mark is decided by."""
    seen: dict[int, tuple[int, str]] = {}
    for item in placed:
        row_unit = fold(item.texts["satuan"].cell.text) if "satuan" in item.texts else ""
        for index, cell in item.record.cells.items():
            if columns[index].name == TARGET and cell.lines:
                seen.setdefault(id(cell), _value_text(columns[index], cell, row_unit))
    return list(seen.values())


def _value_text(column: Column, cell: Cell, row_unit: str) -> tuple[int, str]:
    return column.index, f"{fold(cell.text)} {unit_hint(column, row_unit) or ''}".strip()


def _of_row(cells: Mapping[int, Cell], columns: Mapping[int, Column], decimal: Decimal) -> Decimal | None:
    """The mark of a row's amounts where one of them groups its thousands twice ("1.733.980 m3"), and the numbers of the
    table contradict each other.
    """
    if not decimal.against:
        return None
    texts = (fold(cell.text) for index, cell in cells.items() if index in columns and _is_amount(columns[index]))
    own = decimals.grouped_twice(texts)
    return replace(decimal, mark=own, sure=True) if own else None


def _is_amount(column: Column) -> bool:
    """Whether a column holds amounts of work: no money, and no percentages of a target."""
    return column.name == TARGET and column.kind != _ACHIEVED and not measures.is_money(column.kind or "")


def _by_column(texts: Sequence[tuple[int, str]], decimal: Decimal) -> Mapping[int, Decimal]:
    """The marks of the columns that tell their own, where the numbers of the table contradict each other."""
    if decimal.sure or not decimal.against:
        return {}
    columns: dict[int, list[str]] = {}
    for index, text in texts:
        columns.setdefault(index, []).append(text)
    own = {index: decimals.decide(found) for index, found in columns.items()}
    return {index: mark for index, mark in own.items() if mark.votes and not mark.against}
