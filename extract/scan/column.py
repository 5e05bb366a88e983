"""Where the numbers of a column stand: one beside a mark that stands otherwise has lost figures to it."""

from collections.abc import Sequence

import numpy as np

from extract.scan.place import Placed

PEERS = 3
"""Numbers that tell how a column is set."""
ASIDE = 0.35
"""Median letter heights by which numbers set alike differ at most: less than half a figure."""


def stands_aside(number: Placed, certain: Sequence[Placed], letter: float) -> bool:
    """Whether the certain numbers over and under one have a left edge, a middle or a right edge in common, and it
    has another."""
    mine = number.line
    peers = [one.line for one in certain if one is not number and one.line.x0 < mine.x1 and mine.x0 < one.line.x1]
    if len(peers) < PEERS:
        return False
    places = np.array([(line.x0, (line.x0 + line.x1) / 2, line.x1) for line in peers])
    usual = np.median(places, axis=0)
    shared = (np.abs(places - usual) <= ASIDE * letter).all(axis=0)
    off = np.abs(np.array([mine.x0, (mine.x0 + mine.x1) / 2, mine.x1]) - usual) > ASIDE * letter
    return bool((shared & off).any())
