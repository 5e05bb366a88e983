"""The doors as people use them: forms of the tables, standard input, a watched folder, a load that is killed."""

import csv
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from iku.batch.progress import Silent
from iku.batch.run import Request, convert_request
from tests.e2e.runs import ROOT, iku

SAMPLE = ROOT / "samples" / "iku-2024-dinas-perdagangan.docx"
TEXT = (
    "IKU DINAS SOSIAL TAHUN 2024\nNo\tIndikator\tSatuan\tTarget 2024\n"
    "1\tPersentase jalan baik\t%\t80\n2\tJumlah {}\tOrang\t5\n"
)


def test_forms_that_are_not_asked_for_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.format("guru"))
    out = tmp_path / "hasil"
    assert iku("convert", tmp_path / "a.txt", "-o", out, "-q").returncode == 0
    assert {file.name for file in out.iterdir()} >= {"hasil.xlsx", "target.csv"}
    book = (out / "hasil.xlsx").stat().st_mtime_ns
    assert iku("convert", tmp_path / "a.txt", "-o", out, "-q").returncode == 0
    assert (out / "hasil.xlsx").stat().st_mtime_ns == book  # nothing changed: not written again
    assert iku("convert", tmp_path / "a.txt", "-o", out, "-q", "--format", "csv,jsonl,parquet,sqlite").returncode == 0
    assert not (out / "hasil.xlsx").exists()
    assert {file.name for file in out.iterdir()} >= {"target.jsonl", "target.parquet", "iku.db"}
    (out / "target.jsonl").write_text("dirusak")
    assert iku("convert", tmp_path / "a.txt", "-o", out, "-q", "--format", "jsonl").returncode == 0
    assert (out / "target.jsonl").read_text().startswith('{"dokumen":"a"')
    assert iku("convert", tmp_path / "a.txt", "-o", out, "--format", "word").returncode == 2


def test_a_form_that_could_not_be_written_is_told_and_ends_the_command_with_1(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.format("guru"))
    (tmp_path / "hasil" / "hasil.xlsx").mkdir(parents=True)
    told = iku("convert", tmp_path / "a.txt", "-o", tmp_path / "hasil", "-q")
    assert told.returncode == 1 and "hasil.xlsx tidak dapat diganti" in told.stderr
    assert rows(tmp_path / "hasil" / "dokumen.csv")[0]["status"] == "lengkap"


def test_the_tables_are_exported_to_a_folder_a_file_and_a_template(tmp_path: Path) -> None:
    output = ROOT / "output"
    assert iku("export", output, "--format", "jsonl", "-o", tmp_path / "semua").returncode == 0
    assert {file.name for file in (tmp_path / "semua").iterdir()} >= {"indikator.jsonl", "temuan.jsonl"}
    assert not (tmp_path / "semua" / ".iku").exists()
    assert iku("export", output, "--format", "parquet", "-o", tmp_path / "satu.parquet").returncode == 0
    assert iku("export", output, "--format", "xlsx", "-o", tmp_path / "buku.xlsx").returncode == 0
    assert iku("export", output, "--template", "e-sakip", "-o", tmp_path / "impor.csv").returncode == 0
    assert (tmp_path / "satu.parquet").read_bytes()[:4] == b"PAR1" and (tmp_path / "buku.xlsx").read_bytes()[
        :2
    ] == b"PK"
    assert (tmp_path / "impor.csv").read_text().startswith("opd,sasaran,indikator")
    for wrong in (("--template", "e-sakip", "-o", tmp_path / "x.pdf"), ("--format", "xlsx", "-o", "/dev/null/x")):
        told = iku("export", output, *wrong)
        assert told.returncode == 2 and told.stderr.strip() and "Traceback" not in told.stderr
    assert iku("export", tmp_path, "--format", "csv", "-o", tmp_path / "x").returncode == 2


