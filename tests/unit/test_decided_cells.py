"""Decisions about cells: values of a period, merged cells, columns that a table lacks, corrected files."""

from emit import rows
from emit.result import Result
from extract.reader import read
from iku.decisions.decision import Decision
from iku.document.pipeline import convert_document
from normalize.sense import VocabularySense

HTML = """<p>PENGUKURAN KINERJA DINAS SOSIAL TAHUN 2024</p><table>
<tr><th rowspan=2>No</th><th rowspan=2>Sasaran</th><th rowspan=2>Indikator Kinerja</th><th rowspan=2>Satuan</th>
<th rowspan=2>Target 2024</th><th colspan=2>Realisasi 2024</th></tr><tr><th>TW I</th><th>TW II</th></tr>
<tr><td>1</td><td rowspan=2>Meningkatnya layann</td>
<td>Jumlah layanan</td><td>Layanan</td><td>10</td><td>2</td><td>5</td></tr>
<tr><td>2</td><td>Jumlah warga dilayani</td><td>Orang</td><td>{target}</td><td>20</td><td>{second}</td></tr>
<tr><td>3</td><td>Meningkatnya mutu</td><td>Indeks kepuasan</td><td>Indeks</td><td>82,5</td><td>80</td><td>81</td></tr>
</table>"""


def converted(*decisions: Decision, target: str = "50", second: str = "3O", before: str = "") -> Result:
    page = before + HTML.format(target=target, second=second)
    document = read("a.html", f"<html><body>{page}</body></html>".encode(), VocabularySense())
    return convert_document(document, "a", "a.html", decisions=decisions)


def decide(action: str, **more: object) -> Decision:
    sure = {"waktu": "2026-01-01", "oleh": "Ani", "dokumen": "a", "sha256": converted().doc.document.sha256}
    return Decision(**{**sure, "tindakan": action, **more})  # type: ignore[arg-type]


def value(result: Result, row: int, column: str) -> dict[str, object]:
    year, _, period = column.partition("_")[2].partition("_")
    wanted = (row, column.partition("_")[0], int(year), period)
    found = (dict(one) for one in rows.target_rows(result.doc))
    return next(one for one in found if (one["baris"], one["jenis_nilai"], one["tahun"], one["periode"]) == wanted)


def loose(result: Result) -> list[str]:
    return [one.message for one in result.findings if one.code == "keputusan_lepas"]


QUARTER = decide("ubah", tabel=1, baris=2, kolom="realisasi_2024_TW2", mentah="3O", lama="3O", baru="30")


def test_a_value_of_a_quarter_is_changed_and_its_findings_come_and_go() -> None:
    assert value(converted(), 2, "realisasi_2024_TW2")["nilai"] is None or loose(converted()) == []
    mended = converted(QUARTER)
    found = value(mended, 2, "realisasi_2024_TW2")
    assert (found["nilai"], found["satuan"], found["keyakinan"], found["mentah"]) == (30.0, "Orang", 1.0, "3O")
    worse = decide("ubah", tabel=1, baris=2, kolom="realisasi_2024_TW2", mentah="3O", baru="tiga puluhan lebih ?")
    assert value(converted(worse), 2, "realisasi_2024_TW2")["nilai"] is None


def test_a_merged_cell_changes_in_every_row_and_one_row_alone_where_it_is_asked_so() -> None:
    raw = "Meningkatnya layann"
    whole = converted(decide("ubah", tabel=1, baris=1, kolom="sasaran", mentah=raw, baru="Meningkatnya layanan"))
    texts = [row.text("sasaran") for row in whole.doc.tables[0].indicators]
    assert texts == ["Meningkatnya layanan", "Meningkatnya layanan", "Meningkatnya mutu"]
    assert [one.row for one in whole.doc.tables[0].corrections if one.rule == "manusia"] == [1]
    own = converted(decide("ubah", tabel=1, baris=2, kolom="sasaran", mentah=raw, baru="Lain"))
    assert [row.text("sasaran") for row in own.doc.tables[0].indicators][:2] == [raw, "Lain"]


def test_what_the_table_has_no_column_for_is_added_in_the_same_file_alone() -> None:
    new = decide("ubah", tabel=1, baris=3, kolom="sumber_data", mentah="", baru="Survei")
    year = decide("ubah", tabel=1, baris=3, kolom="target_2025", mentah="", baru="83,5")
    result = converted(new, year)
    assert result.doc.tables[0].indicators[2].text("sumber_data") == "Survei"
    assert (value(result, 3, "target_2025")["nilai"], value(result, 3, "target_2025")["satuan"]) == (83.5, "Indeks")
    assert not loose(result) and len(loose(converted(new, year, target="51"))) == 2


def test_a_corrected_file_keeps_what_still_says_the_same_wherever_it_stands() -> None:
    moved = (
        "<p>RENCANA</p><table><tr><th>No</th><th>Sasaran</th><th>Indikator</th><th>Satuan</th><th>Target 2024</th></tr>"
    )
    moved += "<tr><td>1</td><td>A</td><td>Jumlah pasar</td><td>Unit</td><td>4</td></tr></table>"
    result = converted(QUARTER, target="55", before=moved)
    table = next(one.number for one in result.doc.tables if len(one.indicators) == 3)
    assert table == 2 and not loose(result)
    assert [one.row for one in result.doc.tables[1].corrections if one.rule == "manusia"] == [2]
    assert len(loose(converted(QUARTER, second="31"))) == 1


def test_a_later_line_overrules_and_a_cell_that_is_right_is_sure() -> None:
    later = decide("terima", waktu="2026-01-02", tabel=1, baris=2, kolom="realisasi_2024_TW2", mentah="3O", lama="3O")
    result = converted(QUARTER, later)
    assert value(result, 2, "realisasi_2024_TW2")["teks"] == value(converted(), 2, "realisasi_2024_TW2")["teks"]
    field = next(t.field for t in result.doc.tables[0].indicators[1].targets if t.column == "realisasi_2024_TW2")
    assert field.confidence == 1.0 and [one["keadaan"] for one in result.decisions] == ["digantikan", "berlaku"]


def test_a_finding_is_set_aside_where_it_moved_to() -> None:
    plain = converted(target="tidak jelas 5/x")
    for found in plain.findings[:3]:
        told = decide("abaikan", tabel=99, baris=99, kode=found.code, mentah=found.evidence, alasan="sudah diperiksa")
        same = [one for one in plain.findings if (one.code, one.evidence) == (found.code, found.evidence)]
        result = converted(told, target="tidak jelas 5/x")
        assert (len(result.findings) == len(plain.findings) - 1) == (len(same) == 1 and bool(found.evidence))


def test_an_office_is_what_a_person_says_in_the_same_file_and_where_it_was_read_so() -> None:
    told = decide("ubah", kolom="opd", mentah="Dinas Lain", baru="Dinas Sosial Kota")
    assert converted(told, second="3O").doc.office == "Dinas Sosial Kota"
    assert loose(converted(told, second="31"))
