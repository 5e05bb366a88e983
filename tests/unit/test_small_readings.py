"""Small readings of texts, cells and pages, each shown on both sides of where it turns."""

from dataclasses import replace

import numpy as np
import pytest

from audit.across.offices import agree, one_name
from audit.across.wording import plain
from audit.grade_scales import Step, scale_for, scales
from audit.worked import Quotient, quotients
from extract.choice.heading_words import prints_header
from extract.choice.lineup import seen_by
from extract.choice.nested import is_tree_of_boxes, stands_in
from extract.document import Box, Cell, Line, Page, Table
from extract.engines.areas import lying_in
from extract.grid import Grid, Slot
from extract.ink import Ink
from extract.pdf.legible import is_noise
from extract.row_spans import Span, row_spans
from extract.sheet.shown import Shown, inside
from extract.stitch.ended import ended
from extract.stretches import distinct, runs, stretches
from normalize.certainty import _between
from normalize.headers.slug import slug, unknown
from normalize.hierarchy.levels import decide
from normalize.hierarchy.looks import Named, dashed, faces, fills, indents, marks
from normalize.model import NormalTable, SetAside, Value
from normalize.offices.lines import identity_lines, of_government, of_lines
from normalize.rows.sheet import Sheet
from normalize.sorts.legible import is_garbled
from normalize.words.lexicon import load
from normalize.words.ocr import illegible, is_lone_grade, is_unit, trusted
from normalize.words.parted import part
from tests.unit.drawn_text import drawn
from tests.unit.tables_as_text import table_of


def test_stretches_runs_and_what_is_apart() -> None:
    assert stretches([True, False, True, True]) == [(0, 1), (2, 4)]
    assert runs([1, 2, 4, 5], lambda run, one: one == run[-1] + 1) == [[1, 2], [4, 5]]
    assert distinct([3, 0, 1, 2.5], 1) == [0, 2.5]


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("LisensiAsesor", "Lisensi Asesor"),
        ("hayatitingkat", "hayati tingkat"),
        ("pasarrakyat", "pasar rakyat"),
        ("tahundata", None),
        ("pembinaan", None),
        ("LisensiXyzabc", None),
    ],
)
def test_two_words_without_their_space(word: str, read: str | None) -> None:
    assert part(word, load()) == read


@pytest.mark.parametrize(
    ("confidence", "unit", "status"),
    [
        (0.75, "Dokumen", "angka"),
        (0.74, "Dokumen", "tak_terbaca"),
        (0.75, None, "angka"),
        (0.94, "1B Prngkt", "tak_terbaca"),
        (0.95, "1B Prngkt", "angka"),
    ],
)
def test_a_number_counts_where_it_was_read_surely(confidence: float, unit: str | None, status: str) -> None:
    assert trusted(Value("angka", 5.0, unit=unit), confidence).status == status


def test_a_letter_among_numbers_may_be_a_figure() -> None:
    assert is_lone_grade("B", 0.94, ("angka", "rentang"))
    assert not is_lone_grade("B", 0.95, ("angka", "angka"))
    assert not is_lone_grade("B", 0.9, ("angka",))
    assert not is_lone_grade("BB", 0.9, ("angka", "angka"))
    assert not is_lone_grade("B", 0.9, ("angka", "predikat"))


def test_a_unit_of_a_list_needs_no_sure_reading_and_print_half_read_is_legible() -> None:
    assert is_unit("Dokumen", 0.1) and is_unit("Dkmn", 0.75) and not is_unit("Dkmn", 0.74)
    assert not illegible(0.5) and illegible(0.49)


@pytest.mark.parametrize(("sure", "right"), [(0.0, 0.0), (0.25, 0.2), (0.5, 0.4), (0.75, 0.7), (1.0, 1.0), (-1.0, 0.0)])
def test_between_two_measured_points_lies_a_line(sure: float, right: float) -> None:
    assert _between(((0.0, 0.0), (0.5, 0.4), (1.0, 1.0)), sure) == pytest.approx(right)


