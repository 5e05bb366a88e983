"""Rows inside ruled rows: drawn as lines at heights, with and without a page."""

from dataclasses import replace

import pytest

from extract.alignment import foot_of, head_of, middle_of
from extract.document import Box, Cell, Line, Table
from extract.levels.centred import centred
from extract.levels.column import column_of
from extract.levels.feet import set_apart
from extract.levels.groups import Row, going_on, nearest
from extract.levels.numbers import numbered_apart
from extract.levels.table import leveled
from extract.sense import NoSense
from normalize.sense import VocabularySense

PITCH, HEIGHT, LETTER = 12.0, 9.0, 5.0
WIDE = 200.0


def cell(col: int, *lines: tuple[float, str], rows: float = 6, page: bool = True, width: float = WIDE) -> Cell:
    """A cell of a row so many lines high; each line at its height, counted in lines."""
    x = col * WIDE
    texts = tuple(
        Line(text, Box(x + 3, y * PITCH + 2, x + 3 + LETTER * len(text), y * PITCH + 2 + HEIGHT) if page else None)
        for y, text in lines
    )
    return Cell(0, col, lines=texts, box=Box(x, 0, x + width, rows * PITCH + 2) if page else None)


def rows_of(*cells: Cell, scale: float = 1.0) -> list[list[str]]:
    found = leveled(Table(1, len(cells), tuple(scaled(c, scale) for c in cells), "ruled"), NoSense())
    return [[(at.text if at else "") for at in row] for row in found.grid()]


def scaled(one: Cell, by: float) -> Cell:
    def grown(box: Box | None) -> Box | None:
        return Box(box.x0 * by, box.y0 * by, box.x1 * by, box.y1 * by) if box else None

    lines = tuple(Line(line.text, grown(line.box)) for line in one.lines)
    return Cell(one.row, one.col, lines=lines, box=grown(one.box))


INDICATORS = (0, "Jumlah pasar"), (1.5, "Persentase gudang yang"), (2.5, "dibina"), (4, "Jumlah koperasi")
TARGETS = (0, "25"), (1.5, "38"), (4, "50")


@pytest.mark.parametrize("scale", [0.3, 1.0, 4.0])
def test_rows_by_values_level_with_texts_a_goal_in_the_middle_belongs_to_all(scale):
    goal = cell(1, (2, "Meningkatnya pelayanan bagi"), (3, "masyarakat"))
    rows = rows_of(cell(0, (2.5, "1")), goal, cell(2, *INDICATORS), cell(3, *TARGETS), scale=scale)
    texts = ["Jumlah pasar", "Persentase gudang yang\ndibina", "Jumlah koperasi"]
    assert [row[2] for row in rows] == texts
    assert [row[3] for row in rows] == ["25", "38", "50"]
    assert {(row[0], row[1]) for row in rows} == {("1", "Meningkatnya pelayanan bagi\nmasyarakat")}


def test_a_goal_at_the_top_belongs_to_all_but_a_value_there_to_its_row():
    goal, value = cell(0, (0, "Meningkatnya pelayanan")), cell(3, (1.5, "7"))
    rows = rows_of(goal, cell(1, *INDICATORS), cell(2, *TARGETS), value)
    assert [row[0] for row in rows] == ["Meningkatnya pelayanan"] * 3
    assert [row[3] for row in rows] == ["", "7", ""]


def test_rows_beside_an_office_named_once_for_each() -> None:
    """Where scans lose the rules between rows; a value there belongs to the row that it is printed in, to no other."""
    names = cell(0, (0, "Nilai LKE PMPRB perangkat daerah kota"), (1, "Cakupan pelayanan kota"), (2, "Predikat SAKIP"))
    rows = rows_of(names, cell(1, (1.4, "9.502")), cell(2, (0, "SETDA"), (1, "SETDA"), (2, "SETDA")))
    assert [row[0] for row in rows] == [
        "Nilai LKE PMPRB perangkat daerah kota",
        "Cakupan pelayanan kota",
        "Predikat SAKIP",
    ]
    assert [row[1] for row in rows].count("9.502") == 1
    going_on = cell(0, (0, "Nilai LKE"), (1, "perangkat daerah"), (2, "tahun ini"))
    assert len(rows_of(going_on, cell(2, (0, "SETDA"), (1, "SETDA"), (2, "SETDA")))) == 1


FACILITIES = (0, "Fasilitasi kegiatan"), (1, "PPID")


def test_an_amount_that_its_column_broke_is_no_two_rows() -> None:
    wide = (cell(0, *FACILITIES), cell(1, (0, "Wonosobo"), (1, "Kota")))
    broken = (0, "270.00"), (1, "0.000")
    assert len(rows_of(*wide, cell(2, *broken, width=36))) == 1
    assert len(rows_of(*wide, cell(2, *broken))) == 2  # there was room for all of it
    assert len(rows_of(*wide, cell(2, (0, "270"), (1, "315"), width=20))) == 2  # two numbers, though neither had room


@pytest.mark.parametrize("page", [True, False])
def test_the_lines_of_a_code_make_no_rows_without_values(page: bool) -> None:
    code, names = cell(0, (0, "210.15.2"), (1, "5"), page=page), cell(1, *FACILITIES, page=page)
    once = [cell(col, (0, text), page=page) for col, text in ((2, "4 keg"), (3, "0"))]
    both = [cell(col, (0, text), (1, "7"), page=page) for col, text in ((2, "4 keg"), (3, "0"))]
    assert len(rows_of(code, names, *once)) == 1
    assert len(rows_of(code, names, *both)) == 2
    assert len(rows_of(code, names, once[0], both[1])) == 2  # one of two is enough


def test_a_dash_over_its_text_is_a_bullet_and_parts_no_merged_cell():
    goals = Cell(0, 0, row_span=2, lines=cell(0, (0, "-"), (1, "Terwujudnya"), (4, "-"), (5, "Mutu")).lines,
                 box=Box(0, 0, WIDE, 6 * PITCH))  # fmt: skip
    names = [
        Cell(k, 1, lines=cell(1, (4 * k, f"Jumlah {k}")).lines, box=Box(WIDE, 36 * k, 2 * WIDE, 36 * k + 36))
        for k in (0, 1)
    ]
    assert len(leveled(Table(2, 2, (goals, *names), "ruled"), NoSense()).cells) == 3


