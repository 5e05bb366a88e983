"""Which digital PDFs the benchmarks run on: those of the command line, else the samples and the development corpus."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"


def digital(named: list[Path]) -> list[Path]:
    """The named files, or every digital PDF at hand."""
    if named:
        return named
    found = [ROOT / "samples" / "iku-2024-dinas-perdagangan.pdf"]
    return found + sorted(path for path in CORPUS.glob("dev-*.pdf") if "pindai" not in path.stem)


def documents() -> list[Path]:
    """Every digital document at hand, in every format."""
    founding = sorted((ROOT / "samples").glob("iku-2024-*.*"))
    return founding + sorted(path for path in CORPUS.glob("dev-*.*") if "pindai" not in path.stem)
