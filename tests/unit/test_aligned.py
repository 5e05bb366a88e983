"""Tables of horizontal rules only and of none: each case is a page drawn in letters, and the tables on it."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from extract.choice.rivals import Choice
from extract.choice.score import choose
from extract.document import Box
from extract.engines.aligned.bands import band_edges, tiled
from extract.engines.aligned.borders import _between_texts, _least_covered
from extract.engines.aligned.cutting import _split
from extract.engines.aligned.even import _is_heading
from extract.engines.aligned.frames import Rule, _parted, frames
from extract.engines.aligned.layout import Layout
from extract.engines.aligned.placed import Placed
from extract.engines.aligned.printed import Chunk, Printed, line_of
from extract.engines.aligned.rivers import rivers_of
from extract.ink import Fills
from extract.sense import NoSense
from tests.unit.drawn_text import drawn, written

CASES = sorted((Path(__file__).parents[1] / "cases" / "aligned").glob("*.txt"))


@cache
def chosen(case: Path) -> Choice:
    """What is found on a case's page."""
    return choose(drawn(case.read_text(encoding="utf-8").split("=>\n")[0]), NoSense())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_tables_of_a_drawn_page(case: Path) -> None:
    choice, expected = chosen(case), case.read_text(encoding="utf-8").split("=>\n")[1]
    tables = [written(table) for table in choice.tables]
    told = tables or [f"refused: {reason}" for reason in choice.refused] or ["none"]
    assert "\n\n".join(told) == expected.strip("\n")


@pytest.mark.parametrize("factor", [1 / 3, 0.6, 5.0])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_same_page_in_another_size(case: Path, factor: float) -> None:
    page = drawn(case.read_text(encoding="utf-8").split("=>\n")[0])
    same, other = chosen(case), choose(replace(page.scaled(factor), scale=1.0), NoSense())
    assert [written(table) for table in other.tables] == [written(table) for table in same.tables]
    assert other.refused == same.refused
    for one, scaled in zip(same.tables, other.tables, strict=True):
        assert one.box is not None and scaled.box is not None
        assert scaled.box.width == pytest.approx(one.box.width * factor, abs=0.05)


def test_there_are_cases() -> None:
    assert len(CASES) > 10


def test_upright_rules_that_hang_from_a_header_make_a_frame() -> None:
    """One at the rule's end and one within: columns; one alone, or none at the end, is a drawing's."""
    header = [Rule(100.0, 50.0, 350.0)]
    columns = [Rule(80.0, 101.0, 300.0), Rule(349.0, 101.0, 300.0)]
    assert frames(header, columns, (), 400.0) == [Box(50.0, 100.0, 350.0, 300.0)]
    assert frames(header, columns[1:], (), 400.0) == []
    assert frames(header, [columns[0], Rule(200.0, 101.0, 300.0)], (), 400.0) == []


def test_a_frame_ends_with_its_rules_where_those_of_merged_cells_run_on_at_its_left() -> None:
    header = [Rule(100.0, 50.0, 350.0), Rule(120.0, 50.0, 350.0)]
    cells = [Rule(at, 100.0, 140.0 if at < 200 else 120.0) for at in (50.0, 80.0, 200.0, 350.0)]
    assert frames(header, cells, (), 400.0) == [Box(50.0, 100.0, 350.0, 120.0)]
    assert frames(header, [*cells, Rule(350.0, 100.0, 140.0)], (), 400.0) == [Box(50.0, 100.0, 350.0, 140.0)]


def test_a_rule_that_belongs_to_two_interlaced_groups_makes_them_one() -> None:
    """The short rule inside a header is like those that leave goals out, and these are like the long ones."""
    rules = [Rule(146.0, 87.0, 1597.0), Rule(172.0, 860.0, 1597.0), Rule(198.0, 87.0, 1597.0)]
    rules += [Rule(239.0, 379.0, 1597.0), Rule(291.0, 87.0, 1597.0)]
    chunks = [Chunk(x, 0.0, x + 60, 9.0, "Desa", 10.0, False, False, ()) for x in (900.0, 1100.0)]
    lines = [Printed(chunks, y, y + 9, 10.0) for y in (150.0, 176.0, 210.0, 260.0)]
    assert frames(rules, [], lines, 1700.0) == [Box(87.0, 146.0, 1597.0, 291.0)]


