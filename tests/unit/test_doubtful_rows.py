"""Rows that may be several: value cells with a value on every line."""

from dataclasses import replace

import pytest

from extract.document import Box, Cell, Line
from normalize.model import Field, Indicator, Target, Value
from normalize.rows.doubtful import crowded, cut_off, gathered, torn, torn_goals

NAMES = "Jumlah arsip\nyang tertata\nNilai arsip\nLuas pasar\nJumlah kios"


def row(name: str, *cells: tuple[str, str]) -> Indicator:
    targets = tuple(
        Target(str(2023 + k), "target", Value(status), Field(raw, raw)) for k, (raw, status) in enumerate(cells)
    )
    return Indicator(1, 1, "", "sasaran", {"indikator": Field(name, name)}, targets)


@pytest.mark.parametrize(
    ("name", "cells", "doubted"),
    [
        (NAMES, (("12 Arsip\n70\n250 M2\n8 Unit\n9", "tak_terbaca"),), True),
        (NAMES, (("12\n70\n250", "tak_terbaca"), ("13\n71\n260", "tak_terbaca")), True),
        (NAMES, (("12\n70\n250", "tak_terbaca"),), False),
        (NAMES, (("12 Arsip\nper tahun\n70\n8\n9", "tak_terbaca"),), False),
        (NAMES, (("12\n70\n250\n8\n9", "angka"),), False),
        ("Jumlah arsip", (("12\n70\n250\n8\n9", "tak_terbaca"),), False),
    ],
)
def test_a_row_with_a_value_on_every_line_of_a_cell_is_in_doubt(
    name: str, cells: tuple[tuple[str, str], ...], doubted: bool
) -> None:
    assert bool(list(crowded([row("Nilai", ("5", "angka")), row(name, *cells)]))) is doubted


@pytest.mark.parametrize(
    ("name", "goals", "doubted"),
    [
        ("sasaran", ("Menguatnya pelayanan", "di semua kecamatan", "Tertibnya arsip", "Jalan mantap"), [2]),
        ("tujuan", ("Menguatnya pelayanan", "di semua kecamatan", "Tertibnya arsip", "Jalan mantap"), [2]),
        ("sub_kegiatan", ("Pengawasan pasar", "pemberdayaan pengelola pasar", "Koordinasi", "Evaluasi"), []),
        ("sasaran", ("jalan mantap", "pasar tertib", "arsip tertib", "Pasar besar"), []),
        ("sasaran", ("Menguatnya pelayanan", "meningkatnya mutu jalan", "Tertibnya arsip", "Jalan mantap"), []),
        ("sasaran", ("Menguatnya pelayanan", ".", "Tertibnya arsip", "Jalan mantap"), []),
        ("sasaran", ("Menguatnya pelayanan", ", di kota", "Tertibnya arsip", "Jalan mantap"), [2]),
    ],
)
def test_a_goal_that_begins_in_the_middle_of_a_sentence_is_in_doubt(
    name: str, goals: tuple[str, ...], doubted: list[int]
) -> None:
    rows = [Indicator(k, 1, "", "sasaran", {name: Field(text, text)}) for k, text in enumerate(goals, 1)]
    assert [(doubt.row, doubt.column) for doubt in torn_goals(rows)] == [(k, name) for k in doubted]
    numbered = [replace(one, fields={**one.fields, "no": Field(str(one.row), str(one.row))}) for one in rows]
    assert not list(torn_goals(numbered, ruled=True))
    assert [doubt.row for doubt in torn_goals(numbered)] == doubted


@pytest.mark.parametrize(("above", "doubted"), [("Luas pasar", []), ("Persentase pasar yang ramai dan tertib", [2])])
def test_what_begins_small_under_a_line_with_room_for_it_is_no_rest(above: str, doubted: list[int]) -> None:
    """In a column of 40 letters."""
    rows = [laid(k, text) for k, text in enumerate((above, "bersih di kota", "Luas taman", "Jumlah kios"), 1)]
    assert [doubt.row for doubt in torn(rows, ruled=True)] == doubted
    assert [doubt.row for doubt in torn(rows)] == [2]  # nothing says where a text without rules wraps


