"""Sentences that say of a table that all its targets were reached."""

from dataclasses import replace

import pytest
from test_audit_reports import document, found, measured, value

from audit.summing_up import says_all_reached
from extract.document import Document, Line, Table
from normalize.model import Normalised


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Seluruh target indikator kinerja telah tercapai.", True),
        ("Dari 4 indikator, semuanya telah mencapai target.", True),
        ("Capaian seluruh indikator melebihi 100%.", True),
        ("Hampir seluruh target tercapai.", False),
        ("Belum semua target tercapai.", False),
        ("Tidak seluruh indikator mencapai target.", False),
        ("Dinas berupaya agar seluruh target tercapai.", False),
        ("Seluruh target triwulan I tercapai.", False),
        ("Semua pihak bekerja sama.", False),
        ("Target tercapai di semua kecamatan.", False),
    ],
)
def test_what_a_sentence_says(sentence: str, says: bool) -> None:
    assert says_all_reached(sentence) == says


def reported(text: str, *stated: str, above: bool = False) -> Normalised:
    """A table of achievements in a file without pages, with a text under it or over it."""
    rows = tuple(measured(n, f"Persentase hal {n}", "50", f"{float(s) / 2:g}".replace(".", ","), s)
                 for n, s in enumerate(stated))  # fmt: skip
    table = Table(1, 1, (), "word", titles=(Line(text) if above else Line("Tabel 3.1 Capaian"),))
    file = Document("a.docx", "", "docx", tables=(table,), after=() if above else (Line(text),))
    doc = document(rows)
    return replace(doc, document=file, tables=(replace(doc.tables[0], source=table),))


ALL = "Seluruh target indikator tercapai."


@pytest.mark.parametrize(
    ("doc", "told"),
    [
        (reported(ALL, "100", "104", "94"), ["94"]),
        (reported(ALL, "100", "104", "94", above=True), ["94"]),
        (reported("Pada tabel di atas seluruh target indikator tercapai.", "100", "94", above=True), []),
        (reported("Semua target indikator mencapai target, dengan rincian sebagai berikut: 1.", "100", "94"), ["94"]),
        (reported("Pada tabel berikut seluruh target indikator tercapai.", "100", "94"), []),
        (reported(ALL, "100", "104"), []),
        (reported(ALL, "100", "90", "94"), []),  # most are under their targets: it speaks of something else
        (reported("Dari 3 indikator semuanya mencapai target.", "100", "102", "94"), ["94"]),
        (reported("Dari 9 indikator semuanya mencapai target.", "100", "102", "94"), []),
    ],
)
def test_a_table_that_denies_the_sentence_beside_it(doc: Normalised, told: list[str]) -> None:
    assert [one.figures["capaian"] for one in found(doc, "kriteria_capaian")] == told


def test_progress_towards_the_plans_end_is_none_of_what_the_year_reached() -> None:
    doc = reported(ALL, "100", "104", "94")
    towards = ("62,5", "65", "58,75")
    ends = [
        (value("kondisi_akhir", "80", "%", year="2026"), value("capaian", one, "%", year="2026")) for one in towards
    ]
    rows = [replace(one, targets=(*one.targets, *end)) for one, end in zip(doc.tables[0].indicators, ends, strict=True)]
    later = replace(doc, tables=(replace(doc.tables[0], indicators=tuple(rows)),))
    assert [one.figures["capaian"] for one in found(later, "kriteria_capaian")] == ["94"]
