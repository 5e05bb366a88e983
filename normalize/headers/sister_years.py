"""Value columns whose years a page end cut off take them from the other tables of the document, where all agree."""

from collections.abc import Sequence
from dataclasses import replace

from normalize.headers.read import Header
from normalize.model import Column
from schema.columns import TARGET

_SURE = 0.8
"""Score of a year that is not printed over its own column."""


def dated(headers: Sequence[Header]) -> list[Header]:
    """The headers; undated value columns get the years of the dated tables where those agree, in number too."""
    found = {years for header in headers if len(years := _years(header)) > 1}
    if len(found) != 1:
        return list(headers)
    years = found.pop()
    return [_with_years(header, years) for header in headers]


def _years(header: Header) -> tuple[str, ...]:
    return tuple(c.year for c in header.columns if c.name == TARGET and c.kind == TARGET and c.year)


def _with_years(header: Header, years: Sequence[str]) -> Header:
    run = _undated(header.columns)
    if len(run) != len(years):
        return header
    names = {
        column.index: replace(column, name=TARGET, kind=TARGET, year=year, score=_SURE)
        for column, year in zip(run, years, strict=True)
    }
    return replace(header, columns=tuple(names.get(c.index, c) for c in header.columns))


def _undated(columns: Sequence[Column]) -> list[Column]:
    """The value column without year and the columns right of it under the very same header."""
    first = next((i for i, c in enumerate(columns) if c.name == TARGET and c.kind == TARGET), None)
    if first is None or columns[first].year is not None:
        return []
    run = [columns[first]]
    for column in columns[first + 1 :]:
        if column.raw != run[0].raw or column.group != run[0].group:
            break
        run.append(column)
    return run
