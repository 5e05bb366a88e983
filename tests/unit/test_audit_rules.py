import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from truthdocs import CORPUS, from_truth

from audit.across.compare import compare
from audit.across.digest import digest
from audit.finding import Finding
from audit.grade_scales import scale_for
from audit.names import groups
from audit.run import audit, rules
from benchmarks.planted import measure
from extract.document import Cell, Document, Line
from normalize.model import Column, Doubt, Field, Indicator, Normalised, NormalTable, SetAside, Target, Value
from normalize.nomenclature.assign import assign

CASES = Path(__file__).parents[1] / "cases" / "audit" / "dinas-perdagangan.csv"
needs_corpus = pytest.mark.skipif(not CORPUS.exists(), reason="development corpus not present")


def target(year: int, number: float | None, unit: str = "Dokumen", **more: str) -> Target:
    text = "-" if number is None else f"{number:g} {unit}"
    value = Value("kosong" if number is None else "angka", number, unit=unit or None, grade=more.get("grade"))
    return Target(str(year), "target", value, Field(text, more.get("text", text)))


def row(number: int = 1, kind: str = "sub_kegiatan", code: str = "", **texts: str) -> Indicator:
    values = texts.pop("targets", "1 1 1").split()
    unit = texts.pop("unit", "Dokumen")
    level = {"sasaran": "kepala_opd", "program": "eselon_iii", "kegiatan": "eselon_iii"}.get(kind, "eselon_iv")
    targets = tuple(target(2022 + i, None if v == "-" else float(v), unit) for i, v in enumerate(values))
    return Indicator(number, number, level, kind, {k: Field(v, v) for k, v in texts.items()}, targets, code)


def document(*rows: Indicator, name: str = "uji", year: int = 2023, office: str = "Dinas Uji") -> Normalised:
    table = NormalTable(1, "IKU", rows[0].level if rows else "", year, (), rows, (), (), ())
    return Normalised(name, Document(f"{name}.pdf", "", "pdf"), office, year, (table,))


def found(doc: Normalised, code: str) -> list[Finding]:
    return [finding for finding in audit(doc) if finding.code == code]


def coded(doc: Normalised) -> Normalised:
    matches = iter(assign([row for table in doc.tables for row in table.indicators], doc.year, doc.office))

    def with_code(row: Indicator) -> Indicator:
        match = next(matches)
        return replace(row, code=match.code if match else "")

    tables = tuple(replace(t, indicators=tuple(with_code(row) for row in t.indicators)) for t in doc.tables)
    return replace(doc, tables=tables)


def test_every_kind_of_the_contract_has_its_rule() -> None:
    codes = {rule.code for rule in rules()}
    assert codes == {
        "jumlah_target", "aritmetika", "formula_target", "predikat_nilai", "satuan_baris", "satuan_indikator",
        "nomor_urut", "baris_ganda", "target_menurun", "isian_kosong", "ejaan_entitas", "penanggung_jawab",
        "induk_hilang", "tahun_periode", "ejaan", "nomenklatur", "lintas_tingkat", "tak_terbaca",
        "capaian_hitung", "kriteria_capaian", "rata_rata", "jumlah_kolom", "nilai_berbeda", "periode_kumulatif",
        "nilai_janggal", "kolom_tertukar", "tabel_dilewati", "indikator_mutu",
    }  # fmt: skip


def test_messages_have_all_their_figures() -> None:
    doc = document(row(indikator="Jumlah Dokumen", formulasi="9 Dokumen selama 3 tahun"))
    (finding,) = found(doc, "jumlah_target")
    assert finding.message == "Formulasi: 9 Dokumen selama 3 tahun; jumlah target tahunan: 1 + 1 + 1 = 3."


@pytest.mark.parametrize(
    ("number", "grade", "wrong"),
    [(80, "A", True), (80, "BB", False), (90, "AA", True), (90, "A", False), (75, "BB", False), (0, "D", False)],
)
def test_grade_bounds_are_exclusive_below(number: float, grade: str, wrong: bool) -> None:
    graded = replace(row(indikator="Nilai AKIP"), targets=(target(2022, number, "Nilai", grade=grade),))
    assert bool(found(document(graded), "predikat_nilai")) is wrong


