"""Sheets as offices send them: in a shadow, faint, photographed, under a coloured stamp, shaded by dots."""

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from extract.scan import scan_ink
from tests.unit.drawn_scan import ROWS, Grey, drawn, picture, scanned
from tests.unit.test_scan import cells, read

cv2 = pytest.importorskip("cv2")
pytest.importorskip("onnxruntime")
pytest.importorskip("rapidocr")


def shadow(grey: Grey) -> Grey:
    """Light that falls off to a third from left to right."""
    return (grey * np.linspace(1.0, 0.33, grey.shape[1])).astype(np.uint8)


def pale(grey: Grey) -> Grey:
    return (240 - (255 - grey.astype(np.float32)) * 0.3).astype(np.uint8)


def photographed(grey: Grey) -> Grey:
    """The sheet on a dark table, seen from an angle."""
    height, width = grey.shape
    seen = np.array([[60, 70], [width + 20, 40], [width + 70, height + 30], [25, height + 60]], np.float32)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    move = cv2.getPerspectiveTransform(flat, seen)
    return cv2.warpPerspective(grey, move, (width + 100, height + 100), borderValue=(70.0,), flags=cv2.INTER_CUBIC)


def stippled(grey: Grey) -> Grey:
    out = grey.copy()
    y, x = np.mgrid[125:195, 125:833]
    out[125:195, 125:833] = np.where((x % 4 + y % 4) == 0, np.minimum(out[125:195, 125:833], 90), out[125:195, 125:833])
    return out


@pytest.mark.parametrize("damage", [shadow, pale, photographed, stippled])
def test_paper_is_told_from_print(damage) -> None:
    assert cells(read(scanned(picture(drawn()), damage=damage))) == list(ROWS)


def test_a_blue_stamp_over_a_table_is_taken_off() -> None:
    colours = np.repeat(picture(drawn())[:, :, None], 3, axis=2).copy()
    cv2.circle(colours, (640, 300), 120, (50, 40, 150), 5)
    out = io.BytesIO()
    Image.fromarray(colours).save(out, "PDF", resolution=150, quality=85)
    with pdfium.PdfDocument(out.getvalue()) as document:
        assert cells(scan_ink(document[0], 1)) == list(ROWS)


def test_coloured_type_and_rules_are_print() -> None:
    colours = np.repeat(picture(drawn())[:, :, None], 3, axis=2).astype(np.float32)
    blue = 255 - (255 - colours) * np.array([1.0, 0.9, 0.4])
    out = io.BytesIO()
    Image.fromarray(blue.astype(np.uint8)).save(out, "PDF", resolution=150, quality=85)
    with pdfium.PdfDocument(out.getvalue()) as document:
        assert cells(scan_ink(document[0], 1)) == list(ROWS)
