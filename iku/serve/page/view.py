"""What the page of a document draws: its JSON as few, short values, with names in Bahasa Indonesia. Pure."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from emit.report import labels
from iku.decisions.decision import Decision, standing
from iku.decisions.headers import NAMES
from iku.decisions.place import OF_ROW
from iku.decisions.said import value_name
from iku.decisions.sentence import done
from iku.serve.page.cells import Cell, row_cells
from iku.serve.page.order import SURE, ranked
from iku.serve.page.regions import regions
from schema.columns import FREE_TEXT, Jenis

Json = dict[str, Any]
BEFORE_VALUES: Final = FREE_TEXT[: FREE_TEXT.index("satuan") + 1]
"""Columns that stand before the values; the others of the contract, then unknown ones, stand behind them."""


def view(document: Mapping[str, Any], decisions: Sequence[Decision] = ()) -> Json:
    """The document as the page's script takes it.

    Args:
        document: the JSON of the contract.
        decisions: every decision about it, in the order of keputusan.csv.
    """
    rows = {
        table["tabel"]: [list(row_cells(table["tabel"], row)) for row in table["baris"]] for table in document["tabel"]
    }
    every = (cell for table in rows.values() for row in table for cell in row)
    return {
        "dokumen": document["dokumen"],
        "status": labels.status(document["dokumen"]["status"], document["dokumen"]["galat"]),
        "jenis": labels.sort(document["dokumen"]["jenis_dokumen"]),
        "halaman": [_page(page) for page in document["halaman"]],
        "tabel": [_table(table, rows[table["tabel"]]) for table in document["tabel"]],
        "bagian": regions(document),
        "koreksi": [_correction(one) for one in document["koreksi"] if one["baris"]],
        "temuan": [_finding(one) for one in document["temuan"]],
        "ragu": [[*cell.place, max(0.0, round(sure, 2))] for sure, cell in ranked(document, every) if sure < SURE],
        "keputusan": _history(decisions),
        "terakhir": decisions[-1].waktu if decisions else "",
        "pilihan": {
            "tingkat": [["", "–"], *labels.LEVEL.items()],
            "jenis": [[one, labels.column(one)] for one in Jenis],
        },
        "pola_nama": NAMES,
        "nama_kolom": [[name, labels.column(name)] for name in FREE_TEXT if name != "kode"],
        "masalah": [" ".join(filter(None, (one["pesan"], one["saran"]))) for one in document["masalah"]],
    }


def _page(page: Mapping[str, Any]) -> Json:
    told = {name: page[name] for name in ("nomor", "lebar", "tinggi", "nasib", "terbaca")}
    return {**told, "tabel": [one["kotak"] for one in page["tabel"] if one["kotak"]]}


def _table(table: Mapping[str, Any], rows: Iterable[Iterable[Cell]]) -> Json:
    named = [_row(cells) for cells in rows]
    names, values = _names(named)
    printed = {printed_name(column): column["mentah"] for column in table["kolom"]}
    return {
        "tabel": table["tabel"],
        "judul": table["judul"],
        "tingkat": labels.LEVEL.get(table["tingkat"], ""),
        "kolom": [_column(name, values, printed) for name in names],
        "baris": [
            {**{of: row[of] for of in ("baris", *OF_ROW)}, "sel": [_shown(cells.get(name)) for name in names]}
            for row, cells in zip(table["baris"], named, strict=True)
        ],
        "luar": [{"alasan": labels.ASIDE.get(one["alasan"], one["alasan"]), "teks": one["teks"]}
                 for one in table["disisihkan"] if one["alasan"] != "judul"],
    }  # fmt: skip


def _row(cells: Iterable[Cell]) -> dict[str, Cell]:
    """The cells of a row by column; two values of one column ("Volume | Satuan") share it."""
    found: dict[str, Cell] = {}
    for cell in cells:
        name = cell.place.column
        before = found.get(name)
        found[name] = cell._replace(text=f"{before.text} {cell.text}".strip()) if before else cell
    return found


def _names(rows: Iterable[Mapping[str, Cell]]) -> tuple[list[str], set[str]]:
    """The columns that hold something, as the contract orders them; and which of them hold values."""
    held: dict[str, str] = {}
    for cells in rows:
        for name, cell in cells.items():
            if not held.get(name) and (cell.status or cell.text.strip() or cell.raw.strip()):
                held[name] = cell.status
    values = [name for name, status in held.items() if status]
    before = [name for name in BEFORE_VALUES if name in held]
    behind = [name for name in FREE_TEXT[len(BEFORE_VALUES) :] if name in held]
    unknown = [name for name in held if name not in FREE_TEXT and name not in values]
    return [*before, *values, *behind, *unknown], set(values)


def _column(name: str, values: Container[str], printed: Mapping[str, str]) -> Json:
    return {
        "nama": name,
        "label": labels.column(name),
        "nilai": name in values,
        "mentah": printed.get(name, ""),
    }


def printed_name(column: Mapping[str, Any]) -> str:
    """The column of the rows that a printed column fills."""
    return value_name(column) if column["jenis_nilai"] else column["nama"] or ""


def _shown(cell: Cell | None) -> list[Any]:
    """Text; print, where it says more than the text; places; certainty; inherited; status of a value."""
    if cell is None:
        return []
    return [cell.text, _printed(cell), cell.parts, cell.sure, int(cell.inherited), cell.status]


def _printed(cell: Cell) -> str | list[int]:
    """The print; where only lines tell it from the text, how many words each line has; "" where nothing does."""
    if cell.raw != cell.text and cell.raw.split() != cell.text.split():
        return cell.raw
    lines = cell.raw.splitlines()
    return [len(line.split()) for line in lines] if len(lines) > 1 else ""


def _correction(one: Mapping[str, Any]) -> Json:
    named = labels.CORRECTION.get(one["aturan"], one["aturan"])
    return {**{name: one[name] for name in ("tabel", "baris", "kolom", "mentah", "bersih", "skor")}, "label": named}


def _finding(one: Mapping[str, Any]) -> Json:
    names = ("id", "tabel", "baris", "kolom", "kode", "keparahan", "pesan", "bukti", "saran", "halaman", "kotak")
    return {**{name: one[name] for name in names}, "label": labels.rule(one["kode"])}


def _history(decisions: Sequence[Decision]) -> list[Json]:
    """Newest first, each in words and with whether it still holds; what takes one back is told at the one that it takes
    back."""
    holding = set(standing(decisions))
    shown = [one for one in decisions if one.tindakan != "batal"]
    return [{**asdict(one), "pesan": done(one), "berlaku": one in holding} for one in reversed(shown)]
