"""Every page is read or named, every row of a found table is an output row, a header or named with its reason, and
every letter of a table stands in what was made of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from emit.result import NOT_IKU, runs
from extract.document import UNREAD, Document, Problem, Table
from iku.document.figures import unheld, unjoined
from iku.document.sideways import cut_sideways
from normalize.headers import periods
from normalize.headers.abreast import two_headers, two_values
from normalize.headers.glued import holds_two
from normalize.model import Column, Normalised, NormalTable, Refused
from normalize.sorts.documents import Sort
from normalize.sorts.weight import PERHAPS
from normalize.words.openings import column_of
from normalize.words.squash import years
from schema.columns import UNKNOWN_PREFIX

STAGE = "kelengkapan"
SCAN_AGAIN = Problem(
    STAGE,
    "Tidak ada tabel indikator yang terbaca pada hasil pindai ini.",
    "Bila berkas memuat tabel IKU, pindai ulang pada 300 dpi, lurus, terang, dan tidak kabur.",
    fatal=True,
)
FEWEST_FIGURES, _MOST = 3, 0.7
"""Cells, and their part of those with text, that make a column one of figures."""
_FEWEST_TOGETHER, _NEARLY = 8, 0.9
"""The same of all columns together."""
FIRST = ("0", "1")
"""Where numbering begins."""
_REST = re.compile(r"[^\W\dA-Z]{3}")
_FIGURE = re.compile(r"[<>≤≥%]?\s*(?:Rp\.?\s*)?\d[\d., ]*(?:[%A-Za-z][\w%/ ]{0,20})?")
"""A figure, and its unit."""
COMPARE = "Bandingkan dengan dokumen asli."
NAME_IT = "Beri nama kolom itu di halaman tinjauan (iku serve)."
REMEDY = "Pilih berkas yang memuat tabel indikator kinerja beserta targetnya."


def account(doc: Normalised, known: tuple[Problem, ...]) -> Iterator[Problem]:
    """A problem for each page, table or row that the output neither holds nor names."""
    yield from _pages(doc.document, known)
    yield from _print(doc.document)
    if not any(table.indicators for table in doc.tables):
        yield from _without_indicators(doc, known)
    yield from (_passed_over(one) for one in doc.refused if one.weight >= PERHAPS)
    yield from _sideways(doc)
    refused = {id(one.table) for one in doc.refused}
    for number, table in enumerate(doc.document.tables, start=1):
        if id(table) not in refused:
            yield from _rows(doc, number, table)
            yield from _letters(doc, number, table)
            yield from _headed_alone(doc.document, number, table)
    yield from _other_rows(doc)
    yield from _unread(doc)
    yield from _unnamed(doc)


def _without_indicators(doc: Normalised, known: tuple[Problem, ...]) -> Iterator[Problem]:
    """What a document is that was read and gave no indicator; none where something kept it from being read."""
    if any(problem.fatal for problem in known) or any(page.unread for page in doc.document.pages):
        return
    if not doc.seems and any(page.kind != "digital" for page in doc.document.pages):
        yield SCAN_AGAIN
        return
    yield Problem(STAGE, _instead(doc), REMEDY, fatal=True)


def _instead(doc: Normalised) -> str:
    """What it seems to be: another document, or one whose tables could not be told."""
    if doc.seems or not doc.sort:
        return f"{NOT_IKU}: {f'tampaknya {doc.seems}' if doc.seems else 'tidak ada tabel indikator di dalamnya'}."
    called = Sort(doc.sort).called
    return f"Dokumen ini tampaknya {called}, tetapi tidak ada tabel indikator yang terbaca di dalamnya."


def _passed_over(refused: Refused) -> Problem:
    text = f"Satu tabel yang mungkin memuat indikator dilewati: {refused.reason}."
    return Problem(STAGE, text, "Periksa tabel itu secara manual.", refused.table.page)


def _print(document: Document) -> Iterator[Problem]:
    """A problem for each page whose print stands in no table, and for letters that went where tables were joined."""
    for page in document.pages:
        if page.loose:
            first = _first(" ".join(line.text for line in page.loose))
            text = f'Halaman ini memuat isian yang tidak terbaca sebagai tabel, mulai dari "{first}".'
            yield Problem(STAGE, text, COMPARE, page.number)
    lost = unjoined(document)
    if lost:
        yield Problem(STAGE, f"{lost.total()} huruf dan angka hilang saat tabel antarhalaman disambung.", COMPARE)


def _letters(doc: Normalised, number: int, table: Table) -> Iterator[Problem]:
    """A problem where a table prints letters or figures that its rows hold nowhere."""
    lost = unheld(table, [normal for normal in doc.tables if normal.source is table])
    if lost:
        text = f"{lost.total()} huruf dan angka tercetak pada tabel ke-{number} tidak ada pada hasil."
        yield Problem(STAGE, text, COMPARE, table.page)


def _headed_alone(document: Document, number: int, table: Table) -> Iterator[Problem]:
    """A problem for each page with a header again, no row under it, and something set aside."""
    rows = {line.page for cell in table.cells for line in cell.lines}
    aside = {page.number for page in document.pages if page.aside}
    for page in sorted({one.page for one in table.dropped if one.page} & aside - rows):
        text = f"Judul tabel ke-{number} terulang di halaman ini, tetapi tidak ada baris di bawahnya yang terbaca."
        yield Problem(STAGE, text, COMPARE, page)


def _other_rows(doc: Normalised) -> Iterator[Problem]:
    """A problem for each row that may be several, or a part of another."""
    for table in doc.tables:
        for doubt in table.doubts:
            if doubt.rows:
                text = f"Baris {doubt.row} tabel ke-{table.number}: {doubt.message}"
                yield Problem(STAGE, text, COMPARE, doubt.page)


def _unread(doc: Normalised) -> Iterator[Problem]:
    """A problem for each table of a scan with values, or units of values, that could not be told from its print."""
    scanned = {page.number for page in doc.document.pages if page.kind == "scan"}
    for table in doc.tables:
        values = [t.field for row in table.indicators for t in row.targets if t.value.status == "tak_terbaca"]
        pages = [field.cell.page for field in values if field.cell and not field.inherited]
        pages += [doubt.page for doubt in table.doubts if doubt.column == "satuan"]
        unread = [page for page in pages if page in scanned]
        if unread:
            text = f"{len(unread)} nilai atau satuan tabel ke-{table.number} tidak terbaca pada hasil pindai."
            yield Problem(STAGE, text, COMPARE, unread[0])


def _unnamed(doc: Normalised) -> Iterator[Problem]:
    """A problem for each table in which figures stand under no header at all, under one over several columns of which
    the first took its values, under a year that is only counted, in one without any values also under an unknown header
    with a year, and so are nobody's values; where indicators stand under none; and where a header was not read, or is
    two.
    """
    for table in doc.tables:
        valued = {column.raw for column in table.columns if column.kind}
        unknown = [c for c in table.columns if c.name.startswith(UNKNOWN_PREFIX) and any(_texts(table, c.name))]
        unread = [c for c in unknown if UNREAD in c.raw]
        nameless = [c for c in unknown if c not in unread and (not c.raw or (not valued and years(c.raw)))]
        shared = [c for c in unknown if c.raw in valued or _counts_a_year(c.raw)]
        lost = [c for c in (*nameless, *shared) if _holds_figures(_texts(table, c.name))]
        lost = lost or ([] if valued else _figures_together(table, nameless))
        page = table.source.page if table.source else None
        if lost:
            why = "tidak berjudul atau judulnya tidak dikenal, jadi isinya tidak menjadi nilai"
            yield Problem(STAGE, f"{len(lost)} kolom angka tabel ke-{table.number} {why}.", NAME_IT, page)
        beside = [c for c in nameless if not c.raw and _opens_as_indicators(_own_texts(table, c.name))]
        if beside:
            text = f"{len(beside)} kolom tabel ke-{table.number} tanpa judul memuat indikator yang tidak menjadi baris."
            yield Problem(STAGE, text, NAME_IT, page)
        told = "judul indikator dan judul nilai" if any(holds_two(c.raw) for c in unknown) else _abreast(table)
        if told:
            text = f"Sebuah kolom tabel ke-{table.number} memuat {told}: dua kolom terbaca satu."
            yield Problem(STAGE, text, COMPARE, page)
        if any(_holds_rests(_own_texts(table, c.name)) for c in nameless):
            text = f"Sebuah kolom tabel ke-{table.number} tanpa judul memuat potongan teks: satu kolom terbaca dua."
            yield Problem(STAGE, text, COMPARE, page)
        if unread:
            text = f"Judul {len(unread)} kolom tabel ke-{table.number} tidak terbaca, jadi isinya tidak dikenali."
            yield Problem(STAGE, text, NAME_IT, page)


def _counts_a_year(header: str) -> bool:
    """Whether a header's last level is a year counted from a beginning that nothing tells: "Tahun ke-1"."""
    spoken = periods.read(header.split(" | ")[-1])
    return spoken is not None and spoken.period.unit == periods.YEAR and spoken.period.number is not None


