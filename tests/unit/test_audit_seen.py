"""What audits of real reports said for nothing, and the near case that they must still tell."""

from dataclasses import replace
from typing import cast

import pytest
from test_audit_noise import empty
from test_audit_reports import YEAR, document, found, measured, row, severities, value

from audit.across.apart import apart
from audit.across.digest import Line as Said
from audit.run import audit
from extract.document import Cell, Document, Line, Page, Table
from normalize.model import Column, Field, Indicator, Normalised, NormalTable, Refused, SetAside, Target, Value
from normalize.sorts.contents import is_contents


def test_an_achievement_towards_the_plans_end_is_none_of_the_year() -> None:
    goal = value("kondisi_akhir", "80", "%", year="2026")
    towards = row(1, "Nilai maturitas", goal, value("realisasi", "70", "%"), value("capaian", "87,69", "%"))
    alone = row(1, "Nilai maturitas", value("capaian", "94,24", "%"))
    assert severities(document((towards,), (alone,)), "nilai_berbeda") == []
    again = row(1, "Nilai maturitas", value("capaian", "95,00", "%"))
    assert severities(document((alone,), (again,)), "nilai_berbeda") == ["galat"]


@pytest.mark.parametrize(
    ("sums", "severity"), [((True, False), []), ((True, True), ["galat"]), ((False, False), ["galat"])]
)
def test_sums_over_years_are_no_figures_of_one(sums: tuple[bool, bool], severity: list[str]) -> None:
    """ "s.d. 2024 (2022+2023+2024)" against 2024 alone."""
    rows = [(row(1, "Jumlah izin", value("realisasi", text)),) for text in ("90", "30")]
    doc = document(*rows)
    columns = [(Column(1, "Realisasi", "realisasi", 1.0, YEAR, "realisasi", cumulative=summed),) for summed in sums]
    tables = tuple(replace(table, columns=own) for table, own in zip(doc.tables, columns, strict=True))
    assert severities(replace(doc, tables=tables), "nilai_berbeda") == severity


@pytest.mark.parametrize(
    ("title", "severity"), [("Usulan Program", "info"), ("Program", "galat"), ("Renstra", "peringatan")]
)
def test_proposals_may_differ_from_the_plan(title: str, severity: str) -> None:
    doc = document(*((row(1, "Persentase izin terbit", value("target", text, "%")),) for text in ("80", "85")))
    titled = replace(doc, tables=(replace(doc.tables[0], title=title), replace(doc.tables[1], title="Program")))
    assert severities(titled, "nilai_berbeda") == [severity]


def test_a_bare_budget_and_a_handed_down_value_name_nothing() -> None:
    money = [(row(1, "Anggaran :", value("anggaran", text, "Rp")),) for text in ("800", "900")]
    assert found(document(*money), "nilai_berbeda") == []
    handed = value("target", "85", "%")
    handed = replace(handed, field=replace(handed.field, inherited=True))
    rows = [(row(1, "Persentase izin terbit", one),) for one in (value("target", "80", "%"), handed)]
    assert found(document(*rows), "nilai_berbeda") == []


@pytest.mark.parametrize(("unit", "odd"), [("Atlit", False), ("%", True)])
def test_what_is_counted_in_a_unit_of_its_own_is_no_scale(unit: str, odd: bool) -> None:
    one = row(1, "Prestasi olahraga", value("target", "29", unit), value("realisasi", "156", unit))
    assert bool(found(document((one,)), "nilai_janggal")) is odd


def _numbered(number: int, no: str, name: str, *targets: str) -> Indicator:
    return replace(row(number, name, *(value("target", text, "%") for text in targets), kind="indikator", no=no))


def test_numbers_begin_again_under_a_row_that_measures_nothing() -> None:
    rows = (_numbered(1, "1", "Nilai a", "80"), _numbered(2, "", "BPBD"), _numbered(3, "1", "Nilai b", "80"))
    assert found(document(rows), "nomor_urut") == []
    assert len(found(document((rows[0], replace(rows[2], row=2))), "nomor_urut")) == 1


def test_indicators_of_two_runs_of_numbers_are_two() -> None:
    names = ("Angka partisipasi", "Rasio sekolah", "Rasio guru")
    first = [_numbered(i, str(i), name, "98,42") for i, name in enumerate(names, 1)]
    second = [_numbered(i + 3, str(i), name, "99,77") for i, name in enumerate(names, 1)]
    assert found(document((*first, *second)), "baris_ganda") == []
    again = _numbered(4, "4", names[0], "99,77")
    assert len(found(document((*first, again)), "baris_ganda")) == 1


