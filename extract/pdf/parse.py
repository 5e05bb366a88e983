"""A PDF page -> `Ink`: PDFium parses, numpy turns the page to how a reader holds it.

Coordinates: points, origin top left, after /Rotate and after `Ink.turned`, the clockwise quarter turns by
which a page whose text runs up, down or upside down is set upright. `Ink.width`, `height` and every box
belong to that upright page, so that rows are rows for all that follows; a renderer that turns the page by
`rotation + turned` shows it with the boxes in place.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from extract.ink import Fills, Floats, Glyphs, Ink, Rules
from extract.pdf import pdfium
from extract.pdf.glyphs import RawGlyphs, read_glyphs, set_upright
from extract.pdf.hidden import seen
from extract.pdf.legible import is_noise
from extract.pdf.paths import Drawn, read_paths
from extract.pdf.plane import Quad
from extract.pdf.typed import with_typed_rules
from extract.settings import Settings

_MOST = 0.6
"""Share of a page's letters that must stand at one angle for the page to be turned by it."""
_DOT = 1.6
"""Points: a mark this small is a dot of a dotted rule and may belong to a rule of either direction."""
_WHOLE_PAGE = 0.95
_NAMELESS = 0.1
"""Share of the other letters, from which letters without Unicode are more than bullets."""
_MANY_SHAPES = 60
"""Filled shapes of a page without text, from which they are taken for letters; a logo has some ten."""
_BEYOND = 0.02
"""Share of the page's side by which a rule or a letter must lie beyond the edge."""
_WIDEST = 2.0
"""Sides of the page to which it may grow."""
_FEWEST = 2
"""Rules that must cross an edge."""


class TooLarge(Exception):
    """A page over the limits of the settings; the message says which."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What the page tells of its text besides the text."""

    hidden: bool = False
    """Most of it is drawn in the invisible mode."""
    covered: bool = False
    """All of it is drawn before a picture that comes last."""
    nameless: bool = False
    """Much of it has no Unicode, or one that tells nothing: only its picture can be read."""
    cut: bool = False
    """The edge of the paper cuts a table; what lies beyond it was read too."""
    outlined: bool = False
    """There is none, but many small shapes: letters drawn as curves."""


def _layer(glyphs: RawGlyphs, drawn: Drawn) -> Layer:
    n = len(glyphs.codes)
    return Layer(
        hidden=n > 0 and bool(glyphs.hidden.mean() > _MOST),
        covered=drawn.covered,
        nameless=glyphs.nameless > _NAMELESS * n or is_noise(glyphs.codes, glyphs.font),
        outlined=n == 0 and drawn.outlines >= _MANY_SHAPES,
    )


def parse_page(page: Any, number: int, settings: Settings) -> tuple[Ink, Layer]:
    """The ink of an open pypdfium2 page (1-based `number`), and what its text layer says of itself.

    Raises `TooLarge` and `TooManyObjects`.
    """
    bounds = page.get_bbox()
    rotation = page.get_rotation()
    if max(bounds[2] - bounds[0], bounds[3] - bounds[1]) > settings.max_page_points:
        raise TooLarge("sisi halaman")
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > settings.max_glyphs:
            raise TooLarge("jumlah huruf")
        glyphs = read_glyphs(pdfium.address(text_page.raw))
    finally:
        text_page.close()
    drawn = read_paths(pdfium.address(page.raw), settings)
    layer = _layer(glyphs, drawn)
    glyphs = seen(glyphs, drawn)
    turned = _turned(glyphs.angle, rotation)
    cropped = page.get_cropbox() != page.get_mediabox()
    box = read_box(bounds, cropped, glyphs, drawn)
    view = _View(box, (rotation + turned) % 360)
    ink = Ink(
        page=number,
        width=view.width,
        height=view.height,
        rotation=rotation,
        glyphs=_glyphs(glyphs, view),
        rules=_rules(drawn, view),
        fills=_fills(drawn, view),
        images=view.boxes(np.array(drawn.images, np.float32).reshape(-1, 4)),
        turned=turned,
    )
    return with_typed_rules(ink), replace(layer, cut=box != bounds)


def _turned(angle: npt.NDArray[np.int16], rotation: int) -> int:
    """The clockwise turn that sets most of the text upright, beyond /Rotate."""
    upright = angle[angle >= 0]
    if (upright == rotation).all():
        return 0
    seen, counts = np.unique((upright - rotation) % 360, return_counts=True)
    best = int(seen[counts.argmax()])
    return best if counts.max() > _MOST * len(angle) else 0


