"""What lies beside the sheet: black strips and wedges along the picture's edges, brought to the level of paper.

A strip runs with the scanner, not with the sheet: left in, it would pass for the straightest rule of the page.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from extract.scan.extras import cv2
from extract.scan.picture import Grey, Picture

BLACK = 110
"""Grey level up to which a pixel belongs to the ground behind the sheet."""
THIN = 3.0
"""Points: rules of a table that run off the sheet are thinner."""
SOFT = 1.5
"""Points by which the border between strip and sheet is blurred."""
BORDER = 45
"""Grey levels between the ground and the sheet on either side of the border: a shadow's border is soft."""
LETTER, LETTERED = 12.0, 0.05
"""Points across white letters, and the share that they have of a black header at the edge of a cropped picture."""


def without_edges(picture: Picture) -> Picture:
    """The picture with paper in place of solid black areas that touch its edges."""
    if not _touching((picture.grey < BLACK).astype(np.uint8)).any():
        return picture
    edges = _edges(picture)
    if not edges.any():
        return picture
    side = 2 * picture.pixels(SOFT) + 1
    covered = cv2.dilate(edges, np.ones((side, side), np.uint8)) > 0
    return picture.shaded(np.where(covered, np.median(picture.grey), picture.grey).astype(np.uint8))


def _edges(picture: Picture) -> Grey:
    """(height, width), 1 on solid black areas at the edges."""
    side = picture.pixels(THIN)
    thick = cv2.morphologyEx((picture.grey < BLACK).astype(np.uint8), cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    _, labels = cv2.connectedComponents(thick, connectivity=4)
    edges = np.zeros(thick.shape, np.uint8)
    for label in np.unique(_touching(labels)):
        area = (labels == label).astype(np.uint8)
        if label and _bordered(area, picture) and not _lettered(area, picture):
            edges |= area
    return edges


def _touching(pixels: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The pixels along the four edges."""
    return np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])


def _bordered(area: Grey, picture: Picture) -> bool:
    """Whether an area ends sharply."""
    side = 2 * picture.pixels(SOFT) + 1
    around = np.ones((side, side), np.uint8)
    outside = cv2.dilate(area, around) > area
    inside = cv2.erode(area, around, borderValue=1) < area
    if not outside.any() or not inside.any():
        return True
    return bool(np.median(picture.grey[outside]) - np.median(picture.grey[inside]) >= BORDER)


def _lettered(area: Grey, picture: Picture) -> bool:
    """Whether white letters stand in a black area."""
    side = picture.pixels(LETTER)
    filled = cv2.morphologyEx(area, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    return bool(filled.sum() > (1 + LETTERED) * area.sum())
