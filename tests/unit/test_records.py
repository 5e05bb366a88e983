"""Records and where they are kept: whole or not at all, trusted only where nothing has changed."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku.state import records
from iku.state.records import SECTIONS, Record, Stamp
from iku.state.sealed import Damaged, fingerprint, seal
from iku.state.store import LocalStore, Store, open_store

STAMP = Stamp("0" * 64, "a.pdf", "setelan", "program")
BODY = {name: f"{name}\n".encode() * 3 for name in SECTIONS}
FILE = b"{}\n"


@pytest.fixture(params=["lokal", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "lokal":
        return open_store(str(tmp_path))
    pytest.importorskip("fsspec")
    return open_store(f"memory://{tmp_path.name}")


def write(store: Store, name: str = "a", **changed: object) -> Record:
    made = Record(name, STAMP, {"dokumen": name}, ("dokumen", "tabel"), {".json": fingerprint(FILE)})
    with store.write(f"{name}.json") as stream:
        stream.write(FILE)
    return records.write(store, dataclasses.replace(made, **changed), BODY)  # type: ignore[arg-type]


def no_file() -> str:
    return "-"


def test_a_record_comes_back(store: Store) -> None:
    written = write(store)
    assert records.head(store, "a") == written
    assert records.load(store, "a") == (written, BODY)
    assert records.names(store) == {"a"}
    assert records.head(store, "b") is None and records.load(store, "b") is None


def test_a_record_holds_while_nothing_changes(store: Store) -> None:
    written = write(store)
    assert records.is_done(store, "a", STAMP, no_file) == written
    assert records.is_done(store, "b", STAMP, no_file) is None
    for name in ("sha256", "file", "settings", "program"):
        assert records.is_done(store, "a", dataclasses.replace(STAMP, **{name: "lain"}), no_file) is None


@pytest.mark.parametrize("content", [None, b"", b"{}", b"[]\n"])
def test_a_file_that_is_not_as_it_was_written_is_damage(store: Store, content: bytes | None) -> None:
    write(store)
    if content is None:
        store.remove("a.json")
    else:
        with store.write("a.json") as stream:
            stream.write(content)
    with pytest.raises(Damaged):
        records.is_done(store, "a", STAMP, no_file)


def test_a_record_that_continues_another_file_holds_while_that_is_the_same(store: Store) -> None:
    after = dataclasses.replace(STAMP, before="f" * 64)
    written = write(store, stamp=after)
    assert records.is_done(store, "a", STAMP, lambda: "f" * 64) == written
    assert records.is_done(store, "a", STAMP, no_file) is None


def test_passing_trouble_is_tried_again(store: Store) -> None:
    write(store, passing=True)
    assert records.is_done(store, "a", STAMP, no_file) is None


def test_forget(store: Store) -> None:
    records.forget(store, "a", write(store))
    assert records.names(store) == set()
    assert store.size("a.json") is None


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10_000), how=st.sampled_from(["cut", "flip", "insert", "double"]), byte=st.integers(1, 255))
def test_any_damage_is_seen(tmp_path: Path, place: int, how: str, byte: int) -> None:
    store = LocalStore(tmp_path)
    write(store)
    path = tmp_path / records.file_name("a")
    whole = path.read_bytes()
    place %= len(whole)
    path.write_bytes(
        {
            "cut": whole[:place],
            "flip": whole[:place] + bytes([whole[place] ^ byte]) + whole[place + 1 :],
            "insert": whole[:place] + bytes([byte]) + whole[place:],
            "double": whole + whole,
        }[how]
    )
    with pytest.raises(Damaged):
        records.is_done(store, "a", STAMP, no_file)


@pytest.mark.parametrize(
    "planted",
    [
        b"[]", b"null", b"{", b"\xff", b"{}", b'{"name":"a"}',
        b'{"name":"a","stamp":{"sha256":"","file":"","settings":"","program":""},"document":{},"columns":[],'
        b'"files":{"/../../korban.txt":""},"lengths":[0,0,0,0,0],"body":""}',
    ],
)  # fmt: skip
def test_a_record_that_somebody_made_is_damage(tmp_path: Path, planted: bytes) -> None:
    """The seal keeps faults out, not people: what a sealed record may say is checked as well."""
    store = LocalStore(tmp_path)
    with store.write(records.file_name("a")) as stream:
        stream.write(seal(planted) + planted + b"\n")
    with pytest.raises(Damaged):
        records.head(store, "a")


def test_reserved_names_are_no_documents(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    write(store, "datapackage")
    assert records.names(store) == set()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    with store.write("x.csv") as stream:
        stream.write(b"lama")
    with pytest.raises(OSError, match="penuh"), store.write("x.csv") as stream:
        stream.write(b"baru, tetapi terpotong")
        raise OSError("penuh")
    assert (tmp_path / "x.csv").read_bytes() == b"lama"
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["x.csv"]


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "..", "", "a\\..\\x", "x\0y"])
def test_no_name_leads_out_of_the_store(store: Store, name: str) -> None:
    with pytest.raises(OSError, match="di luar"):
        store.size(name)
    with pytest.raises(OSError, match="di luar"), store.write(name):
        pass


def test_no_link_in_the_store_is_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "luar", tmp_path / "dalam"
    outside.mkdir()
    inside.mkdir()
    (outside / "x").write_bytes(b"rahasia")
    (inside / ".iku").symlink_to(outside)
    (inside / "y").symlink_to(outside / "x")
    store = LocalStore(inside)
    for act in (lambda: store.read(".iku/x"), lambda: store.remove(".iku/x"), lambda: store.read("y")):
        with pytest.raises(OSError):
            act()
    with pytest.raises(OSError, match="tautan"), store.write("z"):
        pass
    assert (outside / "x").read_bytes() == b"rahasia"
