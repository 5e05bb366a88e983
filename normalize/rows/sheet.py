"""A table laid out as its grid, with the text of every cell at hand."""

from collections.abc import Iterator, Sequence

from extract.breaks import Gap, gaps
from extract.document import Cell, Table
from normalize.words.join import join
from normalize.words.squash import fold, squash

REACH = 8
"""Rows at the top of a table in which a header may stand."""


def filled(cell: Cell) -> bool:
    """Whether anything is printed in the cell."""
    return bool(cell.text.strip())


def _text(cell: Cell) -> str:
    """On one line; of a cell where headers stand, words that a narrow column cut are made whole."""
    if cell.row < REACH and Gap.FULL_ALONE in gaps(cell.lines, cell.box):
        return join(cell.lines, cell.box).text
    return fold(cell.text)


class Sheet:
    """Rows of cells as `Table.grid` gives them; `text` and `starting` are worked out once."""

    __slots__ = ("_rows", "_starting", "_texts", "table")

    def __init__(self, table: Table) -> None:
        self.table = table
        self._rows = table.grid()
        self._texts = {id(cell): _text(cell) if cell.lines else "" for cell in table.cells}
        self._starting = table.rows()

    def __len__(self) -> int:
        """Rows."""
        return len(self._rows)

    def __getitem__(self, row: int) -> list[Cell | None]:
        """The cells of a row, a merged cell at every position that it spans."""
        return self._rows[row]

    def __iter__(self) -> Iterator[list[Cell | None]]:
        return iter(self._rows)

    @property
    def width(self) -> int:
        """Columns."""
        return self.table.n_cols

    def text(self, cell: Cell | None) -> str:
        """The text of one of the table's cells on one line; empty for no cell."""
        return self._texts[id(cell)] if cell is not None else ""

    def printed(self, row: int) -> list[Cell]:
        """The cells that begin in a row and hold text, left to right."""
        return [cell for cell in self._starting[row] if self._texts[id(cell)]]

    def letters(self, row: int) -> list[str]:
        """What a row says in each column, by its letters alone."""
        return [squash(self.text(cell)) for cell in self._rows[row]]

    def repeats(self, row: int, letters: Sequence[str]) -> bool:
        """Whether a row says these, cell by cell; most rows differ in the first cell."""
        return all(squash(self.text(cell)) == text for cell, text in zip(self._rows[row], letters, strict=True))

    def column(self, column: int, first: int = 0) -> list[str]:
        """The texts that begin in a column, from row `first` down, without empty ones."""
        cells = [(r, self._rows[r][column]) for r in range(first, len(self._rows))]
        return [self._texts[id(c)] for r, c in cells if c is not None and c.row == r and self._texts[id(c)]]

    def holds(self, column: int, first: int = 0) -> str:
        """What a column mostly holds from row `first` down: "figures", "words" or "nothing"."""
        texts = self.column(column, first)
        if not texts:
            return "nothing"
        return "figures" if sum(text[0].isdigit() for text in texts) > 0.5 * len(texts) else "words"
