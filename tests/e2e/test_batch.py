"""Batches that are stopped, killed, repeated and changed: nothing lost, the same bytes."""

import fcntl
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from emit import table
from emit.lossless import encode
from iku.document.pipeline import convert
from iku.state.lock import held
from tests.e2e.runs import FOUNDING, ROUNDS, command, contents, few_pages, iku, small_document, small_documents


def documents(folder: Path) -> list[dict[str, str]]:
    with (folder / "dokumen.csv").open(encoding="utf-8", newline="") as stream:
        return list(table.read(stream))


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_documents(tmp_path_factory.mktemp("masukan"), 20)
    (folder / FOUNDING.name).write_bytes(few_pages())
    (folder / "rusak.pdf").write_bytes(FOUNDING.read_bytes()[:20_000])
    return folder


@pytest.fixture(scope="module")
def whole(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run that nothing disturbed."""
    out = tmp_path_factory.mktemp("utuh")
    assert iku("convert", inputs, "-o", out, "-q").returncode == 1
    return out


def test_every_input_has_its_row(inputs: Path, whole: Path) -> None:
    rows = documents(whole)
    assert [row["berkas"] for row in rows] == sorted(path.name for path in inputs.iterdir())
    assert {row["dokumen"]: row["status"] for row in rows if row["status"] != "lengkap"} == {"rusak": "gagal"}
    assert all(bool(row["galat"]) == (row["status"] == "gagal") for row in rows)


def test_again_gives_the_same_bytes(inputs: Path, whole: Path, tmp_path: Path) -> None:
    iku("convert", inputs, "-o", tmp_path, "-q", "-j", "1")
    assert contents(tmp_path) == contents(whole)


def test_unchanged_documents_are_skipped(inputs: Path, whole: Path, tmp_path: Path) -> None:
    out = shutil.copytree(whole, tmp_path / "o")
    run = iku("convert", inputs, "-o", out)
    assert run.stderr.count("tidak berubah") == len(list(inputs.iterdir())) + 1
    assert contents(out) == contents(whole)


@pytest.mark.parametrize("seed", range(3 * ROUNDS))
def test_killed_at_any_moment_then_resumed(inputs: Path, whole: Path, tmp_path: Path, seed: int) -> None:
    moment = random.Random(seed)
    for _ in range(3):
        run = subprocess.Popen(command("convert", inputs, "-o", tmp_path, "-q"), stderr=subprocess.DEVNULL)
        time.sleep(moment.uniform(0.1, 1.6))
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert iku("convert", inputs, "-o", tmp_path, "-q").returncode == 1
    assert contents(tmp_path) == contents(whole)


@pytest.mark.parametrize("seed", range(2 * ROUNDS))
def test_a_disk_that_fills_then_resumed(inputs: Path, whole: Path, tmp_path: Path, seed: int) -> None:
    """Files may grow to some size only: records, tables or reports cannot be written, then everything can."""
    most = int(10 ** random.Random(seed).uniform(2.5, 6))
    run = subprocess.run(
        command("convert", inputs, "-o", tmp_path, "-q"), capture_output=True, text=True, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert run.returncode == 1 and "Traceback" not in run.stderr
    assert iku("convert", inputs, "-o", tmp_path, "-q").returncode == 1
    assert contents(tmp_path) == contents(whole)


def nearly_full_pipe() -> tuple[int, int]:
    """Its two ends: what is told of three documents finds room in it; who tells of more waits until it is read."""
    read, write = os.pipe()
    size = fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 4096)
    os.write(write, b"\n" * (size - 140))
    return read, write


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_keeps_what_is_finished(number: signal.Signals, tmp_path: Path) -> None:
    inputs = small_documents(tmp_path / "masukan", 24)
    out = tmp_path / "hasil"
    told, telling = nearly_full_pipe()
    run = subprocess.Popen(
        command("convert", inputs, "-o", out, "-j", "1"), stderr=telling, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # what a shell starts beside itself ignores it
    )  # fmt: skip
    os.close(telling)
    while len(list(out.glob(".iku/jurnal/*"))) < 3:
        assert run.poll() is None
        time.sleep(0.02)
    run.send_signal(number)
    with os.fdopen(told, encoding="utf-8") as stream:
        errors = stream.read()
    assert run.wait(30) == 130
    assert "Dihentikan" in errors
    kept = documents(out)
    assert 3 <= len(kept) < 24
    assert iku("convert", inputs, "-o", out, "-q").returncode == 0
    assert len(documents(out)) == 24


def test_changed_deleted_and_added(tmp_path: Path) -> None:
    inputs, out = small_documents(tmp_path / "masukan", 3), tmp_path / "hasil"
    iku("convert", inputs, "-o", out, "-q")
    (inputs / "dokumen-000.txt").write_text(small_document(77), encoding="utf-8")
    (inputs / "dokumen-001.txt").unlink()
    (inputs / "dokumen-009.txt").write_text(small_document(9), encoding="utf-8")
    run = iku("convert", inputs, "-o", out)
    assert "hasilnya dihapus: dokumen-001" in " ".join(run.stderr.split())
    assert run.stderr.count("(tidak berubah)") == 1
    assert [row["dokumen"] for row in documents(out)] == ["dokumen-000", "dokumen-002", "dokumen-009"]
    assert not (out / "dokumen-001.json").exists()
    assert "DINAS CONTOH KE-77" in (out / "dokumen-000.json").read_text(encoding="utf-8").upper()
    fresh = tmp_path / "segar"
    iku("convert", inputs, "-o", fresh, "-q")
    assert contents(out, journal=False) == contents(fresh, journal=False)


def test_one_folder_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iku.batch.run.PATIENCE", 0.2)
    inputs, out = small_documents(tmp_path / "masukan", 1), tmp_path / "hasil"
    with held(str(out)):
        second = iku("convert", inputs, "-o", out)
    assert second.returncode == 1
    assert "sedang dipakai" in second.stderr


def test_what_is_not_named_this_time_is_kept_beside_the_tables(tmp_path: Path) -> None:
    inputs, out = small_documents(tmp_path / "masukan", 3), tmp_path / "hasil"
    iku("convert", inputs, "-o", out, "-q")
    whole = contents(out)
    run = iku("convert", inputs / "dokumen-000.txt", "-o", out)
    assert "tetap tersimpan: dokumen-001, dokumen-002." in " ".join(run.stderr.split())
    assert [row["dokumen"] for row in documents(out)] == ["dokumen-000"]
    assert contents(out).keys() >= whole.keys()
    again = iku("convert", inputs, "-o", out)
    assert again.stderr.count("(tidak berubah)") == 3
    (out / "laporan.html").unlink(missing_ok=True)
    assert contents(out) == whole


def test_a_full_disk_is_said_without_a_trace(tmp_path: Path) -> None:
    inputs, out = small_documents(tmp_path / "masukan", 3), tmp_path / "hasil"
    run = subprocess.run(
        command("convert", inputs, "-o", out), capture_output=True, text=True, timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )  # fmt: skip
    assert run.returncode == 1
    assert "tidak dapat ditulis" in run.stderr and "jalankan lagi" in run.stderr
    assert "Traceback" not in run.stderr


def test_pipes_and_links_to_nowhere_fail_at_once(tmp_path: Path) -> None:
    inputs = small_documents(tmp_path / "masukan", 1)
    os.mkfifo(inputs / "pipa.pdf")
    (inputs / "putus.pdf").symlink_to(tmp_path / "tidak-ada.pdf")
    (inputs / "tanpa-akhir.pdf").symlink_to("/dev/zero")
    assert iku("convert", inputs, "-o", tmp_path / "hasil", "--seconds", "20").returncode == 1
    trouble = {row["dokumen"]: row["galat"] for row in documents(tmp_path / "hasil")}
    assert trouble.pop("dokumen-000") == ""
    assert "bukan berkas biasa" in trouble.pop("pipa")
    assert set(trouble) == {"putus", "tanpa-akhir"}
    assert all("ini tautan" in text for text in trouble.values())


def test_no_room_to_write_is_said(tmp_path: Path) -> None:
    inputs = small_documents(tmp_path / "masukan", 1)
    (tmp_path / "berkas").write_text("bukan folder")
    run = iku("convert", inputs, "-o", tmp_path / "berkas")
    assert run.returncode == 2
    assert "Folder hasil" in run.stderr and "Traceback" not in run.stderr


def test_columns_of_all_documents_stand_side_by_side(tmp_path: Path) -> None:
    inputs = small_documents(tmp_path / "masukan", 1)
    later = small_document(1).replace("2024", "2030").replace("2025", "2031")
    (inputs / "kemudian.txt").write_text(later, encoding="utf-8")
    iku("convert", inputs, "-o", tmp_path / "hasil", "-q")
    with (tmp_path / "hasil/indikator.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(table.read(stream))
    years = [name for name in rows[0] if name.startswith("target_")]
    assert years == ["target_2024", "target_2025", "target_2030", "target_2031"]
    assert [rows[0][y] != "" for y in years] == [True, True, False, False]
    assert [rows[-1][y] != "" for y in years] == [False, False, True, True]


def test_documents_of_one_office_are_compared(tmp_path: Path) -> None:
    inputs = tmp_path / "masukan"
    inputs.mkdir()
    first = small_document(1)
    (inputs / "a.txt").write_text(first, encoding="utf-8")
    (inputs / "b.txt").write_text(
        first.replace("TAHUN 2024", "TAHUN 2025").replace("\t52\t", "\t99\t"), encoding="utf-8"
    )
    (inputs / "c.txt").write_text(small_document(2), encoding="utf-8")
    iku("convert", inputs, "-o", tmp_path / "hasil", "-q")
    with (tmp_path / "hasil/temuan.csv").open(encoding="utf-8", newline="") as stream:
        found = [row for row in table.read(stream) if row["kode"] == "lintas_tahun"]
    assert [(row["dokumen"], row["baris"], row["kolom"]) for row in found] == [("b", "2", "target_2025")]
    counts = {row["dokumen"]: int(row["temuan"]) for row in documents(tmp_path / "hasil")}
    with (tmp_path / "hasil/temuan.csv").open(encoding="utf-8", newline="") as stream:
        assert sum(counts.values()) == len(list(table.read(stream)))


def test_a_long_document_is_read_in_parts_to_the_same_bytes(tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    whole = pdfium.PdfDocument(few_pages())
    longer = pdfium.PdfDocument.new()
    for _ in range(7):
        longer.import_pages(whole)
    path = tmp_path / "panjang.pdf"
    longer.save(path)
    assert iku("convert", path, "-o", tmp_path / "hasil", "-q").returncode == 0
    assert (tmp_path / "hasil/panjang.json").read_bytes() == encode(convert(path))
    assert documents(tmp_path / "hasil")[0]["halaman"] == "35"
    assert not list((tmp_path / "hasil/.iku/halaman").iterdir())


def test_a_table_goes_on_in_the_next_file(tmp_path: Path) -> None:
    inputs = tmp_path / "masukan"
    inputs.mkdir()
    lines = small_document(1, rows=9).splitlines(keepends=True)
    (inputs / "bagian-1.txt").write_text("".join(lines[:9]), encoding="utf-8")
    (inputs / "bagian-2.txt").write_text("".join(lines[9:]), encoding="utf-8")
    assert iku("convert", inputs, "-o", tmp_path / "hasil", "-q").returncode == 0
    with (tmp_path / "hasil/indikator.csv").open(encoding="utf-8", newline="") as stream:
        rows = [(row["dokumen"], row["no"], row["target_2025"]) for row in table.read(stream)]
    assert rows == [("bagian-1" if n < 7 else "bagian-2", str(n), str(50 + n)) for n in range(1, 10)]
    again = iku("convert", inputs, "-o", tmp_path / "hasil")
    assert again.stderr.count("(tidak berubah)") == 2
    (inputs / "bagian-1.txt").write_text("".join(lines[:8]), encoding="utf-8")
    again = iku("convert", inputs, "-o", tmp_path / "hasil")
    assert again.stderr.count("(tidak berubah)") == 0


def test_inputs_and_output_by_url(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    inputs = small_documents(tmp_path / "masukan", 4)
    (inputs / FOUNDING.name).write_bytes(few_pages())
    for _ in range(2):
        run = iku("convert", f"file://{inputs}", "-o", f"file://{tmp_path}/jauh")
        assert run.returncode == 0, run.stderr
    assert run.stderr.count("(tidak berubah)") == 5
    assert iku("convert", inputs, "-o", tmp_path / "dekat", "-q").returncode == 0
    near, far = (contents(tmp_path / name, journal=False) for name in ("dekat", "jauh"))
    assert far == near
