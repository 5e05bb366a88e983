"""How much of invented documents comes out right, cell by cell: rows, text cells and targets by kind of document.

    python -m benchmarks.invented [--count 5] [--seed 1] [--kinds browser,word,docx,text,scan] [--wrong 0]

The documents are made anew from the seed (see `benchmarks.invent`), so a new seed is a set that nobody has seen.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from rapidfuzz.fuzz import ratio

import iku
from benchmarks.invent.__main__ import KINDS
from benchmarks.invent.content import OFFICIAL, invent, nomenclature
from normalize.model import Indicator

TEXTS = ("no", "tujuan", "sasaran", "indikator", "definisi_operasional", "sumber_data", "penanggung_jawab")
SAME_ROW = 80
"""Similarity of indicator and goal, 0-100, from which two rows are the same one."""


def fold(text: str) -> str:
    """White space and the full stop of a number do not count."""
    return " ".join(text.split()).rstrip(".")


def pairs(truth: list[dict], found: list[Indicator]) -> list[tuple[dict, Indicator | None]]:
    """Each row of the truth with the first row not yet taken that says the same."""
    left = list(found)
    out: list[tuple[dict, Indicator | None]] = []
    for row in truth:
        key = row["sasaran"] + row["indikator"]
        same = next((i for i in left if ratio(key, i.text("sasaran") + i.text("indikator")) >= SAME_ROW), None)
        if same:
            left.remove(same)
        out.append((row, same))
    return out


def count(truth: dict, found: list[Indicator], wrong: list[str]) -> Counter[str]:
    """Cells right and cells there are, by sort."""
    rows = [row for table in truth["tabel"] for row in table["baris"]]
    tally: Counter[str] = Counter({"rows": len(rows) + len(found)})
    for row, got in pairs(rows, found):
        tally["rows right"] += 2 * (got is not None)
        for name in (n for n in TEXTS if n in row):
            right = got is not None and fold(got.text(name)) == fold(row[name])
            tally.update({"text": 1, "text right": right})
            if not right:
                wrong.append(f"{name}: {row[name]!r} came out as {got.text(name) if got else None!r}")
        values = {t.year: t.value for t in got.targets} if got else {}
        for year, want in row["target"].items():
            value = values.get(year)
            right = value is not None and (value.status, value.number, value.unit, value.grade) == (
                want["status"], want["nilai"], want["satuan"], want["predikat"],
            )  # fmt: skip
            tally.update({"target": 1, "target right": right})
            if not right:
                wrong.append(f"{year}: {want} came out as {value}")
    return tally


def main() -> None:
    """Print a line for each kind."""
    parser = argparse.ArgumentParser(description="Accuracy on invented documents")
    parser.add_argument("--count", type=int, default=5, help="documents of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="browser,word,docx,text")
    parser.add_argument("--wrong", type=int, default=0, help="wrong cells to print")
    args = parser.parse_args()
    official = nomenclature(OFFICIAL)
    print(f"{'kind':<10}{'documents':>10}{'rows F1':>10}{'text':>8}{'target':>8}")
    for k, kind in enumerate(args.kinds.split(",")):
        tally: Counter[str] = Counter()
        wrong: list[str] = []
        for seed in range(args.seed + k * args.count, args.seed + (k + 1) * args.count):
            spec, (suffix, write) = invent(seed, official), KINDS[kind]
            with tempfile.TemporaryDirectory() as tmp:
                file = Path(tmp, f"dokumen{suffix}")
                write(spec, file)
                tables = iku.convert(file).normalised.tables
            tally += count(spec.truth(), [i for table in tables for i in table.indicators], wrong)
        shares = [tally[f"{sort} right"] / max(1, tally[sort]) for sort in ("rows", "text", "target")]
        print(f"{kind:<10}{args.count:>10}{shares[0]:>10.3f}{shares[1]:>8.3f}{shares[2]:>8.3f}")
        for line in wrong[: args.wrong]:
            print("   ", line)


if __name__ == "__main__":
    main()
