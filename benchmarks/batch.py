"""A folder of documents, converted whole by `iku convert` with one and two workers, against pdfplumber and camelot
looped over the same files with as many processes (bare extraction only); and memory over time.

    python -m benchmarks.batch [--documents 300] [--camelot 12] [--workers 1 2] [--memory-log FILE]

The folder holds copies of the digital PDFs at hand, each with other bytes, so that none is skipped or shared.
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


@dataclass
class Memory:
    """Resident megabytes over time, of the main process and of its largest descendant."""

    seconds: list[float] = field(default_factory=list)
    parent: list[float] = field(default_factory=list)
    worker: list[float] = field(default_factory=list)

    def watch(self, pid: int, ended: Callable[[], bool]) -> None:
        """Look again and again until the process has ended."""
        started = perf_counter()
        while not ended():
            self.seconds.append(perf_counter() - started)
            self.parent.append(resident(pid))
            self.worker.append(max((resident(child) for child in descendants(pid)), default=0.0))
            sleep(LOOK)

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


def descendants(pid: int) -> Iterator[int]:
    """Children, their children, ..."""
    try:
        text = "".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    except OSError:
        return
    for child in map(int, text.split()):
        yield child
        yield from descendants(child)


def run_iku(folder: Path, workers: int, memory: Memory) -> float:
    """Seconds of the whole command."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "iku", "convert", str(folder), "-o", out, "-q", "-j", str(workers)]
        started = perf_counter()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        watcher = threading.Thread(target=memory.watch, args=(process.pid, lambda: process.poll() is not None))
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--plumber", type=int, default=60, help="files for pdfplumber; it is slow")
    parser.add_argument("--camelot", type=int, default=14, help="files for camelot; it is slower")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--memory-log", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        paths = make_folder(Path(name), asked.documents)
        for workers in asked.workers:
            memory = Memory()
            ours = len(paths) / run_iku(Path(name), workers, memory)
            line = f"{workers} worker(s): iku {ours:.2f} documents/s"
            for label, function, count in (
                ("pdfplumber", _plumber, asked.plumber),
                ("camelot", _camelot, asked.camelot),
            ):
                if count:
                    other = count / run_loop(function, paths[:count], workers)
                    line += f"; {label} {other:.2f} ({ours / other:.1f} times)"
            print(line, flush=True)
            print(f"  memory, MB, in each third of the run: main {memory.thirds(memory.parent)};"
                  f" largest worker {memory.thirds(memory.worker)}", flush=True)  # fmt: skip
            if asked.memory_log:
                rows = zip(memory.seconds, memory.parent, memory.worker, strict=True)
                text = "".join(f"{s:.2f},{p:.1f},{w:.1f}\n" for s, p, w in rows)
                asked.memory_log.with_suffix(f".{workers}.csv").write_text("seconds,main,worker\n" + text)


if __name__ == "__main__":
    main()
