"""Sheets with a history: folded, streaked by a dirty glass, thin enough to shine through, cut at their edge."""

from collections.abc import Callable

import numpy as np
import pypdfium2
import pytest

from extract.scan.cropped import cut_sides
from extract.scan.ghosts import parted
from extract.scan.page import ScanResult, scan_ink
from extract.scan.picture import Picture
from extract.scan.rules import find_rules
from extract.scan.streaks import without_streaks
from tests.unit.drawn_scan import ACROSS, ROWS, TOP, Grey, drawn, picture, scanned
from tests.unit.test_scan import cells

pytest.importorskip("cv2")
SCALE = 150 / 72
"""Pixels per point of the pages here."""


def read(damage: Callable[[Grey], Grey]) -> ScanResult:
    with pypdfium2.PdfDocument(scanned(picture(drawn()), damage=damage)) as document:
        return scan_ink(document[0], 1)


def crease(grey: Grey) -> Grey:
    """Across under the third row and down through the last column, with the shade of the fold."""
    out = grey.astype(float)
    y, x = round((TOP + 96) * SCALE), round(340 * SCALE)
    for k in range(-12, 13):
        out[y + k] *= 1 - 0.25 * np.exp(-abs(k) / 5)
        out[:, x + k] *= 1 - 0.25 * np.exp(-abs(k) / 5)
    out[y] = np.minimum(out[y], 150)
    out[:, x] = np.minimum(out[:, x], 150)
    return out.astype(np.uint8)


def streak(grey: Grey) -> Grey:
    """Down through the names."""
    out = grey.copy()
    out[:, 470:472] = 60
    return out


def through(grey: Grey) -> Grey:
    """The same table printed on the other side."""
    back = np.roll(grey[:, ::-1], 27, axis=0).astype(float)
    return np.clip(grey - (255 - back) * 0.18, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("damage", [crease, through])
def test_a_worn_sheet_is_read_as_a_new_one(damage: Callable[[Grey], Grey]) -> None:
    assert cells(read(damage)) == list(ROWS)


def test_a_streak_through_letters_makes_no_column() -> None:
    read_, printed = cells(read(streak)), list(ROWS)
    assert [len(row) for row in read_] == [len(row) for row in printed]
    assert [(row[0], row[-1]) for row in read_] == [(row[0], row[-1]) for row in printed]


def test_lines_that_cross_the_sheet_are_marks_where_others_end_inside_it() -> None:
    grey = np.full((600, 800), 250, np.uint8)
    grey[100:102, 100:700] = grey[300:302, 100:700] = grey[500:502, 100:700] = 20
    grey[200:202] = 90
    out = without_streaks(Picture(grey, 2.0))
    assert out.marks is not None and out.marks[201].all() and not out.marks[301].any()
    assert (out.grey[201] > 200).all() and (out.grey[301, 100:700] < 60).all()


def test_a_rule_beside_a_streak_stays() -> None:
    """Also where the streak leans to it."""
    grey = np.full((600, 800), 250, np.uint8)
    grey[100:102, 100:700] = grey[300:302, 100:700] = grey[500:502, 100:700] = 20
    for x in range(800):
        grey[303 + x // 400, x] = 90
    out = without_streaks(Picture(grey, 2.0))
    assert out.marks is not None and (out.grey[300, 110:690] < 60).all()


@pytest.mark.parametrize("lines", [(), (100,), (100, 200, 300)])
def test_a_table_as_wide_as_the_sheet_keeps_its_rules(lines: tuple[int, ...]) -> None:
    grey = np.full((600, 800), 250, np.uint8)
    for y in lines:
        grey[y : y + 2] = 20
    page = Picture(grey, 2.0)
    assert without_streaks(page) is page


def frame(left: int, right: int, top: int, low: int, closed: bool = True) -> Grey:
    """A table of three rows on a sheet of 800 x 600 pixels; only its lying rules where it is not closed."""
    grey = np.full((600, 800), 250, np.uint8)
    for y in np.linspace(top, low, 4).astype(int):
        grey[max(0, y - 1) : y + 1, left:right] = 20
    for x in (left, 300, 500, right) if closed else (300, 500):
        grey[top:low, max(0, x - 2) : x] = 20
    return grey


@pytest.mark.parametrize(
    ("grey", "sides"),
    [
        (frame(100, 700, 100, 500), ()), (frame(100, 800, 100, 500, closed=False), ("kanan",)),
        (frame(0, 700, 100, 500, closed=False), ("kiri",)), (frame(100, 800, 100, 500), ()),
        (frame(0, 800, 100, 500, closed=False), ("kiri", "kanan")),
    ],
)  # fmt: skip
def test_a_table_whose_rules_run_off_the_sheet_unclosed_is_cut(grey: Grey, sides: tuple[str, ...]) -> None:
    page = Picture(grey, 2.0)
    assert cut_sides(page, find_rules(page).rules) == sides
    turned = Picture(np.ascontiguousarray(grey.T), 2.0)
    under = {"kiri": "atas", "kanan": "bawah"}
    assert cut_sides(turned, find_rules(turned).rules) == tuple(under[side] for side in sides)


def test_a_cut_sheet_is_told() -> None:
    cut = read(lambda grey: grey[:, : round((ACROSS[-1] - 40) * SCALE)])
    assert [problem.text for problem in cut.problems] == ["Tabel pada halaman 1 terpotong di tepi kanan lembar."]
    assert not read(lambda grey: grey).problems


def test_pale_print_is_parted_from_dark_and_shading_is_none() -> None:
    grey = np.full((400, 400), 255, np.uint8)
    grey[50:60, 50:350:8] = 20
    grey[150:160, 50:350:8] = grey[150:160, 51:351:8] = 205
    ghosts = parted(Picture(grey, 2.0))
    assert ghosts is not None
    assert (ghosts.own.grey[55, 50:350:8] == 20).all() and (ghosts.own.grey[140:170] == 255).all()
    assert (ghosts.other.grey[40:70] == 255).all() and (ghosts.other.grey[155, 50:350:8] < 170).all()
    grain = np.random.default_rng(3).normal(235, 20, grey.shape).clip(180, 255).astype(np.uint8)
    assert parted(Picture(np.minimum(grey, grain), 2.0)) is None
    shaded = grey.copy()
    shaded[140:170] = 205
    assert parted(Picture(shaded, 2.0)) is None
    assert parted(Picture(np.full((400, 400), 255, np.uint8), 2.0)) is None


def test_a_rule_under_a_streak_stays() -> None:
    grey = np.full((600, 800), 250, np.uint8)
    grey[300:302] = 90
    grey[100:102, 100:700] = grey[298:302, 100:700] = grey[500:502, 100:700] = 20
    out = without_streaks(Picture(grey, 2.0))
    assert out.marks is not None and out.marks[301, :80].all()
    assert (out.grey[298:302, 130:670] < 60).all()
