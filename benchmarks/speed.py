"""The whole conversion (clean rows, audit, validation, JSON, CSV) against bare table extraction by pdfplumber and
camelot (lattice), on the same files in the same run, interleaved; and what each stage takes.

    python -m benchmarks.speed [FILE...] [--rounds 5] [--camelot] [--cold] [--check 0.25]

Every figure is the fastest of the rounds, in seconds; ratios are to pdfplumber's `extract_tables`. `--check R` ends
with 1 if the conversion of a file takes more than R of it. `--cold` times whole commands instead, imports and the start
of processes included: `iku convert FILE` against a script that imports pdfplumber and extracts the tables.
"""

import argparse
import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.corpus import digital


@dataclass
class Clock:
    """The fastest time of each stage."""

    best: dict[str, float] = field(default_factory=dict)

    def time(self, stage: str, call: Callable[[], Any]) -> Any:
        """Call, and keep the time if it is the fastest so far."""
        started = perf_counter()
        result = call()
        taken = perf_counter() - started
        self.best[stage] = min(self.best.get(stage, taken), taken)
        return result


STAGES = ("read", "normalise", "audit", "validate", "json", "csv")


def convert(data: bytes, file: str, clock: Clock) -> None:
    """What `iku convert` does with a document, stage by stage."""
    from audit.run import audit
    from emit.lossless import encode
    from extract.reader import read
    from iku.document.pipeline import judged
    from iku.document.validation import validate
    from iku.settings import Settings
    from iku.state.outputs import encode_sections
    from normalize.normalise import normalise
    from normalize.sense import VocabularySense

    document = clock.time("read", lambda: read(file, data, VocabularySense(), Settings().read))
    doc = clock.time("normalise", lambda: normalise(document, "dokumen"))
    findings = clock.time("audit", lambda: audit(doc))
    result = judged(doc, file, document.problems)
    found = clock.time("validate", lambda: validate(result))
    result = replace(result, findings=(*findings, *found))
    clock.time("json", lambda: encode(result))
    clock.time("csv", lambda: encode_sections(result))


def pdfplumber_tables(data: bytes) -> int:
    """Bare extraction by pdfplumber: the number of tables."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return sum(len(page.extract_tables()) for page in pdf.pages)


def camelot_tables(data: bytes) -> int:
    """Bare extraction by camelot, lattice from the rendered page."""
    import camelot

    return len(camelot.read_pdf(io.BytesIO(data), pages="all", flavor="lattice", engine="raster"))


def measure(path: Path, rounds: int, with_camelot: bool) -> dict[str, float]:
    """Seconds per stage, of the whole (`iku`), and of the others."""
    data, clock = path.read_bytes(), Clock()
    for _ in range(rounds):
        clock.time("iku", lambda: convert(data, path.name, clock))
        clock.time("pdfplumber", lambda: pdfplumber_tables(data))
    if with_camelot:
        clock.time("camelot", lambda: camelot_tables(data))
    return clock.best


PLUMBER = "import pdfplumber, sys; [page.extract_tables() for page in pdfplumber.open(sys.argv[1]).pages]"


def command(*arguments: str) -> None:
    """Run Python with these arguments to its end. Raises `CalledProcessError` where it fails."""
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def convert_command(path: Path) -> None:
    """`iku convert`, into a new folder."""
    with TemporaryDirectory() as target:
        command("-m", "iku", "convert", str(path), "-o", target)


def measure_cold(path: Path, rounds: int) -> dict[str, float]:
    """Seconds of the two commands, each started afresh."""
    clock = Clock()
    for _ in range(rounds):
        clock.time("iku", lambda: convert_command(path))
        clock.time("pdfplumber", lambda: command("-c", PLUMBER, str(path)))
    return clock.best


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--camelot", action="store_true")
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--check", type=float, default=0.0)
    asked = parser.parse_args()
    stages_shown = () if asked.cold else STAGES
    head = f"{'file':<34}{'iku':>8}{'plumber':>9}{'ratio':>7}   "
    print(head + "".join(f"{s:>10}" for s in stages_shown), flush=True)
    worst = 0.0
    for path in digital(asked.files):
        best = measure_cold(path, asked.rounds) if asked.cold else measure(path, asked.rounds, asked.camelot)
        ratio = best["iku"] / best["pdfplumber"]
        worst = max(worst, ratio)
        stages = "".join(f"{best[s] / best['pdfplumber']:>10.3f}" for s in stages_shown)
        line = f"{path.name:<34}{best['iku']:>8.3f}{best['pdfplumber']:>9.3f}{ratio:>7.3f}   {stages}"
        print(line + (f"   camelot {best['camelot']:.2f}" if "camelot" in best else ""), flush=True)
    return int(bool(asked.check) and worst > asked.check)


if __name__ == "__main__":
    sys.exit(main())
