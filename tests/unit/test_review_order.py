"""Which cells a person should look at first."""

from typing import Any

from iku.decisions.place import Place
from iku.serve.page.order import doubtful, ranked


def document(*cells: tuple[str, float, str], **more: list[dict[str, Any]]) -> dict[str, Any]:
    """One row of values: year, certainty, status."""
    values = [
        {
            "jenis_nilai": "target", "tahun": year, "periode": "", "teks": "1", "mentah": "1", "keyakinan": sure,
            "warisan": False, "status": status, "halaman": "1", "kotak": [0, 0, 1, 1],
        }
        for year, sure, status in cells
    ]  # fmt: skip
    return {"tabel": [{"tabel": 1, "baris": [{"baris": 1, "isi": {}, "target": values}]}], "temuan": [], "koreksi": [],
            **more}  # fmt: skip


def years(found: dict[str, Any]) -> list[str]:
    return [place.column.removeprefix("target_") for place in doubtful(found)]


def test_what_could_not_be_read_comes_first_then_the_least_sure() -> None:
    found = document(("1", 0.5, "angka"), ("2", 0.9, "angka"), ("3", 1.0, "tak_terbaca"), ("4", 0.3, "angka"))
    assert years(found) == ["3", "4", "1"]


def test_a_finding_counts_where_a_cell_was_read_from_a_picture() -> None:
    told = [{"tabel": 1, "baris": 1, "kolom": f"target_{year}", "kode": "satuan_baris"} for year in "12"]
    assert years(document(("1", 0.9, "angka"), ("2", 1.0, "angka"), temuan=told)) == ["1"]


def test_a_total_that_is_missed_makes_every_value_of_its_row_less_sure() -> None:
    told = [{"tabel": 1, "baris": 1, "kolom": "formulasi", "kode": "jumlah_target"}]
    assert years(document(("1", 0.95, "angka"), ("2", 1.0, "angka"), temuan=told)) == ["1"]


def test_a_correction_that_was_half_a_guess_is_doubtful_until_a_person_decides() -> None:
    mended = {"tabel": 1, "baris": 1, "kolom": "target_1", "aturan": "satuan", "skor": 0.8}
    found = document(("1", 1.0, "angka"), koreksi=[mended])
    assert years(found) == ["1"]
    found["koreksi"].append({**mended, "aturan": "manusia", "skor": 1.0})
    assert years(found) == []


def test_a_value_that_a_merged_cell_gave_is_not_looked_at_twice() -> None:
    found = document(("1", 0.5, "angka"), ("2", 0.5, "angka"))
    found["tabel"][0]["baris"][0]["target"][1]["warisan"] = True
    assert [cell.place for _, cell in ranked(found)] == [Place(1, 1, "target_1")]


def text(said: str, sure: float) -> dict[str, Any]:
    cell = {"mentah": said, "bersih": said, "keyakinan": sure, "warisan": False}
    return {**cell, "halaman": "1", "kotak": [0, 0, 1, 1]}


def of_texts(**fields: dict[str, Any]) -> dict[str, Any]:
    """A document of one scanned page with one row."""
    table = {"tabel": 1, "baris": [{"baris": 1, "isi": fields, "target": []}]}
    return {"tabel": [table], "temuan": [], "koreksi": [], "halaman": [{"nomor": 1, "jenis": "scan"}]}


def test_a_long_text_and_a_formula_from_a_picture_are_less_surely_right_all_through() -> None:
    found = of_texts(no=text("1", 0.9), satuan=text("Orang", 0.9), indikator=text("jumlah " * 50, 0.9),
                     formulasi=text("a / b", 0.9))  # fmt: skip
    assert [cell.place.column for _, cell in ranked(found)][:2] == ["indikator", "formulasi"]
    assert [place.column for place in doubtful(found)] == ["indikator"]
    assert doubtful({**found, "halaman": [{"nomor": 1, "jenis": "digital"}]}) == []


def test_a_word_in_no_list_and_a_comma_that_reads_as_a_full_stop_make_a_text_doubtful() -> None:
    found = of_texts(
        tujuan=text("Meningkatnya layanan", 0.97), sasaran=text("Meningkatnya layanxn", 0.97),
        indikator=text("Jumlah pembinaan. Pengawasan daerah", 0.97), sumber_data=text("Bagian Umxm", 0.99),
    )  # fmt: skip
    assert [place.column for place in doubtful(found)] == ["indikator", "sasaran", "sumber_data"]
