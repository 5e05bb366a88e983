"""A scanned page as one grey picture: rendered by PDFium near the resolution it was scanned at."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from extract.scan.colour import Grey, taken_off, without_marks

if TYPE_CHECKING:
    import pypdfium2

__all__ = ["Embedded", "Grey", "Picture", "TooLarge", "embedded", "take"]

LOWEST_DPI = 150
HIGHEST_DPI = 200
"""Recognition scales every line to 48 pixels: above 200 dpi nothing is gained, below 150 rules blur."""
GREY_BITS = 8
"""A picture with more bits a pixel has colours."""
BITONAL = 4
"""An embedded picture may have so many times the allowed pixels: a bit each, in the usual case."""
FEWEST_DPI = 60
"""Below this no letter can be read."""


class TooLarge(ValueError):
    """The page or a picture in it is larger than any honest scan."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Grey levels (height, width), 0 black; `scale` is pixels per point."""

    grey: Grey
    scale: float
    marks: Grey | None = None
    """(height, width), 1 where a stamp or a pen was taken off."""
    ruled: Grey | None = None
    """The levels with upright rules, where they were taken off."""

    def shaded(self, grey: Grey) -> "Picture":
        """The same with other levels."""
        return replace(self, grey=grey)

    def without(self, marks: Grey) -> "Picture":
        """The same with marks (1 where they are) taken off."""
        known = marks if self.marks is None else np.maximum(marks, self.marks)
        return replace(self, grey=taken_off(self.grey, marks, self.scale * 72), marks=known)

    def moved(self, move: Callable[[Grey], Grey]) -> "Picture":
        """All its planes moved alike."""
        return replace(self, grey=move(self.grey), marks=None if self.marks is None else move(self.marks))

    @property
    def width(self) -> float:
        """Points."""
        return float(self.grey.shape[1] / self.scale)

    @property
    def height(self) -> float:
        """Points."""
        return float(self.grey.shape[0] / self.scale)

    def pixels(self, points: float) -> int:
        """A length in points as whole pixels, at least 1."""
        return max(1, round(points * self.scale))


@dataclass(frozen=True, slots=True)
class Embedded:
    """What the pictures of a page tell before anything is decoded."""

    dpi: float
    """Resolution of the largest one; 0 where there is none."""
    coloured: bool
    """Whether any has more than one channel."""


def embedded(page: "pypdfium2.PdfPage", most: int) -> Embedded:
    """The page's pictures. Raises TooLarge for a picture bomb: its size is told by its dictionary."""
    import pypdfium2.raw as raw

    best, area, coloured = 0.0, 0.0, False
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        across, down = image.get_px_size()
        if across * down > most:
            raise TooLarge(f"{across} x {down}")
        coloured |= image.get_metadata().bits_per_pixel > GREY_BITS
        left, bottom, right, top = image.get_bounds()
        covers = abs((right - left) * (top - bottom))
        if covers > area:
            area = covers
            best = 72 * (across * down / covers) ** 0.5
    return Embedded(best, coloured)


def take(page: "pypdfium2.PdfPage", most_pixels: int = 60_000_000) -> Picture:
    """The page as it is seen, in grey without coloured marks, near its own resolution, `most_pixels` at most.

    Raises TooLarge where no readable resolution keeps the picture within bounds.
    """
    pictures = embedded(page, BITONAL * most_pixels)
    wanted = min(HIGHEST_DPI, max(LOWEST_DPI, pictures.dpi or HIGHEST_DPI))
    width, height = page.get_size()
    inches = max(1e-6, width * height / 72**2)
    wanted = min(wanted, (most_pixels / inches) ** 0.5)
    if wanted < FEWEST_DPI:
        raise TooLarge(f"{width:.0f} x {height:.0f} pt")
    bitmap = page.render(scale=wanted / 72, grayscale=not pictures.coloured, rev_byteorder=True)
    shown = bitmap.to_numpy()
    if pictures.coloured:
        grey, marks = without_marks(np.ascontiguousarray(shown[:, :, :3]), wanted)
    else:
        marks = None
        grey = np.array(shown[:, :, 0] if shown.ndim == 3 else shown, dtype=np.uint8, order="C")
    bitmap.close()
    return Picture(grey, wanted / 72, marks)
