"""Rules that copying broke: pieces joined over gaps where traces of ink are left; strokes of letters refused.

All of it is written for horizontal rules; vertical ones come in transposed.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.scan.picture import Grey
from extract.scan.segments import Segments

LEVEL = 1.6
"""Points: pieces of one rule do not lie further apart across it."""
TRACES = 0.25
"""Share of a gap in which something must be left of the rule."""
UNBROKEN = 0.95
"""Share of a gap between two longer pieces that is dark on the line where letters touch an unbroken rule."""
PARTS = 6
"""Parts of a gap at the end of a rule that must all show some: the stem of a letter leaves its margins white."""
CLEAN = 0.12
"""Share of ink beside a gap from which it is taken for text."""
FAINT = 205
"""Grey level up to which a pixel may belong to a rule; the paper is at 250."""
LONG = 110.0
"""Points: no word makes a stroke so long."""
TEXTED = 0.2
"""Share of ink beside a stroke from which it is next to text; padding keeps text from the rules of a table."""
WHOLE = 0.85
"""Share of a short rule that must be there."""
UNEVEN = 0.12
"""Share of its contrast by which the lighter quarter of a rule stays behind its middle, at most.

Measured on pages of 150 and 200 dpi: underlines 0.03-0.10, rows of letters' feet 0.15-0.25.
"""
CLOSE = 0.8
"""Points under an underline or a fraction bar where there is paper still."""
NEAR, HALF_INKED = 1.3, 0.35
"""Points from a stroke within which letters that it belongs to show on both sides, and the share of ink there."""
FURTHEST = 60.0
"""Points by which an end is drawn out to a crossing rule, over traces."""
TOUCH = 1.5
"""Points between an end and the edge of the rule it touches."""
CORNER = 36.0
"""Points of blank paper that may part two rules which should meet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Grey levels of a page with white paper, what is dark there (0 or 255), and its pixels per point."""

    grey: Grey
    dark: Grey
    scale: float
    lying: bool
    """Whether strokes run as lines of text do; vertical ones come in transposed."""

    def traces(self, start: float, end: float, across: float, parts: int = 1) -> bool:
        """True where ink is left in every part of a gap, with paper on both sides of it.

        One side is enough between two pieces of an upright rule: the text of a cell may stand close to it.
        """
        window = self.window(self.dark, start, end, across - 1.2, across + 1.2)
        beside = self.beside(start, end, across, 1.0)
        if not window.size or (max(beside) if self.lying or parts > 1 else min(beside)) > CLEAN:
            return False
        left = window.any(axis=0)
        return bool(left.mean() >= TRACES and all(part.any() for part in np.array_split(left, parts)))

    def share(self, start: float, end: float, across: float, half: float = 0.5) -> float:
        """Share of a stretch that is dark within `half` points of the line."""
        window = self.window(self.dark, start, end, across - half, across + half)
        return float((window.max(axis=0) > 0).mean()) if window.size else 0.0

    def beside(
        self, start: float, end: float, across: float, thickness: float, side: float = 2.0
    ) -> tuple[float, float]:
        """Share of ink above and below a stroke, `side` points off its edge."""
        off = thickness / 2 + side
        above, below = (
            self.window(self.dark, start, end, across + s * off - 0.4, across + s * off + 0.4) for s in (-1, 1)
        )
        return _share(above), _share(below)

    def even(self, start: float, end: float, across: float, thickness: float) -> bool:
        """True where a stroke is about equally dark all along; serifs that nearly touch are not."""
        half = thickness / 2 + 0.5
        level = self.window(self.grey, start, end, across - half, across + half).min(axis=0, initial=255)
        if not len(level) or (level < FAINT).mean() < WHOLE:
            return False
        middle, light = np.percentile(level, [50, 75])
        return bool(light - middle <= UNEVEN * (255 - middle))

    def window(self, levels: Grey, start: float, end: float, low: float, high: float) -> Grey:
        """The pixels of a stretch; points."""
        x0, x1, y0 = (max(0, round(v * self.scale)) for v in (start, end, low))
        return levels[y0 : max(y0 + 1, round(high * self.scale)), x0:x1]


def _share(pixels: Grey) -> float:
    return float((pixels > 0).mean()) if pixels.size else 0.0


def without_letters(rules: Segments, sheet: Sheet) -> Segments:
    """Rules with paper on one side at least, the short ones evenly dark, unbroken and clean below if they lie.

    Bars through bold letters, rows of serifs, the feet of close letters, and stems that all but touch a rule
    are none.
    """
    kept = [_is_rule(rule, sheet) for rule in rules.tolist()]
    return np.asarray(rules[np.array(kept, dtype=bool)])


def _is_rule(rule: list[float], sheet: Sheet) -> bool:
    start, end, across, thickness = rule
    if min(sheet.beside(start, end, across, thickness, NEAR)) >= HALF_INKED:
        return False
    if end - start > LONG:
        return True
    if not sheet.lying:
        return sheet.share(start, end, across, thickness / 2 + 0.5) >= WHOLE
    texted = sheet.beside(start, end, across, thickness, CLOSE)[1] >= TEXTED
    return not texted and sheet.even(start, end, across, thickness)


def underlining(rules: Segments, sheet: Sheet) -> npt.NDArray[np.bool_]:
    """(n,) true for rules with text right over them: underlines, which meet no other rule."""
    return np.array([sheet.beside(*rule)[0] >= TEXTED for rule in rules.tolist()], dtype=bool)


def join(rules: Segments, sheet: Sheet) -> Segments:
    """Pieces of one rule made one, where they overlap or the gap between them still shows traces."""
    done: list[npt.NDArray[np.float32]] = []
    for piece in rules[np.argsort(rules[:, 0])]:
        before = [d for d in done if abs(d[2] - piece[2]) <= LEVEL and _joined(d, piece, sheet)]
        if not before:
            done.append(piece.copy())
            continue
        rule = max(before, key=lambda d: float(d[1]))
        _absorb(rule, piece)
    return np.array(done, np.float32).reshape(-1, 4)


def _joined(rule: npt.NDArray[np.float32], piece: npt.NDArray[np.float32], sheet: Sheet) -> bool:
    start, end, across = float(rule[1]), float(piece[0]), float(rule[2] + piece[2]) / 2
    if end - start <= 1.0 or sheet.traces(start, end, across):
        return True
    both = min(rule[1] - rule[0], piece[1] - piece[0])
    return bool(end - start < both and sheet.share(start, end, across) >= UNBROKEN)


def _absorb(rule: npt.NDArray[np.float32], piece: npt.NDArray[np.float32]) -> None:
    """Draw `rule` out over `piece`; its position is the mean, weighted by length."""
    a, b = rule[1] - rule[0], piece[1] - piece[0]
    rule[2:] = (rule[2:] * a + piece[2:] * b) / max(1e-6, a + b)
    rule[1] = max(rule[1], piece[1])


def meet(rules: Segments, others: Segments, sheet: Sheet) -> Segments:
    """Ends put on the middle of the crossing rule that they touch."""
    out = rules.copy()
    for rule in out:
        crossing = _crossing(rule, others)
        for end in (0, 1):
            near = crossing[np.abs(crossing[:, 2] - rule[end]) <= TOUCH + crossing[:, 3] / 2]
            if len(near):
                rule[end] = near[np.abs(near[:, 2] - rule[end]).argmin(), 2]
    return out


def draw_out(rules: Segments, others: Segments, sheet: Sheet) -> Segments:
    """Ends drawn out to the furthest crossing rule that traces of ink lead to, at most FURTHEST points away."""
    out = rules.copy()
    for rule in out:
        for end in (0, 1):
            for stop in _beyond(rule, others, end, FURTHEST):
                low, high = _gap(float(rule[end]), stop)
                if sheet.traces(low, high, float(rule[2]), PARTS):
                    rule[end] = stop
    return out


def reach(rules: Segments, others: Segments, sheet: Sheet) -> Segments:
    """A rule that meets a crossing one at one end is drawn to the next at the other, over a little clean paper.

    An underline or a fraction bar meets none, so it stays as long as it is.
    """
    out = rules.copy()
    for rule in out:
        at = _crossing(rule, others)[:, 2]
        for end in (0, 1):
            if not (np.abs(at - rule[1 - end]) < 0.1).any() or (np.abs(at - rule[end]) < LEVEL * 2).any():
                continue
            for stop in _beyond(rule, others, end, CORNER)[:1]:
                low, high = _gap(float(rule[end]), stop)
                if min(sheet.beside(low, high, float(rule[2]), 0.0)) <= CLEAN:
                    rule[end] = stop
    return out


def _gap(end: float, stop: float) -> tuple[float, float]:
    """The stretch between an end and the rule it should meet, without that rule's own ink."""
    away = max(0.0, abs(stop - end) - TOUCH)
    return (end, end + away) if stop > end else (end - away, end)


def _crossing(rule: npt.NDArray[np.float32], others: Segments) -> Segments:
    """The other rules that reach the level of this one."""
    return np.asarray(others[(others[:, 0] - CORNER <= rule[2]) & (rule[2] <= others[:, 1] + CORNER)])


def _beyond(rule: npt.NDArray[np.float32], others: Segments, end: int, furthest: float) -> list[float]:
    """Where crossing rules lie beyond an end, nearest first."""
    away = (_crossing(rule, others)[:, 2] - rule[end]) * (1 if end else -1)
    return [float(rule[end] + d * (1 if end else -1)) for d in np.sort(away[(away > 0) & (away < furthest)])]
