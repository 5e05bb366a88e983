"""Small judgements of the audit on numbers, names and words, each shown on both sides of where it turns."""

import re

import pytest

from audit.direction import LESS, MORE, UNKNOWN, direction
from audit.figures import agrees, decimals_of, figure, printed
from audit.grade_scales import Scale, Step
from audit.measure import adds_up, names_measure
from audit.names import groups, same_name, words
from audit.origins import caption, named, named_in_header
from audit.readings import Reading, alike, reading
from audit.summing_up import claimed, says_all_reached
from audit.tokens import tidy, tokens
from extract.document import Document, Line, Table
from tests.unit.test_audit_reports import document, found, row, severities, value


@pytest.mark.parametrize(
    ("value_", "print_", "decimals", "same"),
    [
        (2 / 3, 0.67, 2, True), (2 / 3, 0.66, 2, True), (2 / 3, 0.68, 2, False), (2 / 3, 0.65, 2, False),
        (0.5, 1, 0, True),
        (0.5, 0, 0, True), (1.5, 2, 0, True), (1.5, 1, 0, True), (1.5, 3, 0, False), (100, 100, 0, True),
        (17.86, 17.9, 1, True),
        (17.86, 17.85, 1, False), (float("inf"), 1, 0, False), (float("nan"), 1, 0, False),
    ],
)  # fmt: skip
def test_a_print_is_a_value_rounded_or_cut_off(value_: float, print_: float, decimals: int, same: bool) -> None:
    assert agrees(value_, print_, decimals) == same


@pytest.mark.parametrize(
    ("text", "values", "decimals"),
    [
        ("1250", (1250,), 0), ("1.250", (1250, 1.25), 0), ("12.50", (12.5,), 2), ("1.250,5", (1250.5,), 1),
        ("1,056,317.83", (1056317.83,), 2), ("1.250.000", (1250000,), 0), ("1.25.000", (125000,), 0),
        ("1250.000", (1250,), 3),
    ],
)  # fmt: skip
def test_a_figure_is_read_every_way(text: str, values: tuple[float, ...], decimals: int) -> None:
    read = figure(text)
    assert (read.values, read.decimals, read.value) == (values, decimals, values[0])


def test_what_a_figure_can_be() -> None:
    assert figure("1.250").can_be(1250) and figure("1.250").can_be(1.25) and figure("1.250").can_be(1.2504)
    assert not figure("1.250").can_be(1.252) and not figure("1.250").can_be(125)
    assert (decimals_of("17,67 %"), decimals_of("Level 3"), decimals_of("a"), decimals_of("3 (3,35)")) == (2, 0, 0, 0)


@pytest.mark.parametrize(
    ("number", "most", "text"),
    [(1234.5, 2, "1.234,5"), (0.126, 2, "0,13"), (5, 2, "5"), (1000000, 0, "1.000.000"), (2.5, 3, "2,5"),
    (100.0, 2, "100")],
)  # fmt: skip
def test_a_number_in_indonesian_writing(number: float, most: int, text: str) -> None:
    assert printed(number, most) == text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("5 x 3 = 15", "number times number equals number"), ("3 kali 5", "number times number"),
        ("20 kali publikasi", "number word word"),
        ("Rp 5.000,-", "number"), ("a : b", "word mark word"), ("5 : 3", "number over number"),
        ("(5) : 3", "open number close over number"),
        ("2022-2026", "number minus number"), ("a - b", "word mark word"), ("75 persen", "number percent"),
        ("5, 6; 7", "number comma number comma number"),
        ("selama lima tahun", "word number word"), ("lima pasar", "word word"), ("1" * 24, "number"),
        ("1" * 25, "mark"),
        ("kab./kota", "word mark over word"), ("dibagi 3", "over number"),
        ("n * 2 + 1", "word times number plus number"),
    ],
)  # fmt: skip
def test_a_formula_as_tokens(text: str, kinds: str) -> None:
    assert " ".join(token.kind for token in tokens(text)) == kinds


def test_a_formula_without_markup_and_words_for_numbers() -> None:
    assert tidy("5 (lima)  tahun <b>x</b> \\text{a}") == "5 tahun x a"
    assert tokens("selama lima tahun")[1].figure.value == 5


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bidang Perdagangan", "Bidang Perdagagan", True), ("Bidang Perdagangan", "Bid. Perdagangan", True),
        ("Dinas Sosial dan Pemuda", "Dinas Sosial Pemuda", True), ("Dinas Sosial", "Dinas Sosila", True),
        ("Dinas Pasar", "Dinas Dasar", False), ("Dinas Sosial", "Dinas Sosial Palu", False),
        ("Sosial", "Sosila", False),
        ("Dinas Xqwe", "Dinas Xqwf", False), ("Dinas Xqwer", "Dinas Xqwef", True),
        ("Dinas Xqwert", "Dinas Xqwefg", False),
        ("Dinas Xqwertyu", "Dinas Xqwertab", True), ("Dinas Xqwer1", "Dinas Xqwer2", False),
    ],
)  # fmt: skip
def test_two_spellings_of_a_name(one: str, other: str, same: bool) -> None:
    assert same_name(words(one), words(other)) == same
    assert groups([one, other, one]) == ([[one, other]] if same or words(one) == words(other) else [])


def test_the_best_spelling_comes_first() -> None:
    assert groups(["Bidang Perdagagan", "Bidang Perdagangan"]) == [["Bidang Perdagangan", "Bidang Perdagagan"]]
    assert groups(["Bidang Perdagagan"] * 2 + ["Bidang Perdagangan"]) == [["Bidang Perdagagan", "Bidang Perdagangan"]]
    assert words("Kab. Kaur & Ka. Bid") == ("kabupaten", "kaur", "dan", "kepala", "bidang")


