"""Points, boxes and matrices of PDF user space."""

import ctypes
from itertools import pairwise

import numpy as np

from extract.ink import Floats

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f of PDF 1.7, section 8.3.3."""
Quad = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
SLANT = 0.6
"""Points by which the ends of a straight rule may differ."""


def transformed(boxes: Floats, matrix: Matrix) -> Floats:
    """Boxes (n, 4) under a matrix, upright again."""
    a, b, c, d, e, f = matrix
    xs, ys = boxes[:, [0, 2, 0, 2]], boxes[:, [1, 1, 3, 3]]
    across, up = a * xs + c * ys + e, b * xs + d * ys + f
    return np.stack([across.min(1), up.min(1), across.max(1), up.max(1)], axis=1).astype(np.float32)


def six(values: "ctypes.Array[ctypes.c_float]") -> Matrix:
    """PDFium's matrix as a tuple."""
    a, b, c, d, e, f = values
    return (a, b, c, d, e, f)


def multiplied(m: Matrix, n: Matrix) -> Matrix:
    """First m, then n."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l)


def applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point under a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def hull(points: list[tuple[float, float]]) -> Quad:
    """The box of points: x0, y0, x1, y1."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def within(box: Quad | None, limit: Quad) -> Quad | None:
    """The part of a box inside another; None: nothing."""
    if box is None:
        return None
    x0, y0 = max(box[0], limit[0]), max(box[1], limit[1])
    x1, y1 = min(box[2], limit[2]), min(box[3], limit[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def is_rectangle(points: list[tuple[float, float]]) -> bool:
    """Whether a closed outline has four level or upright sides."""
    return len(points) in (4, 5) and all(
        min(abs(x0 - x1), abs(y0 - y1)) <= SLANT for (x0, y0), (x1, y1) in pairwise(points)
    )
