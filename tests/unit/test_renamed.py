"""A file that is called otherwise now keeps its id; a copy of one is a file of its own."""

from pathlib import Path

import pytest

from iku.batch.run import with_ids
from iku.inputs.finding import find
from iku.inputs.opening import hash_file
from iku.state import names, records
from iku.state.records import SECTIONS, Record, Stamp
from iku.state.store import LocalStore


def converted(folder: Path, out: Path) -> dict[str, str]:
    """The ids of a folder's files, each with its record, as a run leaves them."""
    sources = with_ids(find([str(folder)]), str(out))
    for one in sources:
        stamp = Stamp(hash_file(one.path), one.file, "", "")
        records.write(LocalStore(out), Record(one.name, stamp, {}, (), {}, path=one.path), dict.fromkeys(SECTIONS, b""))
    return {one.file: one.name for one in sources}


def test_a_renamed_file_keeps_its_id(tmp_path: Path) -> None:
    folder, out = tmp_path / "masuk", tmp_path / "hasil"
    folder.mkdir()
    for name in ("x.pdf", "y.pdf"):
        (folder / name).write_bytes(b"%PDF-1.4 " + name.encode())
    assert converted(folder, out) == {"x.pdf": "x", "y.pdf": "y"}
    (folder / "lain").mkdir()
    (folder / "x.pdf").rename(folder / "lain" / "z.pdf")
    (folder / "salinan.pdf").write_bytes((folder / "y.pdf").read_bytes())
    assert converted(folder, out) == {"lain/z.pdf": "x", "y.pdf": "y", "salinan.pdf": "salinan"}
    assert converted(folder, out) == {"lain/z.pdf": "x", "y.pdf": "y", "salinan.pdf": "salinan"}


def test_twins_that_are_renamed_together_both_keep_their_ids(tmp_path: Path) -> None:
    folder, out = tmp_path / "masuk", tmp_path / "hasil"
    folder.mkdir()
    for name in ("b.pdf", "a.pdf"):
        (folder / name).write_bytes(b"%PDF-1.4")
    assert converted(folder, out) == {"a.pdf": "a", "b.pdf": "b"}
    (folder / "b.pdf").rename(folder / "z.pdf")
    (folder / "a.pdf").rename(folder / "y.pdf")
    (folder / "zz.pdf").write_bytes(b"%PDF-1.4")
    assert converted(folder, out) == {"y.pdf": "a", "z.pdf": "b", "zz.pdf": "zz"}


def test_nothing_is_opened_where_nothing_has_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = tmp_path / "masuk", tmp_path / "hasil"
    folder.mkdir()
    (folder / "x.pdf").write_bytes(b"%PDF-1.4")
    converted(folder, out)
    (folder / "y.pdf").write_bytes(b"%PDF-1.4")
    monkeypatch.setattr(names, "hash_file", lambda _: pytest.fail("opened"))
    with_ids(find([str(folder)]), str(out))
