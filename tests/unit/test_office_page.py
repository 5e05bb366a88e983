"""The page that puts an office's documents side by side."""

from dataclasses import replace

from test_audit_reports import document, row, value

from audit.across.compare import compare
from audit.across.digest import digest
from emit.office import MOST, render
from extract.document import Cell, Line
from normalize.model import Field, Normalised


def test_an_indicator_stands_once_with_all_its_years() -> None:
    name = "Persentase izin terbit"
    agreed = document((row(1, name, value("target", "70", "%")),), sort="perjanjian_kinerja", name="pk")
    reported = document(
        (row(1, name, value("target", "75", "%"), value("realisasi", "80", "%")),),
        (row(1, name, value("realisasi", "65", "%", year="2023")),),
        name="lkjip",
    )
    digests = [digest(doc) for doc in (agreed, reported)]
    page = render("Dinas Uji", digests, list(compare(digests)))
    assert "2 dokumen, 1 indikator; 1 di antaranya berbeda antardokumen: “Persentase izin terbit”." in page
    assert page.index("2023: – → 65") < page.index("2024: 75 → 80")
    assert 'data-label="Perjanjian Kinerja 2024"' in page


def test_documents_that_agree_say_so_of_what_both_have() -> None:
    names = {"perjanjian_kinerja": ("Persentase izin",), "lkjip": ("Luas taman kota", "Persentase izin")}
    same = [
        document(tuple(row(n, name, value("target", "70", "%")) for n, name in enumerate(own, 1)), sort=sort, name=sort)
        for sort, own in names.items()
    ]
    digests = [digest(doc) for doc in same]
    page = render("Dinas Uji", digests, list(compare(digests)))
    assert "2 indikator; 1 tercantum di lebih dari satu dokumen, tanpa perbedaan yang ditemukan." in page
    assert page.index(">Persentase izin<") < page.index(">Luas taman kota<")
    assert "tidak ada yang tercantum di lebih dari satu dokumen." in render("Dinas Uji", digests[:1], [])


def test_what_disagrees_comes_first_and_all_of_it_is_counted() -> None:
    names = ["Persentase izin", "Nilai mutu layanan", "Indeks kepuasan warga", "Jumlah koperasi aktif"]

    def plan(sort: str, *targets: str) -> Normalised:
        rows = [
            row(n, name, value("target", text)) for n, (name, text) in enumerate(zip(names, targets, strict=True), 1)
        ]
        return document(tuple(rows), sort=sort, name=sort)

    digests = [
        digest(plan("perjanjian_kinerja", "70", "80", "90", "12")),
        digest(plan("lkjip", "70", "81", "91", "13")),
    ]
    page = render("Dinas Uji", digests, list(compare(digests)))
    assert "3 di antaranya berbeda antardokumen: “Nilai mutu layanan”, “Indeks kepuasan warga”, dan 1 lainnya." in page
    assert page.index(">Nilai mutu layanan<") < page.index(">Jumlah koperasi aktif<") < page.index(">Persentase izin<")


def test_a_finding_across_documents_names_its_page() -> None:
    cell = Cell(0, 0, page=4, lines=(Line("Persentase izin"),))
    reported = document((row(1, "Persentase izin", value("target", "75")),))
    (table,) = reported.tables
    placed = replace(table.indicators[0], fields={"indikator": Field("Persentase izin", "Persentase izin", cell)})
    agreed = document((row(1, "Persentase izin", value("target", "70")),), sort="perjanjian_kinerja", name="pk")
    reported = replace(reported, tables=(replace(table, indicators=(placed,)),))
    ((_, finding),) = compare([digest(agreed), digest(reported)])
    assert finding.page == 4


def test_a_page_holds_so_many_indicators_and_says_how_many_more_there_are() -> None:
    alone = digest(document((row(1, "Persentase izin", value("target", "70", "%")),), name="pk"))
    for count, told in ((MOST, ""), (MOST + 2, "2 indikator lainnya ada di laporan tiap dokumen.")):
        lines = [{**alone["lines"][0], "row": n, "measure": f"ukuran {n}"} for n in range(count)]
        page = render("Dinas Uji", [{**alone, "lines": lines}], [])  # type: ignore[typeddict-item]
        assert page.count('<td data-label="Indikator">') == MOST
        assert ("indikator lainnya" in page) == bool(told) and told in page


def test_what_one_document_leaves_out_is_told_with_its_name() -> None:
    names = ("Persentase izin terbit", "Nilai mutu layanan", "Indeks kepuasan warga")
    plan, report = (
        document(
            tuple(row(n, name, value("target", "70")) for n, name in enumerate(names[:kept], 1)), sort=sort, name=sort
        )
        for sort, kept in (("renstra", 3), ("lkjip", 2))
    )
    digests = [digest(doc) for doc in (plan, report)]
    page = render("Dinas Uji", digests, list(compare(digests)))
    assert "<b>LKjIP 2024 (lkjip)</b>: 1 indikator dokumen renstra tidak ada dalam dokumen ini" in page


def test_reworded_indicators_left_alone_under_one_goal_share_a_row() -> None:
    def plan(sort: str, name: str) -> Normalised:
        return document((row(1, name, value("target", "57"), sasaran="Meningkatnya produksi"),), sort=sort, name=sort)

    digests = [digest(plan("iku", "Produktivitas tanaman padi")), digest(plan("lkjip", "Produktivitas padi"))]
    assert "2 dokumen, 1 indikator" in render("Dinas Uji", digests, [])


def test_what_a_report_prints_twice_is_held_against_its_plan_once() -> None:
    """Its agreement, and beside what was reached."""
    name = "Persentase izin terbit"
    plan = document(*[(row(1, name, value("target", "70", "%")),)] * 2, sort="renstra", name="renstra")
    report = document(*[(row(1, name, value("target", "75", "%")),)] * 2, name="lkjip")
    assert len(list(compare([digest(plan), digest(report)]))) == 1
