"""Canonical column names: the one place that knows what the clean columns are called.

The names are the domain's own Indonesian terms; everything that reads or writes a column takes its name from here.
"""

from typing import Final

FREE_TEXT: Final = (
    "no",
    "tujuan",
    "indikator_tujuan",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "kode",
    "sasaran",
    "indikator",
    "definisi_operasional",
    "formulasi",
    "satuan",
    "sumber_data",
    "penanggung_jawab",
)
"""Fields of an indicator that a printed column can fill, in output order."""

GOALS: Final = ("tujuan", "sasaran")
WORK: Final = ("program", "kegiatan", "sub_kegiatan")
"""Fields that name what is done for goals, highest first."""
NAMES_OF_LEVEL: Final = (*GOALS, *WORK)
"""Fields that hold the name of a level, highest first; a mixed column (`nama`) is sorted into one of them."""

MIXED: Final = "nama"
"""A column that mixes levels ("Nama Tujuan/Sasaran/Program/Kegiatan"); never written: see `NAMES_OF_LEVEL`."""

UNKNOWN_PREFIX: Final = "lain_"
"""Prefix of a column the vocabulary does not know, followed by the slug of its printed header."""

TARGET: Final = "target"
"""Canonical name of a value column; its year and kind (`jenis_nilai`) stand beside it."""

Tingkat = ("kepala_opd", "eselon_iii", "eselon_iv")
Jenis = ("sasaran", "program", "kegiatan", "sub_kegiatan", "indikator")
JenisNilai = (
    "target", "realisasi", "capaian", "anggaran", "realisasi_anggaran", "capaian_anggaran",
    "kondisi_awal", "kondisi_akhir",
)  # fmt: skip
Periode = ("TW1", "TW2", "TW3", "TW4", "S1", "S2", *(f"B{month:02}" for month in range(1, 13)))
JenisDokumen = (
    "iku", "perjanjian_kinerja", "renstra", "rkt", "lkjip", "monev", "cascading", "definisi_operasional",
)  # fmt: skip
JenisBerkas = ("pdf", "docx", "doc", "odt", "xlsx", "xls", "ods", "html", "txt", "gambar", "unknown")
Status = ("angka", "predikat", "rentang", "kosong", "tak_terbaca")
Keparahan = ("galat", "peringatan", "info")
Aturan = ("judul_kolom", "kata_terpotong", "sambung_halaman", "satuan", "predikat", "spasi", "angka", "ocr", "manusia")
AlasanBaris = ("nomor_kolom", "pita", "jumlah", "tanda_tangan")
"""Closed vocabularies of the contract."""

INDIKATOR: Final = (
    "dokumen", "tabel", "baris", "opd", "tahun", "tingkat", "jenis", "no", "tujuan", "indikator_tujuan",
    "program", "kegiatan", "sub_kegiatan", "kode", "sasaran", "indikator", "definisi_operasional",
    "formulasi", "satuan", "sumber_data", "penanggung_jawab", "halaman", "keyakinan",
)  # fmt: skip
"""indikator.csv; the `target_<year>` columns stand after `satuan`, the `lain_…` columns after `penanggung_jawab`."""

TARGET_CSV: Final = (
    "dokumen", "tabel", "baris", "tahun", "periode", "jenis_nilai", "status", "nilai", "batas_bawah", "batas_atas",
    "satuan", "predikat", "teks", "mentah", "halaman", "x0", "y0", "x1", "y1", "keyakinan",
)  # fmt: skip
KOREKSI: Final = (
    "dokumen", "tabel", "baris", "kolom", "aturan", "mentah", "bersih", "skor", "halaman",
    "x0", "y0", "x1", "y1",
)  # fmt: skip
TEMUAN: Final = (
    "dokumen", "tabel", "baris", "kolom", "kode", "keparahan", "pesan", "bukti", "saran", "halaman",
)  # fmt: skip
DOKUMEN: Final = (
    "dokumen", "berkas", "sha256", "jenis_berkas", "jenis_dokumen", "status", "galat", "halaman", "halaman_tabel",
    "tabel", "indikator", "koreksi", "temuan", "detik",
)  # fmt: skip