class _View:
    """From PDF user space to the page as held: a clockwise turn of the visible box."""

    def __init__(self, bounds: tuple[float, float, float, float], turn: int) -> None:
        self._left, self._bottom, self._right, self._top = bounds
        self.turn = turn
        across, up = self._right - self._left, self._top - self._bottom
        self.width, self.height = (across, up) if turn % 180 == 0 else (up, across)

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        if self.turn == 90:
            return y - self._bottom, x - self._left
        if self.turn == 180:
            return self._right - x, y - self._bottom
        if self.turn == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def boxes(self, boxes: Floats) -> Floats:
        xa, ya = self.points(boxes[:, 0], boxes[:, 1])
        xb, yb = self.points(boxes[:, 2], boxes[:, 3])
        sides = (np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb))
        return np.stack(sides, axis=1).astype(np.float32)


def _glyphs(raw: RawGlyphs, view: _View) -> Glyphs:
    angle = np.where(raw.angle < 0, -1, (raw.angle - view.turn) % 360).astype(np.int16)
    _, baseline = view.points(raw.origin[:, 0], raw.origin[:, 1])
    glyphs = set_upright(raw, view.boxes(raw.boxes), view.boxes(raw.clip), baseline, angle)
    inside = (glyphs.boxes[:, 2] > 0) & (glyphs.boxes[:, 0] < view.width)
    inside &= (glyphs.boxes[:, 3] > 0) & (glyphs.boxes[:, 1] < view.height)
    glyphs = glyphs if inside.all() else glyphs.select(inside)
    edges = np.array([view.width, view.height, view.width, view.height], np.float32)
    np.clip(glyphs.boxes, 0, edges, out=glyphs.boxes)  # a letter that the page's edge cuts belongs to what touches it
    return glyphs


def _rules(drawn: Drawn, view: _View) -> Rules:
    boxes = view.boxes(np.array([box for box, _ in drawn.rules], np.float32).reshape(-1, 4))
    shade = np.array([shade for _, shade in drawn.rules], np.uint8)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    dot = np.maximum(width, height) <= _DOT
    across, down = (width >= height) | dot, (height > width) | dot
    middle_y, middle_x = (boxes[:, 1] + boxes[:, 3]) / 2, (boxes[:, 0] + boxes[:, 2]) / 2
    return Rules(
        horizontal=np.stack([boxes[:, 0], middle_y, boxes[:, 2], middle_y], axis=1)[across],
        vertical=np.stack([middle_x, boxes[:, 1], middle_x, boxes[:, 3]], axis=1)[down],
        horizontal_width=height[across],
        vertical_width=width[down],
        horizontal_shade=shade[across],
        vertical_shade=shade[down],
    )


def _fills(drawn: Drawn, view: _View) -> Fills:
    boxes = view.boxes(np.array([box for box, _ in drawn.fills], np.float32).reshape(-1, 4))
    colours = np.array([colour for _, colour in drawn.fills], np.uint8).reshape(-1, 3)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    part = (width < _WHOLE_PAGE * view.width) | (height < _WHOLE_PAGE * view.height)
    return Fills(boxes[part], colours[part])


def read_box(bounds: Quad, cropped: bool, glyphs: RawGlyphs, drawn: Drawn) -> Quad:
    """The box to be read, in PDF user space: `bounds`, or larger where its edge cuts a table.

    A page box set for the other way up cuts a table off, and nobody means half a table to be printed: where rules cross
    the edge of the paper and letters stand beyond it between them, the page is read as far as these rules go. A crop
    box is meant, and kept.
    """
    rules = np.array([box for box, _ in drawn.rules], np.float32).reshape(-1, 4)
    if cropped or not len(rules) or not len(glyphs.boxes):
        return bounds
    out = list(bounds)
    for axis in (0, 1):
        side = bounds[axis + 2] - bounds[axis]
        for edge, sign in ((axis, -1), (axis + 2, 1)):
            reach = _reach(rules, glyphs.boxes, edge, sign, bounds[edge], _BEYOND * side)
            out[edge] = bounds[edge] + sign * min(reach, (_WIDEST - 1) * side)
    return (out[0], out[1], out[2], out[3])


def _reach(rules: Floats, letters: Floats, edge: int, sign: int, at: float, least: float) -> float:
    """Points beyond an edge that its crossing rules go on with letters among them; 0: none cuts a table."""
    other = (edge + 2) % 4
    beyond = sign * (rules[:, edge] - at)
    crossing = (beyond > least) & (sign * (rules[:, other] - at) < -least)
    if crossing.sum() < _FEWEST:
        return 0.0
    far = float(beyond[crossing].max())
    across = 1 - edge % 2
    low, high = rules[crossing][:, across].min(), rules[crossing][:, across + 2].max()
    middle = (letters[:, :2] + letters[:, 2:]) / 2
    held = (middle[:, across] >= low) & (middle[:, across] <= high)
    out = sign * (middle[:, edge % 2] - at)
    return far if (held & (out > least) & (out <= far)).any() else 0.0
