"""PDFium's C functions with plain argument types, so that a page of characters is read by `map` alone.

The wrappers of pypdfium2 cost a microsecond and a half per call and make an object for each answer; these
take addresses into numpy arrays and cost a quarter of that. Signatures: PDFium's fpdf_text.h and fpdf_edit.h.
PDFium is not thread-safe: use processes.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_UINT = ctypes.c_uint


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The same C function, taking and giving plain integers; a call is shorter than to let other threads run in it."""
    address = ctypes.cast(function, _POINTER).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


# characters of a text page; without argument types a call takes two thirds of the time, and the page as a c_void_p
char_unicode = _plain(raw.FPDFText_GetUnicode, _UINT)
char_object = _plain(raw.FPDFText_GetTextObject, ctypes.c_size_t)
char_box = _plain(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
page_text = _plain(raw.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
char_matrix = _plain(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
count_chars = _plain(raw.FPDFText_CountChars, _INT, _POINTER)

# text objects and their fonts
text_font = _plain(raw.FPDFTextObj_GetFont, ctypes.c_size_t, _POINTER)
text_font_size = _plain(raw.FPDFTextObj_GetFontSize, _INT, _POINTER, _POINTER)
text_render_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
font_name = _plain(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
font_weight = _plain(raw.FPDFFont_GetWeight, _INT, _POINTER)
font_flags = _plain(raw.FPDFFont_GetFlags, _INT, _POINTER)

# page objects
count_objects = _plain(raw.FPDFPage_CountObjects, _INT, _POINTER)
page_object = _plain(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
count_form_objects = _plain(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
form_object = _plain(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
object_type = _plain(raw.FPDFPageObj_GetType, _INT, _POINTER)
object_bounds = _plain(
    raw.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER
)  # left, bottom, right, top
object_matrix = _plain(raw.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
object_clip = _plain(raw.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
object_fill = _plain(raw.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_stroke = _plain(raw.FPDFPageObj_GetStrokeColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_transparent = _plain(raw.FPDFPageObj_HasTransparency, _INT, _POINTER)
stroke_width = _plain(raw.FPDFPageObj_GetStrokeWidth, _INT, _POINTER, _POINTER)

# paths
draw_mode = _plain(raw.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
count_segments = _plain(raw.FPDFPath_CountSegments, _INT, _POINTER)
path_segment = _plain(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
segment_type = _plain(raw.FPDFPathSegment_GetType, _INT, _POINTER)
segment_point = _plain(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
segment_closes = _plain(raw.FPDFPathSegment_GetClose, _INT, _POINTER)
clip_paths = _plain(raw.FPDFClipPath_CountPaths, _INT, _POINTER)
clip_segments = _plain(raw.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
clip_segment = _plain(raw.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)


def each(function: object, *arguments: object) -> None:
    """Call a C function for each element."""
    for _ in map(function, *arguments):  # type: ignore[call-overload]
        pass


def addresses(array: npt.NDArray[np.generic], column: int = 0) -> range:
    """Where the rows of an array lie, from one of their columns on."""
    start, step = array.ctypes.data + column * array.itemsize, array.strides[0] or 1  # 0 where there are none
    return range(start, start + step * len(array), step)


def address(handle: Any) -> int:
    """The address that a pypdfium2 object's `raw` handle holds."""
    return ctypes.addressof(handle.contents)
