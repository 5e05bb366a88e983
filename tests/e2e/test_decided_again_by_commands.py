"""What was decided of rows and tables holds in a corrected file, whichever command meets it."""

import csv
import json
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from iku.decisions import ledger
from iku.decisions.decision import Decision
from iku.decisions.said import said
from tests.e2e.runs import iku, small_document

NAME = "dokumen"
WANTED = [f"Persentase layanan {n}" for n in ("1", "3 Persentase layanan 4")]
"""Row 2 is no indicator, row 4 goes on row 3, the second table is none."""
CONVERT, DECIDE = ("convert", "{}/masuk", "-o", "{}/hasil", "-q"), ("decide",)


def names(file: Path) -> list[str]:
    with file.open(newline="", encoding="utf-8") as stream:
        return [row["indikator"] for row in csv.DictReader(stream)]


def page(first: str = "41") -> str:
    text = small_document(1, 4)
    other = text.partition("\nNo\t")[2].replace("layanan", "mutu")
    return text.replace("\t41\t", f"\t{first}\t") + f"\n\nTabel lain\n\nNo\t{other}"


def decided(document: Path) -> list[Decision]:
    """The decisions as they are kept: with what the page says there."""
    told = json.loads(document.read_text(encoding="utf-8"))
    made = [
        Decision("2026-01-01", NAME, "buang", tabel=1, baris=2),
        Decision("2026-01-02", NAME, "gabung", tabel=1, baris=4),
        Decision("2026-01-03", NAME, "tabel", tabel=2, baru="tidak"),
    ]
    return [replace(one, sha256=told["dokumen"]["sha256"], mentah=said(one, told)) for one in made]


def here(folder: Path, step: tuple[str, ...]) -> "subprocess.CompletedProcess[str]":
    return iku(*(one.format(folder) for one in step))


@pytest.mark.parametrize(
    "steps",
    [
        [DECIDE, CONVERT],
        [DECIDE, ("audit", "{}/masuk", "-o", "{}/hasil", "-q", "--format", "json")],
        [DECIDE, ("load", "{}/masuk", "-o", "{}/hasil", "-q", "--to", "sqlite:///{}/iku.db")],
        [CONVERT, DECIDE, ("audit", "{}/hasil", "--format", "json")],
        [CONVERT, DECIDE, ("load", "{}/hasil", "--to", "sqlite:///{}/iku.db")],
        [CONVERT, DECIDE, ("export", "{}/hasil", "--format", "csv", "-o", "{}/keluar")],
    ],
    ids=lambda steps: "-".join(step[0] for step in steps),
)  # fmt: skip
def test_rows_and_tables_stay_decided(tmp_path: Path, steps: list[tuple[str, ...]]) -> None:
    file, out = tmp_path / "masuk" / f"{NAME}.txt", tmp_path / "hasil"
    file.parent.mkdir()
    file.write_text(page(), encoding="utf-8")
    assert here(tmp_path, CONVERT).returncode == 0
    assert len(names(out / "indikator.csv")) == 8
    kept = decided(out / f"{NAME}.json")
    file.write_text(page("42"), encoding="utf-8")
    for step in steps:
        if step == DECIDE:
            ledger.append(out, kept)
        else:
            told = here(tmp_path, step)
            assert told.returncode == 0, told.stderr
    assert names(out / "indikator.csv") == WANTED
    assert "keputusan_lepas" not in (out / "temuan.csv").read_text(encoding="utf-8")
    if (tmp_path / "keluar").exists():
        assert names(tmp_path / "keluar" / "indikator.csv") == WANTED
    if (tmp_path / "iku.db").exists():
        with closing(sqlite3.connect(tmp_path / "iku.db")) as known:
            assert [one for (one,) in known.execute("SELECT indikator FROM indikator ORDER BY baris")] == WANTED
