"""What sets the names of a mixed column apart to the eye: numbering, fill, weight and slant, indentation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from extract.document import Cell
from normalize.rows.sheet import filled
from normalize.words.squash import fold

Look: TypeAlias = tuple[object, ...]
"""Names with equal looks are of one sort."""

_MARKS = (
    ("roman", re.compile(r"^\(?[IVX]{1,5}(?:[.)]|\s|$)")),
    ("upper", re.compile(r"^\(?[A-Z][.)]")),
    ("lower", re.compile(r"^\(?[a-z][.)]")),
)
_DIGITS = re.compile(r"^\(?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:[.,)]+|\s|$)")
_DASH = re.compile(r"^[-–—•▪●]\s?[^\W\d]")
_PART = re.compile(r"[^\W_]+")
_WHITE = 250
_SHADE = 24
"""Fills closer than this, of 256, in each colour are one fill."""
_STEP = 6.0
"""Points by which a deeper level is indented at least."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the mixed column with what stands beside it."""

    cell: Cell
    number: str = ""
    """The row's own number cell."""
    code: str = ""
    indicator: str = ""
    hint: str | None = None
    """Level that a band row above announces ("Sasaran OPD")."""
    band: int = 0
    """Which band that is."""
    place: int | None = None
    """The grid column of its number: of several under one header each may be of a level."""


def marks(names: Sequence[Named]) -> list[Look]:
    """The sort of numbering: I, A, 1, 1.1, a, or none; of the number cell, and in which column, else of the name."""
    return [(*_mark(fold(n.number) or fold(n.cell.text)), n.place) for n in names]


def _mark(text: str) -> Look:
    digits = _DIGITS.match(text)
    if digits:
        return ("digits", digits["number"].count("."))
    return (next((sort for sort, pattern in _MARKS if pattern.match(text)), ""),)


def dashed(names: Sequence[Named]) -> list[Look]:
    """Whether a dash or a dot stands before the name."""
    return [(_DASH.match(fold(n.cell.text)) is not None,) for n in names]


def codes(names: Sequence[Named]) -> list[Look]:
    """How many parts the code of a row has; none where a row has no code."""
    return [(len(parts_of(n)),) for n in names]


def parts_of(name: Named) -> list[str]:
    """The parts of the code of a row."""
    return _PART.findall(fold(name.code))


def fills(names: Sequence[Named]) -> list[Look]:
    """Background colours, near ones taken as one."""
    return [_fill(n.cell.fill) for n in names]


def _fill(fill: tuple[int, int, int] | None) -> Look:
    return () if fill is None or min(fill) >= _WHITE else tuple(value // _SHADE for value in fill)


def faces(names: Sequence[Named]) -> list[Look]:
    """Whether all lines are bold, and whether all are italic."""
    return [tuple(_all(n.cell, face) for face in ("bold", "italic")) for n in names]


def labelled_faces(names: Sequence[Named]) -> list[Look]:
    """The same under each label: plain goals stand under "Sasaran", plain sub activities under "Kegiatan"."""
    return [(name.hint, *face) for name, face in zip(names, faces(names), strict=True)]


def _all(cell: Cell, face: str) -> bool:
    return filled(cell) and all(getattr(line, face) for line in cell.lines if fold(line.text))


def indents(names: Sequence[Named]) -> list[Look]:
    """Steps by which the first line is set in from the cell's edge."""
    return [_indent(n.cell) for n in names]


def _indent(cell: Cell) -> Look:
    first = next((line.box for line in cell.lines if line.box is not None), None)
    return () if first is None or cell.box is None else (int((first.x0 - cell.box.x0) // _STEP),)
