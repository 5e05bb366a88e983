"""What a batch came to: one table on stderr, by document or, for many, by status with the worst documents."""

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.printable import printable
from iku.batch.task import Outcome
from iku.batch.totals import GRAVITY, Tally

if TYPE_CHECKING:
    from iku.batch.plan import Batch

WIDTH = 80
SHOWN = 10
"""So many names are told one by one."""


def print_summary(batch: "Batch", target: str, *, json_log: bool) -> None:
    """Tell how the batch ended."""
    if json_log:
        print(json.dumps(_event(batch), ensure_ascii=False), file=sys.stderr)
        return
    from rich.console import Console

    columns = shutil.get_terminal_size((WIDTH, 24)).columns
    console = Console(stderr=True, width=None if sys.stderr.isatty() else max(WIDTH, columns))
    for line in _lines(batch, target):
        console.print(line, highlight=False, markup=False)


def _event(batch: "Batch") -> dict[str, object]:
    return {
        "peristiwa": "selesai",
        **batch.tally.documents,
        "dihapus": batch.removed,
        "tidak_disebut": batch.kept,
        "dibangun_ulang": batch.tally.rebuilt,
        "salinan": batch.copies,
        "bukan_dokumen": batch.passed,
        "dikecualikan": batch.left_out,
        "hilang": batch.lost,
        "tidak_ditulis": batch.unwritten,
        "terputus": batch.interrupted,
    }


def _lines(batch: "Batch", target: str) -> Iterable[object]:
    tally = batch.tally
    yield _each(tally.few) if tally.few else _by_status(tally)
    if tally.worst:
        yield _troubles(tally.worst)
    if left := tally.troubled - len(tally.worst):
        yield f"{left} dokumen lain juga tidak terbaca seluruhnya{_to_look(target)}."
    if tally.unchanged:
        yield f"{tally.unchanged} dokumen tidak berubah dan tidak dibaca ulang."
    if tally.rebuilt:
        yield f"{tally.rebuilt} catatan dari jalan sebelumnya rusak; dokumennya dibaca ulang."
    yield from _named(batch)
    yield from batch.unwritten
    if batch.interrupted:
        yield "Dihentikan. Yang sudah selesai tersimpan; jalankan lagi perintah yang sama untuk meneruskan."
    if target:
        yield f"Hasil: {target}{_to_open(target)}"


def _named(batch: "Batch") -> Iterator[str]:
    """What is told of documents and files by their names."""
    if batch.copies:
        same = some([" = ".join(own) for own in batch.copies])
        yield f"Berkas yang sama, dibaca dan dihitung masing-masing: {same}."
    if batch.passed:
        yield f"Bukan dokumen, tidak dibaca: {some(batch.passed)}."
    if batch.left_out:
        yield f"Dikecualikan, tidak dibaca: {some(batch.left_out)}."
    if batch.lost:
        yield (
            f"Catatannya rusak, jadi tidak dimasukkan ke tabel CSV: {some(batch.lost)}. "
            "Jalankan lagi perintah yang sama."
        )
    if batch.removed:
        yield f"Berkasnya tidak ada lagi, hasilnya dihapus: {some(batch.removed)}"
    if batch.kept:
        yield (
            "Tidak disebut kali ini, jadi tidak dimasukkan ke tabel CSV; "
            f"hasil lamanya tetap tersimpan: {some(batch.kept)}. "
            "Sebut semua berkas dalam satu perintah agar semuanya masuk tabel, atau pakai folder hasil lain (-o)."
        )


def _to_look(target: str) -> str:
    """Where every document's trouble stands, if the output is kept."""
    return f": lihat kolom galat di {target.rstrip('/')}/dokumen.csv" if target else "; sebut -o DIR untuk melihatnya"


def _to_open(target: str) -> str:
    """The files that a person opens first."""
    there = [name for name in ("ringkasan.html", "hasil.xlsx") if Path(target, name).is_file()]
    return f" (buka {' atau '.join(there)})" if there else ""


def some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    rest = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" dan {rest} lainnya" if rest > 0 else "")


def _each(outcomes: Sequence[Outcome]) -> object:
    rows = [(o.name, o.status, o.indicators, o.findings) for o in outcomes]
    return _table(("Dokumen", "Status", "Indikator", "Temuan"), rows)


def _troubles(outcomes: Sequence[Outcome]) -> object:
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=len(outcomes) > 1)
    table.add_column("Dokumen", overflow="fold", max_width=24)
    table.add_column("Yang tidak terbaca, dan apa yang perlu dilakukan", overflow="fold")
    for outcome in outcomes:
        table.add_row(Text(outcome.name), Text(printable(_short(outcome.trouble))))
    return table


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"


def _by_status(tally: Tally) -> object:
    order = [status for status in GRAVITY if tally.documents[status]]
    rows = [(s, tally.documents[s], tally.indicators[s], tally.findings[s]) for s in order]
    return _table(("Status", "Dokumen", "Indikator", "Temuan"), rows)


def _table(names: Sequence[str], rows: Sequence[tuple[str | int, ...]]) -> object:
    """A table; figures stand to the right."""
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name, value in zip(names, rows[0] if rows else names, strict=True):
        table.add_column(name, justify="right" if isinstance(value, int) else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    return table
