"""The command line: what it prints where, how it ends, how fast it answers."""

import json
import os
import resource
import subprocess
from pathlib import Path

import jsonschema
import pytest
from PIL import Image

from schema.jsonschema import document_schema
from tests.e2e.runs import FOUNDING, ROOT, command, few_pages, iku, iku_apart, small_document, small_documents


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("masukan") / "contoh.txt"
    path.write_text(small_document(1), encoding="utf-8")
    return path


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_short_answers_come_at_once(option: str) -> None:
    """By the processor's time: how long it has to wait for one says more of the machine's neighbours."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert iku_apart(option).returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.3


def test_nothing_heavy_is_imported_to_find_tables() -> None:
    arguments = command("tables", FOUNDING, "--pages", "1")
    traced = [arguments[0], "-X", "importtime", *arguments[1:]]
    run = subprocess.run(traced, capture_output=True, text=True, cwd=ROOT, check=True)
    loaded = {line.rsplit("|", 1)[-1].strip() for line in run.stderr.splitlines()}
    assert "extract.pdf.pages" in loaded
    assert not loaded & {"pandas", "pandera", "camelot", "cv2", "rapidocr", "onnxruntime", "pdfplumber", "rich"}


def test_convert_writes_nothing_to_stdout(document: Path, tmp_path: Path) -> None:
    run = iku_apart("convert", document, "-o", tmp_path)
    assert (run.returncode, run.stdout) == (0, "")
    assert "contoh" in run.stderr and "lengkap" in run.stderr
    assert {"contoh.json", "contoh.laporan.html", "datapackage.json"} <= {p.name for p in tmp_path.iterdir()}


def test_json_log(document: Path, tmp_path: Path) -> None:
    run = iku_apart("convert", document, "-o", tmp_path, "--json-log")
    events = [json.loads(line) for line in run.stderr.splitlines()]
    assert [event["peristiwa"] for event in events] == ["mulai", "dokumen", "selesai"]
    assert events[1]["status"] == "lengkap" and events[1]["indikator"] == 3


def test_warnings_of_libraries_are_no_lines_of_the_log(tmp_path: Path) -> None:
    """Pillow warns of a picture this large, which is then read or refused all the same."""
    Image.new("1", (12_000, 9_000), 1).save(tmp_path / "besar.png")
    run = iku_apart("convert", tmp_path / "besar.png", "-o", tmp_path / "hasil", "--json-log")
    assert [json.loads(line)["peristiwa"] for line in run.stderr.splitlines()] == ["mulai", "dokumen", "selesai"]


def test_the_json_keeps_its_schema() -> None:
    """Of the samples' results, which are what the program makes of them now (`test_samples`)."""
    schema = jsonschema.Draft202012Validator(document_schema())
    kept = sorted(path for path in (ROOT / "output").glob("*.json") if path.name != "datapackage.json")
    assert {"iku-2024-dinas-perdagangan", "terpotong"} <= {path.stem for path in kept}
    for path in kept:
        whole = json.loads(path.read_text(encoding="utf-8"))
        assert [error.message for error in schema.iter_errors(whole)] == [], path.name


