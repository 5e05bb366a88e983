"""Tables as text, so that a case file can show what goes in and what is expected.

A row is a line, cells are parted by "|"; "^" continues the cell above, "<" the cell to the left, "⏎" breaks a
line, "_text_" is underlined, "·" is no cell at all. "# " begins a title line, "page N" a page, "---" a new table.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from extract.document import Box, Cell, Line, Table
from extract.sense import HeaderSense
from extract.stitch.chain import begun
from extract.stitch.plan import plan_of

CASES = Path(__file__).parents[1] / "cases"
WIDTH, PITCH, HEIGHT, PADDING = 80.0, 12.0, 10.0, 2.0
"""Points: of a column, between lines, of a line, inside a cell."""


def cases(room: str) -> list[Path]:
    """The case files of a folder."""
    return sorted((CASES / room).glob("*.txt"))


def parts(path: Path) -> dict[str, str]:
    """A case file cut at its "=== name" lines; what stands first is "input"."""
    out = {"input": ""}
    name = "input"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            name = line[4:].strip()
            out[name] = ""
        else:
            out[name] += line + "\n"
    return out


def shown(tables: Iterable[Table]) -> str:
    """Tables in the notation above, "---" between them."""
    return "\n---\n".join("\n".join([*(f"# {line.text}" for line in t.titles), *rows_shown(t)]) for t in tables)


def rows_shown(table: Table) -> list[str]:
    """The rows of one table."""
    return [
        " | ".join(cell_shown(cell, r, c) for c, cell in enumerate(row)).rstrip() for r, row in enumerate(table.grid())
    ]


def cell_shown(cell: Cell | None, row: int, col: int) -> str:
    """One position of the grid."""
    if cell is None:
        return "·"
    if cell.row < row:
        return "^"
    return "<" if cell.col < col else cell.text.replace("\n", "⏎")


def pages_of(text: str) -> list[Table]:
    """Raw tables from the notation, with boxes; after "flow" on a line of its own, without."""
    tables: list[Table] = []
    page, flow, titles, rows = 1, False, list[str](), list[str]()

    def close() -> None:
        if rows:
            tables.append(table_of(rows, titles, None if flow else page))
            rows.clear()
            titles.clear()

    for line in text.splitlines():
        if line.startswith("page "):
            close()
            page = int(line.split()[1])
        elif line == "flow":
            flow = True
        elif line == "---":
            close()
        elif line.startswith("# "):
            titles.append(line[2:])
        elif line.strip():
            rows.append(line)
    close()
    return tables


def table_of(rows: list[str], titles: list[str], page: int | None) -> Table:
    """One raw table; rows as high as their longest cell, the first one at the top of the page."""
    grid = [[text.strip() for text in row.split("|")] for row in rows]
    heights = [2 * PADDING + PITCH * max(text.count("⏎") + 1 for text in row) for row in grid]
    tops = [50.0 + sum(heights[:at]) for at in range(len(heights) + 1)]
    cells: dict[tuple[int, int], Cell] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            place = owner[r - 1, c] if text == "^" else owner[r, c - 1] if text == "<" else (r, c)
            owner[r, c] = place
            start = cells.get(place, Cell(r, c, lines=lines_of(text, c, tops[r], page), page=page))
            cells[place] = replace(start, row_span=r - place[0] + 1, col_span=max(start.col_span, c - place[1] + 1))
    boxed = [replace(cell, box=box_of(cell, tops)) if page else cell for cell in cells.values()]
    ordered = tuple(sorted(boxed, key=lambda cell: (cell.row, cell.col)))
    return Table(len(grid), len(grid[0]), ordered, "test", page=page, titles=tuple(Line(t, page=page) for t in titles))


def lines_of(text: str, col: int, top: float, page: int | None) -> tuple[Line, ...]:
    """The lines of a cell from its top down."""
    out = []
    for at, part in enumerate(text.split("⏎") if text not in ("", "^", "<") else ()):
        y, x = top + PADDING + PITCH * at, WIDTH * col + PADDING
        box = Box(x, y, x + 5.0 * len(part), y + HEIGHT) if page else None
        under = part.startswith("_") and part.endswith("_")
        out.append(Line(part.strip("_"), box, page, underline=under))
    return tuple(out)


def box_of(cell: Cell, tops: list[float]) -> Box:
    """The box of a cell."""
    return Box(WIDTH * cell.col, tops[cell.row], WIDTH * (cell.col + cell.col_span), tops[cell.row + cell.row_span])


def continues(one: Table, other: Table, sense: HeaderSense) -> bool:
    """Whether the second table goes on the first."""
    return plan_of(begun(one, sense), other, sense, frozenset()) is not None
