"""Cards, one indicator each, turned into rows."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from extract.cards import turned
from extract.document import Table
from extract.stitch import stitch
from normalize.sense import VocabularySense
from tests.unit.tables_as_text import cases, pages_of, parts, shown

SENSE = VocabularySense()


def read(case: Path) -> tuple[tuple[Table, ...], list[Table]]:
    raw = pages_of(parts(case)["input"])
    return turned(raw, SENSE, lambda tables: stitch(tables, SENSE)), raw


def printed(tables: Iterable[Table]) -> list[str]:
    return sorted(line.text for table in tables for cell in table.cells for line in cell.lines)


@pytest.mark.parametrize("case", cases("cards"), ids=lambda path: path.stem)
def test_case(case: Path) -> None:
    assert shown(read(case)[0]) == parts(case)["expect"].strip("\n")


@pytest.mark.parametrize("case", cases("cards"), ids=lambda path: path.stem)
def test_every_letter_is_held_or_named_as_left_out(case: Path) -> None:
    made, raw = read(case)
    left = [line for table in made for one in table.dropped for line in one.text.split("\n")]
    assert set(printed(raw)) <= {*printed(made), *left}
