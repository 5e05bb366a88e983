"""A year over a column that does not stand in its run: printed twice, or with its digits turned about.

Needs: four columns at least, side by side under one header, each headed by a year alone.
Source: the years of a plan follow each other (PP 8/2008). Limits: what is missing at the run's end is not seen; a run
with gaps of its own (2019, 2022, 2024) is left alone, as are a base year before the run and a goal after it (2020,
2022, 2023, 2024; 2021, 2022, 2023, 2030).
"""

import re
from collections.abc import Iterator

from audit.finding import Finding
from audit.spot import PERINGATAN, Saying
from normalize.model import NormalTable

ODD = Saying(
    "tahun_periode",
    PERINGATAN,
    "Judul kolom menyebut tahun {tahun} di tempat tahun {seharusnya}.",
    "Perbaiki tahun di judul kolom.",
)
YEAR = re.compile(r"(?:tahun\s+)?((?:19|20)\d\d)", re.IGNORECASE)
LEAST = 4
BETWEEN = " | "


def odd_years(table: NormalTable) -> Iterator[Finding]:
    """One finding per odd year of a run whose others follow each other."""
    for run in (one for one in _runs(table) if len(one) >= LEAST):
        starts = [year - place for place, year in enumerate(run)]
        usual = max(starts, key=starts.count)
        odd = [place for place, start in enumerate(starts) if start != usual]
        if len(odd) == 1 and not _stands_apart(run, odd[0], usual + odd[0]):
            yield _finding(table, run[odd[0]], usual + odd[0])


def _stands_apart(run: list[int], place: int, awaited: int) -> bool:
    """Whether a year is meant: it comes before or after all others, and is not the awaited one mistyped."""
    at_end = place in (0, len(run) - 1) and run == sorted(set(run))
    return at_end and sorted(str(run[place])) != sorted(str(awaited))


def _runs(table: NormalTable) -> Iterator[list[int]]:
    """The years of columns side by side under one header."""
    run: list[int] = []
    header, before = "", -2
    for column in sorted(table.columns, key=lambda one: one.index):
        above, _, last = column.raw.rpartition(BETWEEN)
        found = YEAR.fullmatch(" ".join(last.split()))
        if not found or above != header or column.index != before + 1:
            yield run
            run = []
        if found:
            run.append(int(found[1]))
        header, before = above, column.index
    yield run


def _finding(table: NormalTable, year: int, awaited: int) -> Finding:
    figures = {"tahun": str(year), "seharusnya": str(awaited)}
    return ODD.at(None, table.title, figures, table.number)
