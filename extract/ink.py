"""What is printed on one page, whatever it was read from: glyphs, rules, fills and pictures as numpy columns.

A digital page's ink comes from PDFium (`extract.pdf.parse`), a scanned page's from OCR and the raster
(`extract.scan`); the engines that find grids know only ink. Points, origin top left, page as seen.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Bools: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Glyphs:
    """Characters of a page, one array element each, in the order of the content stream. Shape (n,) or (n, 4).

    White space characters are kept where the source has them (`text` is " "): a gap without one still
    separates words where it is wide.
    """

    text: npt.NDArray[np.str_]
    boxes: Floats
    """(n, 4): x0, y0, x1, y1. The font's box where it is known (equal heights on one line), else the ink's."""
    size: Floats
    """Font size in points."""
    bold: Bools
    italic: Bools
    confidence: Floats
    """0-1; 1 for a digital page."""
    angle: npt.NDArray[np.int16] | None = None
    """(n,) degrees counter-clockwise as seen: 0, 90, 180 or 270; None: all upright."""
    typed: Floats | None = None
    """(n, 4) the boxes before letters beyond their clip were moved to its edge, by which lines are read; None: none
    was moved."""

    @cached_property
    def middles(self) -> Floats:
        """(n, 2) x and y of the middle of each."""
        return np.asarray((self.boxes[:, :2] + self.boxes[:, 2:]) / 2)

    def scaled(self, factor: float) -> "Glyphs":
        """The same letters so many times as large."""
        typed = None if self.typed is None else self.typed * np.float32(factor)
        boxes, size = self.boxes * np.float32(factor), self.size * np.float32(factor)
        return replace(self, boxes=boxes, size=size, typed=typed)

    def select(self, keep: npt.NDArray[np.bool_] | npt.NDArray[np.intp]) -> "Glyphs":
        """The glyphs that a mask or an index picks."""
        index = np.flatnonzero(keep) if keep.dtype == bool else keep
        return Glyphs(
            self.text.take(index),
            self.boxes.take(index, axis=0),
            self.size.take(index),
            self.bold.take(index),
            self.italic.take(index),
            self.confidence.take(index),
            None if self.angle is None else self.angle.take(index),
            None if self.typed is None else self.typed.take(index, axis=0),
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """Straight rules: drawn lines, thin rectangles and the edges of outlined rectangles. Shape (n, 4).

    x0, y0, x1, y1 with x0 == x1 for vertical and y0 == y1 for horizontal rules (the centre line).
    """

    horizontal: Floats
    vertical: Floats
    horizontal_width: Floats
    """(n,) points."""
    vertical_width: Floats
    horizontal_shade: npt.NDArray[np.uint8] | None = None
    """(n,) luminance of the rule, 0 black to 255 white; None: all black."""
    vertical_shade: npt.NDArray[np.uint8] | None = None

    def scaled(self, factor: float) -> "Rules":
        """The same rules so many times as large."""
        own = (self.horizontal, self.vertical, self.horizontal_width, self.vertical_width)
        across, down, thick, wide = (each * np.float32(factor) for each in own)
        return Rules(across, down, thick, wide, self.horizontal_shade, self.vertical_shade)

    @staticmethod
    def thin(across: Floats, down: Floats) -> "Rules":
        """Black rules without a width of their own."""
        return Rules(across, down, np.zeros(len(across), np.float32), np.zeros(len(down), np.float32))

    def select(self, lying: Bools, upright: Bools) -> "Rules":
        """Some of the rules; (n,) of each direction."""
        return Rules(
            self.horizontal[lying],
            self.vertical[upright],
            self.horizontal_width[lying],
            self.vertical_width[upright],
            None if self.horizontal_shade is None else self.horizontal_shade[lying],
            None if self.vertical_shade is None else self.vertical_shade[upright],
        )

    def joined(self, more: "Rules") -> "Rules":
        """These rules and more behind them."""
        return Rules(
            np.concatenate((self.horizontal, more.horizontal)),
            np.concatenate((self.vertical, more.vertical)),
            np.concatenate((self.horizontal_width, more.horizontal_width)),
            np.concatenate((self.vertical_width, more.vertical_width)),
            _shades((self.horizontal_shade, self.horizontal), (more.horizontal_shade, more.horizontal)),
            _shades((self.vertical_shade, self.vertical), (more.vertical_shade, more.vertical)),
        )


def _shades(*told: tuple[npt.NDArray[np.uint8] | None, Floats]) -> npt.NDArray[np.uint8] | None:
    """The luminances of rules one after the other; None where all are black."""
    if all(shades is None for shades, _ in told):
        return None
    return np.concatenate([np.zeros(len(of), np.uint8) if shades is None else shades for shades, of in told])


@dataclass(frozen=True, slots=True)
class Fills:
    """Filled areas that are larger than a rule: header shading, bands, cell backgrounds."""

    boxes: Floats
    """(n, 4), in drawing order."""
    colours: npt.NDArray[np.uint8]
    """(n, 3) RGB."""


@dataclass(frozen=True)
class Ink:
    """One page. `turned` is the angle (0, 90, 180, 270) by which content was turned upright beyond /Rotate."""

    page: int
    width: float
    height: float
    rotation: int
    glyphs: Glyphs
    rules: Rules
    fills: Fills
    images: Floats
    """(n, 4) boxes of pictures."""
    turned: int = 0
    scale: float = 1.0
    """Units of all that is here per point of the page."""

    @cached_property
    def em(self) -> float:
        """Points: the size of the page's middling letter, by which distances on it are told; 0 without letters."""
        return float(np.median(self.glyphs.size)) if len(self.glyphs.size) else 0.0

    def scaled(self, factor: float) -> "Ink":
        """The same page so many times as large."""
        return replace(
            self,
            width=self.width * factor,
            height=self.height * factor,
            glyphs=self.glyphs.scaled(factor),
            rules=self.rules.scaled(factor),
            fills=Fills(self.fills.boxes * np.float32(factor), self.fills.colours),
            images=self.images * np.float32(factor),
            scale=self.scale * factor,
        )
