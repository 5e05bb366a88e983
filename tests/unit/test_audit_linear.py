"""Auditing takes time linear in the text (patterns: test_linear_patterns), in the rows and in the tables."""

from dataclasses import replace
from functools import cache
from time import process_time

import pytest

from audit import statement_reader
from audit.finding import Rule
from audit.run import rules
from extract.reader import read
from normalize.model import Normalised
from normalize.normalise import normalise
from normalize.sense import VocabularySense

LENGTH = 20_000
FEW, MANY = 100, 800
"""Rows, or tables; eight times as many take what is quadratic 64 times as long."""
SLOWER, AT_ONCE = 24, 0.1
"""Times that many may take longer than few; seconds of processor time under which nothing is slow."""


@pytest.mark.parametrize("piece", ["1, ", "5 x ", "1 + ", "(", "1/2 ", "12 buah selama 5 tahun ", "a ", "="])
def test_reading_statements(piece: str) -> None:
    text = (piece * LENGTH)[: LENGTH // 4]
    start = process_time()
    statement_reader.read(text)
    statement_reader.listed(text, 5)
    assert process_time() - start < 1.0, piece


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
@pytest.mark.parametrize("shape", ["rows", "tables"])
def test_a_long_document(rule: Rule, shape: str) -> None:
    """Alike in all but their numbers and figures: each is to be compared with the others."""
    few, many = (_seconds(rule, shape, count) for count in (FEW, MANY))
    assert many < max(AT_ONCE, SLOWER * few)


def _seconds(rule: Rule, shape: str, count: int) -> float:
    doc, start = _document(shape, count), process_time()
    list(rule(doc))
    return process_time() - start


@cache
def _document(shape: str, count: int) -> Normalised:
    """Rows of one table that are children without a parent's row, or that many tables that state one thing."""
    doc = _typed(count if shape == "rows" else 1)
    [table] = doc.tables
    if shape == "rows":
        return replace(
            doc, tables=(replace(table, indicators=[replace(r, kind="kegiatan") for r in table.indicators]),)
        )
    return replace(doc, tables=tuple(replace(table, number=number) for number in range(1, count + 1)))


def _typed(rows: int) -> Normalised:
    head = "INDIKATOR KINERJA UTAMA\nDINAS CONTOH TAHUN 2024\nNo\tSasaran\tIndikator Kinerja\tSatuan\tTarget 2024\n"
    body = (f"{n}\tMeningkatnya layanan\tPersentase layanan yang baik\tPersen\t{n % 90}" for n in range(1, rows + 1))
    return normalise(read("x.txt", (head + "\n".join(body) + "\n").encode(), VocabularySense()), "x")
