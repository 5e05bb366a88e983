"""A case as the table text that an OCR service gives: a row a line, cells apart by tabs."""

from pathlib import Path

from benchmarks.invent.cases.model import Beside, Case, Gap, Grid, placed


def write(case: Case, out: Path) -> None:
    """Write the text file."""
    lines: list[str] = []
    for block in case.blocks:
        for part in block.grids if isinstance(block, Beside) else (block,):
            lines += [""] if isinstance(part, Gap) else _grid(part) if isinstance(part, Grid) else [*part.lines, ""]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _grid(grid: Grid) -> list[str]:
    flat = [[""] * len(grid.widths) for _ in grid.rows]
    for r, c, cell in placed(grid.rows):
        flat[r][c] = " ".join(cell.text.split()) + cell.mark
    return ["\t".join(line) for line in flat] + [""]
