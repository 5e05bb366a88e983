"""python -m benchmarks.scans.calibrate SCAN:TRUTH.json ... [--write]: how often what was read as surely is right.

Each scan is converted and its cells, by how sure the recogniser was of the least sure letter, compared with the
truth; the shares go to normalize/vocabulary/keyakinan.csv. Values count as numbers that were given, texts as a whole.
"""

import argparse
import csv
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import iku
from benchmarks.invented import fold
from normalize import certainty

FILE = Path(certainty.__file__).parent / "vocabulary" / "keyakinan.csv"
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 2.0)
"""Cells between two of these confidences are measured together."""
KINDS = ("nilai", "teks")
Point = tuple[float, float]
"""Confidence of the recogniser, share right."""


def cells(scan: Path, truth: dict[str, Any]) -> Iterator[tuple[str, float, bool]]:
    """Kind, confidence and rightness of every cell that was read and that the truth has, rows told by their place."""
    found = {(t.number, row.row): row for t in iku.convert(scan).normalised.tables for row in t.indicators}
    for number, table in enumerate(truth["tabel"], start=1):
        for place, row in enumerate(table["baris"], start=1):
            got = found.get((number, place))
            for name, field in got.fields.items() if got else ():
                if isinstance(row.get(name), str):
                    yield "teks", field.confidence, fold(field.clean) == fold(row[name])
            for target in got.targets if got else ():
                want = row["target"].get(target.year)
                if want and target.value.status != "tak_terbaca":
                    said = (target.value.status, target.value.number)
                    yield "nilai", target.field.confidence, said == (want["status"], want["nilai"])


def fitted(seen: list[tuple[float, bool]]) -> list[Point]:
    """Points of a rising curve: bands of cells, put together where a surer band is less often right.

    >>> fitted([(0.5, True), (0.5, False)] * 30 + [(0.9, True)] * 58)
    [(0.5, 0.5), (0.9, 0.9833)]
    """
    kept: list[list[tuple[float, bool]]] = []
    for low, high in pairwise(BANDS):
        kept += [band] if (band := [cell for cell in seen if low <= cell[0] < high]) else []
        while len(kept) > 1 and _right(kept[-2]) >= _right(kept[-1]):
            kept[-2:] = [kept[-2] + kept[-1]]
    return [(round(sum(c for c, _ in band) / len(band), 4), round(_right(band), 4)) for band in kept]


def _right(band: list[tuple[float, bool]]) -> float:
    """Share right, as one more right and one more wrong would make it: few cells say little."""
    return (sum(right for _, right in band) + 1) / (len(band) + 2)


def main() -> None:
    """Print the curves; write them on demand."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pairs", nargs="+", metavar="SCAN:TRUTH.json")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    seen: dict[str, list[tuple[float, bool]]] = {kind: [] for kind in KINDS}
    for scan, truth in (pair.split(":") for pair in args.pairs):
        for kind, sure, right in cells(Path(scan), json.loads(Path(truth).read_text(encoding="utf-8"))):
            seen[kind].append((sure, right))
    points = [(kind, *point) for kind in KINDS for point in fitted(seen[kind])]
    for kind, sure, right in points:
        print(f"{kind:<6} {sure:.4f} right {right:.4f}")
    if args.write:
        with FILE.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([("isi", "terbaca", "benar"), *points])


if __name__ == "__main__":
    main()