def test_a_programme_printed_again_for_its_next_activity_is_no_second_one() -> None:
    """A printed row gives the programme and one of its activities; alone in its row it is the same row again."""
    first = row(1, "Persentase layanan tepat waktu", value("target", "80", "%"), kind="program", program="Layanan")
    below = row(2, "Jumlah dokumen layanan", value("target", "4", "Dokumen"), kind="kegiatan", kegiatan="Satu")
    again, other = replace(first, row=3, source_row=3), replace(below, row=4, source_row=3)
    other = replace(other, fields={**other.fields, "kegiatan": Field("Dua", "Dua")})
    rows = (first, replace(below, source_row=1), again, other)
    assert not [one for one in found(document(rows), "baris_ganda") if one.row == 3]
    assert [one.row for one in found(document((*rows[:2], replace(again, source_row=9))), "baris_ganda")] == [3]


def test_rows_of_one_printed_row_and_bare_quantities_say_nothing_twice() -> None:
    one = row(1, "Persentase layanan tepat waktu", value("target", "80", "%"))
    assert found(document((one, replace(one, row=2))), "baris_ganda") == []
    amount = row(1, "12 Dokumen", value("target", "80", "%"))
    assert found(document((amount, replace(amount, row=2, source_row=2))), "baris_ganda") == []


@pytest.mark.parametrize(
    ("numbers", "kind", "told"),
    [
        ("1 2 3 4 76 6 7", "scan", []),
        ("1 2 3 4 76 6 7", "digital", ["76"]),
        ("1 2 3 5 6 7", "scan", ["5"]),
        ("1 2 3 3 5", "scan", []),
    ],
)
def test_a_lone_odd_number_of_a_scan_is_misread(numbers: str, kind: str, told: list[str]) -> None:
    """Numbers that go on from a break were printed so."""
    rows = []
    for at, no in enumerate(numbers.split(), 1):
        made = _numbered(at, no, f"Nilai {at}", "80")
        printed = Field(no, no, Cell(at, 0, lines=(Line(no),), page=1))
        rows.append(replace(made, fields={**made.fields, "no": printed}))
    doc = document(tuple(rows))
    doc = replace(doc, document=replace(doc.document, pages=(Page(1, 100.0, 100.0, kind=kind),)))
    assert [one.figures["nomor"] for one in found(doc, "nomor_urut")] == told


def _paged(table: NormalTable, page: int, title: str) -> NormalTable:
    columns = (Column(0, "Pagu", "target", 1.0, YEAR, "anggaran"),)
    return replace(table, columns=columns, title=title, source=Table(1, 1, (), "ruled", page=page))


@pytest.mark.parametrize(("title", "told"), [("", 0), ("Tabel 2", 1)])
def test_a_total_at_the_end_of_a_table_that_began_before_is_of_the_whole(title: str, told: int) -> None:
    rows = tuple(row(i, f"Nilai {i}", value("anggaran", "100", "Rp"), kind="program") for i in (1, 2))
    doc = document(rows, rows)
    total = SetAside(3, "jumlah", "TOTAL", 2, "jumlah", (value("anggaran", "400", "Rp"),))
    ends = replace(_paged(doc.tables[1], 2, title), set_aside=(total,))
    doc = replace(doc, tables=(_paged(doc.tables[0], 1, "Tabel 1"), ends))
    assert len(found(doc, "jumlah_kolom")) == told


@pytest.mark.parametrize(("title", "told"), [("", 0), ("Tabel 2", 1)])
def test_a_last_part_without_a_title_may_print_an_old_header(title: str, told: int) -> None:
    rows = tuple(row(i, f"Nilai {i}", value("anggaran", "100", "Rp"), kind="program") for i in (1, 2))
    doc = document(rows, rows)
    total = SetAside(3, "jumlah", "TOTAL", 2, "jumlah", (value("anggaran", "400", "Rp"),))
    ends, begins = replace(_paged(doc.tables[1], 2, title), set_aside=(total,)), _paged(doc.tables[0], 1, "Tabel 1")
    years = [tuple(replace(column, year=year) for column in ends.columns * 2) for year in ("2023", "2022")]
    doc = replace(doc, tables=(replace(begins, columns=years[0]), replace(ends, columns=years[1])))
    assert len(found(doc, "jumlah_kolom")) == told


@pytest.mark.parametrize(("pairs", "told"), [(3, 0), (1, 2)])
def test_names_with_figures_over_rows_with_the_unit(pairs: int, told: int) -> None:
    rows = []
    for i in range(1, 2 * pairs, 2):
        rows.append(row(i, f"Jumlah laporan {i}", value("target", "4"), satuan=""))
        rows.append(row(i + 1, f"Jumlah laporan {i} tersusun", empty("target"), satuan="%"))
    rows += [row(i, f"Jumlah hal {i}", value("target", "4"), satuan="Unit") for i in range(11, 18)]
    assert len(found(document(tuple(rows)), "isian_kosong")) == told


