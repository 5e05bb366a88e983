"""CSV cells: guarded against spreadsheets, read back exactly, numbers with a point."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emit import table


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@x", "'@x"),
        ("-tidak ada", "'-tidak ada"),
        ("\tx", "'\tx"),
        ("-", "-"),
        ("-5,3", "-5,3"),
        ("+1.250", "+1.250"),
        ("'=x", "''=x"),
        ("a=b", "a=b"),
        ("'kutip'", "'kutip'"),
        ("", ""),
    ],
)
def test_guard(text: str, written: str) -> None:
    assert table.guard(text) == written
    assert table.unguard(written) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r5a, \n\""), max_size=8))
def test_guard_is_undone_exactly(text: str) -> None:
    assert table.unguard(table.guard(text)) == text


@given(st.lists(st.text(st.characters(exclude_characters="\r", codec="utf-8"), max_size=20), min_size=2, max_size=4))
def test_rows_read_back(values: list[str]) -> None:
    names = [f"k{i}" for i in range(len(values))]
    row = dict(zip(names, values, strict=True))
    content = table.encode_header(names) + table.encode_rows(names, [row])
    assert list(table.read(io.StringIO(content.decode(), newline=""))) == [row]


def test_quoting_is_rfc_4180_with_lf() -> None:
    content = table.encode_rows(["a", "b"], [{"a": 'x "y"', "b": "1\n2"}])
    assert content == b'"x ""y""","1\n2"\n'
    assert next(csv.reader(io.StringIO(content.decode(), newline=""))) == ['x "y"', "1\n2"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3.15, "3.15"),
        (12.0, "12"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e-07, "0.0000001"),
        (334653250208.0, "334653250208"),
        (-0.5, "-0.5"),
        (1e22, "10000000000000000000000"),
    ],
)
def test_numbers_have_a_point_and_no_exponent(value: float, written: str) -> None:
    assert table.number(value) == written
    assert float(written) == value


def test_lines_in_a_cell_end_as_rows_do() -> None:
    assert table.encode_rows(["a"], [{"a": "x\r\ny\rz"}]) == b'"x\ny\nz"\n'


def test_broken_text_does_not_stop_the_writer() -> None:
    assert table.encode_rows(["a"], [{"a": "x\ud800y"}]) == b"x?y\n"
