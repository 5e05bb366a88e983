"""Columns too narrow for what they hold: numbers, words and headers break where they must.

Of each table some columns are made 45 to 75 % as wide, and what they lose goes to the widest.
"""

import random

from docx.document import Document

from benchmarks.reprint.ways.grids import widen, widths
from benchmarks.reprint.ways.way import word

LEAST = 330
"""Twentieths of a point: the narrowest column, one or two letters wide."""
SHARES = (0.45, 0.55, 0.65, 0.75)
OFTEN = 0.45


def narrowed(document: Document, dice: random.Random) -> None:
    for table in document.tables:
        before = widths(table._tbl)
        after = [max(LEAST, int(w * dice.choice(SHARES))) if dice.random() < OFTEN else w for w in before]
        after[after.index(max(after))] += sum(before) - sum(after)
        widen(table._tbl, after)


WAYS = (word("narrow", narrowed),)
