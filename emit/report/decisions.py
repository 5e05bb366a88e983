"""What people decided about the document: who, when, what, and what became of it; also what was taken back."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from emit.report import labels
from emit.report.markup import Markup, el
from emit.rows import Row

MOST: Final = 1000
"""Decisions shown; the rest stand in keputusan.csv."""
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
    new = told["baru"] or (told["lama"] if told["tindakan"] == "batal" else "")
    gone = told["keadaan"] in ("ditarik", "digantikan")
    cells = (
        ("Waktu", told["waktu"]),
        ("Oleh", told["oleh"] or "tanpa nama"),
        ("Tempat", _place(one)),
        ("Keputusan", ACTIONS.get(told["tindakan"], told["tindakan"])),
        ("Tertulis", told["mentah"]),
        ("Menjadi", el("del", new) if gone and new else new),
        ("Alasan", told["alasan"]),
        ("Keadaan", STATES.get(told["keadaan"], told["keadaan"])),
    )
    return el("tr", [el("td", text, data_label=label) for label, text in cells])


def _place(one: Row) -> str:
    table = f"tabel {one['tabel']}" if one["tabel"] else ""
    row = f"baris {one['baris']}" if one["baris"] else ""
    column = labels.column(str(one["kolom"])) if one["kolom"] else ""
    finding = labels.rule(str(one["kode"])) if one["kode"] else ""
    return ", ".join(filter(None, (table, row, column, finding))) or "dokumen"
