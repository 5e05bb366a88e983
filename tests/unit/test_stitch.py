import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Box, Cell, Line, Table
from extract.sense import NoSense
from extract.stitch import stitch
from normalize.headers.number_row import is_number_row
from tests.unit.cut_pages import Layout, cut, invented
from tests.unit.tables_as_text import cases, continues, pages_of, parts, rows_shown, shown, table_of

SHARED = Path(__file__).parents[2].parent / "shared"


class Words(NoSense):
    """A sense that knows the headers of the cases."""

    def header_score(self, texts):
        known = {"No", "Indikator", "Program", "Sasaran", "Formulasi", "2024", "2025", "Target", "Sub Kegiatan"}
        return sum(text in known for text in texts) / len(texts)

    def numbers_columns(self, texts):
        return len(texts) > 2 and is_number_row(texts)


@pytest.mark.parametrize("case", cases("stitch"), ids=lambda path: path.stem)
def test_case(case):
    part = parts(case)
    ended = frozenset(map(int, part.get("text under the tables of pages", "").split()))
    tables = stitch(pages_of(part["input"]), Words(), ended=ended)
    assert shown(tables) == part["expect"].strip("\n")
    if "joins" in part:
        assert " ".join(f"{row}@{page}" for t in tables for row, page in t.joins) == part["joins"].strip()
    if "dropped" in part:
        lines = [f"{d.page} {d.reason} {d.text}" for t in tables for d in t.dropped]
        assert "\n".join(lines).replace("\n", "\n") == part["dropped"].strip("\n")


def test_every_line_keeps_its_page():
    text = parts(next(path for path in cases("stitch") if path.stem == "cut-mid-word"))["input"]
    (table,) = stitch(pages_of(text), Words())
    joined = next(cell for cell in table.cells if cell.text.startswith("Kegiatan"))
    assert [line.page for line in joined.lines] == [1, 1, 2]
    assert joined.page == 1


def test_a_table_nothing_goes_on_is_given_back_as_it_is():
    table = table_of(["No | Indikator", "1 | a"], [], 1)
    assert stitch([table], NoSense())[0] is table


def test_pair_of_two_files_is_joined_where_pages_are_unknown():
    first = table_of(["No | Indikator | 2024", "1 | Persentase | 5"], [], None)
    second = table_of(["2 | Jumlah | 7"], [], None)
    assert continues(first, second, Words())
    assert not continues(first, table_of(["2 | Jumlah"], [], None), Words())


def test_tables_on_one_page_stay_two():
    first = table_of(["No | Indikator", "1 | a"], [], 1)
    assert not continues(first, first, Words())


def test_a_document_bound_twice_is_the_document_twice():
    parts_ = ["No | Indikator | 2024", "1 | Jumlah pasar | 3"], ["2 | Jumlah gudang | 5"]
    pages = [table_of(list(rows), [], page) for page, rows in enumerate(parts_ * 2, 1)]
    titled = [replace(t, titles=(Line("IKU"),)) if t.page in (1, 3) else t for t in pages]
    assert [table.n_rows for table in stitch(titled, Words())] == [3, 3]


cells = st.text("abc 1%.", max_size=6)
grids = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(cells, min_size=n, max_size=n).map(" | ".join), min_size=1, max_size=5)
)


@given(st.lists(st.tuples(grids, st.booleans()), min_size=1, max_size=5))
def test_no_text_is_lost_and_no_position_covered_twice(pages):
    raw = [table_of(rows, [], page if boxed else None) for page, (rows, boxed) in enumerate(pages, 1)]
    whole = stitch(raw, NoSense())
    dropped = "".join(d.text.replace(" | ", "") for t in whole for d in t.dropped if d.reason == "judul_berulang")
    for table in whole:
        seen = [(r, c) for cell in table.cells for r, c in covered(cell)]
        assert len(seen) == len(set(seen))
        assert all(r < table.n_rows and c < table.n_cols for r, c in seen)
    if all(t.page for t in raw):
        assert letters(raw) == sorted((*letters(whole), *dropped.replace("\n", "")))


def covered(cell: Cell) -> list[tuple[int, int]]:
    return [(cell.row + r, cell.col + c) for r in range(cell.row_span) for c in range(cell.col_span)]


def letters(tables: list[Table] | tuple[Table, ...]) -> list[str]:
    return sorted("".join(cell.text for t in tables for cell in t.cells).replace("\n", ""))


@pytest.mark.parametrize("seed", range(24))
@pytest.mark.parametrize("boxes", [True, False], ids=["boxes", "flow"])
def test_cutting_is_undone(seed, boxes):
    rng = random.Random(seed)
    table = invented(rng, 30)
    pages = cut(table, Layout(rng.randint(14, 40), rng.random() < 0.5, boxes, rng.choice([0.0, 9.0])))
    (whole,) = stitch(pages, Words())
    assert len(pages) > 5
    assert [run_together(row) for row in whole.grid()] == [run_together(row) for row in table.grid()]


