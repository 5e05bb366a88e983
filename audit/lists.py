"""The lists in `audit/words/` and `audit/scales/`: what an auditor knows about words is data, one line a word."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

_HOME = Path(__file__).parent


def rows(name: str, folder: str = "words") -> list[dict[str, str]]:
    """The lines of a list by column name."""
    with (_HOME / folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words(name: str, **where: str) -> frozenset[str]:
    """The words of a list, of those lines whose other columns say this."""
    return frozenset(row["kata"] for row in rows(name) if where.items() <= row.items())


def either(words: Iterable[str]) -> str:
    """A pattern of any of these words, a longer one before what it begins with; it groups nothing."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"
