"""White letters on dark areas, as in the headers of most office styles: turned to dark letters on paper."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from extract.scan.extras import cv2
from extract.scan.picture import Grey, Picture

Area = npt.NDArray[np.bool_]
Box = tuple[slice, slice]

HALF, ROUGH = 2, 4
"""Areas are looked for in half the resolution, the light on the paper in a ROUGHth of that."""
NEARBY, BLACK = 6, 120
"""Parts of a page in each of which there is paper, or it is black: not lighter than BLACK."""
WHITE = 250.0
"""Grey level that paper is brought to."""
TINTED, EVEN, FILLS = 40, 20, 4
"""Grey levels by which such an area is darker than the paper; around that of its fill; fills of one table, at most."""
SPECK = 3.0
"""Points: letters are higher."""
FLAT, RULE, LOWEST, STROKE = 3.0, 2.5, 8.0, 14.0
"""Points: an area is dark so far all around somewhere, as no letter's stroke; a white rule between its cells is no
wider; a part of it that is lower is print that touches it; a longer stroke in it is a rule."""
CELL = (24.0, 9.0)
"""Points: width and height of the smallest shaded area that counts."""
LIGHTER, DARKER = (0.005, 0.5), 0.5
"""Share of an area that letters are; and of this what may be darker than the fill: print on it."""
AROUND, OUTSIDE, CLEARLY = 4, 75, 0.75
"""Pixels around an area, of which the lighter ones (per cent) are lighter than its fill by so much of TINTED."""
COMPACT = 0.6
"""Share of the smallest box around an area that it fills."""
LEVEL = 0.75
"""Share of a fill's levels in the nearer half of EVEN: in the shadow at a page's edge they fall off."""
FEWEST = 2
"""Upright rules over or under an area that make it a ruled table's."""
HALFWAY, THROUGH, UPRIGHT = 0.3, 0.7, 4
"""Of the way from fill to paper: a white stroke; share of an area's height that a rule has; times its width."""
INK = 1
"""Per cent of the page that is at least as dark as its print: white letters become so dark, on a faint page faint."""
EDGE = np.ones((2 * HALF + 1, 2 * HALF + 1), np.uint8)
"""Around what was found in half the resolution."""