def run_together(row):
    return ["".join(cell.text.split()) for cell in row]


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.exists(), reason="no development corpus beside the project")
@pytest.mark.parametrize("path", sorted((SHARED / "corpus").glob("*.*")), ids=lambda path: path.name)
def test_corpus_has_the_rows_of_its_truth(path):
    if "pindai" in path.stem:
        pytest.skip("a scan")
    from read_once import read_once

    from normalize.sense import VocabularySense

    sense, document = VocabularySense(), read_once(path)
    raw = [table for page in document.pages for table in page.tables] or document.tables
    truth = json.loads((path.parent / "truth" / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert [t.n_rows - 2 for t in stitch(raw, sense)] == [len(t["baris"]) for t in truth["tabel"]]


def drawn(page: int, top: float, *rows: str) -> Table:
    """Rows of "text@first-last", the columns 100 wide; a table of the edges that its own cells have."""
    marks = [[part.strip().rpartition("@") for part in row.split("|")] for row in rows]
    spans = [[(text, *map(int, place.split("-"))) for text, _, place in row] for row in marks]
    edges = sorted({edge for row in spans for _, first, last in row for edge in (first, last + 1)})
    cells = []
    for r, row in enumerate(spans):
        for text, first, last in row:
            box = Box(100 * first, top + 20 * r, 100 * (last + 1), top + 20 * r + 20)
            lines = (Line(text, Box(box.x0 + 3, box.y0 + 5, box.x0 + 60, box.y0 + 15), page=page),) if text else ()
            col = edges.index(first)
            cells.append(Cell(r, col, 1, edges.index(last + 1) - col, lines, box, page))
    frame = Box(100 * edges[0], top, 100 * edges[-1], top + 20 * len(rows))
    return Table(len(rows), len(edges) - 1, tuple(cells), "ruled", page=page, box=frame)


HEAD = "No@0-0 | Indikator@1-1 | Target@2-4"


def test_a_header_that_a_page_cut_between_its_rows_is_one():
    years, body = "@0-0 | @1-1 | 2024@2-2 | 2025@3-3 | 2024@4-4", "1@0-0 | Jumlah pasar@1-1 | 3@2-2 | 4@3-3 | 5@4-4"
    (whole,) = stitch([drawn(1, 700, HEAD), drawn(2, 50, years, body)], Words())
    assert (whole.n_rows, whole.n_cols) == (3, 5)
    assert rows_shown(whole)[0] == "No | Indikator | Target | < | <"


def test_another_table_of_the_same_frame_is_no_rest_of_a_header():
    other = "Program@0-0 | Sasaran@1-1 | 2024@2-2 | 2025@3-3 | 2024@4-4"
    assert len(stitch([drawn(1, 700, HEAD), drawn(2, 50, other)], Words())) == 2


def test_a_row_of_years_under_the_first_is_a_header_of_its_own():
    """Its names are none that the vocabulary knows: a budget on the columns of a table of indicators."""
    head = "No@0-0 | Indikator@1-1 | 2024@2-2 | 2025@3-3 | Target@4-4"
    body = "1@0-0 | Jumlah pasar@1-1 | 3@2-2 | 4@3-3 | 5@4-4"
    top, years = "Uraian@0-0 | Pagu@1-4", "@0-0 | 2021@1-1 | 2022@2-2 | 2023@3-3 | Rata@4-4"
    other = drawn(2, 50, top, years, "Jasa@0-0 | 7@1-1 | 8@2-2 | 9@3-3 | 8@4-4")
    assert len(stitch([drawn(1, 700, head, body), other], Words())) == 2
    figures = drawn(2, 50, body, "2@0-0 | 2021@1-1 | 3@2-2 | 4@3-3 | 5@4-4")
    assert len(stitch([drawn(1, 700, head, body), figures], Words())) == 1


def test_a_total_left_over_for_the_next_page_is_the_tables():
    head = "No@0-0 | Indikator@1-1 | Satuan@2-2 | Formulasi@3-3 | 2024@4-4 | 2025@5-5 | Sumber@6-6"
    rows = [f"{n}@0-0 | Pasar {n}@1-1 | Unit@2-2 | Jumlah@3-3 | 4@4-4 | 5@5-5 | Dinas@6-6" for n in (1, 2, 3)]
    table = drawn(1, 600, head, *rows)
    (whole,) = stitch([table, drawn(2, 50, "Rata-rata@0-4 | 5@5-5 | Tinggi@6-6")], Words())
    assert rows_shown(whole)[-1] == "Rata-rata |  |  |  |  | 5 | Tinggi"
    other = drawn(2, 50, *("Anggaran@0-4 | 9@5-5 | 1@6-6" for _ in range(3)))
    assert len(stitch([table, other], Words())) == 2


def test_a_value_that_stands_below_the_break_alone_keeps_its_place():
    first = table_of(["No | Indikator | 2024", "1 | Persentase jalan yang | "], [], 1)
    second = table_of([" | dibina | 75"], [], 2)
    (whole,) = stitch([first, second], Words())
    value = next(cell for cell in whole.cells if cell.text == "75")
    own = next(cell for cell in second.cells if cell.text == "75")
    assert (value.row, value.page, value.box) == (1, 2, own.box)