def test_letters_without_a_scale_are_not_judged() -> None:
    assert scale_for("Akreditasi puskesmas", ["A"]) is None
    assert scale_for("Indeks kepuasan masyarakat", ["A"]) is not None
    assert scale_for("Hasil evaluasi", ["BB"]) is not None


def test_a_year_with_another_unit() -> None:
    mixed = row(indikator="Jumlah unit usaha", targets="12 15 17", unit="Unit Usaha")
    mixed = replace(mixed, targets=(target(2022, 12, "Koperasi"), *mixed.targets[1:]))
    (finding,) = found(document(mixed), "satuan_baris")
    assert (finding.column, finding.evidence) == ("target_2022", "12 Koperasi")


def test_a_ratio_that_changes_is_one_unit() -> None:
    mixed = row(indikator="Rasio dosen", targets="1 1 1", unit="per 30")
    others = mixed.targets[1:]
    for unit, told in (("per 35", 0), ("Orang", 1)):
        assert len(found(document(replace(mixed, targets=(target(2022, 1, unit), *others))), "satuan_baris")) == told


@pytest.mark.parametrize(
    ("indicator", "unit", "wrong"),
    [
        ("Jumlah Laporan Keuangan", "Dokumen", True),
        ("Jumlah Laporan Keuangan", "Orang", True),
        ("Jumlah Koperasi yang sehat", "%", True),
        ("Jumlah Pelaku Usaha yang dibina", "Orang", False),
        ("Jumlah Perangkat Daerah bernilai A", "PD", False),
        ("Jumlah Perangkat Daerah bernilai A", "PT", True),
        ("Jumlah keluarga penerima bantuan", "KK", False),
        ("Persentase capaian", "Dokumen", True),
        ("Persentase capaian", "%", False),
        ("Nilai AKIP", "Nilai", False),
        ("Tersusunnya dokumen", "Laporan", False),
    ],
)
def test_unit_against_the_indicators_words(indicator: str, unit: str, wrong: bool) -> None:
    assert bool(found(document(row(indikator=indicator, unit=unit)), "satuan_indikator")) is wrong


@pytest.mark.parametrize(
    ("numbers", "messages"),
    [
        (["1.", "2.", "3."], []),
        (["1.", "2.", "2.", "3."], ["Nomor 2 berulang."]),
        (["1", "2", "4"], ["Nomor melompat dari 2 ke 4."]),
        (["1", "2", "66", "3", "4"], ["Nomor melompat dari 2 ke 66."]),
        (["1", "2", "66", "67", "3"], ["Nomor melompat dari 2 ke 66.", "Nomor melompat dari 67 ke 3."]),
        (["1.", "2.", "1.", "2."], []),
        (["25.", "26.", "27,", "28."], ["Penulisan nomor “27,” berbeda dari nomor lain (“1.”)."]),
    ],
)
def test_numbering(numbers: list[str], messages: list[str]) -> None:
    rows = [row(i, indikator=f"Jumlah hal ke-{i}", no=number) for i, number in enumerate(numbers, 1)]
    assert [finding.message for finding in found(document(*rows), "nomor_urut")] == messages


def test_a_doubled_row_and_one_that_contradicts() -> None:
    one = row(1, indikator="Jumlah laporan hasil", sub_kegiatan="Sesuatu")
    same, other = (
        replace(one, row=2, source_row=2),
        row(3, indikator="Jumlah laporan hasil", sub_kegiatan="Sesuatu", targets="1 2 1"),
    )
    severities = [finding.severity for finding in found(document(one, same, other), "baris_ganda")]
    assert severities == ["galat", "peringatan"]


def test_a_merged_indicator_over_several_rows_is_no_double() -> None:
    one = row(1, indikator="Jumlah laporan hasil")
    below = replace(one, row=2, fields={"indikator": replace(one.fields["indikator"], inherited=True)})
    assert found(document(one, below), "baris_ganda") == []


