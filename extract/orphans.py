"""Titles that a page break parted from their table: they stand alone at the foot of the page before."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Line, Page, Table

_MOST_LINES = 8
_LONGEST = 120
"""Letters of a title line; longer ones are running text."""
_LOWEST = 0.5
"""Share of the page's height below which the last line of a stranded title stands: the table did not fit under it."""
_NUMBER = re.compile(r"\d+")


def tables_of(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The tables of all pages in order; one without title that opens a page takes what stands alone before it.

    Foot lines that pages have in common are no titles.
    """
    feet = Counter(key for page in pages for key in {_key(line) for line in _ends(page)})
    out: list[Table] = []
    for before, page in zip((None, *pages), pages, strict=False):
        tables = list(page.tables)
        if before and tables and not tables[0].titles:
            title = tuple(line for line in before.after if feet[_key(line)] == 1)
            if _is_title(title, before):
                tables[0] = replace(tables[0], titles=title)
        out += tables
    return tuple(out)


def _ends(page: Page) -> tuple[Line, ...]:
    """Lines that may be a page's head or foot."""
    return (*page.after, *(page.tables[0].titles if page.tables else ()))


def _key(line: Line) -> str:
    """A line without the numbers that count pages."""
    return _NUMBER.sub("#", " ".join(line.text.split()).casefold())


def _is_title(lines: Sequence[Line], page: Page) -> bool:
    if not lines or len(lines) > _MOST_LINES or any(len(line.text) > _LONGEST for line in lines):
        return False
    if not any(letter.isalpha() for line in lines for letter in line.text):
        return False
    last = lines[-1].box
    return last is not None and last.y1 >= _LOWEST * page.height
