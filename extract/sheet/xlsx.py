"""XLSX -> its shown sheets: stored values as their formats show them, merged cells, nothing of what is hidden.

Values of formulas are those that the program stored; no formula is ever computed, no link followed.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from extract.document import UNREAD, Unreadable
from extract.package import Package
from extract.sheet.dates import SINCE_1904, is_date
from extract.sheet.numbers import BUILT_IN, is_day, shown
from extract.sheet.sheet import Sheet, SheetCell
from extract.sheet.shown import Shown, inside

_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TRUE: Final = frozenset(("1", "true"))
WHAT: Final = "Excel"


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of every sheet refer to."""

    strings: tuple[str, ...]
    formats: tuple[str, ...]
    """The number format of each cell style."""
    since: float
    """Days of the calendar of 1900 before the first that its dates count."""


def sheets(data: bytes, unpacked_bytes: int) -> Iterator[Sheet]:
    """The shown sheets of a workbook, in its order.

    Raises:
        Unreadable: it cannot be read; carries the problem.
    """
    package = Package(data, unpacked_bytes, WHAT)
    main = package.main_part() if "xl/workbook.xml" not in package.names else "xl/workbook.xml"
    book = package.xml(main)
    if book is None or (book.damaged and book.root.find(f".//{_S}sheet") is None):
        raise Unreadable("Berkas Excel ini tidak memuat buku kerja (workbook.xml).")
    folder = posixpath.dirname(main)
    links = _links(package, main)
    strings, formats = _strings(package, f"{folder}/sharedStrings.xml"), _formats(package, f"{folder}/styles.xml")
    known = _Book(tuple(strings), tuple(formats), _since(book.root))
    for one in book.root.iter(f"{_S}sheet"):
        part = package.xml(links.get(one.get(f"{_R}id", ""), ""))
        if part is not None and one.get("state", "visible") == "visible":
            broken = book.damaged or part.damaged
            yield Sheet(one.get("name", ""), tuple(_cells(part.root, known)), broken, _filtered(part.root))


def _since(root: etree._Element) -> float:
    said = root.find(f"{_S}workbookPr")
    return SINCE_1904 if said is not None and said.get("date1904") in _TRUE else 0


def _links(package: Package, main: str) -> Mapping[str, str]:
    folder, name = posixpath.split(main)
    part = package.xml(f"{folder}/_rels/{name}.rels")
    inside = [] if part is None else [link for link in part.root if link.get("TargetMode") != "External"]
    return {link.get("Id", ""): _inner(folder, link.get("Target", "")) for link in inside}


def _inner(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")


def _strings(package: Package, name: str) -> Iterator[str]:
    part = package.xml(name)
    for item in () if part is None else part.root.iter(f"{_S}si"):
        yield _text(item)


def _text(node: etree._Element) -> str:
    """The text of a string with its runs; readings (rPh) are no part of it."""
    return "".join(one.text or "" for one in node.iter(f"{_S}t") if one.getparent().tag != f"{_S}rPh")  # type: ignore[union-attr]


def _formats(package: Package, name: str) -> Iterator[str]:
    part = package.xml(name)
    if part is None:
        return
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in part.root.iter(f"{_S}numFmt")}
    for style in part.root.iterfind(f"{_S}cellXfs/{_S}xf"):
        number = style.get("numFmtId", "0")
        yield own.get(number, BUILT_IN.get(int(number) if number.isdecimal() else 0, ""))


def _cells(root: etree._Element, book: _Book) -> Iterator[SheetCell]:
    rows, columns = Shown(_hidden_rows(root)), Shown(_hidden_columns(root))
    filled = {(row, col): node for row, col, node in _filled(root)}
    texts = {place: text for place, node in filled.items() if (text := _value(node, book).strip())}
    merged = dict(_ranges(root.iter(f"{_S}mergeCell")))
    for place in inside(sorted(texts), merged):
        del texts[place]
    for (row, col), text in sorted(texts.items()):
        last_row, last_col = merged.get((row, col), (row, col))
        (top, height), (left, width) = rows.range(row, last_row), columns.range(col, last_col)
        if height and width:
            yield SheetCell(top, left, text, height, width, _is_dated(filled[row, col], book))


def _filled(root: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """The cells with a value, with their places; a cell or row without one stands after the one before it."""
    row = 0
    for line in root.iter(f"{_S}row"):
        row = _number(line.get("r"), row + 1)
        col = 0
        for node in line.iterchildren(f"{_S}c"):
            place = _PLACE.fullmatch(node.get("r", ""))
            col = _column(place[1]) if place else col + 1
            if len(node):
                yield row, col, node


def _value(node: etree._Element, book: _Book) -> str:
    kind, value = node.get("t", "n"), node.findtext(f"{_S}v") or ""
    if not value and node.find(f"{_S}f") is not None and kind != "str":
        return UNREAD  # the program that wrote the formula did not compute it
    if kind == "inlineStr":
        return _text(node)
    if kind == "s":
        place = _number(value, -1)
        return book.strings[place] if 0 <= place < len(book.strings) else ""
    if kind != "n":
        return {"b": {"1": "YA", "0": "TIDAK"}.get(value, value)}.get(kind, value)
    code = _format(node, book)
    try:
        return shown(float(value) + (book.since if is_date(code) else 0), code) if value else ""
    except (ValueError, OverflowError):
        return value


def _format(node: etree._Element, book: _Book) -> str:
    style = _number(node.get("s"), 0)
    return book.formats[style] if style < len(book.formats) else ""


def _is_dated(node: etree._Element, book: _Book) -> bool:
    """Whether the cell stores a day or a time, whatever of it is shown."""
    kind = node.get("t", "n")
    try:
        return kind == "d" or (kind == "n" and is_day(float(node.findtext(f"{_S}v") or ""), _format(node, book)))
    except ValueError:
        return False


def _ranges(nodes: Iterable[etree._Element]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """First and last place of each element's range."""
    for one in nodes:
        ends = [_PLACE.fullmatch(end) for end in one.get("ref", "").split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            (top, left), (bottom, right) = ((int(end[2]), _column(end[1])) for end in ends if end)
            yield (top, left), (max(top, bottom), max(left, right))


def _hidden_rows(root: etree._Element) -> Iterator[int]:
    row = 0
    for line in root.iter(f"{_S}row"):
        row = _number(line.get("r"), row + 1)
        if line.get("hidden") in _TRUE or _is_nothing(line.get("ht")):
            yield row


def _filtered(root: etree._Element) -> int:
    """How many rows its filters hide: those hidden in the range of one that is set."""
    ranges = [
        range(top[0], bottom[0] + 1) for top, bottom in _ranges(one for one in root.iter(f"{_S}autoFilter") if len(one))
    ]
    hidden = set(_hidden_rows(root))
    return sum(any(row in one for one in ranges) for row in hidden)


def _hidden_columns(root: etree._Element) -> Iterator[int]:
    for one in root.iter(f"{_S}col"):
        if one.get("hidden") in _TRUE or _is_nothing(one.get("width")):
            yield from range(_number(one.get("min"), 1), min(_number(one.get("max"), 0), 16_384) + 1)


def _is_nothing(size: str | None) -> bool:
    """A height or width of zero hides as well."""
    return size is not None and re.fullmatch(r"0+(?:\.0*)?", size) is not None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else otherwise