def test_names_at_the_head_of_their_rows_belong_to_what_they_leave_empty():
    names = cell(0, (0, "Pengelolaan pasar"), (4, "Pembinaan koperasi"))
    rows = rows_of(names, cell(1, *INDICATORS), cell(2, *TARGETS))
    assert [row[0] for row in rows] == ["Pengelolaan pasar", "Pengelolaan pasar", "Pembinaan koperasi"]


def test_a_value_a_line_lower_stays_in_its_row():
    low = cell(3, (1, "Rp 1.500"), (2.5, "Rp 300"), (5, "Rp 20"))
    rows = rows_of(cell(0, *INDICATORS), cell(1, *TARGETS), cell(2, (0, "PASAR"), (1.5, "PASAR"), (4, "PASAR")), low)
    assert [row[3] for row in rows] == ["Rp 1.500", "Rp 300", "Rp 20"]


@pytest.mark.parametrize(
    "values",
    [
        [(0, "75"), (1, "Nilai BB")],
        [(0, "97-"), (1, "97,50")],
        [(0, "145.638."), (1, "730")],
        [(0, "12 Dokumen hasil pemeriksaan yang selama"), (1, "5 tahun")],
    ],
    ids=lambda values: values[1][1],
)
def test_one_value_on_two_lines_makes_no_rows(values):
    text = cell(0, (0, "Persentase pasar rakyat yang dibina"), (1, "Pemerintah Kota"))
    assert len(rows_of(text, *(cell(c, *values) for c in (1, 2, 3)))) == 1


def test_a_text_that_goes_on_at_each_height_makes_no_rows():
    text = cell(0, (0, "Persentase pasar rakyat"), (1, "yang dibina"))
    assert len(rows_of(text, cell(1, (0, "89/100"), (1, "89%")), cell(2, (0, "90/100"), (1, "90%")))) == 1


def test_items_in_letters_stay_one_cell_beside_their_values() -> None:
    """A letter that counts is no word in small letters with which the item above goes on."""
    items = cell(0, (0, "a. Persentase gudang laik pakai"), (1, "b. Jumlah koperasi yang sehat"), rows=2)
    units = cell(1, (0, "Persen"), (1, "Unit"), rows=2)
    assert len(rows_of(items, units, cell(2, (0, "25"), (1, "38"), rows=2))) == 1


def test_a_word_for_each_row_is_no_text_of_all_of_them() -> None:
    """Units, some in small letters, that their column leaves no room beside each other."""
    names = cell(0, *((1.5 * k, f"Jumlah pasar {k}") for k in range(4)))
    units = cell(1, *((1.5 * k, text) for k, text in enumerate(("Paket", "persen", "Unit", "persen"))), width=40)
    rows = rows_of(names, units, cell(2, *((1.5 * k, f"{k}5") for k in range(4))))
    assert [row[1] for row in rows] == ["Paket", "persen", "Unit", "persen"]


def test_units_in_small_letters_stand_in_the_middle_of_their_rows() -> None:
    names = cell(
        0, (0, "Panjang jalan desa"), (1, "yang mantap di"), (2, "semua dusun"), (4, "Luas pasar"), (5, "di kota")
    )
    units = cell(1, (1, "km"), (4.5, "persen"), width=40)
    values = cell(2, (1, "12"), (4.5, "70"))
    assert rows_of(names, units, values) == [
        ["Panjang jalan desa\nyang mantap di\nsemua dusun", "km", "12"],
        ["Luas pasar\ndi kota", "persen", "70"],
    ]


@pytest.mark.parametrize("left", [True, False], ids=["left", "centred"])
def test_units_that_begin_small_or_with_a_sign_are_told_by_the_room_above_them(left: bool) -> None:
    units = [(0, "Dokumen"), (1, "persen"), (2, "%")]
    lines = tuple(
        Line(
            text,
            Box(
                x := 403 if left else 500 - LETTER / 2 * len(text),
                top := y * PITCH + 2,
                x + LETTER * len(text),
                top + 9,
            ),
        )
        for y, text in units
    )
    texts = cell(0, (0, "Jumlah pasar"), (1, "Persentase gudang"), (2, "Cakupan koperasi"), rows=3)
    values = cell(1, (0, "20"), (1, "30"), (2, "40"), rows=3)
    rows = rows_of(texts, values, Cell(0, 2, lines=lines, box=Box(400, 0, 600, 3 * PITCH + 2)))
    assert [row[2] for row in rows] == ["Dokumen", "persen", "%"]


def test_single_lines_far_apart_are_rows_though_none_had_room_over_it():
    names = cell(0, (0, "Jumlah koperasi aktif milik warga desa"), (2.4, "Jumlah pasar"), rows=4)
    units = cell(1, (0, "Paket"), (2.4, "Orang"), rows=4, width=34)
    assert [row[2] for row in rows_of(names, units, cell(2, (0, "10"), (2.4, "11"), rows=4))] == ["10", "11"]


@pytest.mark.parametrize(("height", "begins"), [(3, True), (2, False)])
def test_a_text_in_small_letters_begins_anew_far_under_another(height, begins):
    units = column_of(cell(0, (0, "Paket"), (height, "persen"), width=34))
    assert units.begins(1, PITCH) == begins


@pytest.mark.parametrize("page", [True, False])
@pytest.mark.parametrize("grade", ["BB", "A", "WTP"])
def test_a_grade_beside_figures_is_a_value_and_a_lone_number_that_of_all_rows(page: bool, grade: str) -> None:
    number = cell(0, (0.5, "2"), rows=2, page=page)
    names = cell(1, (0, "Nilai evaluasi"), (1, "Persentase temuan"), rows=2, page=page)
    rows = rows_of(number, names, cell(2, (0, grade), (1, "90%"), rows=2, page=page))
    assert rows == [["2", "Nilai evaluasi", grade], ["2", "Persentase temuan", "90%"]]


@pytest.mark.parametrize(("words", "values"), [(("Nil", "ai", "95"), 2), (("Nil", "80", "95"), 4)])
def test_a_word_that_its_column_cut_is_no_value(words: tuple[str, ...], values: int) -> None:
    """ "Nil" says that there is none; over "ai" it is the beginning of "Nilai"."""
    lines = enumerate(("75", *words))
    assert len(column_of(cell(0, *((float(y), text) for y, text in lines))).entries) == values