@pytest.mark.parametrize(
    ("texts", "differ"),
    [(("Level 3 (3,3)", "Level 3 Terdefinisi"), False), (("Level 3 (3,3)", "Level 2 Berkembang"), True),
     (("Level 3 (3,3)", "Level 3,5"), True), (("3 (tiga)", "3 Dokumen 2 Laporan"), True)],
)  # fmt: skip
def test_a_level_told_by_its_name_or_by_its_score(texts: tuple[str, str], differ: bool) -> None:
    said = (
        _line(text, number) for text, number in zip(texts, ("3.3 None None None", "3.0 None None None"), strict=True)
    )
    assert apart(*said, "2024") is differ


def _line(text: str, target: str) -> Said:
    names = {"kind": "sasaran", "name": "", "above": "", "measure": "", "shown": "", "reached": {}}
    return cast(
        "Said", {"table": 1, "row": 1, "page": 1, **names, "targets": {"2024": target}, "texts": {"2024": text}}
    )


def test_an_aim_printed_on_the_page_before_is_not_missed() -> None:
    pages = (1, 1, 1, 2)
    aims = ("Aim", "Aim", "Aim", "")
    rows = []
    for i, (page, aim) in enumerate(zip(pages, aims, strict=True), 1):
        one = row(i, f"Nilai {i}", value("target", "8", "%"))
        cell = Cell(i, 0, lines=(Line(aim),), page=page)
        rows.append(replace(one, fields={**one.fields, "sasaran": Field(aim, aim, cell)}))
    assert found(document(tuple(rows)), "isian_kosong") == []
    same = [replace(r, fields={**r.fields, "sasaran": replace(r.fields["sasaran"], cell=None)}) for r in rows]
    assert len(found(document(tuple(same)), "isian_kosong")) == 1


@pytest.mark.parametrize(("aims", "told"), [(("", "", "Aim", "Aim", "Aim"), 0), (("Aim", "Aim", "", "Aim", "Aim"), 1)])
def test_a_goals_own_indicators_stand_before_its_first_aim(aims: tuple[str, ...], told: int) -> None:
    """The goal is one merged cell; a row among its aims that has none lacks one, where each has its own number."""
    goal = Cell(1, 0, lines=(Line("Goal"),), row_span=len(aims))
    rows = []
    for i, aim in enumerate(aims, 1):
        goals = Field("Goal", "Goal", goal, inherited=i > 1)
        one = row(i, f"Nilai {i}", value("target", "8", "%"), no=str(i))
        if told:
            goals = replace(goals, cell=None)
        rows.append(replace(one, fields={**one.fields, "tujuan": goals, "sasaran": Field(aim, aim)}))
    assert len(found(document(tuple(rows)), "isian_kosong")) == told


@pytest.mark.parametrize(
    ("above", "revised", "told"),
    [("2024", "0,75", []), ("2024", "0,76", []), ("2024", "Kota", ["galat"]), ("Catatan", "0,75", ["galat"])],
)
def test_of_a_years_divided_columns_none_is_surely_repeated(above: str, revised: str, told: list[str]) -> None:
    """ "2024 | Renstra" beside "2024 | Revisi", of which the second is no value of its own; another text is none."""
    name = "lain_2024_revisi"
    first, again = (row(1, "Kontribusi pasar", value("target", text, "%")) for text in ("0,74", "0,75"))
    first = replace(first, fields={**first.fields, name: Field(revised, revised)})
    doc = document((first,), (again,))
    columns = (Column(1, "2024 | Awal", "target", 1.0, YEAR, "target"), Column(2, f"{above} | Revisi", name, 0.0))
    doc = replace(doc, tables=(replace(doc.tables[0], columns=columns), doc.tables[1]))
    assert severities(doc, "nilai_berbeda") == told


@pytest.mark.parametrize(("years", "told"), [(("2024",), "galat"), (("2023", "2024", "2025"), "peringatan")])
def test_a_plan_of_years_and_an_agreement_of_one_may_differ(years: tuple[str, ...], told: str) -> None:
    plan = row(1, "Persentase izin terbit", *(value("target", "80", "%", year=year) for year in years))
    agreed = row(1, "Persentase izin terbit", value("target", "85", "%"))
    assert severities(document((plan,), (agreed,)), "nilai_berbeda") == [told]


