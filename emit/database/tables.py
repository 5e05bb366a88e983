"""The tables of the database, made from the columns that the CSV files have (`schema.fields`).

Normalised: what a document says once stands once. Yearly targets are rows of `nilai`; columns that only some documents
have (`lain_…`) are one JSON object a row. Comments are Bahasa Indonesia.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Double,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    or_,
)  # fmt: skip
from sqlalchemy.dialects.mysql import LONGTEXT
from sqlalchemy.types import TypeEngine

from schema.fields import TABLE, Field

METADATA: Final = MetaData()

ID: Final = 200
"""Letters of an id at most; it has 180 bytes (`iku.inputs.ids`)."""
WORD: Final = 64
"""Letters of a word of a closed vocabulary, a page range, a code, a hash."""
FREE: Final = Text().with_variant(LONGTEXT(), "mysql", "mariadb")
"""Text of any length: MySQL's own TEXT ends at 65,535 bytes."""
OF_DOCUMENT: Final = ("opd", "tahun")
"""Columns of indikator.csv that stand in `dokumen` and `tabel`."""

_DOCUMENT, _TABLE, _ROW = ("dokumen",), ("dokumen", "tabel"), ("dokumen", "tabel", "baris")
_ORDER: Final = Field("urutan", "integer", "Urutan di dalam dokumen, mulai dari 1.", required=True, minimum=1)


def _type(one: Field) -> TypeEngine[Any]:
    if one.type != "string":
        return Integer() if one.type == "integer" else Double()
    if one.name == "dokumen":
        return String(ID)
    return String(WORD) if one.enum or one.pattern or one.name in ("kode", "asal") else FREE


def _limits(name: str, fields: Sequence[Field]) -> Iterator[CheckConstraint]:
    """The closed vocabularies and the least values."""
    for one in fields:
        column: Column[Any] = Column(one.name, _type(one))
        if one.enum:
            yield CheckConstraint(or_(column.is_(None), column.in_(one.enum)), name=f"{name}_{one.name}_pilihan")
        elif one.minimum is not None:
            yield CheckConstraint(column >= one.minimum, name=f"{name}_{one.name}_batas")


def _table(
    name: str, fields: Sequence[Field], key: Sequence[str], parent: str = "", link: Sequence[str] = (), *more: Any,
    comment: str,
) -> Table:  # fmt: skip
    columns = [
        Column(one.name, _type(one), nullable=not (one.required or one.name in key), autoincrement=False,
               comment=one.description)
        for one in fields
    ]  # fmt: skip
    links = [
        ForeignKeyConstraint(link, [f"{parent}.{one}" for one in link], name=f"{name}_milik", ondelete="CASCADE")
    ] if parent else []  # fmt: skip
    return Table(
        name, METADATA, *columns, PrimaryKeyConstraint(*key), *links, *_limits(name, fields), *more,
        comment=comment, mysql_charset="utf8mb4", mariadb_charset="utf8mb4",
    )  # fmt: skip


def _fields(name: str, without: Sequence[str] = ()) -> list[Field]:
    return [one for one in TABLE[name].fields if one.name not in without]


def _optional(name: str, description: str, kind: str = "string") -> Field:
    return Field(name, kind, description)


VERSION: Final = Table(
    "iku_skema", METADATA,
    Column("versi", Integer, primary_key=True, autoincrement=False, comment="Versi susunan tabel."),
    comment="Versi susunan basis data ini; satu baris.",
)  # fmt: skip

DOKUMEN: Final = _table(
    "dokumen",
    [
        *_fields("dokumen"),
        _optional("opd", "Organisasi perangkat daerah pemilik dokumen."),
        _optional("tahun", "Tahun dokumen.", "integer"),
        _optional("asal", "Tanda pengenal folder hasil yang memuat dokumen ini terakhir kali."),
        Field("sidik", "string", "Sidik seluruh isi dokumen di basis data ini.", required=True, pattern="[0-9a-f]{32}"),
    ],
    _DOCUMENT, comment="Dokumen masukan dan hasil pembacaannya",
)  # fmt: skip
TABEL: Final = _table(
    "tabel",
    [
        *_fields("indikator")[:2],
        _optional("judul", "Judul tabel seperti tercetak, satu baris per judul."),
        _optional("tahun", "Tahun tabel, atau tahun dokumennya.", "integer"),
        _optional("jenis_dokumen", "Jenis dokumen menurut tabel ini."),
        _optional("mesin", "Pembaca yang menemukan tabel."),
        _optional("skor", "Nilai pembacaan tabel, 0 sampai 1.", "number"),
    ],
    _TABLE, "dokumen", _DOCUMENT, comment="Tabel indikator di dalam dokumen",
)  # fmt: skip
INDIKATOR: Final = _table(
    "indikator", _fields("indikator", OF_DOCUMENT), _ROW, "tabel", _TABLE,
    Column("lain", JSON, comment="Kolom tercetak yang tidak dikenal kosakata: judul dan isinya."),
    comment=TABLE["indikator"].title,
)  # fmt: skip
NILAI: Final = _table(
    "nilai", [_ORDER, *_fields("target")], ("dokumen", "urutan"), "indikator", _ROW,
    comment="Target, realisasi, capaian dan anggaran per indikator, tahun dan periode",
)  # fmt: skip
KOREKSI: Final = _table(
    "koreksi", [_ORDER, *_fields("koreksi")], ("dokumen", "urutan"), "dokumen", _DOCUMENT,
    comment=TABLE["koreksi"].title,
)  # fmt: skip
TEMUAN: Final = _table(
    "temuan", [_ORDER, *_fields("temuan")], ("dokumen", "urutan"), "dokumen", _DOCUMENT,
    comment=TABLE["temuan"].title,
)  # fmt: skip
KEPUTUSAN: Final = _table(
    "keputusan",
    [
        _ORDER, _fields("dokumen")[0],
        _optional("waktu", "Saat keputusan dibuat (UTC, ISO 8601)."), _optional("oleh", "Siapa yang memutuskan."),
        _optional("sha256", "Sidik berkas yang diputuskan."), *_fields("koreksi")[1:4],
        _optional("tindakan", "Apa yang diputuskan."), _optional("mentah", "Teks pada halaman."),
        _optional("lama", "Nilai sebelumnya."), _optional("baru", "Nilai menurut orang."),
        _optional("kode", "Jenis temuan yang diabaikan."), _optional("alasan", "Alasannya."),
    ],
    ("dokumen", "urutan"), "dokumen", _DOCUMENT, comment="Keputusan orang atas dokumen",
)  # fmt: skip
PARTS: Final = (TABEL, INDIKATOR, NILAI, KOREKSI, TEMUAN, KEPUTUSAN)
"""What belongs to a document, in the order in which it can be inserted."""
INDEXES: Final = (
    ("indikator_menurut_kode", INDIKATOR, ("kode",)),
    ("nilai_menurut_tahun", NILAI, ("tahun", "jenis_nilai")),
    ("nilai_menurut_baris", NILAI, _ROW),
    ("temuan_menurut_kode", TEMUAN, ("kode", "keparahan")),
)
"""Name, table and columns, in the order in which they are made: SQLAlchemy makes its own of a table in none."""
