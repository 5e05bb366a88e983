"""What a batch came to: one table on stderr, by document or, for many, by status with the worst documents."""

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from iku.batch import Batch
from iku.task import Outcome

FEW = 12
"""Up to so many documents are listed one by one."""
WORST = 10
"""Of more, so many of the worst are listed with what to do about them."""
WIDTH = 80
GRAVITY = {"gagal": 0, "sebagian": 1, "lengkap": 2}


def print_summary(batch: Batch, target: str, *, json_log: bool) -> None:
    """Tell how the batch ended."""
    if json_log:
        print(json.dumps(_event(batch), ensure_ascii=False), file=sys.stderr)
        return
    from rich.console import Console

    console = Console(stderr=True, width=None if sys.stderr.isatty() else max(WIDTH, _columns()))
    for line in _lines(batch, target):
        console.print(line, highlight=False, markup=False)


def _columns() -> int:
    return shutil.get_terminal_size((WIDTH, 24)).columns


def _event(batch: Batch) -> dict[str, object]:
    return {
        "peristiwa": "selesai",
        **Counter(outcome.status for outcome in batch.outcomes),
        "dihapus": batch.removed,
        "terputus": batch.interrupted,
    }


def _lines(batch: Batch, target: str) -> Iterable[object]:
    outcomes = sorted(batch.outcomes, key=lambda o: (GRAVITY[o.status], o.name))
    yield _each(outcomes) if len(outcomes) <= FEW else _by_status(outcomes)
    worst = [outcome for outcome in outcomes if outcome.trouble][:WORST]
    if worst:
        yield _troubles(worst)
    same = sum(not outcome.fresh for outcome in outcomes)
    if same:
        yield f"{same} dokumen tidak berubah dan tidak dibaca ulang."
    if batch.removed:
        yield f"Tidak ada lagi pada masukan, hasilnya dihapus: {', '.join(batch.removed)}"
    if batch.interrupted:
        yield "Dihentikan. Yang sudah selesai tersimpan; jalankan lagi perintah yang sama untuk meneruskan."
    yield f"Hasil: {target}"


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
        table.add_row(Text(outcome.name), Text(_short(outcome.trouble)))
    return table


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"


def _by_status(outcomes: Sequence[Outcome]) -> object:
    rows = []
    for status in sorted({o.status for o in outcomes}, key=GRAVITY.__getitem__):
        chosen = [o for o in outcomes if o.status == status]
        rows.append((status, len(chosen), sum(o.indicators for o in chosen), sum(o.findings for o in chosen)))
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
