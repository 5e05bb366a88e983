"""Titles that a page break parted from their table: they stand alone at the foot of the page before."""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Line, Page, Table
from extract.stitch.ended import feet_of, line_key

_MOST_LINES = 8
_LONGEST = 120
"""Letters of a title line; longer ones are running text."""
_LOWEST = 0.5
"""Share of the page's height below which the last line of a stranded title stands: the table did not fit under it."""


def tables_of(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The tables of all pages in order; one without title that opens a page takes what stands alone before it.

    Foot lines that pages have in common are no titles.
    """
    feet = feet_of(pages)
    out: list[Table] = []
    for before, page in zip((None, *pages), pages, strict=False):
        tables = list(page.tables)
        if before and tables and not tables[0].titles:
            title = tuple(line for line in before.after if feet[line_key(line)] == 1)
            if _is_title(title, before):
                tables[0] = replace(tables[0], titles=title)
        out += tables
    return tuple(out)


def _is_title(lines: Sequence[Line], page: Page) -> bool:
    if not lines or len(lines) > _MOST_LINES or any(len(line.text) > _LONGEST for line in lines):
        return False
    if not any(letter.isalpha() for line in lines for letter in line.text):
        return False
    last = lines[-1].box
    return last is not None and last.y1 >= _LOWEST * page.height
