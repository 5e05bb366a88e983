"""Broken and hostile files among good ones: the good come out as if alone, each bad one with its reason."""

import csv
import json
import random
import zipfile
from pathlib import Path

import pytest

from tests.e2e.hostile import HOSTILE, body, docx, table
from tests.e2e.runs import FOUNDING, SAMPLES, few_pages, iku, small_documents


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.slow
def test_good_documents_come_out_as_if_alone(tmp_path: Path) -> None:
    good, mixed = tmp_path / "baik", tmp_path / "campur"
    for folder in (good, mixed):
        small_documents(folder, 5)
        (folder / "resmi.pdf").write_bytes(few_pages())
    for name, make in HOSTILE.items():
        (mixed / name).write_bytes(make())
    assert iku("convert", good, "-o", tmp_path / "a", "-q").returncode == 0
    limits = ("--seconds", "30", "--memory", "700", "--max-pages", "100")
    run = iku("convert", mixed, "-o", tmp_path / "b", *limits, "-q")
    assert run.returncode == 1 and "Traceback" not in run.stderr
    good_names = {row["dokumen"] for row in rows(tmp_path / "a", "dokumen.csv")}
    for name in ("indikator.csv", "target.csv", "koreksi.csv", "temuan.csv"):
        of_good = [row for row in rows(tmp_path / "b", name) if row["dokumen"] in good_names]
        assert of_good == rows(tmp_path / "a", name)
    bad = [row for row in rows(tmp_path / "b", "dokumen.csv") if row["dokumen"] not in good_names]
    assert len(bad) == len(HOSTILE)
    for row in bad:
        assert row["status"] == "gagal" and len(row["galat"]) > 30, row


def test_what_a_document_says_is_never_run(tmp_path: Path) -> None:
    words = ["=cmd|'/C calc'!A0", "@SUM(1)", "&lt;script&gt;alert(1)&lt;/script&gt;"]
    content = table(
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target 2024"], *(["1", w, w, "%", "5"] for w in words)
    )
    (tmp_path / "jahat.docx").write_bytes(docx(body(content)))
    iku("convert", tmp_path / "jahat.docx", "-o", tmp_path / "o", "-q")
    found = rows(tmp_path / "o", "indikator.csv")
    assert [row["indikator"][:2] for row in found] == ["'=", "'@", "<s"]
    for page in (tmp_path / "o").glob("*.html"):
        assert "<script>alert" not in page.read_text(encoding="utf-8")


def test_external_entities_are_never_read(tmp_path: Path) -> None:
    (tmp_path / "luar.docx").write_bytes(HOSTILE["luar.docx"]())
    iku("convert", tmp_path / "luar.docx", "-o", tmp_path / "o", "-q")
    made = [path for path in (tmp_path / "o").rglob("*") if path.is_file()]
    with zipfile.ZipFile(tmp_path / "o" / "hasil.xlsx") as book:
        whole = b"".join([*(path.read_bytes() for path in made), *(book.read(name) for name in book.namelist())])
    assert b"root:" not in whole


def mutated(data: bytes, seed: int) -> bytes:
    """The file with some bytes changed, cut out, doubled or moved."""
    chance = random.Random(seed)
    out = bytearray(data)
    for _ in range(chance.choice((1, 5, 40))):
        at, length = chance.randrange(len(out)), chance.choice((1, 8, 300, 5000))
        match chance.randrange(4):
            case 0:
                out[at : at + length] = chance.randbytes(length)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length]
            case _:
                out = out[: max(1000, at)]
        if len(out) < 1000:
            break
    return bytes(out)


def test_mutated_documents_never_stop_a_batch(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """Bounded here; `make fuzz` runs the same with more files (--fuzz N)."""
    count = pytestconfig.getoption("--fuzz")
    text = (SAMPLES / f"{FOUNDING.stem}.txt").read_bytes()
    originals = [
        (".pdf", few_pages((1, 2))), (".docx", (SAMPLES / f"{FOUNDING.stem}.docx").read_bytes()),
        (".txt", text[: len(text) // 3]),
    ]  # fmt: skip
    inputs = tmp_path / "masukan"
    inputs.mkdir()
    first = pytestconfig.getoption("--fuzz-seed")
    for seed in range(first, first + count):
        kind, original = originals[seed % 3]
        (inputs / f"m{seed:06}{kind}").write_bytes(mutated(original, seed))
    run = iku("convert", inputs, "-o", tmp_path / "o", "--json-log", "--seconds", "60")
    events = [json.loads(line) for line in run.stderr.splitlines()]
    traces = [event for event in events if event["peristiwa"] == "jejak"]
    assert traces == []
    done = [event for event in events if event["peristiwa"] == "dokumen"]
    assert len(done) == count
    assert all(event["galat"] for event in done if event["status"] != "lengkap")