def test_the_rest_of_a_number_that_the_page_before_began_leads_no_rows() -> None:
    rests = tuple(cell(k + 2, (0, f",{k}"), (1, str(k))) for k in range(3))
    assert len(rows_of(cell(0, (0, "ang"), (1, "Sarana")), cell(1, (0, "atnya"), (1, "Pengembangan")), *rests)) == 1


def test_letters_without_figures_are_words() -> None:
    names = cell(1, (0, "Nilai evaluasi"), (1, "Persentase temuan"))
    assert len(rows_of(names, cell(2, (0, "BB"), (1, "Bagian")))) == 1


def test_marked_items_are_left_to_those_who_know_the_columns():
    text = cell(0, (0, "1. Jumlah pasar"), (1, "2. Jumlah gudang"))
    assert len(rows_of(text, cell(1, (0, "20"), (1, "30")), cell(2, (0, "21"), (1, "31")))) == 1


def test_paragraphs_of_a_source_without_pages_are_counted():
    texts = (0, "Jumlah pasar"), (1, "Jumlah gudang")
    goal = cell(0, (0, "Meningkatnya pelayanan"), page=False)
    values = [cell(c, (0, "20"), (1, "30"), page=False) for c in (2, 3)]
    rows = rows_of(goal, cell(1, *texts, page=False), *values)
    assert [row[1:] for row in rows] == [["Jumlah pasar", "20", "20"], ["Jumlah gudang", "30", "30"]]
    assert [row[0] for row in rows] == ["Meningkatnya pelayanan"] * 2


def test_no_line_is_lost_and_boxes_stand_over_each_other():
    cells = (cell(0, *INDICATORS), cell(1, *TARGETS))
    found = leveled(Table(1, 2, cells, "ruled"), NoSense())
    assert [line for c in found.cells if c.col == 0 for line in c.lines] == list(cells[0].lines)
    ends = [(c.box.y0, c.box.y1) for c in found.cells if c.col == 0 and c.box]
    assert [a[1] for a in ends[:-1]] == [b[0] for b in ends[1:]]
    assert all(c.box.y0 <= c.lines[0].box.y0 for c in found.cells if c.box and c.lines and c.lines[0].box)


def test_values_that_a_narrow_column_cut_are_no_rows():
    """Both halves of "13,2" | "5" look whole; no text begins anything beside the second ones."""
    texts = [cell(col, (0, "Program"), (1, "Perencanaan Tenaga"), width=100) for col in (0, 1)]
    values = [cell(col, (0, "13,2"), (1, "5"), width=30) for col in (2, 3, 4)]
    assert len(rows_of(*texts, *values)) == 1


LIST = [("T0", "T1", "T2"), ("A0", "A1", "A2"), ("B0", "B1", "B2")]


def test_a_list_without_rules_between_its_rows_is_parted_where_every_column_is_in_step():
    columns = [cell(col, *((1.5 * row, texts[col]) for row, texts in enumerate(LIST))) for col in range(3)]
    assert rows_of(*columns) == [list(texts) for texts in LIST]


@pytest.mark.parametrize("page", [True, False])
def test_lines_that_go_on_or_stand_on_no_page_make_no_list(page):
    columns = [cell(col, *((row, texts[col].lower()) for row, texts in enumerate(LIST)), page=page) for col in range(3)]
    assert len(rows_of(*columns)) == 1


def test_a_body_without_rules_is_parted_where_white_runs_through_all_its_columns():
    names = cell(0, (0, "Pasar"), (2.6, "Gudang"), (5.2, "Koperasi"), rows=8)
    texts = cell(
        1, (0, "Jumlah pasar yang dibina oleh"), (1, "dinas"), (2.6, "Gudang yang terisi"), (5.2, "Nilai"), rows=8
    )
    assert [row[0] for row in rows_of(names, texts)] == ["Pasar", "Gudang", "Koperasi"]
    assert rows_of(names, texts)[0][1] == "Jumlah pasar yang dibina oleh\ndinas"


def numbers_apart(*cells: Cell) -> list[list[str]]:
    found = numbered_apart(Table(1, len(cells), cells, "aligned"), VocabularySense())
    return [[(at.text if at else "") for at in row] for row in found.grid()]


def test_column_numbers_without_a_rule_under_them_are_a_row():
    goal, indicator = cell(1, (0, "2"), (1, "Terwujudnya ruang")), cell(2, (0, "3"), (1, "Luas taman kota"))
    rows = numbers_apart(cell(0, (0, "1"), (1, "1.")), goal, indicator, cell(3, (0, "4"), (1, "0.820%")), cell(4))
    assert rows[0] == ["1", "2", "3", "4", ""]
    assert rows[1] == ["1.", "Terwujudnya ruang", "Luas taman kota", "0.820%", ""]


def test_column_numbers_under_their_headers_are_a_row_whether_or_not_the_names_have_one():
    heads = (
        cell(1, (0, "2024"), (2, "(1)")),
        cell(2, (0, "2025"), (1, "Semester"), (2, "(2)")),
        cell(3, (0, "%"), (2, "(3)")),
    )
    for first in (cell(0, (0, "Uraian")), cell(0, (0, "Uraian"), (2, "(0)"))):
        top, numbers = numbers_apart(first, *heads)
        assert (top[2], numbers[1:]) == ("2025\nSemester", ["(1)", "(2)", "(3)"])


@pytest.mark.parametrize(
    "cells",
    [
        (cell(0, (0, "1")), cell(1, (0, "2")), cell(2, (0, "3")), cell(3, (0, "4"))),
        (cell(0, (0, "1"), (1, "2")), cell(1, (0, "2 pasar"), (1, "lagi")), cell(2, (0, "3"), (1, "4"))),
        (cell(0, (0, "1"), (1, "1.")), cell(1, (1, "2"), (2, "Ruang")), cell(2, (0, "3"), (1, "Luas"))),
        (cell(0, (0, "12"), (1, "1.")), cell(1, (0, "25"), (1, "Ruang")), cell(2, (0, "30"), (1, "Luas"))),
    ],
)
def test_rows_that_are_numbers_have_texts_or_lie_apart_stay(cells):
    assert len(numbers_apart(*cells)) == 1


