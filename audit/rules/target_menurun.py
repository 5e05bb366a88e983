"""A target that falls from one year to the next where more is better.

Needs: yearly targets that are numbers. Source: a plan improves; this is a hint, not a fault.
Limits: indicators of which less is better are known by the words of `audit/words/lebih_kecil.csv`; others may exist.
"""

from collections.abc import Iterator
from itertools import pairwise

from audit.direction import LESS, direction
from audit.figures import printed
from audit.finding import Finding, PlainRule
from audit.spot import INFO, Saying, Spot, column_of, spots
from normalize.model import Normalised

FALLS = Saying(
    "target_menurun",
    INFO,
    "Target turun: {turun}.",
    "Pastikan penurunan ini memang direncanakan.",
)


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per row, naming every fall."""
    for spot in spots(doc):
        if LESS not in (direction(spot.row.text("indikator")), direction(spot.row.text("sasaran"))):
            yield from _row(spot)


def _row(spot: Spot) -> Iterator[Finding]:
    ordered = sorted(spot.targets, key=lambda target: target.year)
    known = [(target, number) for target in ordered if (number := target.value.number) is not None]
    falls = [(a, b) for a, b in pairwise(known) if b[1] < a[1] and a[0].value.unit == b[0].value.unit]
    if falls:
        told = ", ".join(f"{printed(a[1])} ({a[0].year}) menjadi {printed(b[1])} ({b[0].year})" for a, b in falls)
        yield spot.says(FALLS, column_of(falls[0][1][0]), turun=told)


RULE = PlainRule("target_menurun", _found)
