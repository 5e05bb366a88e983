"""A folder of documents, converted whole by `iku convert` with one and two workers, against pdfplumber and camelot
looped over the same files with as many processes (bare extraction only); memory over time, and the share of processor
time that is not spent in workers: what it leaves serial is what limits scaling.

    python -m benchmarks.batch [--documents 300] [--small 1000] [--camelot 12] [--workers 1 2] [--memory-log FILE]

The folder holds copies of the digital PDFs at hand, each with other bytes, so that none is skipped or shared; with
`--small N` it holds N short OCR texts instead, for memory over many documents, and the others are not run.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.corpus import digital
from benchmarks.speed import camelot_tables, pdfplumber_tables

PAGE = os.sysconf("SC_PAGE_SIZE")
LOOK = 0.25


def make_folder(folder: Path, count: int) -> list[Path]:
    """`count` documents, the files at hand in turn."""
    originals = [(path.stem, path.read_bytes()) for path in digital([])]
    made = []
    for number in range(count):
        stem, data = originals[number % len(originals)]
        path = folder / f"{number:05}-{stem}.pdf"
        path.write_bytes(data + b"\n%% %d\n" % number)
        made.append(path)
    return made


def make_small(folder: Path, count: int) -> list[Path]:
    """`count` OCR texts of ten indicators, no two alike, of fifty offices."""
    made = []
    for number in range(count):
        rows = (f"{n}\tSasaran {n}\tJumlah laporan {number + n}\tA / B\tDokumen\t{n}" for n in range(1, 11))
        head = f"INDIKATOR KINERJA UTAMA TAHUN 2024\nDINAS CONTOH {number % 50}\n"
        columns = "No\tSasaran\tIndikator Kinerja\tFormulasi\tSatuan\tTarget 2024\n"
        path = folder / f"{number:05}.txt"
        path.write_text(head + columns + "\n".join(rows) + "\n", encoding="utf-8")
        made.append(path)
    return made


@dataclass
class Usage:
    """Resident megabytes over time, of the main process and of its largest descendant; processor seconds so far."""

    seconds: list[float] = field(default_factory=list)
    parent: list[float] = field(default_factory=list)
    worker: list[float] = field(default_factory=list)
    parent_cpu: float = 0.0
    cpu: dict[int, float] = field(default_factory=dict)
    """Of each descendant, when it was last seen."""

    def watch(self, pid: int, ended: Callable[[], bool]) -> None:
        """Look again and again until the process has ended."""
        started = perf_counter()
        while not ended():
            self.seconds.append(perf_counter() - started)
            self.parent.append(resident(pid))
            children = list(descendants(pid))
            self.worker.append(max(map(resident, children), default=0.0))
            self.parent_cpu = max(self.parent_cpu, processor(pid))
            self.cpu.update({child: processor(child) or self.cpu.get(child, 0.0) for child in children})
            sleep(LOOK)

    def serial(self) -> str:
        """The main process's share of all processor time."""
        total = self.parent_cpu + sum(self.cpu.values())
        return f"{self.parent_cpu:.1f} of {total:.1f} s ({self.parent_cpu / total:.1%})" if total else "not known"

    def thirds(self, values: list[float]) -> str:
        """The largest value in each third of the run: flat or growing."""
        third = max(1, len(values) // 3)
        return " ".join(f"{max(values[i : i + third], default=0):.0f}" for i in (0, third, 2 * third))


def resident(pid: int) -> float:
    """Megabytes; 0 for a process that has gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 2**20
    except (OSError, IndexError):
        return 0.0


def processor(pid: int) -> float:
    """Seconds of processor time that a process has used, proc(5); 0 for one that has gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def descendants(pid: int) -> Iterator[int]:
    """Children, their children, ..."""
    try:
        text = "".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    except OSError:
        return
    for child in map(int, text.split()):
        yield child
        yield from descendants(child)


def run_iku(folder: Path, workers: int, usage: Usage) -> float:
    """Seconds of the whole command."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "iku", "convert", str(folder), "-o", out, "-q", "-j", str(workers)]
        started = perf_counter()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        watcher = threading.Thread(target=usage.watch, args=(process.pid, lambda: process.poll() is not None))
        watcher.start()
        process.wait()
        taken = perf_counter() - started
        watcher.join()
    return taken


def _plumber(path: Path) -> int:
    return pdfplumber_tables(path.read_bytes())


def _camelot(path: Path) -> int:
    return camelot_tables(path.read_bytes())


def run_loop(function: Callable[[Path], int], paths: list[Path], workers: int) -> float:
    """Seconds for a plain process pool over the files."""
    started = perf_counter()
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(function, paths))
    return perf_counter() - started


def compare(asked: argparse.Namespace, paths: list[Path], workers: int, ours: float) -> Iterator[str]:
    """How many times as fast as the others, on as many of the files as were asked for."""
    for label, function, count in (("pdfplumber", _plumber, asked.plumber), ("camelot", _camelot, asked.camelot)):
        if count and not asked.small:
            other = count / run_loop(function, paths[:count], workers)
            yield f"{label} {other:.2f} ({ours / other:.1f} times)"


def measure(asked: argparse.Namespace, folder: Path, paths: list[Path], workers: int) -> None:
    """Run the folder with so many workers, and print what it took."""
    usage = Usage()
    ours = len(paths) / run_iku(folder, workers, usage)
    print("; ".join([f"{workers} worker(s): iku {ours:.2f} documents/s", *compare(asked, paths, workers, ours)]))
    print(f"  MB in each third of the run: main {usage.thirds(usage.parent)}; worker {usage.thirds(usage.worker)}")
    print(f"  processor time of the main process: {usage.serial()}", flush=True)
    if asked.memory_log:
        rows = zip(usage.seconds, usage.parent, usage.worker, strict=True)
        text = "".join(f"{s:.2f},{p:.1f},{w:.1f}\n" for s, p, w in rows)
        asked.memory_log.with_suffix(f".{workers}.csv").write_text("seconds,main,worker\n" + text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--small", type=int, default=0, help="so many short texts instead")
    parser.add_argument("--plumber", type=int, default=60, help="files for pdfplumber; it is slow")
    parser.add_argument("--camelot", type=int, default=14, help="files for camelot; it is slower")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--memory-log", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = make_small(folder, asked.small) if asked.small else make_folder(folder, asked.documents)
        for workers in asked.workers:
            measure(asked, folder, paths, workers)


if __name__ == "__main__":
    main()
