"""Horizontal and vertical rules of a scanned page: broken and faint ones closed, letters left alone."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.ink import Rules
from extract.scan.breaks import closed_at_edges, closed_at_stubs, draw_out, join, meet, reach
from extract.scan.extras import cv2
from extract.scan.found import Found, covering, grown
from extract.scan.hairlines import dashed, hairlines
from extract.scan.picture import Grey, Picture
from extract.scan.sheet import FAINT, Segments, Sheet
from extract.scan.sieve import (
    only_low,
    underlining,
    without_feet,
    without_letters,
    without_shadows,
    without_stems,
    without_tips,
)

THICKEST = 5.0
"""Points: a longer bar that is thicker is a fill or the edge of the sheet."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """What counts as a rule in one direction, in points."""

    piece: float
    """An unbroken stroke of a rule is longer than any letter's."""
    gap: float
    """Two pieces so far apart are one broken rule."""
    whole: float
    """A rule is at least so long."""


MOST_PIECES = 400
"""In one direction; the longest are kept: a dense page has some 150, a page of noise any number."""
ACROSS = Lengths(piece=9.0, gap=6.0, whole=16.0)
DOWN = Lengths(piece=9.0, gap=4.0, whole=14.0)
LOW = Lengths(piece=8.0, gap=1.0, whole=8.0)
"""Upright, in a row of one low line that goes on neither above nor below."""


def find_rules(picture: Picture) -> Found:
    """Every rule of a straightened page with white paper, underlines and fraction bars among them."""

    dark = (picture.grey < FAINT).astype(np.uint8) * np.uint8(255)
    flat_faint, upright_faint = (
        cv2.bitwise_or(*both)
        for both in zip(dashed(dark, picture.scale), hairlines(picture.grey, picture.scale), strict=True)
    )
    marks = None if picture.marks is None else grown(picture.marks)
    sheet = Sheet(picture.grey, cv2.bitwise_or(dark, flat_faint), picture.scale, lying=True, marks=marks)
    drawn_down = cv2.transpose(cv2.bitwise_or(dark, upright_faint))
    turned = Sheet(
        cv2.transpose(picture.grey),
        drawn_down,
        picture.scale,
        lying=False,
        marks=None if marks is None else cv2.transpose(marks),
    )
    flat = cv2.bitwise_or(_strokes(dark, picture, ACROSS), flat_faint)
    upright = cv2.bitwise_or(_strokes(cv2.transpose(dark), picture, DOWN), cv2.transpose(upright_faint))
    horizontal, vertical = _pieces(flat, sheet, ACROSS), _pieces(upright, turned, DOWN)
    low = _segments(_strokes(turned.dark, picture, LOW), turned.scale, LOW)
    vertical = np.concatenate([vertical, only_low(without_letters(low, turned), horizontal, turned)])
    horizontal, vertical = without_shadows(horizontal, vertical, sheet, turned)
    horizontal, vertical = _connect(horizontal, vertical, sheet, turned)
    vertical = closed_at_edges(horizontal, vertical, picture.width)
    return covering(picture, _as_rules(horizontal, vertical))


def _strokes(dark: Grey, picture: Picture, lengths: Lengths) -> Grey:
    """Pixels of horizontal strokes: pieces longer than a letter's, small gaps between them closed."""

    def flat(points: float) -> npt.NDArray[np.uint8]:
        return np.ones((1, picture.pixels(points) | 1), np.uint8)  # odd: an even one shifts what it closes

    pieces = cv2.morphologyEx(dark, cv2.MORPH_OPEN, flat(lengths.piece))
    thick = cv2.morphologyEx(pieces, cv2.MORPH_OPEN, np.ones((picture.pixels(THICKEST), 1), np.uint8))
    pieces = cv2.subtract(pieces, thick)
    thickened = cv2.dilate(pieces, np.ones((3, 1), np.uint8))
    closed = cv2.morphologyEx(thickened, cv2.MORPH_CLOSE, flat(lengths.gap))
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, flat(lengths.whole)))


def _pieces(strokes: Grey, sheet: Sheet, lengths: Lengths) -> Segments:
    """The rules that strokes are, each broken one joined."""
    pieces = _segments(strokes, sheet.scale, lengths)
    longest = np.argsort(pieces[:, 0] - pieces[:, 1], kind="stable")[:MOST_PIECES]
    return without_letters(join(pieces[np.sort(longest)], sheet), sheet)


def _segments(strokes: Grey, scale: float, lengths: Lengths) -> Segments:
    """One segment for each connected stroke; the one pixel of thickening on either side is taken off."""

    _, _, stats, centres = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    left, length, area = (
        stats[1:, k].astype(np.float32) for k in (cv2.CC_STAT_LEFT, cv2.CC_STAT_WIDTH, cv2.CC_STAT_AREA)
    )
    thickness = np.maximum(1.0, area / length - 2)
    rows = np.stack([left, left + length, centres[1:, 1].astype(np.float32) + 0.5, thickness], axis=1)
    rows = rows / scale
    kept = (rows[:, 1] - rows[:, 0] >= lengths.whole) & (rows[:, 3] <= THICKEST)
    return np.asarray(rows[kept].astype(np.float32))


def _connect(horizontal: Segments, vertical: Segments, sheet: Sheet, turned: Sheet) -> tuple[Segments, Segments]:
    """Ends brought to the rules they should meet: those that nearly touch, then over traces, then corners.

    Underlines are left alone.
    """
    lines = underlining(horizontal, vertical, sheet)
    under, horizontal = horizontal[lines], horizontal[~lines]
    horizontal, vertical = meet(horizontal, vertical), meet(vertical, horizontal)
    vertical = without_tips(vertical, horizontal, turned)
    horizontal, vertical = draw_out(horizontal, vertical, sheet), draw_out(vertical, horizontal, turned)
    horizontal = closed_at_stubs(horizontal, vertical)
    horizontal, vertical = reach(horizontal, vertical, sheet), reach(vertical, horizontal, turned)
    horizontal = without_feet(horizontal, vertical, sheet)
    return np.concatenate([horizontal, under]), without_stems(vertical, horizontal)


def _as_rules(horizontal: Segments, vertical: Segments) -> Rules:
    """Segments as rules of the page."""
    h, v = horizontal.T, vertical.T
    return Rules(
        horizontal=np.stack([h[0], h[2], h[1], h[2]], axis=1),
        vertical=np.stack([v[2], v[0], v[2], v[1]], axis=1),
        horizontal_width=h[3].copy(),
        vertical_width=v[3].copy(),
    )
