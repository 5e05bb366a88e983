"""<dokumen>.json: the whole document, lossless: pages, tables, rows, and every cell with where it came from.

Written in lines (one row, correction or finding a line) so that two versions can be compared as text, and so that
msgspec does the work: a fifth of the time of `json`.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

import msgspec

from emit import rows
from emit.precision import box_or_null
from emit.result import Result, document_row
from extract.document import Aside, Box, Cell, Page, Problem, Table, around
from normalize import certainty
from normalize.model import Column, Field, Indicator, NormalTable, Refused, SetAside, Target

Json = dict[str, Any]

MOST_KNOWN = 50_000
"""Lines that are remembered; a document of 118 indicators has some 800."""
_SIDES = ("x0", "y0", "x1", "y1")
_APART = frozenset(("dokumen", "tabel", "baris", "halaman", *_SIDES, "keyakinan"))
"""Of a row of target.csv, what the JSON of a value has elsewhere, or otherwise."""


class Lines:
    """Lines of things that were written before, known by being the same things: of a document that is written again
    and again most are.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, thing: object, told: Callable[[], Json]) -> bytes:
        """The line of a thing; `told` is asked where it is not known."""
        known = self._known.get(id(thing))
        if known is not None and known[0] is thing:
            return known[1]
        text = _written(told())
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        self._known[id(thing)] = thing, text
        return text


def encode(result: Result, lines: Lines | None = None) -> bytes:
    """The file's bytes; the same result gives the same bytes, whatever `lines` knows."""
    return b"".join(_chunks(result, lines or Lines())) + b"\n"


def _written(told: Json) -> bytes:
    """One line of UTF-8; what is no text becomes "?"."""
    try:
        return msgspec.json.encode(told)
    except (UnicodeEncodeError, TypeError):  # half a surrogate pair, which broken fonts give; a number of numpy's own
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _chunks(result: Result, lines: Lines) -> Iterator[bytes]:
    document, values = result.doc.document, iter(result.rows.targets)
    yield b'{"dokumen":' + _written(_head(result))
    yield from _list("masalah", map(_problem, result.problems))
    yield from _block("halaman", (lines.of(page, partial(_page, page)) for page in document.pages))
    yield b',\n"tabel":['
    for i, table in enumerate(result.doc.tables):
        yield (b"," if i else b"") + b"\n{" + _written(_table_head(table))[1:-1]
        own = ((row, [*islice(values, len(row.targets))]) for row in table.indicators)
        yield from _block("baris", (lines.of(row, partial(_indicator, table, row, told)) for row, told in own))
        yield b"}"
    yield b"]"
    yield from _list("bukan_indikator", map(_refused, result.doc.refused))
    corrections = (one for table in result.doc.tables for one in table.corrections)
    pairs = zip(corrections, result.rows.corrections, strict=True)
    yield from _block("koreksi", (lines.of(one, partial(_correction, row)) for one, row in pairs))
    yield from _list("temuan", map(rows.finding_json, result.findings))
    yield b"}"


def _list(name: str, items: Iterable[Json]) -> Iterator[bytes]:
    yield from _block(name, map(_written, items))


