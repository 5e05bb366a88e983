"""What the page of a document draws, from its JSON and its decisions."""

from typing import Any

from iku.decisions.decision import Decision
from iku.serve.page.regions import regions
from iku.serve.page.view import view

BOX = [0.0, 0.0, 10.0, 10.0]


def text(clean: str, raw: str = "", **more: Any) -> dict[str, Any]:
    place = {"halaman": "1", "kotak": BOX, "keyakinan": 1.0, "warisan": False}
    return {"bersih": clean, "mentah": raw or clean, **place, **more}


def value(year: int, said: str) -> dict[str, Any]:
    own = {"tahun": year, "periode": "", "jenis_nilai": "target", "status": "angka", "teks": said, "mentah": said}
    return {**own, "halaman": "1", "kotak": BOX, "keyakinan": 1.0, "warisan": False}


def document(rows: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    table = {"tabel": 1, "judul": "IKU", "tingkat": "kepala_opd", "kolom": [], "disisihkan": [], "baris": rows}
    head = {"dokumen": "a", "status": "lengkap", "galat": "", "jenis_dokumen": "iku"}
    lists: dict[str, Any] = {"halaman": [], "temuan": [], "koreksi": [], "masalah": [], "bukan_indikator": []}
    return {"dokumen": head, "tabel": [table], **lists, **more}


def row(number: int, fields: dict[str, Any], *values: dict[str, Any]) -> dict[str, Any]:
    told = {"baris": number, "tingkat": "", "jenis": "indikator", "kode": ""}
    return {**told, "isi": fields, "target": list(values)}


def test_columns_stand_as_the_contract_orders_them_values_among_them() -> None:
    fields = {"lain_catatan": text("x"), "sumber_data": text("BPS"), "indikator": text("Persentase"), "no": text("1")}
    (table,) = view(document([row(1, {**fields, "formulasi": text("")}, value(2024, "5%"))]))["tabel"]
    assert [one["nama"] for one in table["kolom"]] == ["no", "indikator", "target_2024", "sumber_data", "lain_catatan"]
    assert [one["nilai"] for one in table["kolom"]] == [False, False, True, False, False]


def test_print_is_told_where_it_says_more_than_the_text() -> None:
    fields = {"indikator": text("Nilai AKIP", "Nilai  AKIP"), "satuan": text("Dokumen", "Dokuen")}
    (table,) = view(document([row(1, fields)]))["tabel"]
    assert [cell[:2] for cell in table["baris"][0]["sel"]] == [["Nilai AKIP", ""], ["Dokumen", "Dokuen"]]


def test_the_lines_of_a_print_are_told_by_their_words() -> None:
    fields = {"indikator": text("Nilai AKIP dinas", "Nilai AKIP\ndinas"), "satuan": text("Dokumen", "Doku-\nmen")}
    (table,) = view(document([row(1, fields)]))["tabel"]
    assert [cell[1] for cell in table["baris"][0]["sel"]] == [[2, 1], "Doku-\nmen"]


def test_a_cell_over_two_pages_has_a_place_on_each() -> None:
    parts = [{"halaman": 1, "kotak": BOX}, {"halaman": 2, "kotak": BOX}]
    (table,) = view(document([row(1, {"indikator": text("a", halaman="1-2", bagian=parts)})]))["tabel"]
    assert [part[0] for part in table["baris"][0]["sel"][0][2]] == [1, 2]


def test_decisions_are_told_newest_first_with_whether_they_hold() -> None:
    made = Decision("2026-01-01T00:00:00Z", "a", "ubah", tabel=1, baris=1, kolom="no", baru="2")
    other = Decision("2026-01-02T00:00:00Z", "a", "terima", tabel=1, baris=1, kolom="satuan")
    back = Decision("2026-01-03T00:00:00Z", "a", "batal", lama=made.waktu)
    told = view(document([]), [made, other, back])["keputusan"]
    assert [(one["tindakan"], one["berlaku"]) for one in told] == [("terima", True), ("ubah", False)]


def test_regions_that_may_hold_indicators_come_first() -> None:
    refused = {"halaman": 2, "kotak": BOX, "baris": 3, "kolom": 4, "alasan": "surat", "teks": ["Kepada", "Yth"]}
    page = {"nomor": 1, "disisihkan": [], "lepas": ["Indikator yang lepas"]}
    found = regions(document([], bukan_indikator=[{**refused, "bobot": 0.0}], halaman=[page]))
    assert [(one["halaman"], one["penting"]) for one in found] == [(1, True), (2, False)]
    assert found[1]["awal"] == "Kepada"
