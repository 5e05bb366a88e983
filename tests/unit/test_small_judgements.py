"""Judgements of a line or two, each shown on both sides of where it turns."""

import pytest

from audit.across.digest import Line as Row
from audit.across.saying import listed
from audit.measure import misspells_measure
from audit.run import audit
from audit.spot import INFO, Saying
from extract.document import Box, Cell, Line, Table
from extract.grid import Grid, Slot
from normalize.headers.chain import Chain
from normalize.headers.misspelt import respelt
from normalize.headers.rows import HeaderBlock
from normalize.headers.sunk import sunk
from normalize.model import Field
from normalize.offices.files import of_name
from normalize.rows.owners import heads
from normalize.sorts.weight import BIAS, _fitted, weight
from normalize.words.openings import column_of
from tests.unit.test_audit_reports import document, found, row, severities, totals, value
from tests.unit.test_parties import SAID, agreement, level


@pytest.mark.parametrize(("page", "tingkat"), [(1, ""), (2, "eselon_iii"), (4, "eselon_iii"), (5, "")])
def test_an_agreement_speaks_for_three_pages_behind_it(page: int, tingkat: str) -> None:
    signed = agreement((("Nama", ": SITI"), ("Jabatan", ": Kepala Bidang Pasar")), SAID)
    assert level(signed, page, []) == tingkat


@pytest.mark.parametrize(
    ("printed", "read"),
    [("Tergat", "target"), ("Trager", "target"), ("Tegarta", "Tegarta"), ("Terampil", "Terampil")],
)  # fmt: skip
def test_a_header_two_letters_off_a_measure_is_that_measure(printed: str, read: str) -> None:
    assert respelt(Chain((0,), (f"{printed} 2025",))).texts == (f"{read} 2025",)


@pytest.mark.parametrize(("dropped", "more"), [(5, ""), (6, " dan 1 lainnya")])
def test_five_dropped_indicators_are_named_and_others_counted(dropped: int, more: str) -> None:
    lines: list[Row] = [{"shown": f"Nilai {n}", "table": 1, "row": n} for n in range(1, dropped + 1)]  # type: ignore[typeddict-item,list-item]
    said = listed(Saying("uji", INFO, "{kali}: {indikator}", ""), lines, None, "lama")
    assert said.message == f"{dropped}: " + "; ".join(f"“Nilai {n}”" for n in range(1, 6)) + more


@pytest.mark.parametrize(
    ("text", "is_head"),
    [
        ("1.06 - URUSAN PEMERINTAHAN BIDANG SOSIAL", True),
        ("1.06.0.00.0.00.01.0000 - DINAS SOSIAL", True),
        ("1.06.0.00.0.00.01", True),
        ("1.06.02.2.01", False),
        ("DINAS SOSIAL", False),
        ("1.06 - Jumlah pasar", False),
    ],
)
def test_a_coded_office_or_field_heads_what_follows(text: str, is_head: bool) -> None:
    assert heads(text) == is_head


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Persentase pasar", "indikator"),
        ("1.1 “Persentase pasar", "indikator"),
        ("Bertambahnya pasar", "sasaran"),
        ("Terbangunnya pasar", "sasaran"),
        ("Perdagangan Persentase", None),
        ("Dinas Persentase Kota", None),
        ("IKU a. Persentase jalan", "indikator"),
    ],
)
def test_the_word_that_a_cell_opens_with_tells_its_column(text: str, column: str | None) -> None:
    assert column_of(text) == column


@pytest.mark.parametrize(
    ("targets", "told"),
    [(("-5",), 1), (("-5", "10"), 1), (("-5", "-6"), 0), (("-5", "-6", "10"), 2), (("0", "10"), 0)],
)
def test_a_target_below_zero_is_told_where_others_are_not(targets: tuple[str, ...], told: int) -> None:
    own = tuple(value("target", text, year=str(2021 + k)) for k, text in enumerate(targets))
    below = [one for one in found(document((row(1, "Jumlah pasar", *own),)), "nilai_janggal") if "nol" in one.message]
    assert len(below) == told


@pytest.mark.parametrize(
    ("name", "office"),
    [("iku-2024-dinas-perdagangan", "Dinas Perdagangan"), ("dinas-3-perdagangan", ""), ("laporan-kinerja", "")],
)
def test_a_file_name_names_an_office_without_figures(name: str, office: str) -> None:
    assert of_name(name) == office


@pytest.mark.parametrize(
    ("word", "is_slip"),
    [("presentae", True), ("cakupann", True), ("capaiab", True), ("capian", False), ("nilau", False)],
)  # fmt: skip
def test_a_long_word_two_letters_off_is_a_slip_for_a_measure(word: str, is_slip: bool) -> None:
    assert misspells_measure(word) == is_slip


@pytest.mark.parametrize(
    ("stated", "figures", "wrong"),
    [
        ("100", ("100", "101"), False),  # none above a hundred
        ("110", ("100", "121"), False),  # none above 120
        ("109", ("100", "121"), True),
        ("91,0", ("91,04", "91,05"), False),  # rounded to one decimal
        ("91,70", ("91,66", "91,68"), False),  # and a zero appended
    ],
)
def test_an_average_may_be_of_capped_or_rounded_values(stated: str, figures: tuple[str, ...], wrong: bool) -> None:
    own = tuple(row(k, f"Nilai {k}", value("capaian", text, "%")) for k, text in enumerate(figures, 1))
    doc = document(own, aside=totals("rata_rata", value("capaian", stated, "%")))
    assert severities(doc, "rata_rata") == (["galat"] if wrong else [])


