"""The page that puts an office's documents side by side."""

from test_audit_reports import document, row, value

from audit.across.compare import compare
from audit.across.digest import digest
from emit.office import render


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


def test_documents_that_agree_say_so() -> None:
    same = [
        document((row(1, "Persentase izin", value("target", "70", "%")),), sort=sort, name=sort)
        for sort in ("perjanjian_kinerja", "lkjip")
    ]
    digests = [digest(doc) for doc in same]
    assert "1 indikator; semuanya sama antardokumen." in render("Dinas Uji", digests, list(compare(digests)))
