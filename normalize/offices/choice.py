"""The document's office, by where it is named: title, identity line, foot and cover, signature, rows, file name."""

from collections.abc import Iterator, Sequence
from functools import reduce

from extract.document import Line
from normalize.model import NormalTable, Refused
from normalize.offices.files import of_name
from normalize.offices.lines import identity_lines, of_government, of_lines
from normalize.offices.names import without_region
from normalize.offices.officers import of_column, of_rows, of_signatures
from normalize.words.squash import squash
from schema.columns import UNKNOWN_PREFIX

SIGNATURE = "tanda_tangan"


def office_of(
    name: str,
    titles: Sequence[Line],
    around: Sequence[Line],
    tables: Sequence[NormalTable],
    refused: Sequence[Refused],
) -> str:
    """The office by the surest place that names one; empty where none does.

    `titles` stand above the tables, `around` elsewhere on the pages: covers, feet, signatures.
    """
    found = (
        of_lines((*titles, *identity_lines(one.table for one in refused))),
        of_lines(around),
        of_signatures([*signatures(tables), *(line.text for line in (*around, *titles))]),
        _of_rows(tables),
        of_column(tables),
    )
    named = reduce(_better, filter(None, found), "")
    return named or of_name(name) or of_government(titles)


def _better(name: str, other: str) -> str:
    """The first, or the other where it is the same office with its region, or the first ran on past its end."""
    one, two = squash(name), squash(other)
    if not name or (two.startswith(one) and len(two) > len(one)):
        return other
    bare = without_region(other)
    return other if bare != other and one.startswith(squash(bare) + "dan") else name


def signatures(tables: Sequence[NormalTable]) -> Iterator[str]:
    """The rows of tables that hold signatures, cell by cell."""
    for table in tables:
        for row in table.set_aside:
            if row.reason == SIGNATURE:
                yield from row.text.split(" | ")


def _of_rows(tables: Sequence[NormalTable]) -> str:
    heads = [i.text("penanggung_jawab") for t in tables for i in t.indicators]
    texts = [
        field.clean
        for t in tables
        for i in t.indicators
        for key, field in i.fields.items()
        if key in ("sumber_data", "indikator", "sasaran") or key.startswith(UNKNOWN_PREFIX)
    ]
    return of_rows(heads, texts)
