"""The document's office, by where it is named: title, identity line, foot and cover, signature, rows, file name."""

from collections.abc import Iterator, Sequence

from extract.document import Line
from normalize.model import NormalTable, Refused
from normalize.offices.files import of_name
from normalize.offices.lines import identity_lines, of_lines
from normalize.offices.officers import of_rows, of_signatures
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
    of_officers = _of_rows(tables)
    named = (
        of_lines((*titles, *identity_lines(one.table for one in refused)))
        or of_lines(around)
        or of_signatures([*signatures(tables), *(line.text for line in (*around, *titles))])
    )
    if named and squash(of_officers).startswith(squash(named)):
        return of_officers  # the same office, with its region
    return named or of_officers or of_name(name)


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
