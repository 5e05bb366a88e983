"""Rules on performance data: what they find, and what is so near that they must not."""

from dataclasses import replace

import pytest

from audit.across.compare import compare
from audit.across.digest import digest
from audit.across.years import compare_years
from audit.direction import LESS, MORE, UNKNOWN, direction
from audit.finding import Finding
from audit.run import said
from audit.together import told_once
from benchmarks.planted_reports import measure
from extract.document import Document
from normalize.model import Column, Doubt, Field, Indicator, Normalised, NormalTable, SetAside, Target, Value

YEAR = "2024"


def value(kind: str, text: str, unit: str = "", period: str = "", year: str = YEAR) -> Target:
    number = float(text.replace(".", "").replace(",", "."))
    return Target(year, kind, Value("angka", number, unit=unit or None), Field(text, text), period)


def row(number: int, indicator: str, *targets: Target, kind: str = "sasaran", **texts: str) -> Indicator:
    fields = {name: Field(text, text) for name, text in {"indikator": indicator, **texts}.items()}
    return Indicator(number, number, "kepala_opd", kind, fields, targets)


def measured(number: int, indicator: str, target: str, reached: str, stated: str, unit: str = "%") -> Indicator:
    values = (value("target", target, unit), value("realisasi", reached, unit), value("capaian", stated, "%"))
    return row(number, indicator, *values)


def document(
    *tables: tuple[Indicator, ...],
    aside: tuple[SetAside, ...] = (),
    title: str = "Capaian",
    sort: str = "lkjip",
    name: str = "uji",
    office: str = "Dinas Uji Kabupaten Uji",
) -> Normalised:
    made = tuple(
        NormalTable(i, title, "", 2024, (), rows, aside if i == 1 else (), (), ()) for i, rows in enumerate(tables, 1)
    )
    return Normalised(name, Document(f"{name}.pdf", "", "pdf"), office, 2024, made, sort=sort)


def found(doc: Normalised, code: str) -> list[Finding]:
    """What a rule says, before it is asked for witnesses: documents of one row have none."""
    return [finding for finding in told_once(said(doc), doc) if finding.code == code]


def severities(doc: Normalised, code: str) -> list[str]:
    return [finding.severity for finding in found(doc, code)]


def test_shares_without_decimals_were_rounded_where_all_that_fail_are_explained_so() -> None:
    """One alone is false, and so is what is counted."""
    told = [("18", "1", "7"), ("18", "3", "14"), ("10", "17", "173"), ("11", "10", "89")]
    right = [("20", "10", "50"), ("40", "30", "75"), ("50", "10", "20"), ("80", "20", "25"), ("60", "30", "50")]

    def judged(of: str, false: list[tuple[str, str, str]]) -> list[str]:
        rows = tuple(measured(n, f"{of} hal {n}", *one, unit="") for n, one in enumerate([*right, *false], 1))
        return severities(document(rows), "capaian_hitung")

    assert judged("Persentase", told) == ["peringatan"] * 4
    assert judged("Persentase", told[:1]) == ["galat"]
    assert judged("Jumlah", told) == ["galat"] * 4


@pytest.mark.parametrize(
    ("indicator", "target", "reached", "stated", "severity"),
    [
        ("Persentase izin terbit", "83", "81,59", "98,30", ""),
        ("Persentase izin terbit", "83", "81,59", "98,3", ""),
        ("Persentase izin terbit", "83", "81,59", "98", ""),
        ("Persentase izin terbit", "83", "81,59", "99,90", "galat"),
        ("Persentase izin terbit", "90", "89,2", "99,11", ""),
        ("Persentase izin terbit", "90", "89,2", "99,07", ""),  # 89,16 was rounded to 89,2
        ("Persentase izin terbit", "60", "63", "95", "info"),  # only its own achievement says that less is better
        ("Persentase aduan yang ditindaklanjuti", "60", "63", "95", "peringatan"),
        ("Angka kematian ibu", "60", "63", "95", ""),
        ("Angka kematian ibu", "60", "63", "95,24", ""),
        ("Angka kematian ibu", "60", "63", "105", "peringatan"),
        ("Angka kematian ibu", "60", "63", "88", "galat"),
        ("Persentase izin terbit", "50", "60", "100", ""),
        ("Persentase izin terbit", "1.000", "1.097,9", "109,80", ""),  # 109,8 in a format of two decimals
        ("Persentase izin terbit", "1.000", "1.097,9", "112,80", "galat"),
        ("Persentase izin terbit", "0", "60", "12", ""),
        ("Persentase izin terbit", "100", "100", "99,29", "galat"),  # the whole is not rounded
    ],
)
def test_achievement(indicator: str, target: str, reached: str, stated: str, severity: str) -> None:
    doc = document((measured(1, indicator, target, reached, stated),))
    assert severities(doc, "capaian_hitung") == ([severity] if severity else [])


