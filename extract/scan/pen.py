"""Black stamps and signatures told from print: strokes that run on, straight or bent, for longer than any letter's.

Rules are off already. What is left is looked at where shapes are higher than a line of print: pieces of a stroke that
a straight line longer than a letter fits into, put together over the gaps that rules left, are a mark where they are
larger both ways than a letter of a title and run aslant.
"""

import numpy as np
import numpy.typing as npt

from extract.ink import Floats, Rules
from extract.scan.extras import cv2
from extract.scan.found import Found, covering
from extract.scan.picture import Grey, Picture
from extract.scan.stipple import DARK, letter_height, lettered

HIGH = 1.7
"""Letter heights of a shape that may hold part of a mark."""
SLIGHT = 0.35
"""Share of its box that a piece of a stroke aslant covers, at most."""
LONG = 10.0
"""Letter heights: a longer rule is none of the bent strokes of a mark, which pass for short ones."""
PRINTED = 0.85
"""Share of a straight rule that is dark along its line; a bent stroke that passes for one leaves it."""
STRAY = 0.01
"""Of the least length asked of a straight rule: so far a mark that touched it may have drawn its place aside."""
RUN = 1.8
"""Letter heights of straight stroke; no letter has so long a one."""
ANGLES = 36
"""Directions that strokes are looked for in, over half a turn."""
LEVEL = 3
"""Directions on either side of level and upright that are no proof of a mark: they may be what is left of rules."""
GAP = 1.2
"""Letter heights between the pieces of one mark: a rule, or a tight bend."""
MARK = 6.0
"""Letter heights: a mark is at least so high and wide."""
ASLANT = 0.2
"""Share of its strokes that runs aslant."""
PIECE, BENT = 2.5, 0.4
"""Letter heights of a piece of a mark that rules cut off, at least; how far it goes aside from level or upright."""


def without_pen(picture: Picture, found: Found) -> Picture:
    """The straightened picture with black marks taken off; itself where it has none."""
    dark = (picture.grey < DARK).astype(np.uint8)
    bare = found.without_rules(dark)
    _, _, stats, _ = cv2.connectedComponentsWithStats(bare, connectivity=8)
    letter = letter_height(lettered(stats[1:], picture.scale))
    if not letter or not _hinted(stats[1:], letter):
        return picture
    straight = _straight(found.rules, LONG * letter / picture.scale, picture.scale, dark)
    marks = _marks(covering(picture, straight).without_rules(dark), letter)
    if marks is None:
        return picture
    return picture.without(marks)


def _straight(rules: Rules, least: float, scale: float, dark: Grey) -> Rules:
    """Only the rules that are `least` points long and printed straight all along; `dark` is 1 on ink."""
    lie = _printed(rules.horizontal, least, scale, dark)
    return rules.select(lie, _printed(rules.vertical[:, [1, 0, 3, 2]], least, scale, cv2.transpose(dark)))


def _printed(lines: Floats, least: float, scale: float, dark: Grey) -> npt.NDArray[np.bool_]:
    """(n,) true for lying rules of some length that are dark along their line."""
    aside = max(1, round(STRAY * least * scale))
    full = cv2.dilate(dark, np.ones((2 * aside + 1, 1), np.uint8))
    long = lines[:, 2] - lines[:, 0] >= least
    pixels = (lines * scale).round().astype(int)
    full = np.pad(full, ((0, 1), (0, 1)))
    shown = [full[min(y, len(full) - 1), x0 : x1 + 1].mean() >= PRINTED for x0, y, x1, _ in pixels.tolist()]
    return long & np.array(shown, np.bool_)


def _hinted(stats: npt.NDArray[np.int32], letter: float) -> bool:
    """Whether shapes higher than a line, and mostly white, come to the height of a mark: most pages have none."""
    slight = stats[:, 4] <= SLIGHT * stats[:, 2] * stats[:, 3]
    heights = stats[slight & (stats[:, 3] >= HIGH * letter), 3]
    return bool(heights.sum() >= MARK * letter)


def _marks(ink: Grey, letter: float) -> Grey | None:
    """1 on the strokes of marks in `ink` (0 or 1, long rules off); None where there are none."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    high = stats[:, 2:4].max(axis=1) >= HIGH * letter
    high[0] = False
    x0, y0 = stats[high, :2].min(axis=0)
    x1, y1 = (stats[high, :2] + stats[high, 2:4]).max(axis=0)
    at = (slice(y0, y1), slice(x0, x1))
    strokes, aslant = _long_strokes(high[labels[at]].astype(np.uint8), letter)
    marks = _large(strokes, aslant, letter)
    if not marks.any():
        return None
    whole = np.zeros_like(ink)
    whole[at] = cv2.dilate(marks, np.ones((3, 3), np.uint8))
    return whole


def _long_strokes(ink: Grey, letter: float) -> tuple[Grey, Grey]:
    """1 on strokes that hold a straight line of RUN, in any direction; in directions that are no rule's."""
    strokes, aslant = np.zeros_like(ink), np.zeros_like(ink)
    for k in range(ANGLES):
        found = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _line(RUN * letter, np.pi * k / ANGLES))
        cv2.bitwise_or(strokes, found, dst=strokes)
        if LEVEL < k % (ANGLES // 2) < ANGLES // 2 - LEVEL:
            cv2.bitwise_or(aslant, found, dst=aslant)
    return strokes, aslant


def _line(length: float, angle: float) -> Grey:
    """A straight line through the middle of a square, as a structuring element."""
    half = max(1, round(length / 2))
    square = np.zeros((2 * half + 1, 2 * half + 1), np.uint8)
    x, y = round(half * float(np.cos(angle))), round(half * float(np.sin(angle)))
    return np.asarray(cv2.line(square, (half - x, half - y), (half + x, half + y), 1, 1))


def _large(strokes: Grey, aslant: Grey, letter: float) -> Grey:
    """The strokes of whole marks only, and long ones beside them that rules cut off."""
    side = round(GAP * letter) | 1
    joined = cv2.dilate(strokes, np.ones((side, side), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    slanting = _inked(labels, aslant, count) >= ASLANT * _inked(labels, strokes, count)
    whole = slanting & (stats[:, 2:4].min(axis=1) >= MARK * letter)
    whole[0] = False
    kept = np.asarray(whole[labels] & (strokes > 0), np.uint8)
    return np.maximum(kept, _beside(strokes, aslant, stats[whole, :4], letter)) if whole.any() else kept


def _beside(strokes: Grey, aslant: Grey, marks: npt.NDArray[np.int32], letter: float) -> Grey:
    """Long pieces near marks (x, y, width, height) that run aslant or are bent; no letter has so long a one."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    bent = stats[:, 2:4].min(axis=1) >= BENT * letter
    bent |= _inked(labels, aslant, count) >= ASLANT * _inked(labels, strokes, count)
    low, high = stats[:, :2], stats[:, :2] + stats[:, 2:4]
    near = np.zeros(count, np.bool_)
    for box in marks:
        near |= ((low <= box[:2] + box[2:] + MARK * letter) & (high >= box[:2] - MARK * letter)).all(axis=1)
    pieces = near & bent & (stats[:, 2:4].max(axis=1) >= PIECE * letter)
    pieces[0] = False
    return np.asarray(pieces[labels], np.uint8)


def _inked(labels: npt.NDArray[np.int32], plane: Grey, count: int) -> npt.NDArray[np.int64]:
    """(count,) pixels of a plane in each labelled area."""
    return np.bincount(labels[plane > 0], minlength=count)
