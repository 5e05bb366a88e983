"""Form fields and annotations drawn into their page, so that what was typed into them is read like any print.

PDFium draws them by their appearance streams, and makes those of text fields and free text that lack them. What a
viewer does not show of them, or shows only as something to click (links, notes, push buttons), is taken out before.
"""

from typing import Any

import pypdfium2.raw as raw

from extract.settings import Settings

_CLICKED = frozenset(
    (
        raw.FPDF_ANNOT_LINK,
        raw.FPDF_ANNOT_POPUP,
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_FILEATTACHMENT,
        raw.FPDF_ANNOT_SOUND,
        raw.FPDF_ANNOT_MOVIE,
        raw.FPDF_ANNOT_SCREEN,
        raw.FPDF_ANNOT_RICHMEDIA,
        raw.FPDF_ANNOT_THREED,
    )
)
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


class TooManyObjects(Exception):
    """The page draws more objects, or has more annotations, than the settings allow."""


def with_annotations(document: Any, number: int, settings: Settings) -> Any:
    """The pypdfium2 page (1-based `number`) with its annotations among its objects.

    `document` has its forms initialised. Raises `TooManyObjects`, and `PdfiumError` for a broken page.
    """
    page = document[number - 1]
    count = max(0, raw.FPDFPage_GetAnnotCount(page))
    if count > settings.max_objects:
        raise TooManyObjects
    shown = [_is_shown(document, page, index) for index in range(count)]
    if not any(shown):
        return page
    for index in reversed(range(count)):
        if not shown[index]:
            raw.FPDFPage_RemoveAnnot(page, index)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[number - 1]  # a page shows what was flattened into it when it is loaded anew


def _is_shown(document: Any, page: Any, index: int) -> bool:
    """Whether a viewer shows the annotation as a part of the page."""
    annotation = raw.FPDFPage_GetAnnot(page, index)
    if not annotation:
        return False
    try:
        if raw.FPDFAnnot_GetSubtype(annotation) in _CLICKED or raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
            return False
        return not (document.formenv and _is_push_button(document, annotation))
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _is_push_button(document: Any, annotation: Any) -> bool:
    return bool(raw.FPDFAnnot_GetFormFieldType(document.formenv, annotation) == raw.FPDF_FORMFIELD_PUSHBUTTON)
