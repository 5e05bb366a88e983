"""Numbers that a column too narrow for them broke, written as one: "22,8" over "9%", "6" over "7%"."""

from collections.abc import Sequence
from dataclasses import replace

from extract.cut_numbers import rests
from extract.document import Box, Line
from normalize.change import Change


def whole(lines: Sequence[Line], box: Box | None) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines of a cell with each such number on one, and a change for each."""
    cut = rests(lines, box)
    if not cut:
        return tuple(lines), ()
    out: list[Line] = []
    printed: list[list[str]] = []
    for k, line in enumerate(lines):
        if k in cut:
            above = out.pop()
            printed[-1].append(line.text.strip())
            line = replace(above, text="".join(printed[-1]), confidence=min(above.confidence, line.confidence))
        else:
            printed.append([line.text.strip()])
        out.append(line)
    return tuple(out), tuple(Change("angka", " ".join(one), "".join(one), 0.9) for one in printed if len(one) > 1)