def test_one_print_over_two_columns_is_no_achievement() -> None:
    one = measured(1, "Persentase izin", "80", "80", "56,72")
    cell = Cell(1, 3, lines=(Line("80"),))
    shared = tuple(replace(t, field=replace(t.field, cell=cell)) if t.kind != "capaian" else t for t in one.targets)
    assert found(document((replace(one, targets=shared),)), "capaian_hitung") == []
    assert len(found(document((one,)), "capaian_hitung")) == 1


@pytest.mark.parametrize(
    ("indicator", "unit", "told"),
    [
        ("Jumlah nilai realisasi investasi", "Miliar", False),
        ("Jumlah persentase pusat informasi yang aktif", "%", False),
        ("Jumlah kelompok yang aktif", "%", True),
        ("Jumlah Kendaraan angkutan lebaran", "bis", False),
        ("Jumlah arsip yang dialihmediakan", "alih media arsip statis", False),
        ("Jumlah arsip yang dialihmediakan", "Orang", True),
        ("Jumlah pasar yang ditingkatkan kondisinya", "Unit", False),
        ("Jumlah pasar yang ditingkatkan kondisinya", "Orang", True),
        ("Jumlah laporan yang disusun", "Unit", True),
        ("Jumlah pegawai ASN yang dilatih", "Unit", True),
        ("Jumlah orang yang dilatih", "Unit", True),
        ("Jumlah jenis peralatan kantor", "Macam", False),
        ("Jumlah jenis peralatan kantor", "Orang", True),
        ("Jumlah unit pelayanan publik terbaik", "UPP", False),
        ("Jumlah unit pelayanan publik terbaik", "UPT", True),
        ("Persentase serapan anggaran", "Rp", False),
        ("Nilai produksi hasil olahan", "Rp/Kg", False),
        ("Nilai SAKIP", "%", True),
        ("Nilai capaian kinerja", "%", False),
        ("Persentase izin terbit", "Rp", True),
    ],
)
def test_measures_behind_measures_and_money(indicator: str, unit: str, told: bool) -> None:
    assert bool(found(document((row(1, indicator, value("target", "8", unit)),)), "satuan_indikator")) is told


def _refused(page: int, name: str) -> Refused:
    cells = (Cell(0, 0, lines=(Line("Uraian Kinerja"),)), Cell(1, 0, lines=(Line(name),)))
    return Refused(Table(2, 1, cells, "ruled", page=page), 0.4, "tidak ada kolom indikator")


def test_tables_of_one_header_are_skipped_in_one_finding() -> None:
    refused = tuple(_refused(page, f"Nilai {page}") for page in (3, 4, 9))
    doc = Normalised("uji", Document("uji.pdf", "", "pdf"), "", 2024, (), refused=refused)
    (finding,) = [one for one in audit(doc) if one.code == "tabel_dilewati"]
    assert "2 tabel lain" in finding.message and "halaman 4, 9" in finding.message


def test_a_table_of_contents_holds_no_indicators() -> None:
    lines = ("Tabel 1.1 Indikator ........ 3", "Tabel 1.2 Capaian …………… 4", "Lampiran")
    table = Table(3, 1, tuple(Cell(i, 0, lines=(Line(text),)) for i, text in enumerate(lines)), "ruled")
    assert is_contents(table)
    assert not is_contents(replace(table, cells=table.cells[1:]))


def test_a_further_indicator_without_number_has_the_aim_above() -> None:
    aims = ("Aim a", "Aim b", "Aim c", "", "Aim d")
    rows = tuple(
        row(i, f"Nilai {i}", value("target", "8", "%"), sasaran=aim, no=str(i) if aim else "")
        for i, aim in enumerate(aims, 1)
    )
    assert found(document(rows), "isian_kosong") == []
    numbered = tuple(replace(r, fields={**r.fields, "no": Field(str(r.row), str(r.row))}) for r in rows)
    assert len(found(document(numbered), "isian_kosong")) == 1


def test_programmes_number_on_where_their_activities_begin_again() -> None:
    kinds = ("program", "kegiatan", "kegiatan", "program", "kegiatan")
    names = ("A", "A", "A", "B", "B")
    for numbers, told in (("71281", 0), ("71291", 1)):
        rows = tuple(
            row(i, f"Nilai {i}", value("target", "8", "%"), kind=kind, no=no, program=name)
            for i, (kind, no, name) in enumerate(zip(kinds, numbers, names, strict=True), 1)
        )
        assert len(found(document(rows), "nomor_urut")) == told


