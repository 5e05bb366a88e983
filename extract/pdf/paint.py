"""How many paths are painted, asked of PDFium in bulk: most paths of a page are slivers that are rules."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.ink import Bools
from extract.pdf import pdfium
from extract.pdf.clip import clip_counts

OPAQUE = 13
"""Alpha (0-255) from which paint can be seen."""

WEIGHTS = (0.299, 0.587, 0.114)
"""Of red, green and blue in luminance, ITU-R BT.601."""


@dataclass(frozen=True, slots=True)
class Paint:
    """One array element for each path."""

    seen: Bools
    """Filled or stroked with paint that is not transparent."""
    clipped: Bools
    shade: npt.NDArray[np.int64]
    """Luminance of the fill, else of the stroke, 0-255."""


def read_paint(paths: list[int]) -> Paint:
    """The paint of each path (by its handle)."""
    n = len(paths)
    modes = np.zeros((n, 2), np.int32)
    pdfium.each(pdfium.draw_mode, paths, pdfium.addresses(modes), pdfium.addresses(modes, 1))
    filled, stroked = modes[:, 0] != 0, modes[:, 1] != 0
    rgba = np.zeros((n, 4), np.uint32)
    for ask, asked in ((pdfium.object_fill, filled), (pdfium.object_stroke, ~filled)):
        index = np.flatnonzero(asked)
        rgba[index] = _colours(ask, [paths[k] for k in index.tolist()])
    return Paint(
        seen=(filled | stroked) & (rgba[:, 3] >= OPAQUE),
        clipped=clip_counts(paths) > 0,
        shade=np.asarray(np.rint(rgba[:, :3] @ np.array(WEIGHTS)).astype(np.int64)),
    )


def text_shades(objects: list[int], stroked: Bools) -> npt.NDArray[np.uint8]:
    """(n,) luminance of each text object's letters; 255 where they are transparent."""
    rgba = _colours(pdfium.object_fill, objects)
    for k in np.flatnonzero(stroked).tolist():
        rgba[k] = _colours(pdfium.object_stroke, objects[k : k + 1])[0]
    shade = np.rint(rgba[:, :3] @ np.array(WEIGHTS))
    return np.where(rgba[:, 3] >= OPAQUE, shade, 255).astype(np.uint8)


def luminance(colour: tuple[int, int, int]) -> int:
    """0 (black) to 255 (white), of RGB."""
    return round(sum(part * weight for part, weight in zip(colour, WEIGHTS, strict=True)))


def _colours(ask: object, paths: list[int]) -> npt.NDArray[np.uint32]:
    """(n, 4) red, green, blue, alpha; opaque black where PDFium gives none."""
    out = np.zeros((len(paths), 4), np.uint32)
    out[:, 3] = 255
    pdfium.each(ask, paths, *(pdfium.addresses(out, k) for k in range(4)))
    return out
