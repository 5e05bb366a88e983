"""The grids of the peers' own tests, read by iku and by each peer: adjacency F1 side by side.

    python -m benchmarks.peers --camelot DIR --pdfplumber DIR

DIR is the `tests` folder of a checkout of that project. `peers.csv` names the grids: for camelot the expected tables
of its `data.py` (several, where its parsers have an expectation each: the nearest counts, which favours the peers),
for pdfplumber the settings with which its tests read the page. Peers read with their defaults. Relations are those of
`benchmarks.icdar`; a table is compared with the one that shares most with it. Exit code 1 where a peer reads a grid
at .9 that iku reads under .8.
"""

import argparse
import csv
import json
import runpy
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.icdar import Placed, harmonic, inks, placed, plain, relations
from extract.choice.score import choose
from extract.sense import NoSense

GRIDS = Path(__file__).with_name("peers.csv")
FLAVOURS = ("lattice", "stream", "hybrid", "network")
Table = list[Placed]
Reader = Callable[[Path, int], list[Table]]
Text = Sequence[Sequence[str | None]]


def from_texts(rows: Text) -> Table:
    return [(r, r, c, c, plain(text or "")) for r, row in enumerate(rows) for c, text in enumerate(row)]


def iku(path: Path, page: int) -> list[Table]:
    (ink,) = [ink for ink in inks(path) if ink.page == page]
    tables = [placed(table) for table in choose(ink, NoSense()).tables]
    return [*tables, *(_unspanned(table) for table in tables), *(_copied(table) for table in tables)]


def _copied(table: Table) -> Table:
    """As other expectations are: the text of a merged cell stands at each of its positions."""
    return [
        (r, r, c, c, text)
        for top, foot, left, right, text in table
        for r in range(top, foot + 1)
        for c in range(left, right + 1)
    ]


def _unspanned(table: Table) -> Table:
    """As the peers' expectations are: the text of a merged cell stands at its first position only."""
    return [(top, top, left, left, text) for top, _, left, _, text in table]


def camelot(flavour: str) -> Reader:
    def read(path: Path, page: int) -> list[Table]:
        from camelot.io import read_pdf

        return [from_texts(t.df.values.tolist()) for t in read_pdf(path, pages=str(page), flavor=flavour)]

    return read


def pdfplumber(path: Path, page: int) -> list[Table]:
    return [from_texts(rows) for rows in plumbed(path, page, {})]


def plumbed(path: Path, page: int, settings: dict[str, Any]) -> list[Text]:
    import pdfplumber as peer

    with peer.open(path) as pdf:
        found: list[Text] = pdf.pages[page - 1].extract_tables(settings)
        return found


READERS: dict[str, Reader] = {"iku": iku, **{f: camelot(f) for f in FLAVOURS}, "pdfplumber": pdfplumber}


def near(truth: Table, found: Sequence[Table]) -> float:
    """F1 of the table that shares most with the truth."""
    true = relations(truth)
    best = 0.0
    for table in found:
        got = relations(table)
        shared = (true & got).total()
        if shared:
            best = max(best, harmonic(shared / got.total(), shared / true.total()))
    return best


def truths(folder: Path, row: dict[str, str]) -> list[Table]:
    if row["folder"] == "camelot":
        known = _expected(folder)
        return [from_texts(known[name]) for name in row["truth"].split()]
    found = plumbed(_file(folder, row), int(row["page"]), json.loads(row["truth"]))
    return [from_texts(found[int(row["table"]) - 1])]


@cache
def _expected(folder: Path) -> dict[str, Any]:
    return runpy.run_path(str(folder / "data.py"))


def _file(folder: Path, row: dict[str, str]) -> Path:
    return folder / ("files" if row["folder"] == "camelot" else "pdfs") / row["file"]


def _figures(folder: Path, row: dict[str, str], keep: Callable[..., list[Table]]) -> dict[str, float]:
    true, path = truths(folder, row), _file(folder, row)
    return {name: max(near(t, keep(name, path, int(row["page"]))) for t in true) for name in READERS}


@cache
def _read(name: str, path: Path, page: int) -> list[Table]:
    return READERS[name](path, page)


def main() -> int:
    arguments = argparse.ArgumentParser(description="Grids of the peers' own tests, side by side.")
    arguments.add_argument("--camelot", type=Path)
    arguments.add_argument("--pdfplumber", type=Path)
    chosen = vars(arguments.parse_args())
    with GRIDS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if chosen[row["folder"]]]
    print(f"{'':44}", *(f"{name:>10}" for name in READERS))
    every = []
    for row in rows:
        figures = _figures(chosen[row["folder"]], row, _read)
        every.append(figures)
        print(f"{row['file'] + ' ' + row['table']:44}", *(f"{figures[name]:10.3f}" for name in READERS))
    print(f"{'mean':44}", *(f"{mean(f[name] for f in every):10.3f}" for name in READERS))
    behind = [f for f in every if f["iku"] < 0.8 and max(f.values()) >= 0.9]
    print(f"grids under .8 that a peer reads at .9: {len(behind)}")
    return 1 if behind or not every else 0


if __name__ == "__main__":
    sys.exit(main())
