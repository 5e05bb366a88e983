"""How columns and rows are written in real reports: shares, formatted whole numbers, numbering under headings."""

from dataclasses import replace

import pytest
from test_audit_reports import document, found, measured, row, severities, value

from audit.finding import Finding
from audit.run import audit
from extract.document import Cell, Line, Table
from normalize.model import Field, Indicator, Normalised, Refused, SetAside, Target, Value


def shares(*stated: str, sign: str = "") -> Normalised:
    """Five indices of 80, of which so much was reached; an achievement has the unit % though none is printed."""
    rows = []
    for n, (reached, text) in enumerate(zip(("85,92", "87", "76,4", "81,3", "92,5"), stated, strict=True), 1):
        written = value("capaian", text, "%")
        written = replace(written, field=Field(text + sign, text + sign))
        values = (value("target", "80", "Indeks"), value("realisasi", reached, "Indeks"), written)
        rows.append(row(n, f"Indeks layanan {n}", *values))
    return document(tuple(rows))


@pytest.mark.parametrize(
    ("stated", "sign", "wrong"),
    [
        (("1,07", "1,09", "0,96", "1,02", "1,16"), "", []),
        (("1,07", "1,08", "0,95", "1,01", "1,15"), "", []),
        (("1,07", "1,09", "0,59", "1,02", "1,16"), "", ["galat"]),
        (("107,40", "108,75", "95,50", "101,63", "1,16"), "", ["galat"]),
        (("1,07", "1,09", "0,96", "1,02", "1,16"), "%", ["info"]),
        (("107,00", "109,00", "96,00", "102,00", "116,00"), "%", []),
        (("107,00", "109,00", "95,00", "101,00", "115,00"), "%", []),
        (("107,00", "109,00", "69,00", "102,00", "116,00"), "%", ["galat"]),
        (("107,40", "111,00", "95,50", "101,63", "115,63"), "%", ["galat"]),
    ],
)
def test_a_column_of_shares_or_of_whole_numbers(stated: tuple[str, ...], sign: str, wrong: list[str]) -> None:
    assert severities(shares(*stated, sign=sign), "capaian_hitung") == wrong


def numbered(*numbers: str, headings: tuple[int, ...]) -> list[Finding]:
    """Rows of the source table in turn, headings at the given ones."""
    places = [at for at in range(len(numbers) + len(headings)) if at not in headings]
    rows = tuple(
        Indicator(n, at, "", "indikator", row(n, f"Jumlah dokumen {n}", no=text).fields)
        for n, (at, text) in enumerate(zip(places, numbers, strict=True), 1)
    )
    aside = tuple(SetAside(at, "pita", "II | INDIKATOR KINERJA KUNCI") for at in headings)
    return [finding for finding in audit(document(rows, aside=aside)) if finding.code == "nomor_urut"]


def test_numbers_begin_again_under_a_heading() -> None:
    assert numbered("1", "1", "2", headings=(0, 2)) == []
    assert [one.figures for one in numbered("1", "1", "2", headings=(0,))] == [{"nomor": "1"}]
    assert [one.figures for one in numbered("1", "2", "2", headings=(0, 3))] == [{"nomor": "2"}]
    assert numbered("2", "2", "3", headings=(0, 2)) == [], "rows chosen from another table"
    assert [one.figures for one in numbered("2", "2", "3", headings=(0,))] == [{"nomor": "2"}]


def planned(number: int, kind: str, text: str, span: int = 1) -> Indicator:
    """A row with one target, in a cell over so many rows."""
    status = Value("angka", 90.0) if text else Value("kosong")
    target = Target("2024", "target", status, Field(text, text, Cell(number, 3, span, lines=(Line(text),))))
    return row(number, f"Tingkat kerja sama {number}", target, kind=kind, **{kind: f"Nama {number}"})


def test_programmes_whose_targets_are_their_activities_have_none_by_design() -> None:
    activities = [planned(2, "kegiatan", "90%"), planned(4, "kegiatan", "80%"), planned(5, "kegiatan", "70%")]
    shared = (planned(1, "program", "90%", span=2), activities[0], planned(3, "program", ""), *activities[1:])
    own = (planned(1, "program", "90%"), activities[0], planned(3, "program", ""), *activities[1:])
    assert found(document(shared), "isian_kosong") == []
    assert [finding.row for finding in found(document(own), "isian_kosong")] == [3]


def orphan(*, skipped: float = 0.0) -> list[Finding]:
    """Two programmes of which one is missing, and a table that may hold so much of it."""
    rows = (
        row(1, "Persentase layanan", kind="program", program="Program Pengelolaan Pendidikan"),
        row(2, "Jumlah sekolah", kind="kegiatan", program="", kegiatan="Pelayanan Kesehatan"),
    )
    coded = tuple(replace(one, code=code) for one, code in zip(rows, ("1.01.02", "1.02.02.2.01"), strict=True))
    refused = (Refused(Table(1, 1, (), "ruled"), skipped, "grafik atau gambar, bukan tabel"),)
    return found(replace(document(coded), refused=refused), "induk_hilang")


def test_what_a_skipped_table_may_hold_is_not_missed() -> None:
    assert len(orphan()) == 1
    assert orphan(skipped=0.4) == []