def of_rows(*values: tuple[float, str]) -> list[list[str]]:
    """Three ruled rows of two lines with a name each, and beside them a cell without a rule, with these values."""
    names = [
        Cell(r, 0, lines=cell(0, (2 * r, "Jumlah")).lines, box=Box(0, 2 * r * PITCH, WIDE, 2 * (r + 1) * PITCH))
        for r in range(3)
    ]
    whole = replace(cell(1, *values), row_span=3)
    found = leveled(Table(3, 2, (*names[:1], whole, *names[1:]), "ruled"), NoSense())
    return [[(at.text if at else "") for at in row] for row in found.grid()]


def test_values_level_with_rows_are_no_merged_cell() -> None:
    """Each stands with its row; a row without one has none."""
    assert [row[1] for row in of_rows((0, "12"), (2, "14"), (4, "16"))] == ["12", "14", "16"]
    assert [row[1] for row in of_rows((0, "12"), (4, "16"))] == ["12", "", "16"]


def test_one_of_as_many_values_as_rows_may_stand_lower_in_its_row() -> None:
    assert [row[1] for row in of_rows((0, "12"), (2, "14"), (5, "16"))] == ["12", "14", "16"]
    for values in (((0, "12"), (2, "14"), (3, "16")), ((0, "12"), (3, "14"), (5, "16")), ((0, "12"), (5, "16"))):
        assert len({row[1] for row in of_rows(*values)}) == 1


def test_what_is_set_to_several_rows_stays_merged() -> None:
    """A value with its unit, a fraction between the rows, words, numbered names."""
    words, names = ((0, "Dinas"), (2, "Pasar"), (4, "Kota")), ((0, "1. Program pasar"), (2, "2. Program gudang"))
    for values in (((2, "12"), (3, "Dokumen")), ((1.4, "5"), (2.6, "10")), words, names):
        assert len({row[1] for row in of_rows(*values)}) == 1


def unruled(*columns: list[tuple[float, str]]) -> Table:
    """Texts at heights, counted in lines, in the rows of the last column."""
    starts = [y for y, _ in columns[-1]]
    cells = []
    for c, column in enumerate(columns):
        for r in range(len(starts)):
            top, foot = (starts[r] - 0.5 if r else -1, starts[r + 1] - 0.5 if r + 1 < len(starts) else 1e6)
            cells.append(replace(cell(c, *((y, text) for y, text in column if top <= y < foot)), row=r))
    return Table(len(starts), len(columns), tuple(cells), "aligned", borders="none")


NAMES = [(0, "Indikator"), *((2 * k, f"Jumlah pasar {k}") for k in range(1, 7))]
VALUES = [(y, str(y) if y else "2024") for y, _ in NAMES]


def test_texts_in_the_middle_of_rows_without_rules_belong_to_all_of_them() -> None:
    goals = [(0, "Sasaran"), (3, "Satu"), (7.5, "Dua dan"), (8.5, "lagi"), (12, "Tiga")]
    table = centred(unruled([(0, "No"), (3, "1"), (8, "2"), (12, "3")], goals, NAMES, VALUES))
    spans = [(one.row, one.row_span, one.text) for one in table.cells if one.col == 1]
    assert spans == [(0, 1, "Sasaran"), (1, 2, "Satu"), (3, 3, "Dua dan\nlagi"), (6, 1, "Tiga")]


@pytest.mark.parametrize("heights", [(2, 8), (4, 8), (2, 6, 10), (3, 11)], ids=str)
def test_texts_at_the_top_of_their_rows_or_anywhere_are_left_there(heights: tuple[float, ...]) -> None:
    table = unruled([(0, "Sasaran"), *((y, f"Sasaran {y}") for y in heights)], NAMES, VALUES)
    assert centred(table) == table


BEFORE = centred(unruled([(0, "Sasaran"), (3, "Satu"), (7.5, "Dua dan"), (8.5, "lagi"), (12, "Tiga")], NAMES, VALUES))
BODY = [(2 * k, f"Jumlah pasar {k}") for k in range(7)]


@pytest.mark.parametrize(
    ("goals", "spans"),
    [
        ([(3, "Empat"), (8, "Lima"), (12, "Enam")], [(1, 2, "Empat"), (3, 3, "Lima"), (6, 1, "Enam")]),
        ([(0, "Empat"), (4, "Lima"), (10, "Enam")], [(0, 1, "Empat"), (1, 3, "Lima"), (4, 3, "Enam")]),
        ([(8, "Lima")], [(2, 5, "Lima")]),
    ],
)
def test_a_page_goes_on_with_texts_in_the_middle_and_its_first_rows_may_be_those_of_the_page_before(
    goals: list[tuple[float, str]], spans: list[tuple[int, int, str]]
) -> None:
    table = unruled(goals, BODY, [(y, str(y)) for y, _ in BODY])
    found = [(one.row, one.row_span, one.text) for one in centred(table, BEFORE).cells if one.col == 0 and one.text]
    assert found == spans


def test_a_body_without_figures_under_a_heading_of_its_own_is_left_as_it_is() -> None:
    names = [(0.0, "Indikator tujuan"), (2, "Tingkat kematangan"), (4, "Indeks risiko"), (6, "Indeks integritas")]
    levels = [(0.0, "-"), (2, "Level tiga"), (4, "Level dua"), (6, "Level satu")]
    table = unruled(names, levels, levels)
    table = replace(table, cells=tuple(replace(one, lines=()) if one.text == "-" else one for one in table.cells))
    assert centred(table, undivided=True) == table


def undivided(goals: list[tuple[float, str]], rows: int) -> Table:
    """A header, and under it one ruled row that holds so many: names of two lines but the last, white between them."""
    names = [(3 * k + line, text) for k in range(rows) for line, text in ((0, f"Jumlah pasar {k}"), (1, "yang bersih"))]
    names.pop()
    body = [cell(0, *goals, rows=3 * rows), cell(1, *names, rows=3 * rows)]
    values = cell(2, *((3 * k, f"{k}5") for k in range(rows)), rows=3 * rows)
    heads = [Cell(0, c, lines=(Line(text),)) for c, text in enumerate(("Sasaran", "Indikator", "Target"))]
    return Table(2, 3, (*heads, *(replace(one, row=1) for one in (*body, values))), "ruled")


