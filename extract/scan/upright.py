"""A page made upright and straight: quarter turns and small slants, told by how sharply its lines stand out."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from extract.scan.extras import cv2
from extract.scan.picture import Grey, Picture

Coordinates = npt.NDArray[np.float32]

STEEPEST = 5.0
"""Degrees: feeders and hands do not slant a sheet more."""
ROUNDS = ((0.25, 4.0), (0.08, 2.0), (0.03, 1.0))
"""Degrees between the angles tried, and points of the bands that ink is counted in, each round about the best of
the one before. A line over a page of 900 points leaves a band of 4 points within 0.25 degrees."""
LEAN = 1.0
"""Degrees by which vertical rules may lean otherwise than lines fall."""
NEGLIGIBLE = 0.06
"""Degrees: turning costs sharpness, so a smaller slant is left."""
INK, THIN = 150, 210
"""Grey levels of ink, and of rules that are thinner than a pixel at 100 dpi."""
THINNER = 0.25
"""Share of a page's upright rules that are ink; where fewer are, its rules are thin."""
FEWEST_POINTS = 50
MOST_POINTS = 60_000
"""Enough ink to tell a slant from."""
GOLDEN = 0.6180339887
"""Ink is spread evenly within its pixel by multiples of it, else whole pixels favour the angle 0."""
SIDEWAYS = 1.5
"""Lines of an upright page stand out so many times sharper across than along."""


def straighten(picture: Picture) -> Picture:
    """The picture with its slant taken out.

    Feeders pull a sheet askew: its vertical rules may lean by another angle than its lines fall by.
    """
    falls = slant(picture)
    leans = lean(picture, falls)
    if max(abs(falls), abs(leans)) < NEGLIGIBLE:
        return picture
    height, width = picture.grey.shape
    down, across = np.tan(np.radians([falls, leans]))
    move = np.array([[1, across, -across * height / 2], [-down, 1, down * width / 2]])
    how = {"flags": cv2.INTER_CUBIC, "borderMode": cv2.BORDER_REPLICATE}
    return picture.moved(lambda plane: cv2.warpAffine(plane, move, (width, height), **how))


def slant(picture: Picture) -> float:
    """Degrees by which the lines of a page, printed or ruled, fall to the right; within STEEPEST."""
    x, y = _ink(picture)
    if len(x) < FEWEST_POINTS:
        return 0.0
    return _best_angle(lambda tan: y - x * tan, 0.0, STEEPEST)


def lean(picture: Picture, falls: float) -> float:
    """Degrees by which vertical rules lean to the left going down; `falls` where the page has none."""
    x, y = _ink(picture, only=_long_strokes)
    thin = _ink(picture, only=_long_strokes, level=THIN)
    if len(x) < THINNER * len(thin[0]):
        x, y = thin
    if len(x) < FEWEST_POINTS:
        return falls
    return _best_angle(lambda tan: x + y * tan, falls, LEAN)


def _best_angle(bent: Callable[[float], Coordinates], about: float, reach: float) -> float:
    """The angle within `reach` of `about` at which ink, bent back by it, lies in the sharpest lines."""
    best = about
    for step, band in ROUNDS:
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(bent(float(np.tan(np.radians(angle)))), band)))
        reach = step
    return best


def lies_sideways(picture: Picture) -> bool:
    """True where lines of text run up or down the page (after /Rotate), whatever their slant."""
    x, y = _ink(picture, only=_letters)
    if len(x) < FEWEST_POINTS:
        return False
    across = _sharpest(lambda tan: y - x * tan)
    along = _sharpest(lambda tan: x + y * tan)
    return along > SIDEWAYS * across


def _sharpest(bent: Callable[[float], Coordinates]) -> float:
    """The highest sharpness over all slants that a sheet may have."""
    step, band = ROUNDS[0]
    angles = np.arange(-STEEPEST, STEEPEST + step / 2, step)
    return max(_sharpness(bent(float(np.tan(np.radians(angle)))), band) for angle in angles)


def turned(picture: Picture, degrees: int) -> Picture:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return picture.moved(lambda plane: np.ascontiguousarray(np.rot90(plane, -degrees // 90)))


def _ink(
    picture: Picture, only: Callable[[Grey, float], Grey] | None = None, level: int = INK
) -> tuple[Coordinates, Coordinates]:
    """x and y, in points, of ink at about 100 dpi; of some kind of shapes on demand."""
    shrink = max(1, round(picture.scale * 72 / 100))
    small = cv2.resize(picture.grey, None, fx=1 / shrink, fy=1 / shrink, interpolation=cv2.INTER_AREA)
    dark = (small < level).astype(np.uint8)
    if only:
        dark = only(dark, picture.scale / shrink)
    y, x = np.nonzero(dark)
    every = 1 + len(x) // MOST_POINTS
    point = shrink / picture.scale
    within = np.arange(len(x[::every])) * GOLDEN
    return (
        ((x[::every] + within % 1.0) * point).astype(np.float32),
        ((y[::every] + within * GOLDEN % 1.0) * point).astype(np.float32),
    )


def _letters(dark: Grey, scale: float) -> Grey:
    """Only the connected shapes that are no larger than a letter (36 points)."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    small = (stats[:, cv2.CC_STAT_WIDTH] < 36 * scale) & (stats[:, cv2.CC_STAT_HEIGHT] < 36 * scale)
    small[0] = False
    return np.asarray(small[labels].astype(np.uint8))


def _long_strokes(dark: Grey, scale: float) -> Grey:
    """Only upright strokes that are longer than three lines of text."""
    thick = cv2.dilate(dark, np.ones((1, 3), np.uint8))
    return np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((max(3, round(40 * scale)), 1), np.uint8)))


def _sharpness(position: Coordinates, band: float) -> float:
    """How unevenly ink is spread over bands of so many points: high where lines and gaps alternate."""
    bands = np.bincount(((position - position.min()) / band).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(bands)).sum() / max(1.0, bands.sum()))
