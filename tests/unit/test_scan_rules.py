"""Rules from a raster drawn by hand: broken, dashed, faint; letters are none."""

import numpy as np
import pytest

from extract.scan.hairlines import hairlines
from extract.scan.layout import find_lines
from extract.scan.pen import without_pen
from extract.scan.picture import Grey, Picture
from extract.scan.rules import find_rules
from extract.scan.stipple import letter_height, lettered
from extract.scan.upright import lean, slant, straighten
from tests.unit.drawn_scan import ACROSS, ROWS, TOP, drawn, picture

cv2 = pytest.importorskip("cv2")
SCALE = 2.0
"""Pixels per point."""


def sheet() -> Grey:
    return np.full((800, 1200), 250, np.uint8)


def spans(found) -> list[tuple[int, ...]]:
    return [tuple(round(float(v)) for v in rule) for rule in np.concatenate([found.horizontal, found.vertical])]


def rules(grey: Grey) -> list[tuple[int, ...]]:
    return spans(find_rules(Picture(grey, SCALE)).rules)


def near(found: list[tuple[int, ...]], *wanted: tuple[int, ...]) -> bool:
    return len(found) == len(wanted) and all(any(np.abs(np.subtract(a, b)).max() <= 2 for a in found) for b in wanted)


def test_a_frame() -> None:
    grey = sheet()
    cv2.rectangle(grey, (100, 100), (900, 500), 30, 2)
    assert near(rules(grey), (50, 50, 450, 50), (50, 250, 450, 250), (50, 50, 50, 250), (450, 50, 450, 250))


@pytest.mark.parametrize("on, off", [(24, 8), (6, 6), (3, 5)])
def test_broken_dashed_and_dotted_rules_are_one(on: int, off: int) -> None:
    grey = sheet()
    for x in range(100, 900, on + off):
        grey[300:302, x : x + on] = 60
    assert near(rules(grey), (50, 150, 450, 150))


@pytest.mark.parametrize(("marked", "wanted"), [
    ((398, 502), [(50, 150, 450, 150)]), ((398, 460), [(50, 150, 200, 150), (250, 150, 450, 150)]),
])  # fmt: skip
def test_a_rule_that_a_mark_took_away_in_part_is_one(marked: tuple[int, int], wanted: list[tuple[int, ...]]) -> None:
    """The ring of a stamp touches it for longer than a broken rule is joined over."""
    grey, marks = sheet(), np.zeros((800, 1200), np.uint8)
    grey[300:302, 100:400] = grey[300:302, 500:900] = 30
    marks[296:306, slice(*marked)] = 1
    assert near(spans(find_rules(Picture(grey, SCALE, marks)).rules), *wanted)


def test_dashed_rules_that_cross_are_whole() -> None:
    """Between low rows too, though their dashes are one shape where they cross."""
    grey = picture(drawn(dash=(2, 2), down=18), dpi=200)
    found = find_rules(Picture(grey, 200 / 72)).rules
    assert sorted(round(float(x)) for x in found.vertical[:, 0]) == list(ACROSS)
    assert sorted(round(float(y)) for y in found.horizontal[:, 1]) == [TOP + 18 * k for k in range(len(ROWS) + 1)]


def test_faint_rules() -> None:
    grey = sheet()
    grey[300, 100:900] = 185
    assert near(rules(grey), (50, 150, 450, 150))


def test_a_frame_with_an_open_corner_is_closed() -> None:
    grey = sheet()
    cv2.rectangle(grey, (100, 100), (900, 500), 30, 2)
    grey[470:510, 850:910] = 250
    assert near(rules(grey), (50, 50, 450, 50), (50, 250, 450, 250), (50, 50, 50, 250), (450, 50, 450, 250))


def test_letters_are_no_rules() -> None:
    grey = sheet()
    for k in range(12):
        cv2.putText(grey, "Trillium mnmnm HILTE perlindungan", (100, 80 + 40 * k), cv2.FONT_HERSHEY_DUPLEX, 1, 20, 2)
    assert rules(grey) == []