@pytest.mark.parametrize(
    ("alone", "sorts", "long", "garbled"),
    [(20, 8, 20, True), (20, 7, 20, False), (19, 8, 21, False), (20, 8, 19, False)],
)
def test_a_table_of_single_letters_is_garbled(alone: int, sorts: int, long: int, garbled: bool) -> None:
    words = [*("abcdefghij"[k % sorts] for k in range(alone)), *["pasar"] * long]
    assert is_garbled(table_of([" | ".join(words)], [], 1)) == garbled


def test_what_of_a_sheet_is_shown() -> None:
    assert Shown([2, 3, 3, 7]).range(2, 5) == (2, 2)
    assert Shown([2]).range(3, 4) == (2, 2)
    filled = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0), (2, 1)]
    assert [*inside(filled, {(0, 0): (1, 1)})] == [(0, 1), (1, 0), (1, 1)]
    assert [*inside(filled, {(0, 1): (1, 1), (1, 0): (1, 1)})] == [(1, 1)]


def test_an_area_lies_in_another_that_is_larger() -> None:
    boxes = np.array([(0, 0, 100, 100), (10, 10, 100.5, 60), (0, 0, 100, 100), (0, 0, 10, 101)], np.float32)
    within = lying_in(boxes, 0.5)
    assert within[1].tolist() == [True, False, True, False]
    assert not within[0].any() and not within[2].any() and not within[3].any()
    assert not lying_in(boxes, 0.5, 0.45)[1].any()


def test_rows_stand_where_the_cell_that_ends_first_does() -> None:
    def cell(row: int, col: int, top: float, foot: float, page: int | None = 1) -> Cell:
        return Cell(row, col, box=Box(0, top, 9, foot) if page else None, page=page)

    cells = (cell(0, 0, 10, 40), cell(0, 1, 10, 20), cell(1, 0, 20, 40), cell(2, 0, 0, 0, None), Cell(3, 0, page=1))
    spans = row_spans(Table(4, 2, cells, "x"))
    assert spans == {0: Span(1, 10, 20), 1: Span(1, 20, 40)}
    assert spans[1].holds(Span(1, 10, 30)) and not spans[0].holds(Span(1, 10, 30))
    assert not spans[1].holds(Span(2, 20, 40))


@pytest.mark.parametrize(
    ("line", "is_end"),
    [("Kepala Dinas Pasar", True), ("Halaman 3", False), ("bersambung", False), ("12.500", False), ("IKU 1", False)],
)
def test_text_of_its_own_under_a_table_ends_it(line: str, is_end: bool) -> None:
    table = Table(1, 1, (), "x")
    pages = [
        Page(number, 600, 800, kind="digital", tables=(table,), after=(Line(text), Line(f"IKU {number}")))
        for number, text in ((1, line), (2, "Halaman 4"))
    ]
    assert ended(pages) == (frozenset({1}) if is_end else frozenset())


def test_a_page_of_text_ends_a_table_too() -> None:
    assert ended([Page(1, 600, 800, kind="digital"), Page(2, 600, 800, kind="scan")]) == frozenset({1})


def test_names_for_headers_that_nobody_listed() -> None:
    assert slug(" Pagu  Anggaran (Rp) ") == "pagu_anggaran_rp"
    assert unknown("", "kolom_3") == "lain_kolom_3"
    long = "Uraian Kegiatan Pelaksanaan Program Strategis Daerah"
    assert unknown(long, "") == "lain_uraian_kegiatan_pelaksanaan_program_strategis_da"
    assert unknown(f"{long} | Volume", "") == "lain_uraian_kegiatan_pelaksan_volume"
    assert unknown("Uraian | Volume", "") == "lain_uraian_volume"


@pytest.mark.parametrize(
    ("texts", "held"),
    [((), "nothing"), (("1", "pasar"), "words"), (("1", "2", "pasar"), "figures"), (("", "7"), "figures")],
)
def test_what_a_column_mostly_holds(texts: tuple[str, ...], held: str) -> None:
    sheet = Sheet(table_of(["No | a", *(f"{text} | b" for text in texts)], [], 1))
    assert sheet.holds(0, 1) == held


