"""Word documents printed with columns too narrow for what they hold, read as PDF and held against the documents.

    python -m benchmarks.narrow DOCX... [--seeds 1 2 3]

Of each table some columns are made 45 to 75 % as wide, and what they lose goes to the widest; LibreOffice prints it and
breaks numbers, words and headers where it must. Counted are rows that are in one of the two readings only, and values
and texts that differ, texts also by their white space alone. Exit code 1 where a row or a value does.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from rapidfuzz import fuzz

from benchmarks.invent.word import printed
from iku.document.pipeline import convert
from normalize.model import Indicator

LEAST = 330
"""Twentieths of a point: the narrowest column, one or two letters wide."""
SHARES = (0.45, 0.55, 0.65, 0.75)
OFTEN = 0.45
ALIKE = 70.0


def narrowed(source: Path, target: Path, seed: int) -> None:
    """The document with some columns narrower."""
    rng, document = random.Random(seed), docx.Document(str(source))
    for table in document.tables:
        columns = table._tbl.tblGrid.findall(qn("w:gridCol"))
        before = [int(column.get(qn("w:w")) or 800) for column in columns]
        after = [max(LEAST, int(w * rng.choice(SHARES))) if rng.random() < OFTEN else w for w in before]
        after[after.index(max(after))] += sum(before) - sum(after)
        for column, width in zip(columns, after, strict=True):
            column.set(qn("w:w"), str(width))
        _laid_out(table._tbl, after)
    document.save(str(target))


def _laid_out(table: Any, widths: Sequence[int]) -> None:
    """Cells as wide as their columns, in a layout that no text changes."""
    layout = table.tblPr.find(qn("w:tblLayout"))
    if layout is None:
        layout = OxmlElement("w:tblLayout")
        table.tblPr.append(layout)
    layout.set(qn("w:type"), "fixed")
    for row in table.tr_lst:
        at = 0
        for cell in row.tc_lst:
            over = cell.get_or_add_tcPr().find(qn("w:gridSpan"))
            span = int(over.get(qn("w:val"))) if over is not None else 1
            cell.width = sum(widths[at : at + span]) * 635  # to EMU
            at += span


def differences(source: Path, target: Path) -> Counter[str]:
    """Rows, values and texts that the two files' readings do not share."""
    ours, theirs = _rows(source), _rows(target)
    count: Counter[str] = Counter()
    for row in ours:
        like = max(theirs, key=lambda other: _alike(row, other), default=None)
        if like is None or _alike(row, like) < ALIKE:
            count["rows"] += 1
            continue
        theirs.remove(like)
        for name in row.fields.keys() | like.fields.keys():
            one, other = _text(row, name), _text(like, name)
            count["texts" if _letters(one) != _letters(other) else "white space"] += one != other
        count["values"] += len(_values(row) ^ _values(like))
    count["rows"] += len(theirs)
    return count


def _rows(file: Path) -> list[Indicator]:
    return [row for table in convert(file).doc.tables for row in table.indicators]


def _alike(one: Indicator, other: Indicator) -> float:
    """Their indicators, and of like ones all that they say."""
    texts = [_letters(" ".join(_text(row, name) for name in row.fields)) for row in (one, other)]
    name = fuzz.ratio(_letters(_text(one, "indikator")), _letters(_text(other, "indikator")))
    return name + fuzz.ratio(*texts) / 1000


def _text(row: Indicator, name: str) -> str:
    return row.fields[name].clean if name in row.fields else ""


def _letters(text: str) -> str:
    return "".join(text.split()).replace("-", "").lower()


def _values(row: Indicator) -> set[tuple[str, str, str, str, float | None]]:
    return {(v.kind, v.year, v.period, v.value.status, v.value.number) for v in row.targets}


def main() -> int:
    arguments = argparse.ArgumentParser(description="Documents printed with narrow columns, against themselves.")
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    asked = arguments.parse_args()
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for file in asked.files:
            for seed in asked.seeds:
                narrow = Path(folder) / f"{file.stem}-{seed}.docx"
                narrowed(file, narrow, seed)
                found = differences(file, printed(narrow, narrow.parent))
                total += found
                print(f"{file.name:40} {seed:3}", *(f"{name} {n}" for name, n in sorted(found.items()) if n), sep="  ")
    print("together", *(f"{name} {n}" for name, n in sorted(total.items()) if n), sep="  ")
    return 1 if total["rows"] or total["values"] else 0


if __name__ == "__main__":
    sys.exit(main())
