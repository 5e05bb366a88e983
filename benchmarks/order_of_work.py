"""python -m benchmarks.order_of_work OUT TRUTH.json:FILE.pdf ...: whether the review page shows the wrong cells first.

Each file is made a blurred, a noisy and a faxed scan, read, and its cells compared with the truth. Printed is which
share of the wrong cells a person meets who looks, in the page's order, at as many cells as are wrong, at 1.2 and at
1.5 times as many; and how often cells of one `keyakinan` are right. Scans and readings that lie in OUT are used again.
"""

import argparse
import io
import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from benchmarks.invented import fold
from emit.lossless import encode
from iku.document.pipeline import convert
from iku.serve.page.cells import Cell
from iku.serve.page.order import ranked

Grey = npt.NDArray[np.uint8]
EFFORTS = (1.0, 1.2, 1.5, 2.0)
"""Cells looked at, as a multiple of the wrong ones."""
BANDS = (0.0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.99, 1.01)
LATEX = re.compile(r"\\text\{([^}]*)\}")
FRACTION = re.compile(r"\\frac\{([^}]*)\}\{([^}]*)\}")
TURNS = (0.6, -0.8, 0.2)
"""Degrees by which pages lie askew."""


def blurred(grey: Grey) -> Grey:
    return np.asarray(Image.fromarray(grey).filter(ImageFilter.GaussianBlur(1.1)))


def noisy(grey: Grey) -> Grey:
    grain = np.random.default_rng(1).normal(12, 26, grey.shape)
    return np.clip(grey.astype(float) * 0.85 + grain, 0, 255).astype(np.uint8)


def faxed(grey: Grey) -> Grey:
    return ((grey > 150) * 255).astype(np.uint8)


KINDS: dict[str, tuple[Callable[[Grey], Grey], int]] = {
    "blur": (blurred, 150), "noise": (noisy, 150), "fax": (faxed, 120),
}  # fmt: skip
"""What is done to a page, and dots per inch."""


class Seen(NamedTuple):
    """A cell as the page orders it."""

    kind: str
    """nilai | teks"""
    rank: float
    sure: float
    wrong: bool


def scan(source: Path, target: Path, kind: str) -> None:
    """Print a PDF and scan it badly."""
    damage, dpi = KINDS[kind]
    drawn = canvas.Canvas(str(target))
    for number, page in enumerate(pypdfium2.PdfDocument(str(source))):
        turn = TURNS[number % len(TURNS)]
        sheet = (
            page.render(scale=dpi / 72)
            .to_pil()
            .convert("L")
            .rotate(turn, fillcolor=255, resample=Image.Resampling.BICUBIC)
        )
        grey = damage(np.asarray(sheet))
        packed = io.BytesIO()
        Image.fromarray(grey).save(packed, "JPEG", quality=35)
        packed.seek(0)
        size = (grey.shape[1] * 72 / dpi, grey.shape[0] * 72 / dpi)
        drawn.setPageSize(size)
        drawn.drawImage(ImageReader(packed), 0, 0, *size)
        drawn.showPage()
    drawn.save()


def read(file: Path) -> Any:
    """The JSON of a document, from beside it where it was read before."""
    kept = file.with_suffix(".json")
    if not kept.exists():
        kept.write_bytes(encode(convert(file)))
    return json.loads(kept.read_text(encoding="utf-8"))


def seen(document: Any, truth: Any) -> Iterator[Seen]:
    """The cells of a document that the truth has, in the page's order; rows are told by their place."""
    rows = {(t, r): row for t, table in enumerate(truth["tabel"], 1) for r, row in enumerate(table["baris"], 1)}
    values = {
        _place(t["tabel"], row["baris"], v): v for t in document["tabel"] for row in t["baris"] for v in row["target"]
    }
    for rank, cell in ranked(document):
        row = rows.get((cell.place.table, cell.place.row))
        right = _right(cell, row, values) if row else None
        if right is not None:
            yield Seen("nilai" if cell.status else "teks", rank, cell.sure, not right)


def _place(table: int, row: int, value: Any) -> tuple[int, int, str]:
    return table, row, f"target_{value['tahun']}" if value["jenis_nilai"] == "target" else ""


def _right(cell: Cell, row: Any, values: Any) -> bool | None:
    """Whether a cell says what the truth says; None where the truth says nothing of it."""
    name = cell.place.column
    if not cell.status:
        return same(cell.text, row[name]) if isinstance(row.get(name), str) else None
    want, got = row["target"].get(name.removeprefix("target_")), values.get(tuple(cell.place))
    if want is None or got is None:
        return None
    return (got["status"], _number(got["nilai"])) == (want["status"], _number(want["nilai"]))


def same(text: str, truth: str) -> bool:
    """Whether two texts say the same: white beside marks, and how a fraction is written, do not count."""
    return plain(text) == plain(truth)


def plain(text: str) -> str:
    """A text without brackets, its fractions as "numerator / denominator", no white beside marks."""
    line = FRACTION.sub(r"\1 / \2", LATEX.sub(r"\1", text.replace("\\times", "x").replace("×", "x")))
    line = re.sub(r"[()$\\]", "", line.replace("<u>", "").replace("</u>", " / "))
    return fold(re.sub(r"\s*([/,.;:x%-])\s*", r"\1", line))


def _number(value: float | None) -> float | None:
    return None if value is None else round(float(value), 6)


def met(cells: list[Seen], effort: float) -> tuple[int, int, float]:
    """Cells looked at, wrong ones, and the share of these that is among the first."""
    wrong = sum(cell.wrong for cell in cells)
    looked = round(wrong * effort)
    first = sorted(cells, key=lambda cell: cell.rank)[:looked]
    return looked, wrong, sum(cell.wrong for cell in first) / max(1, wrong)


def main() -> None:
    """Make, read, compare, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", nargs="+", metavar="TRUTH.json:FILE.pdf")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    every: list[Seen] = []
    for truth, file in (map(Path, pair.split(":")) for pair in args.pairs):
        for kind in KINDS:
            target = args.out / f"{file.stem}-{kind}.pdf"
            if not target.exists():
                scan(file, target, kind)
            own = list(seen(read(target), json.loads(truth.read_text(encoding="utf-8"))))
            every += own
            print(f"{target.stem:40} cells {len(own)}, wrong {sum(cell.wrong for cell in own)}", flush=True)
    for name in ("nilai", "teks"):
        _told(name, [cell for cell in every if cell.kind == name])
    _told("semua", every)


def _told(name: str, cells: list[Seen]) -> None:
    print(f"\n{name}: {len(cells)} cells")
    for effort in EFFORTS:
        looked, wrong, share = met(cells, effort)
        print(f"  {effort:.1f}x: {looked} looked at, {share:.3f} of {wrong} wrong cells met")
    for low, high in pairwise(BANDS):
        band = [cell for cell in cells if low <= cell.sure < high]
        if band:
            right = 1 - sum(cell.wrong for cell in band) / len(band)
            print(f"  keyakinan {low:.2f}-{min(high, 1):.2f}: {len(band)}, right {right:.3f}")


if __name__ == "__main__":
    main()
