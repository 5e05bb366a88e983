"""Doubtful words held against words that the page prints elsewhere, or that are known: one is sure where it alone fits.

As with figures (`witness`), each word that a misread one may be is drawn with the page's own letters over the print
that is left of it. What a mark tore apart is tried as one word.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.scan.drawings import Drawings, drawings, strip_of
from extract.scan.layout import Layout
from extract.scan.picture import Picture
from extract.scan.place import SURE, Placed
from extract.scan.reread import DOUBT
from extract.scan.scraps import touches
from extract.scan.trial import Drawn, Trial
from extract.scan.witness import NEAR, room, written
from extract.stretches import runs

WORD = re.compile(r"[^\W\d_]+")
ENDS = frozenset(".,;:!?()\"'/")
"""What may stand after a word, and is none of its letters misread."""
FEWEST = 3
"""Letters of a word that can be told from others."""
CHANGED, TRIED = 0.45, 12
"""Share of its letters that a misread word may have wrong, more or fewer, to be one of the page's; most of them."""
MARGIN, AGREED = 4.0, 2.0
"""Every other known word costs so much more, in the noise of the drawings; AGREED where the same was read."""
WHOLE = 5
"""Letters of a word that is no piece of a longer one, where beside it stands what is no word."""
TOGETHER = 3
"""Pieces of one word, at most."""
FIT, AGREED_FIT = 1.7, 3.0
"""A word costs at most so much a letter; AGREED_FIT where the same was read."""
LEFT, CLEAR = 0.2, 0.15
"""Or such a share of the print at most where it holds every letter that was surely read, and every other so much more:
what a mark leaves beside letters is explained by no word."""

Near = Callable[[str], Sequence[str]]
"""Known words that a misread one may be."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What words may stand on a page."""

    printed: frozenset[str]
    """Those that it prints for certain."""
    near: Near

    def holds(self, word: str) -> bool:
        """Whether the word itself is known."""
        return word in self.printed or word.lower() in map(str.lower, self.near(word))

    def candidates(self, read: str) -> list[str]:
        """What a word that was read may be, itself where it is known, in each letter case that it may have here."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        most = max(1, round(CHANGED * len(read)))
        own = extract(read, sorted(self.printed), scorer=OSA.distance, score_cutoff=most, limit=TRIED)
        listed = [
            word.upper() if read.isupper() else case for word in self.near(read) for case in (word, _titled(word))
        ]
        return sorted({word for word, _, _ in own}.union(listed, [read] if read.isalpha() else []))


@dataclass(frozen=True, slots=True)
class Witness:
    """A page's print, its letters as drawings, and the words that may stand there."""

    letters: Drawings
    picture: Picture
    layout: Layout
    known: Known


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:]


def vouched(placed: Sequence[Placed], picture: Picture, layout: Layout, near: Near) -> list[Placed]:
    """The lines, their doubtful words put right or made sure where the page's own letters say so."""
    known = Known(frozenset(word for line in placed for word in _sure_words(line)), near)
    asked = [_asked(line, layout, known) for line in placed]
    letters = drawings(placed, picture, layout, str.isalpha) if any(asked) else None
    if letters is None:
        return list(placed)
    out = []
    for line, own in zip(placed, asked, strict=True):
        for run in reversed(own) if letters.fits(line.line) else ():
            line = _heard(line, run, Witness(letters, picture, layout, known))
        out.append(line)
    return out


def _asked(line: Placed, layout: Layout, known: Known) -> list[list[Span]]:
    """Doubtful words that are none, or that a mark lies on or beside; those in a row together."""
    if not (line.confidence < DOUBT).any():
        return []
    marked = touches(layout.marks, line.line, NEAR * layout.letter)
    doubtful = (
        (first, last)
        for first, last in _words(line, marked)
        if line.confidence[first:last].min() < DOUBT and (marked or not known.holds(line.text[first:last]))
    )
    return runs(doubtful, lambda run, span: not line.text[run[-1][1] : span[0]].strip())


def _words(line: Placed, marked: bool) -> list[Span]:
    """The words of a line; a doubtful character between letters, or after them where a mark is near, is one of them."""
    words: list[Span] = []
    for word in WORD.finditer(line.text):
        first, last = word.span()
        if words and first > words[-1][1] and _is_misread(line, words[-1][1], first):
            first = words.pop()[0]
        if marked and line.text[last : last + 1] not in ENDS and _is_misread(line, last, last + 1):
            last += 1
        words.append((first, last))
    return words


