"""Inputs: files, folders and globs become documents with unique ids that are safe as file names."""

import errno
import os
import subprocess
from pathlib import Path

import pytest

from iku.errors import UsageError
from iku.inputs.finding import find
from iku.inputs.ids import Source, goes_on, identifier, named
from iku.state.names import Named


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"isi")


def discover(inputs: list[str], known: list[Named] | None = None) -> list[Source]:
    return named(find(inputs), known or [])


def test_a_folder_is_walked(tmp_path: Path) -> None:
    make(tmp_path, "b.pdf", "dalam/a.DOCX", "dalam/.tersembunyi/x.pdf", "~$kunci.docx", ".x.pdf", "catatan.log")
    (tmp_path / "buat.py").write_text('PAGE = "<html><table></table></html>"')
    (tmp_path / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (tmp_path / "bunyi.bin").write_bytes(b"BM" + bytes(600))
    found = discover([str(tmp_path)])
    assert [(s.name, s.file) for s in found] == [("a", "dalam/a.DOCX"), ("b", "b.pdf")]


def test_in_a_walked_folder_bytes_tell_a_document_that_lost_its_suffix(tmp_path: Path) -> None:
    make(tmp_path, "catatan", "data.csv")
    (tmp_path / "unduhan").write_bytes(b"%PDF-1.7\n")
    assert [s.name for s in discover([str(tmp_path)])] == ["unduhan"]


def test_equal_stems_get_numbers(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "a.docx", "x/a.pdf", "A.txt")
    assert sorted(s.name for s in discover([str(tmp_path)])) == ["A", "a-2", "a-3", "a-4"]


def test_a_number_that_is_taken_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a-2.pdf", "a.docx", "a.pdf")
    names = {s.file: s.name for s in discover([str(tmp_path)])}
    assert len(set(names.values())) == 3


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf")
    assert len(discover([str(tmp_path), str(tmp_path / "a.pdf"), str(tmp_path / "*.pdf")])) == 1


def test_a_named_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, "tanpa_akhiran")
    assert discover([str(tmp_path / "tanpa_akhiran")])[0].name == "tanpa_akhiran"


def test_odd_names(tmp_path: Path) -> None:
    make(tmp_path, "dua\nbaris.pdf", "datapackage.pdf", "-o.pdf", " spasi .pdf", "n" * 250 + ".pdf")
    names = [s.name for s in discover([str(tmp_path)])]
    assert "dua_baris" in names
    assert "datapackage-2" in names
    assert all("\n" not in name and "/" not in name and len(name.encode()) < 200 for name in names)


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    raw = bytes(tmp_path) + b"/rusak\xff.pdf"
    Path(raw.decode("utf-8", "surrogateescape")).write_bytes(b"isi")
    source = discover([str(tmp_path)])[0]
    assert source.file == "rusak\ufffd.pdf"
    assert source.name == "rusak_"


