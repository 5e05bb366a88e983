"""The reading of a document with a person's own lines for its regions; where the file's bytes are at hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.document import Document, Page, start_of
from extract.drawn.lines import ENGINE, Lines
from extract.drawn.page import drawn
from extract.ink import Ink
from extract.picture import paged
from extract.reader import NO_TABLE, assemble
from extract.sense import HeaderSense
from extract.settings import Settings
from iku.decisions.decision import Decision, standing
from iku.decisions.drawing import lines_of
from iku.decisions.rules.book import EMPTY, Book
from iku.decisions.rules.cut import lines_on, meets

ACTION = "garis"


@dataclass(frozen=True, slots=True)
class Redrawn:
    """The document as it is read with the lines, and the decisions that fit no page of it."""

    document: Document
    loose: tuple[Decision, ...] = ()


def undrawn(document: Document, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those that draw lines on a page which was not read with any."""
    pages = {page.number: page for page in document.pages}
    return tuple(one for one in decisions if one.tindakan == ACTION and not _is_drawn(lines_of(one.baru), pages))


def _is_drawn(lines: Lines | None, pages: Mapping[int, Page]) -> bool:
    page = pages.get(lines.page) if lines else None
    return page is not None and any(table.engine == ENGINE for table in page.tables)


def redrawn(
    document: Document,
    data: bytes,
    decisions: Sequence[Decision],
    settings: Settings,
    sense: HeaderSense,
    book: Book = EMPTY,
) -> Redrawn:
    """The document with the pages read again that standing decisions draw lines on, else the folder's rules.

    `data` are the file's bytes.
    """
    told = [one for one in standing(decisions) if one.tindakan == ACTION]
    if not told and not book.cuts:
        return Redrawn(document)
    sheets = Sheets({page.number: page for page in document.pages}, data, document.kind, settings, sense)
    loose = tuple(one for one in told if not sheets.draw(lines_of(one.baru)))
    for page in document.pages:
        for table in (*page.tables, *(one.table for one in page.aside)):
            for header, cut in book.cuts:
                if meets(header, page, table, cut):
                    sheets.draw(lines_on(page, table, cut))
    if not sheets.drawn:
        return Redrawn(document, loose)
    problems = [one for one in document.problems if one != NO_TABLE]
    pages, starts = list(sheets.pages.values()), frozenset(start_of(table) for table in document.tables if table.box)
    whole = assemble(document.path, document.sha256, document.kind, pages, sense, problems, starts)
    return Redrawn(replace(whole, after=document.after), loose)


@dataclass(slots=True)
class Sheets:
    """The pages of a document while lines are drawn on them; each is looked at again once."""

    pages: dict[int, Page]
    data: bytes
    kind: str
    settings: Settings
    sense: HeaderSense
    drawn: set[int] = field(default_factory=set)
    inks: dict[int, Ink | None] = field(default_factory=dict)

    def draw(self, lines: Lines | None) -> bool:
        """Read a region between lines; whether it could be."""
        page = self.pages.get(lines.page) if lines else None
        if lines is None or page is None or not lines.fit(page):
            return False
        if page.number not in self.inks:
            printed = paged(self.data, self.kind, self.settings)
            known = _ink(printed, page.number, self.settings, self.sense) if printed is not None else None
            self.inks[page.number] = known
        made = _drawn(page, self.inks[page.number], lines, self.sense)
        if made is None:
            return False
        self.pages[page.number] = made
        self.drawn.add(page.number)
        return True


def _ink(data: bytes, number: int, settings: Settings, sense: HeaderSense) -> Ink | None:
    from extract.pdf.opened import Unreadable
    from extract.pdf.pages import ink_of

    try:
        return ink_of(data, number, settings, sense)
    except Unreadable:
        return None


def _drawn(page: Page, ink: Ink | None, lines: Lines, sense: HeaderSense) -> Page | None:
    return drawn(page, ink, [lines], sense) if ink is not None else None
