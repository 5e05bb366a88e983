"""ODS -> its shown sheets, each cell as it is shown; the number behind it settles what its marks mean."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import product
from typing import Final

from lxml import etree

from extract.document import Unreadable
from extract.odf.package import OFFICE, STYLE, TABLE, content, hidden, paragraphs, repeated
from extract.sheet.sheet import LARGEST, Sheet, SheetCell
from extract.sheet.shown import Shown

_NUMBER: Final = re.compile(r"-?\d[\d.,\u00a0\u202f' ]*")
_NUMERIC: Final = frozenset(("float", "percentage", "currency"))
_DAYS: Final = frozenset(("date", "time"))
_MOST: Final = 1 << 20
"""Rows and columns of a sheet; repeated empty ones fill it to its end."""


def sheets(data: bytes, unpacked_bytes: int) -> Iterator[Sheet]:
    """The shown sheets, in order.

    Raises:
        Unreadable: it cannot be read; carries the problem.
    """
    body, root, damaged = content(data, unpacked_bytes, "spreadsheet")
    unseen = set(_hidden_styles(root))
    for table in body.iterchildren(f"{TABLE}table"):
        if table.get(f"{TABLE}style-name") not in unseen:
            yield Sheet(table.get(f"{TABLE}name", ""), tuple(_cells(table)), damaged, _filtered(table))


def _filtered(table: etree._Element) -> int:
    """How many rows a filter hides."""
    rows = [row for row in table.iter(f"{TABLE}table-row") if row.get(f"{TABLE}visibility") == "filter"]
    return sum(min(repeated(row, "number-rows-repeated"), _MOST) for row in rows)


def _hidden_styles(root: etree._Element) -> Iterator[str]:
    for style in root.iter(f"{STYLE}style"):
        properties = style.find(f"{STYLE}table-properties")
        if properties is not None and properties.get(f"{TABLE}display") == "false":
            yield style.get(f"{STYLE}name", "")


def _cells(table: etree._Element) -> Iterator[SheetCell]:
    rows, columns = Shown(_hidden(table, "row")), Shown(_hidden(table, "column"))
    row = count = 0
    for line in table.iter(f"{TABLE}table-row"):
        times = repeated(line, "number-rows-repeated")
        found = list(_row(line))
        printed = range(row, min(row + times, _MOST)) if found else range(0)
        count += len(found) * len(printed)
        if count > LARGEST:
            raise Unreadable("Lembar ini berisi terlalu banyak sel yang berulang.", "Hapus isi yang berulang.")
        for at, (col, text, height, width, dated) in product(printed, found):
            (top, down), (left, across) = rows.range(at, at + height - 1), columns.range(col, col + width - 1)
            if down and across:
                yield SheetCell(top, left, text, down, across, dated)
        row += times


def _row(line: etree._Element) -> Iterator[tuple[int, str, int, int, bool]]:
    """Column, text, rows and columns spanned of each filled cell, and whether it is a day; covered cells only count."""
    col = 0
    for node in line:
        times = repeated(node, "number-columns-repeated")
        if node.tag == f"{TABLE}table-cell" and (text := _text(node)):
            height, width = (repeated(node, f"number-{way}-spanned") for way in ("rows", "columns"))
            dated = node.get(f"{OFFICE}value-type") in _DAYS
            yield from ((col + again, text, height, width, dated) for again in range(min(times, _MOST - col)))
        col += times


def _text(node: etree._Element) -> str:
    shown = "\n".join(paragraphs(node)).strip()
    if node.get(f"{OFFICE}value-type") not in _NUMERIC:
        return shown
    return settled(shown, node.get(f"{OFFICE}value", ""), percent=node.get(f"{OFFICE}value-type") == "percentage")


def settled(shown: str, value: str, *, percent: bool) -> str:
    """The shown number written with a decimal comma and no thousands marks, where the stored one proves which it is."""
    found = _NUMBER.search(shown)
    try:
        number = Decimal(value) * (100 if percent else 1)
    except InvalidOperation:
        return shown
    if found is None:
        return shown
    digits = re.sub(r"\D", "", found[0])
    for places, how in product(range(len(digits)), (ROUND_HALF_UP, ROUND_HALF_DOWN)):
        written = format(abs(number).quantize(Decimal(1).scaleb(-places), how), "f")
        if written.replace(".", "") == digits:
            sign = "-" if found[0].startswith("-") else ""
            tail = found[0][len(found[0].rstrip()) :]
            return f"{shown[: found.start()]}{sign}{written.replace('.', ',')}{tail}{shown[found.end() :]}"
    return shown


def _hidden(table: etree._Element, kind: str) -> Iterator[int]:
    place = 0
    for node in table.iter(f"{TABLE}table-{kind}"):
        times = repeated(node, f"number-{kind}s-repeated")
        if hidden(node):
            yield from range(place, min(place + times, _MOST))
        place += times
