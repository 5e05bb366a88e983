"""Paragraphs outside tables that nobody writes: the text of a table whose cells were lost on the way.

LibreOffice gives a table of an old Word file that it cannot build as one paragraph (68 rows: 31,921 letters), as where
the file ends with it: Word ends every file with a paragraph, a program that writes none loses its last table so.
"""

from collections.abc import Iterator
from typing import Final

from extract.document import SAVE_AGAIN, Document, Problem

LONGEST: Final = 5_000
"""Letters of a paragraph; two pages of close print have some 6,000, a paragraph of a report rarely 2,000."""
_SHOWN: Final = 60


def lost_tables(document: Document) -> Iterator[Problem]:
    """A problem for each paragraph, above a table or below the last, that must be a table's text."""
    for line in (*(line for table in document.tables for line in table.titles), *document.after):
        if len(line.text) > LONGEST:
            text = f"Satu paragraf berisi {len(line.text)} huruf, mungkin tabel yang selnya hilang: "
            yield Problem("baca", f'{text}"{line.text[:_SHOWN]}…".', SAVE_AGAIN)
