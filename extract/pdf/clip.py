"""Clip paths: what of a text object the page shows.

A producer that clips a cell's text to the cell tells whose it is: letters beyond the clip, whole in the text
layer and cut or missing on the page, belong where their clip is.
"""

import ctypes
from itertools import repeat

import numpy as np

from extract.ink import Bools, Floats
from extract.pdf import pdfium
from extract.pdf.plane import Quad, hull, within

_MOST = 0.3
"""Share of a page's letters beyond their clips, from which the clips are not believed (forms have their own axes)."""
_HAIR = 0.1
"""Points of a letter's box that must be inside its clip for the letter to be seen."""
_INSET = 1.0
"""Points inside the clip's edge to which letters beyond it move: the edge is a cell's border, mostly."""


def clip_boxes(objects: list[int]) -> Floats:
    """(n, 4) x0, y0, x1, y1 in PDF user space: the box that each object's clip paths leave; infinite without."""
    out = np.tile(np.array([-np.inf, -np.inf, np.inf, np.inf], np.float32), (len(objects), 1))
    for k, clip in enumerate(map(pdfium.object_clip, objects)):
        paths = pdfium.clip_paths(clip) if clip else 0
        if paths > 0:
            box = _box(clip, paths)
            if box:
                out[k] = box
    return out


def _box(clip: int, paths: int) -> Quad | None:
    """The box that all paths share, by their hulls."""
    x, y = ctypes.c_float(), ctypes.c_float()
    box: Quad | None = (-np.inf, -np.inf, np.inf, np.inf)
    for path in range(paths):
        segments = map(pdfium.clip_segment, repeat(clip), repeat(path), range(pdfium.clip_segments(clip, path)))
        points = [
            (x.value, y.value)
            for segment in segments
            if pdfium.segment_point(segment, ctypes.byref(x), ctypes.byref(y))
        ]
        box = within(box, hull(points)) if points else box
    return box


def drawn_in(boxes: Floats, clips: Floats) -> tuple[Floats, Bools]:
    """The boxes, those whose middles lie beyond their clip moved to its edge, and which letters nobody sees.

    Same axes for both (n, 4). Of a text that its clip shows a part of, the rest is kept; a text that lies beyond its
    clip as a whole is not of this page: a cell that a page break cut is typed again on the next page, out of sight.
    """
    unseen = np.zeros(len(boxes), bool)
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    beyond = ((middle < clips[:, :2]) | (middle > clips[:, 2:])).any(axis=1)
    if not beyond.any() or beyond.mean() > _MOST:
        return boxes, unseen
    seen = ((boxes[:, 2:] > clips[:, :2] + _HAIR) & (boxes[:, :2] < clips[:, 2:] - _HAIR)).all(axis=1)
    _, group = np.unique(clips, axis=0, return_inverse=True)
    unseen = np.bincount(group.ravel(), weights=seen)[group.ravel()] == 0
    inside = boxes.copy()
    low, high = clips[beyond, :2] + _INSET, clips[beyond, 2:] - _INSET
    inside[beyond, :2] = np.clip(boxes[beyond, :2], low, high)
    inside[beyond, 2:] = np.clip(boxes[beyond, 2:], low, high)
    return inside, unseen
