"""Small pieces of words, numbers and boxes, each shown on both sides of where it turns."""

import pytest

from extract.breaks import Gap
from extract.document import Box, Cell, Line, Table, around, sureness
from extract.letters import letters
from extract.numerals import numeral
from extract.signs import is_special, raised, sign_of
from extract.spans import Span, as_line, as_lines, parted, split_lines, text_of
from extract.stitch.budgets import parted as budgets
from extract.stitch.ink import extents, match_ink, numbers_of, share
from normalize.values.grades import behind_label, find
from normalize.values.numbering import clean
from normalize.values.spelled import take
from normalize.words.broken_code import whole
from normalize.words.glue import glue, in_pieces
from normalize.words.lexicon import load
from normalize.words.marks import at_mark
from normalize.words.shift import shift
from normalize.words.squash import is_bare_year, squash, without_years, years
from tests.unit.tables_as_text import rows_shown, table_of


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (4, "1", "4"), (1, "a", "a"), (26, "a", "z"), (27, "A", "AA"), (53, "a", "aaa"), (0, "a", "0"),
        (999, "a", "k" * 39), (1000, "a", "1000"), (1994, "i", "mcmxciv"), (3999, "I", "MMMCMXCIX"),
        (4000, "i", "4000"),
        (0, "i", "0"), (48, "i", "xlviii"), (7, "?", "7"),
    ],
)  # fmt: skip
def test_counts_as_lists_write_them(count: int, form: str, text: str) -> None:
    assert numeral(count, form) == text


def test_letters_and_digits_are_counted_and_signs_are_not() -> None:
    assert letters(["Ab a.", "²9é", "zZ"]) == {"a": 2, "b": 1, "2": 1, "9": 1, "z": 2}


def test_a_box_and_another() -> None:
    box, other = Box(0, 0, 10, 10), Box(5, 5, 20, 10)
    assert (box.overlap(other), box.overlap(Box(10, 0, 20, 10)), box.overlap(Box(12, 12, 14, 14))) == (25, 0, 0)
    assert box.union(other) == Box(0, 0, 20, 10) and around([None, box, other]) == Box(0, 0, 20, 10)
    assert around([None]) is None and box.area == 100 and box.scaled(1 / 3) == Box(0, 0, 3.33, 3.33)
    assert box.holds(box) and not box.holds(other) and not box.holds(Box(0, 0, 10, 10.1))
    assert not box.holds(Box(-1, 0, 9, 9)) and not box.holds(Box(0, -1, 9, 9))
    assert Box(8, 8, 12, 12).is_middle_in(box) and not Box(9, 8, 12, 12).is_middle_in(box)
    assert not Box(8, 9, 12, 12).is_middle_in(box) and Box(-2, -2, 2, 2).is_middle_in(box)
    assert box.shares(other, 0.3) and not box.shares(other, 1 / 3) and not box.shares(Box(5, 5, 5, 9), 0.1)


def test_a_cell_stands_where_its_lines_run_to() -> None:
    inside, out = Line("a", Box(1, 1, 9, 9), 1), Line("b", Box(1, 9, 12, 14), 1)
    cell = Cell(0, 0, lines=(inside,), box=Box(0, 0, 10, 10), page=1)
    assert cell.place == Box(0, 0, 10, 10)
    assert Cell(0, 0, lines=(inside, out), box=cell.box, page=1).place == Box(0, 0, 12, 14)
    assert Cell(0, 0, lines=(Line("b", out.box, 2),), box=cell.box, page=1).place == Box(0, 0, 10, 10)
    assert Cell(0, 0, lines=(out,)).place is None
    assert sureness([Line("a", confidence=0.5), Line("b")]) == 0.5 and sureness([]) == 1


def test_a_grid_has_merged_cells_at_every_place_that_the_table_has() -> None:
    cell = Cell(0, 0, 3, 3)
    assert Table(2, 2, (cell,), "x").grid() == [[cell, cell], [cell, cell]]
    assert Table(2, 2, (cell, Cell(1, 1)), "x").rows(1) == [[cell]]


def test_text_in_styles() -> None:
    bold, low = Span("a", bold=True, underline=True), Span(" b", bold=True)
    assert text_of([Span("5"), Span("2", raised=True)]) == "5²"
    assert text_of([Span("1", raised=True), Span("/2")]) == "1/2"
    assert [[span.text for span in line] for line in split_lines([Span("a\nb"), Span("c")])] == [["a"], ["b", "c"]]
    line = as_line([bold, Span(" "), low])
    assert line is not None and (line.text, line.bold, line.italic, line.underline) == ("a b", True, False, False)
    assert as_line([Span(" ")]) is None and [one.text for one in as_lines([[Span(" ")], [low]])] == ["b"]
    assert parted([low, bold]) == [[low], [bold]] and parted([bold, low]) == [[bold, low]]
    assert parted([low, bold, Span(" ")]) == [[low], [bold, Span(" ")]] and parted([low, Span(" ")]) == [
        [low, Span(" ")]
    ]
    assert low.over(Span("x", italic=True, hidden=True)) == Span(" b", bold=True, italic=True, hidden=True)


