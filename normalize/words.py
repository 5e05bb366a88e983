"""A cell's printed lines -> one clean text: spaces folded, words that a narrow column cut made whole.

The document's own spelling is kept; only mechanical damage is mended.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from extract.document import Box, Line
from normalize import lexicon as lexicons
from normalize.breaks import Gap, gaps
from normalize.change import Change, Cleaned
from normalize.glue import glue
from normalize.lexicon import Lexicon

_TAG = re.compile(r"</?(?:u|b|i|em|strong|sup|sub|s|br)\s*/?>", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_STRAY = re.compile(r"\S[^\S\n]{2,}\S|[\u00a0\u00ad\u200b\u2060\ufeff]")
_MARKED = re.compile(r"[<\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\uf000-\uf0ff\ufb00-\ufb04\x00-\x08\x0e-\x1f\x7f]")
_GLYPHS = str.maketrans({
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0fc": "✓", "\uf02d": "-",
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
})  # fmt: skip
"""Symbol font bullets and ligatures that a PDF leaves as glyphs."""


def tidy(text: str) -> str:
    """Text without mark-up, invisible characters and superfluous white space; everything else as it is."""
    if _MARKED.search(text):
        text = _INVISIBLE.sub("", _TAG.sub(" ", text)).translate(_GLYPHS)
    return " ".join(text.split())


def join(lines: Sequence[Line], box: Box | None = None, lexicon: Lexicon | None = None) -> Cleaned:
    """The lines of a cell (or some of them) as one clean text, with a change for each word made whole.

    `box` is the cell's: with it and the lines' own boxes, geometry tells cut words from wrapped ones.
    """
    texts = tuple(line.text for line in lines)
    turns = tuple(a.page != b.page for a, b in pairwise(lines))
    return _join(texts, gaps(lines, box), turns, lexicon or lexicons.load())


def join_text(text: str, lexicon: Lexicon | None = None) -> Cleaned:
    """The same for plain text, whose line ends carry no geometry."""
    texts = tuple(text.split("\n"))
    between = len(texts) - 1
    return _join(texts, (Gap.BREAK,) * between, (False,) * between, lexicon or lexicons.load())


@lru_cache(maxsize=16384)
def _join(texts: tuple[str, ...], ends: tuple[Gap, ...], turns: tuple[bool, ...], lexicon: Lexicon) -> Cleaned:
    tokens, between, pages = _tokens(texts, ends, turns)
    changes = _spaces(texts)
    done = False
    while not done:
        done = True
        at = 0
        while at < len(between):
            glued = glue(tokens, at, between[at], lexicon)
            if glued is None:
                at += 1
                continue
            if glued.score or pages[at]:
                rule = "sambung_halaman" if pages[at] else "kata_terpotong"
                changes.append(Change(rule, f"{tokens[at]} {tokens[at + 1]}", glued.text, glued.score or 1.0))
            tokens[at : at + 2] = [glued.text]
            del between[at], pages[at]
            done = False
    changes.extend(_turns(tokens, pages))
    return Cleaned(" ".join(tokens), tuple(changes))


def _turns(tokens: list[str], pages: list[bool]) -> list[Change]:
    """One change for each page end inside the cell, with some words of both sides."""
    sides = [
        (" ".join(tokens[max(0, k - 2) : k + 1]), " ".join(tokens[k + 1 : k + 4])) for k, p in enumerate(pages) if p
    ]
    return [Change("sambung_halaman", f"{above}\n{below}", f"{above} {below}", 1.0) for above, below in sides]


def _tokens(
    texts: tuple[str, ...], ends: tuple[Gap, ...], turns: tuple[bool, ...]
) -> tuple[list[str], list[Gap], list[bool]]:
    """All tokens; between each two, the gap and whether a page ended there."""
    tokens: list[str] = []
    between: list[Gap] = []
    pages: list[bool] = []
    gap, turned = Gap.SPACE, False
    for index, text in enumerate(texts):
        words = tidy(text).split(" ") if text.strip() else []
        for word in filter(None, words):
            if tokens:
                between.append(gap)
                pages.append(turned)
            tokens.append(word)
            gap, turned = Gap.SPACE, False
        if index < len(ends):
            gap, turned = (ends[index] if words else gap), turned or turns[index]
    return tokens, between, pages


def _spaces(texts: tuple[str, ...]) -> list[Change]:
    """One change for the stray spaces and invisible characters of the cell."""
    return [Change("spasi", text, tidy(text), 1.0) for text in texts if _STRAY.search(text)][:1]
