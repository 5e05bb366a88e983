"""The raw tables of a document, before any normalisation: what `iku tables` prints, as JSON, CSV or HTML."""

import csv
import html
import json
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from emit.precision import BOX_DIGITS, box_or_null
from emit.table import guard
from extract.document import Cell, Document, Page, Table

STYLE = (
    "table{border-collapse:collapse}td{border:1px solid #888;padding:2px 4px;vertical-align:top;white-space:pre-line}"
)


def raw_json(document: Document, file: str) -> str:
    """One object: file, pages, tables, cells (see the contract)."""
    return json.dumps({"file": file, "pages": [_page(p) for p in pages(document)]}, ensure_ascii=False)


def pages(document: Document) -> Sequence[Page]:
    """The pages; a source without pages counts as one, without size."""
    if document.pages or not document.tables:
        return document.pages
    return (Page(1, 0.0, 0.0, tables=document.tables),)


def _page(page: Page) -> dict[str, Any]:
    return {
        "page": page.number,
        "width": round(page.width, BOX_DIGITS),
        "height": round(page.height, BOX_DIGITS),
        "rotation": page.rotation,
        "kind": page.kind,
        "tables": [_table(table) for table in page.tables],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "bbox": box_or_null(table.box),
        "engine": table.engine,
        "score": round(table.score, 4),
        "rows": table.n_rows,
        "cols": table.n_cols,
        "cells": [_cell(cell) for cell in table.cells],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "row": cell.row,
        "col": cell.col,
        "row_span": cell.row_span,
        "col_span": cell.col_span,
        "text": cell.text,
        "bbox": box_or_null(cell.box),
        "confidence": round(cell.confidence, 4),
    }


def raw_csv(document: Document) -> str:
    """Every table as rows, led by page and table number; a merged cell stands once, at its top left position."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for number, (page, table) in enumerate(_tables(document), start=1):
        grid = [[""] * table.n_cols for _ in range(table.n_rows)]
        for cell in table.cells:
            grid[cell.row][cell.col] = guard(cell.text)
        writer.writerows([page.number, number, *row] for row in grid)
    return buffer.getvalue()


def _tables(document: Document) -> Iterator[tuple[Page, Table]]:
    for page in pages(document):
        for table in page.tables:
            yield page, table


def raw_html(document: Document, file: str) -> str:
    """A plain page with the tables, spans kept, all text escaped."""
    body = "\n".join(
        f"<h2>Halaman {page.number}, tabel {number}</h2>\n{_html_table(table)}"
        for number, (page, table) in enumerate(_tables(document), start=1)
    )
    title = html.escape(file)
    return (
        f'<!doctype html>\n<html lang="id">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{STYLE}</style>\n<h1>{title}</h1>\n{body}\n</html>\n"
    )


def _html_table(table: Table) -> str:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(f'<td rowspan="{cell.row_span}" colspan="{cell.col_span}">{html.escape(cell.text)}</td>')
    return "<table>\n" + "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows) + "\n</table>"