@pytest.mark.parametrize(("years", "told"), [(("0,17", "0,23", "21,80", "75"), 0), (("21", "0,23", "21,80", "75"), 1)])
def test_a_figure_like_that_of_another_year_began_something(years: tuple[str, ...], told: int) -> None:
    reached = [value("realisasi", text, "%", year=str(2013 + i)) for i, text in enumerate(years)]
    doc = document((row(1, "Persentase armada yang berbadan hukum", *reached),))
    assert sum(finding.column == "realisasi_2014" for finding in found(doc, "nilai_janggal")) == told


def test_a_cap_that_only_the_other_direction_reaches_is_told_by_the_quotient() -> None:
    free, odd = measured(1, "Nilai hasil", "50", "55", "110"), measured(2, "Nilai mutu", "78,99", "51,90", "100")
    told = found(document((free, odd)), "capaian_hitung")
    assert [finding.severity for finding in told] == ["peringatan"]
    assert told[0].figures["hasil"] == "65,7" and "memberi" in told[0].template


def _headed(table: NormalTable, header: str, kind: str = "capaian") -> NormalTable:
    return replace(table, columns=(Column(1, header, "target", 1.0, YEAR, kind),))


@pytest.mark.parametrize(
    ("header", "severity"),
    [
        ("Capaian", ["galat"]),
        ("Capaian terhadap Target Akhir Renstra", []),
        ("% Capaian Kinerja thadap RENSTRA", []),
        ("Capaian terhadap target", ["galat"]),
    ],
)
def test_an_achievement_of_a_plans_target_is_none_of_the_years(header: str, severity: list[str]) -> None:
    rows = [(row(1, "Nilai maturitas", value("capaian", text, "%")),) for text in ("94,24", "78,30")]
    doc = document(*rows)
    tables = (_headed(doc.tables[0], "Capaian"), _headed(doc.tables[1], header))
    assert severities(replace(doc, tables=tables), "nilai_berbeda") == severity


@pytest.mark.parametrize(
    ("header", "severity"),
    [("Target", ["galat"]), ("Targe t Renst ra 2024", ["peringatan"]), ("Targe t Renst ra", ["info"])],
)
def test_a_plan_named_in_cut_words(header: str, severity: list[str]) -> None:
    """A plan of years that names none of them may tell of its end."""
    doc = document(*((row(1, "Nilai maturitas", value("target", text)),) for text in ("75", "85")))
    tables = (_headed(doc.tables[0], "Target", "target"), _headed(doc.tables[1], header, "target"))
    assert severities(replace(doc, tables=tables), "nilai_berbeda") == severity


@pytest.mark.parametrize(
    ("header", "told"), [("Tahun 2024", False), ("Realisasi 2024", True), ("Realisasi Fisik", False)]
)
def test_columns_that_do_not_say_or_say_another_measure(header: str, told: bool) -> None:
    doc = document(*((row(1, "Nilai maturitas", value("realisasi", text)),) for text in ("75", "85")))
    tables = (_headed(doc.tables[0], "Realisasi", "realisasi"), _headed(doc.tables[1], header, "realisasi"))
    assert bool(found(replace(doc, tables=tables), "nilai_berbeda")) is told


@pytest.mark.parametrize(("different", "told"), [(2, 2), (3, 1)])
def test_a_column_that_differs_in_most_rows_is_told_once(different: int, told: int) -> None:
    names = [f"Nilai layanan ke {'i' * n}" for n in range(1, 5)]
    one = tuple(row(n, name, value("target", "75")) for n, name in enumerate(names, 1))
    other = tuple(row(n, name, value("target", "85" if n <= different else "75")) for n, name in enumerate(names, 1))
    doc = document(one, other)
    assert len(found(doc, "nilai_berbeda")) == told
    assert severities(doc, "nilai_berbeda")[0] == ("info" if told == 1 else "galat")


def test_years_compared_with_each_other_are_no_achievement() -> None:
    years = value("realisasi", "20", year="2023"), value("realisasi", "30"), value("capaian", "150,00", "%")
    own = value("target", "40"), value("realisasi", "30"), value("capaian", "75,00", "%")
    rows = [(row(1, "Jumlah izin terbit", *values),) for values in (own, years)]
    assert [one.column for one in found(document(*rows), "nilai_berbeda")] == []


@pytest.mark.parametrize(("header", "severity"), [("Capaian", ["galat"]), ("Capaian terhadap Renstra", [])])
def test_an_achievement_may_be_of_a_later_target(header: str, severity: list[str]) -> None:
    goals = value("target", "26"), value("target", "30", year="2026")
    doc = document((row(1, "Nilai maturitas", *goals, value("realisasi", "24"), value("capaian", "80,00", "%")),))
    assert severities(replace(doc, tables=(_headed(doc.tables[0], header),)), "capaian_hitung") == severity


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ("Angka kemiskinan", True),
        ("Penurunan angka kemiskinan", False),
        ("Menurunnya keluarga pra sejahtera dan miskin", False),
        ("Prosentase penurunan kasus pelanggaran", False),
    ],
)
def test_a_decrease_may_be_what_is_measured(indicator: str, told: bool) -> None:
    doc = document((measured(1, indicator, "3,60", "3,88", "107,78"),))
    assert bool(found(doc, "capaian_hitung")) is told


