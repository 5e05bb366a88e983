"""How exactly geometry is written, in every format alike."""

from extract.document import Box

BOX_DIGITS = 2
"""Hundredths of a point: far below what is printed."""


def rounded(box: Box) -> list[float]:
    """[x0, y0, x1, y1] as they are written."""
    left, top = round(float(box.x0), BOX_DIGITS), round(float(box.y0), BOX_DIGITS)
    return [left, top, round(float(box.x1), BOX_DIGITS), round(float(box.y1), BOX_DIGITS)]


def box_or_null(box: Box | None) -> list[float] | None:
    """[x0, y0, x1, y1] in points, or null in JSON."""
    return None if box is None else rounded(box)
