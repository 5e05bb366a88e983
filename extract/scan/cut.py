"""The lines of text among the shapes of one field: a recursive cut by white rows and columns."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.scan.picture import Grey

Boxes = npt.NDArray[np.float32]
"""(n, 4): x0, y0, x1, y1; pixels of the straightened picture."""

WIDE_GAP = 1.6
"""Median letter heights of white that part two columns, or two words of a justified line."""
MARK = 0.4
"""Median letter heights: what is lower is a mark or a dash, not a line; what is also as narrow, and alone, is dust."""
FLAT, SHORT_DASH = 1.3, 0.25
"""A dash is so many times as wide as high, and so many median letter heights wide at least."""
NEAR = 0.4
"""Median letter heights of white between a mark and its letter."""
COLON = 0.9
"""Median letter heights of white between the dots of a colon, at most."""
CRACK, ONE_LINE = 0.25, 1.8
"""Median letter heights of white that may part a broken letter, and the height of the line that it then makes."""
LEADING, FEW = 0.9, 2
"""Median letter heights between the middles of letters that stand on two lines (on one: 0.25); letters of a line."""
OWN = 0.6
"""Median letter heights of a line that a shape covers which is letters of several lines grown together."""
ALONE = 0.6
"""Median letter heights of white between a speck and the text that it does not belong to."""
PITCH = 2.4
"""Median letter heights from line to line where letters have grown together so far that none tells."""


def lines_of(shapes: Boxes, letter: float, ink: Grey) -> list[Boxes]:
    """Boxes of the lines among the shapes of one field, by rows, then columns, then rows again."""
    out: list[Boxes] = []
    for row in _whole(_with_marks(_whole(_parted(shapes, axis=1, gap=0.0), letter), letter), letter):
        columns = _parted(row, axis=0, gap=WIDE_GAP * letter)
        if len(columns) > 1:
            for column in columns:
                out.extend(lines_of(column, letter, ink))
        else:
            out.extend(_single(_without_specks(row, letter), letter, ink))
    return out


def _without_specks(row: Boxes, letter: float) -> Boxes:
    """The row without dust before its first letter and behind its last."""
    order = row[np.argsort(row[:, 0], kind="stable")]
    if len(order) > 1 and _is_speck(order[:1], letter) and order[1:, 0].min() - order[0, 2] > ALONE * letter:
        order = order[1:]
    if len(order) > 1 and _is_speck(order[-1:], letter) and order[-1, 0] - order[:-1, 2].max() > ALONE * letter:
        order = order[:-1]
    return order


def _is_speck(row: Boxes, letter: float) -> bool:
    return _height(row) < MARK * letter and _is_dust(row, letter)


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
        elif loose[k] and (above < NEAR * letter or (above < COLON * letter and _is_colon(out[-1], row, letter))):
            out[-1] = np.concatenate([out[-1], row])
        elif not (loose[k] and _is_dust(row, letter)):
            out.append(row)
    return out


def _is_colon(upper: Boxes, lower: Boxes, letter: float) -> bool:
    """Whether two marks are the dots of a colon that stands alone: small, and one over the other."""
    small = max(_width(upper), _height(upper), _width(lower), _height(lower)) < MARK * letter
    return small and min(upper[:, 2].max(), lower[:, 2].max()) > max(upper[:, 0].min(), lower[:, 0].min())


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
    top, low = float(shapes[:, 1].min()), float(shapes[:, 3].max())
    cuts = _between(shapes, letter, ink) or _valleys(shapes, letter, ink)
    middles = (shapes[:, 1] + shapes[:, 3]) / 2
    out = []
    for y0, y1 in pairwise([top, *cuts, low]):
        inside = np.minimum(shapes[:, 3], y1) - np.maximum(shapes[:, 1], y0)
        own = shapes[((middles >= y0) & (middles <= y1)) | (inside >= OWN * letter)]
        own = own if len(own) else shapes
        tall = own[own[:, 3] - own[:, 1] >= MARK * letter]
        base = float(np.median(np.minimum(tall[:, 3], y1))) if len(tall) else y1
        out.append(np.array([own[:, 0].min(), y0, own[:, 2].max(), y1, base], np.float32))
    return out


def _between(shapes: Boxes, letter: float, ink: Grey) -> list[float]:
    """Where lines are parted whose letters touch here and there: the others' middles stand in rows."""
    height = shapes[:, 3] - shapes[:, 1]
    single = shapes[(height >= MARK * letter) & (height <= ONE_LINE * letter)]
    middles = np.sort((single[:, 1] + single[:, 3]) / 2)
    rows = np.split(middles, np.nonzero(np.diff(middles) > LEADING * letter)[0] + 1)
    x0, x1 = int(shapes[:, 0].min()), int(shapes[:, 2].max())
    places = [float(row.mean()) for row in rows if len(row) >= FEW]
    return [_whitest(ink[:, x0:x1], above, below) for above, below in pairwise(places)]


def _whitest(ink: Grey, above: float, below: float) -> float:
    """The row with least ink between two."""
    profile = ink[int(above) : int(below) + 1].sum(axis=1, dtype=np.int64)
    return float(int(above) + int(profile.argmin()))


def _valleys(shapes: Boxes, letter: float, ink: Grey) -> list[float]:
    """The rows with least ink near the even divisions of a block of lines that have grown together."""
    x0, y0 = shapes[:, :2].min(axis=0)
    x1, y1 = shapes[:, 2:].max(axis=0)
    lines = round(float(y1 - y0) / (PITCH * letter))
    step = float(y1 - y0) / max(1, lines)
    block = ink[:, int(x0) : int(x1)]
    return [_whitest(block, float(y0) + (k - 0.35) * step, float(y0) + (k + 0.35) * step) for k in range(1, lines)]
