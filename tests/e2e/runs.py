"""The command as a person runs it, and what it left."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
FOUNDING = SAMPLES / "iku-2024-dinas-perdagangan.pdf"

ROUNDS = int(os.environ.get("IKU_ROUNDS", "1"))
"""How many times as many trials as usual: `make storm`."""


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "iku", *map(str, arguments)]


def iku(*arguments: str | Path, timeout: float = 120, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), capture_output=True, text=True, timeout=timeout, cwd=folder, check=False)


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
