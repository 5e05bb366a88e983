"""Rows that are no gaps: of items under a heading, over a page break, further ones of one aim."""

from dataclasses import replace

import pytest
from test_audit_reports import document, found, measured, row, severities, value

from extract.document import Cell
from normalize.model import Doubt, Field, Indicator, Normalised, Target, Value

EMPTY = Target("2024", "target", Value("kosong"), Field("", ""))


def empty(number: int, indicator: str, **texts: str) -> Indicator:
    return row(number, indicator, EMPTY, **texts)


def filled(number: int, indicator: str, **texts: str) -> Indicator:
    return row(number, indicator, value("target", "8", "Ha"), **texts)


@pytest.mark.parametrize(
    ("heading", "item", "severity"),
    [
        ("Luas lahan yang dibuka :", "Padi", []),
        ("Luas lahan yang dibuka", "a. Padi", []),
        ("Luas lahan yang dibuka", "➢ Padi", []),
        ("Luas lahan yang dibuka", "Luas lahan padi", ["peringatan"]),
        ("Luas lahan yang dibuka", "adi", ["peringatan"]),
    ],
)
def test_a_row_over_its_items_has_no_target(heading: str, item: str, severity: list[str]) -> None:
    doc = document((filled(1, "Luas hutan"), empty(2, heading), filled(3, item), filled(4, "Luas kebun")), sort="rkt")
    assert severities(doc, "isian_kosong") == severity


def test_items_share_the_number_of_their_heading() -> None:
    heading, item = empty(2, "Jaringan irigasi", no="2"), filled(3, "Jitut", no="2")
    own = replace(item, fields={**item.fields, "no": replace(item.fields["no"], inherited=True)})
    rows = [filled(1, "Luas hutan", no="1"), heading]
    assert severities(document((*rows, own)), "isian_kosong") == []
    assert severities(document((*rows, item)), "isian_kosong") == ["info"]


def _paged(*texts: tuple[str, int]) -> Normalised:
    """Rows with their objective and its page."""
    rows = []
    for number, (text, page) in enumerate(texts, 1):
        cell = Field(text, text, Cell(number, 0, page=page))
        one = filled(number, f"Luas hutan ke {number}")
        rows.append(replace(one, fields={**one.fields, "sumber_data": cell}))
    return document(tuple(rows))


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ((("A", 1), ("", 1), ("B", 2), ("C", 2), ("D", 2)), 0),  # the cell goes on over the break
        ((("A", 1), ("B", 1), ("", 2), ("C", 2), ("D", 2)), 0),
        ((("A", 1), ("", 1), ("B", 1), ("C", 2), ("D", 2)), 1),
    ],
)
def test_a_cell_over_a_page_break_may_be_printed_on_the_other_side(
    texts: tuple[tuple[str, int], ...], told: int
) -> None:
    assert len(found(_paged(*texts), "isian_kosong")) == told


@pytest.mark.parametrize(("indicator", "told"), [("3. Luas kebun", 0), ("4. Luas kebun", 1), ("Luas kebun", 1)])
def test_an_indicator_that_goes_on_the_count_has_the_aim_above(indicator: str, told: int) -> None:
    own = [filled(i, f"{i}. Luas hutan", sasaran="Hutan luas") for i in (1, 2)]
    doc = document((*own, filled(3, indicator, sasaran="")))
    assert len([one for one in found(doc, "isian_kosong") if one.column == "sasaran"]) == told


def test_a_print_in_several_cells_of_a_row_is_told_once() -> None:
    unread = [
        Target(year, "target", Value("tak_terbaca"), Field("12 dari 15", "12 dari 15")) for year in ("2024", "2025")
    ]
    other = Target("2026", "target", Value("tak_terbaca"), Field("9 dari 15", "9 dari 15"))
    assert len(found(document((row(1, "Luas hutan", *unread, other),)), "tak_terbaca")) == 1


SENTENCE = "Terlaksananya pembinaan kelompok tani di seluruh desa menurut Perda 5/2019"


