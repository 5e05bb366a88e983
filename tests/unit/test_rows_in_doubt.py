"""What tells of rows, or columns, that were read as others: texts that begin twice, goals alone, first rows cut."""

from dataclasses import replace

import pytest

from extract.document import Box, Cell, Line
from iku.document.accounting import account
from normalize.headers.abreast import two_headers, two_values
from normalize.model import Field, Indicator, Target, Value
from normalize.normalise import normalise
from normalize.rows.first_row import first_row
from normalize.rows.kinds import BAND, DATA, Row
from normalize.rows.lone_goals import lone_goals, without_indicator
from normalize.rows.page_tops import page_tops, unnamed
from normalize.rows.run_together import run_together
from tests.unit.test_accounting import document


def row(at: int, name: str, goal: str = "", value: str = "5", **more: str) -> Indicator:
    def said(text: str) -> Field:
        return Field(text, text, Cell(at, 0, lines=(Line(text),)))

    fields = {key: said(text) for key, text in {"sasaran": goal, "indikator": name, **more}.items() if text}
    return Indicator(at, at, "", "sasaran", fields, (Target("2025", "target", Value("angka"), Field(value, value)),))


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Jumlah pasar yang ramai Persentase gudang yang dibina", True),
        ("Jumlah pasar yang ramai di Meningkatnya mutu kota", False),  # goes on
        ("Jumlah desa yang memiliki nilai Indeks Desa Membangun tinggi", False),
        ("Jumlah Pasar Rakyat Nilai gudang", False),  # capitals begin nothing
        ("Jumlah pasar yang ramai; Persentase gudang yang dibina", False),
        ("Jumlah pasar yang ramai Pembinaan gudang yang baik", False),
        ("Persentase penurunan kasus kriminal (Persentase)", False),  # a unit
        ("Jumlah pencari kerja dibagi Jumlah angkatan kerja kota", False),  # what is divided by follows
        ("Persentase peningkatan Nilai ekspor hasil ikan", False),
        ("PROGRAM PENINGKATAN PERAN PASAR Perumusan Kebijakan Bidang Pasar", True),
        ("PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH Kabupaten/Kota", False),
    ],
)
def test_a_text_that_begins_in_the_middle_of_another(text: str, doubted: bool) -> None:
    assert bool(list(run_together([row(1, "Luas taman"), row(2, text)]))) is doubted


def test_what_opens_several_names_of_a_column_begins_another() -> None:
    names = ["Pembinaan pasar", "Pembinaan arsip kota", "Pembinaan gudang", "Pembinaan jalan desa Pembinaan kios"]
    rows = [row(k, f"Luas {k}", kegiatan=name) for k, name in enumerate(names, 1)]
    assert [(one.row, one.column) for one in run_together(rows)] == [(4, "kegiatan")]


@pytest.mark.parametrize(
    ("cells", "goal", "doubted"),
    [
        ([Cell(2, 0), Cell(2, 1)], "Tertibnya arsip", [2]),
        ([Cell(2, 1, 1, 2)], "Tertibnya arsip", []),  # a heading
        ([Cell(2, 0)], "Tertibnya arsip", []),  # no column of goals
        ([Cell(2, 0), Cell(2, 1)], "", []),  # no goal stands beside an indicator
    ],
)
def test_a_goal_in_a_row_of_its_own_among_goals_beside_indicators(
    cells: list[Cell], goal: str, doubted: list[int]
) -> None:
    """But for one whose parts are lettered."""
    rows = [Row(1, DATA, ""), Row(2, BAND, "", tuple(cells)), Row(3, DATA, "")]
    names = {0: "no", 1: "sasaran", 2: "indikator"}
    found = lone_goals(rows, names, [row(1, "Luas taman", goal), row(3, "Jumlah kios")])
    assert [one.row for one in found] == doubted
    parts = [row(1, "Luas taman", goal), row(3, "Jumlah kios", "a. Pembinaan kios")]
    assert not list(lone_goals(rows, names, parts))


@pytest.mark.parametrize(
    ("first", "ruled", "doubted"),
    [
        (row(1, "yang tertata", "Tertibnya arsip"), False, True),
        (row(1, "yang tertata", "Tertibnya arsip"), True, False),
        (row(1, "Jumlah kios"), True, True),
        (row(1, "Jumlah kios", "Tertibnya arsip"), False, False),
    ],
)
def test_a_first_row_that_begins_as_no_other_does(first: Indicator, ruled: bool, doubted: bool) -> None:
    rows = [first, row(2, "Luas taman", "Indahnya kota"), row(3, "Luas pasar")]
    assert bool(list(first_row(rows, [], ruled=ruled))) is doubted


def test_a_first_row_with_a_name_of_no_level_has_its_name() -> None:
    first = row(1, "Jumlah kios")
    named = replace(first, fields={**first.fields, "lain_nama": Field("Pasar", "Pasar")})
    rows = [named, row(2, "Luas taman", "Indahnya kota"), row(3, "Luas pasar")]
    assert not list(first_row(rows, [], ruled=True))
    coded = replace(rows[1], fields={**rows[1].fields, "kode": Field("1.02", "1.02")})
    assert list(first_row([named, coded, rows[2]], [], ruled=True))  # its own code was read elsewhere


@pytest.mark.parametrize(
    ("header", "doubted"),
    [
        ("Sasaran Meningkatnya mutu pasar rakyat", True),
        ("Meningkatnya mutu pasar", False),
        ("Target Capaian Kinerja", False),
    ],
)
def test_a_goal_that_begins_in_a_header(header: str, doubted: bool) -> None:
    rows = [row(1, "Luas taman", "Indahnya kota"), row(2, "Luas pasar")]
    assert bool(list(first_row(rows, ["No", header], ruled=False))) is doubted


