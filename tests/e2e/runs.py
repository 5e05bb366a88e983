"""The command as a person runs it, and what it left."""

import io
import os
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

from iku.command.parser import run

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
FOUNDING = SAMPLES / "iku-2024-dinas-perdagangan.pdf"

ROUNDS = int(os.environ.get("IKU_ROUNDS", "1"))
"""How many times as many trials as usual: `make storm`."""


@cache
def few_pages(numbers: tuple[int, ...] = (1, 2, 7, 8, 9)) -> bytes:
    """Pages of the founding document as a file of their own, by default its three tables with 36 of their 118 rows: for
    what needs no more of them. The same bytes each time."""
    import pikepdf

    with pikepdf.open(FOUNDING) as pdf, io.BytesIO() as made:
        for number in reversed(range(len(pdf.pages))):
            if number + 1 not in numbers:
                del pdf.pages[number]
        pdf.save(made, deterministic_id=True)
        return made.getvalue()


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "iku", *map(str, arguments)]


def iku(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """In this process, whose server of workers stays warm from one run to the next; the workers are processes."""
    asked = [str(one) for one in arguments]
    told_to_end = signal.getsignal(signal.SIGTERM)
    with TemporaryFile("w+", encoding="utf-8") as out, TemporaryFile("w+", encoding="utf-8", buffering=1) as err:
        with redirect_stdout(out), redirect_stderr(err):
            try:
                code = int(run(asked))
            except SystemExit as end:  # of the command's parser
                code = int(end.code or 0)
            finally:
                signal.signal(signal.SIGTERM, told_to_end)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(asked, code, out.read(), err.read())


def iku_apart(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """In a process of its own, with everything that a shell would see."""
    return subprocess.run(
        command(*arguments), capture_output=True, encoding="utf-8", timeout=120, cwd=ROOT, check=False
    )


def contents(folder: Path, *, journal: bool = True) -> dict[str, bytes]:
    """Every file of an output folder; the lock is no output."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "kunci" and (journal or ".iku" not in path.parts)
    }


def small_document(number: int, rows: int = 3) -> str:
    """An OCR text with a table, each different from the others."""
    lines = [
        "INDIKATOR KINERJA UTAMA",
        f"DINAS CONTOH KE-{number} TAHUN 2024",
        "No\tSasaran\tIndikator Kinerja\tFormulasi\tSatuan\tTarget 2024\tTarget 2025\tSumber Data\tPenanggung Jawab",
    ]
    lines += [
        f"{row}\tMeningkatnya layanan {number}\tPersentase layanan {row}\t(A / B) x 100%\tPersen"
        f"\t{40 + row}\t{50 + row}\tDinas\tKepala Dinas"
        for row in range(1, rows + 1)
    ]
    return "\n".join(lines) + "\n"


def small_documents(folder: Path, count: int, rows: int = 3) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"dokumen-{number:03}.txt").write_text(small_document(number, rows), encoding="utf-8")
    return folder
