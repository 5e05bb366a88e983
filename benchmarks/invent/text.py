"""A document as the table text that an OCR service gives: tabs, blank lines where pages break, damaged words."""

import random
from pathlib import Path

from benchmarks.invent.columns import columns, merged_span, value
from benchmarks.invent.content import Spec


def build(spec: Spec, out: Path) -> None:
    """Write the text file."""
    rng = random.Random(spec.style.seed)
    parts = [_table(spec, t, rng) for t in spec.tables]
    out.write_text("\n".join(parts), encoding="utf-8")


def _table(spec: Spec, table: dict, rng: random.Random) -> str:
    keys, years = columns(spec, table), [str(y) for y in spec.years]
    flat = [k for key in keys for k in (years if key == "target" else [key])]
    first = flat.index(years[0])
    top = ["" if k in years[1:] else spec.names["target" if k == years[0] else k] for k in flat]
    below = [k if k in years else "" for k in flat]
    lines = [
        "",
        "INDIKATOR KINERJA UTAMA (IKU)",
        "",
        f"{spec.office.upper()}",
        f"TAHUN {spec.year}",
        "",
        table["judul"],
        "",
    ]
    lines += ["\t".join(top), "\t".join(below)]
    rows = table["baris"]
    for i, row in enumerate(rows):
        cells = [row[k] if k in years else value(row, k) if merged_span(rows, i, k) else "" for k in flat]
        lines += _printed(cells, first, rng)
    return "\n".join([*lines, ""])


def _printed(cells: list[str], first: int, rng: random.Random) -> list[str]:
    """A row on one line, or cut by a page: a blank line, then the tails of the long cells."""
    if rng.random() > 0.08:
        return ["\t".join(cells)]
    heads, tails = [], []
    for i, text in enumerate(cells):
        words = text.split(" ")
        cut = len(words) * 2 // 3 if len(words) > 6 and i < first and "\\" not in text else len(words)
        heads.append(" ".join(words[:cut]))
        tails.append(" ".join(words[cut:]))
    return ["\t".join(heads), "", "\t".join(tails)] if any(tails) else ["\t".join(cells)]