def test_a_cap_is_right_only_where_the_whole_document_keeps_it() -> None:
    capped, free = measured(1, "Nilai mutu", "50", "60", "100"), measured(2, "Nilai hasil", "50", "55", "110")
    assert severities(document((capped,)), "capaian_hitung") == []
    assert severities(document((capped, free)), "capaian_hitung") == ["peringatan"]


def test_counts_are_never_rounded() -> None:
    exact = measured(1, "Jumlah izin", "300", "299", "99,80", "Dokumen")
    assert severities(document((exact,)), "capaian_hitung") == ["galat"]


def test_a_column_that_means_something_else_is_told_once() -> None:
    rows = tuple(measured(i, f"Nilai mutu ke {i}", "50", "40", "33") for i in range(1, 6))
    (finding,) = found(document(rows), "capaian_hitung")
    assert (finding.severity, finding.figures["kali"], finding.figures["semua"]) == ("info", "5", "5")
    assert "2, 3, 4, 5" in finding.message and "mungkin" in finding.message


@pytest.mark.parametrize(
    ("others", "lone", "severity"),
    [
        (("98,30%", "101,20%", "95,00%"), "1,05", ""),
        (("98,30%", "101,20%", "95,00%"), "1,15", "galat"),
        (("98,30", "101,20", "95,00"), "1,05", "galat"),
        (("98,30%", "101,20%", "95,00%"), "1,05%", "galat"),
    ],
)
def test_a_lone_share_among_percentages_that_print_their_sign(
    others: tuple[str, ...], lone: str, severity: str
) -> None:
    reached = ("98,30", "101,20", "95,00", "105,26")
    rows = tuple(
        row(i, "Persentase izin terbit", value("target", "100", "%"), value("realisasi", did, "%"), signed(stated))
        for i, (did, stated) in enumerate(zip(reached, (*others, lone), strict=True), 1)
    )
    assert severities(document(rows), "capaian_hitung") == ([severity] if severity else [])


def signed(text: str) -> Target:
    return replace(value("capaian", text.rstrip("%"), "%"), field=Field(text, text))


def test_shares_in_one_column_beside_percentages_in_another() -> None:
    rows = tuple(
        row(
            i,
            "Jumlah dokumen",
            *(
                value(kind, text, unit, year="2023")
                for kind, text, unit in (("target", "8", ""), ("realisasi", "8", ""))
            ),
            replace(signed("100%"), year="2023"),
            *(value(kind, text, "") for kind, text in (("target", "10"), ("realisasi", done))),
            value("capaian", share, "%"),
        )
        for i, (done, share) in enumerate((("27", "2,70"), ("24", "2,40"), ("31", "3,10"), ("33", "3,50")), 1)
    )
    assert [(one.row, one.severity) for one in found(document(rows), "capaian_hitung")] == [(4, "galat")]


@pytest.mark.parametrize(
    ("stated", "category", "wrong"),
    [
        ("91", "Sangat Tinggi", False),
        ("90", "Tinggi", False),
        ("90,5", "Tinggi", False),
        ("90,5", "Sangat Tinggi", False),
        ("76", "Tinggi", False),
        ("75", "Tinggi", True),
        ("50", "Sangat Rendah", False),
        ("96,17", "tinggi", True),
        ("96,17", "Memuaskan", False),
        ("96,17", "Tercapai", True),
        ("100", "Tercapai", False),
        ("88", "Belum Tercapai", False),
        ("84,9", "Berhasil", False),
    ],
)
def test_category(stated: str, category: str, wrong: bool) -> None:
    one = row(1, "Nilai mutu", value("capaian", stated, "%"), lain_kriteria=category)
    assert bool(found(document((one,)), "kriteria_capaian")) is wrong


@pytest.mark.parametrize(("category", "wrong"), [("Tinggi", False), ("Sangat Rendah", False), ("Sedang", True)])
def test_a_category_may_be_that_of_the_quarter_beside_the_year(category: str, wrong: bool) -> None:
    quarter = replace(value("capaian", "84", "%"), period="TW2")
    one = row(1, "Nilai mutu", quarter, value("capaian", "42", "%"), lain_kriteria=category)
    assert bool(found(document((one,)), "kriteria_capaian")) is wrong


def totals(sums_up: str, *figures: Target) -> tuple[SetAside, ...]:
    return (SetAside(9, "jumlah", "JUMLAH", 1, sums_up, figures),)


