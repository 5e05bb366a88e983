"""How a batch is getting on, told to a person at a terminal, to a log, or to another program. All to stderr."""

import json
import sys
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO

from iku.batch.progress import Progress, Silent
from iku.batch.task import Outcome

if TYPE_CHECKING:
    from rich.table import Table


class Lines(Silent):
    """One line a document: for a pipe or a log file."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.total = self.count = 0

    def start(self, total: int) -> None:
        """See `Progress`."""
        self.total = total

    def done(self, outcome: Outcome) -> None:
        """See `Progress`."""
        self.count += 1
        same = "" if outcome.fresh else " (tidak berubah)"
        text = f"{self.count}/{self.total} {outcome.status} {outcome.name}: {outcome.indicators} indikator{same}"
        self.note(text)

    def note(self, text: str) -> None:
        """See `Progress`."""
        print(text, file=self.stream, flush=True)


class JsonLines(Silent):
    """One JSON object a line: for another program."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def start(self, total: int) -> None:
        """See `Progress`."""
        self._write({"peristiwa": "mulai", "dokumen": total})

    def done(self, outcome: Outcome) -> None:
        """See `Progress`."""
        self._write(
            {
                "peristiwa": "dokumen",
                "dokumen": outcome.name,
                "berkas": outcome.file,
                "status": outcome.status,
                "galat": outcome.trouble,
                "indikator": outcome.indicators,
                "temuan": outcome.findings,
                "detik": round(outcome.seconds, 3),
                "baru": outcome.fresh,
            }
        )

    def note(self, text: str) -> None:
        """See `Progress`."""
        self._write({"peristiwa": "jejak", "teks": text})

    def _write(self, event: dict[str, Any]) -> None:
        print(json.dumps(event, ensure_ascii=False), file=self.stream, flush=True)


class Live:
    """A table that is drawn again and again: done, left, failed, rate, time left."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.live import Live as RichLive

        self.total = self.count = self.failed = self.partial = 0
        self.begun = monotonic()
        self.last = ""
        self.live = RichLive(
            console=Console(stderr=True), get_renderable=self.table, refresh_per_second=4, transient=True
        )

    def start(self, total: int) -> None:
        """See `Progress`."""
        self.total, self.begun = total, monotonic()
        self.live.start()

    def done(self, outcome: Outcome) -> None:
        """See `Progress`."""
        self.count += 1
        self.failed += outcome.status == "gagal"
        self.partial += outcome.status == "sebagian"
        self.last = outcome.name

    def note(self, text: str) -> None:
        """See `Progress`."""
        self.live.console.print(text, markup=False, highlight=False)

    def stop(self) -> None:
        """See `Progress`."""
        self.live.stop()

    def table(self) -> "Table":
        """The table as it stands now."""
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False)
        seconds = monotonic() - self.begun
        left = self.total - self.count
        rate = self.count / seconds if seconds else 0.0
        cells = {
            "selesai": str(self.count),
            "tersisa": str(left),
            "gagal": str(self.failed),
            "sebagian": str(self.partial),
            "per detik": f"{rate:.1f}",
            "sisa waktu": clock(left / rate) if rate else "…",
            "terakhir": self.last[:30],
        }
        for name in cells:
            table.add_column(name)
        table.add_row(*(Text(value) for value in cells.values()))
        return table


def clock(seconds: float) -> str:
    """ "1:05" or "2:01:05"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def choose(*, json_log: bool, quiet: bool) -> Progress:
    """The progress that fits where stderr goes."""
    if json_log:
        return JsonLines(sys.stderr)
    if quiet:
        return Silent()
    return Live() if sys.stderr.isatty() else Lines(sys.stderr)