def _abreast(table: NormalTable) -> str:
    """What of two columns stands in one of a table."""
    if two_headers([column.raw for column in table.columns]):
        return "dua judul"
    return "dua isian berdampingan" if two_values(table.indicators) else ""


def _texts(table: NormalTable, column: str) -> list[str]:
    return [row.text(column) for row in table.indicators]


def _own_texts(table: NormalTable, column: str) -> list[str]:
    """What a column says that no named one does, whose merged cells may reach over it."""
    named = [c.name for c in table.columns if not c.name.startswith(UNKNOWN_PREFIX)]
    return [text for row in table.indicators if (text := row.text(column)) not in [row.text(name) for name in named]]


def _holds_rests(texts: Sequence[str]) -> bool:
    """Whether most of what a column says are words in small letters: the blanks of justified lines parted them."""
    filled = [text for text in texts if text]
    rests = sum(_REST.match(text) is not None for text in filled)
    return rests >= FEWEST_FIGURES and 2 * rests >= len(filled)


def _opens_as_indicators(texts: Sequence[str]) -> bool:
    """Whether most of what a column says opens as indicators do."""
    filled = [text for text in texts if text]
    opening = sum(column_of(text) == "indikator" for text in filled)
    return opening >= FEWEST_FIGURES and 2 * opening > len(filled)


