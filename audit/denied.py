"""What a table says against the sentence beside it that all of its targets were reached."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit.claims import claims_of
from audit.readings import Reading
from audit.spot import Spot
from audit.summing_up import Claimed, claimed
from extract.document import Table
from normalize.model import Normalised, NormalTable

REACHED = 99.5
"""Percent that a report calls all of its target."""


@dataclass(frozen=True, slots=True)
class Denied:
    """A sentence, and the achievements of its table that are under their targets, the lowest first."""

    said: Claimed
    under: tuple[tuple[Spot, Reading], ...]


def denied(doc: Normalised) -> Iterator[Denied]:
    """One for each sentence that every table which it may speak of denies, told once a table.

    A table most of whose achievements are under their targets is not what the sentence speaks of.
    """
    told: set[int] = set()
    for said in claimed(doc.document):
        every = [_achieved(doc, table) for table in said.tables]
        under = [[one for one in own if one[1].number < REACHED] for own in every]
        counted = all(said.count in (None, len(own)) for own in every)
        denies = counted and all(low and 2 * len(low) <= len(own) for low, own in zip(under, every, strict=True))
        if every and denies and under[0][0][0].table.number not in told:
            told.add(under[0][0][0].table.number)
            yield Denied(said, tuple(sorted(under[0], key=lambda one: one[1].number)))


def _achieved(doc: Normalised, printed: Table) -> list[tuple[Spot, Reading]]:
    """The achievements of the last year in the table of a printed one, those that are quotients of their row; progress
    towards the plan's end is none of its year."""
    table = next((one for one in doc.tables if _is_in(one, printed)), None)
    rows = [Spot(table, row) for row in table.indicators] if table else []
    fitting = [(spot, claims[0]) for spot, claims in claims_of(rows) if any(one.fits() for one in claims)]
    stated = [(spot, one.stated) for spot, one in fitting if one.reached.target.year == one.stated.target.year]
    yearly = [(spot, one) for spot, one in stated if one.target.kind == "capaian" and not one.target.period]
    last = max((one.target.year for _, one in yearly), default="")
    return [(spot, one) for spot, one in yearly if one.target.year == last]


def _is_in(table: NormalTable, printed: Table) -> bool:
    """Whether rows of a table were read from a printed one, which may be a part of it on one page."""
    if printed.page is None or printed.box is None:
        return table.source is not None and table.source.titles == printed.titles and bool(printed.titles)
    cells = (field.cell for row in table.indicators for field in row.fields.values())
    at = [cell.box for cell in cells if cell and cell.page == printed.page and cell.box]
    return any(printed.box.y0 <= (box.y0 + box.y1) / 2 <= printed.box.y1 for box in at)
