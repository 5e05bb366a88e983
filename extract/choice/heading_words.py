"""Whether a page prints the words of a known header side by side, as tables do, whatever grid is seen there."""

from collections.abc import Iterator

from extract.ink import Ink
from extract.sense import HeaderSense

_APART = 1.0
"""Ems of white that part the texts of two columns; a space is a third of one."""
_TEXTS = 3
_KNOWN = 0.6
"""Share of a line's texts that must be known headers, and how many texts it takes at least."""


def prints_header(ink: Ink, sense: HeaderSense) -> bool:
    """True where one printed line holds three texts and more, most of them known headers."""
    return any(len(texts) >= _TEXTS and sense.header_score(texts) >= _KNOWN for texts in _lines(ink))


def _lines(ink: Ink) -> Iterator[list[str]]:
    """The texts of each printed line, parted where white is wide."""
    from extract.engines.aligned.words import upright, words

    found = words(upright(ink.glyphs))
    texts: list[str] = []
    for i, text in enumerate(found.text):
        if i and found.line[i] != found.line[i - 1]:
            yield texts
            texts = []
        gap = found.boxes[i, 0] - found.boxes[i - 1, 2] if texts else 0.0
        if texts and gap < _APART * found.size[i]:
            texts[-1] += " " + text
        else:
            texts.append(text)
    yield texts