def _block(name: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    body = b",\n".join(lines)
    yield f',\n"{name}":['.encode() + (b"\n" + body if body else b"") + b"]"


def _correction(row: rows.Row) -> Json:
    """What koreksi.csv says."""
    return {name: cell for name, cell in row.items() if name != "dokumen"}


def _head(result: Result) -> Json:
    head: Json = document_row(result)
    del head["detik"]
    return {
        **head,
        "opd": result.doc.office,
        "tahun": result.doc.year,
        "bukti_jenis": result.doc.sort_evidence,
        "judul": [line.text for line in result.doc.titles],
    }


def _problem(problem: Problem) -> Json:
    return {
        "tahap": problem.stage,
        "pesan": problem.text,
        "saran": problem.remedy,
        "halaman": problem.page,
        "fatal": problem.fatal,
    }


def _page(page: Page) -> Json:
    return {
        "nomor": page.number,
        "lebar": round(page.width, 2),
        "tinggi": round(page.height, 2),
        "rotasi": page.rotation,
        "jenis": page.kind,
        "nasib": page.fate,
        "terbaca": not page.unread,
        "tabel": [_found(table) for table in page.tables],
        "disisihkan": [_aside(aside) for aside in page.aside],
        "lepas": [line.text for line in page.loose],
    }


def _aside(aside: Aside) -> Json:
    """A region that was refused as a table, with all its text: what is set aside can still be read."""
    return {**_found(aside.table), "alasan": aside.reason, "teks": _texts(aside.table)}


def _texts(table: Table) -> str:
    """The rows of a table as lines of text, cells parted by " | "."""
    lines: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.lines:
            lines.setdefault(cell.row, []).append(" ".join(cell.text.split()))
    return "\n".join(" | ".join(line) for line in lines.values())


def _found(table: Table) -> Json:
    return {
        "kotak": box_or_null(table.box),
        "mesin": table.engine,
        "skor": rows.share(table.score),
        "baris": table.n_rows,
        "kolom": table.n_cols,
    }


def _refused(refused: Refused) -> Json:
    """A table that holds no indicators: an identity block, a note; its text is kept."""
    table = refused.table
    judged = {"bobot": rows.share(refused.weight), "alasan": refused.reason}
    return {"halaman": table.page, **_found(table), **judged, "teks": [cell.text for cell in table.cells]}


def _table_head(table: NormalTable) -> Json:
    source = table.source
    return {
        "tabel": table.number,
        "judul": table.title,
        "tingkat": table.level,
        "tahun": table.year,
        "mesin": source.engine if source else "",
        "skor": rows.share(source.score) if source else None,
        "bobot": rows.share(table.weight),
        "jenis_dokumen": table.sort,
        "pesaing": list(source.runner_up) if source and source.runner_up else None,
        "tanda_desimal": table.decimal,
        "bukti_desimal": table.decimal_evidence,
        "kolom": [_column(column) for column in table.columns],
        "disisihkan": [_set_aside(row, source.engine if source else "") for row in table.set_aside],
        "dibuang": [
            {"halaman": d.page, "alasan": d.reason, "teks": d.text} for d in (source.dropped if source else ())
        ],
        "sambungan": [list(join) for join in source.joins] if source else [],
    }


def _column(column: Column) -> Json:
    return {
        "kolom": column.index,
        "mentah": column.raw,
        "nama": column.name,
        "skor": rows.share(column.score),
        "tahun": column.year,
        "jenis_nilai": column.kind,
        "periode": column.period,
        "kumulatif": column.cumulative,
        "kelompok": column.group,
    }


def _set_aside(row: SetAside, engine: str) -> Json:
    return {
        "baris_sumber": row.row,
        "alasan": row.reason,
        "teks": row.text,
        "halaman": row.page,
        "rangkuman": row.sums_up,
        "angka": [_target(figure, rows.value_row(figure), engine) for figure in row.figures],
    }


def _indicator(table: NormalTable, indicator: Indicator, values: Sequence[rows.Row]) -> Json:
    """`values`: what target.csv says of its targets."""
    engine = table.source.engine if table.source else ""
    return {
        "baris": indicator.row,
        "baris_sumber": list(indicator.source_rows or (indicator.source_row,)),
        "tingkat": indicator.level,
        "jenis": indicator.kind,
        "kode": indicator.code,
        "isi": {name: _field(value, engine) for name, value in indicator.fields.items()},
        "target": [_target(*one, engine) for one in zip(indicator.targets, values, strict=True)],
    }


def _field(value: Field, engine: str) -> Json:
    return {
        "mentah": value.raw,
        "bersih": value.clean,
        **_origin(value.cell),
        "keyakinan": rows.share(certainty.of_text(value)),
        "mesin": engine,
        "warisan": value.inherited,
    }


def _target(target: Target, row: rows.Row, engine: str) -> Json:
    box = [row[side] for side in _SIDES]
    cell = target.field.cell
    return {
        **{name: value for name, value in row.items() if name not in _APART},
        "halaman": row["halaman"],
        "kotak": None if None in box else box,
        **(_parts(cell, rows.cell_pages(cell)) if cell else {}),
        "keyakinan": row["keyakinan"],
        "mesin": engine,
        "warisan": target.field.inherited,
    }


def _origin(cell: Cell | None) -> Json:
    """Page and box; a cell that a page break cut has one part per page."""
    if cell is None:
        return {"halaman": "", "kotak": None}
    pages = rows.cell_pages(cell)
    return {"halaman": rows.page_range(pages), "kotak": box_or_null(cell.place), **_parts(cell, pages)}


def _parts(cell: Cell, pages: Collection[int]) -> Json:
    if len(pages) < 2:
        return {}
    return {"bagian": [{"halaman": page, "kotak": box_or_null(_part(cell, page))} for page in sorted(pages)]}


def _part(cell: Cell, page: int) -> Box | None:
    return around(line.box for line in cell.lines if line.page == page)
