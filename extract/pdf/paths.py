"""The drawn things of a PDF page as rules, fills and pictures, in PDF user space (origin bottom left).

A thin rectangle is a rule, whichever way the producer filled or stroked it; an outlined rectangle is four.
Objects inside form XObjects are followed, with their matrices; clipping cuts what is drawn.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from extract.ink import Bools, Floats
from extract.pdf import pdfium
from extract.pdf.annotations import TooManyObjects
from extract.pdf.clip import EVERYWHERE, Clips
from extract.pdf.paint import OPAQUE, luminance, read_paint
from extract.pdf.plane import (
    IDENTITY,
    SLANT,
    Matrix,
    Quad,
    applied,
    hull,
    is_rectangle,
    multiplied,
    six,
    transformed,
    within,
)
from extract.settings import Settings

RULE_MAX = 3.0
"""Points: a filled shape thinner than this is a rule. Word's widest border is 6 pt, but tables use up to 3."""
_MAX_SEGMENTS = 20_000
GROUND = 240
"""Luminance (0-255) up to which a fill shows white letters."""
_LETTER_HIGH = 24.0
"""Points: what is higher is a drawing's shape, no letter's."""


@dataclass(frozen=True, slots=True)
class TextGroup:
    """Text objects between which nothing else is drawn, by their handles, and the matrix of the form they stand in."""

    handles: list[int]
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class Cover:
    """An opaque rectangle that is filled after some text."""

    handle: int
    box: Quad
    after: int
    """How many groups of text are drawn before it."""


@dataclass(slots=True)
class Drawn:
    """What the page draws, collected: rules (box, RGB), fills (box, RGB), pictures (box)."""

    rules: list[tuple[Quad, int]] = field(default_factory=list)
    """Box of a thin shape or stroke and the luminance of its colour, 0-255."""
    fills: list[tuple[Quad, tuple[int, int, int]]] = field(default_factory=list)
    images: list[Quad] = field(default_factory=list)
    covered: bool = False
    """A picture comes after all text: what text there is lies under it."""
    texts: list[TextGroup] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    grounds: list[Quad] = field(default_factory=list)
    """What a white letter can be seen on: whatever is filled with more than a trace of colour, and pictures."""
    outlines: int = 0
    """Small filled shapes that are neither rule nor rectangle: letters drawn as curves."""


def read_paths(page: int, settings: Settings) -> Drawn:
    """Everything drawn on a page that is no text. Raises `TooManyObjects`."""
    walker = _Walker(settings)
    count = max(0, pdfium.count_objects(page))
    walker.walk(map(pdfium.page_object, repeat(page), range(count)), count, IDENTITY, 0)
    return walker.drawn


