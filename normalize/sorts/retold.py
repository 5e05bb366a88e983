"""A table without values of work that names only indicators which other tables give: their budgets, say."""

from collections.abc import Collection

from normalize.headers.heading import Headed
from normalize.headers.measures import is_money
from normalize.words.squash import squash

INDICATOR = "indikator"


def names_known(table: Headed, known: Collection[str]) -> bool:
    """Whether every indicator of a table is among those known, squashed, and none of its values is of work."""
    columns = table.header.columns
    if any(column.kind and not is_money(column.kind) for column in columns):
        return False
    places = {column.index for column in columns if column.name == INDICATOR}
    grid, first = table.found.grid, table.found.block.end
    cells = (cell for r in range(first, len(grid)) for cell in grid.printed(r) if cell.col in places)
    named = [text for cell in cells if any(map(str.isalpha, text := squash(grid.text(cell))))]
    return bool(named) and all(text in known for text in named)
