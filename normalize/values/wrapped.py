"""A number whose decimals a column too narrow for it put on the next line: "22,8" over "9%"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Box, Line
from normalize.change import Change
from normalize.words.breaks import Gap, gaps

_CUT = re.compile(r"\d{1,3}[.,]\d")
"""A number with one decimal, which the next line may go on with."""
_REST = re.compile(r"\d\s?%?")


def whole(lines: Sequence[Line], box: Box | None) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines of a cell with such a number on one; only where the upper line fills its column and is nothing else."""
    out: list[Line] = list(lines[:1])
    changes: list[Change] = []
    for line, gap in zip(lines[1:], gaps(lines, box), strict=True):
        first, rest = out[-1].text.strip(), line.text.strip()
        if gap is Gap.FULL_ALONE and _CUT.fullmatch(first) and _REST.fullmatch(rest):
            changes.append(Change("angka", f"{first} {rest}", first + rest, 0.9))
            out[-1] = replace(out[-1], text=first + rest, confidence=min(out[-1].confidence, line.confidence))
        else:
            out.append(line)
    return tuple(out), tuple(changes)
