"""What holds for any table: no error, every row accounted for, names once; and clean output stays as it is."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables_as_text import cases, parts, table_of
from test_normalise import document

from extract.document import Document, Table
from normalize.model import Indicator, Normalised, NormalTable
from normalize.normalise import normalise

SHARED = Path(__file__).parents[2].parent / "shared"
HEADERS = [
    "No",
    "Tujuan",
    "Sasaran",
    "Program",
    "Program/Kegiatan",
    "Indikator",
    "Satuan",
    "Target 2024",
    "2025",
    "Aneh",
]
CELLS = st.sampled_from(
    [
        "",
        "1",
        "2.",
        "5%",
        "Total",
        "Program A",
        "Kegiatan B",
        "1. a⏎2. b",
        "- x⏎- y",
        "^",
        "<",
        "2024",
        "No",
        "Tujuan : c",
    ]
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Small tables of header words, values, merges and junk; now and then a cell is missing altogether."""
    width = draw(st.integers(1, 6))
    head = draw(st.lists(st.sampled_from(HEADERS), min_size=width, max_size=width))
    body = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6))
    rows = [head]
    for row in body:
        rows.append([_allowed(row, rows[-1], c) for c in range(width)])
    table = table_of([" | ".join(row) for row in rows], [], 1)
    lost = draw(st.sets(st.integers(0, len(table.cells)), max_size=2))
    return replace(table, cells=tuple(cell for i, cell in enumerate(table.cells) if i not in lost))


def _allowed(row: list[str], above: list[str], c: int) -> str:
    """A merge only where the merged cell stays a rectangle."""
    wide = "<" in above[c : c + 2]
    if row[c] == "^":
        return "^" if not wide and row[c + 1 : c + 2] != ["<"] else ""
    return "" if row[c] == "<" and (c == 0 or row[c - 1] in ("^", "")) else row[c]


@given(tables())
@settings(max_examples=150, deadline=None)
def test_every_row_is_accounted_for(table: Table) -> None:
    """A row is an indicator's, part of one, or set aside with a reason; no name is given twice in a group."""
    result = normalise(Document("x", "", "pdf", tables=(table,)), "x")
    for found in result.tables:
        aside = {row.row for row in found.set_aside}
        used = {row for i in found.indicators for row in i.source_rows}
        assert not aside & used
        assert set(range(table.n_rows)) == aside | used
        names = Counter((c.name, c.kind, c.year, c.group) for c in found.columns)
        assert max(names.values()) == 1
        assert [i.row for i in found.indicators] == list(range(1, len(found.indicators) + 1))
    assert result == normalise(Document("x", "", "pdf", tables=(table,)), "x")


def again(table: NormalTable) -> Table:
    """A table printed from clean output: names as headers, clean texts as cells."""
    names = sorted({name for i in table.indicators for name in i.fields if not name.startswith("lain_")})
    values = sorted({(t.kind, t.year) for i in table.indicators for t in i.targets})
    heads = [name.replace("_", " ") for name in names] + [f"{kind.replace('_', ' ')} {year}" for kind, year in values]
    rows = [" | ".join(heads), *(" | ".join(_printed(i, names, values)) for i in table.indicators)]
    return table_of(rows, [], None)


def _printed(indicator: Indicator, names: list[str], values: list[tuple[str, str]]) -> list[str]:
    by_year = {(t.kind, t.year): t.field.clean for t in indicator.targets}
    return [indicator.text(name).replace("|", "/") for name in names] + [by_year.get(key, "") for key in values]


def _texts(table: NormalTable) -> list[dict[str, str]]:
    return [
        {name: f.clean for name, f in i.fields.items() if f.clean and not name.startswith("lain_")}
        | {f"{t.kind} {t.year}": f"{t.field.clean} {t.value}" for t in i.targets if t.field.clean}
        for i in table.indicators
    ]


def assert_unchanged(result: Normalised) -> None:
    """Normalising clean output changes nothing."""
    for table in result.tables:
        if not table.indicators or len({c.group for c in table.columns}) > 1:
            continue
        anew = normalise(Document("x", "", "docx", tables=(again(table),)), "x").tables[0]
        assert _texts(anew) == _texts(table)
        assert [c for c in anew.corrections if c.row is not None] == []


STABLE = [
    "header-cut-and-misspelt",
    "header-conditions",
    "merged-target-rows-of-one-indicator",
    "numbered-indicators-in-one-row",
]


@pytest.mark.parametrize("path", [p for p in cases("tables") if p.stem in STABLE], ids=lambda path: path.stem)
def test_clean_output_stays(path: Path) -> None:
    """For tables of the case files."""
    assert_unchanged(normalise(document(parts(path)["input"]), "kasus"))


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["iku-2024-dinas-perdagangan.docx", "dev-1-word.docx", "dev-2-rapi.docx"])
def test_clean_output_of_documents_stays(name: str) -> None:
    """For whole documents."""
    path = SHARED / "corpus" / name
    if not path.exists():
        pytest.skip("no corpus beside the project")
    from extract.reader import read

    assert_unchanged(normalise(read(str(path), path.read_bytes()), path.stem))
