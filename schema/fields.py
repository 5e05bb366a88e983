"""Every column of every output table: type, meaning, limits. All schemas are made from these definitions.

Descriptions are Bahasa Indonesia: officials read them in the data package and in the documentation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from schema import columns


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `type` is a Table Schema type: string | integer | number."""

    name: str
    type: str
    description: str
    required: bool = False
    enum: tuple[str, ...] = ()
    """Allowed values; an empty cell is allowed unless `required`."""
    pattern: str = ""
    """Regular expression the whole text must match; empty for any."""
    minimum: float | None = None
    maximum: float | None = None


def _text(description: str, *, required: bool = False, enum: tuple[str, ...] = (), pattern: str = "") -> Field:
    return Field("", "string", description, required, enum, pattern)


def _count(description: str, *, required: bool = False, least: float = 0) -> Field:
    return Field("", "integer", description, required, minimum=least)


def _share(description: str) -> Field:
    return Field("", "number", description, minimum=0, maximum=1)


def _number(description: str) -> Field:
    return Field("", "number", description)


_PLACE: Final[Mapping[str, Field]] = {
    "dokumen": _text("Pengenal dokumen: nama berkas tanpa akhiran, dibuat unik.", required=True),
    "tabel": _count("Nomor tabel di dalam dokumen, mulai dari 1.", least=1),
    "baris": _count("Nomor baris di dalam tabel, mulai dari 1.", least=1),
    "kolom": _text("Nama kolom yang dimaksud."),
    "halaman": _text('Halaman asal, "3" atau "3-4"; kosong bila berkas tidak berhalaman.', pattern=r"\d+(-\d+)?"),
    "x0": _number("Tepi kiri sel, dalam poin dari kiri halaman."),
    "y0": _number("Tepi atas sel, dalam poin dari atas halaman."),
    "x1": _number("Tepi kanan sel, dalam poin dari kiri halaman."),
    "y1": _number("Tepi bawah sel, dalam poin dari atas halaman."),
    "keyakinan": _share("Keyakinan pembacaan, 0 sampai 1."),
    "mentah": _text("Teks seperti terbaca pada halaman."),
}

_INDIKATOR: Final[Mapping[str, Field]] = {
    "tabel": _count("Nomor tabel di dalam dokumen, mulai dari 1.", required=True, least=1),
    "baris": _count("Nomor baris di dalam tabel, mulai dari 1.", required=True, least=1),
    "opd": _text("Organisasi perangkat daerah pemilik dokumen."),
    "tahun": Field("", "integer", "Tahun dokumen.", minimum=1945, maximum=2100),
    "tingkat": _text("Tingkat jabatan yang memegang indikator.", enum=columns.Tingkat),
    "jenis": _text("Jenis baris.", required=True, enum=columns.Jenis),
    "no": _text("Nomor seperti tercetak, tanpa tanda baca."),
    "tujuan": _text("Tujuan."),
    "indikator_tujuan": _text("Indikator tujuan."),
    "program": _text("Nama program."),
    "kegiatan": _text("Nama kegiatan."),
    "sub_kegiatan": _text("Nama sub kegiatan."),
    "kode": _text("Kode nomenklatur resmi; kosong bila tidak ditemukan dengan yakin."),
    "sasaran": _text("Sasaran strategis."),
    "indikator": _text("Indikator kinerja."),
    "definisi_operasional": _text("Definisi operasional."),
    "formulasi": _text("Formulasi pengukuran; pecahan ditulis (pembilang) / (penyebut)."),
    "satuan": _text("Satuan."),
    "sumber_data": _text("Sumber data."),
    "penanggung_jawab": _text("Penanggung jawab."),
    "keyakinan": _share("Keyakinan sel yang paling tidak pasti pada baris, 0 sampai 1."),
}

_TARGET: Final[Mapping[str, Field]] = {
    "tabel": _INDIKATOR["tabel"],
    "baris": _INDIKATOR["baris"],
    "tahun": Field("", "integer", "Tahun nilai.", minimum=1945, maximum=2100),
    "periode": _text("Bagian tahun: triwulan, semester, atau bulan; kosong untuk setahun penuh.", enum=columns.Periode),
    "jenis_nilai": _text("Jenis nilai.", required=True, enum=columns.JenisNilai),
    "status": _text("Apa yang dinyatakan sel.", required=True, enum=columns.Status),
    "nilai": _number("Angka; kosong bila sel tidak menyatakan satu angka."),
    "batas_bawah": _number("Batas bawah rentang."),
    "batas_atas": _number("Batas atas rentang."),
    "satuan": _text("Satuan nilai."),
    "predikat": _text("Predikat, misalnya BB atau WTP."),
    "teks": _text("Teks sel yang sudah bersih."),
}

