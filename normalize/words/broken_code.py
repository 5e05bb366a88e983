"""Codes of programmes and activities that a narrow column broke: "210.15.1" over "6" is 210.15.16."""

import re
from itertools import pairwise

from extract.document import Cell
from normalize.change import Change, Cleaned
from normalize.words.join import join, tidy

_PIECE = re.compile(r"\.?[\dXx]+(?:\.[\dXx]+)*\.?")


def whole(cell: Cell) -> Cleaned:
    """The code of a cell; what is no pieces of one code is joined as any text."""
    pieces = [tidy(line.text) for line in cell.lines]
    if len(pieces) < 2 or "." not in pieces[0] or not all(_goes_on(*two) for two in pairwise(pieces)):
        return join(cell.lines, cell.box)
    code = "".join(pieces)
    return Cleaned(code, (Change("kata_terpotong", " ".join(pieces), code, 1.0),))


def _goes_on(above: str, below: str) -> bool:
    """Whether two lines are one code: cut at a point, or within its last number."""
    at_point = above.endswith(".") != below.startswith(".")
    return all(map(_PIECE.fullmatch, (above, below))) and (at_point or "." not in below)