def test_a_goal_beside_the_last_row_of_a_page_is_its_own_where_those_before_stand_at_the_head() -> None:
    before = leveled(undivided([(0, "Satu"), (9, "Dua")], 4), NoSense())
    page = undivided([(6, "Tiga")], 3)
    spans = [
        [(one.row, one.row_span) for one in leveled(page, NoSense(), over).cells if one.text == "Tiga"]
        for over in (before, None)
    ]
    assert spans == [[(3, 1)], [(1, 3)]]


def test_numbers_stand_beside_the_rows_of_their_goals() -> None:
    """Of numbers alone nothing tells whose rows they are."""
    numbers, goals = [(3, "4"), (8, "5"), (12, "6")], [(2.5, "Empat dan"), (3.5, "lagi"), (8, "Lima"), (12, "Enam")]
    table = centred(unruled([(0, "No"), *numbers], [(0, "Sasaran"), *goals], NAMES, VALUES))
    spans = [[(one.row, one.row_span) for one in table.cells if one.col == c and one.row] for c in (0, 1)]
    assert spans[0] == spans[1] == [(1, 2), (3, 3), (6, 1)]


def test_a_goal_whose_second_line_reaches_the_next_row_is_that_of_its_number() -> None:
    numbers, goals = [(3, "4"), (8, "5"), (12, "6")], [(3, "Empat"), (8, "Lima"), (12, "Enam dan"), (13, "lagi")]
    table = centred(unruled([(0, "No"), *numbers], [(0, "Sasaran"), *goals], NAMES, VALUES))
    spans = [(one.row, one.row_span, one.text) for one in table.cells if one.col == 1 and one.row]
    assert spans == [(1, 2, "Empat"), (3, 3, "Lima"), (6, 1, "Enam dan\nlagi")]


def test_a_lone_remark_in_the_middle_is_no_merged_cell() -> None:
    remarks = [(0, "Keterangan"), (7, "baik")]
    table = unruled(NAMES, remarks, VALUES)
    assert centred(table) == table


def test_a_heading_alone_in_the_first_column_is_a_row_of_a_body_without_rules() -> None:
    names = cell(0, (0, "Utara"), (1, "Padi"), (2, "Jagung"), (3, "Selatan dan tengah"), (4, "Padi"))
    values = [cell(c, (1, "$ 12"), (2, "..."), (4, "15")) for c in (1, 2)]
    assert [row[0] for row in rows_of(names, *values)] == ["Utara", "Padi", "Jagung", "Selatan dan tengah", "Padi"]


