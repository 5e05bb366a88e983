"""Who makes an agreement: the post of its first party tells the level of the tables on the pages behind."""

import re
from collections.abc import Iterator, Sequence

from extract.document import Document, Line, Page
from normalize import titles
from normalize.words.squash import fold

_FAR = 3
"""Pages behind the agreement until which its tables stand."""
_FIRST = re.compile(r"\bpihak\s+(?:pertama|kesatu)\b", re.IGNORECASE)
_POST = re.compile(r"jabatan\s*:\s*(?=\w)", re.IGNORECASE)


def level(document: Document, page: int | None, titled: Sequence[Line]) -> str:
    """tingkat that the lines over a table tell, else the party of the agreement on a page not far before it."""
    told = titles.level(titled)
    if told or page is None:
        return told
    before = [one for one in reversed(document.pages) if 0 < page - one.number <= _FAR]
    posts = (post for one in before if _is_agreement(one) for post in _posts(one))
    post = next(posts, "")
    return titles.level([Line(post)]) if post else ""


def _is_agreement(page: Page) -> bool:
    return any(_FIRST.search(line.text) for line in page.after)


def _posts(page: Page) -> Iterator[str]:
    """The posts that a page names behind "Jabatan", in its order."""
    for text in map(fold, (*_lines_aside(page), *(line.text for line in page.after))):
        if post := _POST.match(text):
            yield text[post.end() :]


def _lines_aside(page: Page) -> Iterator[str]:
    """The lines of what was set aside, across its cells."""
    for aside in page.aside:
        for row in range(aside.table.n_rows):
            cells = [cell.text.splitlines() for cell in aside.table.cells if cell.row == row]
            yield from (" ".join(parts) for parts in zip(*cells, strict=False))
