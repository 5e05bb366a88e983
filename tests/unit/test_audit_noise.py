"""What real documents print that is no fault: near each case stands the fault that it must not hide."""

from dataclasses import replace

import pytest
from test_audit_reports import document, found, measured, row, severities, value

from audit.across.compare import compare
from audit.across.digest import digest
from audit.direction import direction
from audit.rules.tabel_dilewati import LIKELY
from extract.document import Box, Cell, Document, Line, Table
from normalize.model import Column, Field, Indicator, Normalised, NormalTable, Refused, SetAside, Target, Value
from normalize.values import units


def empty(kind: str, year: str = "2024", text: str = "") -> Target:
    return Target(year, kind, Value("kosong"), Field(text, text))


def graded(text: str, number: float, grade: str = "") -> Target:
    return Target("2024", "target", Value("angka", number, grade=grade or None), Field(text, text))


def plan(*rows: Indicator, **table: object) -> Normalised:
    made = NormalTable(1, "", "", 2024, (), rows, (), (), ())
    return Normalised("uji", Document("uji.pdf", "", "pdf"), "Dinas Uji", 2024, (replace(made, **table),))  # type: ignore[arg-type]


def printed(text: str, column: int, kind: str, year: str = "2024") -> Target:
    cell = Cell(2, column, lines=(Line(text),))
    number = float(text.rstrip("%").replace(",", "."))
    return Target(year, kind, Value("angka", number, unit="%"), Field(text, text, cell))


NUMBER_ROW = ("1", "2", "3", "4", "5 = (4/2)")


def worked(*numbers: str, stated: str) -> Normalised:
    """Target of the plan, realisasi before, target of the year, realisasi so far, and what that is of the plan."""
    cells = tuple(Cell(1, i, lines=(Line(text),)) for i, text in enumerate(numbers))
    values = (
        printed("24,3%", 1, "target", "2026"),
        printed("20%", 2, "target"),
        printed("18%", 3, "realisasi"),
        printed(stated, 4, "capaian"),
    )
    aside = (SetAside(1, "nomor_kolom", " | ".join(numbers)),)
    return plan(row(1, "Persentase sampah", *values), set_aside=aside, source=Table(3, 5, cells, "ruled"))


@pytest.mark.parametrize(
    ("numbers", "stated", "severity"),
    [
        (NUMBER_ROW, "74,07%", ""),  # 18 of the plan's 24,3
        (NUMBER_ROW, "90%", "galat"),  # of the year's 20, which the header does not say
        (("1", "2", "3", "4", "5 (4/3)"), "90%", ""),
        (("(1)", "(2)", "(3)", "(4)", "(5)=(4):(3)x100"), "80%", "galat"),
        (("1", "2", "3", "4", "5=(9/8)"), "12%", ""),  # of columns that are not numbered
        (("1", "2", "3", "4", "5=(3+4)"), "12%", ""),
        (("1", "2", "3", "4", "5"), "74,07%", "galat"),
    ],
)
def test_the_header_says_how_an_achievement_is_worked_out(numbers: tuple[str, ...], stated: str, severity: str) -> None:
    assert severities(worked(*numbers, stated=stated), "capaian_hitung") == ([severity] if severity else [])


def test_an_achievement_of_another_plans_target_is_not_measured_against_the_years() -> None:
    columns = (
        Column(1, "Target Program 2024", "target", 1.0, "2024", "target"),
        Column(2, "Realisasi s.d. 2024", "target", 1.0, "2024", "realisasi"),
        Column(3, "Tingkat Capaian Target Renstra", "target", 1.0, "2024", "capaian"),
    )
    only = measured(1, "Persentase sampah", "20", "56", "234")
    assert severities(plan(only, columns=columns), "capaian_hitung") == []
    same = (replace(columns[0], raw="Target Renstra 2024"), *columns[1:])
    assert severities(plan(only, columns=same), "capaian_hitung") == ["galat"]


@pytest.mark.parametrize(("header", "told"), [("Realisasi Renja 2024", 0), ("Realisasi Target Renstra 2024", 1)])
def test_what_was_reached_is_not_far_from_the_target_of_another_plan(header: str, told: int) -> None:
    columns = (
        Column(1, "Target Capaian (Renstra)", "target", 1.0, "2024", "target"),
        Column(2, header, "target", 1.0, "2024", "realisasi"),
        Column(3, "Capaian", "target", 1.0, "2024", "capaian"),
    )
    only = measured(1, "Jumlah pasar yang dibina", "1200", "121", "99,6", "Unit")
    assert len(found(plan(only, columns=columns), "nilai_janggal")) == told


@pytest.mark.parametrize(
    ("target", "reached", "stated", "severity"),
    [
        ("5,1", "9,2", "18,18", ""),  # of a target of 5,06
        ("5,1", "9,2", "33", "galat"),
        ("95", "162,1", "30,1", "peringatan"),  # a target of 95,4 gives it
        ("95", "162,1", "31,15", "galat"),
    ],
)
def test_targets_that_were_rounded(target: str, reached: str, stated: str, severity: str) -> None:
    doc = document((measured(1, "Angka kematian bayi", target, reached, stated, ""),))
    assert severities(doc, "capaian_hitung") == ([severity] if severity else [])