def test_falling_targets_where_more_is_better() -> None:
    falls = row(indikator="Jumlah pelaku usaha", targets="21 15 16")
    fewer = row(indikator="Angka kematian ibu", targets="21 15 16")
    assert found(document(falls), "target_menurun")[0].message == "Target turun: 21 (2022) menjadi 15 (2023)."
    assert found(document(fewer), "target_menurun") == []


def test_empty_cells() -> None:
    rows = [row(i, indikator=f"Jumlah hal {i}", sumber_data="Bidang A" if i < 5 else "") for i in range(1, 6)]
    (finding,) = found(document(*rows), "isian_kosong")
    assert (finding.row, finding.column) == (5, "sumber_data")
    dashes = found(document(row(indikator="Jumlah hal", targets="1 - -")), "isian_kosong")
    assert [(f.severity, f.message) for f in dashes] == [("info", "Tidak ada target untuk 2023, 2024.")]


def test_spellings_of_one_name() -> None:
    names = ["Bidang Koperasi dan UM"] * 2 + ["Bidang Koperas & UM", "Bidang Pembinaan", "Bidang Pembiayaan", "Seksi 1"]
    assert groups(names) == [["Bidang Koperasi dan UM", "Bidang Koperas & UM"]]


@pytest.mark.parametrize(
    ("source", "officer", "wrong"),
    [
        ("Bidang Perdagangan", "Kabid Koperasi", True),
        ("Bidang Perindustrian", "Kabid Industri", False),
        ("Bidang Perdagangan", "Kasi Usaha", False),
        ("BPS", "Kepala Dinas", False),
    ],
)
def test_officer_and_source(source: str, officer: str, wrong: bool) -> None:
    doc = document(row(indikator="Jumlah hal", sumber_data=source, penanggung_jawab=officer))
    assert bool(found(doc, "penanggung_jawab")) is wrong


def test_a_sub_activity_without_its_activity() -> None:
    parent = row(1, "kegiatan", "3.30.02.2.02", kegiatan="Penerbitan Tanda Daftar Gudang", indikator="Persentase")
    child = row(2, code="3.30.02.2.02.0001", sub_kegiatan="Fasilitasi", indikator="Jumlah a")
    orphan = row(3, code="3.30.02.2.07.0001", sub_kegiatan="Koordinasi", indikator="Jumlah b")
    assert found(document(parent, child), "induk_hilang") == []
    (finding,) = found(document(parent, child, orphan), "induk_hilang")
    assert finding.row == 3
    assert "3.30.02.2.07" in finding.message
    name = "Penerbitan Surat Keterangan Asal bagi daerah kab/kota yang telah ditetapkan sebagai instansi penerbit surat"
    for called, told in ((name, 0), ("Penerbitan Surat Gudang", 1)):
        again = row(4, sub_kegiatan=called, indikator="Jumlah c")
        assert len(found(document(parent, child, orphan, again), "induk_hilang")) == told
    whole = document(parent, child, orphan)
    for reason, told in (("pita", 0), ("judul", 1)):
        aside = (SetAside(9, reason, f"3 | 30 | {name} | 5.000", 1),)
        headed = replace(whole, tables=(replace(whole.tables[0], set_aside=aside),))
        assert len(found(headed, "induk_hilang")) == told


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Penrbitn Srat Ketrangn | 5.000", 0),  # the parent, misprinted beyond recognition
        ("3.30.02.2.05 | Pengawasan | 5.000", 1),
        ("Penerbitan Tanda Daftar Gudang | 5.000", 1),  # the activity above, once more
        ("1 | Koordinasi | 5.000", 1),  # its own
    ],
)
def test_a_heading_of_which_nothing_is_known_may_be_the_parent(heading: str, told: int) -> None:
    parent = row(1, "kegiatan", "3.30.02.2.02", kegiatan="Penerbitan Tanda Daftar Gudang", indikator="Persentase")
    orphan = row(3, code="3.30.02.2.07.0001", sub_kegiatan="Koordinasi", indikator="Jumlah b")
    doc = document(parent, orphan)
    headed = replace(doc, tables=(replace(doc.tables[0], set_aside=(SetAside(2, "pita", heading, 1),)),))
    assert len(found(headed, "induk_hilang")) == told


