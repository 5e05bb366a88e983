"""What people decided about the document: who, when, what, and what became of it; also what was taken back."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from emit.report import labels
from emit.report.markup import Markup, el
from emit.rows import Row

MOST: Final = 1000
"""Decisions shown; the rest stand in keputusan.csv."""
LONGEST: Final = 300
"""Letters of a text; all of it stands in keputusan.csv."""
ACTIONS: Final = {
    "ubah": "mengubah isi", "terima": "membenarkan isi", "abaikan": "mengesampingkan temuan",
    "judul": "menamai kolom", "gabung": "menggabung baris dengan baris di atasnya", "pisah": "memisah baris",
    "buang": "menyatakan baris bukan indikator", "tabel": "menilai tabel", "garis": "menggambar garis tabel",
    "batal": "menarik keputusan",
}  # fmt: skip
STATES: Final = {"berlaku": "berlaku", "digantikan": "digantikan", "ditarik": "ditarik", "lepas": "tidak cocok lagi"}


def section(decisions: Sequence[Row]) -> Markup | None:
    """The decisions as a table, the latest last; nothing where there are none."""
    if not decisions:
        return None
    counts = Counter(STATES.get(str(one["keadaan"]), "") for one in decisions)
    told = ", ".join(f"{n} {state}" for state, n in counts.most_common())
    heads = ("Waktu", "Oleh", "Tempat", "Keputusan", "Tertulis", "Menjadi", "Alasan", "Keadaan")
    grid = el(
        "table",
        el("thead", el("tr", [el("th", head, scope="col") for head in heads])),
        el("tbody", [_row(one) for one in decisions[:MOST]]),
        class_="plain",
    )
    more = f"{len(decisions) - MOST} keputusan lainnya ada di keputusan.csv." if len(decisions) > MOST else ""
    return el(
        "section",
        el("h2", "Keputusan pemeriksa"),
        el("p", f"{len(decisions)} keputusan: {told}."),
        el("div", grid, class_="scroll"),
        el("p", more, class_="note") if more else None,
        id="keputusan",
    )


def _row(one: Row) -> Markup:
    told = {name: str(value or "") for name, value in one.items()}
    new = _short(_meant(told))
    gone = told["keadaan"] in ("ditarik", "digantikan")
    cells = (
        ("Waktu", labels.moment(told["waktu"])),
        ("Oleh", told["oleh"] or "tanpa nama"),
        ("Tempat", _place(one)),
        ("Keputusan", ACTIONS.get(told["tindakan"], told["tindakan"])),
        ("Tertulis", _short(told["mentah"])),
        ("Menjadi", el("del", new) if gone and new else new),
        ("Alasan", told["alasan"]),
        ("Keadaan", STATES.get(told["keadaan"], told["keadaan"])),
    )
    return el("tr", [el("td", text, data_label=label) for label, text in cells])


def _meant(told: Mapping[str, str]) -> str:
    """What a decision says, as people call it."""
    new = told["baru"]
    match told["tindakan"], told["kolom"]:
        case "batal", _:
            return f"keputusan {labels.moment(told['lama'])}"
        case "garis", _:
            return _lines(new)
        case "judul", _:
            return labels.column(new)
        case "ubah", "tingkat":
            return labels.LEVEL.get(new, new)
    return new


def _lines(text: str) -> str:
    """Lines that a person drew, by how many there are."""
    try:
        told = json.loads(text)
        return f"halaman {told['halaman']}: {len(told.get('x', ()))} garis kolom, {len(told.get('y', ()))} garis baris"
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return text


def _short(text: str) -> str:
    return f"{text[:LONGEST]}…" if len(text) > LONGEST else text


def _place(one: Row) -> str:
    table = f"tabel {one['tabel']}" if one["tabel"] else ""
    row = f"baris {one['baris']}" if one["baris"] else ""
    column = labels.column(str(one["kolom"])) if one["kolom"] else ""
    finding = labels.rule(str(one["kode"])) if one["kode"] else ""
    return ", ".join(filter(None, (table, row, column, finding))) or "dokumen"
