"""Sealed record files against one SQLite file: seconds to write and read, and what a damaged page of 4 kB costs.

python -m benchmarks.stores [--documents 1000] [--trials 20]
"""

import argparse
import hashlib
import random
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from iku.state import records
from iku.state.records import SECTIONS, Record, Stamp
from iku.state.store import LocalStore

PAGE = 4096
BODY = bytes(random.Random(1).randrange(32, 127) for _ in range(150_000))
"""As large as the record of 60 indicators."""


def timed(label: str, act: Callable[[], object]) -> None:
    started = perf_counter()
    act()
    print(f"{label:28} {perf_counter() - started:7.2f} s")


def files(folder: Path, count: int) -> None:
    """Write, read every head, read and check every body."""
    store, stamp, part = LocalStore(folder), Stamp("0" * 64, "a.pdf", "s", "p"), len(BODY) // len(SECTIONS)
    sections = {name: BODY[i * part : (i + 1) * part] for i, name in enumerate(SECTIONS)}
    names = [f"d{number}" for number in range(count)]
    timed("files: write", lambda: [records.write(store, Record(n, stamp, {}, (), {}), sections) for n in names])
    timed("files: heads", lambda: [records.head(store, name) for name in names])
    timed("files: bodies, checked", lambda: [records.load(store, name) for name in names])
    print("files: documents that a damaged page costs: 1, by construction")


def sqlite(path: Path, count: int, trials: int) -> None:
    """The same in one file with a write-ahead log, a transaction a document; then pages of it are blanked."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("CREATE TABLE record (name TEXT PRIMARY KEY, head TEXT, body BLOB)")
    timed("sqlite: write", lambda: [_insert(connection, number) for number in range(count)])
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    timed("sqlite: heads", lambda: list(connection.execute("SELECT name, head FROM record")))
    bodies = connection.execute("SELECT body FROM record")
    timed("sqlite: bodies, checked", lambda: [hashlib.blake2b(body, digest_size=16) for (body,) in bodies])
    connection.close()
    print("sqlite: documents that a damaged page costs:", sorted(_lost(path, count, trials)))


def _insert(connection: sqlite3.Connection, number: int) -> None:
    with connection:
        connection.execute("INSERT INTO record VALUES (?, ?, ?)", (f"d{number}", "0" * 400, BODY))


def _lost(path: Path, count: int, trials: int) -> list[int]:
    whole, chance, lost = path.read_bytes(), random.Random(1), []
    for _ in range(trials):
        place = chance.randrange(len(whole) // PAGE) * PAGE
        path.write_bytes(whole[:place] + bytes(PAGE) + whole[place + PAGE :])
        lost.append(count - _readable(path))
    return lost


def _readable(path: Path) -> int:
    """Documents that come before the first error, which ends the query."""
    connection, good = sqlite3.connect(path), 0
    try:
        for (body,) in connection.execute("SELECT body FROM record"):
            good += body == BODY
    except sqlite3.DatabaseError:
        return good
    finally:
        connection.close()
    return good


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--trials", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        files(Path(made), asked.documents)
        sqlite(Path(made, "x.sqlite"), asked.documents, asked.trials)
