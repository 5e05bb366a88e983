"""Shapes of figures, lines, scales and names, each shown on both sides of where it turns."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest
from lxml import etree

from audit.across.counterparts import counterparts, matched
from audit.criteria import scale
from audit.own_scales import own_scales
from extract.breaks import Gap, gaps, has_room
from extract.cut_numbers import counts_on, rests, rests_in_rows
from extract.document import Box, Document, Line, Page, Table
from extract.drawn.lines import Lines, _positions
from extract.figures import figures_in, is_broken, is_figure, is_grade, is_value, is_year
from extract.odf.package import TABLE, TEXT, repeated, written
from extract.pdf.plane import IDENTITY, applied, hull, is_rectangle, multiplied, transformed, within
from extract.pdf.typed import with_typed_rules
from extract.sheet.dates import is_date, shown
from normalize.model import Column
from normalize.rows.captions import indicator, is_captioned
from normalize.values.header_unit import unit_hint
from tests.unit.drawn_text import drawn


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("1.250,5", True), ("(5)", True), ("-", True), ("n.a.", True), ("85 %", True), ("BB (72,5)", True),
        ("1269 (19.9%)", True), ("86/2017)", False), ("pasar", False), ("", False), ("5 pasar", False),
        ("1 " * 19 + "1", True), ("1 " * 20 + "1", False),
    ],
)  # fmt: skip
def test_figures_alone(text: str, is_one: bool) -> None:
    assert is_figure(text) == is_one


@pytest.mark.parametrize(
    ("text", "value", "year", "grade"),
    [
        ("2024", False, True, False), ("(2024)", False, True, False), ("2023/2024", False, True, False),
        ("2023/24", False, True, False), ("20245", True, False, False), ("1824", True, False, False),
        ("5 Unit", True, False, False), ("5 Unit Usaha", True, False, False),
        ("5 Unit Usaha Baru", False, False, False),
        ("BB", False, False, True), ("A-", False, False, True), ("WTP", False, False, True), ("F", False, False, False),
    ],
)  # fmt: skip
def test_values_years_and_grades(text: str, value: bool, year: bool, grade: bool) -> None:
    assert (is_value(text), is_year(text), is_grade(text)) == (value, year, grade)


@pytest.mark.parametrize(
    ("text", "several"),
    [("5 10 15", 3), ("1 250 000 7", 2), ("pasar 5", 1), ("(PMDN 86/2017)", 0), ("- 5", 2), ("a", 0)],
)  # fmt: skip
def test_figures_in_a_line(text: str, several: int) -> None:
    assert figures_in(text) == several


@pytest.mark.parametrize(
    ("lines", "broken"),
    [
        (("102.8", "97.37", "5"), True), (("102.897", "375"), False), (("1234", "5678", "9"), True),
        (("123", "456", "7"), False), (("1234", "567", "9"), False), (("1234", "5678"), False), (("1234", "56"), True),
    ],
)  # fmt: skip
def test_a_number_that_a_narrow_column_broke(lines: tuple[str, ...], broken: bool) -> None:
    assert is_broken(lines) == broken


def _lines(*texts: str) -> tuple[tuple[Line, ...], Box]:
    """Lines of letters five points wide, from the left edge of a cell that is as wide as the first of them."""
    lines = tuple(Line(text, Box(2, 12 * k, 2 + 5 * len(text), 12 * k + 10), 1) for k, text in enumerate(texts))
    return lines, Box(0, 0, 4 + 5 * len(texts[0]), 12 * len(texts))


@pytest.mark.parametrize(
    ("texts", "on"),
    [
        (("6", "7%"), {1}), (("16", ",33", "%"), {1, 2}), (("270.00", "0.000"), {1}), (("12", "15"), set()),
        (("1.", "2."), set()), (("12,5", "3"), {1}), (("201", "9"), {1}), (("(87,9", "3)"), {1}),
        (("Rp", "1.25", "0"), {2}),
        (("12%", "5%"), set()), (("85", "pasar"), set()), (("1.250.", "000"), {1}),
    ],
)  # fmt: skip
def test_lines_that_go_on_with_a_number(texts: tuple[str, ...], on: set[int]) -> None:
    assert rests(*_lines(*texts)) == on


def test_lines_that_number_rows_go_on_with_nothing() -> None:
    lines, box = _lines("1", "2", "3")
    assert counts_on(lines) and rests_in_rows(lines, box) == frozenset()
    assert not counts_on(_lines("1", "3")[0])


@pytest.mark.parametrize(("free", "gap"), [(6.0, Gap.FULL_ALONE), (6.25, Gap.ROOM), (0.0, Gap.FULL_ALONE)])
def test_a_line_with_room_for_one_more_letter_ended_by_itself(free: float, gap: Gap) -> None:
    lines = (Line("abcd", Box(0, 0, 20, 10)), Line("abcdef", Box(0, 12, 20 + free, 22)))
    assert gaps(lines, None) == (gap,)
    assert gaps((Line("ab d", Box(0, 0, 20, 10)), lines[1]), None) == (Gap.ROOM if gap is Gap.ROOM else Gap.FULL,)
    assert gaps((Line("abcd"), lines[1]), None) == (Gap.BREAK,)
    assert gaps(lines[:1], None) == ()


def test_a_word_has_room_where_the_last_line_would_have_taken_it() -> None:
    last = Line("abcd", Box(2, 0, 22, 10))
    assert has_room([last], Box(0, 0, 60, 10), "abcd") and not has_room([last], Box(0, 0, 48, 10), "abcd")
    assert not has_room([], Box(0, 0, 60, 10), "a")


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (45292, "dd/mm/yyyy", "01/01/2024"), (45292, "d mmmm yyyy", "1 Januari 2024"), (45292, "mmm-yy", "Jan-24"),
        (45292, "dddd", "Senin"), (45292, "ddd", "Sen"), (45292, "mmmmm", "J"), (45292.5625, "h:mm", "13:30"),
        (45292.5625, "hh:mm:ss am/pm", "01:30:00 PM"), (45292.0, "h AM/PM", "12 AM"), (0.5, "h a/p", "12 PM"),
        (1.5, "[h]:mm", "36:00"), (0.0007, "mm:ss", "01:00"), (45292, '"tgl" d\\.m', "tgl 1.1"), (-1, "d", None),
        (2_958_465, "yyyy", "9999"), (2_958_466, "yyyy", None), (0, "d", "30"),
    ],
)  # fmt: skip
def test_a_stored_day_as_its_format_shows_it(value: float, form: str, text: str | None) -> None:
    assert shown(value, form) == text
    assert is_date(form)


def test_a_format_without_days_is_no_date() -> None:
    assert not is_date('#,##0.00 "x"')


@pytest.mark.parametrize(
    ("said", "blanks"), [("", 1), ("3", 3), ("100", 100), ("101", 100), ("12345", 1), ("x", 1)]
)  # fmt: skip
def test_blanks_of_a_text(said: str, blanks: int) -> None:
    node = etree.Element(f"{TEXT}s", {f"{TEXT}c": said} if said else {})
    assert written(node) == " " * blanks
    assert (written(etree.Element(f"{TEXT}tab")), written(etree.Element(f"{TEXT}span"))) == (" ", None)


@pytest.mark.parametrize(("said", "times"), [("", 1), ("0", 1), ("7", 7), ("1234567890", 1), ("x", 1)])
def test_rows_that_stand_several_times(said: str, times: int) -> None:
    name = "number-rows-repeated"
    assert repeated(etree.Element(f"{TABLE}row", {f"{TABLE}{name}": said} if said else {}), name) == times


def test_points_and_boxes_under_matrices() -> None:
    turned = (0.0, 1.0, -1.0, 0.0, 10.0, 20.0)
    assert applied(turned, 3, 5) == (5, 23)
    assert applied(multiplied(turned, (2.0, 0.0, 0.0, 3.0, 1.0, 2.0)), 3, 5) == (11, 71)
    assert multiplied(turned, IDENTITY) == turned
    boxes = np.array([(0, 0, 4, 2)], np.float32)
    assert transformed(boxes, turned).tolist() == [[8, 20, 10, 24]]
    assert transformed(boxes, (1.0, 0.5, 0.25, 1.0, 0.0, 0.0)).tolist() == [[0, 0, 4.5, 4]]
    assert hull([(1, 5), (3, 2)]) == (1, 2, 3, 5)
    assert within((0, 0, 5, 5), (5, 3, 9, 9)) == (5, 3, 5, 5)
    assert within((0, 0, 4, 5), (5, 3, 9, 9)) is None and within((0, 0, 5, 2), (5, 3, 9, 9)) is None


def test_four_level_or_upright_sides_are_a_rectangle() -> None:
    square = [(0.0, 0.0), (9.0, 0.0), (9.0, 5.0), (0.0, 5.0)]
    assert is_rectangle(square) and is_rectangle([*square, square[0]])
    assert is_rectangle([(0, 0.5), *square[1:]]) and not is_rectangle([(0, 0.7), (9, 0), (9, 5), (1, 5)])
    assert not is_rectangle(square[:3]) and not is_rectangle([*square, square[0], square[1]])


def test_typed_bars_and_dashes_are_rules() -> None:
    picture = "\n".join(["|a |b |"] * 3)
    ink = with_typed_rules(drawn(picture))
    assert len(ink.rules.vertical) == 9 and "|" not in ink.glyphs.text.tolist()
    two = drawn("\n".join(["|a |b |"] * 2))
    assert with_typed_rules(two) is two
    one = drawn("\n".join(["|a"] * 6))
    assert with_typed_rules(one) is one


@pytest.mark.parametrize(("dashes", "rules"), [("+========+", 1), ("+=======+", 0), ("+=== a ==+", 0)])
def test_a_line_of_ten_marks_between_bars_is_a_rule(dashes: str, rules: int) -> None:
    ink = with_typed_rules(drawn("\n".join(["|a   |b  |", dashes, "|a   |b  |", "|a   |b  |"])))
    assert len(ink.rules.horizontal) == rules


def test_lines_of_a_person_that_are_close_are_one() -> None:
    assert _positions((0, 5, 6, 10, 20, 30), 0, 20, 2) == [0, 5, 10, 20]
    assert _positions((0, 19, 20), 0, 20, 2) == [0, 20]
    assert _positions((0, 1), 0, 20, 2) == [0]


@pytest.mark.parametrize(
    ("changed", "fits"),
    [
        ({}, True), ({"page": 2}, False), ({"x": (float("nan"),)}, False), ({"x": (5.0,) * 201}, False),
        ({"x": (5.0,) * 200}, True), ({"y": (5.0,) * 4001}, False), ({"box": Box(0, 0, 101, 201)}, True),
        ({"box": Box(-1, 0, 50, 50)}, False), ({"box": Box(0, 0, 101.5, 50)}, False),
        ({"box": Box(0, 0, 50, 201.5)}, False),
        ({"box": Box(9, 0, 9, 50)}, False), ({"box": Box(0, 9, 50, 9)}, False), ({"box": Box(0, -1, 50, 50)}, False),
    ],
)  # fmt: skip
def test_lines_of_a_person_lie_on_the_page(changed: dict[str, object], fits: bool) -> None:
    lines = replace(Lines(1, Box(0, 0, 100, 200)), **changed)  # type: ignore[arg-type]
    assert lines.fit(Page(1, 100, 200)) == fits


@pytest.mark.parametrize(
    ("percent", "names"),
    [(91, ["Tinggi"]), (90.5, ["Sedang", "Tinggi"]), (90, ["Sedang"]), (89.9, ["Sedang"]), (76, ["Sedang"]),
     (75.2, ["Rendah", "Sedang"]), (75, ["Rendah"]), (-5, ["Rendah"])],
)  # fmt: skip
def test_a_percentage_in_a_gap_of_a_scale_may_be_of_either(percent: float, names: list[str]) -> None:
    steps = scale([("Tinggi", 91), ("Sedang", 76), ("Rendah", 50)], "uji")
    assert steps.of(percent) == names
    assert all(steps.fits(f" {name.upper()}* ", percent) for name in names)
    assert steps.has("sedang_") and steps.has("SEDANG.") and not steps.has("sed") and not steps.fits("Tinggi", 10)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "Hijau (≥ 90%), Kuning (75 – 89,99%), Merah (< 75%)",
            (("Hijau", 90), ("Kuning", 75), ("Merah", -inf)),
        ),
        ("Hijau = ≥ 90; Merah = < 90", (("Hijau", 90), ("Merah", -inf))),
        ("Capaian pasar adalah 90 dan toko 80", None),
        ("Hijau (≥ 90%)", None),
        ("Hijau (> 90%), Merah (≤ 90%)", (("Hijau", 90.000001), ("Merah", -inf))),
    ],
)
def test_a_scale_that_a_sentence_prints(text: str, steps: tuple[tuple[str, float], ...] | None) -> None:
    from tests.unit.test_audit_reports import document as plan

    doc = replace(plan(()), document=Document("x", "", "pdf", after=(Line(text),)))
    assert [one.steps for one in own_scales(doc)] == ([steps] if steps else [])


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        (("nilai pasar",), ("nilai pasar",), [(0, 0)]),
        (("jumlah pasar rakyat yang dibina",), ("jumlah pasar rakyat yg dibina",), [(0, 0)]),
        (("jumlah pasar rakyat yang dibina",), ("pasar rakyat yang dibina jumlah",), [(0, 0)]),
        (("jumlah pasar rakyat yang dibina",), ("jumlah pasar rakyat yang tidak dibina",), []),
        (("jumlah pasar rakyat tahap 1",), ("jumlah pasar rakyat tahap 2",), []),
        (("jumlah pasar rakyat dibina", "jumlah pasar rakyat dibinas"), ("jumlah pasar rakyat dibinax",), []),
        (("nilai pasar", "nilai pasar"), ("nilai pasar",), [(0, 0)]),
        ((), ("nilai pasar",), []),
    ],
)
def test_reworded_indicators_are_one(
    before: tuple[str, ...], after: tuple[str, ...], pairs: list[tuple[int, int]]
) -> None:
    assert [*counterparts(before, after)] == pairs


@pytest.mark.parametrize(
    ("old", "new", "one"),
    [
        ("jumlah pasar rakyat baik", "jumlah pasar rakyat yang dibangun baru", True),
        ("jumlah pasar", "indeks kepuasan", False),
        ("jumlah pasar rakyat 1", "jumlah pasar rakyat baru 2", False),
    ],
)
def test_indicators_alone_under_one_name_are_kin(old: str, new: str, one: bool) -> None:
    assert matched([("program a", old)], [("program a", new)]) == ({0: 0} if one else {})
    assert matched([("", old)], [("", new)]) == {}


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (("Tabel 3.2 Target dan Realisasi Persentase jalan mantap Tahun 2021-2024",), "Persentase jalan mantap"),
        (("Tabel 3.2", "Persentase jalan", "mantap tahun 2024"), "Persentase jalan mantap"),
        (("Persentase jalan", *"abcde"), "Persentase jalan"),
        (("Persentase jalan", *"abcdef"), None),
        (("3.1 Persentase jalan",), "Persentase jalan"),
        (("Kepala Dinas",), None),
    ],
)
def test_the_indicator_that_a_caption_names(titles: tuple[str, ...], name: str | None) -> None:
    found = indicator([Line(text) for text in titles])
    assert (found.text if found else None) == name


def test_captions_that_begin_and_go_on() -> None:
    assert is_captioned([Line("Tabel 3.2 Capaian")]) and not is_captioned([Line("Tabel 3.2 (lanjutan)")])


@pytest.mark.parametrize(
    ("header", "kind", "unit"),
    [
        ("Capaian (%) | Anggaran (Rp)", "capaian_anggaran", "%"), ("Capaian (Poin)", "capaian", "Poin"),
        ("Capaian", "capaian", "%"), ("Target (Dokumen)", "target", "Dokumen"), ("Target", "target", None),
        ("Pagu (Rp)", "anggaran", "Rp"), ("Keuangan", "anggaran", "Rp"),
    ],
)  # fmt: skip
def test_what_values_are_counted_in(header: str, kind: str, unit: str | None) -> None:
    assert unit_hint(Column(0, header, "target", 1.0, kind=kind), None) == unit
    assert Table(1, 1, (), "x").titles == ()
