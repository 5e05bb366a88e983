"""How often what was read as surely is right: the recogniser's confidence as a share of cells, by what they hold.

The recogniser's own figure is that of the least sure letter. It says too little of values (a number is kept only
where every digit is sure) and too much of long texts. `vocabulary/keyakinan.csv` has what was measured on damaged
scans of documents with truth (`python -m benchmarks.scans.calibrate`).
"""

from functools import cache
from itertools import pairwise

from normalize.model import Field, Target
from normalize.words.lists import rows


def of_text(field: Field) -> float:
    """The share of texts read as surely that are right, 0-1; 1 for what was not read from a picture."""
    return _between(_measured("teks"), field.confidence)


def of_value(target: Target) -> float:
    """The same of values; what could not be read stays as sure as its letters."""
    sure = target.field.confidence
    return sure if target.value.status == "tak_terbaca" else _between(_measured("nilai"), sure)


@cache
def _measured(what: str) -> tuple[tuple[float, float], ...]:
    """(confidence, share right), rising from nothing over what was measured to what is certain."""
    known = [(float(row["terbaca"]), float(row["benar"])) for row in rows("keyakinan") if row["isi"] == what]
    return ((0.0, 0.0), *known, (1.0, 1.0))


def _between(curve: tuple[tuple[float, float], ...], sure: float) -> float:
    """The share at a confidence, on the straight line between the points beside it."""
    if sure >= curve[-1][0]:  # whatever was not read from a picture
        return curve[-1][1]
    for (x0, y0), (x1, y1) in pairwise(curve):
        if sure < x1:
            return y0 + (y1 - y0) * (max(sure, x0) - x0) / (x1 - x0)
    return curve[-1][1]