def test_empty_years_contradict_nothing() -> None:
    one = row(1, "Persentase kenaikan pendapatan", value("target", "0,5"), empty("target", "2025"))
    other = row(2, "Persentase kenaikan pendapatan", empty("target"), value("target", "1,75", year="2025"))
    (finding,) = found(plan(one, other), "baris_ganda")
    assert (finding.severity, "sebagian tahun" in finding.message) == ("peringatan", True)
    again = row(2, "Persentase kenaikan pendapatan", value("target", "0,7"), empty("target", "2025"))
    (finding,) = found(plan(one, again), "baris_ganda")
    assert (finding.severity, finding.figures["beda"]) == ("galat", "2024: 0,5 dan 0,7")


def test_items_of_other_indicators_are_other_rows() -> None:
    def item(number: int, target: str) -> Indicator:
        return row(number, "b. SMP/MTs sederajat", value("target", target))

    heads = [row(number, name, empty("target")) for number, name in ((1, "Angka partisipasi:"), (3, "Angka putus:"))]
    apart = plan(heads[0], item(2, "85,2"), heads[1], item(4, "0,2"))
    assert severities(apart, "baris_ganda") == []
    assert severities(plan(heads[0], item(2, "85,2"), item(3, "0,2")), "baris_ganda") == ["galat"]


def school(number: int, activity: str, code: str = "") -> Indicator:
    made = row(number, "Jumlah Ruang Kelas Baru yang Bertambah", value("target", str(number)), kind="sub_kegiatan",
               sub_kegiatan="Penambahan Ruang Kelas Baru", kegiatan=activity)  # fmt: skip
    return replace(made, code=code)


def test_namesakes_of_the_official_list_are_two_rows() -> None:
    primary, secondary = "Pengelolaan Pendidikan Sekolah Dasar", "Pengelolaan Pendidikan Sekolah Menengah Pertama"
    assert "galat" not in severities(plan(school(1, primary), school(2, secondary)), "baris_ganda")
    apart = plan(school(1, primary, "1.01.02.2.01.0003"), school(2, primary, "1.01.02.2.02.0003"))
    assert severities(apart, "baris_ganda") == []
    same = plan(school(1, primary, "1.01.02.2.01.0003"), school(2, secondary, "1.01.02.2.01.0003"))
    assert severities(same, "baris_ganda") == ["galat"]


@pytest.mark.parametrize(
    ("indicator", "severity"),
    [("Indeks Kualitas Air", "peringatan"), ("Jumlah laporan", "info"), ("Layanan sarana dan prasarana", "info")],
)
def test_counts_may_be_shared_by_activities(indicator: str, severity: str) -> None:
    rows = [row(i, indicator, value("target", "5"), kind="kegiatan", kegiatan=f"Pembinaan {i}") for i in (1, 2)]
    assert severities(plan(*rows), "baris_ganda") == [severity]


def test_one_value_printed_with_and_without_its_grade() -> None:
    bare, with_grade = row(1, "Nilai evaluasi SAKIP", graded("81", 81)), graded("81 (A)", 81, "A")
    assert severities(plan(bare, row(2, "Nilai evaluasi SAKIP", with_grade)), "baris_ganda") == ["peringatan"]
    assert severities(document((bare,), (row(1, "Nilai evaluasi SAKIP", with_grade),)), "nilai_berbeda") == []
    other = row(1, "Nilai evaluasi SAKIP", graded("84 (A)", 84, "A"))
    assert severities(document((bare,), (other,)), "nilai_berbeda") == ["galat"]


@pytest.mark.parametrize(("header", "told"), [("Indikator Kinerja Individu", 0), ("Indikator Kinerja", 1)])
def test_what_two_persons_are_to_do_is_no_doubled_row(header: str, told: int) -> None:
    both = (row(1, "Persentase arsip yang dikelola", value("target", "90", "%")),)
    doc = document((*both, row(2, "Jumlah tamu", value("target", "3", "Orang"))), both, sort="pk")
    columns = (Column(2, header, "indikator", 1.0),)
    doc = replace(doc, tables=tuple(replace(table, columns=columns) for table in doc.tables))
    assert len([one for one in found(doc, "baris_ganda") if one.severity == "peringatan"]) == told


def test_a_target_that_was_just_reached_is_no_other_kind_of_figure() -> None:
    """Both tables promise 59,04; one says that it was reached, the other 71,04."""
    first = (measured(1, "Laju inflasi daerah", "59,04", "59,04", "100"),)
    values = value("target", "59,04", "%"), value("realisasi", "71,04", "%")
    assert severities(document(first, (row(1, "Laju inflasi daerah", *values),)), "nilai_berbeda") == ["galat"]


def test_two_columns_of_one_year_are_two_statements() -> None:
    draft_and_final = row(1, "Persentase izin terbit", value("target", "80", "%"), value("target", "85", "%"))
    again = row(2, "Persentase izin terbit", value("target", "80", "%"), value("target", "90", "%"))
    assert "galat" not in severities(plan(draft_and_final, again), "baris_ganda")
    assert severities(document((draft_and_final,), (replace(again, row=1),)), "nilai_berbeda") == []


