"""Kinds of made documents: each module gives makers by the name of their kind."""

from collections.abc import Callable

from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.families import (
    cascading,
    layout,
    monev,
    negative,
    pages,
    prints,
    renja,
    report,
    scans,
    simple,
    traits,
    worn,
)
from benchmarks.invent.cases.model import Case

Maker = Callable[[Draw], Case]
KINDS: dict[str, Maker] = {
    name: maker
    for module in (simple, monev, report, renja, cascading, negative, pages, layout, traits, prints, scans, worn)
    for name, maker in module.KINDS.items()
}
