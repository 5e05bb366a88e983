"""Geometry is written to the hundredth of a point, in every format alike."""

from emit.precision import box_or_null, rounded
from extract.document import Box


def test_hundredths() -> None:
    assert rounded(Box(1.234, 2.345678, 3.1, 4.0)) == [1.23, 2.35, 3.1, 4.0]
    assert box_or_null(None) is None and box_or_null(Box(0.004, 0.0, 1.0, 1.999)) == [0.0, 0.0, 1.0, 2.0]
