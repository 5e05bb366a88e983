"""What people decide about invented documents: what it does to them, to a later one, and what it teaches."""

import hashlib
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import asdict, astuple, replace
from pathlib import Path

from emit.lossless import encode
from emit.result import Result
from iku.decisions.decision import Decision
from iku.decisions.rules.book import Book, book_of
from iku.decisions.rules.offer import Offer, offers
from iku.document.pipeline import convert_document
from iku.serve.between import Ground, since
from iku.serve.cells import standing_at
from iku.serve.changes import changes
from iku.serve.models import Asked
from iku.serve.page.view import view
from iku.serve.short import short
from normalize.model import Indicator, NormalTable

KEPT = Path(__file__).with_name("decided.csv")
SEEDS = range(0, 300, 5)
FIELDS = ("seed", "decisions", "loose", "by_hand", "later_loose", "rules", "sha256")
NAMES = ("sumber_data", "satuan", "target_2025", "realisasi_2024_TW1", "sasaran", "lain", "lain_catatan", "bukan nama")
Made = Callable[[random.Random, NormalTable], dict[str, object]]


def line(seed: int, now: Result, later: Result) -> dict[str, str]:
    """What is compared of the decisions about a document, and about a later one of its office."""
    rng = random.Random(seed)
    decisions = [*_decisions(rng, now)]
    changed, after = (
        convert_document(one.doc.document, "dokumen", "dokumen", decisions=decisions) for one in (now, later)
    )
    known = [("nanti", encode(later))]
    offered = [one for decision in decisions for one in offers(decision, encode(changed), known)]
    learnt = convert_document(later.doc.document, "dokumen", "dokumen", book=_book(offered))
    told = repr([(one.sentence, one.reach, astuple(one.rule)) for one in offered])
    shown = repr(_shown(encode(now), encode(changed), decisions))
    content = b"\n".join((encode(changed), encode(after), encode(learnt), f"{told}{shown}".encode("utf-8", "replace")))
    by_hand = sum(one.rule == "manusia" for table in changed.doc.tables for one in table.corrections)
    counts = (seed, len(decisions), _loose(changed), by_hand, _loose(after), len(offered))
    return dict(zip(FIELDS, (*map(str, counts), hashlib.sha256(content).hexdigest()[:16]), strict=True))


def _book(offered: Sequence[Offer]) -> Book:
    return book_of([replace(one.rule, waktu="2026-02-01", oleh="Ani") for one in offered])


def _shown(before: bytes, document: bytes, decisions: Sequence[Decision]) -> list[object]:
    """What the review page shows of them, and what it would hold against one who decides the same later."""
    said = json.loads(document)
    asked = [Asked.model_construct(**{**asdict(one), "tindakan": one.tindakan}) for one in decisions]
    ground = Ground(document)
    return [
        view(said, decisions),
        short(document),
        changes(before, document),
        [standing_at(document, one, decisions) for one in asked],
        [ground.meet(one, other) for one in decisions for other in decisions],
        [one.told() for one in since(decisions, decisions[0].waktu if decisions else "")],
    ]


def _loose(result: Result) -> int:
    return sum(one.code == "keputusan_lepas" for one in result.findings)


def _decisions(rng: random.Random, result: Result) -> list[Decision]:
    """Some of every kind, about cells, rows, columns and tables; a few about nothing that is there."""
    found: list[Decision] = []
    tables = [table for table in result.doc.tables if table.indicators]
    for number in range(rng.randint(3, 8) if tables else 0):
        table = rng.choice(tables)
        action, make = rng.choice(ACTIONS)
        told = {"tabel": table.number, **make(rng, table)}
        when = f"2026-01-{number + 1:02}T00:00:00Z"
        sha = result.doc.document.sha256 if rng.random() < 0.7 else "lain"
        found.append(Decision(when, "dokumen", action, "Ani", sha, **told))  # type: ignore[arg-type]
    if found and rng.random() < 0.2:
        gone = rng.choice(found)
        found.append(Decision("2026-01-20T00:00:00Z", "dokumen", "batal", "Budi", lama=gone.waktu))
    return found


def _of_row(rng: random.Random, table: NormalTable) -> tuple[Indicator, dict[str, object]]:
    row = rng.choice(table.indicators)
    number = row.row if rng.random() < 0.9 else row.row + rng.choice((1, 90))
    return row, {"baris": number}


def _cell(rng: random.Random, table: NormalTable) -> dict[str, object]:
    row, place = _of_row(rng, table)
    cells = {**row.fields, **{one.column: one.field for one in row.targets}}
    name = rng.choice([*cells, "satuan", "jenis"])
    said = cells.get(name)
    clean = said.clean if said else ""
    new = rng.choice((clean.replace("a", "e"), f"{clean} baru", "97,5 %", "Dokumen", "", "sub_kegiatan", clean[:-1]))
    return {**place, "kolom": name, "mentah": said.raw if said else "", "lama": clean, "baru": new}


def _joined(rng: random.Random, table: NormalTable) -> dict[str, object]:
    row, place = _of_row(rng, table)
    return {**place, "mentah": row.fields["indikator"].raw if "indikator" in row.fields and rng.random() < 0.5 else ""}


def _parted(rng: random.Random, table: NormalTable) -> dict[str, object]:
    row, place = _of_row(rng, table)
    text = row.text("indikator")
    at = rng.randint(0, len(text))
    parts = [text[:at].strip(), text[at:].strip()]
    return {**place, "baru": json.dumps(parts) if rng.random() < 0.3 else "\n".join(parts)}


def _named(rng: random.Random, table: NormalTable) -> dict[str, object]:
    column = rng.choice(table.columns)
    return {"kolom": column.name, "mentah": column.raw if rng.random() < 0.8 else "", "baru": rng.choice(NAMES)}


def _judged(rng: random.Random, table: NormalTable) -> dict[str, object]:
    first = table.columns[0].raw
    return {"mentah": rng.choice(("", first)), "baru": rng.choice(("tidak", "bukan", "ya", '{"tabel": true}', "entah"))}


def _drawn(rng: random.Random, table: NormalTable) -> dict[str, object]:
    """A region of a page: lines through it, or that it is a table."""
    box = table.source.box
    place = [box.x0, box.y0, box.x1, box.y1 - rng.choice((0, 90))] if box else [40.0, 40.0, 400.0, 300.0]
    told: dict[str, object] = {"halaman": table.source.page or 1, "kotak": place}
    return {"tabel": None, "baru": json.dumps(told | rng.choice(({"x": [80.0, 200.0]}, {"tabel": True})))}


def _accepted(rng: random.Random, table: NormalTable) -> dict[str, object]:
    return {**_cell(rng, table), "baru": ""}


def _set_aside(rng: random.Random, table: NormalTable) -> dict[str, object]:
    code = rng.choice(("isian_kosong", "nilai_janggal", "tak_terbaca", "ejaan", "baris_ganda", "jumlah_target"))
    return {**_cell(rng, table), "baru": "", "kode": code, "mentah": ""}


ACTIONS: Sequence[tuple[str, Made]] = (
    ("ubah", _cell), ("ubah", _cell), ("ubah", _cell), ("terima", _accepted), ("abaikan", _set_aside),
    ("gabung", _joined), ("pisah", _parted), ("buang", _joined), ("judul", _named), ("judul", _named),
    ("tabel", _judged), ("garis", _drawn), ("tabel", _drawn),
)  # fmt: skip
