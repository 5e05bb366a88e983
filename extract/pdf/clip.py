"""Clip paths: what of a text object the page shows.

A producer that clips a cell's text to the cell tells whose it is: letters beyond the clip, whole in the text
layer and cut or missing on the page, belong where their clip is.
"""

import ctypes
from itertools import repeat

import numpy as np
import numpy.typing as npt

from extract.ink import Bools, Floats
from extract.pdf import pdfium
from extract.pdf.plane import Quad, hull, within

EVERYWHERE: Quad = (-np.inf, -np.inf, np.inf, np.inf)
_HAIR = 0.1
"""Points of a letter's box that must be inside its clip for the letter to be seen."""
_INSET = 1.0
"""Points inside the clip's edge to which letters beyond it move: the edge is a cell's border, mostly."""


class Clips:
    """The box that an object's clip paths leave, by their hulls, in the space of the object's content stream.

    Objects that follow each other share most of their paths, and PDFium gives a shared path the same first segment:
    what it leaves is not asked again.
    """

    def __init__(self) -> None:
        self._known: list[tuple[int, Quad | None]] = []
        """First segment of each path of the object before, and what the paths up to it leave."""
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._point = ctypes.byref(self._x), ctypes.byref(self._y)

    def box(self, handle: int) -> Quad | None:
        """`EVERYWHERE` without clip paths, None where they leave nothing."""
        clip = pdfium.object_clip(handle)
        paths = pdfium.clip_paths(clip) if clip else 0
        if paths <= 0:
            return EVERYWHERE
        del self._known[paths:]
        while self._known and pdfium.clip_segment(clip, len(self._known) - 1, 0) != self._known[-1][0]:
            self._known.pop()
        box = self._known[-1][1] if self._known else EVERYWHERE
        for path in range(len(self._known), paths):
            box = within(box, self._hull(clip, path))
            self._known.append((pdfium.clip_segment(clip, path, 0), box))
        return box

    def _hull(self, clip: int, path: int) -> Quad:
        segments = map(pdfium.clip_segment, repeat(clip), repeat(path), range(pdfium.clip_segments(clip, path)))
        points = [(self._x.value, self._y.value) for segment in segments if pdfium.segment_point(segment, *self._point)]
        return hull(points) if points else EVERYWHERE


def clip_counts(objects: list[int]) -> npt.NDArray[np.int32]:
    """(n,) how many clip paths each object has."""
    return np.fromiter(map(pdfium.clip_paths, map(pdfium.object_clip, objects)), np.int32, len(objects))


def clip_boxes(objects: list[int]) -> Floats:
    """(n, 4) x0, y0, x1, y1 in PDF user space: the box that each object's clip paths leave; infinite without."""
    out = np.tile(np.array(EVERYWHERE, np.float32), (len(objects), 1))
    clips = Clips()
    for k in np.flatnonzero(clip_counts(objects) > 0).tolist():
        out[k] = clips.box(objects[k]) or EVERYWHERE
    return out


def drawn_in(boxes: Floats, clips: Floats) -> tuple[Floats, Bools]:
    """The boxes, those whose middles lie beyond their clip moved to its edge, and which letters nobody sees.

    Same axes for both (n, 4). Of a text that its clip shows a part of, the rest is kept; a text that lies beyond its
    clip as a whole is not of this page: a cell that a page break cut is typed again on the next page, out of sight.
    """
    unseen = np.zeros(len(boxes), bool)
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    x, y = ((middle < clips[:, :2]) | (middle > clips[:, 2:])).T
    beyond = x | y  # `any` of so few takes thirty times as long
    if not beyond.any():
        return boxes, unseen
    seen = ((boxes[:, 2:] > clips[:, :2] + _HAIR) & (boxes[:, :2] < clips[:, 2:] - _HAIR)).all(axis=1)
    _, group = np.unique(clips, axis=0, return_inverse=True)
    unseen = np.bincount(group.ravel(), weights=seen)[group.ravel()] == 0
    inside = boxes.copy()
    low, high = clips[beyond, :2] + _INSET, clips[beyond, 2:] - _INSET
    inside[beyond, :2] = np.clip(boxes[beyond, :2], low, high)
    inside[beyond, 2:] = np.clip(boxes[beyond, 2:], low, high)
    return inside, unseen
