"""The tasks of a batch: what the main process sends to a worker, and gets back. Small, and light to import."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from iku.decisions.decision import Decision
from iku.inputs.ids import Source
from iku.settings import Settings
from iku.state.pages import Part

if TYPE_CHECKING:
    from iku.decisions.rules.rule import Rule


class Work(StrEnum):
    """What there is to do; each is a function of `iku.batch.work`."""

    RUN = "run"
    READ_PART = "read_part"
    LOSE_PART = "lose_part"
    JOIN = "join"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Task:
    """One document to convert; picklable, and small."""

    source: Source
    target: str
    """Output folder or URL."""
    settings: Settings
    program: str
    previous: Source | None = None
    """The document before this one in its folder: a table may go on from file to file."""
    decisions: tuple[Decision, ...] = ()
    """Those of people about the document, in the order in which they were made."""
    strays: tuple[Decision, ...] = ()
    """Those about ids that are no input's: they are about this document if its file is the one they are of."""
    rules: "tuple[Rule, ...]" = ()
    """The folder's own vocabulary."""
    force: bool = False
    """Convert even if the journal says that nothing has changed."""
    keep: bool = False
    """Keep what was read as well (`iku.state.readings`)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one document went; all that the main process ever holds of it."""

    name: str
    file: str
    status: str
    trouble: str
    indicators: int
    findings: int
    seconds: float
    fresh: bool = True
    """False: nothing had changed since the record of an earlier run."""
    rebuilt: bool = False
    """What an earlier run had kept of it was damaged, and was made anew."""


@dataclass(frozen=True, slots=True)
class Timed:
    """What a piece of work gave, and how long it took."""

    value: Any
    seconds: float


@dataclass(frozen=True, slots=True)
class Split:
    """The document is long: these parts are to be read first."""

    pages: int
    parts: tuple[Part, ...]
    rebuilt: bool = False
    """As in `Outcome`."""
