"""The paper taken away: uneven light, shading and black cells, so that ink is dark on white everywhere."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.scan.extras import cv2
from extract.scan.negative import CELL, WHITE, positive
from extract.scan.picture import Grey, Picture

THICKEST_STROKE = 12.0
"""Points: darker areas that are wider than this are background, not ink."""
SHRINK = 4
"""The background is smooth: it is measured at a quarter of the resolution."""
PRINT, DARKEST = (200, 225), 10
"""Per cent of the pixels below PRINT, or of the paler ones where a page has none, by which print is judged."""
ENOUGH = 2e-4
"""Share of the page that is print, where there is any."""
FAINT, WELL_PRINTED = 110, 60
"""Print that is lighter than FAINT is brought to WELL_PRINTED; thin good print at 150 dpi has 60 to 90."""
SHADED = 26
"""A fill is at least so many grey levels darker than the paper."""
BAND = (60.0, 5.0)
"""Points: a low band of shading is so wide and high at least; rules are thinner."""
BLACKEST, EVEN, MOSTLY = 70, 16, 0.7
"""Such a band is no darker, and MOSTLY within EVEN levels of its middle one: a row of close letters is neither."""


@dataclass(frozen=True, slots=True)
class Clean:
    """A picture whose paper is white (255), and the shaded areas that were taken away."""

    picture: Picture
    fills: npt.NDArray[np.float32]
    """(n, 4) points."""
    shades: npt.NDArray[np.uint8]
    """(n,) grey level of each fill."""


def whiten(picture: Picture) -> Clean:
    """Divide by the local background; dark areas with white letters are turned to their negative first."""
    grey, tinted = positive(picture)
    height, width = grey.shape
    small = _reduced(grey)
    light = cv2.dilate(cv2.blur(grey, (2, 2)), np.ones((SHRINK, SHRINK), np.uint8))[::SHRINK, ::SHRINK]
    light = cv2.resize(light, small.shape[::-1], interpolation=cv2.INTER_NEAREST)
    ground = _ground(light, picture)
    bands = _bands(ground, light, picture)
    fills, shades = _shaded(np.minimum(np.minimum(ground, bands), _reduced(tinted)), picture)
    ground = np.minimum(cv2.blur(ground, (5, 5)), bands)
    ground = cv2.resize(ground, (width, height), interpolation=cv2.INTER_LINEAR)
    grain = float(np.median(ground)) / max(1.0, float(np.median(small)))
    even: Grey = cv2.divide(grey, ground, scale=WHITE * grain)
    return Clean(picture.shaded(even), fills, shades)


def _reduced(grey: Grey) -> Grey:
    """The picture at reduced size."""
    height, width = grey.shape
    size = max(1, width // SHRINK), max(1, height // SHRINK)
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA))


def darken(picture: Picture) -> Picture:
    """Faint print made as dark as good print; `picture` has white paper and some print."""
    level = next((p for p in PRINT if (picture.grey < p).mean() >= ENOUGH), PRINT[-1])
    print_ = picture.grey[picture.grey < level]
    black = float(np.percentile(print_, DARKEST)) if len(print_) else 0.0
    if black <= FAINT:
        return picture
    levels = WHITE - (WHITE - np.arange(256)) * (WHITE - WELL_PRINTED) / (WHITE - black)
    return picture.shaded(np.clip(levels, 0, 255).astype(np.uint8)[picture.grey])


def _ground(small: Grey, picture: Picture) -> Grey:
    """The background at reduced size: closing removes every dark stroke that is thin enough to be ink."""

    side = max(3, picture.pixels(THICKEST_STROKE) // SHRINK) | 1
    calm = cv2.medianBlur(small, 3)
    ground: Grey = cv2.morphologyEx(calm, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    return np.maximum(ground, 1)


def _bands(ground: Grey, light: Grey, picture: Picture) -> Grey:
    """The levels of shaded bands that are as low as letters are high, the rows of level names say; 255 elsewhere."""
    across = max(3, picture.pixels(THICKEST_STROKE) // SHRINK) | 1
    down = max(2, round(BAND[1] * picture.scale / SHRINK))
    flat: Grey = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((down, across), np.uint8))
    paper = float(np.median(ground))
    mask = (flat < paper - SHADED) & (flat > BLACKEST) & (ground >= paper - SHADED)
    n, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=4)
    out = np.full_like(ground, 255)
    for k in range(1, n):
        x, y, w, h, area = stats[k]
        if w < BAND[0] * picture.scale / SHRINK or area < down * w:
            continue
        inside = labels[y : y + h, x : x + w] == k
        band = flat[y : y + h, x : x + w][inside]
        even = np.abs(band.astype(int) - int(np.median(band))) <= EVEN
        if even.mean() >= MOSTLY:
            out[y : y + h, x : x + w][inside] = band
    return out


def _shaded(ground: Grey, picture: Picture) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.uint8]]:
    """Boxes and grey levels of shaded areas at least as large as a narrow cell, page edges left out."""

    paper = float(np.median(ground))
    mask = (ground < paper - SHADED).astype(np.uint8)
    n, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    height, width = ground.shape
    point = picture.scale / SHRINK
    boxes, shades = [], []
    for k in range(1, n):
        x, y, w, h, area = stats[k]
        at_edge = x == 0 or y == 0 or x + w == width or y + h == height
        if at_edge or w < CELL[0] * point or h < CELL[1] * point or area < 0.7 * w * h:
            continue
        boxes.append((x / point, y / point, (x + w) / point, (y + h) / point))
        inside = labels[y : y + h, x : x + w] == k
        shades.append(int(np.median(ground[y : y + h, x : x + w][inside])))
    return np.array(boxes, np.float32).reshape(-1, 4), np.array(shades, np.uint8)
