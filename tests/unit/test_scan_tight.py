"""Figures close to an upright rule, on it, and half under it: read, or in doubt, never fewer than are printed."""

import io
from itertools import pairwise

import numpy as np
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.ink import Rules
from extract.scan.found import covering
from extract.scan.layout import find_lines
from extract.scan.page import scan_ink
from extract.scan.picture import Grey, Picture
from extract.scan.rules import find_rules
from tests.unit.drawn_scan import picture, scanned

pytest.importorskip("cv2")
pytest.importorskip("rapidocr")
NUMBERS = ("16", "8", "11", "100", "1", "7,5", "90", "24", "386", "57", "412", "9", "83", "6")
ACROSS, TOP, DOWN, HEIGHT = (40, 74, 108), 20, 18, 300
DOUBT = 0.75
"""A number that is less sure is not given as one."""


def columns(gap: float, thick: float = 0.5, size: float = 10) -> Grey:
    """Two columns of numbers, one beside the rule left of it, one beside that right of it, and words."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, HEIGHT))
    canvas.setLineWidth(thick)
    for k in range(len(NUMBERS) + 1):
        canvas.line(ACROSS[0], HEIGHT - TOP - DOWN * k, ACROSS[-1], HEIGHT - TOP - DOWN * k)
    for x in ACROSS:
        canvas.line(x, HEIGHT - TOP, x, HEIGHT - TOP - DOWN * len(NUMBERS))
    canvas.setFont("Times-Roman", size)
    for k, number in enumerate(NUMBERS):
        y = HEIGHT - TOP - DOWN * k - 13
        canvas.drawString(ACROSS[2] + 10, y, "Jumlah dokumen perencanaan")
        canvas.drawString(ACROSS[0] + thick / 2 + gap, y, number)
        canvas.drawRightString(ACROSS[2] - thick / 2 - gap, y, number)
    canvas.save()
    return picture(out.getvalue())


def read(grey: Grey) -> list[tuple[str, str, float]]:
    """What each cell prints, what was read of it, and how surely."""
    ink = scan_ink(pypdfium2.PdfDocument(scanned(grey))[0], 1).ink
    assert ink is not None
    x, y = ((ink.glyphs.boxes[:, k] + ink.glyphs.boxes[:, k + 2]) / 2 for k in (0, 1))
    out = []
    for left, right in pairwise(ACROSS):
        for k, number in enumerate(NUMBERS):
            inside = (left < x) & (x < right) & (TOP + DOWN * k < y) & (y < TOP + DOWN * (k + 1))
            sure = float(ink.glyphs.confidence[inside].min(initial=1.0))
            out.append((number, "".join(ink.glyphs.text[inside]).strip(), sure))
    return out


@pytest.mark.parametrize(("gap", "thick", "size"), [(0.6, 0.5, 7), (0.4, 1.5, 9), (-0.5, 0.5, 10)])
def test_figures_beside_a_rule_and_on_it_are_read(gap: float, thick: float, size: float) -> None:
    cells = read(columns(gap, thick, size))
    assert [(text, sure >= DOUBT) for _, text, sure in cells] == [(n, True) for n in NUMBERS * 2]


def test_none_is_lost_under_it() -> None:
    cells = read(columns(-1.4, thick=1.0))
    assert not [cell for cell in cells if len(cell[0]) != len(cell[1])]


def ruled(thicker: int = 0) -> tuple[Grey, Rules]:
    """A rule of 2 pixels at x 100, thicker for a while, and a stroke as high as a figure beside it."""
    grey = np.full((400, 200), 250, np.uint8)
    grey[20:380, 100:102] = 40
    grey[20:80, 102 : 102 + thicker] = 40
    grey[200:216, 103:106] = 40
    none = np.zeros((0, 4), np.float32)
    upright = np.array([[50.5, 10, 50.5, 190]], np.float32)
    return grey, Rules(none, upright, none[:, 0], np.ones(1, np.float32))


def test_a_rule_covers_what_is_dark_along_it_and_no_figure() -> None:
    grey, rules = ruled()
    mask = covering(Picture(grey, 2.0), rules).mask
    assert mask[20:380, 100:102].all() and not mask[:, 102:].any()


def test_it_covers_where_it_is_thicker() -> None:
    grey, rules = ruled(thicker=3)
    mask = covering(Picture(grey, 2.0), rules).mask
    assert mask[20:80, 100:105].all() and not mask[100:, 102:].any()


def test_in_its_gaps_it_covers_what_it_would() -> None:
    grey, rules = ruled()
    grey[120:180, 100:102] = 250
    mask = covering(Picture(grey, 2.0), rules).mask
    assert mask[120:180, 100:102].all() and not mask[120:180, 103:].any()


@pytest.mark.parametrize(("top", "low", "found"), [(102, 118, 0), (105, 115, 1)])
def test_what_thickens_the_frame_of_a_low_row_is_no_letter(top: int, low: int, found: int) -> None:
    """It goes from rule to rule beside a third; a figure at the frame does not."""
    grey = np.full((300, 400), 250, np.uint8)
    for y in (100, 118, 160, 200):
        grey[y : y + 2, 40:360] = 40
    for x in (40, 200, 358):
        grey[100:202, x : x + 2] = 40
    grey[top:low, 42:48] = 120
    for k in range(6):
        grey[140:150, 60 + 12 * k : 68 + 12 * k] = 40
    sheet = Picture(grey, 2.0)
    assert len(find_lines(sheet, find_rules(sheet)).lines) == 1 + found


def test_a_letter_over_the_rule_between_two_columns_does_not_part_a_text_set_over_both() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, HEIGHT))
    canvas.setLineWidth(0.5)
    for y in (20, 30, 48, 66, 84):
        canvas.line(60, HEIGHT - y, 240, HEIGHT - y)
    for x, top in ((60, 20), (120, 30), (180, 30), (240, 20)):
        canvas.line(x, HEIGHT - top, x, HEIGHT - 84)
    canvas.setFont("Times-Bold", 8)
    canvas.drawRightString(120 - 1.2, HEIGHT - 28, "Rasio Capaian ")
    canvas.drawString(120 - 1.2, HEIGHT - 28, "pada Tahun ke-")
    canvas.save()
    vertical = find_rules(Picture(picture(out.getvalue()), 150 / 72)).rules.vertical
    assert vertical[np.abs(vertical[:, 0] - 120) < 3, 1].min() == pytest.approx(30, abs=1.5)
