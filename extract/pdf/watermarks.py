"""Level letters of a watermark: far larger than the page's print, which stands among them. (Slanted ones are told by
their angle.)
"""

import numpy as np

from extract.ink import Bools
from extract.pdf.glyphs import RawGlyphs

_LARGE = 2.5
"""Times the middling letter of the page."""
_AMONG = 2
"""Letters of print, at least, whose middles lie in one letter of a watermark: no heading is printed over."""


def watermarks(glyphs: RawGlyphs) -> Bools:
    """(n,) the letters of every text object of which print stands in a large letter."""
    none, size = np.zeros(len(glyphs.codes), bool), glyphs.size
    if not len(size) or size.max() <= _LARGE * size.min():
        return none
    large = size > _LARGE * np.median(size)
    if not large.any():
        return none
    middles = (glyphs.boxes[:, :2] + glyphs.boxes[:, 2:])[~large] / 2
    over = [
        owner
        for owner, box in zip(glyphs.owner[large], glyphs.boxes[large], strict=True)
        if ((middles >= box[:2]) & (middles <= box[2:])).all(axis=1).sum() >= _AMONG
    ]
    return large & np.isin(glyphs.owner, over)
