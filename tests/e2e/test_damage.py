"""Whatever happens to an output folder between two runs, the second one gives what an undisturbed one gives."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.e2e.runs import ROUNDS, contents, small_document, small_documents
from tests.e2e.serial import convert_here

TRIALS = 40 * ROUNDS


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Inputs, two of one office among them, and their output."""
    inputs = small_documents(tmp_path_factory.mktemp("masukan"), 3)
    later = small_document(1).replace("TAHUN 2024", "TAHUN 2025").replace("\t52\t", "\t9\t")
    (inputs / "lanjutan.txt").write_text(later)
    out = tmp_path_factory.mktemp("utuh")
    convert_here(inputs, out)
    return inputs, out


def _cut(path: Path, place: int, _: Path) -> None:
    path.write_bytes(path.read_bytes()[: place % (path.stat().st_size + 1)])


def _flip(path: Path, place: int, _: Path) -> None:
    data = bytearray(path.read_bytes())
    if data:
        data[place % len(data)] ^= 1 + place % 255
    path.write_bytes(data)


def _delete(path: Path, _: int, __: Path) -> None:
    path.unlink()


def _double(path: Path, place: int, _: Path) -> None:
    shutil.copy(path, path.with_name(f"{place}-{path.name}"))


def _swap(path: Path, _: int, other: Path) -> None:
    one, two = path.read_bytes(), other.read_bytes()
    path.write_bytes(two)
    other.write_bytes(one)


DAMAGE: dict[str, Callable[[Path, int, Path], None]] = {
    "cut": _cut, "flip": _flip, "delete": _delete, "double": _double, "swap": _swap,
}  # fmt: skip


@settings(max_examples=TRIALS, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(deeds=[("cut", 0, 0, 0), ("cut", 27, 0, 0)])
@given(
    deeds=st.lists(
        st.tuples(st.sampled_from(sorted(DAMAGE)), st.integers(0, 99), st.integers(0, 99), st.integers(0, 10**6)),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_damaged_state_is_rebuilt(
    undisturbed: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int, int, int]]
) -> None:
    inputs, whole = undisturbed
    out = tmp_path_factory.mktemp("rusak") / "hasil"
    shutil.copytree(whole, out)
    for name, one, two, place in deeds:
        files = sorted(path for path in out.rglob("*") if path.is_file() and path.name != "kunci")
        DAMAGE[name](files[one % len(files)], place, files[two % len(files)])
    batch = convert_here(inputs, out)
    assert not batch.lost
    made, expected = contents(out, journal=False), contents(whole, journal=False)
    assert {name: made.get(name) for name in expected} == expected
    shutil.rmtree(out)


def test_what_was_rebuilt_is_told(undisturbed: tuple[Path, Path], tmp_path: Path) -> None:
    inputs, whole = undisturbed
    out = tmp_path / "hasil"
    shutil.copytree(whole, out)
    _cut(out / ".iku/jurnal/dokumen-000.bagian", 50, out)
    assert (convert_here(inputs, out).tally.rebuilt, convert_here(inputs, out).tally.rebuilt) == (1, 0)


@pytest.mark.parametrize("name", [".iku", ".iku/jurnal", ".iku/kunci"])
def test_a_state_that_is_a_link_is_refused(undisturbed: tuple[Path, Path], tmp_path: Path, name: str) -> None:
    from iku.errors import BatchError, UsageError

    inputs, whole = undisturbed
    out, outside = tmp_path / "hasil", tmp_path / "luar"
    shutil.copytree(whole, out)
    shutil.move(out / name, outside)
    (out / name).symlink_to(outside)
    before = contents(outside) if outside.is_dir() else outside.read_bytes()
    with pytest.raises((UsageError, BatchError, OSError), match="tautan"):
        convert_here(inputs, out)
    assert (contents(outside) if outside.is_dir() else outside.read_bytes()) == before


def test_a_giant_cell_costs_no_other_document_its_rows(tmp_path: Path) -> None:
    inputs = small_documents(tmp_path / "masukan", 2)
    (inputs / "raksasa.txt").write_text(small_document(7).replace("Persentase layanan 2", "kata " * 60_000))
    batch = convert_here(inputs, tmp_path / "hasil")
    assert not batch.lost and batch.tally.documents.total() == 3
    assert (tmp_path / "hasil/indikator.csv").stat().st_size > 290_000
