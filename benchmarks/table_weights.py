"""Fit the weights by which tables of indicators are told from other tables, and judge them on documents left out.

    python -m benchmarks.table_weights [--write] [--wrong 20] [--seeds 300]

Labelled tables: those of documents with truth beside the project (a table is one of indicators if it prints an
indicator of the truth), invented ones, and documents of other kinds (`benchmarks.invent.others`, ICDAR-2013).
"""

import argparse
import csv
import json
import random
import re
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.corpus import ROOT
from benchmarks.invent import others
from benchmarks.invent.content import OFFICIAL, invent, nomenclature
from benchmarks.invent.text import build
from extract.document import Document, Table
from extract.reader import read
from extract.settings import Settings
from normalize import titles
from normalize.headers import heading
from normalize.sense import VocabularySense
from normalize.sorts.measures import measures
from normalize.sorts.weight import BIAS
from normalize.words.squash import squash

WEIGHTS = ROOT / "normalize" / "vocabulary" / "bobot_tabel.csv"
SHARED = ROOT.parent / "shared"
FOLDS, RIDGE, ROUNDS = 5, 0.1, 40
KEY = 28
"""Letters of an indicator by which a table that prints it is found."""
USUAL = "(?:Persentase|Jumlah|Nilai)"
OPENINGS = ("", "Terlaksananya ", "Dokumen ", "Ketersediaan ", "Pelaksanaan ", "Terpenuhinya ", "Layanan ")
THINGS = (
    "Produksi padi", "Panjang jalan mantap", "Luas tanam jagung", "Angka kematian bayi", "Indeks gini",
    "Terselenggaranya rapat", "Pertumbuhan ekonomi", "Opini BPK", "Kunjungan wisatawan", "Populasi ternak sapi",
    "Usia harapan hidup", "Rata-rata lama sekolah", "Cakupan imunisasi", "Waktu tanggap darurat", "Daya beli",
    "Tersusunnya laporan", "Pendapatan asli daerah", "Kapasitas embung", "Skor pola pangan", "Predikat SAKIP",
)  # fmt: skip
"""Indicators as offices name them, most without an opening that tells one."""
DRAWINGS = ("ps_casc_setwan.pdf",)
"""Real documents that hold trees of indicators and no table of them."""
AGAINST = {"kolom_lain", "kata_lain", "isian", "judul_lain"}
"""Measures that speak against a table; all others speak for it. One that comes out otherwise is left out."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Labelled:
    """A table's measures and what it is."""

    document: str
    start: str
    measured: Mapping[str, float]
    indicators: bool


def labelled(name: str, document: Document, keys: set[str] | None) -> Iterator[Labelled]:
    """Every table of a document; `keys` are the beginnings of its indicators, None where all are tables of them."""
    found = heading.find(document.tables)
    year = titles.document_year((f.titles for f in found), (), name)
    for table in heading.name(found, year, ()):
        source = table.found.source
        start = " | ".join(" ".join(cell.text.split()) for cell in source.cells[:9])
        measured = measures(table.found.grid, table.header, table.found.titles)
        yield Labelled(name, start, measured, keys is None or _prints(source, keys))


def _prints(table: Table, keys: set[str]) -> bool:
    texts = [squash(cell.text) for cell in table.cells]
    return any(text in keys or any(len(key) > 15 and key in text for key in keys) for text in texts if len(text) > 3)


