"""The server under a storm: many uploads at once, good, bad and hostile, all of which must be answered, while somebody
opens the page; memory of all its processes; and how long a correction takes to be saved and answered.

    python -m benchmarks.serve [--uploads 200] [--at-once 200] [--decisions 20] [--memory-log FILE]

The hostile ones are those of tests/e2e/hostile.py, one that is larger than the limit, a picture of a billion points,
a document locked with a password, and good documents under wrong suffixes.
"""

import argparse
import itertools
import multiprocessing
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, sleep

import httpx
import psutil

from tests.e2e.hostile import HOSTILE
from tests.e2e.runs import FOUNDING, SAMPLES, small_document

LIMIT = 20
"""Megabytes of an upload."""
PATIENCE = 600.0
SPAWN = multiprocessing.get_context("spawn")


@contextmanager
def server(folder: Path, *more: str) -> Iterator[tuple[str, psutil.Process]]:
    """Its address and process."""
    command = [sys.executable, "-m", "iku", "serve", str(folder), "--port", "0", "--max-upload", str(LIMIT), *more]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r"http://\S+", process.stderr.readline())
        assert found is not None, "the server did not start"
        try:
            yield found.group(), psutil.Process(process.pid)
        finally:
            process.terminate()


def locked() -> bytes:
    """The founding document behind a password."""
    import io

    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(FOUNDING) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def huge_picture() -> bytes:
    """A PNG whose header says a billion points."""
    import struct
    import zlib

    head = struct.pack(">IIBBBBB", 40_000, 30_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    data = b"IDAT" + zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in (chunk, data, b"IEND")
    )


def documents(count: int) -> list[tuple[str, bytes]]:
    """Good, bad and hostile in turn; no two good ones alike."""
    founding = FOUNDING.read_bytes()
    word = (SAMPLES / "iku-2024-dinas-perdagangan.docx").read_bytes()
    bad = [(name, make()) for name, make in HOSTILE.items()]
    bad += [("terlalu-besar.pdf", b"%PDF-1.7\n" + bytes(LIMIT + 5 << 20)), ("raksasa.png", huge_picture())]
    bad += [
        ("terkunci.pdf", locked()),
        ("kata.pdf", word),
        ("cetak.docx", founding[:-1]),
        ("putus.pdf", founding[:99_999]),
    ]
    bads = itertools.cycle(bad)
    out = []
    for number in range(count):
        if number % 3 == 2:
            out.append(next(bads))
        elif number % 12 == 0:
            out.append((f"cetak-{number}.pdf", founding + b"\n%% %d\n" % number))
        else:
            out.append((f"teks-{number}.txt", small_document(number, 10).encode()))
    return out


@dataclass
class Watch:
    """What was seen meanwhile: resident megabytes of the server and of all its processes, milliseconds of answers."""

    server: list[float] = field(default_factory=list)
    every: list[float] = field(default_factory=list)
    answers: dict[str, list[float]] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)

    def memory(self, process: psutil.Process) -> None:
        """Look at the processes again and again."""
        while not self.ended.wait(0.25):
            try:
                tree = [process, *process.children(recursive=True)]
                sizes = [_resident(one) for one in tree]
            except psutil.Error:
                continue
            self.server.append(sizes[0])
            self.every.append(sum(sizes))


@contextmanager
def opening(address: str, path: str, answers: dict[str, list[float]]) -> Iterator[None]:
    """Meanwhile a page is opened again and again, by a process that does nothing else."""
    here, there = SPAWN.Pipe()
    looking = SPAWN.Process(target=_open, args=(address, path, there))
    looking.start()
    here.recv()
    yield
    here.send(None)
    answers[path] = here.recv()
    looking.join()


def _open(address: str, path: str, told: "Connection[list[float], None]") -> None:
    times: list[float] = []
    with httpx.Client(base_url=address, timeout=PATIENCE) as client:
        told.send([])
        while not told.poll(0.1):
            started = perf_counter()
            client.get(path).raise_for_status()
            times.append((perf_counter() - started) * 1000)
    told.send(times)


