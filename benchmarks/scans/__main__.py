"""python -m benchmarks.scans [--pages N] [--only KIND] [--wrong N]: how well damaged scans are read, and how fast.

For each kind of damage: words read right (F1 against the text of the digital page), cells found (F1 of the
rows and columns that the digital page's tables have), seconds a page.
"""

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium

from benchmarks.scans.damage import BACK, KINDS, Box, Damage
from benchmarks.scans.make import make
from extract.choice.score import choose
from extract.document import Table
from extract.ink import Ink
from extract.pdf.parse import parse_page
from extract.scan.page import scan_ink
from extract.sense import NoSense
from extract.settings import Settings

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
PAGES = (
    ("dev-1-word.pdf", 2), ("dev-3-peramban.pdf", 4), ("dev-4-rapi.pdf", 3), ("dev-6-peramban.pdf", 5),
    ("iku-2024-dinas-perdagangan.pdf", 4),
)  # fmt: skip
"""Pages (0-based) of several producers and typefaces."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=len(PAGES))
    parser.add_argument("--only", default="")
    parser.add_argument("--wrong", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "scans")
    args = parser.parse_args()
    args.keep.mkdir(exist_ok=True)
    for kind in (*KINDS, BACK):
        if args.only in kind.name:
            _kind(kind, args)


def _kind(kind: Damage, args: argparse.Namespace) -> None:
    words, cells, seconds, wrong = [], [], [], []
    for name, number in PAGES[: args.pages]:
        with pdfium.PdfDocument(CORPUS / name) as pdf:
            ink, _ = parse_page(pdf[number], 1, Settings())
            truth = Counter(pdf[number].get_textpage().get_text_bounded().split())
        tables = choose(ink, NoSense()).tables
        scan = make(CORPUS / name, number, kind, _header(ink, tables), args.keep / f"{kind.name}-{name}-{number}.pdf")
        started = time.process_time()
        with pdfium.PdfDocument(scan) as pdf:
            result = scan_ink(pdf[0], 1)
        seconds.append(time.process_time() - started)
        read = _words(result.ink) if result.ink else Counter[str]()
        words.append(_f1(truth, read))
        cells.append(_f1(_places(tables), _places(choose(result.ink, NoSense()).tables if result.ink else ())))
        wrong.append((name, sorted((read - truth).elements()), sorted((truth - read).elements())))
        if result.ink is None:
            wrong.append((name, [result.kind], []))
    print(f"{kind.name:<16} words {np.mean(words):.4f} (least {min(words):.3f})  cells {np.mean(cells):.3f}", end="")
    print(f" (least {min(cells):.3f})  {np.mean(seconds):.2f} s of processor a page", flush=True)
    for name, extra, missing in wrong:
        if args.wrong and (extra or missing):
            print("   ", name, "read", extra[: args.wrong], "printed", missing[: args.wrong])


def _header(ink: Ink, tables: "tuple[Table, ...] | list[Table]") -> Box:
    """The first row of the first table, in shares of the page."""
    if not tables:
        return (0.0, 0.0, 0.0, 0.0)
    box = next(cell.box for cell in tables[0].cells if cell.box and cell.row == 0)
    whole = tables[0].box or box
    return (whole.x0 / ink.width, box.y0 / ink.height, whole.x1 / ink.width, box.y1 / ink.height)


def _words(ink: Ink) -> Counter[str]:
    """Words of a scan: a space, or a character that does not touch the one before, ends one."""
    glyphs = ink.glyphs
    apart = np.abs(np.diff(glyphs.boxes[:, 0], prepend=0) - np.diff(glyphs.boxes[:, 2], prepend=0)) < -1
    apart[1:] = np.abs(glyphs.boxes[1:, 0] - glyphs.boxes[:-1, 2]) > 0.5
    apart[1:] |= np.abs(np.diff(glyphs.boxes[:, 1])) > 0.5
    text = "".join((" " if new else "") + char for char, new in zip(glyphs.text.tolist(), apart.tolist(), strict=True))
    return Counter(text.split())


def _places(tables: "tuple[Table, ...] | list[Table]") -> Counter[tuple[int, ...]]:
    """Every cell by its place and spans."""
    return Counter((n, c.row, c.col, c.row_span, c.col_span) for n, table in enumerate(tables) for c in table.cells)


def _f1(truth: Counter[object], read: Counter[object]) -> float:
    return 2 * (truth & read).total() / max(1, truth.total() + read.total())


if __name__ == "__main__":
    main()
