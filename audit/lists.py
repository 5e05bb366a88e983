"""The lists in `audit/words/`: what an auditor knows about words is data, one line a word."""

import csv
from pathlib import Path

_WORDS = Path(__file__).parent / "words"


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a list by column name."""
    with (_WORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