def _is_misread(line: Placed, first: int, last: int) -> bool:
    """Whether what stands between two places may be letters: no space, and nothing of it sure."""
    between = line.text[first:last]
    return bool(between and not any(map(str.isspace, between)) and (line.confidence[first:last] < DOUBT).all())


def _heard(line: Placed, run: Sequence[Span], witness: Witness) -> Placed:
    """The line with words of a run put right, those first that a mark tore apart; from the last."""
    words = [witness.known.holds(line.text[first:last]) for first, last in run]
    for size in range(0 if all(words) else min(len(run), TOGETHER), 1, -1):
        for at in range(len(run) - size + 1):
            first, last = run[at][0], run[at + size - 1][1]
            if whole := _told(line, (first, last), witness):
                line = _heard(line, run[at + size :], witness)
                return _heard(written(line, first, last, *whole), run[:at], witness)
    for k, (first, last) in reversed(list(enumerate(run))):
        word = _told(line, (first, last), witness)
        if word and (len(word[0].text) >= WHOLE or all(words[:k] + words[k + 1 :])):
            line = written(line, first, last, *word)
    return line


def _sure_words(line: Placed) -> list[str]:
    words = [word for word in WORD.finditer(line.text) if _least(line, word) >= SURE]
    return [word.group() for word in words if len(word.group()) >= FEWEST]


def _least(line: Placed, word: re.Match[str]) -> float:
    return float(line.confidence[word.start() : word.end()].min())


def _told(line: Placed, span: Span, witness: Witness) -> tuple[Drawn, int] | None:
    """The word that the print of a span can only be, and where its strip begins; None where it may be another."""
    first, last = span
    read, known = "".join(line.text[first:last].split()), witness.known
    strip = strip_of(witness.picture, witness.layout, line.line, *room(line, first, last, witness.layout.letter))
    candidates = known.candidates(read)
    trial = Trial.of(strip, witness.letters, witness.layout.letter, frozenset("".join(candidates)))
    tried = sorted(filter(None, map(trial.draw, candidates)), key=lambda drawn: drawn.cost)
    if not tried or (read.isalpha() and not any(drawn.text == read for drawn in tried)):
        return None  # the page lacks a letter of what was read: what that costs is not known
    best = tried[0]
    if len(best.text) < FEWEST or not known.holds(best.text):
        return None
    whole = trial.blank / trial.noise if _sure_in(best.text, line, span) else 0.0
    if not _stands_out(best, [one for one in tried[1:] if one.text != read or known.holds(read)], read, whole):
        return None
    cased = [drawn for drawn in tried if drawn.text.lower() == best.text.lower() and drawn.text in known.printed]
    best = cased[0] if len(cased) == 1 else best
    return replace(best, text=_cased(best.text, read)), strip.start


def _stands_out(best: Drawn, rivals: Sequence[Drawn], read: str, whole: float) -> bool:
    """Whether a word explains a print and no other does nearly as well; `whole` is what the print costs without any
    word, 0 where the word contradicts what was surely read."""
    others = (rival.cost for rival in rivals if rival.text.lower() != best.text.lower())
    apart = min(others, default=np.inf) - best.cost
    margin, fit = (AGREED, AGREED_FIT) if best.text == read else (MARGIN, FIT)
    if best.cost <= fit * len(best.text) and apart >= margin:
        return True
    return len(best.text) >= WHOLE and best.cost <= LEFT * whole and apart >= CLEAR * whole > 0


def _sure_in(word: str, line: Placed, span: Span) -> bool:
    """Whether a word holds, in their order, the letters that were surely read, and these are half of it."""
    left = iter(word.lower())
    sure = [line.text[k].lower() for k in range(*span) if line.confidence[k] >= DOUBT]
    return 2 * len(sure) >= len(word) and all(char in left for char in sure)


def _cased(text: str, read: str) -> str:
    """A word with its first letter as it was read, where that is the same letter."""
    return read[0] + text[1:] if read[0].lower() == text[0].lower() else text
