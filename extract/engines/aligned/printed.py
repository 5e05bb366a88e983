"""Words -> printed lines -> chunks: the pieces of a line that wide gaps part, each a candidate cell text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice, pairwise
from typing import TypeAlias

import numpy as np

from extract.engines.aligned.words import Words
from extract.figures import is_figure
from extract.structs import struct

CELL_GAP = 0.75
"""Font sizes: a gap this wide may part cells; a space is about a third of it."""
RAGGED_GAP = 0.5
"""The same on a page that is not justified."""
FIGURE_GAP = 0.45
"""Two figures this far apart stand in two cells ("1 000" has 0.25)."""
SIGN_GAP = 8.0
"""Font sizes: how far from its figure a currency sign may stand."""
CURRENCY = frozenset({"$", "€", "£", "¥", "Rp", "Rp.", "US$", "RM"})
WIDEST_SPACE = 1.3
"""Font sizes: justified lines spread their spaces up to this, tables part their cells by more."""
BESIDE = 0.3
"""Sizes by which lines overlap that stand half beside each other."""
_NUMBER = re.compile(r"[IVX]+|\d{1,4}")
"""Of a quarter or a year."""
_Word: TypeAlias = tuple[str, list[float], float, bool]
"""Text, box, size, and whether it is bold."""


@struct(frozen=True, slots=True)
class Chunk:
    """Words of one line that belong together. Points."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    size: float
    bold: bool
    figure: bool
    words: tuple[tuple[float, float, str], ...]
    """x0, x1 and text of each word."""

    @property
    def centre(self) -> float:
        """Points from the left."""
        return (self.x0 + self.x1) / 2

    @property
    def n_words(self) -> int:
        """Words."""
        return len(self.words)

    @property
    def first_width(self) -> float:
        """Width of the first word: whether it would still have fitted on the line above tells wrapping."""
        return self.words[0][1] - self.words[0][0]

    def split(self, at: int) -> tuple["Chunk", "Chunk"]:
        """The words before and from `at` as chunks of their own."""
        return self._part(self.words[:at]), self._part(self.words[at:])

    def with_(self, after: "Chunk") -> "Chunk":
        """The same with the text after it on its line."""
        return replace(self._part((*self.words, *after.words)), y0=min(self.y0, after.y0), y1=max(self.y1, after.y1))

    def _part(self, words: tuple[tuple[float, float, str], ...]) -> "Chunk":
        text = " ".join(word[2] for word in words)
        return replace(self, x0=words[0][0], x1=words[-1][1], text=text, figure=is_figure(text), words=words)


@dataclass(slots=True)
class Printed:
    """One printed line."""

    chunks: list[Chunk] = field(default_factory=list)
    y0: float = 0.0
    y1: float = 0.0
    size: float = 0.0

    @property
    def x0(self) -> float:
        """Left end, points."""
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        """Right end, points."""
        return self.chunks[-1].x1

    @property
    def middle(self) -> float:
        """Points from the top."""
        return (self.y0 + self.y1) / 2

    @property
    def figures(self) -> int:
        """How many chunks are figures."""
        return sum(chunk.figure for chunk in self.chunks)

    @property
    def counts_columns(self) -> bool:
        """Numbers or letters of the columns, each one on from the one before: "(1)", "(2)" or "A", "B"."""
        marks = [chunk.text.strip("().") for chunk in self.chunks]
        if len(marks) < 2 or any(len(mark) > 2 for mark in marks):
            return False
        if all(mark.isdecimal() for mark in marks):
            return all(int(b) - int(a) == 1 for a, b in pairwise(marks))
        return all(len(mark) == 1 for mark in marks) and all(ord(b) - ord(a) == 1 for a, b in pairwise(marks))

    def half_beside(self, other: "Printed") -> bool:
        """Whether another line stands half beside this one: more than lines set close do."""
        return min(other.y1, self.y1) - max(other.y0, self.y0) > BESIDE * self.size

    def gaps(self) -> list[tuple[float, float]]:
        """Free stretches of the line, from left of the page to right of it."""
        edges = [-1e6, *(x for chunk in self.chunks for x in (chunk.x0, chunk.x1)), 1e6]
        return list(zip(edges[::2], edges[1::2], strict=True))


