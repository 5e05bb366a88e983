"""What a page shows along, across and beside a stroke. Written for lying strokes; upright ones come in transposed."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from extract.scan.picture import Grey

FAINT = 205
"""Grey level up to which a pixel may belong to a rule; the paper is at 250."""
TRACES = 0.25
"""Share of a gap in which something must be left of the rule."""
CLEAN = 0.12
"""Share of ink beside a gap from which it is taken for text."""
LEANING = 1.2
"""Points by which a rule that was drawn as upright or level may leave the middle of what was found of it."""
ASIDE, PALER, PRINT = 3.0, 8, 150
"""Points beside a hairline that are paper on one side at least, and grey levels by which it is darker than that; the
middles of letters in a line of print are darker than PRINT."""
INSET, BENT = 0.8, 1.2
"""Points at the ends of a stroke that are the rules it meets, and beside it where its own ink may be."""
WHOLE = 0.85
"""Share of a short rule that must be there."""
LETTER = 19.0
"""Points in which a line of text has a gap between two letters at least; what goes on for longer is another rule.
Measured on 11 scanned pages: beside text a gap in 2 to 18 points, beside double rules in 20 and more.
"""
UNDER = 0.9
"""Share of a gap in a rule that lies under marks which were taken off, where these broke it."""
Segments: TypeAlias = npt.NDArray[np.float32]
"""(n, 4): start, end, across, thickness; points. Start and end are x for horizontal, y for vertical rules."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Grey levels of a page with white paper, what is dark there (0 or 255), and its pixels per point."""

    grey: Grey
    dark: Grey
    scale: float
    lying: bool
    """Whether strokes run as lines of text do; vertical ones come in transposed."""
    marks: Grey | None = None
    """1 where marks were taken off."""

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

    def hidden(self, start: float, end: float, across: float) -> bool:
        """True where a gap lies under marks: a ring that touches a rule takes it away with it."""
        if self.marks is None:
            return False
        under = self.window(self.marks, start, end, across - LEANING, across + LEANING).any(axis=0)
        return bool(under.size) and float(under.mean()) >= UNDER

    def hairline(self, start: float, end: float, across: float) -> bool:
        """True where a line that is paler than print goes on through a gap: darker than the paper all along it."""
        line, above, below = (self._darkest(start, end, across + off) for off in (0.0, -ASIDE, ASIDE))
        pale = (line < np.maximum(above, below) - PALER) & (line > PRINT)
        return bool(pale.size) and float(pale.mean()) >= WHOLE

    def _darkest(self, start: float, end: float, across: float) -> npt.NDArray[np.int16]:
        return np.asarray(
            self.window(self.grey, start, end, across - LEANING, across + LEANING).min(axis=0, initial=255), np.int16
        )

    def blank(self, start: float, end: float, across: float) -> float:
        """The longest stretch without any ink on the line; points."""
        left = self.window(self.dark, start, end, across - 1.2, across + 1.2).max(axis=0, initial=0)
        inked = np.concatenate([[-1], np.nonzero(left)[0], [len(left)]])
        return float(np.diff(inked).max() - 1) / self.scale

    def share(self, start: float, end: float, across: float, half: float = 0.5) -> float:
        """Share of a stretch that is dark within `half` points of the line."""
        window = self.window(self.dark, start, end, across - half, across + half)
        return float((window.max(axis=0) > 0).mean()) if window.size else 0.0

    def beside(
        self, start: float, end: float, across: float, thickness: float, side: float = 2.0
    ) -> tuple[float, float]:
        """Share of ink above and below a stroke, `side` points off its edge."""
        above, below = self._aside(start, end, across, thickness / 2 + side)
        return _share(above), _share(below)

    def lettered(self, start: float, end: float, across: float, thickness: float, side: float) -> float:
        """The larger share of ink beside a stroke, of the sides on which it is in as many pieces as letters are."""
        return max(
            _share(inked) if _pieces(inked) * LETTER >= end - start else 0.0
            for inked in self._aside(start, end, across, thickness / 2 + side)
        )

    def _aside(self, start: float, end: float, across: float, off: float) -> tuple[Grey, Grey]:
        """What is dark above and below a stroke, so far off its middle."""
        above, below = (
            self.window(self.dark, start, end, across + s * off - 0.4, across + s * off + 0.4) for s in (-1, 1)
        )
        return above, below

    def uneven(self, start: float, end: float, across: float, thickness: float) -> float:
        """How far the lighter quarter of a stroke stays behind its middle, by its contrast; infinite of a broken one.

        Measured on pages of 150 and 200 dpi: underlines 0.03-0.10, rows of letters' feet 0.15-0.25, blurred 0.05-0.12.
        """
        level = self._levels(start, end, across, thickness)
        if not len(level) or (level < FAINT).mean() < WHOLE:
            return float("inf")
        middle, light = np.percentile(level, [50, 75])
        return float((light - middle) / max(1.0, 255 - middle))

    def bend(self, start: float, end: float, across: float) -> float:
        """Points by which the middle third of a stroke stands aside of its ends, however it leans; 0 of a rule."""
        window = 255 - self.window(self.grey, start + INSET, end - INSET, across - BENT, across + BENT).astype(float)
        window[window < 255 - FAINT] = 0
        weight = window.sum(axis=0)
        places = (window * np.arange(len(window))[:, None]).sum(axis=0)[weight > 0] / weight[weight > 0]
        third = len(places) // 3
        if not third:
            return float("inf")
        ends = (places[:third].mean() + places[-third:].mean()) / 2
        return float(abs(places[third:-third].mean() - ends)) / self.scale

    def level(self, start: float, end: float, across: float, thickness: float) -> float:
        """The grey level of a stroke: the middle one along it, its gaps left out."""
        levels = self._levels(start, end, across, thickness)
        levels = levels[levels < FAINT]
        return float(np.median(levels)) if len(levels) else 255.0

    def _levels(self, start: float, end: float, across: float, thickness: float) -> Grey:
        half = thickness / 2 + 0.5
        return np.asarray(self.window(self.grey, start, end, across - half, across + half).min(axis=0, initial=255))

    def window(self, levels: Grey, start: float, end: float, low: float, high: float) -> Grey:
        """The pixels of a stretch; points."""
        x0, x1, y0 = (max(0, round(v * self.scale)) for v in (start, end, low))
        return levels[y0 : max(y0 + 1, round(high * self.scale)), x0:x1]


def _pieces(pixels: Grey) -> float:
    """In how many pieces ink lies along a stretch."""
    return np.count_nonzero(np.diff(pixels.max(axis=0, initial=0) > 0)) / 2


def _share(pixels: Grey) -> float:
    return float((pixels > 0).mean()) if pixels.size else 0.0


def meets(end: float, across: float, others: Segments, apart: float, beside: float) -> bool:
    """Whether a stroke ends within `apart` points of a crossing one, which reaches to `beside` points from it."""
    reaches = (others[:, 0] - beside <= across) & (across <= others[:, 1] + beside)
    return bool((np.abs(others[reaches, 2] - end) <= apart).any())
