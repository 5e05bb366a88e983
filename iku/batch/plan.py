"""What a batch is asked to do, and what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iku.batch.task import Task
from iku.batch.totals import Tally
from iku.decisions.decision import Decision, by_document, strayed
from iku.inputs.ids import Source, goes_on
from iku.settings import Settings
from iku.state import records

if TYPE_CHECKING:
    from iku.decisions.rules.rule import Rule


@dataclass(slots=True)
class Batch:
    """What came of a batch."""

    tally: Tally = field(default_factory=Tally)
    removed: list[str] = field(default_factory=list)
    """Documents of earlier runs whose files have gone: their output has gone as well."""
    kept: list[str] = field(default_factory=list)
    """Documents of earlier runs that were not named this time: their output stays, the tables leave them out."""
    copies: list[tuple[str, ...]] = field(default_factory=list)
    """Documents that are one file, byte for byte."""
    passed: list[str] = field(default_factory=list)
    """Files of the inputs' folders that are no documents."""
    left_out: list[str] = field(default_factory=list)
    """Files that were to be left out."""
    lost: list[str] = field(default_factory=list)
    """Documents whose record could not be read when the tables were put together: they are not in them."""
    unwritten: list[str] = field(default_factory=list)
    """Forms of the tables that could not be written, and why."""
    interrupted: bool = False

    @property
    def complete(self) -> bool:
        """Every document was converted wholly, and every form that was asked for is there."""
        return not (self.interrupted or self.lost or self.unwritten) and self.tally.whole


@dataclass(frozen=True, slots=True)
class Plan:
    """A batch to run."""

    sources: Sequence[Source]
    target: str
    settings: Settings
    workers: int
    force: bool = False
    decisions: Sequence[Decision] = ()
    """Those of people, of every document, in the order in which they were made."""
    forms: tuple[str, ...] = ()
    """Forms of the tables besides CSV (`emit.formats.forms`)."""
    rules: "tuple[Rule, ...]" = ()
    """The folder's own vocabulary, those that hold."""
    waiting: frozenset[str] = frozenset()
    """Documents whose files are not to be read yet: what was read of them before stays as it is."""

    def tasks(self) -> Iterator[Task]:
        """Longest first, so that no long document is left alone at the end."""
        program = records.program()
        decided = by_document(self.decisions)
        strays = strayed(self.decisions, {source.name for source in self.sources})
        order = sorted(range(len(self.sources)), key=lambda place: -self.sources[place].size)
        for place in order:
            source = self.sources[place]
            own = decided.get(source.name, ())
            yield Task(
                source, self.target, self.settings, program, self._previous(place), own, strays, self.rules, self.force
            )

    def _previous(self, place: int) -> Source | None:
        """The document before this one, if both are parts of one: a table may go on from file to file."""
        source, previous = self.sources[place], self.sources[place - 1] if place else None
        return previous if previous is not None and goes_on(previous.path, source.path) else None