def test_lines_of_text_are_parted_by_rules_and_white() -> None:
    grey = sheet()
    cv2.rectangle(grey, (100, 100), (900, 300), 30, 2)
    cv2.line(grey, (500, 100), (500, 300), 30, 2)
    for x, y in ((120, 150), (120, 190), (512, 150)):
        cv2.putText(grey, "satu dua", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 20, 2)
    picture = Picture(grey, SCALE)
    lines = find_lines(picture, find_rules(picture)).lines
    assert [(round(line.x0 / 20), round(line.base / 10)) for line in lines] == [(6, 15), (6, 19), (26, 15)]
    assert len({line.field for line in lines}) == 2


@pytest.mark.parametrize("degrees", [-4.4, -1.3, -0.45, 0.0, 0.7, 2.15])
def test_a_slant_is_found_and_taken_out(degrees: float) -> None:
    grey = sheet()
    for k in range(5):
        cv2.line(grey, (100, 100 + 140 * k), (1100, 100 + 140 * k), 30, 2)
        cv2.line(grey, (100 + 250 * k, 100), (100 + 250 * k, 660), 30, 2)
    turn = cv2.getRotationMatrix2D((600, 400), -degrees, 1)
    picture = Picture(cv2.warpAffine(grey, turn, (1200, 800), borderValue=(250.0,)), SCALE)
    assert slant(picture) == pytest.approx(degrees, abs=0.06)
    assert lean(picture, degrees) == pytest.approx(degrees, abs=0.1)
    assert slant(straighten(picture)) == pytest.approx(0, abs=0.06)


def test_rules_of_three_tables_stay_apart() -> None:
    grey = sheet()
    for top in (50, 300, 550):
        cv2.rectangle(grey, (100, top), (900, top + 200), 30, 2)
    assert sum(x0 == x1 for x0, _, x1, _ in rules(grey)) == 6