def test_an_engine_sees_letters_of_one_size() -> None:
    """A page of letters twice as large gives the same grid, twice as large."""
    sizes: list[float] = []

    class Whole:
        name = "semua"

        def __call__(self, ink: Ink) -> list[Grid]:
            sizes.append(float(ink.glyphs.size[0]))
            x0, y0, *_ = ink.glyphs.boxes[0].tolist()
            return [Grid.of("semua", 1, 1, [Slot(0, 0, 1, 1, Box(x0, y0, x0 + 12, y0 + 12))])]

    page = drawn("pasar")
    for em in (6.0, 12.0, 0.0):
        ink = page.scaled(em / 12) if em else page
        (grid,) = seen_by(Whole(), ink, em)
        assert grid.box.width == (em or 12.0)
    assert sizes == [12.0, 12.0, 12.0]


Fill = tuple[int, int, int] | None


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("I. Program", ("roman",)),
        ("A. Program", ("upper",)),
        ("a) Program", ("lower",)),
        ("1.2.3 Program", ("digits", 2)),
        ("12) Program", ("digits", 0)),
        ("Program", ("",)),
    ],
)
def test_names_are_of_one_sort_by_their_numbering(text: str, look: tuple[object, ...]) -> None:
    """Of a column of numbers, or of their own: programmes may have the one, their activities the other."""
    assert marks([_named(text)]) == [(*look, None)]
    assert marks([replace(_named("Program", number=text), place=2)]) == [(*look, 2)]


def _named(text: str, number: str = "", fill: Fill = None, left: float = 0.0, **face: bool) -> Named:
    lines = (Line(text, Box(left, 0, 90, 9), **face), Line(" ", Box(left, 9, 90, 18)))
    return Named(Cell(0, 0, lines=lines, fill=fill, box=Box(0, 0, 100, 20)), number)


def test_plain_names_under_one_label_are_of_another_level_than_those_under_another() -> None:
    goals = [replace(_named(text), hint="sasaran", band=1) for text in ("Meningkatnya pasar", "Terwujudnya toko")]
    works = [
        replace(_named("Administrasi Keuangan Perangkat Daerah", bold=True), hint="kegiatan", band=2),
        *(
            replace(_named(text), hint="kegiatan", band=2)
            for text in ("Penyediaan Gaji dan Tunjangan ASN", "Tamu kantor")
        ),
    ]
    told = ["sasaran", "sasaran", "kegiatan", "sub_kegiatan", "sub_kegiatan"]
    assert decide([*goals, *works], ("tujuan", "sasaran", "program", "kegiatan")) == told


def test_names_are_of_one_sort_by_what_the_eye_sees() -> None:
    near, far = _named("a", fill=(200, 200, 249)), _named("a", fill=(240, 216, 249))
    assert fills([near, _named("a", fill=(206, 193, 249)), far])[0] == fills([_named("a", fill=(206, 193, 249))])[0]
    assert fills([near]) != fills([far])
    assert fills([_named("a", fill=(250, 251, 255)), _named("a")]) == [(), ()]
    assert faces([_named("a", bold=True), _named("a", italic=True)]) == [(True, False), (False, True)]
    assert indents([_named("a", left=5.9), _named("a", left=6.0), _named("a", left=13.0)]) == [(0,), (1,), (2,)]
    assert dashed([_named("- Program"), _named("•Program"), _named("-5")]) == [(True,), (True,), (False,)]


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        (("Nama OPD : Dinas Perdagangan Kota Palu", "Dinas Sosial Kota Bogor"), "Dinas Perdagangan Kota Palu"),
        (("PEMERINTAH KABUPATEN KAUR", "DINAS SOSIAL"), "DINAS SOSIAL KABUPATEN KAUR"),
        (("DINAS SOSIAL", "KABUPATEN KAUR"), "DINAS SOSIAL KABUPATEN KAUR"),
        (("PEMERINTAH KABUPATEN KAUR", "a", "b", "DINAS SOSIAL"), "DINAS SOSIAL"),
        (("DINAS SOSIAL", "a", "KABUPATEN KAUR"), "DINAS SOSIAL"),
        (("Peraturan Dinas Sosial Kota Bogor",), ""),
        (("Dinas Sosial", "Dinas Perdagangan Kota Palu"), "Dinas Perdagangan Kota Palu"),
    ],
)
def test_the_office_that_lines_name(lines: tuple[str, ...], office: str) -> None:
    assert of_lines([Line(text) for text in lines]).casefold() == office.casefold()


