"""Underlines that touch the feet of their letters, on scanned pages."""

import io
from collections.abc import Callable

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.ink import Rules
from extract.scan.found import covering
from extract.scan.layout import find_lines
from extract.scan.picture import Grey, Picture
from extract.scan.rules import find_rules
from extract.scan.underlines import told_apart
from tests.unit.drawn_scan import picture

cv2 = pytest.importorskip("cv2")
DPI = 150
LINES = ("Jumlah koperasi yang sehat", "Realisasi", "Rencana", "Persentase layanan", "Menurunnya inflasi")
UNDERLINED = (0, 1)


def blurred(grey: Grey) -> Grey:
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), 1.1), np.uint8)


def noisy(grey: Grey) -> Grey:
    grain = np.random.default_rng(1).normal(4, 14, grey.shape)
    return np.clip(grey.astype(float) + grain, 0, 250).astype(np.uint8)


def of_one_bit(grey: Grey) -> Grey:
    return ((grey > 165) * 250).astype(np.uint8)


def page(font: str, framed: bool = False) -> Grey:
    """LINES of 8 points, 20 apart; those in UNDERLINED so, as Word does it; framed, with a rule under each line."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 200))
    canvas.setFont(font, 8)
    canvas.setLineWidth(0.45)
    for k, text in enumerate(LINES):
        y = 170 - 20 * k
        canvas.drawString(40, y, text)
        if framed:
            canvas.line(20, y - 5, 280, y - 5)
        elif k in UNDERLINED:
            canvas.line(40, y - 0.9, 40 + canvas.stringWidth(text), y - 0.9)
    canvas.save()
    return picture(out.getvalue(), DPI)


def told(grey: Grey) -> list[int]:
    """The lines that have an underline, found as a rule or as none."""
    sheet = Picture(np.minimum(grey, 250), DPI / 72)
    found = find_rules(sheet)
    told = told_apart(sheet, find_lines(sheet, found), found).rules.horizontal
    return sorted(round((float(y) - 30) / 20) for y in told[told[:, 2] < 200, 1])


@pytest.mark.parametrize("damage", [np.asarray, blurred, noisy, of_one_bit])
def test_underlines_are_found_however_the_page_was_scanned(damage: Callable[[Grey], Grey]) -> None:
    assert told(damage(page("Helvetica"))) == list(UNDERLINED)


@pytest.mark.parametrize("font", ["Helvetica-Bold", "Times-Bold", "Courier"])
@pytest.mark.parametrize("damage", [np.asarray, blurred, of_one_bit])
def test_the_feet_of_letters_are_none(font: str, damage: Callable[[Grey], Grey]) -> None:
    found = told(damage(page(font)))
    assert found[0] == UNDERLINED[0] and set(found) <= set(UNDERLINED)


def test_nor_is_the_rule_under_a_row() -> None:
    assert told(blurred(page("Helvetica", framed=True))) == []


@pytest.mark.parametrize(("under", "kept"), [(-0.9, False), (0.9, True)])
def test_a_rule_through_the_feet_of_letters_is_none(under: float, kept: bool) -> None:
    sheet = Picture(np.minimum(page("Helvetica"), 250), DPI / 72)
    found = find_rules(sheet)
    third = find_lines(sheet, found).lines[2]
    rule = np.array([[48, third.base / sheet.scale + under, 64, third.base / sheet.scale + under]], np.float32)
    one = Rules(rule, rule[:0], np.ones(1, np.float32), np.ones(0, np.float32))
    more = covering(sheet, found.rules.joined(one))
    told = told_apart(sheet, find_lines(sheet, found), more).rules.horizontal
    assert len(told) == len(UNDERLINED) + kept
