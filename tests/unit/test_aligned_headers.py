"""Headers of tables without rules in their bodies: what the header's own rules part, and heads set close."""

from dataclasses import replace

import numpy as np

from extract.choice.score import choose
from extract.document import Box, Table
from extract.engines.aligned.forced import cut_at, header_borders
from extract.engines.aligned.frames import Rule
from extract.engines.aligned.printed import printed_lines
from extract.engines.aligned.words import words
from extract.ink import Rules
from extract.sense import HeaderSense, NoSense
from normalize.sense import VocabularySense
from tests.unit.drawn_text import drawn, written

PAGE = """\
Sasaran Indikator Target
Jalan mantap Panjang jalan mantap 12
Pasar tertib Jumlah pasar yang tertib 4
"""
BOX = Box(40.0, 40.0, 240.0, 80.0)
FOOT = [Rule(54.0, 38.0, 245.0)]
BETWEEN = [Rule(115.0, 36.0, 54.0), Rule(222.0, 36.0, 54.0)]


def test_rules_of_a_header_part_the_columns_under_it() -> None:
    lines = printed_lines(words(drawn(PAGE).glyphs))
    assert header_borders(lines, FOOT, [Rule(40.0, 36.0, 54.0), *BETWEEN], BOX) == []  # words stand across
    told = [Rule(110.0, 36.0, 54.0), Rule(190.0, 36.0, 54.0)]
    narrow = printed_lines(words(drawn("Sasaran      Indikator    Target\nJalan        Panjang      12\n").glyphs))
    assert header_borders(narrow, FOOT, told, BOX) == told
    uneven = [Rule(110.0, 36.0, 49.0), told[1]]  # to the upper line of a double one
    assert header_borders(narrow, FOOT, uneven, BOX) == uneven
    assert header_borders(narrow, FOOT, [Rule(110.0, 36.0, 47.0), told[1]], BOX) == []  # that of a level above
    assert header_borders(narrow, [], told, BOX) == []  # nothing says where the header ends
    longer = [*told, Rule(150.0, 36.0, 78.0)]
    assert header_borders(narrow, FOOT, longer, BOX) == []  # some rules go on below it


def test_no_text_goes_on_over_a_rule_of_the_header() -> None:
    lines = printed_lines(words(drawn("Realisasi Kinerja\nTriwulan Capaian\n").glyphs))
    below = [Rule(93.0, 52.0, 70.0)]
    assert [[c.text for c in line.chunks] for line in cut_at(lines, below)] == [
        ["Realisasi Kinerja"],
        ["Triwulan", "Capaian"],
    ]


def test_heads_of_a_word_and_its_number_are_one_each() -> None:
    texts = [c.text for c in printed_lines(words(drawn("Triwulan I Triwulan II Triwulan III").glyphs))[0].chunks]
    assert texts == ["Triwulan I", "Triwulan II", "Triwulan III"]
    same = "jalan mantap jalan rusak"
    assert [c.text for c in printed_lines(words(drawn(same).glyphs))[0].chunks] == [same]


SPREAD = "No  Sasaran            Indikator          Target\n" + "".join(
    "\n" * 8 + row + "\n"
    for row in (
        "1   Jalan mantap       Panjang jalan           12",
        "2   Pasar tertib       Jumlah pasar             4",
        "3   Sampah terkelola   Bank sampah              7",
    )
)
RULED = Box(34.0, 36.0, 334.0, 54.0)
PARTS = [34.0, 60.0, 174.0, 288.0, 334.0]


def test_rows_far_under_a_ruled_header_are_its_rows() -> None:
    table = _read(SPREAD, VocabularySense())
    assert [(table.n_rows, table.n_cols)] == [(4, 4)]
    assert [cell.text for cell in table.cells if cell.row == 3] == ["3", "Sampah terkelola", "Bank sampah", "7"]


def test_rows_farther_than_rows_stand_are_none_of_the_header() -> None:
    farther = SPREAD.replace("Target\n", "Target\n" + "\n" * 20)
    assert "Target" not in [cell.text for cell in _read(farther, VocabularySense()).cells]


def test_one_row_between_a_ruled_header_and_a_rule_is_that_of_the_header() -> None:
    """Merged cells left of it are those of the page before."""
    row = "No  Sasaran            Indikator          Target\n                       Jumlah pasar           4\n"
    table = _read(row + "\n\n                         Kota, 2 Mei 2024\n", VocabularySense(), foot=78.0)
    assert [cell.text for cell in table.cells if cell.row == 1] == ["", "", "Jumlah pasar", "4"]


def _read(page: str, sense: HeaderSense, foot: float | None = None) -> Table:
    """The first table of a page whose first line is ruled all round; `foot`: y of another rule under it."""
    ink = drawn(page)
    down = np.array([(x, RULED.y0, x, RULED.y1) for x in PARTS], np.float32)
    heights = [y for y in (RULED.y0, RULED.y1, foot) if y is not None]
    across = np.array([(RULED.x0, y, RULED.x1, y) for y in heights], np.float32)
    return choose(replace(ink, rules=Rules.thin(across, down)), sense).tables[0]


CUT = """\
---------------------------------------------
No  Sasaran      Indikator    2024  2025
---------------------------------------------
1   Tertibnya    Persentase   36,2  40,2
    pasar        pasar desa   5 %   5 %
---------------------------------------------
2   Terawatnya   Panjang      41,2  45,2
    jalan        jalan desa   5 %   5 %
---------------------------------------------
"""


def test_the_ends_of_numbers_that_narrow_columns_broke_are_no_rows() -> None:
    table = choose(drawn(CUT), VocabularySense()).tables[0]
    assert [cell.text for cell in table.cells if cell.col == table.n_cols - 1][1:] == ["40,2\n5 %", "45,2\n5 %"]


def test_a_number_under_a_bold_header_begins_the_first_row() -> None:
    page = drawn(
        "No   Sasaran            Indikator            Target\n"
        " 1   Jalan mantap\n"
        "                        Panjang jalan            75\n"
        "                        Luas jalan               12\n"
        " 2   Pasar tertib       Jumlah pasar             12\n"
    )
    bold = page.glyphs.boxes[:, 1] < page.glyphs.boxes[:, 1].min() + 1
    tables = choose(replace(page, glyphs=replace(page.glyphs, bold=bold)), NoSense()).tables
    heads = [[cell.text for cell in table.cells if cell.row == 0] for table in tables]
    assert heads == [["No", "Sasaran", "Indikator", "Target"]]


PAINTED = """
====================================================================

Kode  Program                      Indikator             Target
                                                         2025
====================================================================
      Program pembinaan
1.01  pasar milik warga            Persentase pasar         53

      Pembangunan pasar
1.02  milik desa dan kota          Jumlah pasar             12

      Pembinaan gudang
1.03  milik desa dan kota          Jumlah gudang             7
"""


def test_a_bold_line_under_the_band_of_a_header_is_the_first_rows() -> None:
    ink = drawn(PAINTED)
    names = (ink.glyphs.boxes[:, 0] > 70) & (ink.glyphs.boxes[:, 0] < 240)
    bold = (ink.glyphs.boxes[:, 1] < 85) | (names & (ink.glyphs.boxes[:, 1] < 100))
    (table,) = choose(replace(ink, glyphs=replace(ink.glyphs, bold=bold)), NoSense()).tables
    assert written(table).splitlines()[:2] == [
        "Kode | Program | Indikator | Target/2025",
        "1.01 | Program pembinaan/pasar milik warga | Persentase pasar | 53",
    ]