def printed_lines(words: Words, most: int | None = None) -> list[Printed]:
    """The lines of a page from the top, or so many of them, each cut into chunks."""
    if not len(words):
        return []
    bounds = np.flatnonzero(np.diff(words.line)) + 1
    lines = [*islice(pairwise([0, *bounds.tolist(), len(words)]), most)]
    least, end = _least_gap(words), lines[-1][1]
    columns = (column[:end].tolist() for column in (words.boxes, words.size, words.bold))
    every = list(zip(words.text[:end], *columns, strict=True))
    return [_line(every[a:b], least) for a, b in lines]


def _least_gap(words: Words) -> float:
    """Font sizes from which a gap may part cells: less on a page whose spaces are all alike than on a justified one."""
    gap = (words.boxes[1:, 0] - words.boxes[:-1, 2]) / np.minimum(words.size[1:], words.size[:-1])
    gap = gap[(np.diff(words.line) == 0) & (gap > 0.1) & (gap < 1.0)]
    if len(gap) < 20:
        return CELL_GAP
    usual = float(np.median(gap))
    alike = float(np.mean(np.abs(gap - usual) < 0.2 * usual))
    return max(RAGGED_GAP, 1.6 * usual) if alike > 0.75 else CELL_GAP


def line_of(chunks: list[Chunk]) -> Printed:
    """A line of these chunks."""
    ordered = sorted(chunks, key=lambda chunk: chunk.x0)
    return Printed(
        ordered,
        min(chunk.y0 for chunk in ordered),
        max(chunk.y1 for chunk in ordered),
        max(chunk.size for chunk in ordered),
    )


def _line(words: Sequence[_Word], least: float) -> Printed:
    texts, boxes, sizes, _ = zip(*words, strict=True)
    figures = [is_figure(text) for text in texts]
    reach = accumulate((box[2] for box in boxes), max)
    gaps = [box[0] - end for box, end in zip(boxes[1:], reach, strict=False)]
    limit = _space_limit(gaps, sizes, least)
    cuts = [0]
    for k, gap in enumerate(gaps):
        if _one_figure(texts[k], texts[k + 1], gap / sizes[k]):
            continue
        both = figures[k] and figures[k + 1]
        if gap > (FIGURE_GAP if both else limit) * min(sizes[k], sizes[k + 1]):
            cuts.append(k + 1)
    chunks = [_chunk(words[p:q]) for p, q in zip(cuts, [*cuts[1:], len(words)], strict=True)]
    return line_of([head for chunk in chunks for head in _heads(chunk)])


def _heads(chunk: Chunk) -> list[Chunk]:
    """Heads of a word and its number, set close beside each other: "Triwulan I Triwulan II"."""
    words = [word[2] for word in chunk.words]
    if len(words) < 4 or len(words) % 2 or len(set(words[::2])) > 1 or not all(map(_NUMBER.fullmatch, words[1::2])):
        return [chunk]
    head, rest = chunk.split(2)
    return [head, *(_heads(rest) if rest.n_words > 2 else [rest])]


def _one_figure(left: str, right: str, gap: float) -> bool:
    """A currency sign at the left of its column, or a percent sign at the right, belongs to the figure beside it."""
    if gap > SIGN_GAP:
        return False
    return (left in CURRENCY and is_figure(right)) or (right in {"%", "‰"} and is_figure(left))


def _space_limit(gaps: Sequence[float], sizes: Sequence[float], least: float) -> float:
    """Font sizes: gaps up to here are spaces on this line; justified lines have wide ones."""
    if len(gaps) < 4:
        return least
    usual = sorted(gaps)[(len(gaps) - 1) * 3 // 10] / max(1.0, sorted(sizes)[len(sizes) // 2])
    return min(WIDEST_SPACE, max(least, 1.9 * usual))


def _chunk(words: Sequence[_Word]) -> Chunk:
    texts, boxes, sizes, bold = zip(*words, strict=True)
    text, (left, top, right, foot) = " ".join(texts), zip(*boxes, strict=True)
    own = tuple(zip(left, right, texts, strict=True))
    return Chunk(min(left), min(top), max(right), max(foot), text, max(sizes), all(bold), is_figure(text), own)