def test_rows_of_other_names_are_other_things() -> None:
    money = {"lain_nama": "Terlaksananya perumusan kebijakan"}
    one = row(1, "Jumlah laporan hasil", value("anggaran", "467", "Rp"), **money)
    other = row(1, "Jumlah laporan hasil", value("anggaran", "52", "Rp"), lain_nama="Terlaksananya pelaporan")
    assert severities(document((one,), (other,)), "nilai_berbeda") == []
    same = row(1, "Jumlah laporan hasil", value("anggaran", "52", "Rp"), **money)
    assert severities(document((one,), (same,)), "nilai_berbeda") == ["galat"]


def test_headings_of_numbers_carry_the_run_on() -> None:
    rows = [row(i, f"Jumlah hal {no}", no=f"{no},") for i, no in enumerate(("9", "10", "12"), 1)]
    rows = [replace(one, source_row=at) for one, at in zip(rows, (1, 2, 4), strict=True)]
    assert len(found(plan(*rows), "nomor_urut")) == 1
    band = SetAside(3, "pita", "11, | 2.08 - URUSAN PEMERINTAHAN BIDANG SOSIAL")
    assert found(plan(*rows, set_aside=(band,)), "nomor_urut") == []


def test_letter_case_and_marks_are_no_other_unit_or_name() -> None:
    values = (value("target", "5", "Titik Taman"), value("target", "6", "Titik taman", year="2025"))
    assert found(plan(row(1, "Jumlah taman", *values)), "satuan_baris") == []
    rows = [row(i, f"Jumlah hal {i}", sumber_data=name) for i, name in enumerate(("Bidang Pasar", "Bidang Pasar -"))]
    assert severities(plan(*rows), "ejaan_entitas") == ["info"]
    assert units.canonical("Persentase (%)").name == units.canonical("Persentase").name
    assert units.canonical("Unit (Laporan)").name == "Unit (Laporan)"


def test_a_goals_own_row_lacks_no_objective() -> None:
    goal = row(1, "Indeks layanan", value("target", "80"), tujuan="Meningkatnya layanan", sasaran="", kind="indikator")
    below = [row(i, f"Nilai {i} layanan", value("target", "8"), sasaran=f"Mutu {i}") for i in range(2, 6)]
    assert found(plan(goal, *below), "isian_kosong") == []
    lost = replace(below[0], row=6, fields={**below[0].fields, "sasaran": Field("", "")})
    assert [f.row for f in found(plan(goal, *below, lost), "isian_kosong")] == [6]


def test_a_budget_alone_is_a_heading() -> None:
    money = Target("2024", "anggaran", Value("angka", 5e6, unit="Rp"), Field("5.000.000", "5.000.000"))
    heading = row(1, "", empty("target"), money, kind="program", program="Program A")
    rows = [row(i, f"Jumlah hal {i}", value("target", "8"), money, program="Program A") for i in range(2, 6)]
    assert found(plan(heading, *rows), "isian_kosong") == []
    lost = replace(rows[0], row=6, fields={**rows[0].fields, "indikator": Field("", "")})
    assert [(f.row, f.column) for f in found(plan(heading, *rows, lost), "isian_kosong")] == [(6, "indikator")]


@pytest.mark.parametrize(
    ("beside", "severity"), [({"satuan": "", "no": ""}, "info"), ({"satuan": "Orang"}, "peringatan")]
)
def test_a_row_with_nothing_beside_its_indicator_may_be_a_heading(beside: dict[str, str], severity: str) -> None:
    rows = [row(i, f"Produksi hal {i}", value("target", "8"), satuan="Ton", no=str(i)) for i in range(2, 9)]
    bare = row(1, "Persentase peningkatan produksi", empty("target"), **beside)
    told = [one.severity for one in found(plan(bare, *rows), "isian_kosong") if one.column == "target_2024"]
    assert told == [severity]


@pytest.mark.parametrize(("reached", "severity"), [(value("realisasi", "5"), "peringatan"), (None, "info")])
def test_a_year_in_which_an_indicator_was_not_used(reached: Target | None, severity: str) -> None:
    values = (empty("target"), value("target", "8", year="2025"), value("realisasi", "7", year="2025"))
    doc = plan(row(1, "Jumlah hal baru", *values, *filter(None, (reached,))))
    assert severities(doc, "isian_kosong") == [severity]


def test_a_table_that_begins_in_its_middle_misses_no_parent() -> None:
    child = replace(row(1, "Jumlah laporan", kind="sub_kegiatan"), code="7.01.04.2.02.0001")
    parent = replace(row(2, "", kind="kegiatan", kegiatan="Fasilitasi"), code="7.01.06.2.01")
    assert found(plan(child, parent), "induk_hilang") == []
    assert len(found(plan(parent, replace(child, row=3)), "induk_hilang")) == 1


