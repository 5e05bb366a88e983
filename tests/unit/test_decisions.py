"""Decisions of people: kept whatever happens to their file, applied where they fit, told where they fit no more."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.reader import read
from iku.decisions import ledger
from iku.decisions.decision import COLUMNS, Decision, by_document, standing
from iku.decisions.headers import meant
from iku.document.pipeline import convert_document
from iku.state.store import LocalStore
from normalize.sense import VocabularySense
from normalize.told import Named

TEXT = (
    "INDIKATOR KINERJA UTAMA\nDINAS SOSIAL TAHUN 2024\nNo\tSasaran\tIndikator Kinerja\tSatuan\tTarget 2024\tCatatn\n"
    "1\tMeningkatnya layanan\tPersentase layanan prima\tPersen\t8,,0\tx\n"
    "2\tMeningkatnya mutu\tJumlah warga dilayani\tOrang\t50\ty\n"
    "3\tMeningkatnya data\tIndeks kepuasan masyarakat\tIndeks\t82,5\tz\n"
)
DOCUMENT = read("a.txt", TEXT.encode(), VocabularySense())


def decide(action: str, **more: object) -> Decision:
    sure = {"waktu": "2026-01-01T00:00:00Z", "oleh": "Ani", "dokumen": "a", "sha256": DOCUMENT.sha256}
    return Decision(**{**sure, "tindakan": action, **more})  # type: ignore[arg-type]


def converted(*decisions: Decision) -> object:
    return convert_document(DOCUMENT, "a", "a.txt", decisions=standing(decisions))


def target(result: object, row: int) -> object:
    return next(one.targets[0] for one in result.doc.tables[0].indicators if one.row == row)  # type: ignore[attr-defined]


def codes(result: object) -> list[str]:
    return [finding.code for finding in result.findings]  # type: ignore[attr-defined]


def test_a_value_that_a_person_gives_goes_the_way_of_printed_text() -> None:
    before = target(converted(), 1)
    assert before.value.number is None  # type: ignore[attr-defined]
    result = converted(decide("ubah", tabel=1, baris=1, kolom="target_2024", mentah="8,,0", lama="8,,0", baru="80%"))
    after = target(result, 1)
    assert (after.value.number, after.value.unit, after.field.clean) == (80.0, "%", "80%")  # type: ignore[attr-defined]
    assert after.field.raw == "8,,0" and after.field.confidence == 1.0  # type: ignore[attr-defined]
    (change,) = [one for one in result.doc.tables[0].corrections if one.rule == "manusia"]  # type: ignore[attr-defined]
    assert (change.row, change.column, change.raw, change.clean) == (1, "target_2024", "8,,0", "80%")
    assert "tak_terbaca" in codes(converted()) and "tak_terbaca" not in codes(result)


def test_a_text_is_changed_and_a_cell_accepted() -> None:
    raw = "Persentase layanan prima"
    result = converted(decide("ubah", tabel=1, baris=1, kolom="indikator", mentah=raw, baru="Persentase layanan"))
    assert result.doc.tables[0].indicators[0].text("indikator") == "Persentase layanan"  # type: ignore[attr-defined]
    result = converted(decide("terima", tabel=1, baris=2, kolom="target_2024", mentah="50"))
    assert target(result, 2).field.confidence == 1.0  # type: ignore[attr-defined]


def test_a_row_is_no_indicator_and_the_others_keep_their_numbers() -> None:
    result = converted(decide("buang", tabel=1, baris=2))
    assert [one.row for one in result.doc.tables[0].indicators] == [1, 3]  # type: ignore[attr-defined]
    assert result.doc.tables[0].set_aside[-1].reason == "manusia"  # type: ignore[attr-defined]
    assert result.status == converted().status  # type: ignore[attr-defined]


def test_a_column_has_the_name_that_a_person_gives_it() -> None:
    assert [column.name for column in converted().doc.tables[0].columns][-1].startswith("lain_")  # type: ignore[attr-defined]
    result = converted(decide("judul", mentah="Catatn", baru="sumber_data"))
    assert result.doc.tables[0].columns[-1].name == "sumber_data"  # type: ignore[attr-defined]
    assert result.doc.tables[0].indicators[0].text("sumber_data") == "x"  # type: ignore[attr-defined]


def test_a_finding_is_set_aside() -> None:
    doubt = next(one for one in converted().findings if one.code == "tak_terbaca")  # type: ignore[attr-defined]
    result = converted(
        decide("abaikan", tabel=doubt.table, baris=doubt.row, kode="tak_terbaca", alasan="memang begitu")
    )
    assert not [one for one in result.findings if (one.code, one.row) == ("tak_terbaca", doubt.row)]  # type: ignore[attr-defined]


def test_a_decision_whose_place_moved_is_found_by_what_the_page_said() -> None:
    result = converted(decide("ubah", tabel=1, baris=9, kolom="target_2024", mentah="82,5", baru="83"))
    assert target(result, 3).value.number == 83.0  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "loose",
    [
        decide("ubah", tabel=1, baris=1, kolom="target_2024", mentah="lain", baru="1"),
        decide("terima", tabel=1, baris=1, kolom="target_2031", mentah="8,,0"),
        decide("buang", tabel=1, baris=99),
        decide("buang", tabel=1, baris=1, sha256="lain"),
        decide("judul", mentah="Tidak Ada", baru="sumber_data"),
        decide("abaikan", tabel=1, baris=1, kode="baris_ganda"),
    ],
)
def test_what_fits_no_more_is_told(loose: Decision) -> None:
    result = converted(loose)
    (finding,) = [one for one in result.findings if one.code == "keputusan_lepas"]  # type: ignore[attr-defined]
    assert finding.severity == "peringatan" and "Ani" in finding.message
    assert result.doc.tables[0].indicators == converted().doc.tables[0].indicators  # type: ignore[attr-defined]


def test_later_decisions_overrule_and_are_taken_back() -> None:
    first = decide("ubah", tabel=1, baris=1, kolom="k", baru="1")
    second = replace(first, waktu="2026-01-02T00:00:00Z", baru="2")
    accept = replace(first, waktu="2026-01-03T00:00:00Z", tindakan="terima")
    back = decide("batal", lama=accept.waktu)
    assert standing([first, second]) == (second,)
    assert standing([first, second, accept]) == (accept,)
    assert standing([first, second, accept, back]) == (second,)
    assert by_document(standing([first, replace(first, dokumen="b")]))["b"] == (replace(first, dokumen="b"),)


def test_an_own_name_for_a_column_is_kept() -> None:
    (table,) = converted(decide("judul", mentah="Catatn", baru="lain_asal_data")).doc.tables  # type: ignore[attr-defined]
    assert table.columns[-1].name == "lain_asal_data" and table.indicators[0].text("lain_asal_data") == "x"


@pytest.mark.parametrize("name", ["lain_asal", "penanggung_jawab", "lain"])
def test_a_name_that_two_columns_are_given_is_the_last_ones_and_no_cell_is_lost(name: str) -> None:
    made = [
        decide("judul", waktu=f"2026-01-0{n}", mentah=raw, baru=name) for n, raw in enumerate(("Catatn", "Satuan"), 1)
    ]
    for first, second in (made, made[::-1]):
        result = converted(first, second)
        (table,) = result.doc.tables  # type: ignore[attr-defined]
        texts = {column.raw: table.indicators[0].text(column.name) for column in table.columns}
        assert len({column.name for column in table.columns}) == len(table.columns) == 6
        assert (texts["Catatn"], texts["Satuan"]) == ("x", "Persen") and result.status == "lengkap"  # type: ignore[attr-defined]
        if name != "lain":
            assert next(one.raw for one in table.columns if one.name == name) == second.mentah


def test_what_was_said_of_a_cell_holds_after_its_column_is_named_anew() -> None:
    cell = decide("ubah", tabel=1, baris=1, kolom="lain_catatn", mentah="x", baru="laporan")
    value = replace(cell, kolom="target_2024", mentah="8,,0", baru="80%")
    named = [
        replace(cell, waktu=f"2026-03-0{n}", tindakan="judul", baris=None, kolom=old, mentah=raw, baru=new)
        for n, (old, raw, new) in enumerate(
            [("lain_catatn", "Catatn", "sumber_data"), ("target_2024", "Target 2024", "realisasi_2024")], 1
        )
    ]
    result = converted(cell, value, *named)
    assert result.doc.tables[0].indicators[0].text("sumber_data") == "laporan"  # type: ignore[attr-defined]
    assert target(result, 1).field.clean == "80%" and "keputusan_lepas" not in codes(result)  # type: ignore[attr-defined]


def test_names_of_columns_are_those_of_the_tables() -> None:
    assert meant("target_2024") == Named("target", "target", "2024")
    assert meant("realisasi_anggaran_2024_TW1") == Named("target", "realisasi_anggaran", "2024", "TW1")
    assert meant("sumber_data") == Named("sumber_data") and meant("lain") == meant("lain_") == Named("lain_")
    assert meant("lain_apa_saja") == meant("lain_Apa saja") == Named("lain_apa_saja")
    assert [meant(name) for name in ("entah", "", "dokumen", "target_20x4", "target_２０２４")] == [None] * 5


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=20)
decisions = st.builds(
    Decision, waktu=st.just("2026-01-01"), dokumen=st.just("a"), tindakan=st.sampled_from(["ubah", "buang"]),
    oleh=texts, tabel=st.sampled_from([None, 1]), baris=st.sampled_from([None, 2]), kolom=texts, mentah=texts,
    baru=texts, alasan=texts,
)  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.lists(decisions, max_size=4), st.lists(decisions, max_size=3))
def test_what_is_appended_is_read_again(first: list[Decision], second: list[Decision]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for some in (first, second):
            ledger.append(Path(folder), some)
        assert ledger.load(LocalStore(Path(folder))) == ([*first, *second], 0)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2_000), st.binary(max_size=30))
def test_damage_costs_no_other_line(at: int, noise: bytes) -> None:
    import tempfile

    made = [decide("ubah", tabel=1, baris=row, kolom="k", baru=f'satu "{row}"\ndua') for row in range(1, 6)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ledger.append(folder, made)
        whole = (folder / ledger.FILE).read_bytes()
        (folder / ledger.FILE).write_bytes(whole[:at] + noise.replace(b'"', b"") + whole[at:])
        found, lost = ledger.load(LocalStore(folder))
        assert all(isinstance(one, Decision) for one in found)
        assert len(found) >= 4 or lost
        again, lost_again = ledger.load(LocalStore(folder))
        assert (again, lost_again) == (found, lost)
        ledger.append(folder, made[:1])
        assert made[0] in ledger.load(LocalStore(folder))[0]


def test_a_file_that_a_spreadsheet_saved_is_read(tmp_path: Path) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(
        [COLUMNS, ["2026", "Ani", "a", "", "1", "2", "k", "ubah", "", "", "=x", "", ""]]
    )
    (tmp_path / ledger.FILE).write_bytes(b"\xef\xbb\xbf" + out.getvalue().encode())
    (found,), lost = ledger.load(LocalStore(tmp_path))
    assert (found.baris, found.baru, lost) == (2, "=x", 0)
