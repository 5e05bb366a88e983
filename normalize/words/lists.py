"""The lists in `vocabulary/`: what is known about words is data, one line a word."""

import csv
from pathlib import Path

_VOCABULARY = Path(__file__).parents[1] / "vocabulary"


def lines(name: str) -> list[str]:
    """The lines of a plain list, without empty ones."""
    return list(filter(None, (_VOCABULARY / f"{name}.txt").read_text(encoding="utf-8").split("\n")))


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a CSV list by column name; a value left out is empty."""
    text = (_VOCABULARY / f"{name}.csv").read_text(encoding="utf-8")
    return [{key: value or "" for key, value in row.items()} for row in csv.DictReader(text.splitlines())]