def test_a_cell_over_several_rows_is_unread_once() -> None:
    cell = Cell(0, 0, 2, lines=(Line("1 2"),), box=Box(0, 0, 1, 1), page=1)
    unread = Target("2024", "target", Value("tak_terbaca"), Field("1 2", "1 2", cell))
    again = replace(unread, field=replace(unread.field, inherited=True))
    assert len(found(plan(row(1, "Jumlah satu", unread), row(2, "Jumlah dua", again)), "tak_terbaca")) == 1


@pytest.mark.parametrize(
    ("title", "sort", "years", "file", "told"),
    [
        ("Rencana 2023", "renstra", ("2024", "2025"), "uji", 0),  # written the year before
        ("Rencana 2020", "renstra", ("2024", "2025"), "uji", 1),
        ("Target 2022-2026 Dinas", "iku", ("2024", "2025"), "uji", 0),
        ("Capaian 2023", "lkjip", ("2024",), "uji", 0),  # a report shows other years
        ("Indikator 2023", "iku", ("2024",), "uji", 1),
        ("Indikator", "iku", ("2024",), "iku-2024-rev-2", 0),
        ("Indikator", "iku", ("2024", "2025"), "renstra_2025", 0),  # a year of the targets
        ("Indikator", "iku", ("2024",), "iku_2019", 1),
        ("Indikator", "iku", ("2024",), "scan_20190412", 0),
        ("Indikator", "iku", ("2024",), "2019-2024", 0),
    ],
)
def test_years_of_titles_and_files(title: str, sort: str, years: tuple[str, ...], file: str, told: int) -> None:
    doc = document(
        (row(1, "Jumlah hal", *(value("target", "5", year=year) for year in years)),), title=title, sort=sort
    )
    year = 2020 if "2020" in title else 2024
    table = replace(doc.tables[0], year=year)
    doc = replace(doc, document=Document(f"{file}.pdf", "", "pdf"), tables=(table,))
    assert len(found(doc, "tahun_periode")) == told


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("Meningkatnya mutu layanan", True),
        ("Mewujudkan tata kelola yang baik", True),
        ("Pelayanan perizinan", True),
        ("Persentase izin dan jumlah aduan yang selesai", True),
        ("Persentase izin terbit", False),
        ("Umur Harapan Hidup", False),
        ("Peresentase penanganan bencana", False),  # misspelt, told by `ejaan`
        ("SAKIP perangkat daerah", False),
        ("Dokumen perencanaan yang disusun", False),  # counted in Dokumen
    ],
)
def test_what_measures_nothing(indicator: str, told: bool) -> None:
    assert bool(found(plan(row(1, indicator, value("target", "8", "Dokumen"))), "indikator_mutu")) is told


@pytest.mark.parametrize(("parts", "told"), [("11 25 10 55", True), ("22 20 18 17", False), ("20 18 19 17", False)])
def test_cumulative_figures_where_less_is_better(parts: str, told: bool) -> None:
    names = ("TW1", "TW2", "TW3", "TW4")
    values = [value("realisasi", part, "%", name) for part, name in zip(parts.split(), names, strict=True)]
    columns = tuple(Column(i, f"s.d. {name}", "target", 1.0, "2024", "realisasi", period=name, cumulative=True)
                    for i, name in enumerate(names))  # fmt: skip
    doc = plan(row(1, "Prevalensi stunting", *values), columns=columns)
    assert bool(found(doc, "periode_kumulatif")) is told


def test_an_unusual_cap_needs_two_rows() -> None:
    capped = [measured(i, f"Nilai mutu {i}", "50", "60", "110") for i in (1, 2)]
    assert severities(document(tuple(capped)), "capaian_hitung") == []
    assert severities(document((capped[0],)), "capaian_hitung") == ["peringatan"]
    usual = measured(1, "Nilai mutu", "50", "60", "100")
    assert severities(document((usual,)), "capaian_hitung") == []


def budgets(*lines: tuple[str, str]) -> Table:
    cells = [Cell(r, c, lines=(Line(text),)) for r, line in enumerate(lines) for c, text in enumerate(line)]
    return Table(len(lines), 2, tuple(cells), "ruled")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([("Program A", "430.000.000"), ("Program B", "300.000.000"), ("JUMLAH", "740.000.000")], True),
        ([("Program A", "430.000.000"), ("Program B", "300.000.000"), ("JUMLAH", "730.000.000")], False),
        ([("Program A", "430.000.000"), ("Program B", "300.000.000"), ("Jumlah", "Rp 740.000.000,00")], True),
        ([("A", "700.000.000"), ("B", "400.000.000"), ("C", "300.000.000"), ("Jumlah", "710.000.000")], False),
        ([("A", "RP 430.000.000"), ("B", "300.000.000"), ("C", "20.000.000"), ("Jumlah", "750.000.000")], False),
        ([("A", "43O.000.000"), ("B", "300.000.000"), ("C", "20.000.000"), ("Jumlah", "350.000.000")], False),
        ([("A", "430.000.000"), ("B", "300.000.000"), ("C", "950.000"), ("Jumlah", "730.950.000")], False),
        ([("Orang", "430"), ("Orang", "300"), ("Jumlah", "740")], False),
        ([("Program A", "430.000.000"), ("JUMLAH", "740.000.000")], False),
        ([("A", "1.000.000"), ("B", "2.000.000"), ("Jumlah", "3.000.000"),
          ("C", "5.000.000"), ("D", "7.000.000"), ("Jumlah", "12.500.000")], True),
    ],
)  # fmt: skip
def test_totals_of_money_in_tables_without_indicators(lines: list[tuple[str, str]], told: bool) -> None:
    doc = plan(row(1, "Jumlah hal", value("target", "5")))
    doc = replace(doc, refused=(Refused(budgets(("Program", "Anggaran"), *lines), 0.1, "tanpa indikator"),))
    assert severities(doc, "jumlah_kolom") == (["peringatan"] if told else [])


