"""Decisions about rows and tables in a corrected file: found again by what the page says there."""

from dataclasses import replace
from typing import Final

import msgspec
import pytest

from emit.lossless import encode
from emit.result import Result
from extract.reader import read
from iku.decisions.decision import Decision
from iku.decisions.said import said
from iku.document.pipeline import convert_document
from normalize.sense import VocabularySense

HEAD: Final = "No\tSasaran\tIndikator Kinerja\tSatuan\tTarget 2024\tCatatn\n"
NAMES: Final = ("satu", "dua", "tiga", "empat")


def text(first: str = "41%", above: str = "", tables: tuple[str, ...] = ("jalan", "pasar")) -> str:
    """A document whose tables stand under the same header; `above`: a row that comes in before all others."""
    out = "INDIKATOR KINERJA UTAMA\nDINAS SOSIAL TAHUN 2024\n"
    for of in tables:
        rows = [*filter(None, (above,)), *(f"Persentase {of} {name}" for name in NAMES)]
        values = {f"Persentase {tables[0]} satu": first}
        lines = [
            f"{n}\tMeningkatnya {row}\t{row}\tPersen\t{values.get(row, f'{50 + n - bool(above)}%')}\tx\n"
            for n, row in enumerate(rows, 1)
        ]
        out += f"\n\nTabel {of}\n\n{HEAD}{''.join(lines)}"
    return out


def converted(page: str, *decisions: Decision) -> Result:
    return convert_document(read("a.txt", page.encode(), VocabularySense()), "a", "a.txt", decisions=decisions)


def decide(action: str, *before: Decision, **more: object) -> Decision:
    """A decision about the first file as it is kept: what the page says is filled in."""
    result = converted(text(), *before)
    waktu, sha256 = f"2026-01-0{len(before) + 1}", result.doc.document.sha256
    made = Decision(**{"waktu": waktu, "dokumen": "a", "tindakan": action, "sha256": sha256, **more})  # type: ignore[arg-type]
    return replace(made, mentah=said(made, msgspec.json.decode(encode(result)), before))


def names(result: Result) -> list[list[str]]:
    return [[row.text("indikator") for row in table.indicators] for table in result.doc.tables]


def lost(result: Result) -> list[str]:
    return [str(one.figures["waktu"]) for one in result.findings if one.code == "keputusan_lepas"]


DROP: Final = decide("buang", tabel=1, baris=3)
JOIN: Final = decide("gabung", DROP, tabel=2, baris=2)
NONE: Final = decide("tabel", tabel=2, baru="tidak")
JOINED: Final = "Persentase pasar satu Persentase pasar dua"


def test_what_the_page_says_is_the_rows_print_and_the_tables_first_words() -> None:
    assert DROP.mentah == "Meningkatnya Persentase jalan tiga Persentase jalan tiga Persen x 53%"
    header = HEAD.strip().replace("\t", " | ")
    assert NONE.mentah == f"{header}\nPersentase pasar satu"
    gone = decide("gabung", DROP, tabel=1, baris=3)  # of a row that is gone what was said of it before
    assert gone.mentah == DROP.mentah and decide("buang", tabel=9, baris=9).mentah == ""


@pytest.mark.parametrize("page", [text(), text("42%"), text("43%", "Jumlah yang baru")])
def test_rows_hold_in_a_corrected_file_at_their_place_and_where_they_moved(page: str) -> None:
    plain, result = names(converted(page)), converted(page, DROP, JOIN)
    wanted = [[name for name in plain[0] if name != "Persentase jalan tiga"], plain[1]]
    wanted[1] = [name for name in plain[1] if name not in ("Persentase pasar satu", "Persentase pasar dua")]
    wanted[1].insert(plain[1].index("Persentase pasar satu"), JOINED)
    assert names(result) == wanted and not lost(result)


@pytest.mark.parametrize(
    "page",
    [text(), text("42%"), text(tables=("baru", "jalan", "pasar")), text("42%", "Jumlah yang baru")],
)
def test_a_table_holds_in_a_corrected_file_among_others_under_the_same_header(page: str) -> None:
    plain, result = names(converted(page)), converted(page, NONE)
    assert names(result) == [rows for rows in plain if "Persentase pasar satu" not in rows]
    assert len(plain) == len(names(result)) + 1 and not lost(result)


def test_what_the_corrected_file_no_longer_prints_is_told_and_no_other_row_is_touched() -> None:
    page = text().replace("jalan tiga", "lain").replace("pasar", "taman")
    result = converted(page, DROP, JOIN, NONE)
    assert sorted(lost(result)) == sorted(one.waktu for one in (DROP, JOIN, NONE))
    assert names(result) == names(converted(page))


def test_a_row_that_printed_little_is_not_taken_for_one_that_prints_that_too() -> None:
    unit = replace(DROP, mentah="Persen")
    assert lost(converted(text("42%"), unit)) == [unit.waktu]
    twice = text("42%", "Jumlah yang baru").replace("jalan empat", "jalan tiga").replace("54%", "53%")
    moved = replace(DROP, baris=9)
    assert lost(converted(twice, moved)) == [moved.waktu]  # two print it


def test_in_the_same_file_a_row_is_its_own_whatever_other_decisions_make_of_it() -> None:
    header = replace(DROP, waktu="2026-02", tindakan="judul", baris=None, mentah="Catatn", baru="sumber_data")
    assert not lost(converted(text(), header, DROP)) and not lost(converted(text("42%"), header, DROP))
    on = decide("gabung", tabel=1, baris=4)
    both = decide("buang", on, tabel=1, baris=3)
    assert "empat" in both.mentah and not lost(converted(text(), on, both))
    alone = converted(text(), both)  # the other was taken back
    assert not lost(alone) and "Persentase jalan tiga" not in names(alone)[0] and len(names(alone)[0]) == 3


