"""Numbers that end as a blurred per cent sign is read, surely even: 6 of 529 figures of a page of 150 dpi."""

from collections.abc import Sequence

import numpy as np

from extract.scan.place import SURE, Placed
from extract.scan.reread import DISPUTED

LIKE_PERCENT = "96"


def disputed(placed: Sequence[Placed]) -> list[Placed]:
    """The lines, a number in doubt where the page prints for certain the percentage that it may be as well."""
    percent = frozenset(line.text for line in placed if line.text.endswith("%") and line.confidence.min() >= SURE)
    return [_disputed(line, percent) for line in placed]


def _disputed(placed: Placed, percent: frozenset[str]) -> Placed:
    if not placed.text.endswith(LIKE_PERCENT) or placed.text.removesuffix(LIKE_PERCENT) + "%" not in percent:
        return placed
    return placed.trusted(np.minimum(placed.confidence, DISPUTED))