def test_what_says_the_same_as_the_row_above_it_does_not_go_on_from_it() -> None:
    names = ("Luas taman", "koordinasi pasar yang ramai", "koordinasi pasar yang ramai", "Jumlah kios", "Nilai arsip")
    assert [doubt.row for doubt in torn([laid(k, text) for k, text in enumerate(names, 1)])] == [2]


def test_an_item_may_begin_right_behind_its_letter() -> None:
    rows = [laid(k, text) for k, text in enumerate(("a.Luas pasar milik seluruh warga di kota", "b.Luas", "Jumlah"), 1)]
    assert not list(torn(rows))


@pytest.mark.parametrize(
    ("beside", "page", "doubted"),
    [
        ({"formulasi": "Luas pasar", "sumber_data": "laporan"}, 1, []),
        ({"formulasi": "", "sumber_data": "laporan"}, 1, [2]),
        ({"formulasi": "Luas pasar", "sumber_data": "laporan"}, 2, [2]),
    ],
)
def test_a_ruled_row_that_fills_all_its_cells_goes_on_from_none(
    beside: dict[str, str], page: int, doubted: list[int]
) -> None:
    full = {"formulasi": "Jumlah", "sumber_data": "laporan"}
    texts = (
        ("Persentase pasar yang ramai dan tertib", full, 1),
        ("bersih di kota", beside, page),
        ("Luas", full, page),
    )
    rows = [filled(k, name, others, at) for k, (name, others, at) in enumerate(texts, 1)]
    assert [doubt.row for doubt in torn(rows, ruled=True)] == doubted


@pytest.mark.parametrize(("inherited", "doubted"), [(True, []), (False, [2])])
def test_a_number_that_is_merged_over_both_rows_is_no_cell_that_the_second_lacks(
    inherited: bool, doubted: list[int]
) -> None:
    full = {"formulasi": "Jumlah", "sumber_data": "laporan"}
    texts = ("Persentase pasar yang ramai dan tertib", "bersih di kota", "Luas")
    rows = [filled(k, name, full, 1) for k, name in enumerate(texts, 1)]
    number = Field("1", "1", Cell(1, 2, row_span=1 + inherited, page=1))
    below = {"no": replace(number, inherited=True)} if inherited else {}
    rows[:2] = [
        replace(rows[0], fields={**rows[0].fields, "no": number}),
        replace(rows[1], fields={**rows[1].fields, **below}),
    ]
    assert [doubt.row for doubt in torn(rows, ruled=True)] == doubted


@pytest.mark.parametrize(
    ("figures", "doubted"), [(("5", "6"), []), (("5",), [2]), (("5", "ruas jalan"), [2]), ((), [2])]
)
def test_a_row_with_several_figures_goes_on_from_none_over_a_page_break_either(
    figures: tuple[str, ...], doubted: list[int]
) -> None:
    above = valued(1, "Persentase pasar yang ramai dan tertib", ("3", "4")[: len(figures)], 1)
    rows = [above, valued(2, "bersih di kota", figures, 2), valued(3, "Luas", ("7", "8"), 2)]
    assert [doubt.row for doubt in torn(rows, ruled=True)] == doubted


@pytest.mark.parametrize(("figures", "doubted"), [((), [2]), (("5", "6"), [])])
def test_a_row_without_a_value_goes_on_though_the_one_above_had_room(
    figures: tuple[str, ...], doubted: list[int]
) -> None:
    rows = [valued(1, "Luas pasar", ("3", "4"), 1), valued(2, "sumur", figures, 1), valued(3, "Luas", ("7", "8"), 1)]
    assert [doubt.row for doubt in torn(rows, ruled=True)] == doubted


def valued(number: int, text: str, figures: tuple[str, ...], page: int) -> Indicator:
    targets = tuple(
        Target(
            str(2023 + k),
            "target",
            Value("angka" if raw.isdigit() else "tak_terbaca"),
            Field(raw, raw, Cell(number, 1 + k, page=page)),
        )
        for k, raw in enumerate(figures)
    )
    return replace(filled(number, text, {}, page), targets=targets)