@pytest.mark.parametrize(("y", "parted"), [(205.5, False), (228.0, True)])
def test_a_long_name_with_its_values_between_its_lines_parts_no_rules(y: float, parted: bool) -> None:
    """Running text between two tables has nothing beside it."""
    words = tuple((100.0 + 40 * k, 135.0 + 40 * k, "pasar") for k in range(8))
    name = Chunk(100.0, 0.0, 415.0, 9.0, "pasar " * 8, 10.0, False, False, words)
    lines = [Printed([name], 200.0, 209.0, 10.0), Printed([name], 211.0, 220.0, 10.0)]
    values = Chunk(500.0, 0.0, 520.0, 9.0, "18", 10.0, False, True, ((500.0, 520.0, "18"),))
    beside = Printed([replace(values, x0=440.0, x1=450.0), values], y, y + 9, 10.0)
    drawn_lines = sorted([*lines, beside], key=lambda line: line.y0)
    assert _parted(Rule(190.0, 87.0, 587.0), Rule(240.0, 87.0, 587.0), drawn_lines) is parted


def test_words_scattered_as_on_a_map_are_no_table() -> None:
    """Few of the lines share an edge with others."""
    rows = [
        "Oslo        Lund",
        "   Umea            Tartu",
        "Riga    Vilnius",
        "     Turku     Narva",
        "Kiel         Malmo",
    ]
    told = choose(drawn("\n".join(rows)), NoSense())
    assert not told.tables


@pytest.mark.parametrize(
    ("ends", "parts"), [({72}, ["Panjang jalan yang", "Unit"]), (set(), ["Panjang jalan yang Unit"])]
)
def test_a_full_line_ends_where_others_do(ends: set[int], parts: list[str]) -> None:
    """Its words are spread as far as the next column stands off."""
    words = ((0.0, 20.0, "Panjang"), (26.0, 46.0, "jalan"), (52.0, 72.0, "yang"), (78.0, 98.0, "Unit"))
    chunk = Chunk(0, 0, 98, 10, " ".join(word[2] for word in words), 10, False, False, words)
    assert [part.text for part in _split(chunk, (-1, 75, 99), set(), ends)] == parts


def test_words_shaded_in_a_shaded_cell_begin_no_band() -> None:
    """Word paints the cell and, where its text is shaded too, each line of it."""
    cell, words = (70.0, 325.0, 520.0, 363.0), (76.0, 340.0, 163.0, 348.0)
    painted = Fills(np.array([cell, words], np.float32), np.full((2, 3), 180, np.uint8))
    assert [round(edge.at) for edge in band_edges(painted, ())] == [325, 363]
    other = Fills(painted.boxes, np.array([[180] * 3, [90] * 3], np.uint8))
    assert len(band_edges(other, ())) == 4, "of another colour it is one"


def test_cells_painted_side_by_side_have_an_edge_between_them() -> None:
    """A head over two others ends where these do."""
    cells = [
        (70.0, 20.0, 170.0, 60.0),
        (170.0, 20.0, 330.0, 40.0),
        (170.2, 40.0, 250.0, 60.0),
        (250.0, 40.0, 330.0, 60.0),
    ]
    painted = Fills(np.array([*cells, (400.0, 20.0, 500.0, 60.0)], np.float32), np.full((5, 3), 200, np.uint8))
    feet, edges = tiled(painted)
    assert [(round(edge.at), edge.start, edge.end) for edge in edges] == [(170, 20, 60), (250, 40, 60)]
    assert [(foot.at, foot.start, foot.end) for foot in feet] == [(40, 170, 330), (60, 70, 330)]
    assert tiled(Fills(painted.boxes, np.full((5, 3), 255, np.uint8))) == ([], []), "white paper"


def test_a_border_lies_in_the_blank_of_a_full_text_before_which_others_begin() -> None:
    words = ((0.0, 60.0, "Tertibnya"), (66.0, 120.0, "pada"), (123.0, 180.0, "Jumlah"))
    full = Chunk(0, 40, 180, 50, "Tertibnya pada Jumlah", 10, False, False, words)
    texts = [Chunk(123, y, 180, y + 10, "Jumlah", 10, False, False, ((123.0, 180.0, "Jumlah"),)) for y in (0.0, 20.0)]
    assert 120 < _least_covered((50.0, 123.0), [full, *texts])[2] < 123
    assert 60 < _least_covered((50.0, 123.0), [full, texts[0]])[2] < 66


