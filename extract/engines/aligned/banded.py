"""Rows on bands of colour: cut where these begin and end, and whole where one row stands on each."""

from collections.abc import Sequence
from statistics import median

from extract.engines.aligned.even import one_row
from extract.engines.aligned.layout import Layout
from extract.stretches import runs

Lines = list[int]
"""Indices of lines."""


def banded(layout: Layout, rows: list[Lines]) -> list[Lines]:
    """The rows cut where bands of colour begin and end. What stands on one band is one row, as are texts between two
    that belong beside each other; headings stand between them as well."""
    out: list[Lines] = []
    blocks = runs((k for row in rows for k in row), lambda _, k: not layout.banded_before(k))
    heights = [len(block) for block in blocks if layout.on_band(block[0])]
    for block in blocks:
        parts = [part for row in rows if (part := [k for k in row if k in block])]
        whole = (len(parts) > 1 and one_row(layout, block)) or _one_figured(layout, block, heights)
        out += [block] if whole else parts
    return out


def _one_figured(layout: Layout, block: Lines, heights: Sequence[int]) -> bool:
    """Whether figures stand on one line of a block, and it lies on a band, or has as many lines as bands mostly have
    (`heights`), others under its figures: no heading stands over a row."""
    figured = [k for k in block if layout.has_figures(k)]
    if len(figured) != 1:
        return False
    alike = bool(heights) and len(block) == median(heights) and block[0] < figured[0] < block[-1]
    return layout.on_band(block[0]) or alike