@pytest.mark.parametrize(
    ("indicator", "better"),
    [
        ("Angka kemiskinan", LESS), ("Jumlah kasus yang ditangani", MORE), ("Jumlah pasar", UNKNOWN),
        ("Konflik tidak menjadi konflik", UNKNOWN), ("x " * 499 + "angka kemiskinan", UNKNOWN),
    ],
)  # fmt: skip
def test_whether_less_is_better(indicator: str, better: str) -> None:
    assert direction(indicator) == better


def test_what_an_indicator_measures() -> None:
    assert adds_up("Jumlah pasar") and not adds_up("Persentase jumlah pasar") and not adds_up("pasar")
    assert names_measure("pasar, jumlah") and not names_measure("sejumlah pasar")


def _reading(text: str, unit: str = "", kind: str = "realisasi") -> Reading:
    read = reading(value(kind, text, unit))
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("text", "unit", "kind", "slack"),
    [
        ("85", "%", "realisasi", 0.5), ("19", "%", "realisasi", 0), ("20", "%", "realisasi", 0.5),
        ("8,5", "%", "realisasi", 0.05),
        ("85", "Dokumen", "realisasi", 0), ("85", "Rp", "anggaran", 0), ("85", "", "anggaran", 0),
        ("85", "%", "anggaran", 0.5),
    ],
)  # fmt: skip
def test_how_far_a_print_may_have_been_rounded(text: str, unit: str, kind: str, slack: float) -> None:
    assert _reading(text, unit, kind).slack == pytest.approx(slack)


def test_what_a_print_can_be() -> None:
    ratio = _reading("109,80", "%", "capaian")
    assert ratio.can_be(109.79) and ratio.can_be(109.84) and not ratio.can_be(109.9)
    assert not _reading("109,80", "%").can_be(109.79) and _reading("109,80", "%").can_be(109.801)
    assert _reading("110", "%").can_be(112, slack=2) and not _reading("110", "%").can_be(113, slack=2)
    assert _reading("109,8", "%", "capaian").can_be(109.83) and not _reading("109,8", "%", "capaian").can_be(109.7)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("%", "%", True), ("%", "", True), ("", "", True), ("Orang", "Unit", False), ("Rp Juta", "", False),
    ("Rp Juta", "Rp Juta", True)],
)  # fmt: skip
def test_numbers_of_one_unit(one: str, other: str, same: bool) -> None:
    assert alike(_reading("5", one), _reading("6", other)) == same


def test_origins_of_figures() -> None:
    assert named("Target Renstra") == named_in_header("Targe t Renst ra") == {"renstra"}
    assert named("Target") == frozenset() and caption("Lihat Tabel 1. Tabel 2.3 Capaian") == "Tabel 2.3 Capaian"
    assert caption("Capaian") == "Capaian"


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Seluruh target indikator kinerja tercapai.", True), ("Hampir seluruh target tercapai.", False),
        ("Seluruh pasar dibangun.", False), ("Target tercapai.", False), ("Tercapai seluruh target.", False),
    ],
)  # fmt: skip
def test_sentences_that_sum_up(sentence: str, says: bool) -> None:
    assert says_all_reached(sentence) == says


@pytest.mark.parametrize(
    ("before", "after", "tables"),
    [
        ("Seluruh target tercapai.", "", ["a"]), ("", "Seluruh target tercapai.", ["b"]),
        ("Seluruh target pada tabel berikut tercapai.", "", ["a"]),
        ("", "Seluruh target pada tabel di atas tercapai.", ["b"]), ("Seluruh target di atas tercapai.", "", []),
    ],
)  # fmt: skip
def test_the_tables_that_a_sentence_sums_up(before: str, after: str, tables: list[str]) -> None:
    first = Table(1, 1, (), "a", titles=(Line(before),))
    doc = Document("x", "", "docx", tables=(first, Table(1, 1, (), "b")), after=(Line(after),))
    assert [[table.engine for table in one.tables] for one in claimed(doc)] == (
        [tables] if tables or "atas" in before else []
    )


def test_a_sentence_counts_its_indicators() -> None:
    said = "Dari 12 (dua belas) indikator, seluruh target tercapai."
    doc = Document("x", "", "docx", tables=(Table(1, 1, (), "a"),), after=(Line(said), Line("Nilai 5.")))
    assert [one.count for one in claimed(doc)] == [12]
    long = "Seluruh target tercapai " + "x" * 377
    assert len([*claimed(Document("x", "", "docx", after=(Line(long[:400]),)))]) == 1
    assert not [*claimed(Document("x", "", "docx", after=(Line(long),)))]


@pytest.mark.parametrize(
    ("number", "grade"), [(100, "A"), (90.5, "A"), (90, "B"), (80, "B"), (79.9, None), (100.1, None)]
)  # fmt: skip
def test_steps_that_leave_out_their_lower_bound(number: float, grade: str | None) -> None:
    steps = (Step("A", "Baik", 90, False, 100), Step("B", "Cukup", 80, True, 90))
    said = Scale(re.compile("x"), False, "", steps).of_number(number)
    assert (said.grade if said else None) == grade


@pytest.mark.parametrize(
    ("targets", "severity"), [(("100", "80", "80"), []), (("100", "80", "90"), ["galat"]), (("0", "0", "100"), [])]
)
def test_an_achievement_that_is_none(targets: tuple[str, ...], severity: list[str]) -> None:
    goal, reached, stated = targets
    own = (value("target", goal, "%"), value("realisasi", reached, "%"), value("capaian", stated, "%"))
    assert severities(document((row(1, "Indeks mutu", *own),)), "capaian_hitung") == severity
    assert len(found(document((row(1, "Indeks mutu", *own),)), "capaian_hitung")) == len(severity)
