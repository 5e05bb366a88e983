"""The one entrance: a file's bytes -> `Document`, whatever the file is. Heavy readers are imported when needed."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from extract.detect import detect
from extract.document import SAVE_AGAIN, Document, Page, Problem, Starts, Unreadable
from extract.levels.table import leveled
from extract.orphans import tables_of
from extract.picture import as_pdf
from extract.printable import printable_page, printable_table
from extract.sense import HeaderSense, NoSense
from extract.settings import Settings

NO_TABLE = Problem(
    "baca", "Dokumen ini tidak memuat tabel yang dapat dibaca.", "Periksa apakah berkas yang dipilih sudah benar."
)
LONGEST: Final = 5_000
"""Letters of a paragraph; two pages of close print have some 6,000, a paragraph of a report rarely 2,000."""
_SHOWN: Final = 60


def read(path: str, data: bytes, sense: HeaderSense | None = None, settings: Settings | None = None) -> Document:
    """Read a file; `path` only names it. Never raises for what a file may hold: its trouble is in `problems`.

    `sense` knows header words (default: none); `settings` are the limits and the pages wanted.
    """
    sense, settings = sense or NoSense(), settings or Settings()
    found = detect(data)
    digest = hashlib.sha256(data).hexdigest()
    if found.problem:
        return Document(path, digest, found.kind, problems=(found.problem,))
    try:
        if found.kind == "pdf":
            return _read_pdf(path, data, digest, sense, settings)
        if found.kind == "gambar":
            return replace(_read_pdf(path, as_pdf(data, settings), digest, sense, settings), kind=found.kind)
    except Unreadable as error:
        return Document(path, digest, found.kind, problems=(error.problem,))
    if found.kind in ("doc", "xls"):
        return _read_old(path, data, digest, found.kind, sense, settings)
    document = _read_flow(path, data, found.kind, settings, sense)
    return _stitched(replace(document, tables=tuple(map(printable_table, document.tables))), sense)


def assemble(
    path: str,
    sha256: str,
    kind: str,
    pages: Sequence[Page],
    sense: HeaderSense,
    problems: Sequence[Problem] = (),
    starts: Starts = frozenset(),
) -> Document:
    """A document of pages read apart (in several processes, say): tables are made whole over all of them.

    `starts`: where tables begin that go on no other, as an earlier reading knows.
    """
    pages = tuple(map(printable_page, pages))
    tables = tables_of(pages)
    was_read = any(not page.unread for page in pages)
    if was_read and not tables and not any(problem.fatal for problem in problems):
        problems = [*problems, NO_TABLE]
    document = Document(path, sha256, kind, tuple(pages), tables, tuple(problems))
    return _stitched(document, sense, starts)


def _read_pdf(path: str, data: bytes, digest: str, sense: HeaderSense, settings: Settings) -> Document:
    from extract.pdf.opened import cut_short
    from extract.pdf.pages import read_pages

    results = read_pages(data, sense, settings)
    problems = [problem for result in results for problem in result.problems]
    short = cut_short(data)
    problems += [short] if short else []
    return assemble(path, digest, "pdf", [result.page for result in results], sense, problems)


def _read_old(path: str, data: bytes, digest: str, kind: str, sense: HeaderSense, settings: Settings) -> Document:
    """Files of old Word and Excel, as what LibreOffice makes of them."""
    from extract.office import NEW, NotConverted, NotInstalled, TooSlow, modern

    save = f"Buka berkas di aplikasinya, simpan sebagai .{NEW[kind]} atau PDF tanpa kata sandi, lalu coba lagi."
    try:
        made = modern(data, kind)
    except NotInstalled:
        text = f"Berkas ini berformat lama (.{kind}), yang dibaca melalui LibreOffice, dan LibreOffice tidak terpasang."
        remedy = f"Pasang LibreOffice, lalu ulangi. Atau: {save}"
    except NotConverted:
        text = f"Berkas lama (.{kind}) ini tidak dapat dibuka LibreOffice: terkunci kata sandi, rusak, atau jenis lain."
        remedy = save
    except TooSlow:
        text = f"LibreOffice terlalu lama membuka berkas lama (.{kind}) ini."
        remedy = save
    else:
        return replace(read(path, made, sense, settings), sha256=digest, kind=kind)
    return Document(path, digest, kind, problems=(Problem("baca", text, remedy, fatal=True),))


def _read_flow(path: str, data: bytes, kind: str, settings: Settings, sense: HeaderSense) -> Document:
    """Documents without pages."""
    if kind == "txt":
        from extract.text.reader import read_text

        return read_text(path, data, settings)
    document = _read_celled(path, data, kind, settings)
    problems = (*document.problems, *lost_tables(document))
    return replace(document, tables=tuple(leveled(table, sense) for table in document.tables), problems=problems)


def _read_celled(path: str, data: bytes, kind: str, settings: Settings) -> Document:
    """Files that say themselves where their cells are."""
    if kind == "docx":
        from extract.docx.reader import read_docx

        return read_docx(path, data, settings)
    if kind == "odt":
        from extract.odf.odt import read_odt

        return read_odt(path, data, settings)
    if kind == "html":
        from extract.web.reader import read_html

        return read_html(path, data, settings)
    from extract.sheet.reader import read_workbook

    return read_workbook(path, data, kind, settings)


def _stitched(document: Document, sense: HeaderSense, starts: Starts = frozenset()) -> Document:
    """With the tables that a page break cut made whole, cards turned into rows, and budgets parted from indicators."""
    if not document.tables:
        return document
    from extract.cards import turned
    from extract.stitch import stitch
    from extract.stitch.budgets import parted
    from extract.stitch.ended import ended

    closed = ended(document.pages)
    tables = turned(document.tables, sense, lambda raw: stitch(raw, sense, starts, closed))
    return replace(document, tables=tuple(part for table in tables for part in parted(table, sense)))


def lost_tables(document: Document) -> Iterator[Problem]:
    """A problem for each paragraph, above a table or below the last, that nobody writes: a table's text without cells.

    LibreOffice gives a table of an old Word file that it cannot build as one paragraph (68 rows: 31,921 letters), as
    where the file ends with it: Word ends every file with a paragraph, a program that writes none loses its last table.
    """
    for line in (*(line for table in document.tables for line in table.titles), *document.after):
        if len(line.text) > LONGEST:
            text = f"Satu paragraf berisi {len(line.text)} huruf, mungkin tabel yang selnya hilang: "
            yield Problem("baca", f'{text}"{line.text[:_SHOWN]}…".', SAVE_AGAIN)