def filled(number: int, text: str, others: dict[str, str], page: int) -> Indicator:
    one = laid(number, text)
    fields = {name: Field(other, other, Cell(number, 1, page=page)) for name, other in others.items()}
    return replace(one, fields={**one.fields, **fields})


def laid(number: int, text: str) -> Indicator:
    cell = Cell(number, 0, lines=(Line(text, Box(2, 0, 2 + 5 * len(text), 10)),), box=Box(0, 0, 204, 12), page=1)
    return Indicator(number, 1, "", "sasaran", {"indikator": Field(text, text, cell)})


@pytest.mark.parametrize(
    ("names", "doubted"),
    [
        (("Panjang jalan desa", "yang mantap", "Luas pasar rakyat", "yang tertata"), [2, 4]),
        (("ruas jalan desa", "kios pasar", "arsip dinas", "Luas taman"), []),
    ],
)
def test_half_of_a_column_in_small_letters_is_torn_and_most_of_it_is_printed_so(
    names: tuple[str, ...], doubted: list[int]
) -> None:
    assert [doubt.row for doubt in torn([row(name, ("5", "angka")) for name in names])] == doubted


@pytest.mark.parametrize(
    ("name", "doubted"),
    [
        ("Persentase pasar\nPengelolaan arsip\nIndikator:\nJumlah arsip", True),
        ("Indikator: Persentase pasar\nyang ramai", False),
        ("Persentase indikator yang tercapai", False),
    ],
)
def test_indicators_that_are_announced_once_more_are_of_several_cells(name: str, doubted: bool) -> None:
    assert bool(list(gathered([row("Luas taman"), row(name)]))) is doubted


@pytest.mark.parametrize(
    ("numbers", "doubted"), [("9\n10", True), ("9\n11", False), ("9\n10\n11", False), ("9", False)]
)
def test_numbers_that_count_on_in_one_cell_are_those_of_several_indicators(numbers: str, doubted: bool) -> None:
    one = row("Jumlah pasar\njumlah toko")
    rows = [replace(one, fields={**one.fields, "no": Field(numbers, numbers)})]
    assert bool(list(gathered(rows))) is doubted


@pytest.mark.parametrize(("above", "doubted"), [("-", []), ("Luas pasar", [2])])
def test_nothing_goes_on_from_a_dash(above: str, doubted: list[int]) -> None:
    rows = [row(name) for name in (above, "koordinasi pasar di kota", "Luas taman", "Jumlah kios")]
    assert [doubt.row for doubt in torn(rows)] == doubted


@pytest.mark.parametrize(("name", "doubted"), [("Persentase pasar yang", True), ("Persentase pasar", False)])
def test_an_indicator_that_ends_in_the_middle_of_a_sentence_was_cut(name: str, doubted: bool) -> None:
    assert bool(list(cut_off([row(name)]))) is doubted


@pytest.mark.parametrize(("unit", "doubted"), [("Persen Persen", True), ("Orang per bulan", False), ("", False)])
def test_a_unit_printed_twice_is_that_of_two_rows(unit: str, doubted: bool) -> None:
    one = row("Persentase pegawai yang dilatih Persentase target pajak", ("50", "angka"))
    rows = [replace(one, fields={**one.fields, "satuan": Field(unit, unit)})]
    assert bool(list(gathered(rows))) is doubted


@pytest.mark.parametrize(("name", "doubted"), [("Koordinasi pemilihan", []), ("", [2])])
def test_a_named_row_on_a_page_with_rules_begins_under_a_text_that_its_cell_clipped(
    name: str, doubted: list[int]
) -> None:
    """ "Meningkatnya pelayanan aparatur kecamatan dan", and no more in a cell of one line."""
    texts = ("Meningkatnya pelayanan kecamatan dan", "Pelaksanaan demokrasi di daerah", "Luas taman")
    rows = [laid(k, text) for k, text in enumerate(texts, 1)]
    rows[1] = replace(rows[1], fields={**rows[1].fields, "kegiatan": Field(name, name)})
    assert [doubt.row for doubt in torn(rows, ruled=True)] == doubted
    assert [doubt.row for doubt in torn(rows)] == [2]
