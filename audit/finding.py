"""A finding is data: what rule, how grave, on which cell, with which figures; its text is a filled template."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import field
from typing import NamedTuple, Protocol, TypeAlias

from extract.document import Box
from extract.structs import struct
from normalize.model import Normalised

Place: TypeAlias = tuple[int, int, str]
"""A cell: table, row and column."""


@struct(frozen=True, slots=True)
class Finding:
    """One row of temuan.csv."""

    code: str
    """kode."""
    severity: str
    """keparahan: galat | peringatan | info."""
    template: str
    """Bahasa Indonesia, with {names} of `figures`."""
    evidence: str
    """bukti: the text it rests on, as printed."""
    advice: str
    """saran."""
    table: int | None = None
    row: int | None = None
    column: str = ""
    page: int | None = None
    box: Box | None = None
    figures: Mapping[str, str] = field(default_factory=dict)
    judged: int = 0
    """Rows that the rule judged as it judged this one; 0: those that have something in its column."""
    against: str = ""
    """What the row was held against, where rows are only alike that were held against the same."""
    beside: tuple[Place, ...] = ()
    """The other cells that it rests on."""
    upheld: int | None = None
    """Other cases of the document in which what the rule supposes holds; None: the print itself says what it is."""

    borne_out: bool = False
    """Other rows of its column show what the rule supposes: however many fail alike, they are faults."""

    @property
    def way(self) -> Hashable:
        """In which way it fails a rule: what is said of which column, held against what."""
        return self.code, self.table, self.column, self.template, self.against

    @property
    def message(self) -> str:
        """pesan."""
        return self.template.format(**self.figures)


class Rule(Protocol):
    """A kind of finding: one small file in `audit/rules/`, found by its module-level name `RULE`."""

    code: str

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """Every finding of this kind in one document."""
        ...


class PlainRule(NamedTuple):
    """A rule without thresholds."""

    code: str
    find: Callable[[Normalised], Iterator[Finding]]

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """Every finding of this kind in one document."""
        return self.find(doc)