class _Walker:
    """Goes through objects; ctypes buffers are made once."""

    def __init__(self, settings: Settings) -> None:
        self.drawn = Drawn()
        self._clips = Clips()
        self._veiled = False
        """Inside a form that is laid over the page transparently."""
        self._settings = settings
        self._left = settings.max_objects
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._width = ctypes.c_float()
        self._rgba = [ctypes.c_uint() for _ in range(4)]
        self._rgba_refs = [ctypes.byref(part) for part in self._rgba]
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._point = ctypes.byref(self._x), ctypes.byref(self._y)
        self._matrix = (ctypes.c_float * 6)()

    def walk(self, objects: Iterator[int], count: int, matrix: Matrix, depth: int) -> None:
        """Collect `count` objects that stand under `matrix`."""
        self._left -= count
        if self._left < 0:
            raise TooManyObjects
        every = list(filter(None, objects))
        kinds = np.fromiter(map(pdfium.object_type, every), np.int16, len(every))
        kept = _told(kinds)
        handles, kinds = [every[k] for k in kept.tolist()], kinds[kept]
        bounds = bounds_of(handles)
        if matrix != IDENTITY:
            bounds = transformed(bounds, matrix)
        rest = np.flatnonzero(~self._slivers(handles, kinds, bounds)).tolist()
        for k, box in zip(rest, bounds[rest].tolist(), strict=True):
            if kinds[k] == raw.FPDF_PAGEOBJ_TEXT:
                self._text(TextGroup(every[kept[k - 1] + 1 if k else 0 : kept[k] + 1], matrix))
            else:
                self._object(handles[k], int(kinds[k]), tuple(box), matrix, depth)

    def _slivers(self, handles: list[int], kinds: npt.NDArray[np.int16], bounds: Floats) -> Bools:
        """Take the unclipped thin paths as rules, all at once; which objects that were."""
        thin = (kinds == raw.FPDF_PAGEOBJ_PATH) & ((bounds[:, 2:] - bounds[:, :2]).min(axis=1) <= RULE_MAX)
        index = np.flatnonzero(thin)
        paint = read_paint([handles[k] for k in index.tolist()])
        rules = index[paint.seen & ~paint.clipped]
        shades = paint.shade[paint.seen & ~paint.clipped].tolist()
        self.drawn.rules += zip(map(tuple, bounds[rules].tolist()), shades, strict=True)
        thin[index[paint.clipped]] = False
        return np.asarray(thin)

    def _object(self, handle: int, kind: int, box: Quad, matrix: Matrix, depth: int) -> None:
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(handle, box, matrix)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._image(box)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            self.drawn.grounds.append(box)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < self._settings.max_form_depth:
            self._form(handle, matrix, depth)

    def _form(self, handle: int, matrix: Matrix, depth: int) -> None:
        count = max(0, pdfium.count_form_objects(handle))
        pdfium.object_matrix(handle, self._matrix)
        inner = multiplied(six(self._matrix), matrix)
        veiled = self._veiled
        self._veiled = veiled or bool(pdfium.object_transparent(handle))
        self.walk(map(pdfium.form_object, repeat(handle), range(count)), count, inner, depth + 1)
        self._veiled = veiled

    def _text(self, group: TextGroup) -> None:
        self.drawn.texts.append(group)
        self.drawn.covered = False

    def _image(self, box: Quad) -> None:
        if min(box[2] - box[0], box[3] - box[1]) <= RULE_MAX:
            self.drawn.rules.append((box, 0))
        else:
            self.drawn.images.append(box)
            self.drawn.grounds.append(box)
            self.drawn.covered = True

    def _path(self, handle: int, box: Quad, matrix: Matrix) -> None:
        pdfium.draw_mode(handle, ctypes.byref(self._fill), ctypes.byref(self._stroke))
        filled, stroked = self._fill.value != 0, self._stroke.value != 0
        if not (filled or stroked):
            return
        colour = self._colour(pdfium.object_fill if filled else pdfium.object_stroke, handle)
        if colour is None:
            return
        clipped = self._clip(handle, box, matrix)
        if clipped is None:
            return
        if min(clipped[2] - clipped[0], clipped[3] - clipped[1]) <= RULE_MAX:
            self.drawn.rules.append((clipped, luminance(colour)))
            return
        segments = pdfium.count_segments(handle)
        if filled:
            self._fills_over(handle, clipped, colour, segments)
        if filled and not stroked and segments in (4, 5):
            self.drawn.fills.append((clipped, colour))
            return
        self.drawn.outlines += filled and clipped[3] - clipped[1] <= _LETTER_HIGH
        if segments <= _MAX_SEGMENTS:
            self._shapes(handle, matrix, clipped, colour)

    def _fills_over(self, handle: int, box: Quad, colour: tuple[int, int, int], segments: int) -> None:
        """Keep what white letters can be seen on, and what hides the text before it."""
        if luminance(colour) <= GROUND:
            self.drawn.grounds.append(box)
        if self.drawn.texts and segments in (4, 5) and not self._veiled:
            self.drawn.covers.append(Cover(handle, box, len(self.drawn.texts)))

    def _shapes(self, handle: int, matrix: Matrix, limit: Quad, colour: tuple[int, int, int]) -> None:
        """A path of many pieces: each thin or stroked piece is a rule, each filled rectangle a fill."""
        filled, stroked = self._fill.value != 0, self._stroke.value != 0
        edge = colour
        if stroked:
            edge = self._colour(pdfium.object_stroke, handle) or colour
        pdfium.stroke_width(handle, ctypes.byref(self._width))
        half = min(self._width.value, RULE_MAX) / 2
        pdfium.object_matrix(handle, self._matrix)
        for points in self._outlines(handle, multiplied(six(self._matrix), matrix)):
            if filled and is_rectangle(points):
                box = within(hull(points), limit)
                if box and min(box[2] - box[0], box[3] - box[1]) <= RULE_MAX:
                    self.drawn.rules.append((box, luminance(colour)))
                    continue
                if box:
                    self.drawn.fills.append((box, colour))
            if stroked:
                self._strokes(points, half, limit, luminance(edge))

    def _strokes(self, points: list[tuple[float, float]], half: float, limit: Quad, shade: int) -> None:
        for (x0, y0), (x1, y1) in pairwise(points):
            if min(abs(x0 - x1), abs(y0 - y1)) <= SLANT and max(abs(x0 - x1), abs(y0 - y1)) > 0:
                box = hull([(x0 - half, y0 - half), (x1 + half, y1 + half), (x0 + half, y0 + half)])
                cut = within(box, (limit[0] - 1, limit[1] - 1, limit[2] + 1, limit[3] + 1))
                if cut:
                    self.drawn.rules.append((cut, shade))

    def _outlines(self, handle: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """The path's pieces as point lists; a curve breaks its piece."""
        points: list[tuple[float, float]] = []
        count = pdfium.count_segments(handle)
        for segment in map(pdfium.path_segment, repeat(handle), range(count)):
            kind = pdfium.segment_type(segment)
            pdfium.segment_point(segment, *self._point)
            point = applied(matrix, self._x.value, self._y.value)
            if kind != raw.FPDF_SEGMENT_LINETO:
                if len(points) > 1:
                    yield points
                points = [point]
                continue
            points.append(point)
            if pdfium.segment_closes(segment) and points[0] != point:
                points.append(points[0])
        if len(points) > 1:
            yield points

    def _clip(self, handle: int, box: Quad, matrix: Matrix) -> Quad | None:
        """The part of `box` that the object's clip paths leave; None: nothing."""
        left = self._clips.box(handle)
        if left is None or left == EVERYWHERE or matrix == IDENTITY:
            return within(box, left) if left else None
        corners = [applied(matrix, x, y) for x in left[::2] for y in left[1::2]]
        return within(box, hull(corners))

    def _colour(self, ask: object, handle: int) -> tuple[int, int, int] | None:
        """RGB, or None where the paint is transparent."""
        if not callable(ask) or not ask(handle, *self._rgba_refs):
            return (0, 0, 0)
        red, green, blue, alpha = (part.value for part in self._rgba)
        return (red, green, blue) if alpha >= OPAQUE else None


def _told(kinds: npt.NDArray[np.int16]) -> npt.NDArray[np.intp]:
    """Which objects tell anything: of texts that follow each other the last, which is enough to know what covers it."""
    text = kinds == raw.FPDF_PAGEOBJ_TEXT
    return np.flatnonzero(~(text & np.append(text[1:], False)))


def bounds_of(handles: list[int]) -> Floats:
    """(n, 4) the box of each object, in the space of the content that holds it."""
    out = np.zeros((len(handles), 4), np.float32)
    pdfium.each(pdfium.object_bounds, handles, *(pdfium.addresses(out, k) for k in range(4)))
    return out
