"""What the end of a printed line tells."""

import pytest

from extract.breaks import Gap, gaps
from extract.document import Box, Line

CELL = Box(0, 0, 58, 100)
"""Takes ten characters of five points between four points of padding."""


def _line(text: str, x0: float = 4.0) -> Line:
    return Line(text, Box(x0, 0, x0 + 5 * len(text), 10), 1)


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Perdaganga", Gap.FULL_ALONE),
        ("Kab. B/S d", Gap.FULL),
        ("Perdagan", Gap.ROOM),
        ("Perdagang", Gap.FULL_ALONE),
        ("Kepala", Gap.ROOM),
    ],
)
def test_gap(text: str, gap: Gap) -> None:
    assert gaps([_line(text), _line("n")], CELL) == (gap,)


def test_without_boxes_a_line_end_tells_nothing() -> None:
    assert gaps([Line("Perdaganga"), Line("n")], None) == (Gap.BREAK,)


def test_centred_text_is_measured_by_its_widest_line() -> None:
    lines = [_line("Kepala", 14.0), _line("Perdaganga", 4.0), _line("n", 26.5)]
    assert gaps(lines, CELL) == (Gap.ROOM, Gap.FULL_ALONE)


def test_one_line_has_no_gap() -> None:
    assert gaps([_line("Kepala")], CELL) == ()
