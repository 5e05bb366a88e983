"""See the package's docstring."""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.invent.cases import browser, canvas, text, word
from benchmarks.invent.cases.draw import Draw
from benchmarks.invent.cases.families import KINDS
from benchmarks.invent.cases.model import Case

PRINT = {"canvas": canvas.write, "browser": browser.write, "word": word.write}


def write(case: Case, name: str, folder: Path) -> None:
    """The document in each of its forms, with its truth: NAME.pdf and NAME.json, NAME-docx.docx and NAME-docx.json."""
    truth = json.dumps(case.truth(), ensure_ascii=False, indent=1)
    for kind in case.kinds:
        stem = name if kind == "pdf" else f"{name}-{kind}"
        out = folder / f"{stem}.{kind}"
        if kind == "pdf":
            (case.write or PRINT[case.look.producer])(case, out)
        else:
            {"docx": word.build, "txt": text.write}[kind](case, out)
        out.with_suffix(".json").write_text(truth, encoding="utf-8")


def main() -> None:
    """Write `count` documents of each kind."""
    parser = argparse.ArgumentParser(description="Made documents with one trouble each, and their truth")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(KINDS))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for kind in args.kinds.split(","):
        for seed in range(args.seed, args.seed + args.count):
            print(kind, seed, file=sys.stderr)
            write(KINDS[kind](Draw(seed, kind)), f"{kind}-{seed}", args.out)


if __name__ == "__main__":
    main()
