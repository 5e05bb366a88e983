"""What of a scanned page is shading: just at either side of the bounds."""

import numpy as np
import pytest

from extract.scan.paper import whiten
from extract.scan.picture import Picture

pytest.importorskip("cv2")
SCALE = 2.0
"""Pixels of a point."""


def shaded(x: float, y: float, width: float, height: float, level: int = 190, hole: float = 0.0) -> Picture:
    """White paper of 300 by 200 points with one shaded area; `hole`: the share of its width without shade below."""
    grey = np.full((400, 600), 255, np.uint8)
    x0, y0, x1, y1 = (round(v * SCALE) for v in (x, y, x + width, y + height))
    grey[y0:y1, x0:x1] = level
    grey[y0 + 32 : y1, x0 : x0 + round((x1 - x0) * hole)] = 255
    return Picture(grey, SCALE)


@pytest.mark.parametrize(
    ("picture", "boxes"),
    [
        (shaded(40, 40, 100, 30), [[40, 40, 140, 70]]),
        (shaded(40, 40, 28, 20), [[40, 40, 68, 60]]),
        (shaded(40, 40, 20, 30), []),
        (shaded(40, 40, 100, 12), [[40, 40, 140, 52]]),
        (shaded(40, 40, 100, 7), []),
        (shaded(40, 40, 100, 30, level=220), [[40, 40, 140, 70]]),
        (shaded(40, 40, 100, 30, level=235), []),
        (shaded(0, 40, 100, 30), []),
        (shaded(40, 0, 100, 30), []),
        (shaded(200, 40, 100, 30), []),
        (shaded(40, 170, 100, 30), []),
        (shaded(40, 40, 100, 40, hole=0.3), [[40, 40, 140, 80]]),
        (shaded(40, 40, 100, 40, hole=0.7), []),
    ],
)
def test_shading_is_as_large_as_a_cell_and_reaches_no_edge(picture: Picture, boxes: list[list[float]]) -> None:
    found = whiten(picture)
    assert found.fills.shape == (len(boxes), 4)
    assert np.abs(found.fills - np.array(boxes).reshape(-1, 4)).max(initial=0) <= 4
    assert len(found.shades) == len(boxes) and all(180 <= shade <= 225 for shade in found.shades)
