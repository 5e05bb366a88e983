"""A cell's printed lines -> one clean text: spaces folded, words that a narrow column cut made whole.

The document's own spelling is kept; only mechanical damage is mended.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.breaks import Gap, gaps
from extract.document import Box, Line
from extract.remembered import remembered
from extract.signs import plain_signs
from normalize.change import Change, Cleaned
from normalize.words import lexicon as lexicons
from normalize.words.lexicon import Lexicon
from normalize.words.mending import Mending

SURE = 0.98
"""Confidence from which every letter of a line counts as read."""
_TAG = re.compile(r"</?(?:u|b|i|em|strong|sup|sub|s|br)\s*/?>", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
"""Soft hyphens, zero-width and direction marks, control characters."""
_STRAY = re.compile(r"\S[^\S\n]{2,}\S|\u00a0")
"""More than one space between two characters, or a no-break space."""
_MARKED = re.compile(r"[<\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\uf000-\uf0ff\ufb00-\ufb04\x00-\x08\x0e-\x1f\x7f]")
"""Whatever `tidy` may have to take out or replace: asked first, most texts hold none of it."""


def tidy(text: str) -> str:
    """Text without mark-up, invisible characters and superfluous white space; everything else as it is."""
    if _MARKED.search(text):
        text = _INVISIBLE.sub("", _TAG.sub(" ", text)).translate(plain_signs())
    return " ".join(text.split())


def join(lines: Sequence[Line], box: Box | None = None, lexicon: Lexicon | None = None) -> Cleaned:
    """The lines of a cell (or some of them) as one clean text, with a change for each word made whole.

    `box` is the cell's: with it and the lines' own boxes, geometry tells cut words from wrapped ones. Lines whose
    confidence is below 1 were read from a picture: words that OCR misread are put right as well.
    """
    if not lines:
        return Cleaned("")
    texts = tuple([line.text for line in lines])
    turns = tuple([a.page != b.page for a, b in pairwise(lines)])
    sure = [line.confidence for line in lines]
    unsure = tuple([one < SURE for one in sure])
    return _join(texts, gaps(lines, box), turns, min(sure) < 1, unsure, lexicon or lexicons.load())


def join_text(text: str, lexicon: Lexicon | None = None) -> Cleaned:
    """The same for plain text, whose line ends carry no geometry."""
    texts = tuple(text.split("\n"))
    between, none = len(texts) - 1, (False,) * len(texts)
    return _join(texts, (Gap.BREAK,) * between, none[1:], False, none, lexicon or lexicons.load())


@remembered
def _join(
    texts: tuple[str, ...],
    ends: tuple[Gap, ...],
    turns: tuple[bool, ...],
    pictured: bool,
    unsure: tuple[bool, ...],
    lexicon: Lexicon,
) -> Cleaned:
    """`unsure`: the lines that were read with doubt."""
    cell = Mending(lexicon, changes=_spaces(texts))
    gap, turned = Gap.SPACE, False
    for text, end, turn, doubt in zip(texts, (*ends, Gap.SPACE), (*turns, False), unsure, strict=True):
        words = tidy(text).split()
        for word in words:
            cell.add(word, gap, turned, doubt)
            gap, turned = Gap.SPACE, False
        gap, turned = (end if words else gap), turned or turn
    cell.join()
    if pictured:
        cell.reread()
    cell.log_pages()
    return Cleaned(" ".join(cell.tokens), tuple(cell.changes))


def _spaces(texts: tuple[str, ...]) -> list[Change]:
    """A change for each line that held mark-up, invisible characters, or spaces to spare."""
    untidy = (text for text in texts if _STRAY.search(text) or _MARKED.search(text))
    return [Change("spasi", text, tidy(text), 1.0) for text in untidy if tidy(text) != text]
