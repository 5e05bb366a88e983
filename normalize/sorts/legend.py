"""The legend of a formula: "y | = | Persentase ...", "n | = | Jumlah ...". It speaks of indicators and holds none."""

from collections import defaultdict

from extract.document import Table

EQUALS = "="
CALLED = "tampaknya keterangan rumus"


def is_legend(table: Table) -> bool:
    """Whether some column holds nothing but equals signs, one a row of two and more."""
    columns: dict[int, list[str]] = defaultdict(list)
    for cell in table.cells:
        columns[cell.col].append(cell.text.strip())
    signs = [texts for texts in columns.values() if set(texts) == {EQUALS}]
    return any(len(texts) == table.n_rows > 1 for texts in signs)
