"""What a filled grid says of itself, and the refusals that follow."""

from dataclasses import replace

import pytest

from extract.choice.evidence import Evidence, evidence_of, is_stuffed
from extract.choice.refusal import TEXT, refused, refused_unruled
from extract.choice.score import score_of
from extract.document import Box, Cell, Line, Table
from extract.figures import figures_in, is_broken, is_figure


def table(*rows: str) -> Table:
    """Cells parted by "|", lines in a cell by "/"; each 60 by 20 points, letters 5 wide."""
    parts = [row.split("|") for row in rows]
    cells = tuple(
        Cell(r, c, lines=_lines(text.strip(), r, c), box=Box(60 * c, 20 * r, 60 * c + 60, 20 * r + 20))
        for r, row in enumerate(parts)
        for c, text in enumerate(row)
    )
    return Table(len(parts), len(parts[0]), cells, "drawn", page=1)


def measured(made: Table) -> Evidence:
    return evidence_of(made, em=12.0)


def _lines(text: str, row: int, col: int) -> tuple[Line, ...]:
    return tuple(
        Line(part, Box(60 * col + 2, 20 * row + 5 * k, 60 * col + 2 + 5 * len(part), 20 * row + 5 * k + 5), 1)
        for k, part in enumerate(text.split("/"))
        if part
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [("93.0 12,5 0", 3), ("1 000 2 500", 2), ("97 - 97,50", 3), ("Sapi 12", 1), ("n.a. -", 2), ("86/2017) 12/24", 1)],
)
def test_figures_in_a_line(text: str, count: int) -> None:
    assert figures_in(text) == count


def test_a_figure_may_carry_a_unit() -> None:
    assert is_figure("12 %") and is_figure("1 000") and not is_figure("12 Dokumen selesai")


def test_a_score_is_a_figure_and_the_end_of_a_rules_number_none() -> None:
    assert is_figure("BB (72,5)") and is_figure("(12/2017)")
    assert not is_figure("BB (PMDN)") and not is_figure("86/2017)")


def test_a_clean_table_scores_high() -> None:
    clean = table("Negara|1996|1997", "Austria|17|18", "Spanyol|115|120", "Jerman|30|31")
    assert score_of(measured(clean)) > 0.95
    assert refused(clean, measured(clean), 1.0) is None


@pytest.mark.parametrize(
    ("lines", "one"),
    [
        (["102.8", "97.37", "5"], True),
        (["1.500.", "000"], True),
        (["16447", "87457", "6"], True),
        (["2023", "2024", "2025"], False),
        (["25", "38", "5"], False),
        (["1.500", "2.500", "3.500"], False),
        (["97,5", "98,5", "99"], False),
    ],
)
def test_one_number_that_a_narrow_column_broke_is_no_stack(lines: list[str], one: bool) -> None:
    assert is_broken(lines) is one


def test_stacked_figures_tell_rows_run_together() -> None:
    run = table("Negara|1996|1997", "Austria/Spanyol/Jerman|17/115/30|18/120/31")
    assert measured(run).stacked > 0.5
    assert score_of(measured(run)) < 0.5


def test_a_word_among_three_lines_is_no_stack() -> None:
    assert measured(table("Nama|1996|1997", "Jalan|17/115/30|18/120/31")).stacked > 0.5
    assert measured(table("Nama|1996|1997", "Jalan|17/115/baik|18/120/baik")).stacked == 0


@pytest.mark.parametrize(("width", "stacked"), [(6, 0.0), (60, 1.0)])
def test_numbers_in_pieces_are_no_rows_run_together(width: float, stacked: float) -> None:
    """Where each line fills its column; with room beside it they are three figures."""

    def cell(col: int, x: float, *texts: str) -> Cell:
        lines = tuple(Line(text, Box(x, 12 * k, x + 5, 12 * k + 9)) for k, text in enumerate(texts))
        return Cell(0, col, lines=lines, box=Box(x, 0, x + width, 40))

    cells = (cell(0, 0, "6", "7", "5"), cell(1, 80, "8", "1", "2"))
    assert measured(Table(1, 2, cells, "ruled")).stacked == stacked


@pytest.mark.parametrize(
    ("text", "stuffed"),
    [("7.01.01.2.06 -", False), ("7.01.02 –", False), ("1.250.000 -", True), ("12.5 -", True), ("7.01.02 40", True)],
)
def test_a_code_and_its_dash_are_one_value(text: str, stuffed: bool) -> None:
    assert is_stuffed(Cell(0, 0, lines=(Line(text), Line("Pengelolaan Pasar")))) == stuffed


def test_empty_columns_are_ghosts() -> None:
    ghost = table("Negara||1996", "Austria||17", "Spanyol||115")
    assert measured(ghost).ghosts == pytest.approx(1 / 3)


def test_columns_of_blocks_with_other_columns_are_no_ghosts() -> None:
    """Two blocks in one grid, whose columns end at other places: each border is one of texts."""
    spans = ((0, 0, 2), (0, 2, 2), (1, 0, 1), (1, 1, 2), (1, 3, 1))
    cells = tuple(Cell(row, col, 1, span, (Line("1996"),)) for row, col, span in spans)
    assert measured(Table(2, 4, cells, "ruled")).ghosts == 0


