"""Nothing changes unseen: koreksi.csv explains every clean text, and clean output comes back as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from read_once import normalised_once
from test_normalise_properties import assert_unchanged

from normalize.model import Correction, Field, NormalTable
from normalize.words.squash import fold

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("iku-*.*"))
SHARED = ROOT.parent / "shared"
DOCUMENTS = [
    path
    for folder in ("corpus", "real")
    for path in sorted((SHARED / folder).glob("*.*"))
    if path.suffix in (".pdf", ".docx", ".txt") and not any(word in path.stem for word in ("pindai", "scan"))
]
EVERY = [*SAMPLES, *(pytest.param(path, marks=pytest.mark.corpus) for path in DOCUMENTS)]
every = pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}-{path.name}")


def _fields(table: NormalTable) -> Iterator[tuple[int, str, Field]]:
    """(row, kolom of koreksi.csv, field) for everything that is written."""
    for indicator in table.indicators:
        for name, field in indicator.fields.items():
            yield indicator.row, name, field
        for target in indicator.targets:
            yield indicator.row, f"{target.kind}_{target.year}".rstrip("_"), target.field


def _explained(field: Field, corrections: list[Correction]) -> str:
    """The raw text after the corrections, one after another."""
    text = fold(field.raw)
    for correction in corrections:
        text = text.replace(fold(correction.raw), correction.clean, 1)
    return fold(text)


@every
def test_corrections_explain_every_clean_text(path: Path) -> None:
    """A merged cell's corrections stand at the first row that it covers."""
    for table in normalised_once(path).tables:
        logged: dict[tuple[int | None, str], list[Correction]] = {}
        for correction in table.corrections:
            assert correction.raw != correction.clean
            logged.setdefault((correction.row, correction.column), []).append(correction)
        first: dict[tuple[str, int], list[Correction]] = {}
        for row, column, field in _fields(table):
            found = first.setdefault((column, id(field.cell)), logged.get((row, column), []))
            own = logged.get((row, column), found)
            assert _explained(field, own) == field.clean, (row, column, field.raw)


@every
def test_clean_output_comes_back(path: Path) -> None:
    """Normalising what was written, as cells of one line without geometry, changes nothing."""
    assert_unchanged(normalised_once(path))
