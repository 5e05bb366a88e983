"""Two neighbouring tokens as what may be the halves of one word: "Pengendalia" | "n"."""

import re
from dataclasses import dataclass

from extract.breaks import Gap
from extract.structs import struct

_HEAD = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_TAIL = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Glued:
    """The whole word with what stood around it; score 0 where nothing but a line end was taken out."""

    text: str
    score: float


@struct(frozen=True, slots=True)
class Pair:
    """The letters on both sides of a gap."""

    head: str
    """The letters that end the left token."""
    tail: str
    """The letters that begin the right token."""
    rest: str
    """What follows them in the right token: a stroke, a bracket."""
    gap: Gap

    @property
    def whole(self) -> str:
        """The word that they would make."""
        return self.head + self.tail


def last_letters(token: str) -> str:
    """The letters that end it; may be empty."""
    found = _HEAD.search(token)
    return found.group() if found else ""


def first_letters(token: str) -> str:
    """The first letters of it; may be empty."""
    found = _TAIL.search(token)
    return found.group() if found else ""


def pair(left: str, right: str, gap: Gap) -> Pair | None:
    """The halves, or None where the tokens cannot be those of one word.

    They must meet in letters, and their letter case must agree: a capitalised tail is a word of its own, unless all is
    capitals; a small one is no end of a word in capitals.
    """
    if not right[0].isalpha() or not left[-1].isalpha() or (right[0].isupper() and not left[-1].isupper()):
        return None
    head, tail = last_letters(left), first_letters(right)
    agree = head.isupper() and tail.isupper() if tail[0].isupper() else len(head) < 2 or not head.isupper()
    return Pair(head, tail, right[len(tail) :], gap) if agree else None