@pytest.mark.parametrize(
    ("lines", "government"),
    [
        (("INDIKATOR KINERJA UTAMA", "PEMERINTAH KABUPATEN KAUR"), "PEMERINTAH KABUPATEN KAUR"),
        (("PEMERINTAH KABUPATEN KAUR", "INDIKATOR KINERJA UTAMA"), ""),
        (("INDIKATOR KINERJA UTAMA", "2024", "PEMERINTAH KOTA PALU"), "PEMERINTAH KOTA PALU"),
        (("INDIKATOR KINERJA UTAMA", "2024", "a", "b", "PEMERINTAH KOTA PALU"), ""),
    ],
)
def test_a_government_is_named_under_what_a_document_is(lines: tuple[str, ...], government: str) -> None:
    assert of_government([Line(text) for text in lines]) == government


def test_a_table_of_names_and_what_they_stand_for_has_identity_lines() -> None:
    table = table_of(["Nama Organisasi | : | Dinas Sosial", "Nomor | : | 5", "Dinas | | Palu"], [], 1)
    assert [line.text for line in identity_lines([table, table])] == ["Nama Organisasi : Dinas Sosial"] * 2


def test_two_spellings_of_a_value_of_the_scale() -> None:
    scale = scale_for("", ["bb"])
    assert scale is not None and scale.standard
    assert scale_for("", ["B"]) is None
    steps = {step.grade: step for step in scale.steps}
    assert [step.label for number in (100, 90, 80, 70, 60) if (step := scale.of_number(number))] == [
        scale.steps[0].label, *(steps[grade].label for grade in ("A", "BB", "B", "CC")),
    ]  # fmt: skip
    assert scale.of_number(101) is None and scale.of_number(-1) is None
    assert steps["A"].bounds == "> 80–90"
    assert scale.named(" bb ") is steps["BB"] and scale.named("") is None and scale.named("Z") is None


def test_a_gap_between_two_grades_belongs_to_the_lower_one() -> None:
    upper, lower = Step("A", "Baik", 88.31, True, 100.0), Step("B", "Cukup", 76.61, True, 88.3)
    scale = replace(scales()[0], steps=(upper, lower))
    numbers = (100.5, 100, 88.31, 88.305, 88.3, 76.61, 76.6)
    assert [scale.of_number(number) for number in numbers] == [None, upper, upper, lower, lower, lower, None]
    assert replace(lower, low_included=False).holds(76.61) is False
    assert (upper.bounds, replace(upper, low_included=False).bounds) == ("88,31–100", "> 88,31–100")
    assert replace(lower, grade="").label == "Cukup"


@pytest.mark.parametrize(
    ("offices", "name", "full"),
    [
        (("dinas sosial", "dinas sosial kota palu"), "dinas sosial", "dinas sosial kota palu"),
        (("dinas sosial", "dinas sosial kota palu", "dinas sosial kota poso"), "dinas sosial", "dinas sosial"),
        (("dinas sosial", "dinas sosial dan pemuda"), "dinas sosial", "dinas sosial"),
        (("dinas kota", "dinas kota palu"), "dinas kota", "dinas kota"),
    ],
)
def test_a_shorter_name_is_that_of_the_only_fuller_one(offices: tuple[str, ...], name: str, full: str) -> None:
    assert one_name(offices)[name] == full


