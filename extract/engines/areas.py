"""Areas of paint that lie in others."""

import numpy as np

from extract.ink import Bools, Floats


def lying_in(boxes: Floats, slack: float, part: float = 1.0) -> Bools:
    """(n, n): which areas lie in which others, `slack` points over an edge at most, smaller than `part` of these."""
    x0, y0, x1, y1 = boxes.T
    within = (x0[:, None] >= x0 - slack) & (y0[:, None] >= y0 - slack)
    within &= (x1[:, None] <= x1 + slack) & (y1[:, None] <= y1 + slack)
    sizes = (x1 - x0) * (y1 - y0)
    return np.asarray(within & (sizes[:, None] < part * sizes))