@pytest.mark.parametrize(
    ("header", "two"),
    [
        ("Target | 2025 2026", True),
        ("Target 2025-2026", False),
        ("Triwulan I Triwulan", True),
        ("Triwulan I s.d. Triwulan II", False),
        ("TW II Target Realisasi", True),
        ("Realisasi Target 2025", False),
    ],
)
def test_the_headers_of_two_columns(header: str, two: bool) -> None:
    assert two_headers([header]) is two


def test_a_header_of_those_of_two_others() -> None:
    assert two_headers(["TW I | Realisasi", "TW I | Capaian", "TW II | Realisasi Capaian"])
    assert not two_headers(["TW I | Realisasi", "TW I | Capaian Kinerja", "Realisasi Capaian"])
    assert not two_headers(["Realisasi", "Anggaran", "Realisasi Anggaran"])
    assert not two_headers(["Sasaran", "Indikator Kinerja", "Indikator Kinerja Sasaran"]), "offices write it so"


@pytest.mark.parametrize(
    ("values", "two"),
    [
        (("65 45", "1.957 1.896"), True),
        (("65", "1 957 000"), False),
        (("12 Unit 13", "4 Unit 7"), True),
        (("1.250.000 / 95", "2.000.000 / 80"), False),  # an amount and its share
        (("65 45",), False),
        (("81% Pembinaan embung desa", "74% Pembinaan\npasar", "7% Pembinaan taman kota"), True),
        (("81% dari target", "74% dari target", "7% dari target"), False),
    ],
)
def test_the_values_of_two_columns(values: tuple[str, ...], two: bool) -> None:
    assert two_values([row(k, "Luas taman", value=value) for k, value in enumerate(values)]) is two


def test_a_value_before_the_source_of_data_is_of_another_column() -> None:
    assert two_values([row(k, "Luas taman", sumber_data=f"{k} Bidang Data") for k in range(3)])
    assert not two_values([row(k, "Luas taman", sumber_data="Bidang Data") for k in range(3)])


@pytest.mark.parametrize(("unit", "two"), [("persen {}", True), ("Skala 4", False), ("m{}", False), ("Orang", False)])
def test_a_unit_with_a_value_behind_it_is_two_cells(unit: str, two: bool) -> None:
    assert two_values([row(k, "Luas taman", satuan=unit.format(49 + k)) for k in range(4)]) is two


@pytest.mark.parametrize(("page", "height", "doubted"), [(2, 40.0, [3]), (2, 10.0, []), (1, 40.0, [])])
def test_rows_over_a_goal_at_the_foot_of_a_page_s_first_rows_may_be_those_of_the_page_before(
    page: int, height: float, doubted: list[int]
) -> None:
    def told(at: int, name: str, on: int, y: float, goal: Cell | None = None) -> Indicator:
        own = Cell(at, 1, lines=(Line(name, Box(50, y, 90, y + 10), on),), page=on)
        fields = {"indikator": Field(name, name, own)} | ({"sasaran": Field("Tertib", "Tertib", goal)} if goal else {})
        return Indicator(at, at, "", "sasaran", fields, (Target("2025", "target", Value("angka"), Field("5", "5")),))

    goals = [
        Cell(at, 0, 2, lines=(Line("Tertib", Box(0, y, 40, y + 10), on),), page=on)
        for at, on, y in ((1, 1, 60.0), (3, page, height))
    ]
    rows = [told(1, "Satu", 1, 40, goals[0]), told(2, "Dua", 1, 60)]
    rows += [told(3, "Tiga", page, 10, goals[1]), told(4, "Empat", page, 40)]
    assert [one.row for one in page_tops(rows)] == doubted


def test_a_column_of_two_makes_a_document_partial() -> None:
    doc = normalise(document("No\tIndikator\tTarget 2025 2026\n1\tLuas taman\t65 45\n2\tJumlah kios\t7 8\n"), "x")
    assert any("dua kolom terbaca satu" in problem.text for problem in account(doc, ()))


def test_a_goal_beside_neither_an_indicator_nor_a_value() -> None:
    rows = [row(1, "Luas taman", "Indahnya kota"), row(2, "", "Tertibnya arsip", ""), row(3, "", "Jalan mantap", "7")]
    assert [one.row for one in without_indicator(rows)] == [2]


@pytest.mark.parametrize(
    ("goals", "pages", "doubted"),
    [
        (["", "Tertibnya arsip", "Tertibnya pasar"], [1, 1, 1], [1]),
        (["Tertibnya arsip", "Tertibnya pasar", ""], [1, 1, 2], [3]),
        (["Tertibnya arsip", "", "Tertibnya pasar"], [1, 1, 1], []),  # left empty in its table's middle
        (["", "", "Tertibnya pasar"], [1, 1, 1], []),  # a table mostly without goals
    ],
)
def test_a_row_at_the_top_of_a_page_without_the_goal_that_others_have(
    goals: list[str], pages: list[int], doubted: list[int]
) -> None:
    rows = [row(k, f"Jumlah pasar {k}", goal) for k, goal in enumerate(goals)]
    for one, page in zip(rows, pages, strict=True):
        said = one.fields["indikator"]
        assert said.cell is not None
        one.fields["indikator"] = replace(said, cell=replace(said.cell, page=page))
    assert [doubt.row for doubt in unnamed(rows)] == doubted