def test_upright_rules_end_at_rows_that_run_over_the_columns() -> None:
    """Their pieces stand in one line, and what lies in a gap between two of them is the third's ink."""
    grey = sheet()
    tops = [100 + 36 * k for k in range(11)]
    for y in tops:
        grey[y : y + 2, 100:900] = 30
    for x in (100, 900):
        grey[tops[0] : tops[-1], x : x + 2] = 30
    for k, (first, last) in enumerate([(1, 3), (4, 6), (7, 10)]):
        grey[tops[first] : tops[last], 500 + k // 2 : 502 + k // 2] = 30
    cv2.putText(grey, "mmmmmmmm", (430, tops[4] - 10), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 20, 2)
    inner = sorted(
        (round(float(a)), round(float(b)))
        for x, a, _, b in find_rules(Picture(grey, SCALE)).rules.vertical
        if 200 < x < 300
    )
    assert np.abs(np.subtract(inner, [(68, 104), (122, 158), (176, 230)])).max() <= 1


def test_frames_are_no_letters() -> None:
    """Low and wide ones hold more of a page's ink than its letters."""
    frames, letters = [(50, 90 * k, 1000, 75, 2200) for k in range(5)], [(9 * k, 20, 8, 13, 40) for k in range(60)]
    assert letter_height(lettered(np.array([*frames, *letters], np.int32), SCALE)) == 13


def test_upright_rules_of_one_low_row_are_told_from_stems() -> None:
    grey = sheet()
    grey[300:302, 100:900] = grey[320:322, 100:900] = 30
    for x in (100, 500, 900):
        grey[300:322, x : x + 2] = 30
    grey[304:322, 700:703] = grey[300:318, 300:303] = 30  # stems that touch one rule
    upright = find_rules(Picture(grey, SCALE)).rules.vertical
    assert sorted(round(float(x)) for x in upright[:, 0]) == [50, 250, 450]


def test_a_stem_as_high_as_a_low_row_is_no_upright_rule_where_a_letter_follows() -> None:
    grey = sheet()
    grey[300:302, 100:900] = grey[320:322, 100:900] = 30
    for x in (100, 500, 700, 900):
        grey[300:322, x : x + 2] = 30
    for x in (705, 711):  # "juta": the stem of the first letter has a dot and goes under the line
        grey[308:317, x : x + 2] = 30
    grey[315:317, 705:713] = 30
    upright = find_rules(Picture(grey, SCALE)).rules.vertical
    assert sorted(round(float(x)) for x in upright[:, 0]) == [50, 250, 450]


def test_the_stem_of_a_letter_in_a_low_row_joins_no_rules_over_and_under_it() -> None:
    grey = sheet()
    tops = [100, 140, 158, 200]  # the second row is as low as a line of small print
    for y in tops:
        grey[y : y + 2, 100:900] = 30
    grey[100:202, 100:102] = grey[100:202, 900:902] = 30
    grey[100:140, 500:502] = grey[158:200, 500:502] = 30
    grey[143:153, 500:502] = 30  # the stem of a "d" in "Standar"
    inner = [(round(float(a)), round(float(b))) for x, a, _, b in find_rules(Picture(grey, SCALE)).rules.vertical
             if 200 < x < 300]  # fmt: skip
    assert np.abs(np.subtract(sorted(inner), [(50, 70), (79, 100)])).max() <= 1


def test_brackets_as_high_as_a_low_row_are_no_upright_rules() -> None:
    """ "(7)" in a row of column numbers: bent, they touch its rules at both ends as the straight ones do."""
    grey = sheet()
    grey[300:302, 100:900] = grey[320:322, 100:900] = 30
    for x in (100, 500, 900):
        grey[300:322, x : x + 2] = 30
    for x, at in ((300, 90), (700, -90)):
        cv2.ellipse(grey, (x, 311), (4, 10), 0, at, at + 180, 30, 2)
    upright = find_rules(Picture(grey, SCALE)).rules.vertical
    assert sorted(round(float(x)) for x in upright[:, 0]) == [50, 250, 450]


def test_figures_one_over_another_in_low_rows_are_no_dashed_rule() -> None:
    """The white between them is parted by the rules of their rows; that between dashes (above) is not."""
    grey = sheet()
    for y in range(100, 221, 20):
        grey[y : y + 2, 100:900] = 30
    for y in range(106, 210, 20):
        grey[y : y + 10, 300:303] = 30
    grey[100:222, 100:102] = grey[100:222, 898:900] = 30
    assert not [x for x in find_rules(Picture(grey, SCALE)).rules.vertical[:, 0].tolist() if 120 < x < 180]


def test_a_table_that_runs_off_the_sheet_is_closed_there() -> None:
    grey = sheet()
    for y in (100, 200, 300):
        grey[y : y + 2, 100:] = 30
    grey[100:302, 100:102] = grey[100:302, 700:702] = 30
    upright = find_rules(Picture(grey, SCALE)).rules.vertical
    assert sorted(round(float(x) / 5) * 5 for x in upright[:, 0]) == [50, 350, 600]


def test_a_stroke_that_no_letter_has_is_no_text() -> None:
    """A rule's own piece that strayed from it, beside words."""
    grey = np.full((400, 400), 250, np.uint8)
    for x in range(60, 200, 14):
        grey[100:112, x : x + 8] = 20
    grey[90:140, 300:304] = 20
    assert [line.x1 < 250 for line in find_lines(Picture(grey, 2.0), find_rules(Picture(grey, 2.0))).lines] == [True]


def test_a_piece_of_a_stamp_that_rules_cut_off_goes_with_it() -> None:
    """The lowest part of a ring, level on the whole, between two upright rules and under a lying one."""
    grey = np.full((700, 700), 250, np.uint8)
    for y in (40, 60, 80):
        for x in range(60, 600, 14):
            grey[y : y + 12, x : x + 8] = 20
    cv2.circle(grey, (350, 350), 180, (20,), 3, cv2.LINE_AA)
    for x in (330, 380):
        grey[100:680, x : x + 3] = 20
    grey[515:518, 100:600] = 20
    page = Picture(grey, 2.0)
    left = without_pen(page, find_rules(page)).grey
    assert left[522:540, 340:370].min() > 100
    assert left[300, 331] < 100 and left[516, 200] < 100


def test_the_feet_of_small_letters_across_cells_are_no_rule() -> None:
    """Taken together over two columns, they begin and end inside cells that upright rules go through."""
    grey = sheet()
    cv2.rectangle(grey, (100, 100), (900, 200), 30, 2)
    cv2.line(grey, (500, 100), (500, 200), 30, 2)
    for x in range(200, 760, 80):
        grey[150:152, x : x + 40] = 60
        grey[150:152, x + 54 : x + 66] = 60
    found = rules(grey)
    assert (50, 50, 450, 50) in found
    assert not [rule for rule in found if rule[0] < 250 < rule[2] and 70 < rule[1] < 80]


def test_rules_paler_than_print_are_found() -> None:
    """The grey borders of office styles, on paper with some grain."""
    grey = np.clip(sheet() + np.random.default_rng(5).normal(0, 4, (800, 1200)), 0, 255).astype(np.uint8)
    for y in (100, 200, 300):
        grey[y, 100:900] = np.clip(grey[y, 100:900] - 36.0, 0, 255)
    for x in (100, 500, 900):
        grey[100:300, x] = np.clip(grey[100:300, x] - 36.0, 0, 255)
    lying = [(50, y, 450, y) for y in (50, 100, 150)]
    assert near(rules(grey), *lying, *((x, 50, x, 150) for x in (50, 250, 450)))


def test_stems_that_stand_in_a_column_are_no_pale_rule() -> None:
    grey = sheet()
    for y in range(100, 500, 20):
        grey[y : y + 14, 300:302] = 60
        grey[y : y + 14, 302] = 190
    assert not any(found.any() for found in hairlines(grey, SCALE))


def test_upright_rules_that_begin_inside_a_cell_part_it_there() -> None:
    """A header over quarters, whose rule between the two was too pale for the scanner."""
    grey = sheet()
    cv2.rectangle(grey, (100, 100), (1100, 400), 30, 2)
    cv2.line(grey, (300, 100), (300, 400), 30, 2)
    cv2.line(grey, (100, 200), (1100, 200), 30, 2)
    for x in (500, 700, 900):
        cv2.line(grey, (x, 160), (x, 400), 30, 2)
    assert any(abs(y - 80) <= 2 and abs(x0 - 150) <= 2 and abs(x1 - 550) <= 2 for x0, y, x1, _ in rules(grey))


def test_thin_upright_rules_tell_how_far_they_lean() -> None:
    """Thinner than a pixel where the lean is measured: only a few of their points are as dark as ink."""
    grey = np.full((1600, 2200), 250, np.uint8)
    for x in range(200, 2000, 200):
        cv2.line(grey, (x, 200), (x - 14, 1400), 100, 1)
    assert lean(Picture(grey, 2 * SCALE), 0.0) == pytest.approx(np.degrees(np.arctan(14 / 1200)), abs=0.15)


def test_tables_that_stand_close_over_each_other_stay_two() -> None:
    """Their left sides are in line; the white between them is lower than a row."""
    grey = sheet()
    for top, bottom in ((100, 300), (312, 420)):
        for y in range(top, bottom + 1, (bottom - top) // 4):
            cv2.line(grey, (100, y), (900, y), 30, 2)
        for x in (100, 900):
            cv2.line(grey, (x, top), (x, bottom), 30, 2)
    upright = [rule for rule in rules(grey) if rule[0] == rule[2]]
    assert len(upright) == 4 and all(y0 >= 155 or y1 <= 151 for _, y0, _, y1 in upright)