_KOREKSI: Final[Mapping[str, Field]] = {
    "aturan": _text("Aturan yang membuat perubahan.", required=True, enum=columns.Aturan),
    "bersih": _text("Teks setelah perubahan."),
    "skor": _share("Keyakinan perubahan, 0 sampai 1."),
}

_TEMUAN: Final[Mapping[str, Field]] = {
    "kode": _text("Jenis temuan.", required=True),
    "keparahan": _text("Keparahan temuan.", required=True, enum=columns.Keparahan),
    "pesan": _text("Penjelasan temuan beserta angkanya.", required=True),
    "bukti": _text("Teks yang menjadi dasar temuan."),
    "saran": _text("Saran perbaikan."),
}

_DOKUMEN: Final[Mapping[str, Field]] = {
    "berkas": _text("Berkas masukan.", required=True),
    "sha256": _text("Sidik SHA-256 isi berkas.", pattern=r"[0-9a-f]{64}"),
    "jenis_berkas": _text("Jenis berkas menurut isinya.", enum=columns.JenisBerkas),
    "jenis_dokumen": _text("Jenis dokumen menurut isinya; kosong bila tidak dikenal.", enum=columns.JenisDokumen),
    "status": _text("Hasil pembacaan.", required=True, enum=("lengkap", "sebagian", "gagal")),
    "galat": _text("Apa yang tidak terbaca, sebabnya, dan apa yang dapat dilakukan."),
    "halaman": _count("Banyaknya halaman; kosong bila berkas tidak berhalaman."),
    "halaman_tabel": _count("Banyaknya halaman yang memuat tabel."),
    "tabel": _count("Banyaknya tabel."),
    "indikator": _count("Banyaknya baris indikator."),
    "koreksi": _count("Banyaknya koreksi."),
    "temuan": _count("Banyaknya temuan."),
    "detik": _number("Lama pengerjaan; hanya diisi atas permintaan, supaya hasil yang sama tetap persis sama."),
}


def _table(names: tuple[str, ...], own: Mapping[str, Field]) -> tuple[Field, ...]:
    chosen = {**_PLACE, **own}
    return tuple(
        Field(name, f.type, f.description, f.required, f.enum, f.pattern, f.minimum, f.maximum)
        for name in names
        for f in (chosen[name],)
    )


@dataclass(frozen=True, slots=True)
class TableDef:
    """One output table: `name`.csv, its columns in order, its key."""

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    parent: str = ""
    """Table that the first three columns refer to (`dokumen`, `tabel`, `baris`), if any."""


TABLES: Final[tuple[TableDef, ...]] = (
    TableDef("indikator", "Indikator kinerja, satu baris per indikator", _table(columns.INDIKATOR, _INDIKATOR),
             ("dokumen", "tabel", "baris")),
    TableDef("target", "Nilai per indikator dan tahun", _table(columns.TARGET_CSV, _TARGET), parent="indikator"),
    TableDef("koreksi", "Setiap perubahan antara halaman dan hasil", _table(columns.KOREKSI, _KOREKSI)),
    TableDef("temuan", "Temuan pemeriksaan", _table(columns.TEMUAN, _TEMUAN)),
    TableDef("dokumen", "Dokumen masukan dan hasil pembacaannya", _table(columns.DOKUMEN, _DOKUMEN), ("dokumen",)),
)  # fmt: skip
"""The CSV files, in the order in which they are written."""

TABLE: Final[Mapping[str, TableDef]] = {table.name: table for table in TABLES}


YEAR_PREFIX: Final = f"{columns.TARGET}_"


def year_column(name: str) -> Field:
    """A `target_<year>` column of indikator.csv."""
    return Field(name, "string", f"Target tahun {name.removeprefix(YEAR_PREFIX)}, teks bersih.")


def unknown_column(name: str) -> Field:
    """A `lain_…` column of indikator.csv."""
    return Field(name, "string", "Kolom tercetak yang tidak dikenal kosakata, disimpan apa adanya.")


def indicator_fields(names: tuple[str, ...]) -> tuple[Field, ...]:
    """The fields of an indikator.csv that holds these columns, in their order."""
    known = {field.name: field for field in TABLE["indikator"].fields}
    return tuple(known.get(name) or _added_column(name) for name in names)


def _added_column(name: str) -> Field:
    return year_column(name) if name.startswith(YEAR_PREFIX) else unknown_column(name)
