"""Where the lines of text are: shapes of ink sorted into the fields between rules, and cut there into lines.

No text detector is needed: a table's rules say where its cells are, and within a cell lines are parted by
white rows, columns of an unruled table by white columns (a recursive XY cut over the shapes of letters).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.ink import Rules
from extract.scan.cut import FLAT, MARK, Boxes, lines_of
from extract.scan.extras import cv2
from extract.scan.found import Found, around, grown
from extract.scan.picture import Grey, Picture
from extract.scan.remains import remains
from extract.scan.stipple import letter_height

DARK = 185
"""Grey level up to which a pixel is ink; the paper is at 250."""
SPECK = 0.7
"""Points: smaller shapes are dust."""
LETTER = (2.0, 40.0)
"""Points: the height of shapes that letters are looked for among."""
MOST_SHAPES = 40_000
"""More is noise, no page of text: the densest has 12,000."""
NARROW, ALONG = 0.2, 0.4
"""Median letter heights: a figure 1 is wider; so near to a rule lies what frays from it."""
SMALL, TOUCHING = 0.5, 2
"""Median letter heights of what is left where rules cross, at most, and pixels between it and a rule."""
AS_HIGH = 0.8
"""Median letter heights of what so frays from which it may as well be a figure that the rule covers in part."""
STEM = 2.5
"""Median letter heights: a narrow stroke that is higher is none of a letter."""
SAME_END = 4.0
"""Points between the ends of upright rules that a page break cuts off together."""
SHRINK = 2
"""Fields between rules are told at half the resolution: the middle of a figure 1 that touches a rule is not on it."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A stretch of text on one line within one field; pixels."""

    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    """Where most letters stand."""
    field: int
    """Equal for lines of one cell."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a page, field by field from the top left, and the ink that they hold."""

    lines: tuple[TextLine, ...]
    ink: Grey
    """(height, width), 1 where there is ink of letters."""
    letter: float
    """Median height of a letter's shape, pixels."""
    open: int = 0
    """The field that no rules enclose."""
    large: Grey | None = None
    """(height, width), 1 on shapes too high for letters that are no rules: a stamp, a signature, a picture; and on
    strokes at a rule that may be figures."""
    crossed: tuple[TextLine, ...] = ()
    """What of such shapes, and of marks that were taken off, lies in each field."""
    marks: Grey | None = None
    """(height, width), 1 where a stamp or a pen was taken off."""
    ruled: Grey | None = None
    """(height, width), 1 where upright rules were taken off, and what blurs beside them."""