def positive(picture: Picture) -> tuple[Grey, Grey]:
    """The levels, with white letters on dark areas as dark ones on paper; the levels of these areas, 255 elsewhere."""
    height, width = picture.grey.shape
    small = cv2.resize(picture.grey, (max(1, width // HALF), max(1, height // HALF)), interpolation=cv2.INTER_AREA)
    light = _light(small)
    small = cv2.divide(small, light, scale=WHITE)
    point = picture.scale / HALF
    dark = (small < WHITE - TINTED).astype(np.uint8)
    areas = list(_areas(small, dark, point))
    grey, tinted = picture.grey, np.full(picture.grey.shape, 255, np.uint8)
    if not areas:
        return grey, tinted
    grey, ink, upright = grey.copy(), float(np.percentile(small, INK)), _upright(dark, point)
    for box, area in areas:
        place = slice(box[0].start * HALF, box[0].stop * HALF), slice(box[1].start * HALF, box[1].stop * HALF)
        lit = cv2.resize(light[box], grey[place].shape[::-1], interpolation=cv2.INTER_LINEAR)
        even, tinted[place] = _negative(cv2.divide(grey[place], lit, scale=WHITE), area, ink, _is_ruled(upright, box))
        grey[place] = cv2.multiply(even, lit, scale=1 / WHITE)
    return grey, tinted


def _light(small: Grey) -> Grey:
    """The light on the paper: the lightest within NEARBY; what is dark further than that is taken for dark paper."""
    height, width = (max(1, side // ROUGH) for side in small.shape)
    rough = cv2.resize(cv2.medianBlur(small, 3), (width, height), interpolation=cv2.INTER_AREA)
    nearby = np.ones([side // NEARBY | 1 for side in rough.shape], np.uint8)
    lightest = cv2.morphologyEx(rough, cv2.MORPH_CLOSE, nearby)
    lightest = np.where(lightest < BLACK, np.median(rough), lightest).astype(np.uint8)
    return np.asarray(cv2.resize(lightest, small.shape[::-1], interpolation=cv2.INTER_LINEAR))


def _areas(small: Grey, dark: Grey, point: float) -> Iterator[tuple[Box, Area]]:
    """Each area with white letters, and the box of the halved picture that it is given in."""
    dark = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    flat = cv2.erode(dark, _square(FLAT * point)) > 0
    seen = np.zeros(small.shape, np.bool_)
    for box in _boxes(dark, point):
        for fill in _fills(small[box], flat[box]):
            filled = _filled(small[box], fill, point)
            for part in _boxes(filled, point):
                inner = _within(box, part)
                area = (filled[part] > 0) & ~seen[inner]
                seen[inner] |= area
                if _lettered(small[inner], area, point):
                    yield inner, area


def _fills(levels: Grey, flat: Area) -> Iterator[int]:
    """The levels of the fills of a box, the largest first."""
    for _ in range(FILLS):
        if not flat.any():
            return
        fill = int(np.bincount(levels[flat]).argmax())
        if fill <= WHITE - TINTED - EVEN / 2:
            yield fill
        flat = flat & (np.abs(levels.astype(np.int16) - fill) > EVEN)


def _within(box: Box, part: Box) -> Box:
    """A box of a box as one of the whole."""
    (y, x), (v, u) = box, part
    return slice(y.start + v.start, y.start + min(v.stop, y.stop - y.start)), slice(
        x.start + u.start, x.start + min(u.stop, x.stop - x.start)
    )


def _boxes(mask: Grey, point: float) -> list[Box]:
    """The boxes, and a little around them, of connected parts that are as large as a cell."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    return [
        (slice(max(0, y - AROUND), y + h + AROUND), slice(max(0, x - AROUND), x + w + AROUND))
        for x, y, w, h, _ in stats[1:].tolist()
        if w >= CELL[0] * point and h >= CELL[1] * point
    ]


def _filled(small: Grey, fill: float, point: float) -> Grey:
    """1 on what has the level of a fill, and what this encloses: letters and, between its cells, rules."""
    own = (np.abs(small.astype(np.float32) - fill) <= EVEN).astype(np.uint8)
    wide = cv2.morphologyEx(own, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))  # the pale sides of rules enclose no fill
    side = round(RULE * point) | 1
    closed = cv2.morphologyEx(np.pad(wide, side), cv2.MORPH_CLOSE, _square(side))[side:-side, side:-side]
    outlines, _ = cv2.findContours(np.ascontiguousarray(closed), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    whole = cv2.drawContours(np.zeros_like(own), outlines, -1, 1, cv2.FILLED)
    opened = cv2.morphologyEx(whole, cv2.MORPH_OPEN, _square(LOWEST * point))
    return np.asarray(cv2.bitwise_and(cv2.bitwise_or(whole, own), cv2.dilate(opened, EDGE)))


def _square(side: float) -> Grey:
    return np.ones((round(side) | 1, round(side) | 1), np.uint8)


def _lettered(levels: Grey, area: Area, point: float) -> bool:
    """Whether an area is of one grey but for lighter letters, with a sharp edge: not print, a shadow or print in it."""
    if not area.any() or area.sum() < COMPACT * _boxed(area):
        return False
    fill = float(np.median(levels[area]))
    light, dark = (
        _without_rules((area & side).astype(np.uint8), STROKE * point)
        for side in (levels > fill + EVEN, levels < fill - EVEN)
    )
    lighter, darker = float(_without_specks(light, SPECK * point)[area].mean()), float(dark[area].mean())
    around = (cv2.dilate(area.astype(np.uint8), _square(AROUND)) > 0) & ~area
    outside, calm = levels[around], np.abs(cv2.medianBlur(levels, 5)[area] - fill)
    flat = (calm <= EVEN / 2).sum() >= LEVEL * (calm <= EVEN).sum()
    sharp = not outside.size or float(np.percentile(outside, OUTSIDE)) >= fill + CLEARLY * TINTED
    return LIGHTER[0] <= lighter <= LIGHTER[1] and darker <= DARKER * lighter and sharp and bool(flat)


def _boxed(area: Area) -> float:
    """Pixels of the smallest box, turned as it may be, around an area."""
    (_, (width, height), _) = cv2.minAreaRect(np.argwhere(area).astype(np.float32))
    return float(width * height)


def _without_rules(strokes: Grey, long: float) -> Grey:
    """Strokes without those that are longer than any letter's."""
    for shape in ((round(long), 1), (1, round(long))):
        strokes = cv2.subtract(strokes, cv2.morphologyEx(strokes, cv2.MORPH_OPEN, np.ones(shape, np.uint8)))
    return strokes


def _without_specks(strokes: Grey, high: float) -> Grey:
    """Strokes without what is lower than letters: the grain of the paper."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    kept = stats[:, cv2.CC_STAT_HEIGHT] >= high
    kept[0] = False
    return np.asarray(kept[labels], np.uint8)


def _upright(dark: Grey, point: float) -> Grey:
    """Thin dark upright rules."""
    upright = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((round(STROKE * point), 1), np.uint8))
    wide = cv2.morphologyEx(upright, cv2.MORPH_OPEN, np.ones((1, round(FLAT * point)), np.uint8))
    return np.asarray(cv2.subtract(upright, wide))


def _is_ruled(upright: Grey, box: Box) -> bool:
    """Whether dark upright rules stand under or over an area."""
    rows, columns = box
    more = rows.stop - rows.start
    bands = upright[max(0, rows.start - more) : rows.start, columns], upright[rows.stop : rows.stop + more, columns]
    starts = [np.diff(band.any(axis=0).astype(np.int8), prepend=0) > 0 for band in bands]
    return max(int(start.sum()) for start in starts) >= FEWEST


def _negative(levels: Grey, area: Area, ink: float, ruled: bool) -> tuple[Grey, Grey]:
    """An area, given in half the resolution: its fill light as paper and its letters as ink; the level of the fill.

    In a table with dark rules its edge and the rules in it become rules, in another they go.
    """
    height, width = levels.shape
    own = cv2.resize(area.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
    fill, paper = np.percentile(levels[own > 0], [50, 99])
    ink = min(ink, fill)
    share = np.clip((levels.astype(np.float32) - fill) / max(1.0, paper - fill), 0, 1)
    share[levels < fill - EVEN] = 1  # a dark rule
    inside = cv2.erode(own, EDGE, borderValue=0) > 0
    if not ruled:
        share[_no_letters(share, inside)] = 0
    edge = (cv2.dilate(own, EDGE) > 0) & ~inside
    turned = np.where(inside, paper - share * (paper - ink), np.where(edge, ink if ruled else paper, levels))
    return turned.astype(np.uint8), np.where(own > 0, fill, 255).astype(np.uint8)


def _no_letters(share: npt.NDArray[np.float32], inside: Area) -> Area:
    """White rules between the cells of an area, upright strokes from its top to its foot; and what is light along its
    edge and nowhere further in: the edge itself, not quite straight.
    """
    light = ((share > HALFWAY) & inside).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(light, connectivity=8)
    x, _, width, height, _ = stats.T
    gone = (height >= THROUGH * inside.sum(axis=0)[x + width // 2]) & (height > UPRIGHT * width)
    deep = np.zeros_like(gone)
    deep[labels[cv2.erode(inside.astype(np.uint8), EDGE, borderValue=0) > 0]] = True
    gone |= ~deep
    gone[0] = False
    return np.asarray(cv2.dilate(gone[labels].astype(np.uint8), EDGE) > 0)