def test_a_decision_of_a_hand_without_what_the_page_says_fits_in_the_same_file_alone() -> None:
    bare = [replace(one, mentah="") for one in (DROP, NONE)]
    assert not lost(converted(text(), *bare)) and len(lost(converted(text("42%"), *bare))) == 2


VALUE: Final = replace(
    DROP, tindakan="ubah", kolom="target_2024", mentah="53%", lama="53%", baru="99%",
    nama="Persentase jalan tiga Meningkatnya Persentase jalan tiga",
)  # fmt: skip


def changed(result: Result) -> list[str]:
    """The names of the rows whose value is what the decision says."""
    rows = (row for table in result.doc.tables for row in table.indicators)
    return [row.text("indikator") for row in rows if row.targets[0].field.clean == VALUE.baru]


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (text(), ["Persentase jalan tiga"]),
        (text("42%", "Jumlah yang baru"), ["Persentase jalan tiga"]),  # a row lower
        (text("42%").replace("54%", "53%"), ["Persentase jalan tiga"]),  # the next row prints the same
        (text("42%", "Jumlah yang baru").replace("52%", "53%"), ["Persentase jalan tiga"]),  # so does the one above
        (text("42%").replace("Persentase jalan tiga", "Persentasi jalan tiga"), ["Persentasi jalan tiga"]),  # put right
        (text("42%").replace("tiga", "empat").replace("54%", "53%"), []),  # it is gone, and others of its value are not
        (text("42%").replace("Persentase jalan tiga", "Rasio guru tetap"), []),  # another row stands there
    ],
)
def test_a_value_belongs_to_its_row_whatever_the_rows_beside_it_print(page: str, wanted: list[str]) -> None:
    result = converted(page, VALUE)
    assert changed(result) == wanted and lost(result) == [VALUE.waktu] * (not wanted)


def test_of_a_hand_that_names_no_row_place_and_print_are_enough() -> None:
    assert changed(converted(text("42%").replace("jalan tiga", "kota"), replace(VALUE, nama=""))) == ["Persentase kota"]


OFFICE: Final = replace(
    DROP, tindakan="ubah", tabel=None, baris=None, kolom="opd", mentah="DINAS SOSIAL", baru="Dinas A"
)


@pytest.mark.parametrize(("column", "new"), [("opd", "Dinas A"), ("tahun", "2031")])
def test_what_is_said_of_a_whole_document_is_said_of_no_other(column: str, new: str) -> None:
    told = replace(OFFICE, kolom=column, baru=new)
    other = text("42%").replace("DINAS SOSIAL", "DINAS PASAR")
    assert not lost(converted(text(), told)) and not lost(converted(text("42%"), told))
    result = converted(other, told)
    assert lost(result) == [told.waktu] and (result.doc.office, result.doc.year) == ("DINAS PASAR", 2024)
    unsaid = replace(told, mentah="")  # no office was read
    assert not lost(converted(text(), unsaid)) and lost(converted(text("42%"), unsaid))


def test_what_is_right_of_a_whole_document_stays_as_it_is() -> None:
    result = converted(text(), replace(OFFICE, tindakan="terima", lama="DINAS SOSIAL", baru=""))
    assert result.doc.office == "DINAS SOSIAL" and not lost(result)


def test_a_row_number_of_a_corrected_file_is_another_rows() -> None:
    """What was decided of row 3 before still holds of the row that is number 4 now."""
    page = text("42%", "Jumlah yang baru")
    sha256 = converted(page).doc.document.sha256
    later = replace(VALUE, waktu="2026-03", sha256=sha256, mentah="52%", baru="98%", nama="")
    result = converted(page, VALUE, later)
    values = {row.text("indikator"): row.targets[0].field.clean for row in result.doc.tables[0].indicators}
    assert (values["Persentase jalan tiga"], values["Persentase jalan dua"]) == ("99%", "98%")
    dropped = converted(page, DROP, replace(DROP, waktu="2026-03", sha256=sha256, mentah=""))
    assert names(dropped)[0] == ["Jumlah yang baru", "Persentase jalan satu", "Persentase jalan empat"]


def test_rows_under_one_name_are_told_apart_by_their_other_texts() -> None:
    rows = "".join(f"1\tGoal\tJumlah laporan\tLaporan\t4\tSeksi {name}\n" for name in ("Satu", "Dua", "Tiga"))
    page = f"INDIKATOR KINERJA UTAMA\nDINAS SOSIAL TAHUN 2024\n{HEAD.replace('Catatn', 'Sumber Data')}{rows}"
    of_two = replace(VALUE, baris=2, mentah="4", baru="5", nama="Jumlah laporan Goal\nSeksi Dua")
    cut = page.replace(rows.splitlines(keepends=True)[0], "", 1)
    moved = converted(cut, of_two).doc.tables[0].indicators
    assert [(row.text("sumber_data"), row.targets[0].field.clean) for row in moved] == [
        ("Seksi Dua", "5"),
        ("Seksi Tiga", "4"),
    ]
    gone = converted(page.replace(rows.splitlines(keepends=True)[1], "", 1), of_two)
    assert lost(gone) == [of_two.waktu]


def test_an_office_that_another_file_names_with_its_region_is_the_same() -> None:
    longer = text("42%").replace("DINAS SOSIAL", "DINAS SOSIAL KABUPATEN SERANG")
    assert not lost(converted(longer, OFFICE))
    assert lost(converted(longer, replace(OFFICE, mentah="DINAS SOSIAL KABUPATEN LEBAK")))
