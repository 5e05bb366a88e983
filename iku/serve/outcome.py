"""What a worker answers about a document that people decide about."""

from dataclasses import dataclass
from typing import Any


class Gone(Exception):
    """What a document was read from is not there any more, or is another file."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A document after decisions, before anything of it is written."""

    document: bytes
    """Its JSON."""
    loose: tuple[str, ...]
    """Messages about decisions that fit nowhere."""
    changes: dict[str, Any]
    """`iku.serve.changes`, against what lies in the folder."""
    drawn: bytes | None
    """What was read with people's own lines, where it was read just now."""
