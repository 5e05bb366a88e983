"""Where lines that a person drew on one file belong in its corrected file: where they cut what they cut before."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from extract.document import Box, Page, Table
from extract.drawn.lines import Lines
from iku.decisions.decision import Decision
from iku.decisions.regions import shared
from iku.decisions.rules.cut import words
from normalize.words.squash import fold

ALIKE: Final = 0.5
"""Share, in letters, of the cells that they cut which they cut again where they belong; others may be corrected."""
_BETWEEN: Final = re.compile(r"[|\n]")
Cut = Callable[[Lines], Table | None]
"""What lines cut out of a page."""


def print_of(rows: Iterable[Iterable[str]]) -> str:
    """What lines cut, row by row, as their decision keeps it (`mentah`)."""
    told = (" | ".join(filter(None, (fold(text.replace("|", " ")) for text in row))) for row in rows)
    return "\n".join(filter(None, told))


def may_move(decision: Decision, sha256: str) -> bool:
    """Whether lines were drawn on another file than this."""
    return decision.sha256 not in ("", sha256)


def belonging(lines: Lines, said: str, pages: Sequence[Page], cut: Cut) -> Lines | None:
    """The lines where they cut what they are said to have cut: at their place, or at the one other that fits best.

    None where they do so nowhere, or at several places alike.
    """
    wanted = Counter(filter(None, map(fold, _BETWEEN.split(said))))
    known = words(said)
    places = [lines, *(one for page in pages if _may_print(page, known) for one in _places(lines, page))]
    shares = [_share(wanted, cut(one)) for one in places]
    best, place = max(zip(shares, places, strict=True), key=lambda found: found[0])
    if best < ALIKE:
        return None
    others = (one for share, one in zip(shares, places, strict=True) if share == best)
    stands = place is lines or all(place.page == one.page and shared(place.box, one.box) for one in others)
    return place if stands else None


def _share(wanted: Counter[str], table: Table | None) -> float:
    if table is None or not wanted:
        return 0.0
    found = Counter(fold(cell.text.replace("|", " ")) for cell in table.cells)
    return _letters(wanted & found) / _letters(wanted)


def _letters(texts: Counter[str]) -> int:
    return sum(len(text) * count for text, count in texts.items())


def _may_print(page: Page, known: frozenset[str]) -> bool:
    """Whether a page has enough of the words at all."""
    every = (*page.tables, *(one.table for one in page.aside))
    printed = words(
        " ".join([cell.text for table in every for cell in table.cells] + [line.text for line in page.loose])
    )
    return len(known & printed) >= ALIKE * len(known)


def _places(lines: Lines, page: Page) -> Iterator[Lines]:
    """The lines on a page: as high as they were, and as high as each region of it begins or ends."""
    boxes = [one.box for one in (*page.tables, *(one.table for one in page.aside)) if one.box]
    edges = ((box.y0 - lines.box.y0, box.y1 - lines.box.y1) for box in boxes)
    shifts = {0.0, *(round(shift, 1) for both in edges for shift in both)}
    yield from (_shifted(lines, page.number, shift) for shift in sorted(shifts, key=abs))


def _shifted(lines: Lines, number: int, shift: float) -> Lines:
    box = lines.box
    down = Box(box.x0, box.y0 + shift, box.x1, box.y1 + shift)
    return replace(lines, page=number, box=down, y=tuple(y + shift for y in lines.y))
