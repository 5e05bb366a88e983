"""What rules around the columns alone say, and rules that begin another table."""

from dataclasses import replace

from extract.document import Box
from extract.engines.aligned.engine import find_regions
from extract.engines.aligned.frames import Rule, joined
from extract.engines.aligned.header import header_of
from extract.engines.aligned.layout import lay_out
from extract.engines.aligned.printed import printed_lines
from extract.engines.aligned.uprights import beside, between
from extract.engines.aligned.words import words
from tests.unit.drawn_text import ADVANCE, LEFT, PITCH, TOP, drawn

TITLED = """\
      PERJANJIAN KINERJA
Sasaran      Indikator    Target
Jalan        Panjang      12
Pasar        Jumlah       14
Catatan: belum diperiksa.
"""


def upright(letters: float, first: float, last: float) -> Rule:
    """A vertical rule behind so many letters, from the top of a line to that of another."""
    return Rule(LEFT + ADVANCE * letters, TOP + PITCH * first, TOP + PITCH * last)


def test_over_and_under_the_rules_around_columns_stands_no_table() -> None:
    lines = printed_lines(words(drawn(TITLED).glyphs))
    box = Box(LEFT, TOP, LEFT + 33 * ADVANCE, TOP + 5 * PITCH)
    fence = [upright(at, 1, 4) for at in (0, 12, 25)]
    assert [line.chunks[0].text for line in beside(lines, fence, box)] == ["Sasaran", "Jalan", "Pasar"]
    assert beside(lines, fence[:2], box) == lines  # two rules may be anything
    below = [upright(at, 2, 4) for at in (0, 12, 25)]
    assert (
        beside(lines[1:4], below, replace(box, y0=TOP + PITCH, y1=TOP + 4 * PITCH)) == lines[1:4]
    )  # a head in columns


YEARS = """\
Indikator        Target
Indikator    2024  2025  2026
Panjang      12    13    14
Jumlah       22    23    24
"""


def test_a_head_between_two_rules_is_over_the_columns_that_others_part_under_it() -> None:
    lines = printed_lines(words(drawn(YEARS).glyphs))
    edges = [upright(12, 0, 4), upright(18, 1, 4), upright(24, 1, 4)]
    layout = lay_out(lines, [rule.at for rule in edges], ())
    target = layout.placed[0][1]
    assert between(layout, 0, target) is None  # without rules nothing is told
    found = between(replace(layout, down=tuple(edges)), 0, target)
    assert found is not None and (found.first, found.last) == (1, 3)
    heads = header_of(replace(layout, down=tuple(edges))).cells
    assert (1, 3) in {(cell.first, cell.last) for cell in heads}


TWO = """\
--------------------------------------
No   Sasaran      Indikator    Target
--------------------------------------
1    Jalan        Panjang      12 km
--------------------------------------
2    Pasar        Jumlah       14 unit
--------------------------------------




--------------------------------------
No   Program      Anggaran     Sumber
--------------------------------------
1    Jalan        Rp 25 juta   APBD
--------------------------------------
"""


def test_a_line_of_words_in_another_frame_begins_its_table() -> None:
    """Values with units are no figures, so the upper table looks like a header whose body may follow far below."""
    ink = drawn(TWO)
    lines = printed_lines(words(ink.glyphs))
    regions = find_regions(lines, joined(ink.rules.horizontal, True), [], ink.width)
    assert [[line.chunks[1].text for line in region.lines] for region in regions] == [
        ["Sasaran", "Jalan", "Pasar"],
        ["Program", "Jalan"],
    ]
