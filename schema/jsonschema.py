"""The JSON Schema of <dokumen>.json, made from the same definitions as the tables."""

from typing import Any

from schema import columns
from schema.fields import TABLE, Field

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def document_schema() -> Json:
    """The schema of a whole document."""
    return {
        "$schema": DIALECT,
        "title": "Dokumen IKU",
        "type": "object",
        "required": ["dokumen", "masalah", "halaman", "tabel", "bukan_indikator", "koreksi", "temuan"],
        "properties": {
            "dokumen": _head(),
            "masalah": _list(_problem()),
            "halaman": _list(_page()),
            "tabel": _list(_table()),
            "bukan_indikator": _list(_refused()),
            "koreksi": _list(_rows_of("koreksi", without=("dokumen",))),
            "temuan": _list(_finding()),
        },
        "$defs": {"kotak": _box(), "sel": _cell(), "nilai": _value()},
    }


def _finding() -> Json:
    out = _rows_of("temuan", without=("dokumen",))
    added: Json = {
        "id": {"type": "string", "description": "Tetap sama selama temuan dan tempatnya sama."},
        "kotak": {"anyOf": [{"$ref": "#/$defs/kotak"}, {"type": "null"}]},
        "angka": {"type": "object", "description": "Angka dan teks di dalam pesan, menurut namanya."},
    }
    return {**out, "properties": {**out["properties"], **added}, "required": [*out["required"], *added]}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _object(properties: Json, optional: tuple[str, ...] = ()) -> Json:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def _rows_of(table: str, *, without: tuple[str, ...] = (), only: tuple[str, ...] = ()) -> Json:
    chosen = [f for f in TABLE[table].fields if f.name not in without and (not only or f.name in only)]
    return _object({field.name: property_of(field) for field in chosen})


def property_of(field: Field) -> Json:
    """One column as a JSON Schema property; empty text or null stand for a missing value unless it is required."""
    types = [field.type] if field.required else [field.type, "null"]
    out: Json = {"type": types, "description": field.description}
    if field.enum:
        out["enum"] = [*field.enum] if field.required else [*field.enum, "", None]
    if field.pattern:
        out["pattern"] = f"^({field.pattern})$" if field.required else f"^({field.pattern})?$"
    for name in ("minimum", "maximum"):
        if (limit := getattr(field, name)) is not None:
            out[name] = limit
    return out


_TEXT: Json = {"type": "string"}
_COUNT: Json = {"type": "integer", "minimum": 0}
_SHARE: Json = {"type": "number", "minimum": 0, "maximum": 1}
_NULLABLE_COUNT: Json = {"type": ["integer", "null"]}
_NULLABLE_TEXT: Json = {"type": ["string", "null"]}


def _box() -> Json:
    return {
        "description": "x0, y0, x1, y1 dalam poin dari sudut kiri atas halaman seperti terlihat.",
        "type": ["array", "null"],
        "items": {"type": "number"},
        "minItems": 4,
        "maxItems": 4,
    }


def _place() -> Json:
    box: Json = {"$ref": "#/$defs/kotak"}
    return {
        "halaman": _TEXT,
        "kotak": box,
        "bagian": _list(_object({"halaman": _COUNT, "kotak": box})),
        "keyakinan": _SHARE,
        "mesin": _TEXT,
    }


def _cell() -> Json:
    fields = {"mentah": _TEXT, "bersih": _TEXT, **_place(), "warisan": {"type": "boolean"}}
    return _object(fields, optional=("bagian",))


def _value() -> Json:
    place = ("dokumen", "tabel", "baris", "halaman", "x0", "y0", "x1", "y1", "keyakinan")
    value: Json = _rows_of("target", without=place)["properties"]
    return _object({**value, **_place(), "warisan": {"type": "boolean"}}, optional=("bagian",))


def _head() -> Json:
    head: Json = _rows_of("dokumen", without=("detik",))["properties"]
    texts = _list(_TEXT)
    more = {"opd": _TEXT, "tahun": _NULLABLE_COUNT, "bukti_jenis": _TEXT, "judul": texts}
    return _object({**head, **more})


def _problem() -> Json:
    return _object(
        {"tahap": _TEXT, "pesan": _TEXT, "saran": _TEXT, "halaman": _NULLABLE_COUNT, "fatal": {"type": "boolean"}}
    )


def _found() -> Json:
    """A table as it was found on a page."""
    return {"kotak": {"$ref": "#/$defs/kotak"}, "mesin": _TEXT, "skor": _SHARE, "baris": _COUNT, "kolom": _COUNT}


def _refused() -> Json:
    """A table that holds no indicators, with its weight and the reason."""
    judged = {"bobot": _SHARE, "alasan": _TEXT}
    return _object({"halaman": _NULLABLE_COUNT, **_found(), **judged, "teks": _list(_TEXT)})


def _page() -> Json:
    return _object(
        {
            "nomor": {"type": "integer", "minimum": 1},
            "lebar": {"type": "number"},
            "tinggi": {"type": "number"},
            "rotasi": {"type": "integer"},
            "jenis": {"enum": ["digital", "scan", "empty"]},
            "nasib": _TEXT,
            "terbaca": {"type": "boolean"},
            "tabel": _list(_object(_found())),
            "disisihkan": _list(_object({**_found(), "alasan": _TEXT, "teks": _TEXT})),
            "lepas": _list(_TEXT),
        }
    )


def _table() -> Json:
    aside = {
        "baris_sumber": _COUNT,
        "alasan": _TEXT,
        "teks": _TEXT,
        "halaman": _NULLABLE_COUNT,
        "rangkuman": {"enum": ["", "jumlah", "rata_rata"]},
        "angka": _list({"$ref": "#/$defs/nilai"}),
    }
    return _object(
        {
            "tabel": {"type": "integer", "minimum": 1},
            "judul": _TEXT,
            "tingkat": {"enum": [*columns.Tingkat, ""]},
            "tahun": _NULLABLE_COUNT,
            "mesin": _TEXT,
            "skor": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
            "bobot": _SHARE,
            "jenis_dokumen": {"enum": [*columns.JenisDokumen, ""]},
            "pesaing": {"type": ["array", "null"]},
            "tanda_desimal": _TEXT,
            "bukti_desimal": _TEXT,
            "kolom": _list(_column()),
            "disisihkan": _list(_object(aside)),
            "dibuang": _list(_object({"halaman": _NULLABLE_COUNT, "alasan": _TEXT, "teks": _TEXT})),
            "sambungan": _list(_list({"type": "integer"})),
            "baris": _list(_row()),
        }
    )


def _column() -> Json:
    return _object(
        {
            "kolom": _COUNT,
            "mentah": _TEXT,
            "nama": _TEXT,
            "skor": _SHARE,
            "tahun": _NULLABLE_TEXT,
            "jenis_nilai": _NULLABLE_TEXT,
            "periode": _TEXT,
            "kumulatif": {"type": "boolean"},
            "kelompok": _COUNT,
        }
    )


def _row() -> Json:
    known: Json = _rows_of("indikator", only=("baris", "tingkat", "jenis", "kode"))["properties"]
    cells = {"type": "object", "additionalProperties": {"$ref": "#/$defs/sel"}}
    return _object({**known, "baris_sumber": _list(_COUNT), "isi": cells, "target": _list({"$ref": "#/$defs/nilai"})})
