"""The reading of a document with a person's own lines for its regions; where the file's bytes are at hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from extract.document import Box, Document, Page
from extract.drawn.lines import ENGINE, Lines
from extract.drawn.page import drawn
from extract.ink import Ink
from extract.picture import paged
from extract.reader import NO_TABLE, assemble
from extract.sense import HeaderSense
from extract.settings import Settings
from iku.decisions.decision import Decision, standing

ACTION = "garis"


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    """`baru` of a decision."""

    halaman: int
    kotak: tuple[float, float, float, float]
    x: list[float] = []
    y: list[float] = []


@dataclass(frozen=True, slots=True)
class Redrawn:
    """The document as it is read with the lines, and the decisions that fit no page of it."""

    document: Document
    loose: tuple[Decision, ...] = ()


def lines_of(text: str) -> Lines | None:
    """The lines that a decision's `baru` says; None where it says none."""
    try:
        told = msgspec.json.decode(text.encode("utf-8", "replace"), type=_Written)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return Lines(told.halaman, Box(*told.kotak), tuple(told.x), tuple(told.y))


def undrawn(document: Document, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those that draw lines on a page which was not read with any."""
    pages = {page.number: page for page in document.pages}
    return tuple(one for one in decisions if one.tindakan == ACTION and not _is_drawn(lines_of(one.baru), pages))


def _is_drawn(lines: Lines | None, pages: Mapping[int, Page]) -> bool:
    page = pages.get(lines.page) if lines else None
    return page is not None and any(table.engine == ENGINE for table in page.tables)


def redrawn(
    document: Document, data: bytes, decisions: Sequence[Decision], settings: Settings, sense: HeaderSense
) -> Redrawn:
    """The document with the pages read again that standing decisions draw lines on; `data` are the file's bytes."""
    told = [one for one in standing(decisions) if one.tindakan == ACTION]
    if not told:
        return Redrawn(document)
    printed = paged(data, document.kind, settings)
    pages = {page.number: page for page in document.pages}
    inks: dict[int, Ink | None] = {}
    loose = []
    for decision in told:
        lines = lines_of(decision.baru)
        page = pages.get(lines.page) if lines else None
        if lines is None or page is None or printed is None or not lines.fit(page):
            loose.append(decision)
            continue
        if page.number not in inks:
            inks[page.number] = _ink(printed, page.number, settings)
        made = _drawn(page, inks[page.number], lines, sense)
        if made is None:
            loose.append(decision)
        else:
            pages[page.number] = made
    if len(loose) == len(told):
        return Redrawn(document, tuple(loose))
    problems = [one for one in document.problems if one != NO_TABLE]
    made_whole = assemble(document.path, document.sha256, document.kind, list(pages.values()), sense, problems)
    return Redrawn(replace(made_whole, after=document.after), tuple(loose))


def _ink(data: bytes, number: int, settings: Settings) -> Ink | None:
    from extract.pdf.opened import Unreadable
    from extract.pdf.pages import ink_of

    try:
        return ink_of(data, number, settings)
    except Unreadable:
        return None


def _drawn(page: Page, ink: Ink | None, lines: Lines, sense: HeaderSense) -> Page | None:
    return drawn(page, ink, [lines], sense) if ink is not None else None