@pytest.mark.parametrize(
    ("stated", "wrong"), [("93,70", False), ("93,67", False), ("93,72", True), ("94,00", True), ("93,00", True)]
)
def test_zeros_after_a_rounded_average(stated: str, wrong: bool) -> None:
    rows = [row(i, f"Nilai {i}", value("capaian", n, "%")) for i, n in ((1, "96,00"), (2, "91,00"), (3, "94,00"))]
    doc = document(rows, aside=totals("rata_rata", value("capaian", stated, "%")))
    assert severities(doc, "rata_rata") == (["galat"] if wrong else [])


@pytest.mark.parametrize(("stated", "wrong"), [("94", False), ("94,00", False), ("95,5", True), ("93,5", False)])
def test_average(stated: str, wrong: bool) -> None:
    programmes = [row(i, f"Nilai {i}", value("capaian", n, "%"), kind="program") for i, n in ((1, "96"), (3, "91"))]
    activity = row(2, "Nilai 2", value("capaian", "95", "%"), kind="kegiatan")
    aside = totals("rata_rata", value("capaian", stated, "%"))
    doc = document((programmes[0], activity, programmes[1]), aside=aside)
    assert severities(doc, "rata_rata") == (["galat"] if wrong else [])


@pytest.mark.parametrize(("stated", "wrong"), [("95", False), ("100", False), ("96", True)])
def test_what_is_capped_in_an_average_was_not_rounded(stated: str, wrong: bool) -> None:
    """95,2 where 100 is the most, to which only two rounded numbers belong; 99,8 as they are."""
    numbers = ("102", "100", "78", "98", "121")
    rows = tuple(row(i, f"Nilai {i}", value("capaian", n, "%")) for i, n in enumerate(numbers, 1))
    doc = document(rows, aside=totals("rata_rata", value("capaian", stated, "%")))
    assert severities(doc, "rata_rata") == (["galat"] if wrong else [])


@pytest.mark.parametrize(("stated", "wrong"), [("300", False), ("600", False), ("400", True)])
def test_total_of_one_level_or_of_all(stated: str, wrong: bool) -> None:
    rows = (
        row(1, "Nilai 1", value("anggaran", "300", "Rp"), kind="program"),
        row(2, "Nilai 2", value("anggaran", "100", "Rp"), kind="kegiatan"),
        row(3, "Nilai 3", value("anggaran", "200", "Rp"), kind="kegiatan"),
    )
    doc = document(rows, aside=totals("jumlah", value("anggaran", stated, "Rp")))
    assert severities(doc, "jumlah_kolom") == (["galat"] if wrong else [])


def test_percentages_in_a_row_of_totals_are_no_sum() -> None:
    rows = tuple(row(i, f"Nilai {i}", value("capaian_anggaran", "90", "%"), kind="program") for i in (1, 2))
    assert found(document(rows, aside=totals("jumlah", value("capaian_anggaran", "90,1", "%"))), "jumlah_kolom") == []


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        (("98,30", "%"), ("99,90", "%"), "galat"),
        (("98,30", "%"), ("98,3", "%"), ""),
        (("98,30", "%"), ("98", "%"), ""),
        (("98,30", "%"), ("99,90", ""), "peringatan"),
        (("98", "%"), ("12", "Orang"), ""),
        (("98,89", "%"), ("98,90", "%"), ""),  # one is rounded, one cut off
        (("98,88", "%"), ("98,90", "%"), "galat"),
        (("98", "%"), ("99", "%"), "galat"),
    ],
)
def test_figures_of_two_tables(one: tuple[str, str], other: tuple[str, str], severity: str) -> None:
    tables = [(row(1, "Persentase izin terbit", value("realisasi", *figure)),) for figure in (one, other)]
    assert severities(document(*tables), "nilai_berbeda") == ([severity] if severity else [])


def test_tables_of_different_plans_may_differ() -> None:
    doc = document(*(((row(1, "Persentase izin terbit", value("target", text, "%")),)) for text in ("80", "85")))
    plan = replace(doc, tables=(replace(doc.tables[0], title="Target Renstra"), doc.tables[1]))
    assert (severities(doc, "nilai_berbeda"), severities(plan, "nilai_berbeda")) == (["galat"], ["peringatan"])


def quarterly(parts: str, whole: str, *, cumulative: bool = False, indicator: str = "Jumlah izin") -> Normalised:
    values = [value("realisasi", part, "Dokumen", f"TW{i}") for i, part in enumerate(parts.split(), 1)]
    doc = document((row(1, indicator, *values, value("realisasi", whole, "Dokumen")),))
    columns = tuple(
        Column(n, f"s.d. TW {n}", "target", 1.0, YEAR, "realisasi", 0, f"TW{n}", cumulative) for n in range(1, 5)
    )
    return replace(doc, tables=(replace(doc.tables[0], columns=columns),))