@pytest.mark.parametrize(("same", "other", "told"), [(2, 1, True), (1, 1, False), (0, 0, False)])
def test_two_documents_are_of_one_office_where_most_targets_agree(same: int, other: int, told: bool) -> None:
    pairs = [({"targets": {"2024": "1"}}, {"targets": {"2024": "1", "2025": "3"}})] * same
    pairs += [({"targets": {"2024": "1"}}, {"targets": {"2024": "2"}})] * other
    assert agree(("dinas sosial", "dinas sosial"), pairs) == told  # type: ignore[arg-type]
    assert agree(("dinas sosial kota palu",) * 2, pairs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("indicator", "form"),
    [
        ("Indeks Kepuasan Masyarakat (IKM)", "ikm"),
        ("Jumlah laporan kinerja (Dokumen)", "jumlah laporan kinerja"),
        ("Jumlah laporan kinerja (Tahunan)", "jumlah laporan kinerja tahunan"),
        ("% siswa lulus", "persentase siswa lulus"),
        ("Nilai AKIP Dinas Sosial", "akip"),
        ("Dinas Sosial", "dinas sosial"),
    ],
)
def test_wordings_of_one_indicator_are_one(indicator: str, form: str) -> None:
    assert plain(indicator, ("dinas", "sosial", "kota", "palu")) == form


def test_a_formula_among_column_numbers_names_columns() -> None:
    source = table_of(["1 | 2 | 3 | 4 = (3/2) | < | 6 | 7 = 2 x 3", "a | b | c | d | < | e | f"], [], 1)
    table = replace(_empty(), source=source, set_aside=(SetAside(0, "nomor_kolom", ""),))
    assert quotients(table) == (Quotient(range(3, 5), range(2, 3), range(1, 2)), Quotient(range(6, 7), None, None))
    assert quotients(replace(table, set_aside=(SetAside(0, "pita", ""),))) == ()


def _empty() -> NormalTable:
    return NormalTable(1, "", "eselon_iv", 2022, (), (), (), (), ())


@pytest.mark.parametrize(("private", "noise"), [(30, False), (31, True)])
def test_codes_that_no_table_knows_tell_no_letters(private: int, noise: bool) -> None:
    text = ("pasarmakanan" * 9)[: 100 - private] + "\ue001" * private
    codes = np.array([ord(letter) for letter in text], np.uint32)
    assert is_noise(codes, np.zeros(len(codes), np.intp)) == noise
    symbols = np.array([ord(letter) for letter in text.replace("\ue001", "\uf041")], np.uint32)
    assert not is_noise(symbols, np.zeros(len(codes), np.intp))


@pytest.mark.parametrize(
    ("line", "prints"),
    [
        ("No     Indikator     Target", True),
        ("No     Indikator", False),
        ("No Indikator     Target", False),
        ("No     pasar     rakyat", False),
        ("No     Indikator     pasar", True),
    ],
)
def test_a_line_of_known_headers_side_by_side(line: str, prints: bool) -> None:
    class Known:
        def header_score(self, texts: list[str]) -> float:
            return sum(text in ("No", "Indikator", "Target") for text in texts) / len(texts)

    assert prints_header(drawn(f"Judul\n{line}\nakhir"), Known()) == prints  # type: ignore[arg-type]


def test_many_grids_side_by_side_are_boxes() -> None:
    boxes = [Box(100 * k, 0, 100 * k + 80, 50) for k in range(4)]
    assert is_tree_of_boxes(boxes, boxes) and not is_tree_of_boxes(boxes[:3], boxes[:3])
    outer = Box(-5, -5, 500, 60)
    assert not is_tree_of_boxes([*boxes, outer], boxes)
    low = [*boxes[:3], Box(300, 25, 380, 75)]
    assert not is_tree_of_boxes(low, low)
    lower = [*boxes[:3], Box(300, 24, 380, 74)]
    assert is_tree_of_boxes(lower, lower)
    over = [*boxes[:3], Box(279, 0, 380, 50)]
    assert not is_tree_of_boxes(over, over)


def test_a_grid_stands_in_a_cell_that_holds_nearly_all_of_it() -> None:
    cell = Cell(0, 0, box=Box(0, 0, 100, 100), page=1)
    table = Table(1, 1, (cell, Cell(0, 1)), "x", box=Box(0, 0, 200, 100))
    assert stands_in(Box(90, 0, 100, 100), table) and stands_in(Box(91, 0, 101, 100), table)
    assert not stands_in(Box(92, 0, 102, 100), table) and not stands_in(None, table)
