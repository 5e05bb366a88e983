"""Values beside the items of a cell, and cells that only reach into a column."""

import pytest

from extract.document import Box, Cell, Document, Line, Page, Table
from normalize.model import NormalTable
from normalize.normalise import normalise
from normalize.rows.beside import beside, dealt
from normalize.rows.items import items, opened


def line(text: str, y: float) -> Line:
    return Line(text, Box(10, y, 10 + 5 * len(text), y + 8), 1)


NAMES = Cell(0, 0, lines=(line("• Jumlah pasar", 20), line("yang dibina", 32), line("• Jumlah toko", 70)))


def test_values_above_their_items_are_told_by_the_white_between_them_or_by_their_figures() -> None:
    marked = items(NAMES)
    assert marked is not None
    for lines, told in (
        ((line("335", 14), line("buah", 24), line("100%", 62)), [["335", "buah"], ["100%"]]),
        ((line("335", 14), line("buah", 24), line("100%", 38)), [["335", "buah"], ["100%"]]),
        ((line("335", 14), line("buah", 24), line("baik", 38)), [["335", "buah", "baik"], []]),  # nothing parts them
    ):
        dealt = beside(Cell(0, 1, lines=lines), marked)
        assert dealt is not None
        assert [[one.text for one in part] for part in dealt] == told


def test_the_numbers_of_items_are_kept_as_printed_and_are_no_part_of_what_they_say() -> None:
    names = ("1. Jumlah pasar", "2. Jumlah toko")
    rows = (("Indikator", "Target 2024"), ("\n".join(names), "1. 12\n2. 30"))
    cells = tuple(
        Cell(r, c, lines=tuple(map(Line, text.split("\n")))) for r, row in enumerate(rows) for c, text in enumerate(row)
    )
    doc = Document("uji.docx", "", "docx", tables=(Table(3, 2, cells, "docx"),))
    (table,) = normalise(doc, "uji").tables
    said = [(row.fields["indikator"], row.targets[0].field) for row in table.indicators]
    assert [(a.raw, b.raw) for a, b in said] == [(names[0], "1. 12"), (names[1], "2. 30")]
    assert [(a.clean, b.clean) for a, b in said] == [("Jumlah pasar", "12"), ("Jumlah toko", "30")]
    assert [(c.row, c.raw, c.clean) for c in table.corrections if c.column == "indikator"] == [
        (1, names[0], "Jumlah pasar"),
        (2, names[1], "Jumlah toko"),
    ]


def test_a_cell_that_reaches_into_the_next_column_gives_it_nothing_where_another_stands() -> None:
    """A page whose last edge stands elsewhere: "96,12" is under Realisasi and the first half of "%"."""
    head = [("Indikator", 0, 1), ("Target", 1, 1), ("Realisasi", 2, 1), ("%", 3, 2)]
    one = [("Nilai arsip", 0, 1), ("90", 1, 1), ("81", 2, 1), ("90", 3, 2)]
    other = [("Nilai pasar", 0, 1), ("96,12", 1, 1), ("96,12", 2, 2), ("100", 4, 1)]
    merged = [("Nilai toko", 0, 1), ("5", 1, 1), ("5", 2, 3)]
    cells = tuple(
        Cell(r, col, 1, span, (Line(text),), page=1)
        for r, row in enumerate((head, one, other, merged))
        for text, col, span in row
    )
    table = Table(4, 5, cells, "ruled", page=1)
    doc = Document("uji.pdf", "", "pdf", pages=(Page(1, 600, 800),), tables=(table,))
    rows = normalise(doc, "uji").tables[0].indicators
    assert [[t.field.clean for t in row.targets] for row in rows] == [
        ["90", "81", "90"],
        ["96,12", "96,12", "100"],
        ["5", "5", "5"],
    ]


def _of_word(indicator: str, target: str) -> NormalTable:
    rows = (("Indikator", "Target 2024"), (indicator, target), ("Nilai reformasi", "75"))
    cells = tuple(
        Cell(r, c, lines=tuple(map(Line, text.split("\n")))) for r, row in enumerate(rows) for c, text in enumerate(row)
    )
    (table,) = normalise(Document("uji.docx", "", "docx", tables=(Table(3, 2, cells, "docx"),)), "uji").tables
    return table


@pytest.mark.parametrize(
    ("names", "values", "rows"),
    [
        (["Persentase produk yang aman :", "Daging", "Susu"], ["50", "35"], 2),
        (["Persentase produk yang aman :", "Daging sapi", "dan kambing", "Susu"], ["50", "35"], 2),
        (["Persentase produk yang aman :", "daging", "susu"], ["50", "35"], 1),
        (["Persentase produk yang aman", "Daging", "Susu"], ["50", "35"], 1),
        (["Persentase produk yang aman :", "Daging"], ["50"], 1),
    ],
)
def test_what_a_colon_announces_has_a_value_each(names: list[str], values: list[str], rows: int) -> None:
    heights = [20 + 12 * k for k in range(len(names))]
    beside = [y for name, y in zip(names, heights, strict=True) if name in ("Daging", "Susu", "Daging sapi")]
    lines = tuple(line(text, y) for text, y in zip(names, heights, strict=True))
    said = tuple(line(text, y) for text, y in zip(values, beside or heights, strict=False))
    head = tuple(Cell(0, c, lines=(line(text, 5),)) for c, text in enumerate(("Indikator", "Target 2024")))
    last = tuple(Cell(2, c, lines=(line(text, 90),)) for c, text in enumerate(("Nilai SAKIP", "75")))
    table = Table(3, 2, (*head, Cell(1, 0, lines=lines), Cell(1, 1, lines=said), *last), "ruled", page=1)
    doc = Document("uji.pdf", "", "pdf", pages=(Page(1, 600, 800),), tables=(table,))
    assert len(normalise(doc, "uji").tables[0].indicators) == rows + 1


