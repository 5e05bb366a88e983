"""Tables that a person calls one of indicators, or none: those of the document, and regions that were set aside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from extract.document import Aside, Box, Document, Page, Table
from extract.reader import NO_TABLE as WITHOUT
from extract.reader import assemble
from extract.sense import HeaderSense
from iku.decisions.decision import Decision
from iku.decisions.forms import Verdict, verdict
from iku.decisions.rules.cut import TOP, words
from normalize.model import Normalised
from normalize.told import NO_TABLE
from normalize.words.squash import fold

OVERLAP: Final = 0.5
"""Share of the smaller of two boxes that they share where they are one region."""


class Region(NamedTuple):
    """Where a region is: a table of the document by its place, or what was set aside on a page by its own."""

    place: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What regions are, and the decisions that fit none any more."""

    tables: Mapping[int, bool]
    """By place among the document's tables."""
    asides: Mapping[Region, bool]
    of_asides: tuple[Decision, ...]
    loose: tuple[Decision, ...]


def judged(doc: Normalised, decisions: Sequence[Decision], known: Mapping[frozenset[str], bool]) -> Judged:
    """The regions that the decisions are about, in a document as it is read without them.

    `known` are tables that the folder's rules know by the words of their first rows.
    """
    tables: dict[int, bool] = {}
    asides: dict[Region, bool] = {}
    for place, table in _regions(doc) if known else ():
        judgement = known.get(_first_words(table))
        if judgement is not None and place.page is None:
            tables[place.place] = judgement
        elif judgement is not None:
            asides[place] = judgement
    of_asides, loose = [], []
    for decision in decisions:
        written = verdict(decision.baru)
        region = _find(doc, decision, written) if written else None
        if written is None or region is None:
            loose.append(decision)
        elif region.page is None:
            tables[region.place] = written.tabel
        else:
            asides[region] = written.tabel
            of_asides.append(decision)
    return Judged(tables, asides, tuple(of_asides), tuple(loose))


def _find(doc: Normalised, decision: Decision, written: Verdict) -> Region | None:
    """By its number or box if it says there what it said, else the one region that does; in the same file it is enough
    that its own place prints all of that."""
    every = list(_regions(doc))
    same = [region for region, table in every if fold(decision.mentah) and says(doc, table, decision.mentah)]
    own = [(region, table) for region, table in every if _is_place(doc, table, decision, written)]
    here = next((region for region, _ in own if region in same), None)
    if here or len(same) == 1:
        return here or same[0]
    known = decision.sha256 == doc.document.sha256
    return next((region for region, table in own if known and _prints(table, decision.mentah)), None)


def _regions(doc: Normalised) -> Iterator[tuple[Region, Table]]:
    yield from ((Region(place), table) for place, table in enumerate(doc.document.tables))
    for page in doc.document.pages:
        yield from ((Region(place, page.number), aside.table) for place, aside in enumerate(page.aside))


def _first_words(table: Table) -> frozenset[str]:
    first = min((cell.row for cell in table.cells if cell.text.strip()), default=0)
    return words(" ".join(cell.text for cell in table.cells if cell.row == first))


def _is_place(doc: Normalised, table: Table, decision: Decision, written: Verdict) -> bool:
    if decision.tabel is not None:
        return any(one.number == decision.tabel and one.source is table for one in doc.tables)
    box = Box(*written.kotak) if written.kotak else None
    return box is not None and table.box is not None and table.page == written.halaman and shared(box, table.box)


def shared(one: Box, other: Box) -> bool:
    """Whether two boxes of a page are one region."""
    return one.shares(other, OVERLAP)


def says(doc: Normalised, table: Table, text: str) -> bool:
    """Whether a region prints this, or begins with it, or has its first line as a header over the rest of it; bars
    between cells are not looked at."""
    printed = fold(" ".join(cell.text for cell in table.cells))
    if printed.startswith(fold(text.replace("|", " "))):
        return True
    header = words(text.partition("\n")[0])
    return bool(header) and header in _tops(doc, table) and _prints(table, text)


def _tops(doc: Normalised, table: Table) -> Iterator[frozenset[str]]:
    """The words of its header as it is read, and of each of the rows among which one is looked for."""
    for one in doc.tables:
        if one.source is table:
            yield words(" ".join(column.raw.split(" | ")[0] for column in one.columns))
    for row in range(TOP):
        yield words(" ".join(cell.text for cell in table.cells if cell.row == row))


def _prints(table: Table, text: str) -> bool:
    """Whether all words of a text stand in a region."""
    return words(text) <= words(" ".join(cell.text for cell in table.cells))


def told(document: Document, asides: Mapping[Region, bool], sense: HeaderSense) -> Document:
    """The document with regions that were set aside as tables, where people call them so."""
    if not asides:
        return document
    pages = [_page(page, asides) for page in document.pages]
    if not any(asides.values()):
        return replace(document, pages=tuple(pages))
    problems = [problem for problem in document.problems if problem != WITHOUT]
    made = assemble(document.path, document.sha256, document.kind, pages, sense, problems)
    return replace(made, after=document.after)


def places(doc: Normalised, document: Document, asides: Mapping[Region, bool]) -> dict[int, bool]:
    """The tables of `document` in which regions of `doc` stand that people call tables."""
    pages = {page.number: page for page in doc.document.pages}
    wanted = [pages[one.page].aside[one.place].table for one, sure in asides.items() if sure and one.page is not None]
    return {
        place: True for place, table in enumerate(document.tables) if any(_holds(table, region) for region in wanted)
    }


def _holds(table: Table, region: Table) -> bool:
    box = region.box
    return box is not None and any(
        cell.page == region.page and cell.box is not None and cell.lines and cell.box.overlap(box) > 0
        for cell in table.cells
    )


def _page(page: Page, asides: Mapping[Region, bool]) -> Page:
    said = [(aside, asides.get(Region(place, page.number))) for place, aside in enumerate(page.aside)]
    if all(verdict is None for _, verdict in said):
        return page
    tables = sorted([*page.tables, *(aside.table for aside, verdict in said if verdict)], key=_top)
    kept = tuple(_refused(aside) if verdict is False else aside for aside, verdict in said if not verdict)
    return replace(page, tables=tuple(tables), aside=kept)


def _refused(aside: Aside) -> Aside:
    """No engine stands by it any more."""
    return Aside(NO_TABLE, replace(aside.table, score=0.0))


def _top(table: Table) -> float:
    return table.box.y0 if table.box else 0.0
