"""Letters to lines."""

from dataclasses import replace

import numpy as np
from made_ink import glyphs

from extract.cells.lines import lines_of
from extract.ink import Glyphs


def read(marks: Glyphs, owners: list[int] | None = None) -> dict[int, list[str]]:
    owned = np.zeros(len(marks.text), np.intp) if owners is None else np.array(owners, np.intp)
    return {owner: [line.text for line in lines] for owner, lines in lines_of(marks, owned, 1).items()}


def together(*parts: Glyphs) -> Glyphs:
    return Glyphs(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("text", "boxes", "size", "bold", "italic", "confidence")
        )
    )


def test_lines_come_from_top_to_bottom_and_left_to_right() -> None:
    assert read(glyphs(("dua", 10, 42), ("kerja", 60, 30), ("Indikator", 10, 30))) == {0: ["Indikator kerja", "dua"]}


def test_a_printed_space_and_a_wide_gap_both_part_words() -> None:
    assert read(glyphs(("Nilai SAKIP", 10, 30), ("A", 66.5, 30))) == {0: ["Nilai SAKIP A"]}


def test_a_narrow_gap_parts_nothing() -> None:
    assert read(glyphs(("Perda", 10, 30), ("gangan", 35.8, 30))) == {0: ["Perdagangan"]}


def test_a_raised_letter_stays_on_its_line() -> None:
    assert read(together(glyphs(("(m", 10, 30)), glyphs(("2", 20, 26.5), size=6, advance=3))) == {0: ["(m²"]}


def test_owners_do_not_mix() -> None:
    marks = glyphs(("12", 10, 30), ("34", 20, 30), ("x", 30, 30))
    assert read(marks, [0, 0, 7, 7, -1]) == {0: ["12"], 7: ["34"]}


def test_style_and_confidence_are_the_letters() -> None:
    marks = glyphs(("abcd", 10, 30))
    marks = replace(marks, bold=np.array([1, 1, 1, 0], bool), confidence=np.array([1, 1, 0.5, 0.5], np.float32))
    (line,) = lines_of(marks, np.zeros(4, np.intp), 3)[0]
    assert (line.bold, line.italic, line.confidence, line.page) == (True, False, 0.5, 3)


def test_text_that_runs_upwards_is_read_in_its_direction() -> None:
    upright = glyphs(("Tahun", 0, 0))
    x0, y0, x1, y1 = upright.boxes.T
    boxes = np.stack([y0 + 50, 100 - x1, y1 + 50, 100 - x0], axis=1)  # turned counter-clockwise by 90 degrees
    marks = replace(upright, boxes=boxes, angle=np.full(5, 90, np.int16))
    (line,) = lines_of(marks, np.zeros(5, np.intp), 1)[0]
    assert line.text == "Tahun"
    assert line.box is not None
    assert line.box.height > line.box.width


def test_nothing_gives_nothing() -> None:
    assert read(glyphs()) == {}
    assert read(glyphs(("   ", 10, 30))) == {}


def test_slanted_letters_that_reach_over_their_neighbours_keep_their_words_apart() -> None:
    marks = glyphs(("Growth", 10, 30), ("Center", 42, 30))
    boxes = marks.boxes.copy()
    boxes[:, 2] += 2.0
    slanted = replace(marks, boxes=boxes, italic=np.ones(len(marks.text), np.bool_))
    assert read(slanted) == {0: ["Growth Center"]}


def test_a_raised_mark_is_told_from_the_figure_it_stands_at() -> None:
    assert read(together(glyphs(("21", 10, 30)), glyphs(("1)", 20, 27), size=5, advance=3))) == {0: ["21¹⁾"]}


def test_a_mark_raised_by_half_a_line_stays_on_it() -> None:
    assert read(together(glyphs(("21", 10, 30)), glyphs(("1)", 20, 25), size=8, advance=4))) == {0: ["21¹⁾"]}


def test_the_top_of_a_small_fraction_is_no_mark() -> None:
    top, rest = glyphs(("1", 20, 27), size=5, advance=3), glyphs(("/2", 23, 30))
    assert read(together(glyphs(("32", 10, 30)), top, rest)) == {0: ["321/2"]}


def test_small_letters_on_the_line_are_no_marks() -> None:
    assert read(together(glyphs(("21", 10, 30)), glyphs(("1)", 20, 30), size=5, advance=3))) == {0: ["211)"]}