@pytest.mark.parametrize(("stated", "told"), [("605,94", False), ("60,59", True)])
def test_what_the_achievement_confirms_is_no_slip(stated: str, told: bool) -> None:
    doc = document((measured(1, "Persentase kontribusi benih", "50,00", "302,97", stated),))
    assert bool(found(doc, "nilai_janggal")) is told


@pytest.mark.parametrize(("raw", "severity"), [("-", ["info"]), ("", ["peringatan"])])
def test_a_dash_says_that_there_is_no_target(raw: str, severity: list[str]) -> None:
    none = Target(YEAR, "target", Value("kosong"), Field(raw, raw))
    rows = (row(1, "Nilai maturitas", value("target", "3")), row(2, "Nilai pemilu", none))
    assert severities(document(rows), "isian_kosong") == severity


@pytest.mark.parametrize(
    ("numbers", "told"),
    [(("1", "2 3", "4"), 0), (("1", "2", "4"), 1), (("1", "2 *)", "3"), 0), (("1", "2 #)", "3"), 1)],
)
def test_numbers_in_one_cell_and_notes_behind_them(numbers: tuple[str, ...], told: int) -> None:
    rows = tuple(row(n, f"Jumlah izin {n}", no=text) for n, text in enumerate(numbers, 1))
    assert len(found(document(rows), "nomor_urut")) == told


@pytest.mark.parametrize(("stated", "severity"), [("1,417", []), ("1,217", ["galat"])])
def test_an_achievement_that_can_be_read_two_ways(stated: str, severity: list[str]) -> None:
    """1,8 of 0,127 is 1417 percent where less is better."""
    doc = document((measured(1, "Tingkat gangguan jaringan", "1,8", "0,127", stated),))
    assert severities(doc, "capaian_hitung") == severity


@pytest.mark.parametrize(
    ("reached", "stated", "severity"),
    [("352,390", "131,10", ["peringatan"]), ("352,390", "129,40", ["galat"]), ("352.390", "131,10", [])],
)
def test_a_mark_that_must_group_thousands(reached: str, stated: str, severity: list[str]) -> None:
    """Against the document's own marks: "352,390" of "268.797" is 131,10 percent."""
    doc = document((measured(1, "Produksi susu", "268.797", reached, stated),))
    assert severities(doc, "capaian_hitung") == severity


def _coded(*numbers: str) -> tuple[Indicator, ...]:
    return tuple(_numbered(at, no, f"Nilai {at}", "80") for at, no in enumerate(numbers, 1))


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("01.2.01 01 06 07 01.2.05 02 09", 0),
        ("01.2.01 1 6 7", 1),
        ("1 01 06 07", 2),
        ("01 02 05 06", 1),
    ],
)
def test_last_parts_of_codes_leave_numbers_out(numbers: str, told: int) -> None:
    """ "01.2.01" over "01" and "06" is a programme's activity over its sub activities."""
    assert len(found(document(_coded(*numbers.split())), "nomor_urut")) == told


@pytest.mark.parametrize(
    ("titles", "joined", "told"),
    [(("Renstra", "Renstra"), False, 0), (("Tabel 1", "Tabel 2"), False, 1), (("Tabel 1", ""), True, 0)],
)
def test_a_total_of_a_table_in_parts(titles: tuple[str, str], joined: bool, told: int) -> None:
    """Of a source without pages under one title; on pages where the first part ends where the second begins."""
    rows = tuple(row(i, f"Nilai {i}", value("anggaran", "100", "Rp"), kind="program") for i in (1, 2))
    doc = document(rows, rows)
    total = SetAside(3, "jumlah", "TOTAL", None, "jumlah", (value("anggaran", "400", "Rp"),))
    first, second = (_paged(one, 1, title) for one, title in zip(doc.tables, titles, strict=True))
    ends = Table(1, 1, (), "ruled", page=3 if joined else None)
    begins = Table(1, 1, (), "ruled", page=1 if joined else None, joins=((4, 3),) if joined else ())
    doc = replace(doc, tables=(replace(first, source=begins), replace(second, source=ends, set_aside=(total,))))
    assert len(found(doc, "jumlah_kolom")) == told


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ("2021 2022 2022 2024", [("2022", "2023")]),
        ("2021 2022 2023 2042", [("2042", "2024")]),
        ("2021 2022 2023 2030", []),  # a goal
        ("2020 2022 2023 2024", []),  # a base
        ("2022 2022 2023 2024", [("2022", "2021")]),
        ("2021 2022 2023 2024", []),
        ("2019 2022 2024 2025", []),
        ("2021 2021 2022", []),
    ],
)
def test_a_year_that_does_not_stand_in_its_run(years: str, told: list[tuple[str, str]]) -> None:
    columns = tuple(Column(i, f"Target | {y}", f"target_{y}", 1.0, y, "target") for i, y in enumerate(years.split()))
    doc = document((row(1, "Nilai mutu", value("target", "80")),))
    doc = replace(doc, tables=(replace(doc.tables[0], columns=columns),))
    odd = [
        (f.figures["tahun"], f.figures["seharusnya"]) for f in found(doc, "tahun_periode") if "seharusnya" in f.figures
    ]
    assert odd == told