def test_progress_is_measured_by_the_plans_last_target() -> None:
    goal = Target("2026", "kondisi_akhir", Value("angka", 80.0, unit="%"), Field("80%", "80%"))
    for stated, severity in (("82,50", []), ("92,50", ["galat"])):
        values = (goal, value("realisasi", "66", "%"), value("capaian", stated, "%"))
        assert severities(plan(row(1, "Persentase lansia terlayani", *values)), "capaian_hitung") == severity


def test_rows_that_reading_tore_miss_nothing() -> None:
    name = {"tujuan": "Meningkatnya layanan"}
    torn = [row(1, "Indeks layanan", empty("target"), **name), row(2, "", value("target", "81"), **name)]
    rows = [row(i, f"Nilai {i} layanan", value("target", "8"), **name) for i in range(3, 7)]
    assert found(plan(*torn, *rows), "isian_kosong") == []


def test_a_cell_is_empty_for_sure_only_between_rules() -> None:
    rows = [row(i, f"Nilai {i} layanan", value("target", "8"), formulasi="ada") for i in range(1, 5)]
    lost = row(5, "Nilai 5 layanan", value("target", "8"), formulasi="")
    for borders, severity in (("ruled", "peringatan"), ("partial", "info")):
        source = Table(6, 3, (), "x", borders=borders)
        assert severities(plan(*rows, lost, source=source), "isian_kosong") == [severity]


def test_a_further_indicator_needs_no_officer_of_its_own() -> None:
    names = {"program": "Program A", "kegiatan": "Kegiatan B", "penanggung_jawab": "Bidang C"}
    rows = [row(i, f"Jumlah hal {i}", value("target", "8"), kind="kegiatan", **names) for i in range(1, 7)]
    lost = [
        row(i, f"Jumlah hal {i}", value("target", "8"), kind="program", kegiatan="", penanggung_jawab="")
        for i in (7, 8)
    ]
    handed = Field("Program A", "Program A", inherited=True)
    lost = [replace(one, fields={**one.fields, "program": handed}) for one in lost]
    assert found(plan(*rows, *lost), "isian_kosong") == []
    own = replace(rows[0], row=7, fields={**rows[0].fields, "penanggung_jawab": Field("", "")})
    assert [f.row for f in found(plan(*rows, own), "isian_kosong")] == [7]


def test_a_total_over_mixed_levels_with_gaps_says_nothing() -> None:
    money = [value("anggaran", number, "Rp") for number in ("100.000.000", "60.000.000", "30.000.000")]
    total = SetAside(9, "jumlah", "TOTAL", sums_up="jumlah", figures=(value("anggaran", "150.000.000", "Rp"),))
    rows = [row(i, f"Jumlah hal {i}", one, kind="kegiatan") for i, one in enumerate(money, 1)]
    assert severities(plan(*rows, set_aside=(total,)), "jumlah_kolom") == ["galat"]
    mixed = (*rows, row(4, "Jumlah hal 4", empty("anggaran"), kind="program"))
    assert severities(plan(*mixed, set_aside=(total,)), "jumlah_kolom") == []


@pytest.mark.parametrize("misread", [1.0, 0.95])
def test_a_total_off_by_one_figure_may_be_misread_on_a_picture(misread: float) -> None:
    table = budgets(("Program", "Anggaran"), ("A", "430.000.000"), ("B", "300.000.000"), ("Jumlah", "780.000.000"))
    cells = tuple(replace(cell, confidence=misread) if cell.row == 1 else cell for cell in table.cells)
    doc = plan(row(1, "Jumlah hal", value("target", "5")))
    doc = replace(doc, refused=(Refused(replace(table, cells=cells), 0.1, ""),))
    assert severities(doc, "jumlah_kolom") == (["peringatan"] if misread == 1 else [])


MINISTRY = "Tabel 7 Target Direktorat Jenderal Perhubungan Udara"


