"""What codes and column names are called on the page."""

from emit.result import NOT_IKU
from schema.columns import UNKNOWN_PREFIX

SEVERITY = {"galat": "Galat", "peringatan": "Peringatan", "info": "Info"}
STATUS = {"lengkap": "Terbaca lengkap", "sebagian": "Terbaca sebagian", "gagal": "Gagal dibaca"}
RULE = {
    "jumlah_target": "Jumlah target",
    "aritmetika": "Perhitungan",
    "formula_target": "Formulasi dan target",
    "predikat_nilai": "Predikat dan nilai",
    "satuan_baris": "Satuan dalam baris",
    "satuan_indikator": "Satuan dan indikator",
    "nomor_urut": "Nomor urut",
    "baris_ganda": "Baris ganda",
    "target_menurun": "Target menurun",
    "isian_kosong": "Isian kosong",
    "ejaan_entitas": "Penulisan nama",
    "penanggung_jawab": "Penanggung jawab",
    "induk_hilang": "Induk tidak ada",
    "tahun_periode": "Tahun dan periode",
    "ejaan": "Ejaan",
    "nomenklatur": "Nomenklatur",
    "lintas_tingkat": "Antartingkat",
    "lintas_tahun": "Antardokumen",
    "tak_terbaca": "Tak terbaca",
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
LEVEL = {"kepala_opd": "Kepala OPD", "eselon_iii": "Eselon III", "eselon_iv": "Eselon IV"}
CORRECTION = {
    "judul_kolom": "Judul kolom",
    "kata_terpotong": "Kata terpotong",
    "sambung_halaman": "Sambungan halaman",
    "satuan": "Satuan",
    "predikat": "Predikat",
    "spasi": "Spasi",
    "angka": "Angka",
    "ocr": "Bacaan OCR",
}
ASIDE = {
    "nomor_kolom": "Nomor kolom",
    "pita": "Pita judul",
    "jumlah": "Baris jumlah",
    "tanda_tangan": "Tanda tangan",
    "judul": "Judul",
}
PAGE_KIND = {"digital": "Digital", "scan": "Pindaian", "empty": "Kosong"}


def status(state: str, trouble: str) -> str:
    """How a document went; `trouble` is its `galat`."""
    return NOT_IKU if state == "gagal" and trouble.startswith(NOT_IKU) else STATUS.get(state, state)


def column(name: str) -> str:
    """A column as it is headed on the page."""
    if name.startswith("target_"):
        return f"Target {name.removeprefix('target_')}"
    plain = name.removeprefix(UNKNOWN_PREFIX).replace("_", " ")
    return COLUMN.get(name) or plain[:1].upper() + plain[1:]


def rule(code: str) -> str:
    """A kind of finding."""
    return RULE.get(code, code.replace("_", " ").capitalize())
