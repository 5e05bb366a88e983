"""Whole tables through `normalise`: a case file shows a table and the columns, rows and reasons expected of it."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from extract.document import Cell, Document, Table
from extract.stitch import stitch
from normalize.model import Column, Indicator, Normalised, NormalTable, SetAside, Target
from normalize.normalise import normalise
from normalize.sense import VocabularySense
from tests.unit.tables_as_text import cases, pages_of, parts


def document(text: str) -> Document:
    """A document of the tables in the notation; "{r,g,b}" before a text is the fill of its cell."""
    kind, _, rest = text.partition("\n") if text.startswith("kind ") else ("kind pdf", "", text)
    source = kind.split()[1]
    borders = "none" if source == "txt" else "ruled"
    tables = (replace(_filled(table), borders=borders) for table in stitch(pages_of(rest), VocabularySense()))
    return Document("kasus", "", source, tables=tuple(tables))


def _filled(table: Table) -> Table:
    return replace(table, cells=tuple(_fill(cell) for cell in table.cells))


def _fill(cell: Cell) -> Cell:
    if not cell.lines or not cell.lines[0].text.startswith("{"):
        return cell
    colour, _, text = cell.lines[0].text[1:].partition("}")
    red, green, blue = (int(part) for part in colour.split(","))
    return replace(cell, lines=(replace(cell.lines[0], text=text), *cell.lines[1:]), fill=(red, green, blue))


def shown(result: Normalised) -> str:
    """What came of a document, as text."""
    return "\n---\n".join("\n".join(_table(table)) for table in result.tables) or "no table"


def _table(table: NormalTable) -> list[str]:
    return [
        *(_column(column) for column in table.columns),
        *(_row(indicator) for indicator in table.indicators),
        *(_aside(row) for row in table.set_aside if row.reason != "judul"),
        *(f"doubt {doubt.row} {doubt.column}: {doubt.code}" for doubt in table.doubts),
    ]


def _aside(row: SetAside) -> str:
    figures = "; ".join(map(_value, row.figures))
    return f"aside {row.row} {row.reason}: {row.text}".rstrip(": ") + (f" [{row.sums_up} {figures}]" if figures else "")


def _column(column: Column) -> str:
    period = f" {column.period}{' kumulatif' if column.cumulative else ''}" if column.period else ""
    value = f" {column.kind} {column.year or '-'}{period}" if column.kind else ""
    group = f" ({column.group})" if column.group else ""
    return f"{column.raw} -> {column.name}{value}{group}"


def _row(indicator: Indicator) -> str:
    fields = [
        f"{name}={f.clean}{'^' if f.inherited else ''}" for name, f in sorted(indicator.fields.items()) if f.clean
    ]
    values = [_value(t) for t in indicator.targets if t.field.clean]
    return f"{indicator.row} {indicator.kind} {indicator.level or '-'}: " + "; ".join([*fields, *values])


def _value(target: Target) -> str:
    """A value by its column: "^" where it is handed down, "?" where its text could not be read."""
    column = target.column if target.year else target.column + "_"
    marks = ("^" if target.field.inherited else "") + ("?" if target.value.status == "tak_terbaca" else "")
    return f"{column}={target.field.clean}{marks}"


@pytest.mark.parametrize("path", cases("tables"), ids=lambda path: path.stem)
def test_table(path: Path) -> None:
    """The whole outcome, as the case file states it; GOLDEN=1 writes it anew for review."""
    case = parts(path)
    outcome = shown(normalise(document(case["input"]), "kasus"))
    if os.environ.get("GOLDEN"):
        path.write_text(f"{case['input'].rstrip()}\n=== expect\n{outcome}\n", encoding="utf-8")
    assert outcome == parts(path)["expect"].rstrip("\n")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("columns", [[16508.0, 17223.0, 104.33], [706.0, 831.29, 117.75], [24100.0, 24333.0, 100.97]]),
        ("rows", [[1250500.0, 87535.0, 7.0], [340.0, 338.5, 99.56], [250.5, 225.45, 90.0]]),
    ],
)
def test_columns_and_rows_tell_their_marks_where_the_table_does_not(name: str, told: list[list[float]]) -> None:
    """A column that agrees with itself; a row one of whose amounts groups its thousands twice."""
    path = next(path for path in cases("tables") if path.stem == f"marks-that-contradict-are-told-by-{name}")
    (table,) = normalise(document(parts(path)["input"]), "kasus").tables
    assert [[target.value.number for target in row.targets] for row in table.indicators] == told