def _resident(process: psutil.Process) -> float:
    try:
        return process.memory_full_info().uss / 2**20
    except psutil.Error:
        return 0.0


def storm(address: str, process: psutil.Process, files: list[tuple[str, bytes]], at_once: int) -> Watch:
    """Send them all, wait until all are read, and print what came of it."""
    watch = Watch()
    looking = threading.Thread(target=watch.memory, args=(process,))
    looking.start()
    with ExitStack() as stack:
        for path in ("/", "/api/dokumen", "/api/kesehatan"):
            stack.enter_context(opening(address, path, watch.answers))
        _send_all(address, files, at_once)
    watch.ended.set()
    looking.join()
    return watch


def _send_all(address: str, files: list[tuple[str, bytes]], at_once: int) -> None:
    started = perf_counter()
    limits = httpx.Limits(max_connections=at_once)
    with httpx.Client(base_url=address, timeout=PATIENCE, limits=limits) as client:
        with ThreadPoolExecutor(at_once) as pool:
            answers = Counter(pool.map(lambda one: _send(client, *one), files))
        sent = perf_counter() - started
        while any(one["keadaan"] != "siap" for one in client.get("/api/dokumen").json()):
            sleep(0.5)
        read = perf_counter() - started
        status = Counter(one["status"] for one in client.get("/api/dokumen").json())
    print(f"{len(files)} uploads, {at_once} at once: answered after {sent:.1f} s, read after {read:.1f} s")
    print("  answers:", ", ".join(f"{code}: {number}" for code, number in sorted(answers.items())))
    print("  documents:", ", ".join(f"{code}: {number}" for code, number in sorted(status.items())))


def _send(client: httpx.Client, name: str, content: bytes) -> int:
    answer = client.post("/api/dokumen", files={"berkas": (name, content)})
    assert set(answer.json()) >= {"pesan"} or answer.json()["id"]
    return answer.status_code


def told(watch: Watch) -> None:
    """Print what was seen meanwhile."""
    print(f"  memory: server at most {max(watch.server):.0f} MB, with all its processes {max(watch.every):.0f} MB")
    for path, times in watch.answers.items():
        ordered = sorted(times)
        median, high = statistics.median(times), ordered[int(len(ordered) * 0.99)]
        print(f"  {path}: {len(times)} times, median {median:.0f} ms, 99 % {high:.0f}, most {ordered[-1]:.0f}")


def decisions(address: str, count: int) -> None:
    """Corrections of the founding document, one after the other, each answered before the next."""
    with httpx.Client(base_url=address, timeout=PATIENCE) as client:
        name = client.post("/api/dokumen", files={"berkas": ("iku.pdf", FOUNDING.read_bytes())}).json()["id"]
        while client.get(f"/api/dokumen/{name}").status_code == 202:
            sleep(0.2)
        times = []
        for number in range(count):
            place = {"tabel": 1, "baris": 1 + number % 3, "kolom": "target_2024"}
            one = {"tindakan": "ubah", **place, "baru": f"{number},5%"}
            started = perf_counter()
            client.post(f"/api/dokumen/{name}/keputusan", json=one).raise_for_status()
            times.append((perf_counter() - started) * 1000)
            sleep(0.3)
    first, rest = times[0], sorted(times[1:])
    middle = statistics.median(rest)
    print(f"{count} corrections of the founding document: first {first:.0f} ms, ", end="")
    print(f"then median {middle:.0f}, most {rest[-1]:.0f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--uploads", type=int, default=200)
    parser.add_argument("--at-once", type=int, default=200)
    parser.add_argument("--decisions", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="iku-") as folder:
        with server(Path(folder) / "satu") as (address, _):
            if asked.decisions > 1:
                decisions(address, asked.decisions)
        if asked.uploads:
            with server(Path(folder) / "dua") as (address, process):
                told(storm(address, process, documents(asked.uploads), asked.at_once))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main()
