"""How exactly geometry is written, in every format alike."""

from extract.document import Box

BOX_DIGITS = 2
"""Hundredths of a point: far below what is printed."""


def rounded(box: Box) -> list[float]:
    """[x0, y0, x1, y1] as they are written."""
    return [round(float(value), BOX_DIGITS) for value in (box.x0, box.y0, box.x1, box.y1)]


def box_or_null(box: Box | None) -> list[float] | None:
    """[x0, y0, x1, y1] in points, or null in JSON."""
    return None if box is None else rounded(box)