@pytest.mark.parametrize(
    ("parts", "whole", "cumulative", "wrong"),
    [
        ("10 20 30 40", "100", False, False),
        ("10 20 30 40", "40", False, False),
        ("10 20 30 40", "40", True, False),
        ("10 30 20 40", "40", True, True),
        ("10 20 30 40", "35", False, True),
        ("10 20 30 40", "90", False, True),
        ("10 20", "90", False, False),
        ("90 50 50 50", "50", False, True),
        ("60 50 50 50", "50", False, False),
    ],
)
def test_quarters(parts: str, whole: str, cumulative: bool, wrong: bool) -> None:
    assert bool(found(quarterly(parts, whole, cumulative=cumulative), "periode_kumulatif")) is wrong


@pytest.mark.parametrize(("unit", "told"), [("Dokumen", 1), ("", 0)])
def test_counted_quarters_are_not_rounded(unit: str, told: int) -> None:
    values = [value("realisasi", part, "", f"TW{i}") for i, part in enumerate(("30", "40", "30", "40"), 1)]
    doc = document((row(1, "Jumlah izin", *values, value("realisasi", "142", unit)),))
    assert len(found(doc, "periode_kumulatif")) == told


def test_the_last_quarter_of_a_share_is_the_years() -> None:
    for last, told in (("21", 0), ("22", 1)):
        parts = [value("target", part, "%", f"TW{i}") for i, part in enumerate(("18", "19", "20", last), 1)]
        doc = document((row(1, "Persentase taman", *parts, value("target", "21", "%")),))
        assert len(found(doc, "periode_kumulatif")) == told


@pytest.mark.parametrize(
    ("targets", "odd"),
    [
        ("75 80 850 90", True),
        ("75 80 85 90", False),
        ("10 100 900 12", False),  # as they like
        ("3 3 30 3", False),
    ],
)
def test_a_target_far_from_those_of_all_other_years(targets: str, odd: bool) -> None:
    values = [value("target", text, "%", year=str(2024 + k)) for k, text in enumerate(targets.split())]
    assert bool(found(document((row(1, "Nilai mutu", *values),)), "nilai_janggal")) is odd


@pytest.mark.parametrize(
    ("target", "reached", "unit", "odd"),
    [
        ("85", "850", "%", True),
        ("85", "8,5", "%", False),
        ("85", "90", "%", False),
        ("2", "20", "Unit", False),
        ("120", "1.200", "Unit", True),
        ("120", "300", "Unit", False),
        ("40", "160", "Nilai", True),
        ("2", "8", "%", False),
    ],
)
def test_odd_figures(target: str, reached: str, unit: str, odd: bool) -> None:
    doc = document((row(1, "Nilai mutu", value("target", target, unit), value("realisasi", reached, unit)),))
    assert bool(found(doc, "nilai_janggal")) is odd


@pytest.mark.parametrize(
    ("years", "odd"),
    [
        (("50", "50", "500"), True), (("50", "50", "250"), False), (("4", "4", "40"), False),
        (("50", "50", "167", "500"), False),  # a third of it is a like figure
        (("50", "50", "166", "500"), True), (("50", "500"), False),
        (("50", "50", "50", "1.400", "500"), False), (("50", "50", "50", "1.600", "500"), True),
    ],
)  # fmt: skip
def test_a_figure_far_from_the_other_years_is_odd_where_no_other_is_like_it(years: tuple[str, ...], odd: bool) -> None:
    reached = [value("realisasi", text, "Unit", year=str(2020 + k)) for k, text in enumerate(years)]
    last = [
        one for one in found(document((row(1, "Nilai mutu", *reached),)), "nilai_janggal") if years[-1] in one.message
    ]
    assert bool([one for one in last if one.column.endswith(str(2019 + len(years)))]) is odd


def test_a_tenth_is_odd_where_the_achievement_says_otherwise() -> None:
    assert len(found(document((measured(1, "Nilai mutu", "85", "8,5", "100"),)), "nilai_janggal")) == 1


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("Meningkatnya mutu layanan", "sasaran"),
        ("Persentase izin dan jumlah aduan selesai", "dua ukuran"),
        ("Persentase sarana dan prasarana", ""),
        ("Jumlah nilai investasi", ""),
        ("Persentase jumlah izin", ""),
    ],
)
def test_quality_of_an_indicator(indicator: str, told: str) -> None:
    messages = [f.message for f in found(document((row(1, indicator, value("target", "8", "%")),)), "indikator_mutu")]
    assert [told in message for message in messages] == ([True] if told else [])


