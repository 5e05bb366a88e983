"""Rules about an office's form: headers nobody knows, tables that are none, columns that are cut the same way."""

import json
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from emit.lossless import encode
from emit.result import Result
from extract.document import Document
from extract.reader import read
from extract.settings import Settings
from iku.decisions.decision import Decision
from iku.decisions.reading import redrawn
from iku.decisions.rules import Rule, offers
from iku.decisions.rules.book import EMPTY, Book, book_of
from iku.document.pipeline import convert_document
from iku.serve.changes import changes, row_at
from normalize.sense import VocabularySense

SENSE = VocabularySense()
LEFT = ("lain_asal_angka", "lain_bid_pengelola")
ODD = (
    "INDIKATOR KINERJA UTAMA\nDINAS SOSIAL TAHUN {year}\n"
    "No\tTjn/Sas\tButir IKU-nya\tSbt\tTakaran {year}\tAsal Angka\tBid. Pengelola\n"
    "1\tMeningkatnya layanan\tPersentase layanan prima\tPersen\t80\tBidang Satu\tKepala Bidang Satu\n"
    "2\tMeningkatnya mutu\tJumlah warga dilayani\tOrang\t50\tBidang Dua\tKepala Bidang Dua\n"
    "3\tMeningkatnya data\tJumlah warga terdata\tOrang\t70\tBidang Dua\tKepala Bidang Dua\n"
    "\n\nDaftar Pegawai\n\nNama\tAlamat\tTelepon\nBudi\tJalan Satu\t0812\nTuti\tJalan Dua\t0813\n"
)


def document(year: int) -> Document:
    return read(f"a{year}.txt", ODD.format(year=year).encode(), SENSE)


def converted(year: int, *decisions: Decision, book: Book = EMPTY) -> Result:
    return convert_document(document(year), f"a{year}", f"a{year}.txt", decisions=decisions, book=book)


def decide(action: str, at: int = 1, **more: object) -> Decision:
    made = {"waktu": f"2026-01-{at:02}", "oleh": "Ani", "dokumen": "a2024", "sha256": document(2024).sha256}
    return Decision(**{**made, "tindakan": action, **more})  # type: ignore[arg-type]


NAMED = (
    decide("judul", 1, tabel=1, mentah="", kolom="lain_kolom_2", baru="sasaran"),
    decide("judul", 2, tabel=1, mentah="", kolom="lain_kolom_4", baru="satuan"),
    decide("judul", 3, tabel=1, mentah="Butir IKU-nya", kolom="indikator", baru="indikator"),
    decide("judul", 4, tabel=1, mentah="Takaran 2024", kolom="target", baru="target_2024"),
)


def test_a_row_that_prints_a_named_header_is_the_header() -> None:
    plain = converted(2024).doc.tables[0]
    assert not any(column.raw for column in plain.columns) and plain.indicators[0].row == 1
    table = converted(2024, *NAMED).doc.tables[0]
    assert [column.name for column in table.columns][1:] == ["sasaran", "indikator", "satuan", "target", *LEFT]
    assert [row.row for row in table.indicators] == [2, 3, 4]  # the rows keep their numbers
    assert [row.targets[0].value.number for row in table.indicators] == [80.0, 50.0, 70.0]
    assert [one.code for one in converted(2024, *NAMED).findings if one.code == "keputusan_lepas"] == []


def test_headers_of_a_table_that_was_read_without_any_are_learnt() -> None:
    rules: list[Rule] = []
    for count in range(1, len(NAMED) + 1):
        after = encode(converted(2024, *NAMED[:count], book=book_of(rules)))
        rules += [one.rule for one in offers(NAMED[count - 1], after, [], rules)]
    assert {(one.printed, one.meant) for one in rules} >= {
        ("Tjn/Sas", "sasaran"), ("Sbt", "satuan"), ("Takaran {tahun}", "target_{tahun}"),
    }  # fmt: skip
    table = converted(2031, book=book_of(rules)).doc.tables[0]
    assert [row.targets[0].column for row in table.indicators] == ["target_2031"] * 3
    assert [row.text("sasaran").split()[-1] for row in table.indicators] == ["layanan", "mutu", "data"]


def test_a_table_that_is_none_is_none_in_every_document() -> None:
    told = decide("tabel", mentah="Nama | Alamat | Telepon", baru='{"tabel": true}')
    (offer,) = offers(told, encode(converted(2024, told)), [("a2025", encode(converted(2025)))])
    assert (offer.rule.printed, offer.rule.meant, offer.documents) == ("Nama | Alamat | Telepon", "ya", ("a2025",))
    assert [table.number for table in converted(2025, book=book_of([offer.rule])).doc.tables] == [1, 2]


def test_what_changed_is_told_by_the_numbers_of_tables() -> None:
    both = decide("tabel", mentah="Nama Alamat", baru='{"tabel": true}')
    none = decide("tabel", 2, tabel=1, baru="tidak")
    before, after = encode(converted(2024, both)), encode(converted(2024, both, none))
    assert {row["tabel"] for row in changes(before, after)["baris_hilang"]} == {1}
    assert row_at(after, 1, 1) is None and row_at(after, 2, 1) is not None


def pdf(shift: float, figures: tuple[str, str]) -> bytes:
    """A page ruled around its table alone, whose words run close to each other: its columns are seen by nobody else."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(500, 400), invariant=True)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 370, "INDIKATOR KINERJA UTAMA DINAS SOSIAL TAHUN 2024")
    rows = (("No", "Indikator", "Satuan", "Target 2024"), ("1", "Persentase jalan mantap", "%", figures[0]),
            ("2", "Jumlah laporan yang ada", "Laporan", figures[1]))  # fmt: skip
    for y, row in zip((325, 295, 265), rows, strict=True):
        for x, text in zip((54, 70, 184, 232), row, strict=True):
            canvas.drawString(x + shift, y, text)
    for y in (340, 310, 280, 250):
        canvas.line(50 + shift, y, 300 + shift, y)
    for x in (50, 300):
        canvas.line(x + shift, 340, x + shift, 250)
    canvas.save()
    return out.getvalue()


def numbers(result: Result) -> list[float | None]:
    return [row.targets[0].value.number for table in result.doc.tables for row in table.indicators if row.targets]


def drawn(data: bytes, name: str, decisions: list[Decision], book: Book) -> Result:
    found = read(name, data, SENSE)
    made = redrawn(found, data, decisions, Settings(), SENSE, book)
    return convert_document(made.document, name, name, decisions=decisions, loose=made.loose, book=book)


def test_columns_are_cut_the_same_way_in_the_next_document() -> None:
    first, second = pdf(0, ("75", "12")), pdf(4, ("81", "7"))
    lines = {"halaman": 1, "kotak": [50, 60, 300, 150], "x": [68, 183, 229], "y": [90, 120]}
    told = decide("garis", baru=json.dumps(lines), sha256=read("a", first, SENSE).sha256, dokumen="a")
    result = drawn(first, "a", [told], EMPTY)
    assert numbers(result) == [75.0, 12.0]
    (offer,) = offers(told, encode(result), [])
    assert offer.rule.kind == "garis" and offer.rule.is_sound
    book = book_of([offer.rule])
    again = drawn(second, "b", [], book)
    assert numbers(again) == [81.0, 7.0]
    assert {table.engine for page in again.doc.document.pages for table in page.tables} == {"garis"}
    assert [row.text("satuan") for row in again.doc.tables[0].indicators] == ["%", "Laporan"]