def find_lines(picture: Picture, found: Found) -> Layout:
    """Every line of text on a straightened page with white paper."""
    ink = found.without_rules((picture.grey < DARK).astype(np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    shapes = _letters(stats[1:], picture)
    if not 0 < len(shapes) <= MOST_SHAPES:
        return Layout((), ink, 0.0)
    letter = letter_height(np.concatenate([shapes[:, :2], shapes[:, 2:] - shapes[:, :2]], axis=1))
    frays = _near(shapes, found.mask, letter)
    frays[frays] = [_frays(box, found, letter) for box in shapes[frays].tolist()]
    frays |= (shapes[:, 3] - shapes[:, 1] > STEM * letter) & (shapes[:, 2] - shapes[:, 0] <= MARK * letter)
    ground = _fields(found.rules, picture)
    fields = _at(ground, np.asarray((shapes[:, :2] + shapes[:, 2:]) / 2, np.float32))
    stems = frays & (shapes[:, 3] - shapes[:, 1] >= AS_HIGH * letter)
    frays |= remains(shapes, ink, picture.marks, found.mask, letter)
    lines = [
        _line((*box.tolist(),), int(field))
        for field in np.unique(fields[~frays])
        for box in lines_of(shapes[~frays & (fields == field)], letter, ink)
    ]
    large = _large(labels, stats, shapes[stems], picture)
    foreign = [plane for plane in (large, picture.marks) if plane is not None]
    crossed = [line for plane in foreign for line in _crossed(plane, ground, letter)]
    crossed += [
        _line((*box, box[3]), field) for box, field in zip(shapes[stems].tolist(), fields[stems].tolist(), strict=True)
    ]
    return Layout(
        tuple(lines), ink, letter, int(ground[0, 0]), large, tuple(crossed), picture.marks, grown(found.upright)
    )


def _line(box: tuple[float, ...], field: int) -> TextLine:
    x0, y0, x1, y1, base = box
    return TextLine(x0, y0, x1, y1, base, field)


def _large(labels: npt.NDArray[np.int32], stats: npt.NDArray[np.int32], stems: Boxes, picture: Picture) -> Grey | None:
    """1 on shapes that are too high for letters, and on `stems`; None where there are none."""
    high = stats[:, 3] > LETTER[1] * picture.scale
    high[0] = False
    if not high.any() and not len(stems):
        return None
    plane = np.asarray(high[labels], np.uint8)
    for x0, y0, x1, y1 in stems.astype(int).tolist():
        plane[y0:y1, x0:x1] = 1
    return plane


def _crossed(large: Grey, ground: npt.NDArray[np.int32], letter: float) -> tuple[TextLine, ...]:
    """The part of large shapes in each field, as a line, where it is as large as a letter."""
    y, x = np.nonzero(large[::SHRINK, ::SHRINK])
    fields = ground[y, x]
    out = []
    for field in np.unique(fields[fields > 0]):
        inside = fields == field
        x0, x1 = (float(v) * SHRINK for v in (x[inside].min(), x[inside].max() + 1))
        y0, y1 = (float(v) * SHRINK for v in (y[inside].min(), y[inside].max() + 1))
        if min(x1 - x0, y1 - y0) >= MARK * letter and max(x1 - x0, y1 - y0) >= letter:
            middle = (y0 + y1) / 2
            out.append(TextLine(x0, max(y0, middle - letter / 2), x1, min(y1, middle + letter / 2), y1, int(field)))
    return tuple(out)


def _near(shapes: Boxes, mask: Grey, letter: float) -> npt.NDArray[np.bool_]:
    """(n,) whether a rule is so near to a shape that it may fray from it."""
    side = max(3, round(ALONG * letter))
    covered = cv2.integral(mask)
    height, width = mask.shape
    left, top = (np.maximum(shapes[:, k].astype(int) - side, 0) for k in (0, 1))
    right, low = (np.minimum(shapes[:, k].astype(int) + side, most) for k, most in ((2, width), (3, height)))
    return np.asarray(covered[low, right] - covered[top, right] - covered[low, left] + covered[top, left] > 0)


def _frays(box: list[float], found: Found, letter: float) -> bool:
    """Whether a small, low or narrow shape is but the ragged edge of a rule beside it."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if _framed(around(found.mask, box, TOUCHING), small=max(width, height) < SMALL * letter):
        return True
    low, narrow = height < MARK * letter, width < NARROW * letter
    side = max(3, round(ALONG * letter))
    close = around(found.mask, box, side) if low or narrow else found.mask[:0]
    across, down = (np.asarray(close.any(axis=axis), np.float32)[side:-side] for axis in (0, 1))
    along = [shown.mean() for shown, thin in ((across, low), (down, narrow)) if thin and shown.size]
    return bool(max(along, default=0.0) > 0.5)


def _framed(around: Grey, small: bool) -> bool:
    """Whether rules pass beside a shape, and over and under it: one of the two beside a small one."""
    across, down = around.mean(axis=1) > 0.5, around.mean(axis=0) > 0.5
    over, under = across[: 2 * TOUCHING].any(), across[-2 * TOUCHING :].any()
    return bool(down.any() and (over or under if small else over and under))


def is_dash(layout: Layout, line: TextLine) -> bool:
    """Whether all there is on a line is one flat bar."""
    width, height = line.x1 - line.x0, line.y1 - line.y0
    return height < MARK * layout.letter and FLAT * height <= width < 2.5 * layout.letter


def _letters(stats: npt.NDArray[np.int32], picture: Picture) -> Boxes:
    """Boxes of the shapes that may be letters or marks: no dust, nothing as large as a stamp or a picture."""
    x, y, w, h = (stats[:, k] for k in range(4))
    speck, low, high = SPECK * picture.scale, LETTER[0] * picture.scale, LETTER[1] * picture.scale
    kept = (np.maximum(w, h) >= speck) & (h <= high) & ((h >= low) | (w <= 3 * high))
    return np.asarray(np.stack([x, y, x + w, y + h], axis=1)[kept].astype(np.float32))


def _fields(rules: Rules, picture: Picture) -> npt.NDArray[np.int32]:
    """The number of the field, enclosed by rules, of each SHRINK x SHRINK pixels; 0 on rules."""
    height, width = (max(2, n // SHRINK + 1) for n in picture.grey.shape)
    open_ground = np.ones((height, width), np.uint8)
    closing = _open_sides(rules.vertical[:, [0, 1, 3]])
    for segment in np.concatenate([rules.horizontal, rules.vertical, closing]) * picture.scale / SHRINK:
        x0, y0, x1, y1 = (int(v) for v in segment)
        cv2.line(open_ground, (x0, y0), (x1, y1), 0, 1)
    return np.asarray(cv2.connectedComponents(open_ground, connectivity=4)[1])


def _at(ground: npt.NDArray[np.int32], points: Boxes) -> npt.NDArray[np.int32]:
    """(n,) the field of each point (n, 2); pixels."""
    height, width = ground.shape
    x, y = (points / SHRINK).astype(int).T
    return np.asarray(ground[y.clip(0, height - 1), x.clip(0, width - 1)])


def _open_sides(upright: Boxes) -> Boxes:
    """Lines that close fields which a page break left open: along the common ends of upright rules (x, from, to)."""
    closing = []
    for column in (1, 2):
        order = upright[np.argsort(upright[:, column])]
        groups = np.split(order, np.nonzero(np.diff(order[:, column]) > SAME_END)[0] + 1)
        for group in groups:
            if len(group) > 1:
                y = float(group[:, column].mean())
                closing.append((float(group[:, 0].min()), y, float(group[:, 0].max()), y))
    return np.array(closing, np.float32).reshape(-1, 4)
