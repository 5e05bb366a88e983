"""Codes of programmes and activities that a narrow column broke: "210.15.1" over "6" is 210.15.16."""

import re
from itertools import pairwise

from extract.breaks import Gap, gaps
from extract.document import Cell
from normalize.change import Change, Cleaned
from normalize.words.join import join, tidy

_PAIR = 2
_PIECE = re.compile(r"\.?[\dXx]+(?:\.[\dXx]+)*\.?")


def whole(cell: Cell) -> Cleaned:
    """The code of a cell; what is no pieces of one code is joined as any text."""
    pieces = [tidy(line.text) for line in cell.lines]
    code = "".join(pieces)
    if len(pieces) < 2 or "." not in code or not all(map(_PIECE.fullmatch, pieces)):
        return join(cell.lines, cell.box)
    full = all(gap is Gap.FULL_ALONE for gap in gaps(cell.lines, cell.box))
    many = len(pieces) > _PAIR and any("." not in piece for piece in pieces)
    if not (full or many or ("." in pieces[0] and all(_goes_on(*two) for two in pairwise(pieces)))):
        return join(cell.lines, cell.box)
    return Cleaned(code, (Change("kata_terpotong", " ".join(pieces), code, 1.0),))


def _goes_on(above: str, below: str) -> bool:
    """Whether two lines are one code, wherever they end: cut at a point, or within its last number."""
    return above.endswith(".") != below.startswith(".") or "." not in below
