"""Pages on which a table has surely ended: text of their own, a signature or a paragraph, stands under it."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.document import Line, Page
from extract.stitch.header import CONTINUED, PAGE_NUMBER, WORD

_NUMBER = re.compile(r"\d+")


def ended(pages: Sequence[Page]) -> frozenset[int]:
    """The numbers of the pages under whose last table text stands, and of those that hold text and no table.

    Feet that pages have in common, page numbers and "bersambung" are no text of a page's own.
    """
    feet = feet_of(pages)
    return frozenset(page.number for page in pages if _has_text(page) or any(_is_own(n, feet) for n in page.after))


def feet_of(pages: Sequence[Page]) -> Counter[str]:
    """On how many pages each line stands that may be a head or a foot."""
    return Counter(key for page in pages for key in {line_key(line) for line in _ends(page)})


def line_key(line: Line) -> str:
    """A line without the numbers that count pages."""
    return _NUMBER.sub("#", " ".join(line.text.split()).casefold())


def _ends(page: Page) -> tuple[Line, ...]:
    """Lines that may be a page's head or foot."""
    return (*page.after, *(page.tables[0].titles if page.tables else ()))


def _has_text(page: Page) -> bool:
    """More text than is kept of a page without tables."""
    return page.kind == "digital" and not page.unread and not (page.tables or page.after or page.aside)


def _is_own(line: Line, feet: Counter[str]) -> bool:
    furniture = PAGE_NUMBER.fullmatch(line.text.strip()) or CONTINUED.search(line.text)
    return feet[line_key(line)] == 1 and not furniture and bool(WORD.search(line.text))
