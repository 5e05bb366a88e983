"""The reading of a document with a person's own lines for its regions; where the file's bytes are at hand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from extract.document import Document, Page, Table, start_of
from extract.drawn.lines import ENGINE, Lines
from extract.drawn.page import drawn, table_of
from extract.ink import Ink
from extract.picture import paged
from extract.reader import NO_TABLE, assemble
from extract.sense import HeaderSense
from extract.settings import Settings
from iku.decisions.decision import Decision, standing
from iku.decisions.drawing import lines_of
from iku.decisions.moved import belonging, may_move
from iku.decisions.rules.book import EMPTY, Book
from iku.decisions.rules.cut import lines_on, meets

ACTION = "garis"


@dataclass(frozen=True, slots=True)
class Redrawn:
    """The document as it is read with the lines, and the decisions that fit no page of it."""

    document: Document
    loose: tuple[Decision, ...] = ()


def undrawn(document: Document, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those that draw lines on a page which was not read with any (on any page, where drawn on another file)."""
    pages = {page.number for page in document.pages if any(table.engine == ENGINE for table in page.tables)}
    return tuple(one for one in decisions if one.tindakan == ACTION and not _is_drawn(one, document, pages))


def _is_drawn(one: Decision, document: Document, pages: Collection[int]) -> bool:
    lines = lines_of(one.baru)
    return lines is not None and (lines.page in pages or (may_move(one, document.sha256) and bool(pages)))


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
    loose = tuple(one for one in told if not sheets.draw(_lines(one, document, sheets)))
    for page in document.pages:
        for table in (*page.tables, *(one.table for one in page.aside)):
            for header, cut in book.cuts:
                if meets(header, page, table, cut):
                    sheets.draw(lines_on(page, table, cut))
    if not sheets.drawn:
        return Redrawn(document, loose)
    problems = [one for one in document.problems if one != NO_TABLE]
    pages = list(sheets.pages.values())
    apart = (table for page in pages for table in page.tables if table.engine == ENGINE and table.n_cols == 1)
    starts = frozenset(start_of(table) for table in (*document.tables, *apart) if table.box)
    whole = assemble(document.path, document.sha256, document.kind, pages, sense, problems, starts)
    return Redrawn(replace(whole, after=document.after), loose)


def _lines(one: Decision, document: Document, sheets: "Sheets") -> Lines | None:
    """The lines that a decision draws, where they belong in this file."""
    lines = lines_of(one.baru)
    if lines is None or not may_move(one, document.sha256):
        return lines
    return belonging(lines, one.mentah, document.pages, sheets.cut)


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
        page = self._page(lines)
        ink = self._ink(page.number) if page else None
        made = drawn(page, ink, [lines], self.sense) if lines and page and ink else None
        if made is None:
            return False
        self.pages[made.number] = made
        self.drawn.add(made.number)
        return True

    def cut(self, lines: Lines) -> Table | None:
        """What stands between lines; the page stays as it is."""
        page = self._page(lines)
        ink = self._ink(page.number) if page else None
        return table_of(page, ink, lines, self.sense) if page and ink else None

    def _page(self, lines: Lines | None) -> Page | None:
        """The page of lines that fit it."""
        page = self.pages.get(lines.page) if lines else None
        return page if lines and page and lines.fit(page) else None

    def _ink(self, number: int) -> Ink | None:
        from extract.pdf.pages import ink_of

        if number not in self.inks:
            printed = paged(self.data, self.kind, self.settings)
            self.inks[number] = ink_of(printed, number, self.settings, self.sense) if printed is not None else None
        return self.inks[number]
