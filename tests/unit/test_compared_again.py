"""Documents are compared, and tables put together, once: again where any of it has changed, was lost or damaged."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iku.command.parser import run

PAGE = "opd/iku-2023.html"
TABLE = """INDIKATOR KINERJA UTAMA
DINAS PERDAGANGAN KABUPATEN KAUR
TAHUN {year}
| No | Indikator Kinerja | Formulasi | Target 2023 | Target 2024 |
| 1 | Jumlah laporan hasil pengawasan | Jumlah laporan | 10 Dokumen | 20 Dokumen |
| 2 | Jumlah dokumen perencanaan daerah | Jumlah dokumen | 20 Dokumen | {last} |
"""


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("rumah", numbered=False)
    for year, last in (("2023", "30 Dokumen"), ("2024", "35 Dokumen")):
        write(made, year, last)
    convert(made)
    return made.rename(made.with_name("simpanan"))


@pytest.fixture
def home(converted: Path) -> Iterator[Path]:
    """In the place where it was made: records know it."""
    yield shutil.copytree(converted, place := converted.with_name("rumah"))
    shutil.rmtree(place)


def write(home: Path, year: str, last: str) -> None:
    (home / f"iku-{year}.txt").write_text(TABLE.format(year=year, last=last), encoding="utf-8")


def convert(home: Path, *more: str) -> None:
    run(["convert", *map(str, sorted(home.glob("*.txt"))), "-o", str(home / "hasil"), "-q", "-j", "1", *more])


def everything(home: Path) -> dict[str, bytes]:
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_nothing_changed(home: Path) -> None:
    files = [home / "hasil" / name for name in (PAGE, "indikator.csv", "temuan.csv", "ringkasan.html")]
    before, places = everything(home), [file.stat().st_ino for file in files]
    convert(home)
    assert everything(home) == before
    assert [file.stat().st_ino for file in files] == places


@pytest.mark.parametrize(
    "file",
    [
        PAGE, ".iku/lintas/iku-2024", ".iku/sidik-lintas", "iku-2024.json", "iku-2023.json", "indikator.csv",
        "temuan.csv", "ringkasan.html", "datapackage.json", ".iku/sidik-tabel",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "harm", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:40])], ids=["gone", "cut"]
)
def test_lost_or_damaged(home: Path, file: str, harm: Callable[[Path], object]) -> None:
    before = everything(home)
    harm(home / "hasil" / file)
    convert(home)
    assert everything(home) == before


def test_without_pages_and_with_them_again(home: Path) -> None:
    before = everything(home)
    convert(home, "--no-report")
    assert not (home / "hasil/ringkasan.html").exists()
    convert(home)
    assert everything(home) == before


def test_changed(home: Path) -> None:
    write(home, "2024", "30 Dokumen")
    convert(home)
    assert b"lintas_tahun" not in (home / "hasil/temuan.csv").read_bytes()
    assert b"35 Dokumen" not in (home / "hasil" / PAGE).read_bytes()


def test_of_one_office_no_more(home: Path) -> None:
    (home / "iku-2023.txt").unlink()
    convert(home)
    assert b"lintas_tahun" not in (home / "hasil/temuan.csv").read_bytes()
    assert not (home / "hasil" / PAGE).exists()
    assert b"lintas_tahun" not in (home / "hasil/iku-2024.json").read_bytes()
