"""See the package's docstring."""

import argparse
import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.layouts import browser, canvas, word, workbook
from benchmarks.layouts.judge import Verdict, judged
from benchmarks.layouts.look import PRINTERS, made
from benchmarks.layouts.sheet import Made
from iku.document.pipeline import convert

WRITERS = {"canvas": canvas.write, "browser": browser.write, "word": word.write, "sheet": workbook.write}
NEEDS = {"browser": "chromium", "word": "soffice", "sheet": "soffice"}
WORDS = ("benar", "ragu", "sebagian", "SALAH")


def read(document: Made, folder: Path) -> Verdict:
    """Print a document, read it, hold it against its truth."""
    file = folder / f"{document.seed}-{document.sheet.sort}.pdf"
    if not file.exists():
        WRITERS[document.look.printer](document, file)
    return judged(document.sheet.truth, convert(file))


def table(name: str, groups: dict[str, Counter[str]]) -> None:
    """A summary by what documents share."""
    print(f"\n{name:<20}" + "".join(f"{one:>10}" for one in WORDS))
    for key, count in sorted(groups.items()):
        print(f"{key:<20}" + "".join(f"{count[one]:>10}" for one in WORDS))


def main() -> None:
    """A line for each document, then the summary."""
    parser = argparse.ArgumentParser(description="Documents in layouts that nobody has seen")
    parser.add_argument("--seed", type=int, default=1000)
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("--wrong", type=int, default=0, help="faults to print of each document")
    parser.add_argument("--keep", type=Path, help="folder for the documents; those that are there are read again")
    parser.add_argument("--printers", default=",".join(PRINTERS))
    args = parser.parse_args()
    there = [one for one in args.printers.split(",") if one not in NEEDS or shutil.which(NEEDS[one])]
    for one in set(args.printers.split(",")) - set(there):
        print(f"{one}: left out, {NEEDS[one]} is not installed")
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    with tempfile.TemporaryDirectory() as tmp:
        folder = args.keep or Path(tmp)
        folder.mkdir(parents=True, exist_ok=True)
        for seed in range(args.seed, args.seed + args.count):
            document = made(seed)
            if document.look.printer not in there:
                continue
            verdict, look = read(document, folder), document.look
            shared = {"rules": look.rules, "sort": document.sheet.sort, "printer": look.printer, "all": ""}
            print(seed, f"{' '.join(shared.values()):<36}", verdict.word, len(verdict.wrong) or "", flush=True)
            for line in verdict.wrong[: args.wrong]:
                print("      ", line)
            for kind, key in shared.items():
                counts[kind][key][verdict.word] += 1
    for kind, groups in counts.items():
        table(kind, groups)


if __name__ == "__main__":
    main()
