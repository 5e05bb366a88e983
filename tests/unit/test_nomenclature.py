import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from audit.rules.nomenklatur import RULE as NOMENKLATUR
from extract.document import Document
from normalize.model import Field, Indicator, Normalised, NormalTable, Target, Value
from normalize.nomenclature.assign import assign, candidates, edition_of, official
from normalize.nomenclature.office import bidang_of_name
from normalize.nomenclature.official import VOCABULARY, fold, load, similarity
from tests.unit.truthdocs import CORPUS, from_truth

CASES = Path(__file__).parents[1] / "cases" / "nomenclature"
OFFICE = "Dinas Perdagangan Kabupaten Bengkulu Selatan"


def row(kind: str, name: str, **others: str) -> Indicator:
    texts = {kind: name, **others}
    return Indicator(1, 1, "", kind, {key: Field(text, text) for key, text in texts.items()})


def codes(*rows: Indicator, year: int | None = 2024, office: str = OFFICE) -> list[str]:
    return [match.code if match else "" for match in assign(rows, year, office)]


def labelled() -> tuple[list[Indicator], list[str]]:
    with (CASES / "dinas-perdagangan.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return [row(x["jenis"], x["nama"], program=x["program"] or x["nama"]) for x in lines], [x["kode"] for x in lines]


def test_hand_labelled_names_get_their_codes() -> None:
    rows, want = labelled()
    got = codes(*rows)
    coded = [(g, w) for g, w in zip(got, want, strict=True) if w]
    assert sum(g == w for g, w in coded) / len(coded) >= 0.98
    assert [(g, w) for g, w in zip(got, want, strict=True) if g and g != w] == []


def test_own_bidang_stands_for_x() -> None:
    assert codes(row("kegiatan", "Administrasi Umum Perangkat Daerah")) == ["3.30.01.2.06"]
    assert codes(row("kegiatan", "Administrasi Umum Perangkat Daerah"), office="") == ["X.XX.01.2.06"]


@pytest.mark.parametrize(
    ("office", "bidang"),
    [
        ("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "2.18"),
        ("DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", "2.12"),
        ("Badan Kesatuan Bangsa dan Politik", "8.01"),
        ("Dinas Perindustrian, Perdagangan dan Koperasi", "3.31"),
        ("Kantor Urusan Lain", ""),
    ],
)
def test_bidang_of_an_office_name(office: str, bidang: str) -> None:
    assert bidang_of_name(office) == bidang


def test_a_name_of_two_codes_is_no_guess_but_names_both() -> None:
    name = "Fasilitasi Hilirisasi Investasi Strategis di Wilayah Kabupaten/Kota"
    (match,) = assign([row("sub_kegiatan", name)], 2024, "Dinas Penanaman Modal")
    assert match is not None
    assert match.code == ""
    assert match.rivals == ("2.18.02.3.04.0001", "2.18.02.4.04.0001")
    assert candidates("sub_kegiatan", name, 2023) == match.rivals


def test_a_second_mention_between_two_that_stand_there_is_no_guess() -> None:
    """As like to the coordination as to the monitoring of one field, both of which other rows name."""
    want = [f"8.01.06.2.01.000{k}" for k in range(1, 6)]
    names = [load(2023).by_code[code].name for code in want]
    mixed = names[3].replace("Koordinasi", "Monitoring dan Evaluasi")
    damaged = names[3].replace("Koordinasi", "Kordinasi")
    rows = [row("sub_kegiatan", name, program="Program X") for name in (*names, mixed, damaged)]
    assert codes(*rows, office="") == [*want, "", want[3]]


def test_children_tell_namesakes_apart() -> None:
    name = "Pembangunan dan Pengelolaan Sarana Distribusi Perdagangan"
    child = "Fasilitasi Pengelolaan Sarana Distribusi Perdagangan"
    assert codes(row("kegiatan", name), row("sub_kegiatan", child)) == ["3.30.03.2.01", "3.30.03.2.01.0002"]


def test_the_printed_parent_decides() -> None:
    rows = [
        row("program", "Program Standarisasi dan Perlindungan Konsumen"),
        row(
            "kegiatan",
            "Pelaksanaan metrology Legal, Tera dan Tera Ulang",
            program="Program Standarisasi dan Perlindungan Konsumen",
        ),
    ]
    assert codes(*rows) == ["3.30.06", "3.30.06.2.01"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kode": "3.30.02.2.02"}, "3.30.02.2.02"),
        ({"kode": "3.30.01.2.06"}, ""),
    ],
)
def test_a_printed_code_counts_where_its_name_agrees(fields: dict[str, str], code: str) -> None:
    (match,) = assign([row("kegiatan", "Penerbitan Tanda Daftar Gudang", **fields)], 2024, OFFICE)
    assert match is not None
    assert match.code == (code or "3.30.02.2.02")


def test_a_code_before_the_name_and_a_short_last_part() -> None:
    assert codes(row("sub_kegiatan", "3.30.02.2.02.01 Fasilitasi Penerbitan Tanda Daftar Gudang")) == [
        "3.30.02.2.02.0001"
    ]


def test_years_pick_the_list() -> None:
    name = "Pemantauan Harga dan Pasokan Pangan"
    assert codes(row("sub_kegiatan", name), year=2024, office="") != [""]
    assert codes(row("program", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"), year=2016) == [""]
    assert official("3.30.02", 2027) is not None
    assert official("3.30.02", None) is None


def test_offices_of_a_province_have_another_list() -> None:
    assert codes(row("program", "Program Pengelolaan Pendidikan"), office="Dinas Pendidikan Provinsi Jambi") == [""]


def test_names_tell_the_level_of_an_office_that_does_not() -> None:
    names = ("Penyediaan Data Gender dan Anak di Provinsi", "Penyediaan Gaji dan Tunjangan ASN")
    rows = [row("sub_kegiatan", name) for name in names]
    assert codes(*rows, office="Dinas Pemberdayaan Perempuan") == ["", ""]
    assert codes(rows[1], office="Dinas Pemberdayaan Perempuan") != [""]


def test_a_merged_name_is_one_activity_on_all_its_rows() -> None:
    name = "Urusan Penyelenggaraan PSU Perumahan"
    first = row("kegiatan", name, kode="1.04.05.2.01")
    again = Indicator(2, 2, "", "kegiatan", {"kegiatan": Field(name, name, inherited=True)})
    assert codes(first, again) == ["1.04.05.2.01"] * 2


def test_unlike_names_stay_without_code() -> None:
    assert codes(row("program", "Program Kebahagiaan Bersama"), row("sasaran", "Meningkatnya apa pun")) == ["", ""]


def test_fold_and_similarity() -> None:
    assert fold("Kegiatan  Penerbitan Izin (IUI)") == "penerbitan izin iui"
    assert fold("Program 2 : Program Pengelolaan Arsip") == "pengelolaan arsip"
    assert similarity("administrasi keuangan", "administrasi keuangan perangkat daerah") > 0.8
    assert similarity("penyusunan dokumen", "penyusunan laporan") < 0.8


@pytest.mark.parametrize("edition", [2023, 2027])
def test_every_name_of_the_list_finds_itself(edition: int) -> None:
    known = load(edition)
    for entry in list(known.by_code.values())[::37]:
        if entry.level != "bidang":
            assert entry in known.level(entry.level).exact(fold(entry.name))


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.exists(), reason="development corpus not present")
def test_corpus_codes_are_right_or_openly_undecided() -> None:
    right = wrong = several = missed = 0
    for path in sorted(CORPUS.glob("dev-*.json")):
        document = from_truth(path)
        rows = [row for table in document.tables for row in table.indicators]
        labels = [r.get("kode") for t in json.loads(path.read_text())["tabel"] for r in t["baris"]]
        for match, label in zip(assign(rows, document.year, document.office), labels, strict=True):
            if not label:
                continue
            own = label.startswith("X")
            same = match and match.code.split(".")[2 * own :] == label.split(".")[2 * own :]
            several += bool(match and match.rivals and label in match.rivals)
            right += bool(same)
            wrong += bool(match and match.code and not same)
            missed += not match
    assert wrong == 0
    assert right / (right + missed) >= 0.98
    assert several / (right + missed + several) < 0.12


def test_namesakes_are_told_apart_by_their_official_indicator() -> None:
    name = "Sosialisasi Peningkatan Partisipasi Perempuan di Bidang Politik, Hukum, Sosial dan Ekonomi"
    with (VOCABULARY / "nomenklatur-kembar.csv").open(encoding="utf-8") as file:
        official_of = {line["kode"]: line["indikator"] for line in csv.DictReader(file)}
    for code in ("2.08.02.2.02.0001", "2.08.02.2.02.0004"):
        entry = official(code, 2023)
        assert entry is not None
        assert fold(entry.name).startswith(fold(name)[:60])
        assert codes(row("sub_kegiatan", entry.name, indikator=official_of[code])) == [code]


def test_namesakes_in_a_sorted_table_stand_in_order() -> None:
    listed = load(2023).level("sub_kegiatan").entries
    below = [entry for entry in listed if entry.code.startswith("2.18.02.")]
    rows = [
        Indicator(
            number, number, "", "sub_kegiatan", {"sub_kegiatan": Field(e.name, e.name), "indikator": Field("x", "x")}
        )
        for number, e in enumerate(below, 1)
    ]
    decided = {entry.code: code for entry, code in zip(below, codes(*rows), strict=True)}
    assert decided["2.18.02.3.03.0001"] in ("", "2.18.02.3.03.0001")
    assert all(code in ("", own) for own, code in decided.items())


def numbered(*listed: str) -> list[Indicator]:
    names = [load(2023).by_code[code].name for code in listed]
    return [
        Indicator(n, n, "", "sub_kegiatan", {"sub_kegiatan": Field(name, name), "indikator": Field("x", "x")})
        for n, name in enumerate(names, 1)
    ]


def test_open_neighbours_in_a_sorted_table_settle_each_other() -> None:
    ordered = ("2.07.04.2.01.0001", "2.07.04.2.02.0001", "2.07.04.2.04.0003", "2.07.04.3.05.0002", "2.07.04.4.01.0008")
    assert codes(*numbered(*ordered)) == list(ordered)


def test_order_proves_nothing_in_a_table_that_is_not_sorted() -> None:
    mixed = ("2.07.04.2.04.0003", "2.07.04.2.02.0001", "2.07.04.2.01.0001", "2.07.04.3.05.0002", "2.07.04.4.01.0008")
    assert codes(*numbered(*mixed))[3:] == ["", ""]


def planned(name: str, *years: int) -> Indicator:
    targets = tuple(Target(str(year), "target", Value("angka", 1.0), Field("1", "1")) for year in years)
    return Indicator(1, 1, "", "sub_kegiatan", {"sub_kegiatan": Field(name, name)}, targets)


@pytest.mark.parametrize(
    ("years", "year", "edition"),
    [
        ((2022, 2026), 2024, 2023),
        ((2025, 2029), 2029, 2023),
        ((2027, 2031), 2028, 2027),
        ((), 2030, 2027),
        ((), 2015, None),
    ],
)
def test_the_first_target_year_picks_the_edition(years: tuple[int, ...], year: int, edition: int | None) -> None:
    assert edition_of([planned("Fasilitasi Kunjungan Tamu", *years)], year) == edition


def test_names_of_the_other_edition_overrule_the_years() -> None:
    for edition, other, years in ((2023, 2027, (2027, 2031)), (2027, 2023, (2025, 2029))):
        level = load(other).level("sub_kegiatan")
        names = (entry.name for entry in load(edition).level("sub_kegiatan").entries)
        own = next(name for name in names if not level.exact(fold(name)))
        assert edition_of([planned(own, *years)], 2028) == edition


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("1.05.02 - PROGRAM PENINGKATAN KETENTERAMAN DAN KETERTIBAN UMUM", []),
        ("01.05.02 Program Peningkatan Ketenteraman dan Ketertiban Umum", []),
        ("1.05.02 - PROGRAM PENGELOLAAN PERSAMPAHAN", ["Kode 1.05.02 menurut nomenklatur adalah"]),
        ("1.05.77 - PROGRAM PENINGKATAN KETENTERAMAN DAN KETERTIBAN UMUM", ["Kode 1.05.77 tidak ada"]),
    ],
)
def test_a_printed_code_is_checked_against_its_name(name: str, told: list[str]) -> None:
    rows = [Indicator(1, 1, "eselon_iii", "program", {"program": Field(name, name)})]
    others = ("3.30.02 PROGRAM PERIZINAN DAN PENDAFTARAN PERUSAHAAN", "3.30.04 PROGRAM STABILISASI HARGA")
    rows += [Indicator(n, n, "eselon_iii", "program", {"program": Field(o, o)}) for n, o in enumerate(others, 2)]
    found = assign(rows, 2024, "Satuan Polisi Pamong Praja Kabupaten Uji")
    coded = tuple(replace(row, code=match.code if match else "") for row, match in zip(rows, found, strict=True))
    table = NormalTable(1, "", "", 2024, (), coded, (), (), ())
    doc = Normalised("uji", Document("uji.pdf", "", "pdf"), "", 2024, (table,))
    messages = [finding.message for finding in NOMENKLATUR(doc) if finding.row == 1]
    assert [message[: len(start)] for message, start in zip(messages, told, strict=False)] == told
    assert len(messages) >= len(told)
    assert told or not messages
