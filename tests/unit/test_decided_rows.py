"""Rows that people join and part, tables that they tell, lines that they draw; hostile words are told, never raised."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from emit import rows
from emit.result import Result
from extract.document import Document
from extract.reader import read
from extract.settings import Settings
from iku.decisions.decision import Decision
from iku.decisions.numbers import plain_of
from iku.decisions.reading import redrawn
from iku.document.pipeline import convert_document
from normalize.sense import VocabularySense

SENSE = VocabularySense()
TEXT = (
    "INDIKATOR KINERJA UTAMA\nDINAS SOSIAL TAHUN 2024\nNo\tSasaran\tIndikator Kinerja\tSatuan\tTarget 2024\n"
    "1\tMeningkatnya layanan\tPersentase layanan\tPersen\t80\n"
    "\t\tyang prima\t\t\n"
    "2\tMeningkatnya mutu\tJumlah warga dilayani; Jumlah warga dibina\tOrang\t50\n"
    "3\tMeningkatnya data\tIndeks kepuasan masyarakat\tIndeks\t82,5\n"
    "\n\nDaftar Pegawai\n\nNama\tAlamat\tTelepon\nBudi\tJalan Satu\t0812\nTuti\tJalan Dua\t0813\n"
)
DOCUMENT = read("a.txt", TEXT.encode(), SENSE)


def decide(action: str, **more: object) -> Decision:
    sure = {"waktu": "2026-01-01T00:00:00Z", "oleh": "Ani", "dokumen": "a", "sha256": DOCUMENT.sha256}
    return Decision(**{**sure, "tindakan": action, **more})  # type: ignore[arg-type]


def converted(*decisions: Decision) -> Result:
    return convert_document(DOCUMENT, "a", "a.txt", decisions=decisions)


def indicators(result: Result, table: int = 0) -> list[tuple[int, str]]:
    return [(one.row, one.text("indikator")) for one in result.doc.tables[table].indicators]


def lost(result: Result) -> list[str]:
    return [one.code for one in result.findings if one.code == "keputusan_lepas"]


def test_a_row_goes_on_the_one_above_and_the_others_keep_their_numbers() -> None:
    before = indicators(converted())
    at = next(number for number, text in before if text == "yang prima")
    result = converted(decide("gabung", tabel=1, baris=at))
    assert indicators(result)[0] == (1, "Persentase layanan yang prima") and not lost(result)
    assert [row for row, _ in indicators(result)] == [row for row, _ in before if row != at]
    first = result.doc.tables[0].indicators[0]
    assert first.targets[0].value.number == 80.0 and first.fields["indikator"].confidence == 1.0
    told = [one for one in result.doc.tables[0].corrections if one.rule == "manusia"]
    assert [(one.row, one.column, one.clean) for one in told] == [(1, "indikator", "Persentase layanan yang prima")]
    assert (converted().status, result.status) == ("sebagian", "lengkap")


def test_a_row_is_several() -> None:
    (number, _) = next(one for one in indicators(converted()) if "dibina" in one[1])
    told = "Jumlah warga dilayani\nJumlah warga dibina"
    result = converted(decide("pisah", tabel=1, baris=number, baru=told))
    found = indicators(result)
    at = [text for _, text in found].index("Jumlah warga dilayani;")
    assert found[at + 1][1] == "Jumlah warga dibina" and not lost(result)
    numbers = [row for row, _ in found]
    assert len(set(numbers)) == len(numbers) and numbers[at] == number and numbers[at + 1] == max(numbers)
    first, second = result.doc.tables[0].indicators[at : at + 2]
    assert second.text("sasaran") == "Meningkatnya mutu" and second.fields["sasaran"].inherited
    assert (first.targets[0].value.number, second.targets[0].value.number) == (50.0, 50.0)
    assert second.targets[0].field.inherited and not first.targets[0].field.inherited
    later = decide("ubah", tabel=1, baris=max(numbers), kolom="indikator", mentah="Jumlah warga dibina", baru="X")
    assert (max(numbers), "X") in indicators(converted(decide("pisah", tabel=1, baris=number, baru=told), later))


ALIKE = """<html><body><h1>INDIKATOR KINERJA UTAMA TAHUN 2024</h1><table>
<tr><td>No<td>Sasaran<td>Indikator Kinerja<td>Satuan<td>Target 2024</tr>
<tr><td>1<td>Warga yang sehat<td>Jumlah<br>orang<br>Jumlah<br>orang tua<td>Orang<td>50</tr>
<tr><td>2<td>Jalan yang baik<td>Persentase jalan mantap<td>%<td>80</tr></table></body></html>"""


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("Jumlah\nJumlah", ["Jumlah orang", "Jumlah orang tua"]),
        ("Jumlah\norang", ["Jumlah", "orang Jumlah orang tua"]),
        ("Jumlah orang Jumlah\norang", ["Jumlah orang Jumlah", "orang tua"]),
        ("Jumlah\ntua", ["Jumlah orang Jumlah orang", "tua"]),
    ],
)
def test_of_lines_that_are_alike_the_first_after_what_was_told_before_begins_a_row(told: str, parts: list[str]) -> None:
    document = read("a.html", ALIKE.encode(), SENSE)
    asked = decide("pisah", tabel=1, baris=1, baru=told, sha256=document.sha256)
    result = convert_document(document, "a", "a.html", decisions=[asked])
    assert [text for _, text in indicators(result)] == [*parts, "Persentase jalan mantap"] and not lost(result)


@pytest.mark.parametrize("text", ["", "Tidak ada\nitu", "Jumlah warga dilayani", "Jumlah warga dibina\nJumlah warga"])
def test_parts_that_the_row_does_not_print_are_loose(text: str) -> None:
    (number, _) = next(one for one in indicators(converted()) if "dibina" in one[1])
    assert lost(converted(decide("pisah", tabel=1, baris=number, baru=text)))


def test_the_first_row_goes_on_nothing() -> None:
    result = converted(decide("gabung", tabel=1, baris=1))
    assert lost(result) and indicators(result) == indicators(converted())


def test_a_table_is_none_and_a_refused_one_is_one() -> None:
    plain = converted()
    assert len(plain.doc.tables) == 1 and len(plain.doc.refused) == 1
    none = converted(decide("tabel", tabel=1, baru="tidak"))
    assert not none.doc.tables and none.status == "gagal" and not lost(none)
    both = converted(decide("tabel", mentah="Nama | Alamat | Telepon", baru='{"tabel": true}'))
    assert [table.number for table in both.doc.tables] == [1, 2] and not lost(both)
    other = converted(
        decide("tabel", mentah="Nama Alamat", baru='{"tabel": true}'), decide("tabel", tabel=1, baru="tidak")
    )
    assert [table.number for table in other.doc.tables] == [2]  # numbers stay


def test_the_unit_of_a_row_is_that_of_its_values_and_what_is_taken_back_is_gone() -> None:
    unit = decide("ubah", tabel=1, baris=1, kolom="satuan", mentah="Persen", baru="dokumen")
    first = converted(unit).doc.tables[0].indicators[0]
    assert (first.text("satuan"), first.targets[0].value.unit) == ("dokumen", "dokumen")
    back = decide("batal", lama=unit.waktu, waktu="2026-01-02T00:00:00Z")
    again = decide("batal", lama=back.waktu, waktu="2026-01-03T00:00:00Z")
    assert converted(unit, back).doc == converted().doc
    assert converted(unit, back, again).doc == converted(unit).doc
    states = [one["keadaan"] for one in converted(unit, back).decisions]
    assert states == ["ditarik", "berlaku"]


def test_office_year_level_and_code_are_told() -> None:
    told = [
        decide("ubah", kolom="opd", mentah=converted().doc.office, baru="Dinas Sosial Kota"),
        decide("ubah", tabel=1, kolom="tahun", mentah="2024", baru="2025"),
        decide("ubah", tabel=1, baris=1, kolom="tingkat", mentah=row(1)["tingkat"], baru="eselon_iii"),
        decide("ubah", tabel=1, baris=1, kolom="kode", mentah=row(1)["kode"], baru="1.06.02"),
    ]
    found = row(1, *told)
    wanted = ("Dinas Sosial Kota", 2025, "eselon_iii", "1.06.02")
    assert (found["opd"], found["tahun"], found["tingkat"], found["kode"]) == wanted
    wrong = [decide("ubah", tabel=1, baris=1, kolom="jenis", mentah=row(1)["jenis"], baru="raja")]
    assert lost(converted(*wrong)) and lost(converted(decide("ubah", tabel=1, kolom="tahun", baru="besok")))


def row(number: int, *decisions: Decision) -> dict[str, object]:
    return next(dict(one) for one in rows.indicator_rows(converted(*decisions).doc) if one["baris"] == number)


def pdf() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(500, 400), invariant=True)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 370, "INDIKATOR KINERJA UTAMA DINAS SOSIAL TAHUN 2024")
    for y, line in zip(
        (325, 295, 265, 235),
        (("No", "Indikator", "Satuan", "Target 2024"), ("1", "Persentase jalan", "%", "75"),
         ("2", "Jumlah laporan", "Laporan", "12"), ("3", "Nilai SAKIP", "Nilai", "81")), strict=True,
    ):  # fmt: skip
        for x, text in zip((54, 94, 254, 354), line, strict=True):
            canvas.drawString(x, y, text)
    canvas.save()
    return out.getvalue()


PDF = pdf()
PAGE: Document = read("a.pdf", PDF, SENSE)
LINES = {"halaman": 1, "kotak": [50, 60, 450, 180], "x": [90, 250, 350], "y": [90, 120, 150]}


def drawn(*told: str) -> Result:
    decisions = [
        Decision(f"2026-01-0{n}", "a", "garis", sha256=PAGE.sha256, baru=text) for n, text in enumerate(told, 1)
    ]
    made = redrawn(PAGE, PDF, decisions, Settings(), SENSE)
    return convert_document(made.document, "a", "a.pdf", decisions=decisions, loose=made.loose)


@pytest.mark.parametrize("y", [[90, 120, 150], []])
def test_a_region_is_read_between_a_persons_lines(y: list[float]) -> None:
    result = drawn(json.dumps({**LINES, "y": y}))
    assert not lost(result) and result.status == "lengkap"
    assert [(one.text("indikator"), one.targets[0].value.number) for one in result.doc.tables[0].indicators] == [
        ("Persentase jalan", 75.0), ("Jumlah laporan", 12.0), ("Nilai SAKIP", 81.0),
    ]  # fmt: skip
    target = result.doc.tables[0].indicators[0].targets[0]
    assert target.field.cell is not None and target.field.cell.box is not None
    assert target.field.cell.box.x0 == 350.0 and abs(target.field.cell.box.y0 - 90.0) < 4


HOSTILE = [
    "", "{", "null", "[]", "[" * 100_000, '{"halaman":1}', json.dumps({**LINES, "halaman": 9}),
    json.dumps({**LINES, "kotak": [50, 60, 450, 1e9]}), json.dumps({**LINES, "kotak": [450, 60, 50, 180]}),
    json.dumps({**LINES, "kotak": [-50, 60, 450, 180]}), json.dumps({**LINES, "x": [float("nan")]}),
    json.dumps({**LINES, "x": [1e999]}), json.dumps({**LINES, "y": list(range(1_000_000))}),
    json.dumps({**LINES, "kotak": [1, 380, 5, 390], "x": [], "y": []}), json.dumps({**LINES, "lain": 1}),
    json.dumps({**LINES, "halaman": 10**30}), '{"halaman":1,"kotak":[1e400,0,1,1]}',
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_lines_that_are_none_are_loose(text: str) -> None:
    result = drawn(text)
    assert lost(result) == ["keputusan_lepas"]
    assert result.doc.tables == drawn().doc.tables
    assert lost(converted(decide("tabel", baru=text))) and lost(converted(decide("garis", baru=text)))


def test_lines_that_nobody_drew_on_the_reading_are_told() -> None:
    told = Decision("2026", "a", "garis", sha256=PAGE.sha256, baru=json.dumps(LINES))
    assert lost(convert_document(PAGE, "a", "a.pdf", decisions=[told]))


def test_a_table_that_lines_make_takes_no_other_tables_number() -> None:
    text = TEXT.replace("Nama\tAlamat\tTelepon\n", "No\tIndikator Kinerja\tSatuan\tTarget 2024\n")
    text = text.replace("Budi\tJalan Satu\t0812\n", "1\tJumlah jalan mantap\tUnit\t8\n").replace(
        "Tuti\tJalan Dua\t0813\n", ""
    )
    whole = read("b.txt", text.encode(), SENSE)
    assert [len(table.indicators) for table in plain_of(whole, whole, "b", ()).tables] == [4, 1]
    undrawn = replace(whole, tables=whole.tables[1:])
    first, second = plain_of(whole, undrawn, "b", ()).tables
    assert (first.number, len(first.indicators), second.number, len(second.indicators)) == (1, 1, 2, 4)
