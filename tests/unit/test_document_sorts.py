"""jenis_dokumen by title, columns and file name, with its evidence."""

import pytest

from extract.document import Line
from extract.settings import Settings
from extract.text.reader import read_text
from normalize.normalise import normalise
from normalize.sorts.documents import Sort, of_document

BODY = "1\tPersentase jalan mantap\t75\t70\t93\n2\tJumlah laporan\t12\t12\t100"
PLAIN = "No\tIndikator Kinerja\tTarget 2024\tSumber Data\tKeterangan"
REACHED = "No\tIndikator Kinerja\tTarget 2024\tRealisasi 2024\tCapaian (%)"
WATCHED = "No\tIndikator Kinerja\tTarget 2024\tRealisasi Triwulan I\tRealisasi Triwulan II"


@pytest.mark.parametrize(
    ("title", "header", "name", "sort", "place"),
    [
        ("INDIKATOR KINERJA UTAMA TAHUN 2024", PLAIN, "x", "iku", "judul"),
        ("LAMPIRAN PERJANJIAN KINERJA TAHUN 2024", PLAIN, "x", "perjanjian_kinerja", "judul"),
        ("CAPAIAN INDIKATOR KINERJA UTAMA", PLAIN, "x", "lkjip", "judul"),
        ("Evaluasi Hasil Renja Triwulan II", PLAIN, "x", "monev", "judul"),
        ("Evaluasi Rencana Aksi Triwulan II", PLAIN, "x", "monev", "judul"),
        ("CASCADING KINERJA DINAS SOSIAL", PLAIN, "x", "cascading", "judul"),
        ("Manual Indikator Kinerja Utama", PLAIN, "x", "definisi_operasional", "judul"),
        ("Rencana Kinerja Tahunan 2025", PLAIN, "x", "rkt", "judul"),
        ("Matriks Kinerja dan Pendanaan", PLAIN, "x", "renstra", "judul"),
        ("RINCIAN TARGET CAPAIAN KINERJA", PLAIN, "x", "perjanjian_kinerja", "judul"),
        ("LAPORAN KINERJA TRIWULAN II", PLAIN, "x", "monev", "judul"),
        ("Evaluasi Hasil Renja Dinas Sosial dan\nPencapaian Renstra s.d. Tahun 2017", PLAIN, "x", "monev", "judul"),
        ("Evaluasi Hasil Renja Dinas Sosial\ndan Pencapaian Renstra s.d. Tahun 2017", PLAIN, "x", "monev", "judul"),
        ("RENCANA KERJA TAHUN 2024\nTabel 4.2 Rencana Program, Kegiatan dan Pendanaan", PLAIN, "x", "rkt", "judul"),
        ("Tabel 4.2 Rencana Program, Kegiatan dan Pendanaan", PLAIN, "x", "renstra", "judul"),
        ("RENCANA KERJA TAHUN 2024\nTabel 2.1 Target Renstra dan Renja", PLAIN, "x", "rkt", "judul"),
        ("Kegiatan Perencanaan, Penganggaran, dan Evaluasi Kinerja", PLAIN, "x", "", ""),
        ("Pencapaian Kinerja Pelayanan", PLAIN.replace("Keterangan", "Prakiraan Maju"), "x", "rkt", "kolom"),
        ("Evaluasi terhadap Hasil Renja\nRenja Dinas Sosial", WATCHED, "x", "monev", "kolom"),
        ("", REACHED, "x", "lkjip", "kolom"),
        ("", PLAIN, "renstra-2021-2026", "renstra", "nama berkas"),
        ("", PLAIN, "tabel", "", ""),
    ],
)
def test_sort(title: str, header: str, name: str, sort: str, place: str) -> None:
    """The surest place decides, and is told."""
    doc = normalise(read_text("", f"{title}\n\n{header}\n{BODY}\n".encode(), Settings()), name)
    assert (doc.sort, doc.sort_evidence.partition(":")[0], doc.tables[0].sort) == (sort, place, sort)


def test_one_document_may_hold_several() -> None:
    """A report quotes the agreement: each table is what its own title says, the document what most rows are."""
    text = f"PERJANJIAN KINERJA\n\n{PLAIN}\n1\tJumlah desa\t3\n\nCAPAIAN KINERJA\n\n{REACHED}\n{BODY}\n"
    doc = normalise(read_text("", text.encode(), Settings()), "x")
    assert ([table.sort for table in doc.tables], doc.sort) == (["perjanjian_kinerja", "lkjip"], "lkjip")


def test_what_tells_of_results_is_a_report_though_it_is_mostly_agreements() -> None:
    report, agreement = (Sort(name, "judul: x") for name in ("lkjip", "perjanjian_kinerja"))
    heads = [Line("Perjanjian Kinerja Tahun 2024")] * 3
    assert of_document([(agreement, 20), (report, 4)], heads, "x", ()).name == "lkjip"
    assert of_document([(agreement, 20)], heads, "x", ()).name == "perjanjian_kinerja"
    assert of_document([(Sort("renstra", "judul: x"), 20), (report, 4)], [], "x", ()).name == "renstra"


def test_heads_that_pages_have_in_common_name_the_book() -> None:
    around = [Line("B. INDIKATOR KINERJA KUNCI"), Line("RENSTRA 2025 - 2029 77"), Line("RENSTRA 2025 - 2029 78")]
    assert of_document([], around, "x", ()).name == "renstra"


def test_a_tree_of_goals_and_indicators() -> None:
    assert of_document([], [], "x", ["TUJUAN", "Meningkatnya mutu", "INDIKATOR", "SASARAN"]).name == "cascading"
    assert of_document([], [], "x", ["KEPALA DINAS", "INDIKATOR", "BIDANG"]).name == ""
    assert of_document([], [], "cascading-2024", ()).called == "cascading"
    plan = [Line("RENCANA STRATEGIS 2025-2029")]
    assert of_document([(Sort(), 3)], [], "iku-2024", (), plan).name == "renstra", "over a table of any kind"
    assert of_document([], [], "iku-2024", (), plan).name == "iku", "where there is none of indicators"