def test_progress_towards_the_plans_end_is_measured_by_its_target() -> None:
    values = (
        value("target", "70", "%"), value("realisasi", "68,6", "%"), value("capaian", "98,00", "%"),
        value("kondisi_akhir", "80", "%", year="2026"),
    )  # fmt: skip
    for stated, wrong in (("85,75", []), ("61,20", ["galat"])):
        onward = value("capaian", stated, "%", year="2026")
        assert severities(document((row(1, "Persentase izin", *values, onward),)), "capaian_hitung") == wrong


def test_the_sum_that_a_total_is_nearest_to_is_told() -> None:
    rows = tuple(
        row(i, f"Persentase {i}", value("anggaran", text, "Rp"), kind=kind)
        for i, (kind, text) in enumerate((("program", "900"), ("kegiatan", "400"), ("kegiatan", "500")), 1)
    )
    aside = SetAside(4, "jumlah", "Jumlah", 1, "jumlah", (value("anggaran", "910", "Rp"),))
    assert [f.figures["hasil"] for f in found(document(rows, aside=(aside,)), "jumlah_kolom")] == ["900"]


def test_a_report_without_aims_answers_for_a_plan_with_them() -> None:
    names = ("Indeks mutu", "Nilai aduan selesai", "Jumlah izin terbit")
    plan = tuple(row(i, name, value("target", "8", "Unit")) for i, name in enumerate(names, 1))
    report = tuple(replace(one, kind="indikator") for one in plan[:2])
    docs = [document(plan, name="pk", sort="perjanjian_kinerja"), document(report, name="lkjip")]
    assert [f.code for _, f in compare(map(digest, docs))] == ["lintas_dokumen"]


def test_swapped_columns_come_from_the_reading() -> None:
    doc = document((row(1, "Jumlah izin", value("target", "8", "Unit")),))
    doubt = Doubt(1, "target_2024", "kolom_tertukar", "Unit", "Angka dan satuan tertukar kolom.")
    doc = replace(doc, tables=(replace(doc.tables[0], doubts=(doubt,)),))
    assert [f.message for f in found(doc, "kolom_tertukar")] == ["Angka dan satuan tertukar kolom."]
    assert found(doc, "tak_terbaca") == []


def test_plan_and_report_of_one_year() -> None:
    names = ("Jumlah total izin yg terbit", "Persentase aduan selesai", "Nilai mutu layanan")
    plan = [row(i, name, value("target", "80", "%")) for i, name in enumerate(names, 1)]
    report = [row(1, "Jumlah izin yang terbit", value("target", "85", "%")), replace(plan[1], row=2)]
    docs = [document(tuple(plan), name="pk", sort="perjanjian_kinerja"), document(tuple(report), name="lkjip")]
    told = [(name, f.code, f.figures.get("tahun", "")) for name, f in compare(map(digest, docs))]
    assert told == [("lkjip", "lintas_dokumen", "2024"), ("lkjip", "lintas_dokumen", "")]


@pytest.mark.parametrize(("first", "second"), [("pk-2024", "pk-perubahan-2024"), ("pk-perubahan-2024", "pk-2024")])
@pytest.mark.parametrize(("kept", "told"), [("90", []), ("80", ["90"])])
def test_a_report_answers_for_the_changed_agreement(first: str, second: str, kept: str, told: list[str]) -> None:
    names = ("Jumlah izin terbit", "Persentase aduan selesai", "Nilai mutu layanan")

    def promising(target: str) -> tuple[Indicator, ...]:
        return tuple(row(i, name, value("target", target if i == 1 else "80", "%")) for i, name in enumerate(names, 1))

    targets = {"pk-2024": "80", "pk-perubahan-2024": "90"}
    plans = [document(promising(targets[name]), name=name, sort="perjanjian_kinerja") for name in (first, second)]
    docs = [*plans, document(promising(kept), name="lkjip")]
    found = [f for name, f in compare(map(digest, docs)) if name == "lkjip"]
    assert [f.figures["sana"] for f in found] == told


@pytest.mark.parametrize(("also", "told"), [("80", 2), ("85", 0)])
def test_what_the_earlier_document_also_says_is_no_change(also: str, told: int) -> None:
    """A target that one of its tables has under the name of the later document, another under a misspelt one."""
    name, misspelt = "Nilai aset yang terinventarisasi", "Nilai aset yang terinventrisasi"
    earlier = document((row(1, name, value("target", also)),), (row(1, misspelt, value("target", "80")),), name="satu")
    later = document(*((row(1, name, value("target", "85")),) for _ in range(2)), name="dua")
    found = list(compare_years(digest(earlier), digest(later)))
    assert len([one for one in found if one.severity == "peringatan"]) == told