def test_paragraphs_with_a_value_each_are_a_row_each() -> None:
    table = _of_word("Nilai SAKIP\nindeks kepuasan pegawai", "70\n80 %")
    assert [(r.text("indikator"), r.targets[0].field.clean) for r in table.indicators] == [
        ("Nilai SAKIP", "70"),
        ("indeks kepuasan pegawai", "80 %"),
        ("Nilai reformasi", "75"),
    ]
    assert not [doubt for doubt in table.doubts if doubt.rows]


def test_paragraphs_with_a_value_each_that_were_not_parted_are_told() -> None:
    """A paragraph that begins in the middle of a sentence may be of the one above."""
    table = _of_word("Persentase penduduk\nyang miskin", "70\n80 %")
    assert ["beberapa indikator" in doubt.message for doubt in table.doubts if doubt.rows] == [True]


@pytest.mark.parametrize(
    ("names", "value", "rows", "doubts"),
    [
        ("1. Terfasilitasinya wirausaha\n2. Meningkatnya koperasi", "", 2, 0),
        ("1. Terfasilitasinya wirausaha\n2. Meningkatnya koperasi", "6 WS", 1, 1),
        ("Terpantaunya potensi jaringan\n1. Penyusunan rencana\n2. Pembinaan komisi", "6 WS", 1, 0),
        ("Terwujudnya irigasi yang mandiri\na. Rasio irigasi\nb. Jumlah industri", "6 WS", 1, 1),
        ("Output :\n1. Penyusunan rencana\n2. Pembinaan komisi", "6 WS", 1, 1),
    ],
)
def test_numbers_that_no_value_follows(names: str, value: str, rows: int, doubts: int) -> None:
    """Names of their own where the row says nothing; parts of the text over them, which has the row's one value."""
    table = _of_word(names, value)
    assert (len(table.indicators), len([doubt for doubt in table.doubts if doubt.rows])) == (rows + 1, doubts)


@pytest.mark.parametrize(("gap", "second", "names"), [(40, "Persentase", 2), (13, "Persentase", 1), (40, "yang", 1)])
def test_texts_that_white_parts_and_that_open_as_indicators_are_one_each(gap: int, second: str, names: int) -> None:
    """Beside a definition that white parts at the same heights; values would tell rows by themselves."""
    titles = (Cell(0, 0, lines=(line("Indikator", 2),)), Cell(0, 1, lines=(line("Definisi Operasional", 2),)))
    told = Cell(1, 0, lines=(line("Persentase pasar baik", 20), line(f"{second} toko baik", 20 + gap)))
    meant = Cell(1, 1, lines=(line("Jumlah pasar baik dibagi semua", 20), line("Semua toko yang baik", 20 + gap)))
    doc = Document("uji.pdf", "", "pdf", tables=(Table(2, 2, (*titles, told, meant), "ruled", page=1),))
    (table,) = normalise(doc, "uji").tables
    assert len(table.indicators) == names
    if names > 1:
        assert [row.text("definisi_operasional") for row in table.indicators] == [one.text for one in meant.lines]


@pytest.mark.parametrize(("second", "told"), [(100, ["Program pasar", "Program pasar", "Program toko"]), (75, None)])
def test_names_that_white_parts_are_those_of_the_items_that_begin_beside_and_under_them(
    second: int, told: list[str] | None
) -> None:
    """One that begins beside none of them is not told."""
    marked = opened(Cell(1, 1, lines=tuple(line(f"Jumlah {what}", 20 + 40 * k) for k, what in enumerate("abc"))))
    assert marked is not None
    parts = dealt(Cell(1, 0, lines=(line("Program pasar", 20), line("Program toko", second))), "program", marked)
    assert (parts and [part.text for part in parts]) == told


@pytest.mark.parametrize(
    ("marks", "numbered"),
    [
        ("a. b. C. d.", 4),  # a capital, as recognition takes a small letter for one
        ("a. b. 1 d.", 4),  # one mark was not read
        ("a. b. 1 1 e.", 2),
        ("A. B. C. D.", 0),  # headings of parts
    ],
)
def test_letters_count_up_though_one_of_them_was_misread(marks: str, numbered: int) -> None:
    lines = tuple(line(f"{mark} Pasar", 20 + 12 * k) for k, mark in enumerate(marks.split()))
    found = items(Cell(1, 1, lines=lines))
    assert (len(found.parts) if found else 0) == numbered
