"""Files without pages -> `Document`: what their readers have in common."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from extract.document import Cell, Document, Line, Problem, Table, Unreadable
from extract.fractions.quotient import joined
from extract.spans import SpanLine, as_lines

NO_TABLE = Problem("baca", "Dokumen ini tidak memuat tabel.", "Periksa apakah berkas yang dipilih sudah benar.")


@dataclass(slots=True)
class Found:
    """What was found so far, the lines since the last table, and what is wrong with the file."""

    tables: list[Table] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    filtered: int = 0
    """Rows that a filter hides."""

    def take(self, tables: Sequence[Table]) -> None:
        """Tables under the lines so far."""
        self.tables += tables
        self.titles = [] if tables else self.titles


def flowing(path: str, data: bytes, kind: str, read: Callable[[Found], None], none: Problem = NO_TABLE) -> Document:
    """The document that `read` finds; never raises for what a file may hold: its trouble is in `problems` (Bahasa
    Indonesia). `none`: that of one without tables."""
    found = Found()
    try:
        read(found)
    except Unreadable as error:
        found.problems.append(error.problem)
    problems = found.problems or ([] if found.tables else [none])
    return Document(
        path,
        hashlib.sha256(data).hexdigest(),
        kind,
        tables=tuple(found.tables),
        problems=tuple(problems),
        after=tuple(found.titles),
        filtered=found.filtered,
    )


def filled(cells: Sequence[tuple[Cell, list[SpanLine]]]) -> tuple[Cell, ...]:
    """Cells with the lines of each, their fractions joined."""
    texts = joined([(cell.row, cell.col, lines) for cell, lines in cells])
    return tuple(replace(cell, lines=as_lines(own)) for (cell, _), own in zip(cells, texts, strict=True))