def office(number: int, officer: str, target: str, reached: str = "") -> Indicator:
    values = [value("target", target, "Dokumen")] if target else []
    values += [value("realisasi", reached, "Dokumen")] if reached else []
    return row(number, "Jumlah dokumen perencanaan perangkat daerah", *values, penanggung_jawab=officer)


@pytest.mark.parametrize(
    ("first", "again", "severity"),
    [
        (("Kec. Ciputat", "2", "2"), ("Kec. Pamulang", "3", "2"), []),
        (("Kec. Ciputat", "2", "2"), ("Kec. Ciputat", "3", "2"), ["galat"]),
        (("Kec. Ciputat", "2", "2"), ("Kec. Ciputat", "3", "1"), ["peringatan"]),
        (("Kec. Ciputat", "2", "2"), ("Kec. Ciputat", "2", "1"), ["peringatan"]),
        (("Kec. Ciputat", "2", "2"), ("Kec. Ciputat", "2", "2"), ["peringatan"]),
        (("", "", "2"), ("", "", "1"), []),
        (("", "", "2"), ("", "", "2"), ["peringatan"]),
    ],
)
def test_rows_of_several_offices_in_one_table(
    first: tuple[str, str, str], again: tuple[str, str, str], severity: list[str]
) -> None:
    assert severities(document((office(1, *first), office(2, *again))), "baris_ganda") == severity


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("#REF!", "kesalahan rumus"),
        ("#Div/0!", "kesalahan rumus"),
        ("50%; 50%", "lebih dari satu angka"),
        ("6 org / 12 bulan", "lebih dari satu angka"),
        ("yang 157.025", "tidak dapat dibaca"),
    ],
)
def test_why_a_cell_is_no_value(text: str, told: str) -> None:
    unread = Target("2024", "target", Value("tak_terbaca"), Field(text, text))
    (finding,) = found(document((row(1, "Jumlah orang", unread),)), "tak_terbaca")
    assert told in finding.message and text in finding.message


def of_two_tables(one: str, other: str, third: str = "") -> list[Finding]:
    """One indicator in two tables or three."""
    texts = [text for text in (one, other, third) if text]
    tables = [(row(1, "Persentase izin terbit tepat waktu", value("target", text, "%")),) for text in texts]
    return found(document(*tables), "nilai_berbeda")


def test_a_figure_is_compared_once_with_what_several_tables_say() -> None:
    (one,) = of_two_tables("83", "81", "81")
    assert one.severity == "galat" and "Demikian pula di tabel 3." in one.message
    assert [one.table for one in of_two_tables("83", "83", "81")] == [3]
    assert of_two_tables("95,15", "95.156.000.000") == []
    assert len(of_two_tables("81,59", "8159")) == 1


def clinics(*budgets: str) -> Normalised:
    """One activity of many places, each with its own budget."""
    names = {"kind": "sub_kegiatan", "sub_kegiatan": "Operasional Pelayanan Puskesmas"}
    rows = [
        row(n, "Jumlah dokumen operasional pelayanan", value("target", "12"), value("anggaran", text), **names)
        for n, text in enumerate(budgets, 1)
    ]
    return document(tuple(rows), sort="renstra")


def test_a_list_of_places_is_no_doubled_row() -> None:
    assert (
        found(clinics("200.000.000", "250.000.000", "200.000.000", "300.000.000", "250.000.000"), "baris_ganda") == []
    )
    assert len(found(clinics("200.000.000", "250.000.000", "200.000.000"), "baris_ganda")) == 1
    (finding,) = found(clinics(*["200.000.000"] * 5), "baris_ganda")
    assert (finding.severity, finding.figures["kali"]) == ("info", "4")


@pytest.mark.parametrize(
    ("sort", "title", "told"), [("renstra", "Tabel 4.3", 0), ("renstra", "Rencana 2019", 1), ("iku", "Tabel", 1)]
)
def test_the_year_of_a_book_is_not_that_of_each_table(sort: str, title: str, told: int) -> None:
    targets = (value("target", "80", year="2026"), value("target", "90", year="2030"))
    doc = replace(document((row(1, "Nilai mutu", *targets),), title=title, sort=sort), year=2019)
    doc = replace(doc, tables=tuple(replace(table, year=None) for table in doc.tables))
    assert len(found(doc, "tahun_periode")) == told


def growth(unit: str) -> Normalised:
    """Two figures of a column of budgets, and what a row of totals says under them."""
    rows = tuple(row(n, f"Program {n}", value("anggaran", text, unit)) for n, text in enumerate(("7", "19"), 1))
    total = SetAside(9, "jumlah", "TOTAL | 9", sums_up="jumlah", figures=(value("anggaran", "9", unit),))
    return document(rows, aside=(total,))


def test_growth_beside_budgets_is_no_sum() -> None:
    assert found(growth("%"), "jumlah_kolom") == []
    assert len(found(growth("Rp"), "jumlah_kolom")) == 1


@pytest.mark.parametrize(
    ("indicator", "severities_told"),
    [("Cakupan layanan", ["galat"]), ("Angka kematian ibu", []), ("Kepadatan arus", [])],
)
def test_a_cap_is_reached_the_way_the_indicator_goes(indicator: str, severities_told: list[str]) -> None:
    """100 for 50,57 of 52,90: over the cap where less is better, and under it where more is."""
    rows = (measured(1, indicator, "52,90", "50,57", "100"), measured(2, "Persentase izin", "50", "60", "100"))
    assert severities(document(rows), "capaian_hitung") == severities_told