@pytest.mark.parametrize(
    ("titles", "severity"),
    [
        ((MINISTRY, "Tabel 8 Target Kantor UPBU Sabu"), []),
        ((MINISTRY, "Tabel 8 Target Ditjen Perhubungan Udara Tahun 2024"), ["galat"]),
        (("Target Dinas Kesehatan Kota Uji", "Target Dinkes Kota Uji"), ["galat"]),
        ((MINISTRY, "Tabel 8 Target"), ["galat"]),
    ],
)
def test_figures_of_two_offices_differ(titles: tuple[str, str], severity: list[str]) -> None:
    doc = document(*((row(1, "Jumlah penumpang terlayani", value("target", text)),) for text in ("50", "60")))
    tables = tuple(replace(table, title=title) for table, title in zip(doc.tables, titles, strict=True))
    assert severities(replace(doc, tables=tables), "nilai_berbeda") == severity


@pytest.mark.parametrize(
    ("title", "severity"), [("Perjanjian Kinerja", []), ("Target UPBU Sabu", []), ("Target 2024", ["galat"])]
)
def test_the_same_indicator_of_another_plan_or_office_is_no_double(title: str, severity: list[str]) -> None:
    rows = ((row(1, "Jumlah penumpang terlayani", value("target", text)),) for text in ("50", "60"))
    first, second = (doc := document(*rows, sort="iku", title=MINISTRY)).tables
    assert severities(replace(doc, tables=(first, replace(second, title=title))), "baris_ganda") == severity


REVISED = "Sejalan dengan revisi anggaran, target berubah. Tabel 2.3 "


@pytest.mark.parametrize(
    ("titles", "severity"),
    [
        ((REVISED + "Perjanjian Kinerja", REVISED + "Revisi Perjanjian Kinerja"), ["info"]),
        ((REVISED + "Perjanjian Kinerja", "Tabel 2.5 Perjanjian Kinerja"), ["galat"]),
        (("Revisi Perjanjian Kinerja", "Perjanjian Kinerja"), ["info"]),
    ],
)
def test_the_caption_alone_tells_whose_figures_a_table_has(titles: tuple[str, str], severity: list[str]) -> None:
    doc = document(*((row(1, "Jumlah penumpang terlayani", value("target", text)),) for text in ("50", "60")))
    tables = tuple(replace(table, title=title) for table, title in zip(doc.tables, titles, strict=True))
    assert severities(replace(doc, tables=tables), "nilai_berbeda") == severity


@pytest.mark.parametrize(
    ("text", "borders", "severity"),
    [("85\nBB", "partial", "info"), ("85 Nilai\nBB", "partial", "galat"), ("85\\nBB", "ruled", "galat")],
)
def test_a_number_and_a_grade_of_two_rows(text: str, borders: str, severity: str) -> None:
    doc = plan(row(1, "Nilai AKIP", graded(text, 85, "BB")), source=Table(2, 3, (), "x", borders=borders))
    assert severities(doc, "predikat_nilai") == [severity]


def test_levels_that_each_count_on_through_the_table_have_runs_of_their_own() -> None:
    """Activities 1 2 3 with sub activities 1 2 3 4 5 below them: neither begins again under its parent."""
    counts = [("kegiatan", "1"), ("sub_kegiatan", "1"), ("kegiatan", "2"), ("sub_kegiatan", "2")]
    counts += [("sub_kegiatan", "3"), ("kegiatan", "3")]
    for last, told in (("4", 0), ("5", 1)):
        rows = [
            row(at, f"Jumlah hal {at}", value("target", "8"), kind=kind, no=no, kegiatan=f"Kegiatan {at}")
            for at, (kind, no) in enumerate([*counts, ("sub_kegiatan", last)], 1)
        ]
        assert len(found(plan(*rows), "nomor_urut")) == told


def test_of_two_ways_to_count_the_levels_own_tells_the_break() -> None:
    """Programmes 3, 4 and 6 with their activities, the first of a programme on the page before."""
    counts = [("kegiatan", "1"), ("program", "3"), ("kegiatan", "1"), ("program", "4"), ("kegiatan", "1")]
    rows = [
        row(at, f"Jumlah hal {at}", value("target", "8"), kind=kind, no=no, program=f"Program {at // 2}")
        for at, (kind, no) in enumerate([*counts, ("program", "6")], 1)
    ]
    (finding,) = found(plan(*rows), "nomor_urut")
    assert finding.message == "Nomor melompat dari 4 ke 6."


@pytest.mark.parametrize(("number", "told"), [("2", []), ("", []), ("3", ["peringatan"])])
def test_an_objective_covers_the_rows_of_its_number(number: str, told: list[str]) -> None:
    rows = [row(i, f"Nilai {i} layanan", value("target", "8"), no=str(i), sasaran=f"Aman {i}") for i in range(1, 6)]
    below = row(6, "Rasio kekerasan", value("target", "8"), no="5" if number == "2" else number, sasaran="")
    field = replace(below.fields["no"], inherited=number == "2")
    below = replace(below, fields={**below.fields, "no": field})
    assert severities(plan(*rows, below), "isian_kosong") == told


@pytest.mark.parametrize(("below", "told"), [("2.1", []), ("3", ["info", "peringatan"])])
def test_a_number_over_numbers_of_its_own_heads_them(below: str, told: list[str]) -> None:
    rows = [row(i, f"Nilai {i} layanan", value("target", "8"), no=f"1.{i}", satuan="Nilai") for i in range(1, 6)]
    head = row(6, "Pemberdayaan Perempuan", empty("target"), no="2", satuan="")
    last = row(7, "Nilai 7 layanan", value("target", "8"), no=below, satuan="Nilai")
    assert sorted(set(severities(plan(*rows, head, last), "isian_kosong"))) == told


