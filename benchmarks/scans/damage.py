"""What happens to a page between the printer and the file: each function takes and gives grey levels."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in shares of the page."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A kind of scan: the resolution it is made at and what is done to the rendered page."""

    name: str
    dpi: int = 200
    quality: int = 60
    """Of the JPEG; 0 for one bit a pixel without loss."""
    turn: int = 0
    """Quarter turns clockwise, in degrees."""
    steps: tuple[Callable[[Grey, Box], Grey], ...] = ()
    """Each is given the box of the table's header as well."""


def noise(grey: Grey, header: Box, strength: float = 6.0) -> Grey:
    """The grain of the sensor."""
    rng = np.random.default_rng(0)
    return np.clip(grey + rng.normal(0, strength, grey.shape), 0, 255).astype(np.uint8)


def skew(degrees: float) -> Callable[[Grey, Box], Grey]:
    """The sheet lies askew."""

    def apply(grey: Grey, header: Box) -> Grey:
        height, width = grey.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
        return np.asarray(cv2.warpAffine(grey, turn, (width, height), borderValue=(255.0,)), np.uint8)

    return apply


def bilevel(grey: Grey, header: Box) -> Grey:
    """Black and white, as fax and archive scanners do."""
    return np.where(grey < 150, 0, 255).astype(np.uint8)


def faint(grey: Grey, header: Box) -> Grey:
    """Little toner: black is a middle grey."""
    return (255 - (255 - grey.astype(np.float32)) * 0.45).astype(np.uint8)


def broken_rules(grey: Grey, header: Box) -> Grey:
    """Rules that are gone in places: white dots over every long stroke."""
    rng = np.random.default_rng(1)
    dark = (grey < 128).astype(np.uint8)
    long = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, 120), np.uint8)) | cv2.morphologyEx(
        dark, cv2.MORPH_OPEN, np.ones((120, 1), np.uint8)
    )
    gone = (rng.random(grey.shape) < 0.012).astype(np.uint8) & long
    wide = cv2.dilate(gone, np.ones((7, 7), np.uint8)) & cv2.dilate(long, np.ones((5, 5), np.uint8))
    return np.where(wide > 0, 250, grey).astype(np.uint8)


def black_edges(grey: Grey, header: Box) -> Grey:
    """The lid stood open: black strips along two edges."""
    out = grey.copy()
    out[:, : grey.shape[1] // 60] = 12
    out[-grey.shape[0] // 80 :, :] = 12
    return out


def stamp(grey: Grey, header: Box) -> Grey:
    """A round stamp over the lower right of the sheet."""
    out = grey.copy()
    centre, radius = (int(grey.shape[1] * 0.8), int(grey.shape[0] * 0.75)), grey.shape[0] // 12
    for r in (radius, int(radius * 0.72)):
        cv2.circle(out, centre, r, (110.0,), 4)
    cv2.putText(out, "DINAS", (centre[0] - radius // 2, centre[1]), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (110.0,), 3)
    return np.minimum(out, grey)


def black_header(grey: Grey, header: Box) -> Grey:
    """White letters on black in the table's header."""
    out = grey.copy()
    where = _pixels(grey, header)
    out[where] = 255 - out[where] // 1
    return out


def stippled_header(grey: Grey, header: Box) -> Grey:
    """A header shaded by dots, as printers without grey do."""
    out = grey.copy()
    rows, columns = _pixels(grey, header)
    y, x = np.mgrid[rows, columns]
    out[rows, columns] = np.where((x + y * 2) % 5 == 0, np.minimum(out[rows, columns], 120), out[rows, columns])
    return out


def show_through(grey: Grey, header: Box) -> Grey:
    """The other side of the sheet shines through, mirrored."""
    other = 255 - ((255 - grey[:, ::-1].astype(np.float32)) * 0.16)
    return np.minimum(grey, other).astype(np.uint8)


def blank_back(grey: Grey, header: Box) -> Grey:
    """Only what shines through."""
    return (255 - ((255 - grey[:, ::-1].astype(np.float32)) * 0.2)).astype(np.uint8)


def _pixels(grey: Grey, box: Box) -> tuple[slice, slice]:
    height, width = grey.shape
    return slice(int(box[1] * height), int(box[3] * height)), slice(int(box[0] * width), int(box[2] * width))


KINDS = (
    Damage("clean-200", steps=(noise,)),
    Damage("clean-300", dpi=300, steps=(noise,)),
    Damage("clean-100", dpi=100, steps=(noise,)),
    Damage("skew-150-q50", dpi=150, quality=50, steps=(skew(0.8), noise)),
    Damage("skew-3", steps=(skew(-3.0), noise)),
    Damage("bilevel-200", quality=0, steps=(skew(0.4), bilevel)),
    Damage("bilevel-400", dpi=400, quality=0, steps=(bilevel,)),
    Damage("turned-90", turn=90, steps=(noise,)),
    Damage("turned-180", turn=180, steps=(skew(0.5), noise)),
    Damage("turned-270", turn=270, steps=(noise,)),
    Damage("faint", steps=(faint, noise)),
    Damage("broken-rules", steps=(broken_rules, skew(0.3), noise)),
    Damage("edges-stamp", steps=(stamp, skew(0.6), black_edges, noise)),
    Damage("black-header", steps=(black_header, skew(0.3), noise)),
    Damage("stippled-header", steps=(stippled_header, noise)),
    Damage("show-through", steps=(show_through, noise)),
)
"""The kinds of scan that are measured."""

BACK = Damage("blank-back", steps=(blank_back, noise))
"""A page that must be told to be empty."""
