"""Several cells read as one: the sub-cells of a divided column, the rows of a divided indicator."""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Cell, Line, around
from normalize.words.squash import fold


def together(cells: Sequence[Cell], name: str = "") -> Cell:
    """One cell with the lines of all, in reading order, for a column of this name.

    Stacked cells of a formula are numerator and denominator; cells of a code are its parts. Boxes are united where
    they are on one page; confidence is the lowest.
    """
    if len(cells) == 1:
        return cells[0]
    filled = [c for c in cells if fold(c.text)] or list(cells[:1])
    if len(filled) == 1:
        return filled[0]
    lines = _special(filled, name) or tuple(line for cell in filled for line in cell.lines)
    return replace(
        filled[0],
        lines=lines,
        box=around([c.box for c in filled if c.page == filled[0].page]),
        row_span=max(c.row + c.row_span for c in filled) - filled[0].row,
        confidence=min(c.confidence for c in filled),
    )


def _special(cells: Sequence[Cell], name: str) -> tuple[Line, ...] | None:
    if name == "formulasi":
        return _fraction(cells)
    if name == "kode":
        text = ".".join(fold(c.text).strip(".") for c in cells)
        return (replace(cells[0].lines[0], text=text, box=None),)
    return None


def _fraction(cells: Sequence[Cell]) -> tuple[Line, ...] | None:
    """ "(above) / (below)" for two cells stacked in one column, then the text of the cells beside them."""
    top = cells[0]
    below = [c for c in cells[1:] if c.col == top.col and c.row > top.row]
    if len(below) != 1:
        return None
    beside = [fold(c.text) for c in cells if c.col != top.col]
    text = " ".join([f"{_bracketed(top)} / {_bracketed(below[0])}", *beside])
    first = top.lines[0]
    return (replace(first, text=text, box=None, underline=False),)


def _bracketed(cell: Cell) -> str:
    text = fold(cell.text)
    return text if text.startswith("(") and text.endswith(")") else f"({text})"
