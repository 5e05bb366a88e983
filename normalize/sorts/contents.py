"""A table of contents: names with dots that lead to a page. It names tables of indicators and holds none."""

from extract.document import Table

LEADER = "....."
CALLED = "daftar isi"
MOSTLY = 0.5


def is_contents(table: Table) -> bool:
    """Whether in most of its rows dots lead from a name to a page."""
    led = {cell.row for cell in table.cells if LEADER in cell.text.replace("…", "...").replace(" ", "")}
    return len(led) > 1 and len(led) >= MOSTLY * table.n_rows
