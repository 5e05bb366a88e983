"""Percentages that narrow columns broke, where no rules close their cells: "48,2" over "5 %" is no row."""

import re

from extract.engines.aligned.layout import Layout
from extract.engines.aligned.wrapping import BROKEN

_LAST = re.compile(r"\d{0,2}\s?%")


def cut_percents(layout: Layout, line: int) -> bool:
    """Whether every figure of a line that nothing names is the end of a percentage that the line above begins."""
    over = {p.first: p.chunk.text for p in layout.placed[line - 1] if p.chunk.figure}
    here = [p for p in layout.placed[line] if p.chunk.figure]
    broken = all(_LAST.fullmatch(p.chunk.text) and BROKEN.fullmatch(over.get(p.first, "")) for p in here)
    return bool(here) and broken and 0 not in layout.columns(line)
