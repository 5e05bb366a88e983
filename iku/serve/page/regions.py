"""What of the pages was not read as indicators although it may hold some, and tables that hold none."""

from collections.abc import Mapping
from typing import Any, Final

from normalize.sorts.weight import PERHAPS

Json = dict[str, Any]
LOOSE: Final = "isian yang tidak terbaca sebagai tabel"
LETTERS: Final = 400
"""Of a region's text that are shown."""


def regions(document: Mapping[str, Any]) -> list[Json]:
    """Every region that a person may decide about, those that may hold indicators first.

    `penting` says that it makes the document `sebagian`.
    """
    refused = [_region(one, one["halaman"], one["bobot"] >= PERHAPS) for one in document["bukan_indikator"]]
    known = [(one["halaman"], one["kotak"]) for one in refused]
    every = (_region(one, page["nomor"], False) for page in document["halaman"] for one in page["disisihkan"])
    aside = [one for one in every if (one["halaman"], one["kotak"]) not in known]
    loose = [_loose(page) for page in document["halaman"] if page["lepas"]]
    return sorted((*refused, *loose, *aside), key=lambda one: (not one["penting"], one["halaman"] or 0))


def _region(one: Mapping[str, Any], page: int | None, grave: bool) -> Json:
    texts = one["teks"].replace("\n", " | ").split(" | ") if isinstance(one["teks"], str) else one["teks"]
    said = [" ".join(text.split()) for text in texts if text.strip()]
    return {
        "halaman": page,
        "kotak": one["kotak"],
        "alasan": one["alasan"],
        "teks": " | ".join(said)[:LETTERS],
        "awal": said[0] if said else "",
        "baris": one["baris"],
        "kolom": one["kolom"],
        "penting": grave,
    }


def _loose(page: Mapping[str, Any]) -> Json:
    text = "\n".join(page["lepas"])[:LETTERS]
    told = {"halaman": page["nomor"], "kotak": None, "alasan": LOOSE, "teks": text, "awal": page["lepas"][0]}
    return {**told, "baris": 0, "kolom": 0, "penting": True}
