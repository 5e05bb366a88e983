"""Files without pages -> `Document`: what their readers have in common."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from extract.document import Cell, Document, Line, Problem, Table, Unreadable
from extract.fractions.flowing import joined
from extract.spans import SpanLine, as_lines

NO_TABLE = Problem("baca", "Dokumen ini tidak memuat tabel.", "Periksa apakah berkas yang dipilih sudah benar.")


@dataclass(slots=True)
class Found:
    """What was found so far, and the lines since the last table."""

    tables: list[Table] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)

    def take(self, tables: Sequence[Table]) -> None:
        """Tables under the lines so far."""
        self.tables += tables
        self.titles = [] if tables else self.titles


def flowing(
    path: str, data: bytes, kind: str, read: Callable[[Found], Problem | None], none: Problem = NO_TABLE
) -> Document:
    """The document that `read` finds; never raises for what a file may hold: its trouble is in `problems` (Bahasa
    Indonesia). `read` gives the problem of a file that is damaged; `none`: of one without tables."""
    found = Found()
    try:
        damaged = read(found)
        problems = (damaged,) if damaged else () if found.tables else (none,)
    except Unreadable as error:
        problems = (error.problem,)
    digest = hashlib.sha256(data).hexdigest()
    return Document(path, digest, kind, tables=tuple(found.tables), problems=problems, after=tuple(found.titles))


def filled(cells: Sequence[tuple[Cell, list[SpanLine]]]) -> tuple[Cell, ...]:
    """Cells with the lines of each, their fractions joined."""
    texts = joined([(cell.row, cell.col, lines) for cell, lines in cells])
    return tuple(replace(cell, lines=as_lines(own)) for (cell, _), own in zip(cells, texts, strict=True))
