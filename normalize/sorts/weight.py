"""Is it a table of indicators? Its measures weighed together by a logistic sum; the weights are fitted, not set.

`vocabulary/bobot_tabel.csv` holds them; `python -m benchmarks.table_weights` fits them on labelled tables.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from normalize.headers.heading import Headed
from normalize.sorts.measures import measures
from normalize.words import lists

INDICATORS = 0.5
"""Weight from which a table is one of indicators."""
PERHAPS = 0.2
"""Weight from which a table that is set aside may hold indicators all the same."""
BIAS = "dasar"


def weights(tables: Sequence[Headed]) -> list[float]:
    """How surely (0-1) each table of a document is one of indicators."""
    return [weight(measures(table.found.grid, table.header, table.found.titles)) for table in tables]


def weight(measured: Mapping[str, float]) -> float:
    """The logistic sum of a table's measures."""
    known = _fitted()
    return 1 / (1 + exp(-known[BIAS] - sum(known[name] * value for name, value in measured.items())))


@cache
def _fitted() -> Mapping[str, float]:
    return {row["ukuran"]: float(row["bobot"]) for row in lists.rows("bobot_tabel")}
