"""Texts of strangers, however long, are read in time linear in their length: no pattern tries again and again."""

import time

import pytest

from extract.document import Cell, Line
from normalize.clean import value
from normalize.headers.measures import Measure, noted
from normalize.headers.periods import read as read_period
from normalize.headers.words import known
from normalize.hierarchy.bands import Bands
from normalize.hierarchy.bands import after as band_after
from normalize.hierarchy.labels import is_label
from normalize.model import Column
from normalize.rows.totals import says
from normalize.values import labelled, scored
from normalize.values.decimals import Decimal, decide
from normalize.values.header_unit import unit_hint
from normalize.values.parse import parse

LONG = 20_000
LIMIT = 1.0
"""Seconds, on a busy machine; what is quadratic needs many."""
CLASSES = {
    "digits": "7", "letters": "a", "capitals": "B", "spaces": " ", "points": ".", "commas": "1,", "dashes": "-",
    "brackets": "(", "closing": "8)", "percent": "5% ", "bounds": "≥ ", "roman": "IV ", "levels": "sub kegiatan ",
    "slashes": "/1", "likes": "O|l", "quarters": "triwulan i s.d. ", "totals": "jumlah ", "labels": "IKU 1.1 ",
}  # fmt: skip
CASES = pytest.mark.parametrize("piece", CLASSES.values(), ids=CLASSES)


def _seconds(call: object, *args: object) -> float:
    start = time.process_time()
    call(*args)  # type: ignore[operator]
    return time.process_time() - start


@CASES
def test_a_value_cell(piece: str) -> None:
    """The parser, and the whole way of a value cell."""
    text = (piece * LONG)[:LONG] + "!"
    cell = Cell(0, 0, lines=(Line(text),))
    column = Column(0, "Target", "target", 1.0, kind="target")
    assert _seconds(parse, text, Decimal()) < LIMIT
    assert _seconds(value, column, cell, None, Decimal(), "2024") < LIMIT
    assert _seconds(decide, [text]) < LIMIT
    assert _seconds(unit_hint, column, text) < LIMIT


@CASES
def test_a_header_or_a_label(piece: str) -> None:
    """Everything that asks what a header, a band or a row's first words mean."""
    text = (piece * LONG)[:LONG] + "!"
    assert _seconds(read_period, text) < LIMIT
    assert _seconds(known, text[:5000]) < LIMIT
    assert _seconds(is_label, text) < LIMIT
    assert _seconds(says, text) < LIMIT
    assert _seconds(labelled.read, text) < LIMIT
    assert _seconds(scored.read, text) < LIMIT
    assert _seconds(noted, Measure("target"), text) < LIMIT
    assert _seconds(band_after, Bands(), (Cell(0, 0, lines=(Line(text),)),)) < LIMIT


def test_many_digits_are_no_number() -> None:
    """300,000 digits are a code, not a figure."""
    assert parse("1" * 300_000, Decimal()).value.status == "tak_terbaca"
