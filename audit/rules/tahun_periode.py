"""The year of the title lies outside the target years, titles and file name disagree, or nothing dates the columns.

Needs: a year in a title; target columns with years, or a file name with one. Years over columns that do not stand in
their run: `audit/odd_years.py`; two years over one achievement: `audit/two_years.py`.
Source: an IKU of a year belongs to a plan that covers it (PP 8/2008, PermenPANRB 53/2014).
A plan's targets may begin the year after it was written: only a year more than `FAR` years outside is told, and titles
that differ only in a plan of indicators, where reports show other years by design.
The year of a whole book (Renstra, report, monitoring) is that of many titles: there only a year that the table's
own title names is told.
Limits: a file name with several years, with none between 2000 and 2099 standing by itself, or with a year of the
targets, says nothing.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath

from audit.finding import Finding, PlainRule
from audit.odd_years import odd_years
from audit.spot import PERINGATAN, Saying
from audit.two_years import years_apart
from normalize.model import Normalised, NormalTable

YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
FAR = 1
AGREEMENT = "perjanjian_kinerja"
BOOKS = ("renstra", "lkjip", "monev")
OUTSIDE = Saying(
    "tahun_periode",
    PERINGATAN,
    "Tahun judul {tahun} di luar tahun target {awal}–{akhir}.",
    "Periksa tahun di judul atau di kolom target.",
)
HEADED = Saying(
    "tahun_periode",
    PERINGATAN,
    "Judul menyebut tahun {tahun}, kolom targetnya tahun {kolom}.",
    "Periksa tahun di judul atau di kolom target.",
)
TITLES = Saying(
    "tahun_periode",
    PERINGATAN,
    "Judul tabel menyebut tahun {tahun}, dokumen tahun {dokumen}.",
    "Samakan tahun di semua judul.",
)
FILE = Saying(
    "tahun_periode",
    PERINGATAN,
    "Nama berkas menyebut tahun {berkas}, dokumennya tahun {tahun}.",
    "Periksa apakah berkasnya tidak tertukar.",
)
UNDATED = Saying(
    "tahun_periode",
    PERINGATAN,
    "{kolom} kolom menyebut tahun ke berapa dari rencana, tetapi tahun awal rencana tidak tercetak: angkanya tersimpan"
    " sebagai teks, tanpa tahun.",
    "Isi tahun rencana pada judul tabel, atau tetapkan judul kolomnya.",
)


def _found(doc: Normalised) -> Iterator[Finding]:
    """At most one finding per table and run of columns, and one for the file."""
    for table in doc.tables:
        yield from _table(doc, table)
        yield from odd_years(table)
        yield from years_apart(table)
        yield from _undated(table)
    named = set(YEAR.findall(PurePath(doc.document.path).stem))
    covered = {target.year for table in doc.tables for row in table.indicators for target in row.targets}
    if doc.year is not None and len(named) == 1 and not named & {str(doc.year), *covered}:
        yield _of_document(FILE, None, berkas=named.pop(), tahun=str(doc.year))


def _table(doc: Normalised, table: NormalTable) -> Iterator[Finding]:
    years = {int(t.year) for row in table.indicators for t in row.targets if t.kind == "target" and t.year.isdigit()}
    named = set(map(int, YEAR.findall(table.title)))
    year = (table.year or doc.year) if named or doc.sort not in BOOKS else None
    if year is not None and len(years) > 1 and not named & years and not min(years) - FAR <= year <= max(years) + FAR:
        yield _of_document(OUTSIDE, table, tahun=str(year), awal=str(min(years)), akhir=str(max(years)))
    elif len(named) == 1 and _promises_another(doc, table, years, named):
        yield _of_document(HEADED, table, tahun=str(next(iter(named))), kolom=str(next(iter(years))))
    elif len(named) == 1 and doc.year is not None and named != {doc.year} and doc.sort == "iku" and not years & named:
        yield _of_document(TITLES, table, tahun=str(table.year or doc.year), dokumen=str(doc.year))


def _promises_another(doc: Normalised, table: NormalTable, years: set[int], named: set[int]) -> bool:
    """Whether an agreement promises, by its headers, for one year that is not the one of its title."""
    printed = all(str(year) in c.header for year in years for c in table.columns if c.kind == "target")
    return doc.sort == AGREEMENT and named == {doc.year} and len(years) == 1 and not years & named and printed


def _undated(table: NormalTable) -> Iterator[Finding]:
    count = sum(column.undated for column in table.columns)
    if count:
        yield _of_document(UNDATED, table, kolom=str(count))


def _of_document(saying: Saying, table: NormalTable | None, **figures: str) -> Finding:
    return saying.at(None, table.title if table else "", figures, table.number if table else None)


RULE = PlainRule("tahun_periode", _found)
