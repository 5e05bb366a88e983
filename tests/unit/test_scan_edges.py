"""What lies beside the sheet is told from black cells of a table."""

import numpy as np
import pytest

from extract.scan.edges import without_edges
from extract.scan.picture import Grey, Picture

pytest.importorskip("cv2")
SCALE = 2.0
"""Pixels per point."""


def sheet() -> Grey:
    grey = np.full((400, 600), 240, np.uint8)
    grey[100:102, 50:550] = 20
    return grey


def cleaned(grey: Grey) -> Grey:
    return without_edges(Picture(grey, SCALE)).grey


def test_strips_and_wedges_become_paper() -> None:
    grey = sheet()
    grey[:, :20] = 10
    for k in range(40):
        grey[399 - k, : 600 - 15 * k] = 10
    assert (cleaned(grey)[:, 30:] == sheet()[:, 30:]).mean() > 0.99 and (cleaned(grey) > 200)[:, :30].all()


def test_a_rule_that_runs_off_the_sheet_stays() -> None:
    grey = sheet()
    grey[200:203, :] = 20
    assert (cleaned(grey) == grey).all()


def test_a_black_header_of_a_cropped_table_stays() -> None:
    grey = sheet()
    grey[:40, :] = 10
    grey[12:28, 40:560:8] = 250
    grey[12:28, 41:560:8] = 250
    grey[12:28, 42:560:8] = 250
    assert (cleaned(grey) == grey).all()