def test_known_header_words_give_back_part_of_what_is_missing() -> None:
    poor = measured(table("Negara||1996", "Austria||", "||115"))
    assert score_of(poor) < score_of(poor, known_header=1.0) < 1


def test_an_empty_column_between_rows_of_several_texts_costs_nothing() -> None:
    blank = measured(table("Uraian|1996|1997|1998", "Arsip|17|18|", "Pasar|115|116|"))
    bare = measured(table("Uraian||1997|", "Arsip|||", "|||116"))
    assert score_of(blank) > 0.95
    assert score_of(bare) < 0.7


@pytest.mark.parametrize("row", ["||sisa kalimat||||", "||sisa|kalimat|||", "1|" + "kata " * 50 + "||x||"])
def test_a_lone_ruled_row_is_the_rest_of_a_table_however_empty(row: str) -> None:
    rest = table(row)
    found = measured(rest)
    assert refused(rest, found, score_of(found)) is None


@pytest.mark.parametrize("row", ["judul||", "||||"])
def test_a_lone_row_of_few_columns_or_without_text_is_no_table(row: str) -> None:
    box = table(row)
    found = measured(box)
    assert refused(box, found, score_of(found)) is not None


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (("Nama|: Dinas", "Alamat|: Jalan", "Tugas|: Arsip", "Tahun|: 2020"), "blok keterangan"),
        (("Pendahuluan|1", "Gambaran|7", "Rencana|12", "Akuntabilitas|20", "Penutup|41"), "daftar isi"),
        (("450|a|450", "400||400", "350|b|350", "300||300", "250|c|250", "200||200"), "grafik"),
        (("Austria|Wina", "Spanyol|Madrid"), "teks berjalan"),
    ],
)
def test_unruled_look_alikes_are_refused(rows: tuple[str, ...], reason: str) -> None:
    found = table(*rows)
    evidence = measured(found)
    refusal = refused_unruled(found, evidence, score_of(evidence))
    assert refusal is not None
    assert refusal.reason.startswith(reason)


@pytest.mark.parametrize(
    ("heads", "bold", "is_text"),
    [("Nama|Tempat", True, False), ("Nama|Tempat", False, True), ("Daftar peserta pelatihan|", True, True)],
)
def test_a_bold_header_vouches_for_rows_of_texts_a_title_does_not(heads: str, bold: bool, is_text: bool) -> None:
    found = table(heads, *(f"Kelompok tani ke {name}|Balai desa {name}" for name in "ABCDEFGHIJKL"))
    cells = [replace(c, lines=tuple(replace(x, bold=bold and c.row == 0) for x in c.lines)) for c in found.cells]
    found = replace(found, cells=tuple(cells))
    evidence = measured(found)
    assert (refused_unruled(found, evidence, score_of(evidence)) == TEXT) is is_text


def test_years_and_numbering_are_no_axis() -> None:
    kept = table("No|2020|2021|2022|2023|2024", "3|1|1|1|1|5", "2|1|2|1|4|5", "1|2|1|1|4|Sapi")
    evidence = measured(kept)
    assert refused_unruled(kept, evidence, score_of(evidence)) is None


def test_figures_of_as_many_items_are_no_rows_run_together() -> None:
    assert measured(table("Nama|1996|1997", "a. Jalan/b. Jembatan/c. Pasar|17/115/30|18/120/31")).stacked == 0


def test_labels_and_the_items_set_in_under_them_share_two_edges() -> None:
    """Half of them each: neither edge is the middle of all."""
    boxes = [Box(10 + 8 * (k % 2), 20 * k, 70 + 9 * k, 20 * k + 10) for k in range(1, 9)]
    cells = [Cell(k, 0, lines=(Line(f"Nama {k}", box),)) for k, box in enumerate(boxes, 1)]
    assert measured(Table(9, 1, (Cell(0, 0, lines=(Line("Nama"),)), *cells), "aligned")).aligned == 0.5


@pytest.mark.parametrize(("left", "right", "cut"), [(60.0, 60.2, 0.0), (62.0, 62.2, 1.0), (57.0, 57.2, 1.0)])
def test_texts_that_keep_to_a_drawn_border_are_not_cut_by_it(left: float, right: float, cut: float) -> None:
    """Cells without margins set them close to it from both sides; over it goes only a text that it cuts."""
    texts = (("Jumlah", Box(30, 5, left, 10)), ("Persentase", Box(right, 5, 115, 10)))
    cells = [
        Cell(0, c, lines=(Line(text, at),), box=Box(60 * c, 0, 60 * c + 60, 20)) for c, (text, at) in enumerate(texts)
    ]
    assert measured(Table(1, 2, tuple(cells), "drawn", page=1, borders="ruled")).cut == cut
    assert measured(Table(1, 2, tuple(cells), "drawn", page=1, borders="none")).cut == 1.0


def test_running_text_may_hold_a_formula() -> None:
    """A definition sets its formula apart; a cell of which every line holds figures side by side is none."""
    text, figures = Line("jumlah produksi perikanan sampai akhir tahun"), Line("12,50 13,75 14,20")
    assert not is_stuffed(Cell(0, 0, lines=(*[text] * 8, figures, figures)))
    assert is_stuffed(Cell(0, 0, lines=(*[text] * 8, *[figures] * 5)))
    assert is_stuffed(Cell(0, 0, lines=(text, figures)))
