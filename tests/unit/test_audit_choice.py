"""`iku audit`: choosing findings, own thresholds, data on stdout; what comparing adds to the documents' files."""

import csv
import io
import json
from pathlib import Path

import pytest

from audit.run import rules
from audit.thresholds import BadThresholds, applied, parse
from iku.command.parser import run
from iku.errors import ExitCode


def text_table(*rows: tuple[str, ...]) -> str:
    head = ("No", "Indikator Kinerja", "Formulasi", "Target 2023", "Target 2024")
    return "".join("| " + " | ".join(row) + " |\n" for row in (head, *rows))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of one office, converted."""
    home = tmp_path_factory.mktemp("audit")
    for year, last in (("2023", "30 Dokumen"), ("2024", "35 Dokumen")):
        rows = [("1", "Jumlah laporan hasil pengawasan", "1 Dokumen x 5 tahun = 7 Dokumen", "10 Dokumen", "20 Dokumen"),
                ("2", "Jumlah dokumen perencanaan daerah", "Jumlah dokumen", "20 Dokumen", last)]  # fmt: skip
        title = f"INDIKATOR KINERJA UTAMA\nDINAS PERDAGANGAN KABUPATEN KAUR\nTAHUN {year}\n"
        (home / f"iku-{year}.txt").write_text(title + text_table(*rows), encoding="utf-8")
    run(["convert", str(home), "-o", str(home / "hasil"), "-q", "-j", "1"])
    return home / "hasil"


def test_comparing_is_told_in_json_csv_and_report(folder: Path) -> None:
    with (folder / "temuan.csv").open(encoding="utf-8", newline="") as file:
        told = [row for row in csv.DictReader(file) if row["kode"] == "lintas_tahun"]
    document = json.loads((folder / "iku-2024.json").read_text(encoding="utf-8"))
    across = [one for one in document["temuan"] if one["kode"] == "lintas_tahun"]
    assert [one["pesan"] for one in across] == [row["pesan"] for row in told]
    assert len(told) == 1
    assert across[0]["angka"]["sini"] == "35 Dokumen"
    assert document["dokumen"]["temuan"] == len(document["temuan"])
    page = (folder / "iku-2024.laporan.html").read_text(encoding="utf-8")
    told_there = page.split("<!--lintas-->")[1].split("<!--/lintas-->")[0]
    assert "35 Dokumen" in told_there
    assert "Dibandingkan dengan dokumen lain OPD ini: 1 hal perlu diperiksa." in told_there
    assert 'href="opd/iku-2023.html"' in told_there
    assert page.index(told_there) < page.index('class="tiles"')
    assert '<dt>Antardokumen</dt><dd class="figure">1</dd>' in page
    first = (folder / "iku-2023.laporan.html").read_text(encoding="utf-8")
    assert "<!--lintas-ubin--><!--/lintas-ubin-->" in first


def test_documents_of_one_office_stand_side_by_side(folder: Path) -> None:
    page = (folder / "opd" / "iku-2023.html").read_text(encoding="utf-8")
    assert "2024: 30 Dokumen" in page
    assert "2024: 35 Dokumen" in page
    assert "opd/iku-2023.html" in (folder / "ringkasan.html").read_text(encoding="utf-8")


def test_a_second_run_changes_nothing(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert run(["convert", str(folder.parent), "-o", str(folder), "-q", "-j", "1"]) == ExitCode.DONE
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_findings_as_data(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["audit", str(folder), "--format", "json", "--aturan", "aritmetika,lintas_tahun"]) == ExitCode.DONE
    found = json.loads(capfdbinary.readouterr().out)["temuan"]
    assert {one["kode"] for one in found} == {"aritmetika", "lintas_tahun"}
    assert len({(one["dokumen"], one["id"]) for one in found}) == len(found)
    assert run(["audit", str(folder), "--aturan", "keputusan_lepas"]) == ExitCode.DONE
    capfdbinary.readouterr()
    run(["audit", str(folder), "--format", "csv", "--keparahan", "galat"])
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode())))
    assert {row["keparahan"] for row in rows} == {"galat"}
    run(["audit", str(folder), "--format", "html"])
    assert capfdbinary.readouterr().out.startswith(b"<!doctype html>")


def test_wrong_use_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(folder), "--aturan", "tidak_ada"]) == ExitCode.USAGE
    own = tmp_path / "ambang.toml"
    own.write_text("[capaian_hitung]\nbatass = [100]\n", encoding="utf-8")
    assert run(["audit", str(folder), "--ambang", str(own)]) == ExitCode.USAGE
    own.write_text("[capaian_hitung]\nbatas = [100]\n", encoding="utf-8")
    assert run(["audit", str(folder), "--ambang", str(own)]) == ExitCode.USAGE
    assert "batass" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["x", "[tidak_ada]\na = 1", "[rata_rata]\nbatas = 1", "[kriteria_capaian]\nskala = [[1, 2]]", "a = 1",
             "[ejaan]\nx = 1", "[capaian_hitung]\ntoleransi = nan", "[nilai_janggal]\nkali = -1"]
)  # fmt: skip
def test_thresholds_that_say_nothing(text: str) -> None:
    with pytest.raises(BadThresholds):
        parse(text, rules())


def test_own_thresholds_reach_their_rules() -> None:
    own = parse('[nilai_janggal]\nkali = 3\n[kriteria_capaian]\nskala = [["Baik", 50], ["Buruk", 0]]', rules())
    changed = {rule.code: rule for rule in applied(rules(), own)}
    assert getattr(changed["nilai_janggal"], "kali") == 3  # noqa: B009
    assert getattr(changed["kriteria_capaian"], "skala")[0] == ["Baik", 50]  # noqa: B009