@pytest.mark.parametrize(
    ("code", "sign", "special"),
    [
        (ord("a"), "a", False), (0xF041, "A", True), (0xF07F, "•", True), (0xF020, " ", True), (0x1D400, "A", True),
        (0x1D7FF, "9", True), (0x210E, "h", True), (0x1D800, chr(0x1D800), False), (0x110000, "•", True),
        (0xF100, chr(0xF100), False),
    ],
)  # fmt: skip
def test_what_a_reader_sees_of_a_code(code: int, sign: str, special: bool) -> None:
    assert (sign_of(code), is_special(code)) == (sign, special)
    assert raised("2+n") == "²⁺ⁿ"


@pytest.mark.parametrize(
    ("text", "found", "rest", "bare"),
    [
        ("Tahun 2024", ["2024"], "Tahun  ", False), ("202 4", ["2024"], " ", True), ("2024 (n-1)", ["2024"], " ", True),
        ("2023 - 2024", ["2023", "2024"], " ", True), ("12024", [], "12024", False), ("2024*)", ["2024"], " ", True),
        ("N0", [], "N0", False),
    ],
)  # fmt: skip
def test_years_of_a_header(text: str, found: list[str], rest: str, bare: bool) -> None:
    assert (years(text), is_bare_year(text)) == (found, bare)
    assert without_years(text).split() == rest.split()


@pytest.mark.parametrize(
    ("text", "letters"), [("TARGE T", "target"), ("N0 1ku", "noiku"), ("R&D 10,5", "rdand105"), ("T0 1.5", "to15")]
)
def test_letters_of_a_header(text: str, letters: str) -> None:
    assert squash(text) == letters


@pytest.mark.parametrize(
    ("left", "right", "gap", "text"),
    [
        ("pemba-", "ngunan", Gap.BREAK, "pembangunan"), ("perundang-", "undangan", Gap.BREAK, "perundang-undangan"),
        ("data-", "data", Gap.BREAK, "data-data"), ("Kab.B/", "S", Gap.BREAK, "Kab.B/S"), ("/", "S", Gap.BREAK, None),
        ("2.08.02.", "2.03", Gap.BREAK, "2.08.02.2.03"), ("2.08", "pasar", Gap.BREAK, None),
        ("-", "data", Gap.BREAK, None),
        ("usaha", ")", Gap.FULL, "usaha)"), ("usaha", ")", Gap.ROOM, None), ("100", "%", Gap.FULL_ALONE, "100%"),
        ("usaha", "/kecil", Gap.FULL, "usaha/kecil"), ("usaha", "/5", Gap.FULL, None),
        ("usaha", "-", Gap.FULL_ALONE, "usaha-"),
        ("usaha", "-", Gap.FULL, None), ("(", ")", Gap.FULL, None), ("x--", "data", Gap.BREAK, None),
    ],
)  # fmt: skip
def test_line_ends_at_a_mark(left: str, right: str, gap: Gap, text: str | None) -> None:
    glued = at_mark(left, right, gap, load())
    assert (glued.text if glued else None) == text


@pytest.mark.parametrize(
    ("left", "right", "moved"),
    [
        ("hasi", "lPelaksanaan", ("hasil", "Pelaksanaan")), ("(Kehati", ")yang", ("(Kehati)", "yang")),
        ("(Kehati", ")5", None), ("hasil", "Pelaksanaan", None), ("pasa", "rrakyat", ("pasar", "rakyat")),
        ("pasar", "rakyat", None), ("hasi", "l", None), ("xqz", "lPelaksanaan", None),
    ],
)  # fmt: skip
def test_a_space_that_stands_one_letter_off(left: str, right: str, moved: tuple[str, str] | None) -> None:
    assert shift(left, right, load()) == moved


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (["Perdaganga", "n"], "Perdagangan"), (["di", "kelola"], None), (["Bahan", "Bacaan"], None),
        (["targe", "t"], "target"), (["Peng", "embangan"], "Pengembangan"),
    ],
)  # fmt: skip
def test_two_tokens_of_one_word(tokens: list[str], text: str | None) -> None:
    glued = glue(tokens, 0, Gap.SPACE, load())
    assert (glued.text if glued else None) == text


