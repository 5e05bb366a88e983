"""Every text and value of the development corpus: clean text stays as it is, every printed value is read right."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from normalize.values.decimals import decide
from normalize.values.parse import parse
from normalize.words.join import join_text

SHARED = Path(__file__).parents[2].parent / "shared"
TRUTHS = sorted(SHARED.glob("corpus/truth/*.json")) + sorted(SHARED.glob("real/truth/*.json"))
BROKEN = ("Semestera n", "Rehab ilitasi", "temu an")
"""Words that the truth itself holds cut: the nomenclature's own damage."""

pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not TRUTHS, reason="no development corpus beside the project")]


def _tables(path: Path) -> Iterator[list[dict[str, Any]]]:
    for table in json.loads(path.read_text(encoding="utf-8"))["tabel"]:
        yield table["baris"]


@pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.stem)
def test_clean_text_is_left_alone(path: Path) -> None:
    texts = {v for rows in _tables(path) for row in rows for v in row.values() if isinstance(v, str)}
    clean = [t for t in texts if not any(word in t for word in BROKEN)]
    changed = {t: join_text(t).text for t in clean if any(c.rule == "kata_terpotong" for c in join_text(t).changes)}
    assert changed == {}


@pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.stem)
def test_every_value_is_read_as_labelled(path: Path) -> None:
    for rows in _tables(path):
        printed = [(want.get("teks", row.get(year)), row.get("satuan"), want) for row, year, want in _targets(rows)]
        decimal = decide(f"{text} {unit or ''}" for text, unit, _ in printed)
        for text, unit, want in printed:
            value = parse(text, decimal, unit).value
            got = (value.status, value.number, value.unit, value.grade)
            assert got == (want["status"], want["nilai"], want["satuan"], want["predikat"]), text


def _targets(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    for row in rows:
        for year, want in (row.get("target") or {}).items():
            yield row, year, want
