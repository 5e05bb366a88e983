"""How a batch tells of itself while it runs; `iku.command.progress` shows it."""

import sys
from typing import Protocol

from iku.batch.task import Outcome


class Progress(Protocol):
    """Told of the start, of each document, and of the end."""

    def start(self, total: int) -> None:
        """So many documents are to be done."""

    def done(self, outcome: Outcome) -> None:
        """One is done."""

    def note(self, text: str) -> None:
        """Something for the one who mends the program: the trace of an unforeseen error."""

    def stop(self) -> None:
        """No more will come."""


class Silent:
    """Says nothing but what went wrong."""

    def start(self, total: int) -> None:
        """See `Progress`."""

    def done(self, outcome: Outcome) -> None:
        """See `Progress`."""

    def note(self, text: str) -> None:
        """See `Progress`."""
        print(text, file=sys.stderr)

    def stop(self) -> None:
        """See `Progress`."""