def test_pieces_of_one_word() -> None:
    assert in_pieces(["pem", "bangunan"], load()) and in_pieces(["PEM", "BANGUNAN"], load())
    assert not in_pieces(["pem", "Bangunan"], load()) and not in_pieces(["pem", "5"], load())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("seratus persen", (100, "persen")), ("dua belas bulan", (12, "bulan")), ("sebelas", (11, "")),
        ("dua puluh lima ribu tiga ratus orang", (25_300, "orang")), ("satu juta dua ribu", (1_002_000, "")),
        ("puluh", None), ("pasar", None), ("Dua", (2, "")),
    ],
)  # fmt: skip
def test_numbers_in_words(text: str, found: tuple[int, str] | None) -> None:
    assert take(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BB", "BB"), ("bb", "BB"), ("b", None), ("B", "B"), ("Predikat BB", "BB"), ("Wajar Tanpa Pengecualian", "WTP"),
        ("Wajar Tanpa Pengecualiann", "WTP"), ("Memuaskn", "Memuaskan"), ("pasar rakyat", None), ("A / Memuaskan", "A"),
        ("A / B", None), ("A (A)", "A"), ("Baik 5", None), ("Cukupp", "Cukup"), ("Baikk", None),
    ],
)  # fmt: skip
def test_grades_in_words(text: str, name: str | None) -> None:
    found = find(text)
    assert (found.name if found else None) == name
    assert behind_label("Nilai A") == ("Nilai", "A") and behind_label("A") == ("", "A")


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.", "1"), ("(3)", "3"), ("a)", "a"), ("1.2.", "1.2"), ("5", "5"), ("1 2.", "1 2."), ("-", "-")],
)
def test_row_numbers_without_punctuation(text: str, number: str) -> None:
    found = clean(text)
    assert found.text == number
    assert [(change.raw, change.clean, change.score) for change in found.changes] == (
        [(text, number, 1.0)] * (text != number)
    )


@pytest.mark.parametrize(
    ("pieces", "code"),
    [
        (("210.15.", "16"), "210.15.16"), (("210.15.1", "6"), "210.15.16"), (("2.08", ".02"), "2.08.02"),
        (("2.08", "2.09"), "2.08 2.09"), (("2.08.", ".02"), "2.08. .02"), (("2.08", "02", "2.03"), "2.08022.03"),
        (("12", "5"), "12 5"),
    ],
)  # fmt: skip
def test_a_code_that_a_column_broke(pieces: tuple[str, ...], code: str) -> None:
    wide = Box(0, 0, 200, 12 * len(pieces))
    lines = tuple(Line(text, Box(2, 12 * k, 2 + 5 * len(text), 12 * k + 10), 1) for k, text in enumerate(pieces))
    assert whole(Cell(0, 0, lines=lines, box=wide, page=1)).text == code


def test_columns_matched_by_where_their_texts_stand() -> None:
    first = {0: (0.0, 10.0), 1: (20.0, 40.0), 2: (50.0, 60.0)}
    edges = (0.0, 15.0, 45.0, 70.0)
    same = match_ink(first, {0: (1.0, 9.0), 1: (30.0, 50.0), 2: (55.0, 60.0)}, edges, 3)
    assert same is not None and same.second == (0, 1, 2, 3)
    spanning = match_ink(first, {0: (1.0, 40.0), 1: (50.0, 60.0)}, edges, 2)
    assert spanning is not None and spanning.second == (0, 2, 3)
    assert match_ink(first, {0: (1.0, 9.0), 1: (31.0, 51.0), 2: (55.0, 60.0)}, edges, 3) is None
    assert match_ink(first, {0: (1.0, 9.0), 1: (2.0, 9.0)}, edges, 2) is None
    assert match_ink(first, {0: (20.0, 40.0), 1: (1.0, 9.0)}, edges, 2) is None
    assert match_ink(first, {0: (1.0, 9.0), 1: (20.0, 40.0)}, edges, 2) is None
    assert match_ink(first, {0: (1.0, 9.0)}, edges, 4) is None and match_ink({}, {0: (1.0, 9.0)}, edges, 1) is None
    assert (share((0, 10), (5, 30)), share((0, 0.5), (0, 9)), share((0, 1), (5, 9))) == (0.5, 0.5, 0)
    assert numbers_of((0, None, 2), 3) == (0, 1, 2, 3)
    assert numbers_of((0, 2, 1), 3) is None and numbers_of((0, 3), 3) is None
    lines = (Line("a", Box(5, 0, 9, 9), 1), Line("b", Box(3, 9, 7, 18), 1), Line("c", Box(0, 0, 99, 9), 2))
    assert extents([Cell(0, 0, lines=lines), Cell(0, 1, col_span=2, lines=lines)], 1) == {0: (3, 9)}


class Budgets:
    def heads_budgets(self, texts: object) -> bool:
        return "Anggaran" in " ".join(texts)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        (("Indikator | Target", "a | 1", "Program | Anggaran", "b | 2"), 2),
        (("Program | Anggaran", "a | 1", "Program | Anggaran", "b | 2"), 1),
        (("Indikator | Target", "a | 1", "Program | Anggaran"), 1),
        (("Indikator | Target", "a | 1", "^ | Anggaran", "b | 2"), 1),
        (("Indikator | Target", "Program | Anggaran", "b | 2"), 2),
    ],
)
def test_budgets_right_under_indicators_are_a_table(rows: tuple[str, ...], parts: int) -> None:
    found = [*budgets(table_of(list(rows), ["Judul"], 1), Budgets())]  # type: ignore[arg-type]
    assert len(found) == parts
    assert [row for one in found for row in rows_shown(one)] == list(rows)
    assert [len(one.titles) for one in found] == [1, 0][:parts]
