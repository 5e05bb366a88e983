"""A whole document gives the same rows and targets whatever its guise."""

import shutil
from pathlib import Path

import pytest
from same_page import Guise, covered, distilled, margined, rotated, scaled, straightened, twice

from extract.reader import read
from normalize.normalise import normalise
from normalize.sense import VocabularySense

SAMPLE = (Path(__file__).parents[2] / "samples" / "iku-2024-dinas-perdagangan.pdf").read_bytes()
GUISES = {
    "covered": covered,
    "small": scaled(0.6),
    "double": scaled(2),
    "margins": margined(60),
    "rotated": rotated(90),
    "turned back": straightened(270),
}


def rows(data: bytes) -> list[tuple[object, ...]]:
    """Every output row with its texts and its targets."""
    tables = normalise(read("x.pdf", data, VocabularySense()), "x").tables
    return [
        (row.level, row.kind, row.code, {name: field.clean for name, field in row.fields.items()},
         [(target.column, target.field.clean) for target in row.targets])
        for table in tables
        for row in table.indicators
    ]  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> list[tuple[object, ...]]:
    return rows(SAMPLE)


@pytest.mark.slow
@pytest.mark.parametrize("name", GUISES)
def test_rows_and_targets_are_the_same_in_every_guise(name: str, plain: list[tuple[object, ...]]) -> None:
    guise: Guise = GUISES[name]
    assert plain
    assert rows(guise(SAMPLE)) == plain


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("gs") is None, reason="needs Ghostscript")
def test_rows_and_targets_are_the_same_after_ghostscript(plain: list[tuple[object, ...]]) -> None:
    assert rows(distilled(SAMPLE)) == plain


@pytest.mark.slow
def test_bound_twice_gives_every_row_twice(plain: list[tuple[object, ...]]) -> None:
    """But for codes looked up: that three rows have no code of their own there is not looked at here."""
    without = [(level, kind, texts, targets) for level, kind, _, texts, targets in plain]
    found = [(level, kind, texts, targets) for level, kind, _, texts, targets in rows(twice(SAMPLE))]
    assert found == without * 2
