"""How many cells of a document, as its JSON has them, print what a rule is about."""

from collections.abc import Iterator, Mapping
from typing import Any

from iku.decisions.decision import Decision
from iku.decisions.rules.book import book_of
from iku.decisions.rules.cut import words
from iku.decisions.rules.rule import TEXTS, Rule
from iku.decisions.rules.use import called, respelt
from iku.decisions.said import value_name
from normalize.told import header_of, letters
from schema.columns import UNKNOWN_PREFIX

Json = Mapping[str, Any]


def reach(rule: Rule, document: Json, own: Decision | None) -> int:
    """The cells; those of the decision itself, where it is about this document, are not counted."""
    if rule.kind == "opd":
        head = document.get("dokumen", {})
        return int(not own and called(head.get("opd", ""), head.get("judul", ()), book_of((rule,))) == rule.meant)
    if rule.kind in ("tabel", "garis"):
        return 0 if own else _regions(rule, document)
    if rule.kind == "judul_kolom":
        return sum(_rows(table, rule) for table in document.get("tabel", ()) if not own or own.tabel != table["tabel"])
    cells = _values(rule, document) if rule.kind == "satuan" else _texts(rule, document)
    place = (own.tabel, own.baris, own.kolom) if own else None
    return sum(cell != place for cell in cells)


def _rows(table: Json, rule: Rule) -> int:
    headers = book_of((rule,)).headers
    return sum(header_of(column["mentah"], headers) is not None for column in table["kolom"]) * len(table["baris"])


def _values(rule: Rule, document: Json) -> Iterator[tuple[int, int, str]]:
    """Units as they are printed: behind a value, or in their own column."""
    wanted = letters(rule.printed)
    for table in document.get("tabel", ()):
        for row in table["baris"]:
            unit = row["isi"].get("satuan")
            if unit and letters(unit["mentah"]) == wanted:
                yield table["tabel"], row["baris"], "satuan"
            for value in row["target"]:
                if letters(value["mentah"]).endswith(wanted):
                    yield table["tabel"], row["baris"], value_name(value)


def _texts(rule: Rule, document: Json) -> Iterator[tuple[int, int, str]]:
    book = book_of((rule,))
    for table in document.get("tabel", ()):
        for row in table["baris"]:
            for name, field in row["isi"].items():
                if not field["warisan"] and _prints(rule, name, field, respelt(field["mentah"], book)):
                    yield table["tabel"], row["baris"], name


def _prints(rule: Rule, name: str, field: Json, spelt: str) -> bool:
    if rule.kind == "isi":
        return name == rule.column and letters(rule.printed) in (letters(field["mentah"]), letters(field["bersih"]))
    return (name in TEXTS or name.startswith(UNKNOWN_PREFIX)) and spelt != field["mentah"]


def _regions(rule: Rule, document: Json) -> int:
    """Regions whose header says the words."""
    header = words(rule.printed)
    tables = [" ".join(column["mentah"] for column in table["kolom"]) for table in document.get("tabel", ())]
    asides = [one["teks"] for page in document.get("halaman", ()) for one in page["disisihkan"]]
    refused = [" ".join(one["teks"]) for one in document.get("bukan_indikator", ())]
    return sum(header <= words(text) for text in (*tables, *asides, *refused))