def test_years_of_title_targets_and_file() -> None:
    one = row(indikator="Jumlah hal")
    assert found(document(one, year=2023), "tahun_periode") == []
    assert len(found(document(one, year=2030), "tahun_periode")) == 1
    assert len(found(document(one, year=2023, name="iku-2019"), "tahun_periode")) == 1


def test_columns_of_years_that_nothing_dates_are_told_once() -> None:
    whole = document(row(indikator="Jumlah hal"))
    columns = tuple(Column(i, f"Tahun ke-{i}", f"lain_tahun_ke_{i}", 0.9, undated=True) for i in (1, 2))
    (finding,) = found(replace(whole, tables=(replace(whole.tables[0], columns=columns),)), "tahun_periode")
    assert finding.message.startswith("2 kolom")


def test_spelling_is_doubted_only_beside_a_known_word() -> None:
    doc = document(row(indikator="Jumlah Koiperasi yang dibina Xyzzyplugh", sasaran="Koperasi"))
    assert [f.message for f in found(doc, "ejaan")] == ["“Koiperasi” mungkin maksudnya “Koperasi”."]


def test_names_that_differ_from_the_nomenclature() -> None:
    rows = [
        row(1, sub_kegiatan="Fasilitasi Kunjungan Tamu", indikator="Jumlah a"),
        row(2, sub_kegiatan="Penyediaan Bahan Logistik", indikator="Jumlah b"),
        row(3, sub_kegiatan="Pendataan hal yang tidak ada", indikator="Jumlah c"),
    ]
    findings = found(coded(document(*rows, office="Dinas Perdagangan")), "nomenklatur")
    assert [finding.row for finding in findings] == [2, 3]
    assert "Penyediaan Bahan Logistik Kantor" in findings[0].message


def test_a_long_name_with_another_letter_is_not_told_to_be_quite_the_same() -> None:
    name = (
        "Peningkatan Kapasitas Kelembagaan Lembaga Kemasyarakatan Desa/Kelurahan (RT, RW, PKK, Posyandu, LPM, dan "
        "Karang Taruna), Lembaga Adat Desa/Kelurahan dan Masyarakat Hukum Adap"
    )
    doc = coded(document(row(1, sub_kegiatan=name, indikator="Jumlah a"), office="Dinas Pemberdayaan Masyarakat"))
    (finding,) = found(doc, "nomenklatur")
    assert "(kemiripan 0,99)" in finding.message


def test_a_programme_that_serves_no_objective() -> None:
    goal = row(1, "sasaran", sasaran="Meningkatnya pertumbuhan koperasi", indikator="Jumlah koperasi aktif")
    serves = row(2, "program", program="Program Pemberdayaan Koperasi", indikator="Persentase koperasi berdaya")
    alone = row(3, "program", program="Program Penyuluhan Kehutanan", indikator="Persentase penyuluh hutan")
    assert [finding.row for finding in found(document(goal, serves, alone), "lintas_tingkat")] == [3]


def test_doubts_and_faint_cells_are_told_once() -> None:
    one = row(indikator="Jumlah hal")
    faint = replace(one.targets[0], field=Field("12", "12", confidence=0.4))
    unread = replace(one.targets[1], value=Value("tak_terbaca"), field=Field("3,000", "3,000"))
    doc = document(replace(one, targets=(faint, unread, one.targets[2])))
    doubt = Doubt(1, "target_2023", "tak_terbaca", "3,000", "3,000 dapat berarti 3 atau 3000")
    doc = replace(doc, tables=(replace(doc.tables[0], doubts=(doubt,)),))
    assert {finding.column for finding in found(doc, "tak_terbaca")} == {"target_2022", "target_2023"}
    assert len(found(doc, "tak_terbaca")) == 2