def test_a_shorter_name_of_one_office_is_compared() -> None:
    rows = [
        tuple(row(i, f"Nilai mutu {n}", value("target", t, "%")) for i, (n, t) in enumerate(targets, 1))
        for targets in ((("a", "80"), ("b", "70"), ("c", "60")), (("a", "80"), ("b", "70"), ("c", "65")))
    ]
    docs = [
        document(rows[0], name="satu", office="Dinas Perdagangan Kabupaten Uji", sort="iku"),
        document(rows[1], name="dua", office="Dinas Perdagangan", sort="iku"),
    ]
    assert [f.code for _, f in compare(map(digest, docs))] == ["lintas_tahun"]


@pytest.mark.parametrize(
    ("indicator", "way"),
    [
        ("Prevalensi stunting", LESS),
        ("Persentase penurunan kemiskinan", MORE),
        ("Persentase temuan yang ditindaklanjuti", MORE),
        ("Nilai SAKIP", UNKNOWN),
        ("Laju inflasi", LESS),
        ("Persentase pengendalian pencemaran", UNKNOWN),
        ("Temuan pengawasan", LESS),
        ("Nilai temuan yang ditindak lanjuti", MORE),
        ("Indeks Pencemaran Udara", UNKNOWN),
        ("Persentase penerbitan akta kematian", UNKNOWN),
    ],
)
def test_direction(indicator: str, way: str) -> None:
    assert direction(indicator) == way


def test_planted_faults_in_reports() -> None:
    score = measure(6)
    assert score.recall >= 0.98, score.missed
    assert score.precision("galat") >= 0.98, score.false
    assert score.precision("peringatan") >= 0.9, score.false


@pytest.mark.parametrize(
    ("agreed", "reported", "told"),
    [
        ("Indeks Kepuasan Masyarakat (IKM)", "Nilai IKM", "other"),
        ("Persentase koperasi yang aktif", "Prosentase Koperasi aktif di Kabupaten Uji", "other"),
        ("Nilai Sistem Akuntabilitas Kinerja Instansi Pemerintah", "Nilai SAKIP", "other"),
        (
            "Persentase sekolah dan madrasah yang terakreditasi",
            "Persentase madrasah dan sekolah terakreditasi",
            "other",
        ),
        ("Persentase temuan yang ditindaklanjuti", "Persentase temuan yang tidak ditindaklanjuti", "missing"),
        ("Persentase jalan mantap", "Jumlah sekolah rusak", "missing"),
    ],
)
def test_reworded_indicators_of_the_chain(agreed: str, reported: str, told: str) -> None:
    kept = row(2, "Persentase izin terbit", value("target", "80", "%"), sasaran="Layanan")
    one = row(1, agreed, value("target", "70", "%"), sasaran="Mutu")
    other = row(1, reported, value("target", "75", "%"), sasaran="Mutu")
    plan = document((one, kept), sort="perjanjian_kinerja", name="pk")
    report = document((other, kept), sort="lkjip", name="lkjip")
    messages = [finding.message for _, finding in compare(map(digest, (plan, report)))]
    assert len(messages) == 1
    assert messages[0].startswith("Target 2024 di sini 75" if told == "other" else "1 indikator dokumen pk")


def test_the_rule_that_asks_for_an_indicator_is_no_part_of_its_name() -> None:
    names = ("Persentase wilayah bebas genangan", "Nilai kearsipan", "Nilai layanan")
    plan, agreed = (
        document(
            tuple(row(i, name + law, value("target", "5")) for i, name in enumerate(names, 1)), sort=sort, name=sort
        )
        for sort, law in (("iku", ""), ("perjanjian_kinerja", " (PMDN 86/2017)"))
    )
    assert list(compare(map(digest, (plan, agreed)))) == []


@pytest.mark.parametrize(
    ("promised", "unit", "told"), [("371.686.400", "", 0), ("12", "", 1), ("371.686.400", "Dokumen", 1)]
)
def test_an_amount_in_the_place_of_a_target_is_compared_with_no_count(promised: str, unit: str, told: int) -> None:
    field = Field(f"{promised} {unit}".strip(), f"{promised} {unit}".strip())
    other = replace(value("target", promised, unit), field=field)
    eleven = replace(value("target", "11", "Dokumen"), field=Field("11 Dokumen", "11 Dokumen"))
    rest = [row(i, f"Nilai mutu {i}", value("target", "8", "%")) for i in (2, 3)]
    docs = [
        document((row(1, "Jumlah Dokumen", target), *rest), name=sort, sort=sort)
        for sort, target in (("renstra", eleven), ("rkt", other))
    ]
    assert len(list(compare(map(digest, docs)))) == told


