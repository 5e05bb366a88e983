"""Where the lines of text are: shapes of ink sorted into the fields between rules, and cut there into lines.

No text detector is needed: a table's rules say where its cells are, and within a cell lines are parted by
white rows, columns of an unruled table by white columns (a recursive XY cut over the shapes of letters).
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.ink import Rules
from extract.scan.extras import opencv
from extract.scan.picture import Grey, Picture
from extract.scan.rules import Found
from extract.scan.stipple import letter_height

Boxes = npt.NDArray[np.float32]
"""(n, 4): x0, y0, x1, y1; pixels of the straightened picture."""

DARK = 185
"""Grey level up to which a pixel is ink; the paper is at 250."""
SPECK = 0.7
"""Points: smaller shapes are dust."""
LETTER = (2.0, 40.0)
"""Points: the height of shapes that letters are looked for among."""
MOST_SHAPES = 40_000
"""More is noise, no page of text: the densest has 12,000."""
WIDE_GAP = 1.6
"""Median letter heights of white that part two columns, or two words of a justified line."""
MARK = 0.4
"""Median letter heights: what is lower is a mark or a dash, not a line; what is also as narrow, and alone, is dust."""
FLAT, SHORT_DASH = 1.5, 0.25
"""A dash is so many times as wide as high, and so many median letter heights wide at least."""
NARROW, ALONG = 0.32, 0.2
"""Median letter heights: a figure 1 is wider; so near to a rule lies what frays from it."""
NEAR = 0.4
"""Median letter heights of white between a mark and its letter."""
CRACK, ONE_LINE = 0.25, 1.8
"""Median letter heights of white that may part a broken letter, and the height of the line that it then makes."""
SAME_END = 4.0
"""Points between the ends of upright rules that a page break cuts off together."""
SHRINK = 4
"""Fields between rules are told at a quarter of the resolution."""


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
    """(height, width), 1 on shapes too high for letters that are no rules: a stamp, a signature, a picture."""
    crossed: tuple[TextLine, ...] = ()
    """What of such shapes, and of marks that were taken off, lies in each field."""
    marks: Grey | None = None
    """(height, width), 1 where a stamp or a pen was taken off."""


def find_lines(picture: Picture, found: Found) -> Layout:
    """Every line of text on a straightened page with white paper."""
    cv2 = opencv()
    ink = found.without_rules((picture.grey < DARK).astype(np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    shapes = _letters(stats[1:], picture)
    if not 0 < len(shapes) <= MOST_SHAPES:
        return Layout((), ink, 0.0)
    letter = letter_height(np.concatenate([shapes[:, :2], shapes[:, 2:] - shapes[:, :2]], axis=1))
    frays = np.array([_frays(box, found, letter) for box in shapes.tolist()])
    shapes = shapes[np.logical_not(frays)]
    ground = _fields(found.rules, picture)
    fields = _at(ground, np.asarray((shapes[:, :2] + shapes[:, 2:]) / 2, np.float32))
    lines: list[TextLine] = []
    for field in np.unique(fields):
        for box in _cut(shapes[fields == field], letter, ink):
            x0, y0, x1, y1, base = (float(v) for v in box)
            lines.append(TextLine(x0, y0, x1, y1, base, int(field)))
    large = _large(labels, stats, picture)
    foreign = [plane for plane in (large, picture.marks) if plane is not None]
    crossed = tuple(line for plane in foreign for line in _crossed(plane, ground, letter))
    return Layout(tuple(lines), ink, letter, int(ground[0, 0]), large, crossed, picture.marks)


def _large(labels: npt.NDArray[np.int32], stats: npt.NDArray[np.int32], picture: Picture) -> Grey | None:
    """1 on shapes that are too high for letters; None where there are none."""
    high = stats[:, 3] > LETTER[1] * picture.scale
    high[0] = False
    return np.asarray(high[labels], np.uint8) if high.any() else None


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


def _frays(box: list[float], found: Found, letter: float) -> bool:
    """Whether a low or a narrow shape is only the ragged edge of a rule that it lies along."""
    left, top, right, bottom = box
    low, narrow = bottom - top < MARK * letter, right - left < NARROW * letter
    if not (low or narrow):
        return False
    side = max(3, round(ALONG * letter))
    y0, x0 = (max(0, int(v) - side) for v in (top, left))
    around = found.mask[y0 : int(bottom) + side, x0 : int(right) + side]
    across, down = (np.asarray(around.any(axis=axis), np.float32)[side:-side] for axis in (0, 1))
    along = [shown.mean() for shown, thin in ((across, low), (down, narrow)) if thin and shown.size]
    return bool(max(along, default=0.0) > 0.5)


def is_dash(layout: Layout, line: TextLine) -> bool:
    """Whether all there is on a line is one flat bar."""
    width, height = line.x1 - line.x0, line.y1 - line.y0
    return height < MARK * layout.letter and FLAT * height <= width < 2.5 * layout.letter


def _letters(stats: npt.NDArray[np.int32], picture: Picture) -> Boxes:
    """Boxes of the shapes that may be letters or marks: no dust, nothing as large as a stamp or a picture."""
    x, y, w, h = (stats[:, k] for k in range(4))
    speck, low, high = SPECK * picture.scale, LETTER[0] * picture.scale, LETTER[1] * picture.scale
    kept = (np.maximum(w, h) >= speck) & (h <= high) & ((h >= low) | (w <= 3 * high))
    boxes: Boxes = np.stack([x, y, x + w, y + h], axis=1)[kept].astype(np.float32)
    return boxes


def _fields(rules: Rules, picture: Picture) -> npt.NDArray[np.int32]:
    """The number of the field, enclosed by rules, of each SHRINK x SHRINK pixels; 0 on rules."""
    cv2 = opencv()
    height, width = (max(2, n // SHRINK + 1) for n in picture.grey.shape)
    open_ground = np.ones((height, width), np.uint8)
    closing = _open_sides(rules.vertical[:, [0, 1, 3]])
    for segment in np.concatenate([rules.horizontal, rules.vertical, closing]) * picture.scale / SHRINK:
        x0, y0, x1, y1 = (round(float(v)) for v in segment)
        cv2.line(open_ground, (x0, y0), (x1, y1), 0, 1)
    labels: npt.NDArray[np.int32] = cv2.connectedComponents(open_ground, connectivity=4)[1]
    return labels


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


def _cut(shapes: Boxes, letter: float, ink: Grey) -> list[Boxes]:
    """Boxes of the lines among the shapes of one field, by rows, then columns, then rows again."""
    out: list[Boxes] = []
    for row in _with_marks(_whole(_parted(shapes, axis=1, gap=0.0), letter), letter):
        columns = _parted(row, axis=0, gap=WIDE_GAP * letter)
        if len(columns) > 1:
            for column in columns:
                out.extend(_cut(column, letter, ink))
        else:
            out.extend(_single(row, letter, ink))
    return out


def _whole(rows: list[Boxes], letter: float) -> list[Boxes]:
    """Rows put together that are the upper and lower parts of one line: no two lines are so low together."""
    out = rows[:1]
    for row in rows[1:]:
        above = out[-1]
        gap = row[:, 1].min() - above[:, 3].max()
        parts = min(_height(above), _height(row)) >= MARK * letter
        if parts and gap <= CRACK * letter and row[:, 3].max() - above[:, 1].min() <= ONE_LINE * letter:
            out[-1] = np.concatenate([above, row])
        else:
            out.append(row)
    return out


def _with_marks(rows: list[Boxes], letter: float) -> list[Boxes]:
    """Rows of dots, accents and cut off descenders put to the line that they all but touch; dust left out."""
    out: list[Boxes] = []
    loose = [_height(row) < MARK * letter for row in rows]
    for k, row in enumerate(rows):
        above = row[:, 1].min() - out[-1][:, 3].max() if out else np.inf
        below = rows[k + 1][:, 1].min() - row[:, 3].max() if k + 1 < len(rows) else np.inf
        if loose[k] and below < min(above, NEAR * letter):
            rows[k + 1] = np.concatenate([row, rows[k + 1]])
            loose[k + 1] = False
        elif loose[k] and above < NEAR * letter:
            out[-1] = np.concatenate([out[-1], row])
        elif not (loose[k] and _is_dust(row, letter)):
            out.append(row)
    return out


def _is_dust(row: Boxes, letter: float) -> bool:
    """What stands alone and is neither as wide as a letter nor a short bar."""
    width, height = _width(row), _height(row)
    return width < MARK * letter and not (width >= FLAT * height and width >= SHORT_DASH * letter)


def _height(shapes: Boxes) -> float:
    return float(shapes[:, 3].max() - shapes[:, 1].min())


def _width(shapes: Boxes) -> float:
    return float(shapes[:, 2].max() - shapes[:, 0].min())


def _parted(shapes: Boxes, axis: int, gap: float) -> list[Boxes]:
    """Shapes grouped where white of more than `gap` lies between them along an axis (0 across, 1 down)."""
    order = np.argsort(shapes[:, axis], kind="stable")
    ordered = shapes[order]
    reached = np.maximum.accumulate(ordered[:, axis + 2])
    breaks = np.nonzero(ordered[1:, axis] - reached[:-1] > gap)[0] + 1
    return list(np.split(ordered, breaks))


def _single(shapes: Boxes, letter: float, ink: Grey) -> list[Boxes]:
    """Box and base of one line, or of several where lines touch so that no white row parts them."""
    x0, y0 = shapes[:, :2].min(axis=0)
    x1, y1 = shapes[:, 2:].max(axis=0)
    tall = shapes[shapes[:, 3] - shapes[:, 1] >= MARK * letter]
    lines = round(float(y1 - y0) / (2.4 * letter))
    if lines < 2:
        base = float(np.median(tall[:, 3])) if len(tall) else float(y1)
        return [np.array([x0, y0, x1, y1, base], np.float32)]
    cuts = [float(y0), *_valleys(ink[int(y0) : int(y1), int(x0) : int(x1)], lines, float(y0)), float(y1)]
    return [np.array([x0, a, x1, b, b - 0.3 * letter], np.float32) for a, b in pairwise(cuts)]


def _valleys(ink: Grey, lines: int, top: float) -> list[float]:
    """The rows with least ink near the even divisions of a block of touching lines."""
    profile = ink.sum(axis=1, dtype=np.int64)
    step = len(profile) / lines
    out = []
    for k in range(1, lines):
        low, high = int((k - 0.35) * step), int((k + 0.35) * step) + 1
        out.append(top + low + int(profile[low:high].argmin()))
    return out
