"""Straight strokes as numbers."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Segments: TypeAlias = npt.NDArray[np.float32]
"""(n, 4): start, end, across, thickness; points. Start and end are x for horizontal, y for vertical rules."""


def meets(end: float, across: float, others: Segments, apart: float, beside: float) -> bool:
    """Whether a stroke ends within `apart` points of a crossing one, which reaches to `beside` points from it."""
    reaches = (others[:, 0] - beside <= across) & (across <= others[:, 1] + beside)
    return bool((np.abs(others[reaches, 2] - end) <= apart).any())