@pytest.mark.parametrize(("header", "told"), [("Tingkat Kemajuan", []), ("Capaian", ["galat"])])
def test_progress_is_no_other_achievement_of_the_year(header: str, told: list[str]) -> None:
    own = measured(1, "Indeks gender", "91,36", "91,5", "100,1")
    end = value("kondisi_akhir", "92,98", year="2030")
    onward = replace(own, targets=(*own.targets[:2], end, value("capaian", "98,4", "%")))
    doc = document((own,), (onward,))
    column = Column(3, header, "target", 1.0, YEAR, "capaian")
    tables = (doc.tables[0], replace(doc.tables[1], columns=(column,)))
    assert severities(replace(doc, tables=tables), "nilai_berbeda") == told


@pytest.mark.parametrize(
    ("plan", "later", "told"),
    [
        ((3.6, "Level 3 (3,6)"), (3, "Level 3"), 0),
        ((83, "Nilai A (83)"), (None, "A"), 0),
        ((3.6, "Level 3 (3,6)"), (4, "Level 4"), 1),
        ((3.6, "Level 3 (3,6)"), (3.4, "Level 3 (3,4)"), 1),
    ],
)
def test_a_target_without_the_score_of_the_plan_is_the_same(
    plan: tuple[float, str], later: tuple[float | None, str], told: int
) -> None:
    rest = [row(i, f"Nilai mutu {i}", value("target", "8", "%")) for i in (2, 3)]
    docs = []
    for sort, (number, text) in (("renstra", plan), ("rkt", later)):
        field, grade = Field(text, text), None if number else text
        target = Target(YEAR, "target", Value("angka" if number else "predikat", number, grade=grade), field)
        docs.append(document((row(1, "Maturitas SPIP", target), *rest), name=sort, sort=sort))
    assert len(list(compare(map(digest, docs)))) == told


def test_a_draft_beside_what_was_decided_contradicts_nothing() -> None:
    """A review prints 85% of the draft and 80% of the analysis: the plan after it says 80%."""
    rest = [row(i, f"Nilai mutu {i}", value("target", "8", "%")) for i in (3, 4)]
    name = "Persentase tindak lanjut selesai"
    both = [row(i, name, value("target", text, "%")) for i, text in ((1, "85"), (2, "80"))]
    review = document((*both, *rest), name="a", sort="rkt")
    for text, told in (("80", 0), ("75", 1)):
        later = document((row(1, name, value("target", text, "%")), *rest), name="b", sort="rkt")
        assert sum("Target" in f.message for _, f in compare(map(digest, (review, later)))) == told


def test_a_table_printed_twice_is_no_list_of_doubled_rows() -> None:
    rows = [row(i, f"Nilai mutu layanan {i}", value("target", "8", "%"), kind="indikator") for i in (1, 2, 3)]
    for second, told in (
        (rows, ["info"]),
        ((*rows[:2], row(3, "Nilai lain", kind="indikator")), ["peringatan"] * 2),
    ):
        doc = document(tuple(rows), tuple(second), sort="perjanjian_kinerja")
        assert severities(doc, "baris_ganda") == told


@pytest.mark.parametrize(
    ("code", "lines", "told"), [("", 3, []), ("RO", 3, ["peringatan"] * 3), ("", 1, ["peringatan"])]
)
def test_lines_without_code_and_name_go_on_from_those_above(code: str, lines: int, told: list[str]) -> None:
    rows = [row(i, f"Jumlah produk {i}", value("target", "8"), kode="RO") for i in range(1, 10)]
    below = [row(10 + i, "", value("target", "3"), kode=code) for i in range(lines)]
    assert severities(document((*rows, *below)), "isian_kosong") == told


@pytest.mark.parametrize(("changed", "told"), [(3, 3), (4, 1)])
def test_a_plan_drawn_up_anew_is_one_finding(changed: int, told: int) -> None:
    docs = [
        document(
            tuple(
                row(i, f"Luas hutan ke {i}", value("target", f"{8 + (i <= changed) * late}", "Ha")) for i in range(1, 9)
            ),
            name=f"renja_{late}",
            sort="rkt",
        )
        for late in (0, 1)
    ]
    docs = [replace(doc, year=2024 + i) for i, doc in enumerate(docs)]
    assert len(list(compare(map(digest, docs)))) == told


