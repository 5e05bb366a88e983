"""Categories of achievement on a scale that the document prints, or in the order of the other rows."""

from dataclasses import replace

import pytest

from audit.own_scales import own_scales
from audit.run import audit
from extract.document import Cell, Document, Line, Page, Table
from normalize.model import Field, Indicator, Normalised, NormalTable, Refused, Target, Value


def document(*rows: tuple[str, str], text: str = "", table: tuple[tuple[str, str], ...] = ()) -> Normalised:
    """Achievements with their categories; a scale in a sentence or as a table."""
    indicators = tuple(_row(i, *row) for i, row in enumerate(rows, 1))
    page = Page(1, 100, 100, after=(Line(text),))
    cells = tuple(Cell(r, c, lines=(Line(one),)) for r, pair in enumerate(table) for c, one in enumerate(pair))
    refused = (Refused(Table(len(table), 2, cells, "ruled"), 0.0, "tidak ada kolom indikator"),) if table else ()
    made = NormalTable(1, "Capaian", "", 2024, (), indicators, (), (), ())
    return Normalised("uji", Document("uji.pdf", "", "pdf", (page,)), "", 2024, (made,), refused=refused)


def _row(number: int, stated: str, category: str) -> Indicator:
    achieved = Target(
        "2024", "capaian", Value("angka", float(stated.replace(",", ".")), unit="%"), Field(stated, stated)
    )
    fields = {"indikator": Field("Nilai", f"Nilai mutu {number}"), "lain_kriteria": Field(category, category)}
    return Indicator(number, number, "", "indikator", fields, (achieved,))


def told(doc: Normalised) -> list[int | None]:
    return [finding.row for finding in audit(doc) if finding.code == "kriteria_capaian"]


SENTENCES = (
    "Kriteria yang digunakan adalah Hijau (≥ 90%), Kuning (75 – 89,99%), Merah (< 75%).",
    "Keterangan: Hijau = ≥ 90; Kuning = 75 s.d. 89,99; Merah = kurang dari 75.",
    "Skala: 90% ke atas Hijau; 75% sampai kurang dari 90% Kuning; kurang dari 75% Merah.",
    "≥ 90 : Hijau; 75 – 89.99 : Kuning; < 75 : Merah. Tabel 3.2 Realisasi Tahun 2024",
    "Skala yang dipakai, yaitu Hijau untuk capaian ≥ 90, Kuning apabila capaian 75 – 89,99, Merah jika nilai < 75",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_scale_in_a_sentence(text: str) -> None:
    assert told(document(("95", "Hijau"), ("80,5", "Hijau"), ("60", "Merah"), text=text)) == [2]
    assert told(document(("95", "Hijau"), ("80,5", "Kuning"), ("60", "Merah"), text=text)) == []


def test_a_scale_as_a_table() -> None:
    table = (("Interval", "Kriteria"), ("> 100", "Melampaui"), ("100", "Tercapai"), ("< 100", "Belum Tercapai"))
    assert told(document(("100", "Melampaui"), ("101", "Tercapai"), ("99", "Belum Tercapai"), table=table)) == [1, 2]
    assert told(document(("100", "Tercapai"), ("101", "Melampaui"), ("99", "Belum Tercapai"), table=table)) == []


def test_the_printed_scale_goes_before_the_known_ones() -> None:
    text = "Skala: Sangat Tinggi (≥ 85), Tinggi (70 – 84,99), Sedang (< 70)."
    assert told(document(("88", "Sangat Tinggi"), ("80", "Sangat Tinggi"), text=text)) == [2]
    assert told(document(("88", "Sangat Tinggi"))) == [1]


@pytest.mark.parametrize(
    ("categories", "wrong"),
    [
        ("Prima Prima Prima Cukup Cukup", []),
        ("Prima Prima Cukup Prima Cukup", []),  # either the third or the fourth
        ("Prima Prima Cukup Cukup Prima", [5]),
        ("Prima Cukup Prima Cukup Prima", []),  # no order at all
    ],
)
def test_words_of_no_scale_are_held_against_each_other(categories: str, wrong: list[int]) -> None:
    stated = ("99", "95", "88", "80", "70")
    assert told(document(*zip(stated, categories.split(), strict=True))) == wrong


def test_other_text_is_no_scale() -> None:
    text = (
        "Dinas menargetkan 5 - 7, Badan 12 - 14. Tabel 3.1; Pasal 5 - 7, Nomor 12 - 14 dan Lampiran II (2021 - 2023)."
    )
    assert not any(one.has("Dinas") or one.has("Lampiran II") for one in own_scales(document(text=text)))
    assert told(replace(document(("80", "Sedang"), text=text))) == [1]


def test_a_scale_with_one_of_a_tables_categories_is_of_something_else() -> None:
    rows = (("90", "SB"), ("80", "B"), ("70", "K"), ("60", "K"))
    assert told(document(*rows, text="Kategori SB (≥ 100), Pengelolaan Pendapatan (< 100)")) == []
