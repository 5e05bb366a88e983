"""CSV as the contract has it: UTF-8, comma, LF, RFC 4180 quoting, point in numbers, no cell a spreadsheet would run.

The same rows give the same bytes.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from itertools import zip_longest
from typing import TextIO

Scalar = str | int | float | None

_DANGEROUS = re.compile(r"'*[=+\-@\t＝＋－＠]")
"""What a spreadsheet may take for a formula; leading apostrophes are counted in, so that reading is exact."""
_FIRST = frozenset("'=+-@\t＝＋－＠")
_HARMLESS = re.compile(r"[+-]?\d[\d.,]*|-")
"""Numbers and the lone dash stay as they are."""
LINE_ENDS = re.compile(r"\r\n?")
_AS_IT_IS = frozenset((int, type(None)))
"""What `csv` itself writes as `cell` does."""
_LARGEST = 2**31 - 1
_GUARDED = re.compile(r"'+[=+\-@\t＝＋－＠]")


def guard(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet might run it."""
    if text[:1] in _FIRST and _DANGEROUS.match(text) and not _HARMLESS.fullmatch(text):
        return "'" + text
    return text


def unguard(text: str) -> str:
    """The inverse of `guard`."""
    return text[1:] if _GUARDED.match(text) else text


def number(value: float) -> str:
    """Shortest text that reads back as the same number, with a point and without exponent."""
    text = repr(value)
    if "e" in text:
        text = format(Decimal(text), "f")
    return text.removesuffix(".0")


def cell(value: Scalar) -> str:
    """A value as a CSV cell, not yet quoted; empty for None. Lines inside it end with LF, as the rows do."""
    if value is None:
        return ""
    if isinstance(value, str):
        if "\r" in value:
            value = LINE_ENDS.sub("\n", value)
        return guard(value) if value[:1] in _FIRST else value
    return str(value) if isinstance(value, int) else number(value)


def encode_rows(names: Sequence[str], rows: Iterable[Mapping[str, Scalar]]) -> bytes:
    """Rows without a header line; a column that a row lacks is empty."""
    return encode_cells(
        [one if (one := row.get(name)).__class__ in _AS_IT_IS else cell(one) for name in names] for row in rows
    )


def encode_cells(rows: Iterable[Sequence[Scalar]]) -> bytes:
    """Rows of cells, not yet quoted, as lines of CSV; whole numbers and None as `csv` writes them."""
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return to_bytes(buffer.getvalue())


def encode_header(names: Sequence[str]) -> bytes:
    """The header line."""
    return encode_rows(names, [dict(zip(names, names, strict=True))])


def to_bytes(text: str) -> bytes:
    """UTF-8; half a surrogate pair, which broken fonts give, becomes "?"."""
    return text.encode("utf-8", "replace")


def read(stream: TextIO) -> Iterator[dict[str, str]]:
    """Rows of a CSV that this module wrote, guards taken off. Open the stream with newline=""."""
    csv.field_size_limit(_LARGEST)  # of the csv module as a whole; by default a cell of 131,072 letters is an error
    rows = csv.reader(stream)
    names = next(rows, [])
    for row in filter(None, rows):
        cells = [unguard(cell) if cell[:1] == "'" else cell for cell in row]
        yield dict(zip_longest(names, cells[: len(names)], fillvalue=""))
