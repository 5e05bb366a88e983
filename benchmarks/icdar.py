"""How well raw tables are found: adjacency F1 of each document of a folder, kept as a floor that may only rise.

    python -m benchmarks.icdar [--dir DIR] [--update]

DIR holds `<name>.pdf` beside `<name>-str.xml`, the structure truth of the ICDAR-2013 table competition. Every
document is read three times: as printed, with its vertical rules taken away, and with all rules taken away, so that
the engine for unruled tables is measured on every layout. Relations are those of Goebel et al. 2012: each cell and its
nearest neighbour with text to the right and below, spans expanded, texts without case and punctuation.
Exit code 1 where a figure fell below `icdar_floor.csv`; `--update` writes the figures of this run there instead.
"""

import argparse
import csv
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium

from extract.choice.score import choose
from extract.document import Table
from extract.ink import Fills, Ink, Rules
from extract.pdf.parse import parse_page
from extract.sense import NoSense
from extract.settings import Settings

FLOOR = Path(__file__).with_name("icdar_floor.csv")
DEFAULT = Path(__file__).parents[2] / "shared" / "icdar-eu"
LAYOUTS = ("as_printed", "no_vertical_rules", "no_rules")
SLACK = 0.0005
Placed = tuple[int, int, int, int, str]
"""First and last row, first and last column, inclusive, and the text."""
Relations = Counter[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Of one document in one layout."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean."""
        return harmonic(self.precision, self.recall)


def harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def plain(text: str) -> str:
    return re.sub(r"[^0-9a-z]+", "", text.lower()) or re.sub(r"\s+", "", text)


def truth(path: Path) -> dict[int, list[list[Placed]]]:
    """Page number -> its tables."""
    pages: dict[int, list[list[Placed]]] = defaultdict(list)
    for region in ET.parse(path).getroot().iter("region"):
        pages[int(region.get("page", "0"))].append([_true_cell(cell) for cell in region.findall("cell")])
    return pages


def _true_cell(cell: ET.Element) -> Placed:
    top, left = int(cell.get("start-row", "0")), int(cell.get("start-col", "0"))
    bottom, right = int(cell.get("end-row") or top), int(cell.get("end-col") or left)
    return top, bottom, left, right, plain(cell.findtext("content") or "")


def placed(table: Table) -> list[Placed]:
    return [(c.row, c.row + c.row_span - 1, c.col, c.col + c.col_span - 1, plain(c.text)) for c in table.cells]


def relations(cells: Sequence[Placed]) -> Relations:
    """Neighbouring texts, to the right ("H") and below ("V")."""
    at = {
        (row, col): number
        for number, (top, bottom, left, right, text) in enumerate(cells)
        if text
        for row in range(top, bottom + 1)
        for col in range(left, right + 1)
    }
    if not at:
        return Counter()
    rows, cols = max(row for row, _ in at) + 1, max(col for _, col in at) + 1
    found = set()
    for (row, col), number in at.items():
        right = next((n for c in range(col + 1, cols) if (n := at.get((row, c))) is not None), number)
        below = next((n for r in range(row + 1, rows) if (n := at.get((r, col))) is not None), number)
        found |= {(number, other, way) for other, way in ((right, "H"), (below, "V")) if other != number}
    return Counter((cells[a][4], cells[b][4], way) for a, b, way in found)


def figure(true: dict[int, list[list[Placed]]], got: dict[int, list[list[Placed]]]) -> Figure:
    """Tables are matched by the relations they share; an unmatched table counts against its side."""
    right = n_got = n_true = 0
    for page in set(true) | set(got):
        left, other = [relations(t) for t in true.get(page, [])], [relations(t) for t in got.get(page, [])]
        n_true += sum(r.total() for r in left)
        n_got += sum(r.total() for r in other)
        used: set[tuple[str, int]] = set()
        shared = sorted(((a & b).total(), i, j) for i, a in enumerate(left) for j, b in enumerate(other))
        for count, i, j in reversed(shared):
            if count and not used & {("true", i), ("got", j)}:
                used |= {("true", i), ("got", j)}
                right += count
    return Figure(right / n_got if n_got else 0.0, right / n_true if n_true else 0.0)


def without(ink: Ink, layout: str) -> Ink:
    """The page with the rules that the layout leaves; without some, shading goes too, since it tells cells as well."""
    if layout == "as_printed":
        return ink
    bare = Fills(ink.fills.boxes[:0], ink.fills.colours[:0])
    return replace(ink, rules=_some(ink.rules, across=layout == "no_vertical_rules"), fills=bare)


def _some(rules: Rules, across: bool) -> Rules:
    n = len(rules.horizontal) if across else 0
    changed = {name: getattr(rules, name) for name in rules.__slots__}
    for name, value in changed.items():
        if value is not None:
            changed[name] = value[:n] if name.startswith("horizontal") else value[:0]
    return Rules(**changed)


def inks(path: Path) -> Iterator[Ink]:
    document = pdfium.PdfDocument(path)
    for number in range(1, len(document) + 1):
        yield parse_page(document[number - 1], number, Settings())[0]
    document.close()


def measure(folder: Path) -> tuple[dict[tuple[str, str], Figure], float]:
    """(document, layout) -> figure, and seconds a page for reading as printed."""
    figures: dict[tuple[str, str], Figure] = {}
    seconds, pages = 0.0, 0
    for xml in sorted(folder.glob("*-str.xml")):
        name = xml.name.removesuffix("-str.xml")
        if not (folder / f"{name}.pdf").exists():
            continue
        true = truth(xml)
        start = time.perf_counter()
        read = list(inks(folder / f"{name}.pdf"))
        parsed = time.perf_counter() - start
        for layout in LAYOUTS:
            start = time.perf_counter()
            got = {ink.page: [placed(t) for t in choose(without(ink, layout), NoSense()).tables] for ink in read}
            if layout == "as_printed":
                seconds += parsed + time.perf_counter() - start
                pages += len(read)
            figures[name, layout] = figure(true, got)
    return figures, seconds / max(1, pages)


def floor() -> dict[tuple[str, str], Figure]:
    if not FLOOR.exists():
        return {}
    with FLOOR.open(encoding="utf-8", newline="") as file:
        return {
            (row["document"], row["layout"]): Figure(float(row["precision"]), float(row["recall"]))
            for row in csv.DictReader(file)
        }


def keep(figures: dict[tuple[str, str], Figure]) -> None:
    with FLOOR.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["document", "layout", "precision", "recall"])
        for (name, layout), one in sorted(figures.items()):
            out.writerow([name, layout, f"{one.precision:.4f}", f"{one.recall:.4f}"])


