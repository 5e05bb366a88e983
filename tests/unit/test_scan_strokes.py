"""A line whose strokes a mark took says nothing of the weight of the others."""

import numpy as np
import pytest

from extract.scan.glyphs import as_glyphs
from extract.scan.layout import Layout, TextLine
from extract.scan.place import Placed


def placed(text: str, y: float) -> Placed:
    ends = np.array([[10.0 * k, 10.0 * k + 10] for k in range(len(text))], np.float32)
    return Placed(text, ends, np.ones(len(text), np.float32), TextLine(0.0, y, 100.0, y + 20, y + 18, 0))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("thick", "bold"), [(2, [False, False]), (6, [True, False])])
def test_lines_are_bold_beside_one_without_strokes(thick: int, bold: list[bool]) -> None:
    ink = np.zeros((120, 200), np.uint8)
    for y, wide in ((0, thick), (30, 2), (60, 2)):
        for x in range(0, 100, 10):
            ink[y : y + 20, x : x + wide] = 1
    lines = [placed("Jumlah dan", 0), placed("Jumlah dan", 30), placed("Jumlah dan", 60), placed("ab", 90)]
    glyphs = as_glyphs(lines, Layout(tuple(line.line for line in lines), ink, 12.0), 2.0)
    assert [bool(glyphs.bold[0]), bool(glyphs.bold[-1])] == bold
