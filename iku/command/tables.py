"""`iku tables`: the raw tables of one file, as found, before any normalisation."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emit import raw
from emit.raw import raw_csv, raw_html, raw_json
from extract.document import Document, Page
from extract.settings import Settings as ReadSettings
from iku.errors import ExitCode, UsageError, reason
from iku.inputs.ids import clean
from iku.inputs.opening import read_bytes
from iku.settings import Limits

DPI = 100
POINTS = 72
COLOURS = ("#d00000", "#0050d0", "#008040", "#a000a0")
REFUSED = "#909090"
"""Of regions that were refused as tables."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to read: a file, its pages as typed ("1,3-5", empty for all), and who finds the tables."""

    file: Path
    pages: str = ""
    engine: str = "auto"


def print_tables(asked: Request, form: str, debug_image: Path | None) -> ExitCode:
    """Print the tables to stdout as `form` (json, csv, html), what went wrong to stderr.

    Raises:
        UsageError: no such file or pages.
    """
    chosen = _chosen(asked.pages)
    document = _read(asked.file, ReadSettings(pages=chosen, engine=asked.engine))
    absent = _absent(document, chosen)
    label = clean(asked.file.name)
    text = raw_csv(document) if form == "csv" else (raw_html if form == "html" else raw_json)(document, label)
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    if debug_image is not None:
        draw_pages(asked.file, document, debug_image)
    for problem in document.problems:
        print(f"{problem.text} {problem.remedy}", file=sys.stderr)
    if absent:
        print(_lacking(absent), file=sys.stderr)
    whole = not document.problems and not absent and not any(page.unread for page in document.pages)
    return ExitCode.DONE if whole else ExitCode.PARTIAL


def _chosen(pages: str) -> tuple[int, ...] | None:
    try:
        return page_numbers(pages)
    except ValueError:
        raise UsageError(f"Halaman tidak dikenal: {pages}. Contoh: 1,3-5.") from None


def _absent(document: Document, chosen: tuple[int, ...] | None) -> list[int]:
    """Pages that were asked for and that the document, where it says what it has, does not have.

    Raises:
        UsageError: it has none of them.
    """
    present = {page.number for page in raw.pages(document)}
    if chosen is None or (document.problems and not present):
        return []
    absent = [number for number in chosen if number not in present]
    if len(absent) == len(chosen):
        raise UsageError(_lacking(absent))
    return absent


def _lacking(absent: Sequence[int]) -> str:
    from emit.result import runs

    return f"Halaman tidak ada pada berkas ini: {runs(absent)}."


def _read(file: Path, settings: ReadSettings) -> Document:
    from extract.reader import read
    from normalize.sense import VocabularySense

    try:
        data = read_bytes(str(file), Limits().file_bytes)
    except OSError as error:
        raise UsageError(f"Berkas tidak dapat dibuka: {file}: {reason(error)}.") from error
    return read(str(file), data, VocabularySense(), settings)


def page_numbers(text: str) -> tuple[int, ...] | None:
    """ "1,3-5" -> (1, 3, 4, 5); None, all pages, for an empty text.

    Raises:
        ValueError: not a list of pages.
    """
    if not text.strip():
        return None
    numbers: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.partition("-")
        low, high = int(first), int(last if dash else first)
        if not 1 <= low <= high <= 1_000_000:
            raise ValueError(part)
        numbers.update(range(low, high + 1))
    return tuple(sorted(numbers))


def draw_pages(file: Path, document: Document, folder: Path) -> None:
    """Write one PNG a page with grids, named after the file and the page. PDF only.

    Raises:
        UsageError: the document has no pages to draw, or the folder cannot be written.
    """
    if document.kind != "pdf":
        raise UsageError("Gambar halaman hanya dapat dibuat untuk PDF.")
    import pypdfium2

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"Folder gambar tidak dapat dibuat: {folder}: {reason(error)}.") from error
    pdf = pypdfium2.PdfDocument(file)
    for page in document.pages:
        if page.tables or page.aside:
            shown = pdf[page.number - 1]
            shown.set_rotation(page.rotation)
            picture = shown.render(scale=DPI / POINTS).to_pil()
            _draw(picture, page)
            picture.save(folder / f"{file.stem}-{page.number}.png")


def _draw(picture: Any, page: Page) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    scale = picture.width / page.width
    regions = [(table, COLOURS[number % len(COLOURS)]) for number, table in enumerate(page.tables)]
    for table, colour in [*regions, *((one.table, REFUSED) for one in page.aside)]:
        for cell in table.cells:
            if cell.box is not None:
                box = [v * scale for v in (cell.box.x0, cell.box.y0, cell.box.x1, cell.box.y1)]
                pen.rectangle(box, outline=colour, width=2)
