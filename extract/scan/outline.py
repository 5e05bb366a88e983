"""The sheet told from what it lies on: a photograph's dark surroundings cut off, its perspective taken out.

The sheet is the one large light area with sharp borders; a shadow's border is soft. Where all four sides of it show,
they are made upright and level in place, so that what is read still lies about where it is seen.
"""

import numpy as np
import numpy.typing as npt

from extract.scan.extras import cv2
from extract.scan.picture import Grey, Picture

SIDE = 400
"""Pixels of the longer side at which the sheet is looked for."""
LARGE = 0.45
"""Share of the picture that a sheet takes at least."""
STRAIGHT = 0.94
"""Share of its four-cornered outline that the sheet fills at least."""
SHARP, SHARE = 45, 0.75
"""Grey levels between the ground and the sheet across SHARE of a side, or the side is no edge."""
RING = 3
"""Pixels on either side of the border between which that is measured."""
ALONG = 2.0
"""Pixels from the picture's edge at which a side is the picture's own."""
LEVEL = 2.0
"""Pixels by which a sheet's sides may be off before it is turned."""

Corners = npt.NDArray[np.float32]
"""(4, 2): top left, top right, bottom right, bottom left; pixels."""


def only_sheet(picture: Picture) -> Picture:
    """The picture with the sheet upright in it and paper all round; unchanged where no surroundings show."""
    shrink = max(picture.grey.shape) / SIDE
    small = cv2.resize(picture.grey, None, fx=1 / shrink, fy=1 / shrink, interpolation=cv2.INTER_AREA)
    corners = _sheet(small)
    if corners is None:
        return picture
    own = _own_sides(corners, small.shape)
    if own.all() or not _sharp(small, corners, own):
        return picture
    height, width = picture.grey.shape
    outside = np.ones((height, width), np.uint8)
    inner = _shrunk(corners, 1.0) * shrink
    cv2.fillConvexPoly(outside, np.round(inner).astype(np.int32), 0)
    paper = int(np.percentile(picture.grey[outside == 0][::64], 60))
    grey = np.where(outside > 0, paper, picture.grey).astype(np.uint8)
    alone = picture.shaded(grey)
    return alone if own.any() else alone.moved(lambda plane: _rectified(plane, corners * np.float32(shrink), paper))


def _sheet(small: Grey) -> Corners | None:
    """The corners of the largest light area, where four corners describe it."""
    calm = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), 5)
    _, light = cv2.threshold(calm, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    contours, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    area = cv2.contourArea(hull)
    if area < LARGE * small.size:
        return None
    for tolerance in np.arange(0.005, 0.08, 0.005):
        shape = cv2.approxPolyDP(hull, tolerance * cv2.arcLength(hull, True), True)[:, 0]
        if len(shape) == 4:
            filled = min(area, cv2.contourArea(shape)) / max(area, cv2.contourArea(shape))
            return _ordered(shape.astype(np.float32)) if filled >= STRAIGHT else None
    return None


def _ordered(shape: Corners) -> Corners:
    across, along = shape.sum(axis=1), shape[:, 0] - shape[:, 1]
    return shape[[across.argmin(), along.argmax(), across.argmax(), along.argmin()]]


def _own_sides(corners: Corners, shape: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    """(4,) true for sides (top, right, bottom, left) that are the picture's own edge: the sheet goes on beyond."""
    height, width = shape[:2]
    x, y = corners.T
    ends = np.array(
        [[y[0], y[1]], [width - 1 - x[1], width - 1 - x[2]], [height - 1 - y[2], height - 1 - y[3]], [x[3], x[0]]]
    )
    return np.asarray(ends.max(axis=1) <= ALONG)


def _sharp(small: Grey, corners: Corners, own: npt.NDArray[np.bool_]) -> bool:
    """Whether the ground is darker than the sheet right across each side that shows."""
    inner, outer = _shrunk(corners, RING), _shrunk(corners, -RING)
    for k in np.nonzero(~own)[0]:
        inside, outside = (_levels(small, c[k], c[(k + 1) % 4]) for c in (inner, outer))
        known = outside >= 0
        if known.sum() > 5 and (inside[known].astype(int) - outside[known] >= SHARP).mean() < SHARE:
            return False
    return True


def _levels(small: Grey, start: npt.NDArray[np.float32], end: npt.NDArray[np.float32]) -> npt.NDArray[np.int32]:
    """Grey levels along a line; -1 outside the picture."""
    x, y = np.round(np.linspace(start, end, 60)[4:-4]).astype(int).T
    height, width = small.shape
    inside = (x >= 0) & (y >= 0) & (x < width) & (y < height)
    return np.where(inside, small[y.clip(0, height - 1), x.clip(0, width - 1)].astype(np.int32), -1)


def _shrunk(corners: Corners, by: float) -> Corners:
    """Corners drawn in by so many pixels."""
    away = corners - corners.mean(axis=0)
    return np.asarray(corners - np.sign(away) * np.float32(by), np.float32)


def _rectified(grey: Grey, corners: Corners, paper: int) -> Grey:
    """The sheet's sides made upright and level at their mean place."""
    x, y = corners.T
    left, right = (x[0] + x[3]) / 2, (x[1] + x[2]) / 2
    top, bottom = (y[0] + y[1]) / 2, (y[2] + y[3]) / 2
    level = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    if np.abs(level - corners).max() <= LEVEL:
        return grey
    move = cv2.getPerspectiveTransform(corners, level)
    height, width = grey.shape
    return np.asarray(
        cv2.warpPerspective(grey, move, (width, height), flags=cv2.INTER_CUBIC, borderValue=float(paper)), np.uint8
    )