@pytest.mark.parametrize(
    ("indicator", "targets", "told"),
    [
        ("Jumlah izin", ("5", "-6", "7"), 1),
        ("Jumlah izin", ("-6",), 1),
        ("Laju inflasi", ("5", "-6", "7"), 0),
        ("Rata-rata menurunnya kasus", ("-6",), 0),
        ("Nilai mutu", ("-5", "-6", "-7"), 0),
        ("Jumlah izin", ("0", "6", "7"), 0),
    ],
)
def test_a_target_below_zero(indicator: str, targets: tuple[str, ...], told: int) -> None:
    years = [value("target", text, "Izin", year=str(2024 + at)) for at, text in enumerate(targets)]
    assert len(found(document((row(1, indicator, *years),)), "nilai_janggal")) == told


@pytest.mark.parametrize(("years", "told"), [(("2024", "2024"), ["info", "info"]), (("2024", "2025"), [])])
def test_the_agreement_of_each_officer_prints_the_same_rows(years: tuple[str, str], told: list[str]) -> None:
    """A table printed once more is told as such, and that of another year is another agreement."""
    tables = [
        tuple(row(n, f"Persentase taman {n}", value("target", "80", "%", year=year)) for n in (1, 2)) for year in years
    ]
    assert severities(document(*tables, sort="perjanjian_kinerja"), "baris_ganda") == told


def test_an_abbreviated_unit_is_the_one_that_its_letters_begin() -> None:
    target = value("target", "8", "Perangkat Daerah")
    assert found(document((row(1, "Jumlah PD yang dibina", target),)), "satuan_indikator") == []


@pytest.mark.parametrize(("units", "told"), [(("UPTD Pasar Utara", "UPTD Pasar Selatan"), []), (("", ""), ["galat"])])
def test_units_of_an_office_one_after_the_other(units: tuple[str, str], told: list[str]) -> None:
    """What stands under the heading of another unit is of that unit; under headings of no office it is said twice."""
    rows = tuple(row(n, "Jumlah kios terawat", value("target", str(10 * n), "Unit")) for n in (2, 4))
    named = zip((1, 3), units, strict=True)
    aside = tuple(SetAside(n, "pita", f"{n} | {name or 'Pemeliharaan'} | 500.000", 1) for n, name in named)
    assert severities(document(rows, aside=aside, sort="perjanjian_kinerja"), "baris_ganda") == told


def test_a_yearly_plan_may_differ_from_the_agreement() -> None:
    doc = document(*((row(1, "Jumlah kios terawat", value("target", text)),) for text in ("14", "20")))
    titled = replace(doc.tables[0], title="Tabel 2.2 Rencana Kinerja Tahunan Tahun 2024")
    assert severities(replace(doc, tables=(titled, doc.tables[1])), "nilai_berbeda") == ["peringatan"]


@pytest.mark.parametrize(("summed", "stated", "told"), [(True, "96", ["galat"]), (True, "95", []), (False, "96", [])])
def test_what_was_reached_by_the_end_of_a_year_is_the_years(summed: bool, stated: str, told: list[str]) -> None:
    """Of columns that count from the year's beginning; of one quarter alone nothing can be said."""
    targets = [value("target", "200"), value("realisasi", "190", period="TW4"), value("capaian", stated, "%")]
    column = Column(1, "s.d. TW IV", "target", 1.0, "2024", "realisasi", 0, "TW4", summed)
    assert severities(under(column, document((row(1, "Jumlah izin", *targets),))), "capaian_hitung") == told


def under(column: Column, doc: Normalised) -> Normalised:
    return replace(doc, tables=(replace(doc.tables[0], columns=(column,)),))


