"""See the package's docstring."""

import argparse
import json
import tempfile
from pathlib import Path

from benchmarks.invent import html, scan, text, word
from benchmarks.invent.content import OFFICIAL, Spec, invent, nomenclature


def _scan(spec: Spec, out: Path) -> None:
    with tempfile.TemporaryDirectory() as tmp:
        digital = Path(tmp, "digital.pdf")
        html.to_pdf(spec, digital)
        scan.to_scan(digital, out, seed=spec.style.seed)


KINDS = {
    "browser": (".pdf", html.to_pdf),
    "word": (".pdf", word.to_pdf),
    "docx": (".docx", word.build),
    "text": (".txt", text.build),
    "scan": (".pdf", _scan),
}


def main() -> None:
    """Write documents and their truth: DIR/<seed>-<kind>.<suffix>, DIR/truth/<seed>-<kind>.json."""
    parser = argparse.ArgumentParser(description="Invented IKU documents with truth")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--nomenclature", type=Path, default=OFFICIAL, help="CSV list")
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="browser,word,docx,text")
    args = parser.parse_args()
    rows = nomenclature(args.nomenclature)
    (args.out / "truth").mkdir(parents=True, exist_ok=True)
    kinds = args.kinds.split(",")
    for i in range(args.count):
        spec, kind = invent(args.seed + i, rows), kinds[i % len(kinds)]
        suffix, write = KINDS[kind]
        name = f"{args.seed + i:03}-{kind}"
        write(spec, args.out / f"{name}{suffix}")
        truth = json.dumps(spec.truth(), ensure_ascii=False, indent=1)
        (args.out / "truth" / f"{name}.json").write_text(truth, encoding="utf-8")


if __name__ == "__main__":
    main()
