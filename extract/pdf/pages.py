"""A PDF's pages: each parsed, its tables found and filled, and what became of it told."""

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2 as pdfium

from extract.choice.lineup import Lineup, lineup
from extract.choice.score import choose
from extract.document import UNREAD, Box, Cell, Line, Page, Problem, Table, Unreadable
from extract.ink import Ink
from extract.loose import loose
from extract.pdf.annotations import TooManyObjects
from extract.pdf.opened import STAGE, Opened, opened
from extract.pdf.parse import Layer, TooLarge, parse_page
from extract.sense import HeaderSense
from extract.settings import Settings
from extract.titles import titled

_LEAST = (8.0, 4.0)
"""Points: width and height from which a picture shows something."""
_WITHIN = 0.9
"""Part of a picture that its cell must hold: what is larger lies under the table."""


if TYPE_CHECKING:
    from extract.scan.page import ScanResult

_PICTURE = 0.5
"""Share of the page that pictures must cover for a page without readable text to be a scan."""
_FEW_RULES = 4
_CUT = "tepi halaman memotong tabel; yang di luarnya ikut dibaca"
_MANY_SIZES = 12
"""Sizes of letters on one page; a typed one has some five."""


@dataclass(frozen=True, slots=True)
class PageResult:
    """A page and what went wrong with it."""

    page: Page
    problems: tuple[Problem, ...] = ()


def read_pages(data: bytes, sense: HeaderSense, settings: Settings) -> list[PageResult]:
    """The pages that the settings ask for, in order. Raises `Unreadable`."""
    engines = lineup(data, settings)
    with opened(data, settings) as file:
        total = len(file)
        wanted = range(1, total + 1) if settings.pages is None else sorted(set(settings.pages))
        out: list[PageResult] = []
        for number in wanted:
            if number > settings.max_pages and number <= total:
                out.append(_beyond(number, settings))
            elif 1 <= number <= total:
                result = _read(file, number, Reading(sense, settings, engines, _last_table(out, number)))
                out.append(result if number > 1 else replace(result, problems=(*file.problems, *result.problems)))
        return out


def ink_of(data: bytes, number: int, settings: Settings, sense: HeaderSense) -> Ink | None:
    """What one page (1-based) prints, of a scan by character recognition; None where it or the file cannot be read."""
    with suppress(Unreadable, TooManyObjects, TooLarge, pdfium.PdfiumError), opened(data, settings) as file:
        if 1 <= number <= min(len(file), settings.max_pages):
            with closing(file.shown(number)) as page:
                ink, layer = parse_page(page, number, settings)
                return _scan(page, ink, settings, sense).ink if kind_of(ink, layer) == "scan" else ink
    return None


def _last_table(read: Sequence[PageResult], number: int) -> Table | None:
    """The table at the foot of the page before, whose last row may end on this page."""
    if not read or read[-1].page.number != number - 1:
        return None
    tables = read[-1].page.tables
    return tables[-1] if tables else None


def _beyond(number: int, settings: Settings) -> PageResult:
    text = f"Halaman {number} melewati batas {settings.max_pages} halaman."
    return _unread(number, text, "Pecah berkas menjadi beberapa bagian.")


