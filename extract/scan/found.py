"""The rules of a page and the pixels that they cover, measured: letters that stand close to a rule keep theirs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.ink import Bools, Floats, Rules
from extract.scan.extras import cv2
from extract.scan.picture import Grey, Picture
from extract.scan.sheet import FAINT
from extract.scan.stipple import PAPER

ALONG = 24.0
"""Points of a rule over which it is measured: more than a row of small print, of which letters take two thirds."""
COVERED = 0.8
"""Share of such a stretch that is dark on a line that is the rule's own."""
ASIDE = 1.2
"""Points by which a rule may leave its middle."""
FRAY = 1
"""Pixels by which the edge of a rule frays."""
BRIDGE = 7
"""Pixels: rules are no thicker where letters are tied together again that they cross."""


@dataclass(frozen=True, slots=True)
class Found:
    """The rules of a page, and the pixels they cover."""

    rules: Rules
    mask: Grey
    """(height, width), 1 on a rule."""
    upright: Grey
    """The same of upright rules alone."""

    def without_rules(self, ink: Grey) -> Grey:
        """Ink (0 or 1) with the rules and what frays from them taken out; strokes that cross one stay whole."""
        bare = cv2.bitwise_and(ink, 1 - self.mask)
        apart = cv2.bitwise_and(bare, 1 - grown(self.mask))
        bare = cv2.bitwise_and(bare, grown(apart))
        bridged = cv2.morphologyEx(bare, cv2.MORPH_CLOSE, np.ones((BRIDGE, 1), np.uint8))
        return np.asarray(cv2.bitwise_or(bare, cv2.bitwise_and(bridged, self.mask)))

    def painted(self, picture: Picture, ink: Grey) -> Picture:
        """The picture with paper for the upright rules, but for the ink of letters on them and what blurs beside
        it. A lying rule is read as the underline of letters, whose feet it may hide."""
        on, beside = cv2.subtract(self.upright, ink), cv2.subtract(grown(self.upright), grown(ink))
        paper = cv2.max(on, beside) * np.uint8(PAPER)
        return replace(picture, grey=cv2.max(picture.grey, paper), ruled=picture.grey)


def grown(plane: Grey, pixels: int = FRAY) -> Grey:
    """A plane with so many pixels about it, by default what may fray or blur beside it."""
    side = 2 * pixels + 1
    return np.asarray(cv2.dilate(plane, np.ones((side, side), np.uint8)) if plane.size else plane)


def around(plane: Grey, box: Sequence[float], side: int) -> Grey:
    """A plane where a box (x0, y0, x1, y1) lies, and so many pixels about it."""
    left, top, right, bottom = (int(v) for v in box)
    return plane[max(0, top - side) : bottom + side, max(0, left - side) : right + side]


def covering(picture: Picture, rules: Rules) -> Found:
    """Rules with the pixels that they cover on a page with white paper."""
    transpose = cv2.transpose
    dark = (picture.grey < FAINT).astype(np.uint8)
    lying = _covered(dark, rules.horizontal, rules.horizontal_width, picture.scale)
    upright = transpose(_covered(transpose(dark), rules.vertical[:, [1, 0, 3, 2]], rules.vertical_width, picture.scale))
    return Found(rules, lying | upright, upright)


def _covered(dark: Grey, lines: Floats, widths: Floats, scale: float) -> Grey:
    """1 on what lying rules cover of a page."""
    mask = np.zeros_like(dark)
    for (x0, y, x1, _), width in zip((lines * scale).tolist(), (widths * scale).tolist(), strict=True):
        aside = round(width / 2 + ASIDE * scale)
        top, left = max(0, int(y) - aside), max(0, int(x0))
        place = slice(top, int(y) + aside + 1), slice(left, int(x1) + 1)
        drawn = np.abs(np.arange(top, top + len(dark[place])) + 0.5 - y) <= max(1.0, width / 2)
        mask[place] |= _band(dark[place], drawn, round(ALONG * scale))
    return mask


def _band(dark: Grey, drawn: Bools, along: int) -> Grey:
    """1 on a lying rule in the strip around it: dark lines that are covered, and where it was `drawn` in gaps."""
    along = min(along, dark.shape[1])
    share = cv2.blur(dark.astype(np.float32), (along, 1), borderType=cv2.BORDER_CONSTANT)
    own = cv2.dilate((share >= COVERED).astype(np.uint8), np.ones((1, along), np.uint8)) & dark
    return np.where(own.any(axis=0), own, drawn[:, None]).astype(np.uint8)
