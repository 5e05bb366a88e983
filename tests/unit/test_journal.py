"""The journal and where it is kept: records whole or not at all, trusted only where nothing has changed."""

import dataclasses
import json
from pathlib import Path

import pytest

from iku import journal
from iku.journal import Record, Stamp
from iku.store import LocalStore, Store, open_store

STAMP = Stamp("0" * 64, "a.pdf", "setelan", "program")
TABLES = {"target": b"1,2\n", "indikator": b"x\ny\n", "temuan": b""}


@pytest.fixture(params=["lokal", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "lokal":
        return open_store(str(tmp_path))
    pytest.importorskip("fsspec")
    return open_store(f"memory://{tmp_path.name}")


def record(name: str = "a", **changed: object) -> Record:
    lengths = {table: len(rows) for table, rows in TABLES.items()}
    made = Record(name, STAMP, {"dokumen": name}, ("dokumen", "tabel"), lengths, {f"{name}.json": 3})
    return dataclasses.replace(made, **changed)  # type: ignore[arg-type]


def no_file() -> str:
    return "-"


def write(store: Store, one: Record) -> None:
    with store.write(f"{one.name}.json") as stream:
        stream.write(b"{}\n")
    journal.write(store, one, TABLES)


def test_a_record_comes_back(store: Store) -> None:
    write(store, record())
    assert journal.load(store, "a") == record()
    for table, rows in TABLES.items():
        assert b"".join(journal.rows(store, "a", table, record())) == rows
    assert journal.names(store) == {"a"}


def test_a_record_holds_while_nothing_changes(store: Store) -> None:
    write(store, record())
    assert journal.is_done(store, "a", STAMP, no_file) == record()
    assert journal.is_done(store, "b", STAMP, no_file) is None
    for name in ("sha256", "file", "settings", "program"):
        assert journal.is_done(store, "a", dataclasses.replace(STAMP, **{name: "lain"}), no_file) is None


def test_a_record_without_its_files_does_not_hold(store: Store) -> None:
    write(store, record())
    store.remove("a.json")
    assert journal.is_done(store, "a", STAMP, no_file) is None


def test_a_record_that_continues_another_file_holds_while_that_is_the_same(store: Store) -> None:
    after = dataclasses.replace(STAMP, before="f" * 64)
    write(store, record(stamp=after))
    assert journal.is_done(store, "a", STAMP, lambda: "f" * 64) == record(stamp=after)
    assert journal.is_done(store, "a", STAMP, no_file) is None


def test_passing_trouble_is_tried_again(store: Store) -> None:
    write(store, record(passing=True))
    assert journal.is_done(store, "a", STAMP, no_file) is None


def test_forget(store: Store) -> None:
    write(store, record())
    journal.forget(store, "a")
    assert journal.names(store) == set()
    assert store.size("a.json") is None


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    with store.write("x.csv") as stream:
        stream.write(b"lama")
    with pytest.raises(OSError, match="penuh"), store.write("x.csv") as stream:
        stream.write(b"baru, tetapi terpotong")
        raise OSError("penuh")
    assert (tmp_path / "x.csv").read_bytes() == b"lama"
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["x.csv"]


def test_a_record_is_one_line_of_json_and_rows(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    write(store, record())
    head, rest = (tmp_path / journal.file_name("a")).read_bytes().split(b"\n", 1)
    assert json.loads(head)["stamp"]["program"] == "program"
    assert rest == b"".join(TABLES.values())