@pytest.mark.parametrize(
    ("text", "told"),
    [(SENTENCE, "kalimat"), (SENTENCE.lower(), "lebih dari satu angka"), ("12 dari 15", "lebih dari satu angka")],
)
def test_a_sentence_in_the_place_of_a_value_is_told_as_one(text: str, told: str) -> None:
    unread = Target("2024", "target", Value("tak_terbaca"), Field(text, text))
    (one,) = found(document((row(1, "Luas hutan", unread),)), "tak_terbaca")
    assert told in one.message


@pytest.mark.parametrize(("doubts", "severity"), [(0, "peringatan"), (1, "peringatan"), (2, "info")])
def test_what_is_missing_where_rows_are_doubted_is_no_warning(doubts: int, severity: str) -> None:
    rows = (*(filled(i, f"Luas hutan ke {i}") for i in range(1, 8)), empty(8, "Luas kebun"))
    torn = tuple(Doubt(i, "indikator", "tak_terbaca", "hutan", "Lanjutan.", rows=True) for i in range(1, doubts + 1))
    doc = document(rows)
    assert severities(replace(doc, tables=(replace(doc.tables[0], doubts=torn),)), "isian_kosong") == [severity]


@pytest.mark.parametrize(("rows", "told"), [(3, 3), (4, 1)])
def test_what_is_alike_in_many_cells_of_a_table_is_told_together(rows: int, told: int) -> None:
    texts = [f"{i} dari 15" for i in range(rows)]
    unread = [Target("2024", "target", Value("tak_terbaca"), Field(text, text)) for text in texts]
    others = tuple(row(i, f"Luas kebun {i}", value("target", "4", "Ha")) for i in range(10, 20))
    doc = document((*(row(i, f"Luas hutan {i}", one) for i, one in enumerate(unread, 1)), *others))
    assert len(found(doc, "tak_terbaca")) == told


@pytest.mark.parametrize(("rows", "told"), [(3, 3), (4, 1)])
def test_one_indicator_in_one_unit_is_told_once_where_many_rows_have_it(rows: int, told: int) -> None:
    own = tuple(row(i, "Persentase luas hutan", value("target", str(i), "Ha")) for i in range(1, rows + 1))
    others = tuple(row(i, f"Luas kebun {i}", value("target", "4", "Ha")) for i in range(10, 20))
    assert len(found(document((*own, *others)), "satuan_indikator")) == told


def test_blocks_side_by_side_say_nothing_twice() -> None:
    one, other = (row(i, "Persentase luas hutan", value("target", "8", "Ha"), kegiatan=f"Hutan{i}") for i in (1, 2))
    beside = replace(other, source_row=one.source_row)
    codes = ("satuan_indikator", "baris_ganda")
    assert [len(found(document((one, beside)), code)) for code in codes] == [1, 0]
    assert [len(found(document((one, other)), code)) for code in codes] == [2, 1]


@pytest.mark.parametrize(("rows", "told"), [(5, 5), (6, 1)])
def test_a_list_that_stands_twice_is_told_once(rows: int, told: int) -> None:
    twice = [*range(1, rows + 1)] * 2
    own = tuple(row(n, f"Luas hutan ke-{'i' * i}", value("target", "8", "Ha")) for n, i in enumerate(twice, 1))
    assert len(found(document(own), "baris_ganda")) == told


@pytest.mark.parametrize(("unit", "told"), [("Laporan Jawa Barat", 0), ("Laporan", 0), ("Dokumen", 1)])
def test_a_unit_that_goes_on_with_a_place_is_that_unit(unit: str, told: int) -> None:
    years = value("target", "1", "Laporan"), value("target", "1", unit, year="2025")
    assert len(found(document((row(1, "Luas hutan", *years),)), "satuan_baris")) == told


@pytest.mark.parametrize(
    ("indicator", "severity"), [("Persentase keluarga miskin", "peringatan"), ("Jumlah keluarga miskin", "info")]
)
def test_counts_may_be_of_those_who_were_helped(indicator: str, severity: str) -> None:
    doc = document((measured(1, indicator, "60", "63", "105"),))
    assert severities(doc, "capaian_hitung") == [severity]