def test_the_data_package_is_valid(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    (tmp_path / "resmi.pdf").write_bytes(few_pages())
    iku("convert", tmp_path / "resmi.pdf", "-o", tmp_path, "-q", "--format", "csv,xlsx,parquet,jsonl,sqlite")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["title", "message"]) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert",),
        ("convert", "tidak-ada.pdf"),
        ("convert", "--workers", "-1", "x.pdf"),
        ("convert", str(FOUNDING), "-o", ""),
        ("tables", "tidak-ada.pdf"),
        ("tables", str(FOUNDING), "--pages", "x"),
        ("tables", str(FOUNDING), "--pages", "90-91"),
        ("tables", str(FOUNDING), "--format", "xml"),
        ("schema", "--format", "xml"),
        ("audit", str(FOUNDING), "--fail-on", "parah"),
        ("entah",),
    ],
)
def test_wrong_usage_ends_with_2_and_a_reason(arguments: tuple[str, ...]) -> None:
    run = iku(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.strip() and "Traceback" not in run.stderr


def test_partial_and_failed_documents_end_with_1(document: Path, tmp_path: Path) -> None:
    empty = tmp_path / "kosong.pdf"
    empty.write_bytes(b"")
    run = iku("convert", document, empty, "-o", tmp_path / "hasil")
    assert run.returncode == 1
    assert "kosong" in run.stderr
    assert (tmp_path / "hasil/contoh.json").exists()


def test_a_page_that_the_file_lacks_is_named() -> None:
    run = iku("tables", FOUNDING, "--pages", "1,90")
    assert run.returncode == 1
    assert [page["page"] for page in json.loads(run.stdout)["pages"]] == [1]
    assert "90" in run.stderr


def test_tables_as_json() -> None:
    run = iku("tables", FOUNDING, "--pages", "1,3")
    found = json.loads(run.stdout)
    assert run.returncode == 0 and run.stderr == ""
    assert found["file"] == FOUNDING.name
    assert [page["page"] for page in found["pages"]] == [1, 3]
    page = found["pages"][0]
    assert set(page) == {"page", "width", "height", "rotation", "kind", "tables"}
    table = page["tables"][0]
    assert set(table) == {"bbox", "engine", "score", "rows", "cols", "cells"}
    assert {"row", "col", "row_span", "col_span", "text", "bbox", "confidence"} == set(table["cells"][0])
    taken = {
        (row, col)
        for cell in table["cells"]
        for row in range(cell["row"], cell["row"] + cell["row_span"])
        for col in range(cell["col"], cell["col"] + cell["col_span"])
    }
    assert taken == {(row, col) for row in range(table["rows"]) for col in range(table["cols"])}


def test_tables_in_other_forms(document: Path) -> None:
    assert "Meningkatnya layanan 1" in iku("tables", document, "--format", "csv").stdout
    page = iku("tables", document, "--format", "html").stdout
    assert page.startswith("<!doctype html>") and "<td" in page


def test_tables_are_escaped_in_html(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(small_document(1).replace("layanan 2", "<script>alert(1)</script>"), encoding="utf-8")
    page = iku("tables", path, "--format", "html").stdout
    assert "<script>" not in page and "&lt;script&gt;" in page


def test_debug_images(tmp_path: Path) -> None:
    assert iku("tables", FOUNDING, "--pages", "1", "--debug-image", tmp_path).returncode == 0
    assert (tmp_path / f"{FOUNDING.stem}-1.png").read_bytes().startswith(b"\x89PNG")


def test_audit_prints_findings_and_can_fail_on_them(tmp_path: Path) -> None:
    run = iku("audit", FOUNDING, "-o", tmp_path, "-q", "--fail-on", "galat")
    assert run.returncode == 1
    assert "aritmetika" in run.stdout and "galat" in run.stdout
    again = iku("audit", tmp_path)
    assert again.returncode == 0
    assert again.stdout == run.stdout


def test_timings_are_written_on_request_only(document: Path, tmp_path: Path) -> None:
    iku("convert", document, "-o", tmp_path / "a", "-q")
    iku("convert", document, "-o", tmp_path / "b", "-q", "--timings")
    assert (tmp_path / "a/dokumen.csv").read_text(encoding="utf-8").rstrip().endswith(",")
    assert float((tmp_path / "b/dokumen.csv").read_text(encoding="utf-8").rstrip().rsplit(",", 1)[1]) >= 0


def test_the_summary_fits_a_plain_terminal(tmp_path: Path) -> None:
    inputs = small_documents(tmp_path / "masukan", 15)
    (inputs / ("nama-yang-sangat-panjang-" * 4 + ".pdf")).write_bytes(b"%PDF-1.7\n")
    run = subprocess.run(
        command("convert", inputs, "-o", tmp_path / "o", "-q"),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80"},
        check=False,
    )
    assert run.returncode == 1
    assert max(map(len, run.stderr.splitlines()[:-1])) <= 80
    assert "gagal" in run.stderr and "unduh ulang" in run.stderr


def test_the_summary_names_copies_what_is_no_document_and_what_to_open(tmp_path: Path) -> None:
    table = "IKU DINAS SOSIAL TAHUN 2024\nNo\tIndikator\tSatuan\tTarget 2024\n1\tPersentase layanan\tPersen\t95\n"
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(table)
    (tmp_path / "catatan.rtf").write_bytes(b"{\\rtf1}")
    run = iku("convert", tmp_path, "-o", tmp_path / "hasil", "-q")
    assert "a = b." in run.stderr and "tidak dibaca: catatan.rtf." in run.stderr
    assert "buka ringkasan.html atau hasil.xlsx" in run.stderr.replace("\n", " ")


def test_data_is_utf_8_whatever_the_system_writes(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("IKU\tTARGET\n\u2265 91\t\u00d7 \ufb01\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"}
    run = subprocess.run(command("tables", source), capture_output=True, env=environment, check=False)
    assert run.returncode == 0 and "\u2265 91" in json.dumps(json.loads(run.stdout.decode()), ensure_ascii=False)


def test_the_facade_converts_one_document(document: Path) -> None:
    import iku as package

    result = package.convert(document)
    assert (result.status, len(result.indicators)) == ("lengkap", 3)