def _holds_figures(texts: Sequence[str]) -> bool:
    """Most cells with text are figures, and these are no numbering, which stays, rises by one or begins again."""
    filled = [text for text in texts if text]
    figures = [text for text in filled if _FIGURE.fullmatch(text)]
    steps = all(a.isdigit() and b in (a, str(int(a) + 1), "1") for a, b in pairwise(figures))
    counted = not figures or (figures[0] in FIRST and steps)
    return len(figures) >= max(FEWEST_FIGURES, _MOST * len(filled)) and not counted


def _figures_together(table: NormalTable, columns: Sequence[Column]) -> list[Column]:
    """Columns of which nearly all that they say of the indicators, together, are figures, or those among them that say
    nothing else: each alone says too little of few rows.
    """
    named = [row for row in table.indicators if row.text("indikator")]
    texts = {column: [text for row in named if (text := row.text(column.name))] for column in columns}
    pure = [column for column, own in texts.items() if own and all(map(_FIGURE.fullmatch, own))]
    found = ((columns, _are_figures(texts, columns)), (pure, len(pure) > 1 and _are_figures(texts, pure)))
    return next((list(some) for some, told in found if told), [])


def _are_figures(texts: Mapping[Column, Sequence[str]], columns: Sequence[Column]) -> bool:
    cells = [text for column in columns for text in texts[column]]
    figures = sum(_FIGURE.fullmatch(text) is not None for text in cells)
    return len(cells) > _FEWEST_TOGETHER and figures > _NEARLY * len(cells)


def _sideways(doc: Normalised) -> Iterator[Problem]:
    """A problem for each page with further columns of a table that another page has."""
    used = [table.source for table in doc.tables if table.source and table.indicators]
    for page, other in cut_sideways(doc.document, used):
        text = (
            f"Halaman {page} memuat kolom lain dari tabel pada halaman {other}: tabel dicetak lebih lebar dari kertas."
        )
        yield Problem(STAGE, text, "Cetak ulang dengan lebar satu halaman, atau olah berkas lembar kerjanya.", page)


def _first(text: str) -> str:
    """The first words of a text."""
    return " ".join(text.split())[:40]


def _pages(document: Document, known: tuple[Problem, ...]) -> Iterator[Problem]:
    named = {problem.page for problem in known}
    for page in document.pages:
        if page.unread and page.number not in named:
            yield Problem(STAGE, f"Tidak terbaca: {page.fate}.", "Periksa halaman ini secara manual.", page.number)


def _rows(doc: Normalised, number: int, table: Table) -> Iterator[Problem]:
    known: set[int] = set()
    for normal in doc.tables:
        if normal.source is table:
            known.update(source for row in normal.indicators for source in row.source_rows or (row.source_row,))
            known.update(row.row for row in normal.set_aside)
    printed = {cell.row: cell for cell in reversed(table.cells) if cell.row not in known and cell.text.strip()}
    lost = sorted(printed)
    if lost:
        first = printed[lost[0]]
        yield Problem(
            STAGE,
            f"{len(lost)} baris tabel ke-{number} tidak ada pada hasil: "
            f'baris {runs(row + 1 for row in lost)}, mulai dari "{_first(first.text)}".',
            "Periksa baris itu secara manual.",
            first.page or table.page,
        )