def test_a_galat_on_a_doubtful_cell_is_a_warning() -> None:
    sure = row(indikator="Jumlah Dokumen", formulasi="9 Dokumen selama 3 tahun")
    unsure = replace(sure, targets=(replace(sure.targets[0], field=Field("1", "1", confidence=0.5)), *sure.targets[1:]))
    assert found(document(sure), "jumlah_target")[0].severity == "galat"
    assert found(document(unsure), "jumlah_target")[0].severity == "peringatan"


def test_two_years_of_one_office_are_compared() -> None:
    office = "Dinas Koperasi Kabupaten Kaur"
    old = document(
        row(1, indikator="Jumlah Koperasi yang dibina", targets="1 2 3"),
        row(2, indikator="Jumlah Laporan hasil pemeriksaan"),
        name="lama",
        office=office,
    )
    new = document(
        row(1, indikator="Jumlah Koperasi yang telah dibina", targets="1 2 9"),
        row(2, indikator="Jumlah Pasar rakyat"),
        name="baru",
        year=2024,
        office=office,
    )
    other = document(row(indikator="Jumlah Koperasi yang dibina", targets="7 7 7"), office="Dinas Lain", name="lain")
    findings = list(compare(digest(doc) for doc in (new, old, other)))
    assert [name for name, _ in findings] == ["baru", "baru", "baru"]
    assert findings[0][1].message == (
        "Target 2024 untuk indikator ini adalah 9 Dokumen, sedangkan dalam dokumen lama (tabel 1 baris 1) 3 Dokumen."
    )
    assert [finding.severity for _, finding in findings] == ["peringatan", "info", "info"]


def test_offices_of_unnamed_regions_are_only_compared_where_most_targets_agree() -> None:
    one = document(row(indikator="Jumlah Koperasi yang dibina", targets="1 2 3"), name="satu", office="Dinas Koperasi")
    other = document(row(indikator="Jumlah Koperasi yang dibina", targets="7 8 9"), name="dua", office="Dinas Koperasi")
    near = document(row(indikator="Jumlah Koperasi yang dibina", targets="1 2 9"), name="tiga", office="Dinas Koperasi")
    assert list(compare([digest(one), digest(other)])) == []
    assert [finding.figures["tahun"] for _, finding in compare([digest(one), digest(near)])] == ["2024"]


def _told(finding: Finding) -> str:
    names: dict[str, Callable[[], str]] = {
        "ejaan": lambda: f"{finding.figures['kata']} > {finding.figures['usul']}",
        "formula_target": lambda: finding.figures.get("hasil", finding.evidence),
        "jumlah_target": lambda: finding.figures["pernyataan"],
    }
    return names.get(finding.code, lambda: finding.evidence)()


@pytest.mark.corpus
@needs_corpus
def test_founding_document_gives_exactly_the_hand_checked_findings() -> None:
    doc = coded(from_truth(CORPUS / "iku-2024-dinas-perdagangan.json"))
    got = {
        (str(f.table), str(f.row), f.column, f.code, f.severity, _told(f))
        for f in audit(doc)
        if f.code != "nomenklatur"
    }
    with CASES.open(encoding="utf-8", newline="") as file:
        want = {tuple(line) for line in list(csv.reader(file))[1:]}
    assert got == want


@pytest.mark.corpus
@needs_corpus
def test_clean_documents_have_no_galat() -> None:
    for path in sorted(CORPUS.glob("dev-*.json")):
        assert [f.message for f in audit(coded(from_truth(path))) if f.severity == "galat"] == []


@pytest.mark.corpus
@needs_corpus
def test_planted_faults_are_found_and_nothing_else() -> None:
    score = measure([coded(from_truth(path)) for path in sorted(CORPUS.glob("dev-*.json"))], rounds=3)
    assert score.recall >= 0.98, score.missed
    assert score.precision >= 0.98, score.false