@pytest.mark.parametrize(
    ("header", "sort", "told"),
    [("Target 2023", "perjanjian_kinerja", 1), ("Target", "perjanjian_kinerja", 0), ("Target 2023", "rkt", 0)],
)
def test_an_agreement_whose_header_names_another_year(header: str, sort: str, told: int) -> None:
    rows = (row(1, "Jumlah izin", value("target", "200", year="2023")),)
    doc = document(rows, title="Perjanjian Kinerja Tahun 2024", sort=sort)
    assert len(found(under(Column(1, header, "target", 1.0, "2023", "target"), doc), "tahun_periode")) == told


@pytest.mark.parametrize(("last", "told"), [("---", []), ("", ["target_2024"])])
def test_printed_dashes_are_no_empty_cells(last: str, told: list[str]) -> None:
    none = Value("kosong")
    dashes = [Target(year, "target", none, Field(text, text)) for year, text in (("2023", "---"), ("2024", last))]
    given = [value("target", "2", year=year) for year in ("2023", "2024")]
    rows = (row(1, "Jumlah izin", *dashes), *(row(n, f"Jumlah usaha {n}", *given) for n in (2, 3)))
    missed = [one for one in found(document(rows), "isian_kosong") if one.severity != "info"]
    assert [one.column for one in missed] == told


@pytest.mark.parametrize(
    ("reached", "stated", "gives"),
    [("1,37", "212,77", "116,79% (target / realisasi)"), ("1,37", "90,00", "85,62%"), ("2,40", "90", "150%")],
)
def test_an_outcome_is_told_by_the_formula_that_the_print_speaks_for(reached: str, stated: str, gives: str) -> None:
    """212,77 for 1,37 of 1,6 says that less is better, though no word does."""
    doc = document((measured(1, "Tingkat hambatan jaringan", "1,6", reached, stated),))
    (finding,) = found(doc, "capaian_hitung")
    assert finding.message.endswith(f"memberi {gives}.")


@pytest.mark.parametrize(
    ("figures", "told"),
    [(("40", "30", "90"), 1), (("40", "30", "70"), 0), (("40", "40", "30", "90"), 0)],  # a programme over its activity
)
def test_a_total_of_headings_that_alone_have_figures(figures: tuple[str, ...], told: int) -> None:
    texts = [("", text) for text in figures[:-1]] + [("jumlah", figures[-1])]
    aside = tuple(
        SetAside(10 + n, "judul", "PROGRAM", None, sums_up, (value("anggaran", text, "Rp"),))
        for n, (sums_up, text) in enumerate(texts)
    )
    doc = document((row(1, "Jumlah izin", value("target", "5", "Izin")),))
    tables = (replace(doc.tables[0], set_aside=aside),)
    assert severities(replace(doc, tables=tables), "jumlah_kolom") == ["peringatan"] * told


def test_an_achievement_until_a_quarter_is_not_of_that_quarter_alone() -> None:
    values = [value(kind, text, "Aduan", "TW4") for kind, text in (("target", "5"), ("realisasi", "4"))]
    doc = document((row(1, "Jumlah aduan tertangani", *values, value("capaian", "90", "%", "TW4")),))
    said = [
        tuple(Column(n, kind, kind, 1.0, YEAR, kind, period="TW4", cumulative=summed and kind == "capaian")
              for n, kind in enumerate(("target", "realisasi", "capaian")))
        for summed in (True, False)
    ]  # fmt: skip
    told = [replace(doc, tables=(replace(doc.tables[0], columns=columns),)) for columns in said]
    assert [len(found(one, "capaian_hitung")) for one in told] == [0, 1]


@pytest.mark.parametrize(("text", "told"), [("40 OPD (95,24%)", 0), ("40 OPD", 1)])
def test_a_percentage_in_brackets_is_a_unit_too(text: str, told: int) -> None:
    share = Target(YEAR, "target", Value("angka", 40.0, unit="OPD"), Field(text, text))
    assert len(found(document((row(1, "Persentase OPD bernilai B", share),)), "satuan_indikator")) == told


@pytest.mark.parametrize(("reached", "told"), [("10,71", 0), ("48", 1)])
def test_a_target_that_was_just_reached_was_meant(reached: str, told: int) -> None:
    """A plan that begins small: 10, 50, 75, 100."""
    plan = [value("target", text, "%", year=str(2024 + n)) for n, text in enumerate(("10", "90", "95", "100"))]
    doc = document((row(1, "Persentase unit yang menerapkan", *plan, value("realisasi", reached, "%")),))
    assert len([one for one in found(doc, "nilai_janggal") if one.column == "target_2024"]) == told