FOOTED = (
    (0, "Persentase gudang milik warga"), (1, "yang dibina"), (2, "Jumlah pasar"),
    (3, "Persentase koperasi aktif milik"), (4, "warga"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("values", "most"),
    [(((1, "38"), (2, "25"), (4, "50")), 5), (((0.5, "38"), (2, "25"), (3.5, "50")), 5)],
    ids=["foot", "middle"],
)
def test_texts_set_to_the_foot_or_the_middle_stand_beside_their_values(values, most):
    rows = rows_of(cell(0, *FOOTED, rows=most, width=160), cell(1, *values, rows=most))
    assert rows == [
        ["Persentase gudang milik warga\nyang dibina", "38"],
        ["Jumlah pasar", "25"],
        ["Persentase koperasi aktif milik\nwarga", "50"],
    ]


@pytest.mark.parametrize(("top", "rows"), [(0.5, None), (1.5, 3)])
def test_a_text_that_begins_beside_the_value_above_its_own_makes_no_rows(top, rows):
    names = (0, "Persentase gudang milik warga"), (1, "yang dibina"), (2.5, "Jumlah pasar"), *FOOTED[3:]
    source = [(at, "laporan bulanan semua petugas") for at in (0.5, 1.5, 2.5) if at >= top]
    cells = cell(0, *names, width=160), cell(1, *source, width=160), cell(2, (1, "38"), (2.5, "25"), (4, "50"))
    found = set_apart([column_of(one) for one in cells], PITCH)
    assert (found and len(found[0])) == rows


@pytest.mark.parametrize(("by", "rows"), [(-0.25, 3), (0.25, 3), (0.4, None)])
def test_values_stand_about_level_with_the_foot_of_their_texts(by, rows):
    values = cell(1, *((at + by, text) for at, text in ((1, "38"), (2, "25"), (4, "50"))))
    found = set_apart([column_of(cell(0, *FOOTED, width=160)), column_of(values)], PITCH)
    assert (found and len(found[0])) == rows


@pytest.mark.parametrize(("goals", "rows"), [((0.4, 1.6), 3), ((0.4, 1.6, 3.4), None)])
def test_as_many_goals_as_values_that_stand_level_with_none_make_no_rows(goals, rows):
    """Two of them may belong to three rows."""
    over = cell(0, *((at, f"Desa {at}") for at in goals))
    cells = over, cell(1, *FOOTED, width=160), cell(2, (1, "38"), (2, "25"), (4, "50"))
    found = set_apart([column_of(one) for one in cells], PITCH)
    assert (found and len(found[0])) == rows


def test_a_goal_in_the_middle_of_rows_set_to_their_feet_is_theirs():
    goal, values = cell(0, (2, "Makmur"), rows=5), cell(2, (1, "38"), (2, "25"), (4, "50"), rows=5)
    rows = rows_of(goal, cell(1, *FOOTED, rows=5, width=160), values)
    assert [row[2] for row in rows] == ["38", "25", "50"]
    assert {row[0] for row in rows} == {"Makmur"}


def test_lines_left_under_the_last_value_are_a_row_where_several_are_sure():
    names, values = column_of(cell(0, *FOOTED, rows=5, width=160)), [(1, "38"), (2, "25"), (4, "50")]
    assert set_apart([names, column_of(cell(1, *values[:2]))], PITCH) is None
    more = (*FOOTED, (5, "Indeks kepuasan warga yang"), (6, "dilayani"), (7, "Persentase rapat yang dihadiri"))
    cut = set_apart([column_of(cell(0, *more, width=160)), column_of(cell(1, *values, (6, "3")))], PITCH)
    assert cut is not None and [len(row) for row in cut[1][0]] == [2, 1, 2, 2, 1]


def test_a_row_under_one_as_full_as_its_cell_is_told_by_the_others():
    names = (
        (0, "Jumlah pasar"), (1.5, "Luas pasar"), (3, "Persentase koperasi aktif milik"),
        (4, "Persentase gudang"), (5.5, "Nilai toko"), (7, "Jumlah kios"), (8.5, "Luas kios"), (10, "Nilai kios"),
    )  # fmt: skip
    goals = tuple(
        (at, text.replace("Persentase", "Meningkatnya").replace("Jumlah", "Tersedianya")) for at, text in names
    )
    values = tuple((at, str(k)) for k, (at, _) in enumerate(names))
    sized = [cell(0, *goals, rows=12, width=160), cell(1, *names, rows=12, width=160), cell(2, *values, rows=12)]
    assert [row[2] for row in rows_of(*sized)] == [str(k) for k in range(8)]
    small = [(at, text.lower() if at == 4 else text) for at, text in names]
    sized[1] = cell(1, *small, rows=12, width=160)
    assert len(rows_of(*sized)) < 8


AT_FOOT = [(1.5, "Jalan mantap"), (6, "Pasar tertib")]
MEASURES = ("Panjang jalan", "Jumlah jembatan", "Jumlah kios", "Luas pasar", "Jumlah pasar")


@pytest.mark.parametrize(("headed", "goals"), [(True, ["Jalan mantap"] * 2 + ["Pasar tertib"] * 3), (False, None)])
def test_goals_at_the_foot_of_rows_that_no_rule_parts_are_theirs_under_a_header(headed, goals):
    names = [(1.5 * k, text) for k, text in enumerate(MEASURES)]
    body = [
        cell(0, *AT_FOOT, rows=8),
        cell(1, *names, rows=8),
        cell(2, *((1.5 * k, f"{k}2") for k in range(5)), rows=8),
    ]
    head = [replace(scaled(one, 0.1), row=0) for one in (cell(0, (0, "Sasaran")), cell(1, (0, "Indikator")))] * headed
    own = [replace(one, row=int(headed)) for one in body]
    table = leveled(Table(1 + headed, 3, (*head, *own), "ruled"), NoSense())
    rows = [[(at.text if at else "") for at in row] for row in table.grid()][headed:]
    assert [row[1] for row in rows] == [text for _, text in names]
    assert [row[0] for row in rows] == (goals or ["", "Jalan mantap", "", "", "Pasar tertib"])


def test_at_the_top_of_a_page_goals_at_the_foot_of_rows_have_all_over_them():
    """The middle of the first rows is no place for one where those of the page before stand at the foot."""
    rows = [Row(k, 20.0 * k, 20.0 * k) for k in range(6)]
    lines = [Line(text, Box(0, at - 4.5, 40, at + 4.5)) for at, text in ((40, "Jalan"), (100, "Pasar"))]
    groups = going_on(lines, rows, foot_of, 12.0)
    assert [(group.first, group.last) for group in groups] == [(0, 2), (3, 5)]


@pytest.mark.parametrize(
    ("names", "goals"),
    [
        ((0, 3, 4, 8), (1.5, 6)),  # at the heads of rows 3, 1, 4 and 1 lines high, goals in the middle of two each
        ((2, 3, 7, 8), (1.5, 6)),  # at their feet
        ((1, 3, 5.5, 8), (0, 4)),  # in their middles, goals at the head
    ],
    ids=["head", "foot", "middle"],
)
def test_goals_stand_in_rows_that_others_made_higher(names: tuple[float, ...], goals: tuple[float, ...]) -> None:
    """As the edges over the first row and under the last one tell."""
    rows = [Row(k, 10 * at + 5, 10 * at + 5) for k, at in enumerate(names)]
    lines = [Line("Jalan", Box(0, 10 * at + 0.6, 40, 10 * at + 9.4)) for at in goals]
    _, groups = nearest(lines, rows, (head_of, middle_of), 12.0, (0.0, 90.0))
    assert [(group.first, group.last) for group in groups] == [(0, 1), (2, 3)]
    assert not nearest(lines, rows, (foot_of,), 12.0, (0.0, 90.0))[1]


def test_where_the_last_row_ends_need_not_be_known() -> None:
    """Its goals stand lower than its texts tell."""
    rows = [Row(k, 10 * at + 5, 10 * at + 5) for k, at in enumerate((0, 3, 4, 8))]
    lines = [Line("Jalan", Box(0, 10 * at + 0.6, 40, 10 * at + 9.4)) for at in (1.5, 6.9)]
    _, groups = nearest(lines, rows, (head_of, middle_of), 12.0, (0.0, 90.0), False)
    assert [(group.first, group.last) for group in groups] == [(0, 1), (2, 3)]
    assert not nearest(lines, rows, (head_of, middle_of), 12.0, (0.0, 90.0))[1]


def test_column_numbers_that_their_columns_broke_are_one_row() -> None:
    def counted(width: float) -> int:
        numbers = [cell(col, (0, str(col + 1))) for col in range(9)]
        numbers += [cell(col, (0, "1"), (1, str(col - 9)), width=width) for col in (9, 10)]
        return numbered_apart(Table(1, 11, tuple(numbers), "ruled"), VocabularySense()).n_rows

    assert counted(width=9.0) == 1  # 10 and 11
    assert counted(width=WIDE) == 2  # with room beside them 0 and 1 stand under the first two digits


def test_numbers_that_count_rows_in_a_narrow_column_are_no_one_number() -> None:
    numbers = cell(0, (0, "1"), (1, "2"), (2, "3"), width=9.0)
    texts = cell(1, (0, "Jumlah pasar"), (1, "Jumlah jalan"), (2, "Indeks mutu"))
    assert [row[0] for row in rows_of(numbers, texts, cell(2, (0, "12"), (1, "70,5"), (2, "81")))] == ["1", "2", "3"]


def test_a_cell_ruled_over_a_parted_row_and_the_next_stays_over_both() -> None:
    """The goals beside groups of the parted row's rows are merged; what is ruled over more than that row is not."""
    goals = (1, "Satu"), (6, "Dua")
    names, values = ([(2 * k, text.format(k)) for k in range(5)] for text in ("Jumlah pasar {}", "{}5"))
    own = cell(1, *goals, rows=9), cell(2, *names, rows=9), cell(3, *values, rows=9)
    under = [replace(cell(c, (10, text), rows=11), row=1) for c, text in ((1, "Tiga"), (2, "Jumlah kios"), (3, "7"))]
    whole = replace(cell(0, (5, "Makmur"), rows=11), row_span=2)
    found = leveled(Table(2, 4, (whole, *own, *under), "ruled"), NoSense())
    assert found.n_rows == 6
    assert [(one.row, one.row_span) for one in found.cells if one.text == "Makmur"] == [(0, 6)]
    assert [one.text for one in found.cells if one.col == 2][-2:] == ["Jumlah pasar 4", "Jumlah kios"]


def test_values_in_the_middle_of_one_long_name_make_no_rows_of_it() -> None:
    """The first value happens to be level with the middle of what is above the second one, which has no text."""
    names = cell(1, *((k, f"pasar {k}" if k else "Jumlah pasar") for k in range(15)), rows=15)
    goal, values = cell(0, (6.5, "Tertibnya"), (7.5, "pasar"), rows=15), cell(2, (6, "12"), (7, "25"), rows=15)
    assert set_apart([column_of(one) for one in (goal, names, values)], PITCH) is None


def test_items_of_a_list_are_no_values_that_part_their_row() -> None:
    assert not column_of(cell(2, (0, "1. 11 bidang"), (1, "2. 600 buah"))).entries
    assert column_of(cell(2, (0, "1. 80%"), (1, "2. 75%"))).entries


def test_a_line_under_a_hyphen_goes_on_and_begins_no_row() -> None:
    assert column_of(cell(0, (0, "data spasial se-"), (1, "Jawa Barat"))).goes_on(1)


ACTIONS = ((0, "Pembinaan pasar"), (1, "desa"), (3, "Pembinaan kios"), (6, "Pembinaan arsip"), (7, "kota"))
COUNTED = ((0, "Jumlah pasar desa"), (3, "Jumlah kios yang"), (4, "tertata"), (6.5, "Jumlah arsip"))
UPPER = ((0, "Program pasar"), (6.5, "Program arsip"))


@pytest.mark.parametrize(
    ("upper", "programmes"),
    [
        (UPPER, ["Program pasar"] * 2 + ["Program arsip"]),
        (
            ((1.5, "Program pasar"), (2.5, "dan kios"), (6.5, "Program arsip")),
            ["Program pasar\ndan kios"] * 2 + ["Program arsip"],
        ),
    ],
    ids=["head", "middle"],
)
def test_rows_of_the_last_columns_alone_by_the_white_through_them(
    upper: tuple[tuple[float, str], ...], programmes: list[str]
) -> None:
    """Names of the level above stand at heights of their own, beside several of them."""
    cells = [cell(0, *upper, rows=8), cell(1, *ACTIONS, rows=8), cell(2, *COUNTED, rows=8)]
    head = [replace(scaled(one, 0.1), row=0) for one in (cell(0, (0, "Program")), cell(1, (0, "Kegiatan")))]
    table = leveled(Table(2, 3, (*head, *(replace(one, row=1) for one in cells)), "ruled"), NoSense())
    rows = [[(at.text if at else "") for at in row] for row in table.grid()][1:]
    assert [row[1] for row in rows] == ["Pembinaan pasar\ndesa", "Pembinaan kios", "Pembinaan arsip\nkota"]
    assert [row[0] for row in rows] == programmes
    assert table.borders == "partial"


def test_units_under_each_other_are_no_rows_of_their_own() -> None:
    names = cell(
        0, (0, "Persentase pasar yang"), (1, "tertata"), (2, "dan ramai"), (3, "Jumlah kios"), rows=8, width=160
    )
    units = [cell(c, (2, "Persen"), (3, "Unit"), rows=8) for c in (1, 2)]
    assert len(rows_of(names, *units)) == 1


def _page(*cells: Cell) -> list[list[str]]:
    """The body of a table without rules between its rows, under its header."""
    header = [Cell(0, c.col, lines=(Line("Kolom"),), box=Box(c.box.x0, -20, c.box.x1, 0)) for c in cells if c.box]
    body = [replace(c, row=1) for c in cells]
    found = leveled(Table(2, len(cells), (*header, *body), "ruled"), NoSense())
    return [[(at.text if at else "") for at in row] for row in found.grid()][1:]


def test_values_in_the_middle_of_wrapped_names_part_them_by_the_white_through_all_columns() -> None:
    """A unit that is a sign, or begins small, stands clear of the one above: it is a row's own."""
    goal = cell(0, (0, "Layanan prima"), (5, "Desa maju"), rows=9)
    names = (
        (0, "Persentase arsip yang"),
        (1, "ditata"),
        (2.5, "Jumlah guru yang dilatih"),
        (3.5, "bagi sekolah"),
        (5, "Cakupan"),
    )
    units, values = ((0.5, "%"), (3, "persen"), (5, "%")), ((0.5, "63,9"), (3, "2.580"), (5, "96"))
    rows = _page(goal, cell(1, *names, rows=9), cell(2, *units, rows=9), cell(3, *values, rows=9))
    assert [row[1:] for row in rows] == [
        ["Persentase arsip yang\nditata", "%", "63,9"],
        ["Jumlah guru yang dilatih\nbagi sekolah", "persen", "2.580"],
        ["Cakupan", "%", "96"],
    ]


def test_the_first_row_of_a_page_may_be_the_rest_of_one() -> None:
    goal = cell(0, (0, "bagi warga"), rows=9)
    names = (0, "yang memperoleh bantuan"), (1.5, "Persentase nelayan kecil"), (2.5, "yang dilatih"), (4, "Jumlah")
    values, office = ((2, "88,0"), (4, "670")), ((2, "Bidang Data"), (4, "Sekretariat"))
    rows = _page(goal, cell(1, *names, rows=9), cell(2, *values, rows=9), cell(3, *office, rows=9))
    assert [row[1:] for row in rows] == [
        ["yang memperoleh bantuan", "", ""],
        ["Persentase nelayan kecil\nyang dilatih", "88,0", "Bidang Data"],
        ["Jumlah", "670", "Sekretariat"],
    ]


def test_a_value_with_a_unit_clear_of_the_one_above_is_one_of_its_own() -> None:
    """However little room it had there."""
    values = (0, "29 Unit lama sekali"), (2, "44,76% rata")
    assert len(column_of(cell(0, *values, width=100)).entries) == 2
    assert len(column_of(cell(0, values[0], (1, values[1][1]), width=100)).entries) == 1


def test_numbers_with_their_units_under_each_other_are_two() -> None:
    assert len(column_of(cell(0, (0, "17 Dokumen"), (1, "2 Unit"), width=60)).entries) == 2
    assert len(column_of(cell(0, (0, "17 Dokumen dan"), (1, "2 Unit"), width=60)).entries) == 1


def test_several_columns_with_a_value_at_each_height_make_rows_of_names_as_long_as_their_cell() -> None:
    names = cell(0, (0, "Jumlah kader keluarga yang dibina"), (1.6, "Jumlah kebun bibit yang ditanami"), width=170)
    units = cell(1, (0, "Kelompok"), (1.6, "Desa"), width=50)
    values = [cell(c, (0, "2.935"), (1.6, "12")) for c in (2, 3, 4)]
    assert [row[0] for row in rows_of(names, units, *values)] == [line.text for line in names.lines]
    assert len(rows_of(names, units, values[0])) == 2, "a unit stands beside each value"
    of_one = cell(1, (0, "Kelompok"), (1.6, "tani"), width=50)
    assert len(rows_of(names, of_one, values[0])) == len(rows_of(names, values[0])) == 1


def test_units_tell_rows_of_names_as_long_as_their_cell_in_small_letters_where_there_are_several() -> None:
    names = cell(
        0,
        *(
            (1.6 * k, text)
            for k, text in enumerate(("Jumlah kader keluarga", "Jumlah kebun bibit ini", "Jumlah pasar tertib"))
        ),
        width=112,
    )
    units = cell(1, (0, "%"), (1.6, "orang"), (3.2, "unit"), width=50)
    values = cell(2, (0, "2,9"), (1.6, "12"), (3.2, "7"))
    assert [row[1] for row in rows_of(names, units, values)] == ["%", "orang", "unit"]


def test_white_at_the_sides_of_a_cell_is_no_room_for_a_word() -> None:
    lines = (
        (0, "Program"),
        (1, "Pengembangan pasar"),
        (2, "rakyat"),
        (3.2, "Program"),
        (4.2, "Pengembangan taman"),
        (5.2, "bacaan"),
    )
    width = 18 * LETTER + 12
    texts = tuple(
        Line(
            text, Box((width - LETTER * len(text)) / 2, y * PITCH, (width + LETTER * len(text)) / 2, y * PITCH + HEIGHT)
        )
        for y, text in lines
    )
    column = column_of(Cell(0, 0, lines=texts, box=Box(0, 0, width, 80)))
    assert [column.begins(k, PITCH) for k in (1, 4)] == [False, False]


def test_one_wrapped_name_tells_its_middle_where_several_columns_have_values_there() -> None:
    names = cell(0, (0, "Jumlah arsip"), (1.2, "Jumlah layanan publik"), (2.2, "yang rapi"), width=112)
    values = [cell(c, (0, "5"), (1.7, f"1{c}")) for c in (1, 2, 3)]
    assert [row[0] for row in rows_of(names, *values)] == ["Jumlah arsip", "Jumlah layanan publik\nyang rapi"]
    assert len(rows_of(names, *values[:2])) == 1


def test_a_target_with_its_unit_ends_the_header() -> None:
    names, values = NAMES[:4], [(0, "Target"), (2, "7 Unit"), (4, "80%"), (6, "3 Hektare")]
    table = centred(unruled([(0, "Sasaran"), (4, "Satu")], names, values))
    assert [(one.row, one.row_span) for one in table.cells if one.text == "Satu"] == [(1, 3)]


def test_paragraphs_that_begin_with_the_first_one_s_word_are_rows_in_small_letters_too() -> None:
    """Of Word files, whose paragraphs have no place on a page; a sentence over two of them goes on in small letters."""
    values = cell(1, (0, "3 orang"), (1, "5 orang"), page=False)
    names = cell(0, (0, "Jumlah warga yang dibina"), (1, "jumlah arsip yang diselamatkan"), page=False)
    assert [row[1] for row in rows_of(names, values)] == ["3 orang", "5 orang"]
    assert len(rows_of(cell(0, (0, "Jumlah warga"), (1, "yang dibina"), page=False), values)) == 1


def test_an_item_is_no_line_of_the_one_before() -> None:
    """Its value stands level with its first line: not with the foot of a row that begins with the rest of the last."""
    names = (0, "Jumlah wajib pajak"), (1, "a. Kendaraan"), (2, "Bermotor"), (3.2, "b. Air"), (4.2, "c. Bahan Bakar")
    units, values = ((1, "Kbm"), (3.2, "Wp"), (4.2, "Wapu")), ((1, "16"), (3.2, "785"), (4.2, "24"))
    rows = rows_of(cell(0, (0, "3.")), cell(1, *names), cell(2, *units), cell(3, *values))
    assert [row[3] for row in rows] == ["16\n785\n24"]


def test_rows_that_white_parts_may_hold_the_values_of_a_list_each() -> None:
    names = (0, "Jumlah produksi :"), (1, "a. Padi"), (2, "b. Jagung"), (4.5, "Persentase kehilangan"), (5.5, "hasil")
    goals = (0, "Meningkatnya produksi"), (4.5, "Menurunnya"), (5.5, "kehilangan")
    values = (1, "12 ton"), (2, "11 ton"), (4.5, "10 %")
    rows = rows_of(cell(0, (0, "1."), (4.5, "2.")), *(cell(k, *own) for k, own in enumerate((goals, names, values), 1)))
    assert [row[3] for row in rows] == ["12 ton\n11 ton", "10 %"]


def test_a_column_whose_texts_go_on_in_the_next_row_is_beside_several_and_so_are_those_left_of_it() -> None:
    """Programmes in the middle of two rows: each of these has a line of theirs that begins with a capital."""
    programmes = [(0, "Program"), (1, "Pasar"), (5.5, "Program"), (6.5, "Penataan toko")]
    told = [(0, "Jumlah pasar"), (1, "yang bersih"), (4.5, "Jumlah"), (5.5, "toko"), (6.5, "yang"), (7.5, "tertata")]
    works = [(0, "Pembinaan pasar"), (5, "Pembinaan toko"), (7, "Pembinaan kios")]
    table = unruled(programmes, told, works, [(0, "4"), (5, "5"), (7, "6")])
    spans = [[(c.row, c.row_span) for c in centred(table, undivided=True).cells if c.col == col] for col in (0, 1)]
    assert spans == [[(0, 1), (1, 2)]] * 2
