"""How much one document may write: a merged cell gives its text to every row that it covers, and a file of some
kilobytes can cover thousands of rows with a text of a hundred thousand letters.
"""

from collections.abc import Iterator
from dataclasses import replace

from extract.document import Problem
from normalize.model import Field, Indicator, Normalised, NormalTable

MOST = 40_000_000
"""Letters of all fields of a document; one of 118 indicators has some 400,000."""
LONG = 2_000
"""Letters from which a text that a merged cell hands down is given in full only in the row where it is printed."""
SHOWN = 200
"""Letters that the other rows then show."""


def bounded(doc: Normalised) -> tuple[Normalised, tuple[Problem, ...]]:
    """The document as it is, or with long handed-down texts cut, and a problem that says so."""
    if sum(map(len, _texts(doc))) <= MOST:
        return doc, ()
    problem = Problem(
        "tulis",
        "Teks sel gabungan terlalu panjang untuk diulang pada setiap barisnya; selengkapnya ada pada baris pertamanya.",
        "Periksa sel gabungan yang sangat panjang pada dokumen asli.",
    )
    return replace(doc, tables=tuple(map(_table, doc.tables))), (problem,)


def _texts(doc: Normalised) -> Iterator[str]:
    for table in doc.tables:
        for row in table.indicators:
            for field in (*row.fields.values(), *(target.field for target in row.targets)):
                yield field.raw
                yield field.clean


def _table(table: NormalTable) -> NormalTable:
    return replace(table, indicators=tuple(map(_row, table.indicators)))


def _row(row: Indicator) -> Indicator:
    fields = {name: _cut(field) for name, field in row.fields.items()}
    targets = tuple(replace(target, field=_cut(target.field)) for target in row.targets)
    return replace(row, fields=fields, targets=targets)


def _cut(field: Field) -> Field:
    if not field.inherited or len(field.raw) <= LONG:
        return field
    return replace(field, raw=f"{field.raw[:SHOWN]}…", clean=f"{field.clean[:SHOWN]}…")
