"""Heads that count on (I, II, III, IV; TW I, TW II; 2021, 2022): the text that stands over the first is over all."""

from dataclasses import replace

from extract.engines.aligned.layout import Layout
from extract.engines.aligned.placed import Placed
from extract.figures import is_year
from extract.numerals import roman

_ROMANS = {roman(k).upper(): k for k in range(1, 13)}


def over_counted(layout: Layout, n: int, line: int, placed: Placed) -> Placed:
    """A header text with further columns at its right, whose heads in the lines under it, up to `n`, count on and over
    which no other stands on its line."""
    heads = {p.first: p.chunk.text for k in range(line + 1, n) for p in layout.placed[k] if p.first == p.last}
    taken = {c for p in layout.placed[line] if p is not placed for c in range(p.first, p.last + 1)}
    last = placed.last
    while last + 1 not in taken and _follows(heads.get(last, ""), heads.get(last + 1, "")):
        last += 1
    return placed if _starts_later(heads, placed) else replace(placed, last=last)


def _starts_later(heads: dict[int, str], placed: Placed) -> bool:
    """Whether the head at the text's left is one of the same count: the text stands in the middle of them."""
    return _follows(heads.get(placed.first - 1, ""), heads.get(placed.first, ""))


def _follows(one: str, other: str) -> bool:
    """Whether a head says the next count after another's, of the same name."""
    (name, _, first), (another, _, second) = one.rpartition(" "), other.rpartition(" ")
    return name == another and 0 < _count(first) == _count(second) - 1


def _count(text: str) -> int:
    """What a Roman numeral or a year says; 0 for others."""
    return int(text) if text.isdigit() and is_year(text) else _ROMANS.get(text, 0)