def _unread(number: int, text: str, remedy: str) -> PageResult:
    page = Page(number, 0.0, 0.0, kind="digital", fate=text, unread=True)
    return PageResult(page, (Problem(STAGE, text, remedy, number),))


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one page takes beside the page."""

    sense: HeaderSense
    settings: Settings
    engines: Lineup
    before: Table | None
    """The table at the foot of the page before."""


def _read(file: Opened, number: int, how: Reading) -> PageResult:
    try:
        with closing(file.shown(number)) as page:
            ink, layer = parse_page(page, number, how.settings)
            return _result(page, ink, layer, how)
    except pdfium.PdfiumError:
        return _unread(number, f"Halaman {number} rusak.", "Salin atau unduh ulang berkas aslinya.")
    except TooLarge as limit:
        return _unread(number, f"Halaman {number} melewati batas {limit}.", "Simpan ulang halaman itu sebagai PDF.")
    except TooManyObjects:
        text = f"Halaman {number} memuat terlalu banyak objek gambar."
        return _unread(number, text, "Cetak halaman itu ke PDF sebagai gambar.")


def _result(page: Any, ink: Ink, layer: Layer, how: Reading) -> PageResult:
    kind = kind_of(ink, layer)
    if kind == "empty":
        return PageResult(_page(ink, kind, (), "kosong"))
    if kind == "scan":
        return _scanned(page, ink, how)
    pictured = _with_pictures(page, ink, how)
    if pictured and pictured.ink is not None:
        return _tables(pictured.ink, "scan", _of_pictures(how), pictured.problems)
    result = _tables(ink, kind, how, pictured.problems if pictured else ())
    if not layer.cut:
        return result
    return replace(result, page=replace(result.page, fate=f"{result.page.fate}; {_CUT}"))


def _tables(ink: Ink, kind: str, how: Reading, problems: tuple[Problem, ...] = ()) -> PageResult:
    choice = choose(ink, how.sense, how.engines, how.before)
    fate = "; ".join(("dibaca", *choice.refused))  # what looked like a table and was refused is told
    drawings = [aside.table.box for aside in choice.aside if aside.table.box]
    tables, after = titled(ink, choice.tables, drawings)
    if kind == "digital":
        tables = pictured(ink, tables)
    page = _page(ink, kind, tables, fate)
    return PageResult(replace(page, after=after, aside=choice.aside, loose=loose(ink, tables, choice.aside)), problems)


def _scanned(page: Any, seen: Ink, how: Reading) -> PageResult:
    """Read by character recognition; `seen` is what the page shows without it."""
    result = _scan(page, seen, how.settings, how.sense)
    if result.ink is not None:
        return _tables(result.ink, "scan", _of_pictures(how), result.problems)
    if result.kind == "empty":
        return PageResult(_page(seen, "empty", (), "kosong"), result.problems)
    fate = "; ".join(problem.text for problem in result.problems)
    return PageResult(_page(seen, "scan", (), fate, unread=True), result.problems)


def _of_pictures(how: Reading) -> Reading:
    """How a picture is read: camelot reads none."""
    return replace(how, engines=replace(how.engines, last=None), before=None)


def _with_pictures(page: Any, ink: Ink, how: Reading) -> "ScanResult | None":
    """The ink of a digital page with that of tables which are pictures on it; None where it has none."""
    if not len(ink.images):
        return None
    from extract.scan.inset import with_tables

    return with_tables(page, ink, how.settings, how.sense)


def _scan(page: Any, seen: Ink, settings: Settings, sense: HeaderSense) -> "ScanResult":
    from extract.scan.page import scan_ink

    return scan_ink(page, seen.page, settings, sense)


def _page(ink: Ink, kind: str, tables: Sequence[Table], fate: str, unread: bool = False) -> Page:
    rotation = (ink.rotation + ink.turned) % 360
    return Page(ink.page, round(ink.width, 2), round(ink.height, 2), rotation, kind, tuple(tables), fate, unread)


def kind_of(ink: Ink, layer: Layer) -> str:
    """digital, scan (only to be read as a picture, whatever text lies under it) or empty."""
    if layer.nameless or layer.outlined:
        return "scan"
    area = float(((ink.images[:, 2] - ink.images[:, 0]) * (ink.images[:, 3] - ink.images[:, 1])).sum())
    pictured = area >= _PICTURE * ink.width * ink.height
    letters = int((ink.glyphs.text != " ").sum())
    if pictured and (letters == 0 or layer.hidden or layer.covered or _patchwork(ink)):
        return "scan"
    if letters == 0 and layer.hidden and len(ink.images):
        return "scan"
    drawn = letters or len(ink.images) or len(ink.rules.horizontal) or len(ink.rules.vertical)
    return "digital" if drawn else "empty"


def _patchwork(ink: Ink) -> bool:
    """Whether visible text over a picture was laid there by an OCR program: a size for every word, and no rule."""
    rules = len(ink.rules.horizontal) + len(ink.rules.vertical)
    return rules < _FEW_RULES and len(np.unique(np.round(ink.glyphs.size, 1))) > _MANY_SIZES


def pictured(ink: Ink, tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, with a mark of unread print where a cell below the first row holds nothing but a picture."""
    boxes = [Box(*(float(side) for side in image)) for image in ink.images]
    boxes = [box for box in boxes if box.width >= _LEAST[0] and box.height >= _LEAST[1]]
    return tuple(replace(t, cells=tuple(_marked(cell, boxes) for cell in t.cells)) if boxes else t for t in tables)


def _marked(cell: Cell, pictures: Sequence[Box]) -> Cell:
    box = cell.box
    if box is None or cell.row == 0 or cell.text.strip():
        return cell
    held = next((one for one in pictures if one.overlap(box) >= _WITHIN * one.area), None)
    return replace(cell, lines=(Line(UNREAD, held, cell.page),)) if held else cell
