"""Doubtful figures held against the page's own: one is sure where no other could leave the print that is seen.

What a mark covers a part of, what two readings dispute, and what the recogniser is known to take for another
("96" for "%") is drawn with figures that the page prints for certain. The text that explains the print is taken where
every other text, one more figure under the mark among them, leaves clearly more unexplained.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from extract.scan.asked import ALIKE, FIGURES, Asked, numbers
from extract.scan.drawings import Drawings, drawings, strip_of
from extract.scan.layout import Layout
from extract.scan.picture import Picture
from extract.scan.place import Placed
from extract.scan.scraps import touches
from extract.scan.trial import Drawn, Trial

DIGITS = frozenset("0123456789")
NEAR = 0.8
"""Letter heights beside a number that are looked at."""
MARGIN, AGREED = 2.5, 1.5
"""Every other text costs so much more, in the noise of the drawings; where the recogniser read the same, AGREED.

Measured on 105 numbers under stamps, of which the cheapest text was wrong in 5: by 0.3, 0.3, 0.4, 1.8 and 4.5.
"""
FIT = 4.0
"""A text that the recogniser did not read costs at most so much a character; the one wrong by 4.5 had 11.5."""
SEEN = 0.15
"""Share of a character that must be seen for it to be told."""
ROUNDS = 4
"""Times that a text may be bettered by one character."""
ATTESTED = 0.98
"""What a character is worth that the page's own print attests."""


def attested(placed: Sequence[Placed], picture: Picture, layout: Layout) -> list[Placed]:
    """The lines, their doubtful numbers put right or made sure where the page's own figures say so."""
    asked = [numbers(line) for line in placed]
    certain = [line for line, own in zip(placed, asked, strict=True) if not own]
    witness = drawings(certain, picture, layout, FIGURES.__contains__) if any(asked) else None
    return [
        _heard(line, own, witness, picture, layout)
        if own and witness and (witness.fits(line.line) or _is_marked(line, layout))
        else _unheard(line, own)
        for line, own in zip(placed, asked, strict=True)
    ]


def _is_marked(line: Placed, layout: Layout) -> bool:
    """Whether a mark lies so near that what is left of it may pass for a part of the line's height."""
    return touches(layout.marks, line.line, NEAR * layout.letter)


def _unheard(line: Placed, asked: Sequence[Asked]) -> Placed:
    """The line, in doubt where it is a number of which a character was read as none."""
    return line.disputed() if any(number.is_no_number(line) for number in asked) else line


def _heard(line: Placed, asked: Sequence[Asked], witness: Drawings, picture: Picture, layout: Layout) -> Placed:
    """The line with what the drawings say of its doubtful numbers."""
    for number in asked:
        line = _judged(line, number, witness, picture, layout)
    return line


def _judged(line: Placed, number: Asked, witness: Drawings, picture: Picture, layout: Layout) -> Placed:
    first, last = number.first, number.last
    start, end = room(line, first, last, layout.letter)
    strip = strip_of(picture, layout, line.line, start, end)
    best, rivals = _best(number.text, number.doubtful, Trial.of(strip, witness, layout.letter, FIGURES))
    if best and _told(best, rivals, number.read, number.doubtful) and (best.text == number.read or not strip.ruled):
        return written(line, first, last, best, strip.start)
    if number.is_no_number(line) or (best and best.text != number.text):
        return line.disputed(first, last)
    return line


def _told(best: Drawn, rivals: list[Drawn], read: str, doubtful: frozenset[int]) -> bool:
    """Whether the print can be no other than the best text."""
    fits, agreed = best.cost <= FIT * len(best.text), best.text == read
    if not rivals:  # nothing was doubted but a per cent sign, which is like nothing else
        return fits and (not agreed or all(read[k] == "%" for k in doubtful))
    if len(best.text) > len(read) and read not in best.text:  # it is longer, and not by what a mark hides
        return False
    margin = min(rival.cost for rival in rivals) - best.cost
    return best.seen >= SEEN and ((fits and margin >= MARGIN) or (agreed and margin >= AGREED))


def room(line: Placed, first: int, last: int, letter: float) -> tuple[float, float]:
    """From the word before a number or word to the one after it; NEAR beyond the line."""
    start = float(line.ends[first - 2, 1]) if first > 1 else line.line.x0 - NEAR * letter
    end = float(line.ends[last + 1, 0]) if last + 1 < len(line.text) else line.line.x1 + NEAR * letter
    return start, end


def _best(text: str, doubtful: frozenset[int], trial: Trial) -> tuple[Drawn | None, list[Drawn]]:
    """The text that explains a strip best, and every other that was tried about it.

    None where the page prints no figure like one that was read: what that would cost is not known.
    """
    tried: dict[str, Drawn] = {}
    if not set(text) <= trial.adds.keys():
        return None, []
    for _ in range(ROUNDS):
        for candidate in sorted({text, *_others(text, doubtful, trial)} - tried.keys()):
            if drawn := trial.draw(candidate):
                tried[candidate] = drawn
        best = min(tried.values(), key=lambda drawn: drawn.cost, default=None)
        if best is None or best.text == text:
            break
        if len(best.text) != len(text) or trial.strip.marked:
            doubtful = frozenset(range(len(best.text)))
        text = best.text
    return best, [drawn for drawn in tried.values() if drawn is not best]


def _others(text: str, doubtful: frozenset[int], trial: Trial) -> Iterator[str]:
    """What a number may be as well: what looks alike, its doubtful figures others, a figure more under a mark.

    Figures are told from each other only where the page prints all ten.
    """
    for one, other in ALIKE:
        if one in text:
            yield text.replace(one, other)
    if not trial.adds.keys() >= DIGITS:
        return
    for k in doubtful:
        if text[k].isdigit():
            yield from (text[:k] + digit + text[k + 1 :] for digit in DIGITS)
    if trial.strip.marked:
        yield from (digit + text for digit in DIGITS)
        yield from (text + char for char in (*DIGITS, "%"))


def written(line: Placed, first: int, last: int, drawn: Drawn, start: int) -> Placed:
    """The line with a number or word as it was drawn."""
    spans = np.array(drawn.spans, np.float32) + start
    sure = np.full(len(drawn.text), ATTESTED, np.float32)
    if len(drawn.text) == last - first:
        marks = np.array([char in ",." for char in drawn.text])
        sure = np.where(marks, line.confidence[first:last], np.maximum(sure, line.confidence[first:last]))
    return line.written(first, last, drawn.text, spans, sure)