@pytest.mark.parametrize(("rows", "found"), [(2, 1), (1, 0)])
def test_names_of_two_lines_and_values_between_them_part_columns(rows: int, found: int) -> None:
    """No line has a text on both sides of the white."""
    lines = []
    for top in range(0, rows * 40, 40):
        for y, x, text in ((0.0, 0.0, "Jumlah pasar"), (6.0, 90.0, "7 Unit"), (12.0, 0.0, "yang bersih")):
            words = ((x, x + 60, text),)
            lines.append(line_of([Chunk(x, top + y, x + 60, top + y + 10, text, 10.0, False, False, words)]))
    assert len(rivers_of(lines, lines)) == found


@pytest.mark.parametrize(
    ("below", "beside", "heading"),
    [("kualitas pasar", True, False), ("kualitas pasar", False, True), ("Terwujudnya", True, True)],
)
def test_a_goal_that_goes_on_beside_the_next_row_is_no_heading(below: str, beside: bool, heading: bool) -> None:
    texts = [[(1, "yang bersih")], [(0, "Meningkatnya")], [(0, below), *([(1, "Jumlah kios")] if beside else [])]]
    placed = tuple(tuple(Placed(chunk_at(col, y, text), col, col) for col, text in row) for y, row in enumerate(texts))
    lines = tuple(line_of([p.chunk for p in row]) for row in placed)
    assert _is_heading(Layout(lines, placed, (0.0, 100.0, 200.0), ()), 1, 1) is heading


def chunk_at(col: int, line: int, text: str) -> Chunk:
    x, y = 100.0 * col, 14.0 * line
    return Chunk(x, y, x + 60, y + 10, text, 10.0, False, False, ((x, x + 60, text),))


@pytest.mark.parametrize(("left", "parted"), [(500.0, True), (87.0, False)])
def test_a_long_name_in_the_cells_beside_merged_ones_parts_no_rules(left: float, parted: bool) -> None:
    """The rule over it leaves out the columns of the merged names, so it fills less of the table than of that rule."""
    words = tuple((500.0 + 40 * k, 535.0 + 40 * k, "pasar") for k in range(9))
    name = Printed([Chunk(500.0, 0.0, 855.0, 9.0, "pasar " * 9, 10.0, False, False, words)], 200.0, 209.0, 10.0)
    assert _parted(Rule(190.0, 500.0, 1000.0), Rule(240.0, left, 1000.0), [name]) is parted


BOLD_NAME = """
Kode     Program            Indikator          Satuan    2024    2025

         PROGRAM JALAN
         DAN JEMBATAN       Panjang
1.02     KOTA               jalan              Km          34      78

         Perbaikan jalan    Jumlah
1.02.1   desa               jalan              Unit        12      44

         Perbaikan          Jumlah
1.02.2   jembatan           jembatan           Unit        33      21

         Pembangunan        Jumlah
1.02.3   trotoar            trotoar            Meter       45      19
"""


def test_a_name_in_bold_under_a_bold_header_begins_the_body() -> None:
    page = drawn(BOLD_NAME)
    bold = page.glyphs.boxes[:, 1] < 70  # the header and the first line under it
    (table,) = choose(replace(page, glyphs=replace(page.glyphs, bold=bold)), NoSense()).tables
    rows = written(table).splitlines()
    assert rows[0] == "Kode | Program | Indikator | Satuan | 2024 | 2025"
    assert rows[1] == "1.02 | PROGRAM JALAN/DAN JEMBATAN/KOTA | Panjang/jalan | Km | 34 | 78"


@pytest.mark.parametrize(("white", "borders"), [(10.0, [23.0]), (4.0, [])])
def test_a_number_in_wide_white_before_its_goal_is_parted_from_it(white: float, borders: list[float]) -> None:
    """On lines whose words stand far apart the two are one text."""

    def goal(number: str, y: float, apart: bool) -> Printed:
        words = ((8.0, 18.0, number), (18.0 + white, 70.0, "Jalan"))
        text = Chunk(8.0, y, 70.0, y + 9, f"{number} Jalan", 10.0, False, False, words)
        return Printed([*(text.split(1) if apart else [text])], y, y + 9, 10.0)

    lines = [goal("8", 0.0, True), goal("9", 40.0, True), goal("10", 80.0, False)]
    figure = Chunk(150.0, 0.0, 170.0, 9.0, "18", 10.0, False, True, ((150.0, 170.0, "18"),))
    lines = [line_of([*line.chunks, replace(figure, y0=line.y0, y1=line.y1)]) for line in lines]
    assert sorted(_between_texts([100.0], lines)) == borders
