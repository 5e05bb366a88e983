"""Columns cut the same way: lines that a person drew on one table, for tables under the same header elsewhere."""

from dataclasses import dataclass, replace
from math import isfinite

import msgspec

from extract.document import Page, Table
from extract.drawn.lines import ENGINE, MOST_COLUMNS, Lines
from iku.decisions.forms import decoded
from normalize.words.squash import squash

_NEAR = 0.02
"""Share of a page's width by which regions of one form may differ."""
TOP = 4
"""Rows among which a header is looked for."""


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    """The lines as vocabulary keeps them: points of a page so wide."""

    lebar: float
    x0: float
    x1: float
    x: list[float]


@dataclass(frozen=True, slots=True)
class Cut:
    """Where columns part, as shares of the page's width."""

    left: float
    right: float
    x: tuple[float, ...]


def cut_of(text: str) -> Cut | None:
    """The lines that vocabulary says; None where it says none."""
    told = decoded(text, _Written)
    if not told or not all(map(isfinite, (told.lebar, told.x0, told.x1, *told.x))) or len(told.x) > MOST_COLUMNS:
        return None
    if not (0 <= told.x0 < told.x1 <= told.lebar + 1 and all(told.x0 <= x <= told.x1 for x in told.x)):
        return None
    return Cut(told.x0 / told.lebar, told.x1 / told.lebar, tuple(x / told.lebar for x in told.x))


def written(width: float, lines: Lines) -> str:
    """Lines on a page so wide as vocabulary keeps them."""
    kept = _Written(round(width, 2), lines.box.x0, lines.box.x1, list(lines.x))
    return msgspec.json.encode(kept).decode()


def words(text: str) -> frozenset[str]:
    """What a header says, as it is looked up: the letters of its words."""
    return frozenset(filter(None, map(squash, text.replace("|", " ").split())))


def meets(header: frozenset[str], page: Page, table: Table, cut: Cut) -> bool:
    """Whether a region of a page is of this form: as wide, and its top rows print the words of the header."""
    box, near = table.box, _NEAR
    if box is None or table.engine == ENGINE or not header:
        return False
    wide = abs(box.x0 / page.width - cut.left) < near and abs(box.x1 / page.width - cut.right) < near
    top = " ".join(cell.text for cell in table.cells if cell.row < TOP) if wide else ""
    return wide and header <= words(top)


def lines_on(page: Page, table: Table, cut: Cut) -> Lines | None:
    """The lines on a region that is of this form; its rows stay as they were read."""
    box = table.box
    if box is None:
        return None
    shift = box.x0 - cut.left * page.width
    x = tuple(round(at * page.width + shift, 2) for at in cut.x)
    return Lines(page.number, replace(box, x1=max(box.x1, cut.right * page.width + shift)), x)
