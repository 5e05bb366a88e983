"""Areas of paint that lie in others."""

import numpy as np

from extract.ink import Bools, Floats


def lying_in(boxes: Floats, slack: float, part: float = 1.0) -> Bools:
    """(n, n): which areas lie in which others, `slack` points over an edge at most, smaller than `part` of these."""
    one, other = boxes[:, None], boxes[None, :]
    within = (one[..., :2] >= other[..., :2] - slack).all(axis=2)
    within &= (one[..., 2:] <= other[..., 2:] + slack).all(axis=2)
    sizes = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
    return np.asarray(within & (sizes[:, None] < part * sizes[None, :]))