@pytest.mark.parametrize(("last", "severity"), [("-", "galat"), ("", "peringatan")])
def test_moved_cells_of_text_are_proof_where_no_target_is_missing(last: str, severity: str) -> None:
    cell = Cell(0, 0, lines=(Line("9 Dokumen selama 3 tahun"),), confidence=0.7)
    moved = Field("9 Dokumen selama 3 tahun", "9 Dokumen selama 3 tahun", cell, 0.7)
    plain = row(indikator="Jumlah Dokumen", targets="1 1 -")
    empty = replace(plain.targets[2], field=Field(last, last))
    whole = replace(plain, fields={**plain.fields, "formulasi": moved}, targets=(*plain.targets[:2], empty))
    (finding,) = found(document(whole), "jumlah_target")
    assert finding.severity == severity


def test_letters_read_with_doubt_are_no_proof() -> None:
    cell = Cell(0, 0, lines=(Line("9 Dokumen selama 3 tahun", confidence=0.6),), confidence=0.6)
    faint = Field("9 Dokumen selama 3 tahun", "9 Dokumen selama 3 tahun", cell, 0.6)
    plain = row(indikator="Jumlah Dokumen", targets="1 1 1")
    (finding,) = found(document(replace(plain, fields={**plain.fields, "formulasi": faint})), "jumlah_target")
    assert finding.severity == "peringatan"
    assert finding.advice.startswith("Periksa dahulu bacaan selnya.")


def test_of_equally_frequent_spellings_the_one_in_known_words_is_proposed() -> None:
    assert groups(["Laporan Kemeterologian", "Laporan Kemetrologian"]) == [
        ["Laporan Kemetrologian", "Laporan Kemeterologian"]
    ]


def test_a_list_that_exceeds_the_target_of_the_whole_period() -> None:
    shares = tuple(target(2022 + i, number, "%") for i, number in enumerate((10.0, 20.0, 30.0)))
    plain = row(
        indikator="Persentase UMKM",
        formulasi="(500 Jumlah UMKM, 50,100,150 UMKM)",
        definisi_operasional="UMKM yang dibina dibagi dengan jumlah target UMKM selama 3 tahun",
    )
    (finding,) = found(document(replace(plain, targets=shares)), "formula_target")
    assert (finding.severity, finding.figures["jumlah"]) == ("peringatan", "300")


def test_a_row_copied_under_another_parent_is_the_same_row() -> None:
    first = row(1, indikator="Jumlah Koperasi yang dibina", sub_kegiatan="Pembinaan", kegiatan="Satu", targets="1 2 3")
    again = row(2, indikator="Jumlah Koperasi yang dibina", sub_kegiatan="Pembinaan", kegiatan="Dua", targets="1 2 9")
    (finding,) = found(document(first, again), "baris_ganda")
    assert (finding.severity, finding.figures["beda"]) == ("galat", "2024: 3 Dokumen dan 9 Dokumen")


def test_targets_printed_otherwise_are_no_other_targets() -> None:
    first = row(1, indikator="Jumlah Koperasi yang dibina", targets="1 2 3")
    wide = tuple(replace(t, field=Field(t.field.raw, t.field.clean.replace(" ", "  ").upper())) for t in first.targets)
    (finding,) = found(document(first, replace(first, row=2, source_row=2, targets=wide)), "baris_ganda")
    assert finding.severity == "peringatan"


def test_an_activity_under_another_programme_misses_its_own() -> None:
    other = row(1, "program", code="8.01.02", program="Program Lain", indikator="Persentase lain")
    child = row(
        2, "kegiatan", code="8.01.03.2.01", program="Program Lain", kegiatan="Perumusan", indikator="Persentase"
    )
    (finding,) = found(document(other, child), "induk_hilang")
    assert finding.figures["kode"] == "8.01.03"


def test_the_one_empty_cell_of_a_short_table_is_found() -> None:
    doc = document(row(1, indikator="Satu", formulasi="ada"), row(2, indikator="Dua", formulasi=""))
    assert [finding.column for finding in found(doc, "isian_kosong")] == ["formulasi"]