def test_a_total_beside_an_average_is_labelled_for_itself() -> None:
    rows = [row(n, f"Nilai layanan {n}", value("capaian", text, "%"), value("anggaran", money, "Rp"))
            for n, (text, money) in enumerate((("90", "100"), ("110", "300")), 1)]  # fmt: skip
    figures = value("capaian", "100", "%"), value("anggaran", "400", "Rp")
    aside = SetAside(5, "jumlah", "Rata-rata Capaian | 100 | Total Anggaran | 400", 1, "rata_rata", figures)
    assert found(document(tuple(rows), aside=(aside,)), "rata_rata") == []
    wrong = replace(
        aside,
        text="Rata-rata Capaian | 100 | Total Anggaran | 500",
        figures=(figures[0], value("anggaran", "500", "Rp")),
    )
    assert severities(document(tuple(rows), aside=(wrong,)), "jumlah_kolom") == ["galat"]


def test_a_goal_printed_again_over_what_goes_on_under_it_is_no_doubled_row() -> None:
    goal = [row(n, "Cakupan layanan masyarakat", value("target", "71", "%"), kind="sasaran") for n in (1, 3)]
    below = [
        row(n, f"Persentase pos {n}", value("target", "4", "%"), kind="program", program=f"Program {n}") for n in (2, 4)
    ]
    doc = document((goal[0], below[0], goal[1], below[1]), sort="renstra")
    assert found(doc, "baris_ganda") == []
    alone = document((goal[0], below[0], goal[1]), sort="renstra")
    assert severities(alone, "baris_ganda") == ["peringatan"]


@pytest.mark.parametrize(("other", "severity"), [("133,34", []), ("133,36", ["galat"])])
def test_an_achievement_cut_off_in_one_table_and_rounded_in_another(other: str, severity: list[str]) -> None:
    doc = document(*((row(1, "Nilai maturitas", value("capaian", text, "%")),) for text in ("133,33", other)))
    assert severities(doc, "nilai_berbeda") == severity


@pytest.mark.parametrize(
    ("indicator", "way"),
    [
        ("Tingkat Waktu Tanggap (Response Time Rate)", "lebih besar"),
        ("Waktu tanggap penanganan kebakaran", "lebih kecil"),
        ("Persentase potensi konflik yang tidak menjadi konflik", ""),
        ("Persentase pelanggaran yang diamankan", ""),
        ("Jumlah pelanggaran yang dilaporkan", "lebih kecil"),
    ],
)
def test_what_is_done_to_bad_things_tells_no_direction(indicator: str, way: str) -> None:
    assert direction(indicator) == way


def test_nothing_needs_no_unit() -> None:
    years = [
        value("target", "0", year="2022"),
        *(value("target", text, "%", year=year) for text, year in (("5", "2023"), ("9", "2024"))),
    ]
    assert found(document((row(1, "Persentase izin", *years),)), "satuan_baris") == []


def test_the_whole_of_something_bad_is_what_was_settled() -> None:
    doc = document((measured(1, "Persentase pengaduan masyarakat", "100", "93", "93"),))
    assert found(doc, "capaian_hitung") == []
    assert severities(
        document((measured(1, "Persentase pengaduan masyarakat", "10", "9", "90"),)), "capaian_hitung"
    ) == ["peringatan"]


def test_an_objective_may_cover_rows_of_a_table_without_numbers() -> None:
    rows = [row(n, f"Luas hutan {n}", value("target", "4", "Ha"), sasaran="Hutan lestari") for n in range(1, 9)]
    rows[5] = row(6, "Luas hutan 6", value("target", "4", "Ha"), sasaran="", kind="kegiatan")
    assert set(severities(document(tuple(rows)), "isian_kosong")) <= {"info"}


def test_an_unlabelled_summary_lacks_no_indicator() -> None:
    rows = [measured(n, f"Nilai layanan {n}", "80", "80", "100") for n in range(1, 6)]
    doc = document((*rows, row(6, "", value("capaian", "100", "%"))))
    assert found(doc, "isian_kosong") == []


def test_several_words_for_people_are_one_unit() -> None:
    years = [
        value("target", text, unit, year=year)
        for text, unit, year in (("47", "Orang", "2023"), ("48", "Pegawai", "2024"), ("49", "Pegawai", "2025"))
    ]
    assert found(document((row(1, "Jumlah pegawai", *years),)), "satuan_baris") == []


@pytest.mark.parametrize(("weight", "severity"), [(0.25, "info"), (LIKELY, "peringatan"), (0.4, "peringatan")])
def test_a_table_that_is_hardly_one_of_indicators_is_a_hint(weight: float, severity: str) -> None:
    cells = tuple(Cell(0, i, lines=(Line(text),)) for i, text in enumerate(("No", "Uraian", "2023")))
    refused = Refused(Table(1, 3, cells, "ruled"), weight, "isinya tidak seperti tabel indikator")
    assert severities(replace(document(), refused=(refused,)), "tabel_dilewati") == [severity]


