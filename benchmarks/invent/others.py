"""Documents that hold no indicators, as table text: what a table must not be taken for, drawn at random from a seed.

`others_tables.csv` has the titles and the tables of each kind (a column is "header=cells"), `others_cells.csv` what
cells say: texts to choose from, "#1-9 Unit" for a number, "@name" for a list, "@@level" for an official name.
"""

import csv
import random
from functools import cache
from pathlib import Path

from benchmarks.invent.content import OFFICIAL, nomenclature

HERE = Path(__file__).parent
OFFICES = ("DINAS PERTANIAN KABUPATEN KAUR", "Kecamatan Pino Raya", "BADAN KEUANGAN DAERAH", "INSPEKTORAT", "")
TITLES = "judul="


@cache
def cells() -> dict[str, str]:
    """The lists of texts by name; official names among them, by level."""
    with (HERE / "others_cells.csv").open(encoding="utf-8", newline="") as stream:
        known = {row["isi"]: row["teks"] for row in csv.DictReader(stream)}
    for level in ("program", "kegiatan", "subkegiatan"):
        known[f"@{level}"] = ";".join(row["nama"] for row in nomenclature(OFFICIAL) if row["level"] == level)
    return known


@cache
def kinds() -> dict[str, tuple[list[str], list[list[list[str]]]]]:
    """By kind: its titles, and its tables as columns of [header, what its cells say]."""
    out: dict[str, tuple[list[str], list[list[list[str]]]]] = {}
    with (HERE / "others_tables.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            titles, tables = out.setdefault(row["jenis"], ([], []))
            if row["kolom"].startswith(TITLES):
                titles += row["kolom"].removeprefix(TITLES).split(";")
            else:
                tables.append([column.split("=", 1) for column in row["kolom"].split("|")])
    return out


def document(seed: int) -> tuple[str, str]:
    """(kind, table text): some tables of one kind, with titles or without; the same seed gives the same document."""
    rng = random.Random(seed)
    kind = rng.choice(sorted(kinds()))
    titles, tables = kinds()[kind]
    lines = [rng.choice(OFFICES), ""]
    for _ in range(rng.randint(1, 4)):
        lines += [rng.choice(titles), "", *_table(rng.choice(tables), rng), ""]
    return kind, "\n".join(lines)


def _table(columns: list[list[str]], rng: random.Random) -> list[str]:
    out = ["\t".join(head for head, _ in columns)]
    if rng.random() < 0.3:
        out.append("\t".join(str(n + 1) for n in range(len(columns))))
    for number in range(1, rng.randint(3, 14)):
        row = [cell(says, rng) for _, says in columns]
        out.append("\t".join([row[0] or f"{number}.", *row[1:]]))
    return out


def cell(says: str, rng: random.Random) -> str:
    """One cell of a column."""
    if says.startswith("@"):
        says = cells()[says[1:]]
    text = rng.choice(says.split(";"))
    if not text.startswith("#"):
        return text
    bounds, _, unit = text[1:].partition(" ")
    low, high = map(int, bounds.rstrip("%").split("-"))
    number = f"{rng.randint(low, high):,}".replace(",", ".")
    return f"{number}{'%' if bounds.endswith('%') else ''} {unit}".strip()
