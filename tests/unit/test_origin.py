"""A folder's documents are its own in a database: a moved folder keeps them, a copy never answers for the first's."""

from pathlib import Path
from shutil import copytree, move

import pytest

from iku.state import origin as state
from iku.state import sealed
from iku.state.origin import FILE, Origin, origin
from iku.state.store import LocalStore


def of(folder: Path) -> Origin:
    known = origin(LocalStore(folder))
    assert known is not None
    return known


@pytest.fixture
def first(tmp_path: Path) -> Path:
    (tmp_path / "hasil").mkdir()
    return tmp_path / "hasil"


def test_a_folder_keeps_its_token_also_where_it_is_moved(first: Path, tmp_path: Path) -> None:
    token = of(first).token
    assert of(first) == Origin(token)
    first.rename(tmp_path / "lain")
    assert of(tmp_path / "lain") == Origin(token)
    first.mkdir()  # another one where it lay
    assert of(first).token != token and of(first).copied == ""
    assert of(tmp_path / "lain") == Origin(token)


def test_a_folder_that_was_moved_to_another_disk_keeps_its_token(first: Path, tmp_path: Path) -> None:
    token = of(first).token
    copytree(first, tmp_path / "lain")
    move(first / ".iku", tmp_path / "bekas")  # what is left is no folder of that token
    assert of(tmp_path / "lain") == Origin(token)


def test_a_copy_gets_a_token_of_its_own_and_says_so_once(first: Path, tmp_path: Path) -> None:
    token, copy = of(first).token, tmp_path / "salinan"
    copytree(first, copy)
    made = of(copy)
    assert made.token != token and made.copied == str(first)
    assert of(copy) == Origin(made.token) and of(first) == Origin(token)


def test_what_came_from_another_machine_is_a_copy(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    token = of(first).token
    (tmp_path / "mesin").write_text("lain\n")
    monkeypatch.setattr(state, "_MACHINE", tmp_path / "mesin")
    assert of(first).token != token


def test_a_token_of_the_first_versions_is_kept(first: Path) -> None:
    sealed.keep(LocalStore(first), FILE, b"0123456789abcdef")
    assert of(first) == of(first) == Origin("0123456789abcdef")
