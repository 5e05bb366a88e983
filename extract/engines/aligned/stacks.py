"""Texts over one another, as what they are the head of."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.engines.aligned.printed import Printed


@dataclass(frozen=True, slots=True)
class Stack:
    """What stands over one column: its ends, points, and its words."""

    x0: float
    x1: float
    text: str


def stacked(lines: Sequence[Printed]) -> list[Stack]:
    """The texts of lines from the left, those over one another taken together."""
    out: list[Stack] = []
    for chunk in sorted((c for line in lines for c in line.chunks), key=lambda c: (c.x0, c.y0)):
        if out and chunk.x0 < out[-1].x1:
            out[-1] = Stack(out[-1].x0, max(out[-1].x1, chunk.x1), f"{out[-1].text} {chunk.text}")
        else:
            out.append(Stack(chunk.x0, chunk.x1, chunk.text))
    return out
