"""Rows of a sheet, written as XML at once.

XlsxWriter goes through ten calls for a cell, which made a folder's workbook a fifth of all the time its documents took.
It keeps what is said about a sheet (columns, comments, links) and packs the book; the rows go past it to the disk.
"""

import re
from collections.abc import Iterable

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from emit.formats.fitting import fitting
from emit.table import Scalar

_PLAIN = re.compile(r"[^&<>_\x00-\x1f\ufffe\uffff]*")
"""Text that XML takes as it is."""
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ESCAPES = re.compile(r"_(?=x[0-9a-fA-F]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What a sheet writes as _xHHHH_ (ECMA-376 part 1, 22.9.2.19), and the line that would begin such a word."""


class Sheet(Worksheet):  # type: ignore[misc]
    """A sheet whose rows come whole; the book's `constant_memory` is asked for."""

    def column(self, place: int, form: Format) -> tuple[str, int]:
        """The letters of a column and the number of a form: what `put` asks of each cell."""
        return str(xl_col_to_name(place)), int(form._get_xf_index())

    def put(self, number: int, cells: Iterable[tuple[str, int, Scalar]], height: float = 0) -> None:
        """Write a row: of each cell its column, form and value; `height` in points."""
        row, tall = number + 1, f' ht="{height:g}" customHeight="1"' if height else ""
        written = "".join([cell(f"{letters}{row}", style, value) for letters, style, value in cells])
        self.row_data_fh.write(f'<row r="{row}"{tall}>{written}</row>')
        self._check_dimensions(number, 0)

    def _write_single_row(self, _: int = 0) -> None:
        """What a comment or a link says of its cell is written already: nothing waits."""
        self.table.clear()


def cell(at: str, style: int, value: Scalar) -> str:
    """A cell as XML."""
    if value is None:
        return f'<c r="{at}" s="{style}"/>'
    if not isinstance(value, str):
        return f'<c r="{at}" s="{style}"><v>{value:.16G}</v></c>'
    text = fitting(value)
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    text = text if _PLAIN.fullmatch(text) else escaped(text)
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t{kept}>{text}</t></is></c>'


def escaped(text: str) -> str:
    """Text as XML of a sheet holds it."""
    return _ESCAPES.sub(lambda found: f"_x{ord(found[0]):04X}_", text).translate(_MARKUP)
