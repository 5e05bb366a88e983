"""Extreme documents through every stage after reading: all of it is kept, or a word says why not, in time that fits."""

import unicodedata
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from emit.report import render
from iku.document.pipeline import convert_bytes
from iku.settings import Settings
from iku.state.merge import merge
from iku.state.outputs import write_result
from iku.state.records import Stamp
from iku.state.store import LocalStore

HEAD = "INDIKATOR KINERJA UTAMA\nDINAS CONTOH TAHUN 2024\n"
COLUMNS = "No\tSasaran\tIndikator Kinerja\tFormulasi\tSatuan\tTarget 2024\tTarget 2025\tSumber Data\tPenanggung Jawab\n"
SECONDS = 20.0
"""Of processor time; what is quadratic takes minutes."""


def row(number: int, name: str = "", target: str = "40") -> str:
    indicator = name or f"Persentase layanan {number}"
    cells = (number, "Meningkatnya layanan", indicator, "(A / B) x 100%", "Persen", target, 50, "Dinas", "Kepala Dinas")
    return "\t".join(map(str, cells)) + "\n"


@cache
def categories() -> str:
    """Forty characters of every category of Unicode, halves of surrogate pairs and changes of direction among them."""
    some: dict[str, str] = {}
    for code in range(0x110000):
        one = chr(code)
        kind = unicodedata.category(one)
        if len(some.setdefault(kind, "")) < 40 and one not in "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029":
            some[kind] += one
    return " ".join(some.values())


GIANTS = {
    "a cell of a megabyte": lambda: HEAD + COLUMNS + row(1) + row(2, "kata lain " * 100_000) + row(3),
    "a target of 100,000 digits": lambda: HEAD + COLUMNS + row(1) + row(2, target="7" * 100_000) + row(3),
    "100,000 brackets": lambda: HEAD + COLUMNS + row(1) + row(2, "(" * 100_000) + row(3, target="(" * 100_000),
    "600 equal rows": lambda: HEAD + COLUMNS + row(1) * 600,
    "1,200 rows": lambda: HEAD + COLUMNS + "".join(map(row, range(1, 1201))),
    "1,000 columns": lambda: (
        HEAD + "No\tSasaran\tIndikator Kinerja\t" + "\t".join(f"Target {2000 + n}" for n in range(1000)) + "\n"
        + "1\tSasaran\tPersentase layanan\t" + "\t".join(map(str, range(1000))) + "\n"
    ),
    "100 tables": lambda: "".join(HEAD + COLUMNS + row(1) + row(2) + "\n\n" for _ in range(100)),
    "every category": lambda: HEAD + COLUMNS + row(1) + row(2, categories()) + row(3, target=categories()),
}  # fmt: skip


@pytest.mark.parametrize("name", GIANTS)
def test_giant(tmp_path: Path, name: str) -> None:
    data = GIANTS[name]().encode("utf-8", "surrogatepass")
    started, store = process_time(), LocalStore(tmp_path)
    result = convert_bytes(data, "x.txt", "x", "x.txt", Settings())
    page = render(result.doc, result.findings, data, status=result.status)
    write_result(store, result, Stamp("0" * 64, "x.txt", "", ""), "x.txt", page)
    assert merge(store, ["x"]).lost == []
    assert process_time() - started < SECONDS
    assert result.indicators or result.problems
    for file in tmp_path.glob("x.*"):
        file.read_text(encoding="utf-8")
