"""Numbers that a column too narrow for them broke, written as one: "22,8" over "9%", "6" over "7%", "1.15 laya" over
"0 nan"."""

import re
from collections.abc import Sequence

from extract.cut_numbers import rests
from extract.document import Box, Line
from extract.structs import replace
from normalize.change import Change
from normalize.values import units
from normalize.values.readings import readings

_PIECES = re.compile(r"(\d[\d.,]{0,20}+)?+\s{0,4}+([^\W\d_]{1,20}+)?+")
"""A piece of a number, of its unit beside it, or of both."""
_MOST = 6
"""Lines of a number and its unit, each in a column of its own that no rule parts."""


def whole(lines: Sequence[Line], box: Box | None) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines of a cell with each such number on one, and a change for each."""
    if beside := _set_beside(lines):
        return beside
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


def _set_beside(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Change, ...]] | None:
    """A number beside its unit, both broken: neither the pieces of the unit nor the number alone say anything."""
    if not 1 < len(lines) <= _MOST:
        return None
    found = [_PIECES.fullmatch(line.text.strip()) for line in lines]
    pieces = [one.groups() for one in found if one]
    if len(pieces) < len(lines):
        return None
    figures = [figure for figure, _ in pieces if figure]
    words = [word for _, word in pieces if word]
    number, unit = "".join(figures), "".join(words)
    broken = any(figure for figure, _ in pieces[1:])  # else the words alone go on: they are made whole as words
    if not (broken and len(words) > 1) or any(map(units.is_known, words)):
        return None
    one_number = len(figures) == 1 or "." in number
    if not one_number or not units.is_known(unit) or readings(number) is None:
        return None
    text = f"{number} {unit}"
    line = replace(lines[0], text=text, confidence=min(line.confidence for line in lines))
    return (line,), (Change("angka", " ".join(line.text.strip() for line in lines), text, 0.9),)
