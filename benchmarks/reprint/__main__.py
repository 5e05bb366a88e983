"""See the package's docstring."""

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.invent.office import made
from benchmarks.reprint.held import Reading, differences, reading
from benchmarks.reprint.ways import HOW
from benchmarks.reprint.ways.way import Way


def reprinted(way: Way, files: list[Path], seeds: list[int], folder: Path) -> dict[Path, list[Path]]:
    """Of each file what is read again, one for each seed; Word documents are printed together, which saves starts."""
    made_of: dict[Path, list[Path]] = {}
    for file in files:
        for seed in seeds:
            target = folder / f"{file.stem}-{seed}{way.suffix}"
            way.change(file, target, random.Random(seed))
            made_of.setdefault(file, []).append(target)
    if way.suffix == ".docx":
        made([target for each in made_of.values() for target in each], folder)
        return {file: [target.with_suffix(".pdf") for target in each] for file, each in made_of.items()}
    return made_of


def prints(files: list[Path], folder: Path) -> dict[Path, Path]:
    """PDF files as they are, Word documents as they print."""
    words = [file for file in files if file.suffix == ".docx"]
    if words:
        made(words, folder)
    return {folder / f"{f.stem}.pdf" if f in words else f: f for f in files}


def held(way: Way, files: list[Path], seeds: list[int], folder: Path, *, show: bool) -> Counter[str]:
    """What differs, printed for each document and seed."""
    known: dict[Path, Reading] = {}
    sources = prints(files, folder) if way.takes == ".pdf" else {f: f for f in files if f.suffix == way.takes}
    total: Counter[str] = Counter()
    for source, again in reprinted(way, list(sources), seeds, folder).items():
        for seed, other in zip(seeds, again, strict=True):
            known[source] = known.get(source) or reading(source)
            found = differences(known[source], reading(other))
            total += found.count
            _print(f"{way.name:14} {source.name[:40]:40} {seed:3}", found.count)
            if show:
                print("".join(f"    {line}\n" for line in found.told), end="")
    _print(f"{way.name} together", total)
    return total


def _print(name: str, count: Counter[str]) -> None:
    print(name, *(f"{what} {n}" for what, n in sorted(count.items()) if n), sep="  ", flush=True)


def main() -> int:
    arguments = argparse.ArgumentParser(description="Documents changed in ways that must not change their reading.")
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--how", nargs="+", choices=HOW, default=["narrow"])
    arguments.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    arguments.add_argument("--keep", type=Path, help="a folder for what is made")
    arguments.add_argument("--show", action="store_true", help="every difference in words")
    asked = arguments.parse_args()
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as made_in:
        for how in asked.how:
            folder = (asked.keep or Path(made_in)) / how
            folder.mkdir(parents=True, exist_ok=True)
            total += held(HOW[how], asked.files, asked.seeds, folder, show=asked.show)
    return 1 if total["rows"] or total["values"] else 0


if __name__ == "__main__":
    sys.exit(main())