def test_links_in_circles_end(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf")
    (tmp_path / "putar").symlink_to(tmp_path, target_is_directory=True)
    assert [s.name for s in discover([str(tmp_path)])] == ["a"]


def test_what_cannot_be_opened_is_a_document_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "putus.pdf").symlink_to(tmp_path / "tidak-ada.pdf")
    os.mkfifo(tmp_path / "pipa.pdf")
    os.mkfifo(tmp_path / "pipa-tanpa-akhiran")
    make(tmp_path, "rapat/a.pdf")
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "rapat":
            raise PermissionError(errno.EACCES, "no", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [s.name for s in discover([str(tmp_path)])] == ["pipa", "putus", "rapat"]
    assert [s.name for s in discover([str(tmp_path / "rapat")])] == ["rapat"]
    assert [s.name for s in discover([str(tmp_path / "putus.pdf")])] == ["putus"]


def test_one_file_by_two_ways_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.pdf")
    monkeypatch.chdir(tmp_path)
    assert len(discover(["a.pdf", str(tmp_path / "a.pdf"), f"../{tmp_path.name}/a.pdf"])) == 1


@pytest.mark.parametrize("text", ["tidak-ada.pdf", "tidak-*.pdf"])
def test_what_is_not_there_is_said(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="tidak ditemukan"):
        discover([str(tmp_path / text)])


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Tidak ada dokumen"):
        discover([str(tmp_path)])


def test_urls(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/masuk/x/a.pdf", b"isi")
    memory.pipe_file("/masuk/b.pdf", b"isi")
    found = discover(["memory://masuk"])
    assert [(s.name, s.file, s.path, s.size) for s in found] == [
        ("a", "x/a.pdf", "memory:///masuk/x/a.pdf", 3),
        ("b", "b.pdf", "memory:///masuk/b.pdf", 3),
    ]


def test_an_address_nobody_knows_is_said() -> None:
    pytest.importorskip("fsspec")
    with pytest.raises(UsageError, match="Alamat tidak dapat dibuka"):
        discover(["entah://masuk/a.pdf"])


def test_identifier_never_is_empty() -> None:
    assert identifier("...") == "dokumen"


def test_an_id_stays_with_its_file(tmp_path: Path) -> None:
    make(tmp_path, "X.docx", "X.pdf")
    first = discover([str(tmp_path)])
    known = [Named(s.name, s.path, s.file) for s in first]
    assert {s.file: s.name for s in first} == {"X.docx": "X", "X.pdf": "X-2"}
    (tmp_path / "X.docx").unlink()
    make(tmp_path, "A/X.pdf")
    assert {s.file: s.name for s in discover([str(tmp_path)], known)} == {"X.pdf": "X-2", "A/X.pdf": "X-3"}


def test_a_file_that_was_moved_with_its_folder_keeps_its_id(tmp_path: Path) -> None:
    make(tmp_path / "lama", "a.pdf", "b/a.pdf")
    known = [Named(s.name, s.path, s.file) for s in discover([str(tmp_path / "lama")])]
    (tmp_path / "lama").rename(tmp_path / "baru")
    assert {s.file: s.name for s in discover([str(tmp_path / "baru")], known)} == {k.file: k.name for k in known}


@pytest.mark.parametrize("name", ["../../korban", "datapackage", "a/b", "", "x\ny"])
def test_an_id_from_a_list_that_somebody_made_is_not_believed(tmp_path: Path, name: str) -> None:
    make(tmp_path, "a.pdf")
    assert [s.name for s in discover([str(tmp_path)], [Named(name, str(tmp_path / "a.pdf"), "a.pdf")])] == ["a"]


def test_very_deep_folders_do_not_end_the_search(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf")
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1300):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    found = [s.name for s in discover([str(tmp_path)])]
    subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)  # too deep for shutil
    assert "a" in found


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("bagian-1.pdf", "bagian-2.pdf", True),
        ("x/bagian 09.pdf", "x/Bagian 10.pdf", True),
        ("iku-2024.pdf", "iku-2025.pdf", False),
        ("a.txt", "b.txt", False),
        ("bagian-1.pdf", "bagian-3.pdf", False),
        ("bagian-2.pdf", "bagian-2.pdf", False),
        ("1/a-1.pdf", "2/a-2.pdf", False),
    ],
)
def test_parts_of_one_document_are_told_by_their_names(before: str, after: str, expected: bool) -> None:
    assert goes_on(before, after) is expected


def test_files_that_are_no_documents_are_told(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "x/catatan.rtf", "Thumbs.db", ".sembunyi")
    passed: list[str] = []
    assert [one.file for one in find([str(tmp_path)], passed.append)] == ["a.pdf"]
    assert passed == ["x/catatan.rtf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets no file be called so")
def test_an_output_folder_can_go_to_windows(tmp_path: Path) -> None:
    make(tmp_path, "CON.pdf", "lpt1.docx", "a:b?.pdf")
    assert [s.name for s in discover([str(tmp_path)])] == ["CON-2", "a_b_", "lpt1-2"]


def test_files_that_are_left_out_are_told_and_not_read(tmp_path: Path) -> None:
    for name in ("Surat Edaran.pdf", "iku.pdf", "draf/iku.pdf", "draf/lama/x.docx", "akhir/draf.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF-1.4")
    told: list[str] = []
    assert [one.file for one in find([str(tmp_path)], patterns=("surat*", "draf"), left_out=told.append)] == [
        "iku.pdf",
        "akhir/draf.pdf",
    ]
    assert sorted(told) == ["Surat Edaran.pdf", "draf/iku.pdf", "draf/lama/x.docx"]
    assert len(find([str(tmp_path)], patterns=("*/draf.*",))) == 4
    assert len(find([str(tmp_path)], patterns=("akhir\\*", "DRAF/"))) == 2
    with pytest.raises(UsageError, match="dikecualikan"):
        find([str(tmp_path)], patterns=("*",))