def report(figures: dict[tuple[str, str], Figure], per_page: float) -> list[str]:
    """Prints every figure that is not full and the means; returns what fell below the floor."""
    before, fallen = floor(), []
    for (name, layout), one in sorted(figures.items(), key=lambda item: item[1].f1):
        if one.f1 < 0.995:
            print(f"{name:10} {layout:18} P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}")
        old = before.get((name, layout))
        if old is not None and one.f1 < old.f1 - SLACK:
            fallen.append(f"{name} {layout}: {old.f1:.4f} -> {one.f1:.4f}")
    for layout in LAYOUTS:
        own = [one for (_, where), one in figures.items() if where == layout]
        p, r = (sum(values) / max(1, len(own)) for values in ([o.precision for o in own], [o.recall for o in own]))
        print(f"{layout:18} documents {len(own)}  macro P {p:.4f}  R {r:.4f}  F1 {harmonic(p, r):.4f}")
    print(f"{1000 * per_page:.1f} ms a page as printed, without process start")
    return fallen


def main() -> int:
    arguments = argparse.ArgumentParser(description="Adjacency F1 of raw tables, with a floor that may only rise.")
    arguments.add_argument("--dir", type=Path, default=DEFAULT)
    arguments.add_argument("--update", action="store_true")
    chosen = arguments.parse_args()
    figures, per_page = measure(chosen.dir)
    fallen = report(figures, per_page)
    if chosen.update:
        keep(figures)
        return 0
    print("\n".join(["fell below the floor:", *fallen]) if fallen else "nothing fell below the floor")
    return 1 if fallen or not figures else 0


if __name__ == "__main__":
    sys.exit(main())
