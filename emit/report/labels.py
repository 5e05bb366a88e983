"""What codes and column names are called on the page."""

from emit.result import NOT_IKU
from schema.columns import UNKNOWN_PREFIX, JenisNilai, Periode

SEVERITY = {"galat": "Galat", "peringatan": "Peringatan", "info": "Info"}
TOLD = {"galat": "galat terbukti", "peringatan": "hal perlu diperiksa", "info": "hal untuk diketahui"}
"""What so many findings of a severity are called in a sentence."""
STATUS = {"lengkap": "Terbaca lengkap", "sebagian": "Terbaca sebagian", "gagal": "Gagal dibaca"}
RULE = {
    "jumlah_target": "Jumlah target",
    "aritmetika": "Perhitungan",
    "formula_target": "Formulasi dan target",
    "predikat_nilai": "Predikat dan nilai",
    "satuan_baris": "Satuan dalam baris",
    "satuan_indikator": "Satuan dan indikator",
    "nomor_urut": "Nomor urut",
    "baris_ganda": "Indikator berulang",
    "target_menurun": "Target menurun",
    "isian_kosong": "Isian kosong",
    "ejaan_entitas": "Penulisan nama",
    "penanggung_jawab": "Penanggung jawab",
    "induk_hilang": "Induk tidak ada",
    "tahun_periode": "Tahun dan periode",
    "ejaan": "Ejaan",
    "nomenklatur": "Nomenklatur",
    "lintas_tingkat": "Antartingkat",
    "lintas_tahun": "Antartahun",
    "lintas_dokumen": "Antardokumen",
    "capaian_hitung": "Hitungan capaian",
    "kriteria_capaian": "Kriteria capaian",
    "rata_rata": "Rata-rata",
    "jumlah_kolom": "Jumlah kolom",
    "nilai_berbeda": "Nilai berbeda",
    "periode_kumulatif": "Triwulan dan tahun",
    "nilai_janggal": "Nilai janggal",
    "kolom_tertukar": "Kolom tertukar",
    "tabel_dilewati": "Tabel dilewati",
    "indikator_mutu": "Mutu indikator",
    "tak_terbaca": "Tak terbaca",
    "keputusan_lepas": "Keputusan yang lepas",
}
COLUMN = {
    "no": "No",
    "kode": "Kode",
    "tujuan": "Tujuan",
    "indikator_tujuan": "Indikator tujuan",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "sub_kegiatan": "Sub kegiatan",
    "sasaran": "Sasaran",
    "indikator": "Indikator",
    "definisi_operasional": "Definisi operasional",
    "formulasi": "Formulasi",
    "satuan": "Satuan",
    "sumber_data": "Sumber data",
    "penanggung_jawab": "Penanggung jawab",
}
DOCUMENT = {
    "renstra": "Renstra", "iku": "IKU", "rkt": "RKT", "perjanjian_kinerja": "Perjanjian Kinerja", "lkjip": "LKjIP",
    "monev": "Monev", "cascading": "Cascading", "definisi_operasional": "Definisi operasional",
}  # fmt: skip
LEVEL = {"kepala_opd": "Kepala OPD", "eselon_iii": "Eselon III", "eselon_iv": "Eselon IV"}
SORT = {
    "iku": "IKU", "perjanjian_kinerja": "Perjanjian kinerja", "renstra": "Renstra", "rkt": "RKT", "lkjip": "LKjIP",
    "monev": "Monev", "cascading": "Cascading", "definisi_operasional": "Definisi operasional",
}  # fmt: skip
CORRECTION = {
    "judul_kolom": "Judul kolom",
    "kata_terpotong": "Kata terpotong",
    "sambung_halaman": "Sambungan halaman",
    "satuan": "Satuan",
    "predikat": "Predikat",
    "spasi": "Spasi",
    "angka": "Angka",
    "ocr": "Bacaan OCR",
    "manusia": "Keputusan pemeriksa",
}
ASIDE = {
    "nomor_kolom": "baris nomor kolom",
    "pita": "baris judul kelompok",
    "jumlah": "baris jumlah atau rata-rata",
    "tanda_tangan": "baris tanda tangan",
    "judul": "baris judul",
    "manusia": "baris yang dinyatakan bukan indikator",
}
PERIOD = {
    "TW1": "triwulan I", "TW2": "triwulan II", "TW3": "triwulan III", "TW4": "triwulan IV",
    "S1": "semester I", "S2": "semester II", **{f"B{month:02}": f"bulan {month}" for month in range(1, 13)},
}  # fmt: skip
PAGE_KIND = {"digital": "Digital", "scan": "Pindaian", "empty": "Kosong"}


def status(state: str, trouble: str) -> str:
    """How a document went; `trouble` is its `galat`."""
    return NOT_IKU if state == "gagal" and trouble.startswith(NOT_IKU) else STATUS.get(state, state)


def sort(name: str) -> str:
    """A sort of document."""
    return SORT.get(name, name)


def column(name: str) -> str:
    """A column as it is headed on the page."""
    value = _value(name)
    if value:
        return value
    plain = name.removeprefix(UNKNOWN_PREFIX).replace("_", " ")
    return COLUMN.get(name) or plain[:1].upper() + plain[1:]


def _value(name: str) -> str:
    """ "realisasi_anggaran_2024_TW1" as "Realisasi anggaran 2024 triwulan I"; empty for what is no column of values."""
    kind = next((one for one in sorted(JenisNilai, key=len, reverse=True) if name.startswith(f"{one}_")), "")
    year, _, period = name.removeprefix(f"{kind}_").partition("_")
    if not kind or not (year.isdigit() or year in Periode):
        return ""
    shown = [PERIOD.get(part, part) for part in (year, period) if part]
    return " ".join([kind.replace("_", " ").capitalize(), *shown])


def rule(code: str) -> str:
    """A kind of finding."""
    return RULE.get(code, code.replace("_", " ").capitalize())


def moment(text: str) -> str:
    """A decision's moment to the minute, in UTC as it is written."""
    return text[:16].replace("T", " ")