def test_a_row_without_values_that_names_no_measure_may_be_a_heading() -> None:
    rows = [row(n, f"Persentase layanan {n}", value("target", "4", "%")) for n in range(1, 9)]
    for text, severity in (("Urusan Pemerintahan Umum", "info"), ("Persentase aduan selesai", "peringatan")):
        doc = document((*rows, row(9, text, empty("target"))))
        assert severities(doc, "isian_kosong") == [severity]


@pytest.mark.parametrize(("other", "told"), [("1 Tahun", 0), ("2 Tahun", 1)])
def test_a_year_is_twelve_months(other: str, told: int) -> None:
    def years(text: str) -> Target:
        return Target("2024", "target", Value("angka", float(text.split()[0]), unit=text.split()[1]), Field(text, text))

    rows = [row(n, f"Nilai layanan {n}", value("target", "4")) for n in range(2, 9)]
    docs = [document((row(1, "Lama layanan perkantoran", years(text)), *rows), name=f"n{text[:2]}", sort=sort)
            for text, sort in (("12 Bulan", "renstra"), (other, "perjanjian_kinerja"))]  # fmt: skip
    assert len(list(compare(map(digest, docs)))) == told


@pytest.mark.parametrize(
    ("texts", "severity"), [("--567", "info"), ("5-567", "peringatan"), ("-5678", "peringatan"), ("567--", "info")]
)
def test_years_before_an_indicator_begins_are_no_gap(texts: str, severity: str) -> None:
    def years(number: int, given: str) -> Indicator:
        targets = (empty("target", f"202{n}") if one == "-" else value("target", one, "%", year=f"202{n}")
                   for n, one in enumerate(given))  # fmt: skip
        return row(number, f"Persentase layanan {number}", *targets)

    doc = document((*(years(n, "45678") for n in range(1, 6)), years(6, texts)), sort="renstra")
    assert severities(doc, "isian_kosong") == [severity]


@pytest.mark.parametrize(("other", "told"), [("117,14", 0), ("116,20", 1)])
def test_a_realisation_that_is_the_other_tables_achievement_is_one(other: str, told: int) -> None:
    full = measured(1, "Persentase penanganan gangguan", "85", "99,57", "117,14")
    short = row(1, "Persentase penanganan gangguan", value("realisasi", other, "%"))
    assert len(found(document((full,), (short,)), "nilai_berbeda")) == told


@pytest.mark.parametrize(("money", "severity"), [("", "info"), ("0", "info"), ("5.000.000", "peringatan")])
def test_a_year_without_money_needs_no_target(money: str, severity: str) -> None:
    """Other years of the row have both: nothing is planned for this one."""
    amounts = value("anggaran", money, "Rp", year="2025") if money else empty("anggaran", year="2025")
    given = (value("target", "12"), value("anggaran", "9.000.000", "Rp"), value("target", "9", year="2026"))
    doc = plan(row(1, "Jumlah paket bantuan", given[0], empty("target", year="2025"), given[2], given[1], amounts))
    assert severities(doc, "isian_kosong") == [severity]


def test_an_indicator_in_the_column_of_another_level_is_none_that_is_missing() -> None:
    rows = [row(n, f"Persentase hal {n}", value("target", "12", "%")) for n in range(1, 5)]
    goal = row(5, "", value("target", "80", "%"), lain_indikator_sasaran="Persentase perda yang ditegakkan")
    assert found(document((*rows, goal)), "isian_kosong") == []
    assert [f.row for f in found(document((*rows, row(5, "", value("target", "80", "%")))), "isian_kosong")] == [5]


def test_an_officer_is_told_at_the_lower_level() -> None:
    rows = [
        row(n, f"Jumlah hal {n}", value("target", "8"), kind="kegiatan", penanggung_jawab="Bidang A") for n in (2, 3, 4)
    ]
    above = row(1, "Persentase hal", value("target", "80"), kind="program", penanggung_jawab="")
    assert found(document((above, *rows)), "isian_kosong") == []
    last = row(5, "Jumlah hal 5", value("target", "8"), kind="kegiatan", penanggung_jawab="")
    assert [f.row for f in found(document((above, *rows, last)), "isian_kosong")] == [5]


@pytest.mark.parametrize(("summed", "told"), [(True, 0), (False, 1)])
def test_sums_up_to_a_year_are_no_measure_of_one_year(summed: bool, told: int) -> None:
    reached = [
        value("realisasi", text, "Unit", year=year) for text, year in (("1", "2021"), ("100", "2022"), ("110", "2023"))
    ]
    columns = tuple(
        Column(n, "Realisasi", "realisasi", 1.0, year, "realisasi", cumulative=summed and year == "2021")
        for n, year in enumerate(("2021", "2022", "2023"))
    )
    assert len(found(plan(row(1, "Jumlah alat yang dipelihara", *reached), columns=columns), "nilai_janggal")) == told