def test_one_document_from_standard_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "iku", "convert", "-", "-o", str(tmp_path / "hasil"), "-q"]
    done = subprocess.run(command, input=TEXT.format("guru").encode(), cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    (row,) = rows(tmp_path / "hasil" / "dokumen.csv")
    assert (row["dokumen"], row["indikator"], row["status"]) == ("masukan", "2", "lengkap")


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def wait_for(what: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.2)


def known(out: Path) -> dict[str, str]:
    file = out / "dokumen.csv"
    return {row["dokumen"]: row["status"] for row in rows(file)} if file.exists() else {}


def test_a_watched_folder_is_converted_and_loaded_as_files_arrive(tmp_path: Path) -> None:
    folder, out, database = tmp_path / "masuk", tmp_path / "hasil", tmp_path / "iku.db"
    folder.mkdir()
    command = [sys.executable, "-m", "iku", "watch", str(folder), "-o", str(out), "--settle", "0.5", "--no-report"]
    command += ["--kecuali", "surat*", "-q", "--to", f"sqlite:///{database}"]
    watching = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
    try:
        time.sleep(1)
        (folder / "surat.txt").write_text("Surat saja")
        (folder / "a.txt").write_text(TEXT.format("guru"))
        wait_for(lambda: known(out) == {"a": "lengkap"})
        (tmp_path / "b.txt").write_text(TEXT.format("bidan"))
        (tmp_path / "b.txt").rename(folder / "b.txt")
        wait_for(lambda: known(out) == {"a": "lengkap", "b": "lengkap"})
        wait_for(lambda: loaded(database) == 4)
        watching.kill()  # and while nobody watches:
        watching.communicate()
        (folder / "a.txt").rename(folder / "c.txt")
        (folder / "b.txt").write_text(TEXT.format("bidan") + "3\tJumlah desa\tDesa\t7\n")
        (folder / "d.txt").write_text(TEXT.format("dokter"))
        watching = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
        wait_for(lambda: known(out).keys() == {"a", "b", "d"} and loaded(database) == 7)
        (folder / "d.txt").rename(folder / "e.txt")
        wait_for(lambda: [row["berkas"] for row in rows(out / "dokumen.csv")] == ["c.txt", "b.txt", "e.txt"])
        wait_for(lambda: loaded(database) == 7)
    finally:
        watching.send_signal(signal.SIGTERM)
        _, told = watching.communicate(timeout=60)
    assert watching.returncode == 130, told
    assert iku("watch", folder, "-o", folder / "hasil").returncode == 2
    assert iku("watch", tmp_path / "tidak-ada", "-o", out).returncode == 2


def test_a_file_that_is_being_written_keeps_what_was_read_of_it_before(tmp_path: Path) -> None:
    folder, out = tmp_path / "masuk", tmp_path / "hasil"
    folder.mkdir()
    for name, what in (("a", "guru"), ("b", "bidan")):
        (folder / f"{name}.txt").write_text(TEXT.format(what))
    request = Request([str(folder)], str(out), workers=1, forms=())
    convert_request(request, Silent())
    (folder / "b.txt").rename(folder / "c.txt")
    (folder / "a.txt").write_text(TEXT.format("guru")[:60])
    written = frozenset(map(str, folder.iterdir()))
    batch = convert_request(replace(request, leave=written), Silent())
    assert known(out) == {"a": "lengkap", "b": "lengkap"} and batch.removed == batch.kept == []


def loaded(database: Path) -> int:
    try:
        with sqlite3.connect(database) as connection:
            return int(connection.execute("SELECT count(*) FROM indikator").fetchone()[0])
    except sqlite3.OperationalError:
        return -1


@pytest.mark.parametrize("after", [0.6, 1.2])
def test_a_load_that_is_killed_leaves_whole_documents(tmp_path: Path, after: float) -> None:
    database = tmp_path / "iku.db"
    command = [sys.executable, "-m", "iku", "load", str(ROOT / "output"), "--to", f"sqlite:///{database}"]
    loading = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    time.sleep(after)
    loading.kill()
    loading.wait()
    if loaded(database) >= 0:
        with sqlite3.connect(database) as connection:
            told, there = "SELECT sum(indikator) FROM dokumen", "SELECT count(*) FROM indikator"
            assert (connection.execute(told).fetchone()[0] or 0) == connection.execute(there).fetchone()[0]
    assert iku("load", ROOT / "output", "--to", f"sqlite:///{database}").returncode == 1  # broken samples
    assert loaded(database) == len(rows(ROOT / "output" / "indikator.csv"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice tidak terpasang (apt-get install libreoffice)")
@pytest.mark.parametrize("kind", ["odt", "doc"])
def test_the_founding_document_through_libreoffice(tmp_path: Path, office: list[str], kind: str) -> None:
    whole = docx.Document(str(SAMPLE))
    whole.add_paragraph()  # as Word ends every document; without it LibreOffice writes a .doc that no Word would
    whole.save(str(tmp_path / "iku.docx"))
    made = [*office, "--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / "iku.docx")]
    subprocess.run(made, check=True, capture_output=True)
    assert iku("convert", tmp_path / f"iku.{kind}", "-o", tmp_path / "hasil", "-q").returncode == 0
    (row,) = rows(tmp_path / "hasil" / "dokumen.csv")
    assert (row["jenis_berkas"], row["indikator"]) == (kind, "118")
    own = [one for one in rows(ROOT / "output" / "target.csv") if one["dokumen"] == SAMPLE.stem]
    said = [(one["tahun"], one["nilai"], one["satuan"], one["predikat"]) for one in own]
    found = rows(tmp_path / "hasil" / "target.csv")
    assert [(one["tahun"], one["nilai"], one["satuan"], one["predikat"]) for one in found] == said
