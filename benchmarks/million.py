"""A batch of a million documents, simulated: its records are generated where they would be read, nothing is converted.
Processor seconds and peak memory of all that the main process does with them, and of finding documents unchanged.

    python -m benchmarks.million [--documents 1000000]
"""

import argparse
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import PurePosixPath
from time import process_time
from typing import IO, TypeVar

import msgspec

from iku.batch.plan import Plan
from iku.inputs.finding import Found
from iku.inputs.ids import named
from iku.settings import Settings
from iku.state import comparison, names, records
from iku.state.merge import merge
from iku.state.records import Record, Stamp
from iku.state.sealed import fingerprint, seal
from iku.state.store import WORK

T = TypeVar("T")
FILE = b"{}\n"
ROW = "{name},1,1,DINAS CONTOH,2024,kepala_opd,indikator"
COLUMNS = ("dokumen", "tabel", "baris", "opd", "tahun", "tingkat", "jenis")
OFFICES = 2000
"""Offices of all documents; every hundredth document has one of these, the others none to compare with."""


class Made:
    """A store whose records are made when they are read, and which counts what is written."""

    def __init__(self, documents: int) -> None:
        self.documents = documents
        self.written: dict[str, int] = {}
        self.kept: dict[str, bytes] = {}

    def read(self, name: str) -> IO[bytes] | None:
        """A record, a document's file, or what was kept."""
        if name in self.kept:
            return BytesIO(self.kept[name])
        if name.startswith(records.FOLDER):
            return BytesIO(record(int(PurePosixPath(name).stem)))
        return BytesIO(FILE) if name.endswith(".json") and name[0].isdigit() else None

    @contextmanager
    def write(self, name: str) -> Iterator[IO[bytes]]:
        """Small state is kept, tables are counted as they come."""
        stream = BytesIO() if name.startswith(WORK) else Counted()
        yield stream
        self.written[name] = stream.tell()
        if not isinstance(stream, Counted):
            self.kept[name] = stream.getvalue()

    def size(self, name: str) -> int | None:
        """Not asked for."""
        return None

    def names(self, folder: str) -> Iterator[str]:
        """Every record's."""
        return (f"{n}{records.SUFFIX}" for n in range(self.documents if folder == records.FOLDER else 0))

    def remove(self, name: str) -> None:
        """Forget it."""
        self.kept.pop(name, None)


class Counted(BytesIO):
    """Keeps no byte of what is written to it."""

    count = 0

    def write(self, data: object) -> int:
        """Count it."""
        size = len(data)  # type: ignore[arg-type]
        self.count += size
        return size

    def tell(self) -> int:
        """Bytes written."""
        return self.count


@cache
def sections() -> tuple[bytes, ...]:
    """Of a document of three indicators and nine targets."""
    cells = msgspec.json.encode([ROW.split(",")] * 3)
    return cells, b"dokumen,1,1,2024,,target,angka,95,,,%,,95,95,1,0,0,1,1,1\n" * 9, b"", b"", b'{"office":""}'


def record(number: int) -> bytes:
    """The sealed record of one document, as `records.write` would write it."""
    name, parts = str(number), sections()
    row: dict[str, str | int | float | None] = {"dokumen": name, "berkas": f"{name}.pdf", "status": "lengkap"}
    office = f"dinas {number % OFFICES}" if number % 100 == 0 else ""
    stamp = Stamp("0" * 64, f"{name}.pdf", "setelan", "program")
    files: dict[records.FileSuffix, str] = {".json": fingerprint(FILE)}
    lengths = tuple(map(len, parts))
    made = Record(name, stamp, row, COLUMNS, files, lengths, fingerprint(*parts), office, office)
    head = msgspec.json.encode(made)
    return b"".join((seal(head), head, b"\n", *parts))


def told(label: str, act: Callable[[], T]) -> T:
    """Do it, and print its processor seconds and the most memory held so far."""
    started = process_time()
    value = act()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{label:48} {process_time() - started:8.1f} s {peak:8} MB", flush=True)
    return value


def main(documents: int) -> None:
    """Everything, step by step."""
    store = Made(documents)
    found = [Found(f"/arsip/{n // 1000}/{n}.pdf", f"{n // 1000}/{n}.pdf", 400_000 + n % 999) for n in range(documents)]
    sources = told("ids given", lambda: named(found))
    told("ids kept", lambda: names.keep(store, (), [(source.path, source) for source in sources]))
    known = told("resumed: ids read", lambda: names.load(store))
    again = told("resumed: the same ids given", lambda: named(found, known))
    assert again == sources
    del again
    plan = Plan(sources, "hasil", Settings(), 2)
    told("tasks planned, longest first", lambda: sum(1 for _ in plan.tasks()))
    done = [source.name for source in sources]
    told("10,000 found unchanged, without their bytes", lambda: all(_unchanged(store, name) for name in done[:10_000]))
    told("offices with several documents", lambda: comparison.groups(store, done))
    merged = told("tables merged", lambda: merge(store, done))
    assert not merged.lost
    print(f"written: {sum(size for name, size in store.written.items() if name.endswith('.csv')) / 1e6:,.0f} MB of CSV")


def _unchanged(store: Made, name: str) -> bool:
    stamp = Stamp("0" * 64, f"{name}.pdf", "setelan", "program")
    return records.is_done(store, name, stamp, lambda: "") is not None


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000_000)
    main(parser.parse_args().documents)