def test_two_figures_that_contradict_each_other_in_many_tables_are_one_finding() -> None:
    tables = [
        (row(1, "Persentase izin terbit", value("target", text, "%")),) for text in ("80", "85", "85", "80", "90")
    ]
    told = [(finding.table, finding.figures["sana"]) for finding in found(document(*tables), "nilai_berbeda")]
    assert told == [(2, "80"), (5, "80"), (5, "85")]


@pytest.mark.parametrize(
    ("stated", "years", "told"),
    [
        (("95", "110"), ("2022", "2023"), 1),
        (("95", "110"), ("2023", "2023"), 0),
        (("90", "100"), ("2022", "2023"), 0),  # of something else: a plan beside what was reached before
        (("95", "100"), ("2022", "2023"), 0),
    ],
)
def test_an_achievement_over_the_years_of_two_headers(
    stated: tuple[str, ...], years: tuple[str, str], told: int
) -> None:
    numbers = (("80", "76", stated[0]), ("40", "44", stated[1]))
    rows = tuple(
        row(n, f"Persentase hal {n}", value("target", a, year=years[0]), value("realisasi", b, year=years[1]),
            value("capaian", c, "%", year=years[1])) for n, (a, b, c) in enumerate(numbers))  # fmt: skip
    assert len(found(document(rows), "tahun_periode")) == told


def test_a_quarter_of_its_own_is_no_fall_beside_what_counts_until_the_quarter_before() -> None:
    """ "s.d. Triwulan II" 40, "Triwulan III" 20."""
    parts = [Column(k, "", "target", 1.0, YEAR, "realisasi", 0, f"TW{k}", k < 3) for k in (1, 2, 3)]
    rows = (
        row(
            1,
            "Persentase izin",
            *(value("realisasi", text, "%", f"TW{k}") for k, text in enumerate(("20", "40", "20"), 1)),
        ),
    )
    doc = document(rows)
    doc = replace(doc, tables=(replace(doc.tables[0], columns=tuple(parts)),))
    assert not found(doc, "periode_kumulatif")
    all_of_them = tuple(replace(part, cumulative=True) for part in parts)
    doc = replace(doc, tables=(replace(doc.tables[0], columns=all_of_them),))
    assert severities(doc, "periode_kumulatif") == ["peringatan"]


@pytest.mark.parametrize(("indicator", "wrong"), [("Jumlah guru dilatih", True), ("Persentase guru terlatih", False)])
def test_counted_targets_of_months_add_up_to_the_years_though_no_unit_is_printed(indicator: str, wrong: bool) -> None:
    months = [value("target", "10", period=f"B{n:02}") for n in range(1, 13)]
    doc = document((row(1, indicator, value("target", "100"), *months),))
    assert bool(found(doc, "periode_kumulatif")) is wrong


def test_a_category_is_held_against_the_achievement_of_its_own_year() -> None:
    """One block a year, each with its category; a dash is none."""
    columns = tuple(
        Column(n, f"Tahun {year} | Kriteria", name, 1.0)
        for n, (year, name) in enumerate((("2023", "lain_kriteria"), ("2024", "lain_kriteria_2")))
    )
    values = (
        value("realisasi", "60", year="2023"), value("capaian", "60", "%", year="2023"),
        value("realisasi", "95"), value("capaian", "95", "%"),
    )  # fmt: skip

    def judged(old: str, new: str) -> list[str]:
        doc = document((row(1, "Persentase izin", *values, lain_kriteria=old, lain_kriteria_2=new),))
        doc = replace(doc, tables=(replace(doc.tables[0], columns=columns),))
        return [one.figures["kriteria"] for one in found(doc, "kriteria_capaian")]

    assert judged("Rendah", "Sangat Tinggi") == judged("-", "Sangat Tinggi") == []
    assert judged("Rendah", "Rendah") == ["Rendah"]


@pytest.mark.parametrize(
    ("header", "title", "told"),
    [
        ("Capaian", "Capaian", True),
        ("Capaian 2016 terhadap RPJMD 2018", "Capaian", False),
        ("Capaian", "Tabel 3.4 Perbandingan Realisasi 2016 terhadap Target Renstra 2018", False),
    ],
)
def test_an_achievement_of_a_plans_target_spans_two_years(header: str, title: str, told: bool) -> None:
    rows = tuple(
        row(
            n,
            f"Hal {n}",
            value("target", "80", year="2018"),
            value("realisasi", f"6{n}", year="2016"),
            value("capaian", share, "%", year="2018"),
        )
        for n, share in ((0, "75"), (4, "80"), (8, "85"))
    )
    doc = document(rows, title=title)
    columns = (Column(3, header, "target", 1.0, "2018", "capaian"),)
    doc = replace(doc, tables=(replace(doc.tables[0], columns=columns),))
    assert bool(found(doc, "tahun_periode")) is told
