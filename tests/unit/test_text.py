import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.settings import Settings
from extract.text.reader import read_text
from tests.unit.tables_as_text import cases, parts, shown

ROWS = "No\tSasaran\n1\tKualitas layanan – baik\n"


def read(data: bytes):
    return read_text("x.txt", data, Settings())


@pytest.mark.parametrize("case", cases("text"), ids=lambda path: path.stem)
def test_case(case):
    part = parts(case)
    document = read(part["input"].replace("¦", "\t").encode())
    assert shown(document.tables) == part["expect"].strip("\n")
    assert document.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding):
    (table,) = read(ROWS.encode(encoding)).tables
    assert table.cells[3].text == "Kualitas layanan – baik"


def test_moved_cells_are_less_sure():
    data = "No\tSasaran\t2024\n1\tPasar\t80 %\n2\tGudang\t70 %\n\t3\tToko\t60 %\n"
    (table,) = read(data.encode()).tables
    assert [c.text for c in table.cells[-3:]] == ["3", "Toko", "60 %"]
    assert all(c.confidence < 1 for c in table.cells[-3:])
    assert all(c.confidence == 1 for c in table.cells[:-3])


def test_text_without_rows_is_a_problem():
    (problem,) = read(b"hanya surat\nbiasa").problems
    assert problem.remedy
    assert not read(b"").tables


def test_too_large_is_a_problem():
    document = read_text("x.txt", b"a\tb\n" * 100, Settings(text_bytes=50))
    assert document.problems[0].fatal
    assert document.tables == ()


@given(st.text(st.sampled_from("ab1%.<u></u>$\\frac{}\t\n|&; "), max_size=120))
def test_any_text_is_read_and_rows_have_all_columns(text):
    for table in read(text.encode()).tables:
        places = [(cell.row, cell.col + at) for cell in table.cells for at in range(cell.col_span)]
        headed = sum((cell.row_span - 1) * cell.col_span for cell in table.cells)
        assert len(places) == len(set(places))
        assert len(places) + headed == table.n_rows * table.n_cols