def documents(seeds: int) -> Iterator[tuple[str, bytes, set[str] | None]]:
    """(name, content, keys) of every labelled document at hand."""
    for folder, truths in (("corpus", "corpus/truth"), ("real", "real/truth"), ("cases", "cases")):
        for truth in sorted((SHARED / truths).glob("*.json")):
            for path in sorted((SHARED / folder).glob(f"{truth.stem}.*")):
                if path.suffix != ".json":
                    yield path.name, path.read_bytes(), _keys(json.loads(truth.read_text(encoding="utf-8")))
    for path in (*sorted((SHARED / "icdar-eu").glob("*.pdf")), *(SHARED / "real" / "unlabelled" / n for n in DRAWINGS)):
        if path.exists():
            yield path.name, path.read_bytes(), set()
    yield from invented(seeds // 5)
    yield from plain(seeds // 5)
    for seed in range(1, seeds):
        kind, text = others.document(seed)
        if seed % 10 == 0:
            text = re.sub(r"(?m)(?<=\n\n)[^\t\n]+\t.*\n", "", text)  # without headers
        yield f"{kind}-{seed}.txt", text.encode(), set()


def invented(seeds: int) -> Iterator[tuple[str, bytes, None]]:
    """Documents of indicators, many without what usually tells them: title, header, opening words, indicators, rows."""
    rows = nomenclature(OFFICIAL)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, seeds):
            rng, path = random.Random(seed), Path(folder, "invented.txt")
            build(invent(seed, rows), path)
            yield f"invented-{seed}.txt", _damaged(path.read_text(encoding="utf-8"), rng).encode(), None


def plain(seeds: int) -> Iterator[tuple[str, bytes, None]]:
    """Small tables whose header says all and whose indicators open with no word that usually tells one."""
    for seed in range(1, seeds):
        rng = random.Random(seed)
        unit = rng.random() < 0.6
        head = [rng.choice(("Indikator", "Indikator Kinerja", "Indikator Kinerja Utama", "Indikator Sasaran"))]
        head += ["Satuan"] * unit + [rng.choice(("Target", "Target 2024", "Target Tahun 2025"))]
        goal, number = rng.random() < 0.4, rng.random() < 0.7
        lines = ["\t".join(["No"] * number + ["Sasaran"] * goal + head)]
        for row in range(1, rng.randint(1, 7) + 1):
            value, measure = str(rng.randint(1, 900)), rng.choice(("Ton", "Km", "Unit", "Kali", "Orang", "%"))
            cells = [str(row)] * number + [f"Sasaran {rng.choice(THINGS)}"] * goal + [rng.choice(THINGS)]
            lines.append("\t".join(cells + ([measure, value] if unit else [f"{value} {measure}"])))
        yield f"plain-{seed}.txt", ("\n".join(lines) + "\n").encode(), None


def _damaged(text: str, rng: random.Random) -> str:
    """Without title, or without header, or with other words, or with no indicators; and perhaps cut short."""
    if rng.random() < 0.5:
        text = re.sub(r"(?m)^[^\t\n]+\n", "", text)
    damage = rng.random()
    if damage < 0.1:
        text = re.sub(r"\n\n[^\n]*\t[^\n]*\n[^\n]*\t", "\n\n\t", text)
    elif damage < 0.55:
        text = re.sub(rf"\t{USUAL} (?=[^\t])", f"\t{rng.choice(OPENINGS)}", text)
    elif damage < 0.65:
        text = re.sub(rf"\t{USUAL} [^\t]*", "\t", text)
    return _shortened(text, rng.randint(3, 6)) if rng.random() < 0.3 else text


def _shortened(text: str, most: int) -> str:
    """Each table with its first rows only."""
    left, out = most, list[str]()
    for line in text.splitlines():
        left = left - 1 if "\t" in line else most
        out += [line] if left >= 0 else []
    return "\n".join(out)


def _keys(truth: object) -> set[str]:
    """The beginnings of every `indikator` in a truth file, at whatever depth."""
    if isinstance(truth, list):
        return {key for one in truth for key in _keys(one)}
    if not isinstance(truth, dict):
        return set()
    own = truth.get("indikator")
    found = {squash(own)[:KEY]} if isinstance(own, str) and len(squash(own)) > 3 else set()
    return found | {key for value in truth.values() for key in _keys(value)}


def fit(measured: Floats, wanted: Floats, shares: Floats) -> Floats:
    """Weights of a logistic sum with a ridge, by Newton's method; the last column of `measured` is the bias."""
    weights = np.zeros(measured.shape[1])
    ridge = np.full(len(weights), RIDGE)
    ridge[-1] = 0.0
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-measured @ weights))
        slope = measured.T @ (shares * (wanted - p)) - ridge * weights
        curve = (measured * (shares * p * (1 - p))[:, None]).T @ measured + np.diag(ridge + 1e-6)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def fit_signed(names: list[str], measured: Floats, wanted: Floats, shares: Floats) -> Floats:
    """As `fit`, without the measures whose weight would have the wrong sign."""
    kept = list(range(len(names) + 1))
    while True:
        found = fit(measured[:, kept], wanted, shares)
        wrong = [k for k, w in zip(kept, found, strict=True) if k < len(names) and (w > 0) == (names[k] in AGAINST)]
        if not wrong:
            weights = np.zeros(len(names) + 1)
            weights[kept] = found
            return weights
        worst = max(wrong, key=lambda k: abs(found[kept.index(k)]))
        kept.remove(worst)


def main() -> None:
    """Fit, judge, perhaps write."""
    parser = argparse.ArgumentParser(description="Weights of tables of indicators")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--wrong", type=int, default=20)
    parser.add_argument("--seeds", type=int, default=300)
    args = parser.parse_args()
    settings = Settings(ocr=False)
    every = [
        one
        for name, data, keys in documents(args.seeds)
        for one in labelled(name, read(name, data, VocabularySense(), settings), keys)
    ]
    names = list(every[0].measured)
    measured = np.array([[*(one.measured[name] for name in names), 1.0] for one in every])
    wanted = np.array([float(one.indicators) for one in every])
    shares = np.where(wanted > 0, len(every) / (2 * wanted.sum()), len(every) / (2 * (1 - wanted).sum()))
    fold = np.array([zlib.crc32(one.document.encode()) % FOLDS for one in every])
    left_out = np.zeros(len(every))
    for k in range(FOLDS):
        rest = fold != k
        left_out[~rest] = 1 / (
            1 + np.exp(-measured[~rest] @ fit_signed(names, measured[rest], wanted[rest], shares[rest]))
        )
    judge(every, left_out, args.wrong)
    weights = fit_signed(names, measured, wanted, shares)
    for name, value in zip([*names, BIAS], weights, strict=True):
        print(f"{name:20}{value:8.3f}")
    if args.write:
        with WEIGHTS.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerows(
                [("ukuran", "bobot"), *((n, f"{w:.3f}") for n, w in zip([*names, BIAS], weights, strict=True))]
            )


def judge(every: list[Labelled], guessed: Floats, wrong: int) -> None:
    """Print how many tables of documents left out were told right, and the worst."""
    right = [(p >= 0.5) == one.indicators for one, p in zip(every, guessed, strict=True)]
    print(
        f"{len(every)} tables, {sum(one.indicators for one in every)} of indicators; "
        f"of documents left out {np.mean(right):.4f} right"
    )
    order = sorted(zip(guessed, every, strict=True), key=lambda pair: abs(pair[0] - pair[1].indicators), reverse=True)
    for p, one in order[:wrong]:
        shown = {name: round(value, 2) for name, value in one.measured.items() if value}
        print(f"  {p:.2f} {'IND' if one.indicators else 'not'} {one.document}: {one.start[:110]}\n       {shown}")


if __name__ == "__main__":
    main()
