"""Straight strokes as numbers."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Segments: TypeAlias = npt.NDArray[np.float32]
"""(n, 4): start, end, across, thickness; points. Start and end are x for horizontal, y for vertical rules."""