def test_what_speaks_as_much_for_a_table_as_against_it_weighs_a_half() -> None:
    known = _fitted()
    name = next(one for one, weighs in known.items() if one != BIAS and weighs)
    even = -known[BIAS] / known[name]
    assert weight({name: even}) == pytest.approx(0.5)
    more = even + 1 / known[name]
    assert weight({name: more}) == pytest.approx(1 / (1 + 2.718281828**-1))


@pytest.mark.parametrize(
    ("col", "row_span", "text", "first"),
    [(0, 3, "Meningkatnya mutu", 2), (0, 1, "Meningkatnya mutu", 1), (0, 3, "Sasaran", 1), (0, 3, "", 1)],
)
def test_a_name_that_begins_in_the_header_and_goes_on_below_is_of_the_body(
    col: int, row_span: int, text: str, first: int
) -> None:
    cell = Cell(1, col, row_span, lines=(Line(text),) if text else ())
    (read,) = sunk(Table(5, 2, (cell,), "x"), HeaderBlock(0, 2)).cells
    assert (read.row, read.row + read.row_span) == (first, 1 + row_span)


def test_findings_of_one_kind_follow_the_tables() -> None:
    """The first table's last row goes before the second table's first."""
    fault = value("capaian", "10", "%")
    right = (value("target", "100"), value("realisasi", "100"), value("capaian", "100", "%"))
    wrong = (value("target", "100"), value("realisasi", "100"), fault)
    doc = document((row(1, "Nilai 1", *right), row(2, "Nilai 2", *wrong)), (row(1, "Nilai 3", *wrong),))
    told = [(one.table, one.row) for one in audit(doc) if one.code == "capaian_hitung"]
    assert told == sorted(told, key=str) and len(told) == 2


def test_a_grid_set_at_another_size_keeps_hundredths() -> None:
    grid = Grid.of("uji", 1, 1, [Slot(0, 0, 1, 1, Box(1.0, 1.0, 2.0, 2.0))])
    assert grid.scaled(1 / 3).slots[0].box == Box(0.33, 0.33, 0.67, 0.67)


def test_what_nobody_read_from_a_picture_is_sure() -> None:
    assert Field("pasar", "pasar").confidence == 1


@pytest.mark.parametrize(
    ("money", "count", "told"),
    [("1.000.000", "1.000", 1), ("1.000.000", "1.001", 0), ("999.999", "5", 0), ("125.000.000", "50", 1)],
)
def test_a_million_and_a_thousand_times_the_counts_is_money_among_them(money: str, count: str, told: int) -> None:
    own = (value("target", money, year="2023"), value("target", count, "Orang", year="2024"))
    said = [one for one in found(document((row(1, "Peserta", *own),)), "nilai_janggal") if "uang" in one.message]
    assert len(said) == told
    named = found(document((row(1, "Jumlah anggaran", *own),)), "nilai_janggal")
    assert not [one for one in named if "jumlah uang" in one.message]


@pytest.mark.parametrize(
    ("indicator", "targets", "falls"),
    [
        ("Jumlah pasar", ("10", "9", "8"), "10 (2021) menjadi 9 (2022), 9 (2022) menjadi 8 (2023)"),
        ("Jumlah pasar", ("10", "10", "11"), ""),
        ("Jumlah pasar", ("10", "", "9"), "10 (2021) menjadi 9 (2023)"),
        ("Angka kemiskinan", ("10", "9", "8"), ""),
    ],
)
def test_a_target_that_falls_is_named_year_by_year(indicator: str, targets: tuple[str, ...], falls: str) -> None:
    own = [value("target", text, year=str(2021 + k)) for k, text in enumerate(targets) if text]
    said = [one.message for one in found(document((row(1, indicator, *reversed(own)),)), "target_menurun")]
    assert said == ([f"Target turun: {falls}."] if falls else [])


@pytest.mark.parametrize(
    ("units", "told"),
    [
        (("Unit", "Unit", "Orang"), ["2023"]),
        (("Orang", "Pegawai", "Orang"), []),
        (("Laporan", "Laporan", "Laporan Jawa Barat"), []),
        (("%", "%", ""), ["2023"]),
        (("%", "", ""), []),
        (("Unit", "Unit", ""), []),
    ],
)
def test_a_unit_unlike_those_of_other_years_is_told(units: tuple[str, ...], told: list[str]) -> None:
    own = [value("target", str(5 + k), unit, year=str(2021 + k)) for k, unit in enumerate(units)]
    said = found(document((row(1, "Nilai mutu", *own),)), "satuan_baris")
    assert [one.figures["tahun"] for one in said] == told


@pytest.mark.parametrize(
    ("source", "officer", "told"),
    [
        ("Bidang Perdagangan", "Kabid Koperasi", 1),
        ("Bidang Perdagangan", "Kabid Perdagangan", 0),
        ("Bidang Perindustrian", "Kepala Bidang Industri", 0),
        ("Bidang Perdagangan", "Kabid UKM", 0),
        ("Bagian Hukum", "Kabag Hukuman", 0),
        ("Bagian Umumnya", "Kabag Umuman", 1),
        ("Sekretariat", "Kabid Koperasi", 0),
    ],
)
def test_the_officer_heads_the_unit_of_the_source(source: str, officer: str, told: int) -> None:
    one = row(1, "Jumlah pasar", value("target", "5"), sumber_data=source, penanggung_jawab=officer)
    assert len(found(document((one,)), "penanggung_jawab")) == told
