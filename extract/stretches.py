"""Stretches of a row of flags."""

import numpy as np

from extract.ink import Bools


def stretches(flags: Bools) -> list[tuple[int, int]]:
    """Where each stretch of true begins and ends."""
    change = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return list(zip(change[::2].tolist(), change[1::2].tolist(), strict=True))
