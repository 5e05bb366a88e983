"""Records of a CSV file that people and programs append to: one that is damaged costs no other."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import TypeVar

from iku.state.store import Store, content, put

_Made = TypeVar("_Made")


def read(
    whole: bytes, columns: Sequence[str], make: Callable[[Sequence[str]], _Made | None]
) -> tuple[list[_Made], list[str]]:
    """What `make` makes of each record, and the lines of those that it makes nothing of."""
    text = whole.decode("utf-8-sig", "replace").replace("\0", "").replace("\r\n", "\n")
    lines = text.split("\n")
    found: list[_Made] = []
    bad: list[str] = []
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        cells = _parsed("\n".join(lines[at:end]))
        made = make(cells) if len(cells) == len(columns) and cells != list(columns) else None
        if made is not None:
            found.append(made)
        elif cells != list(columns) and lines[at].strip("\r"):
            bad.append(lines[at] + "\n")
            end = at + 1  # a quote that never ends takes no more with it than its own line
        at = end
    return found, bad


def written(cells: Sequence[object]) -> str:
    """A record as it is written."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def keep(store: Store, file: str, bad: Sequence[str]) -> None:
    """Lines that are no records, each once in a file beside."""
    known = (content(store, file) or b"").decode("utf-8", "replace") if bad else ""
    new = [line for line in dict.fromkeys(bad) if line not in known]
    if new:
        put(store, file, known.encode(), "".join(new).encode("utf-8", "replace"))


def _end(lines: Sequence[str], at: int) -> int:
    """Behind the last line of the record that begins here: its quotes are even."""
    quotes = 0
    for end in range(at, len(lines)):
        quotes += lines[end].count('"')
        if quotes % 2 == 0:
            return end + 1
    return at + 1


def _parsed(text: str) -> list[str]:
    """A record's cells; none of text that is no CSV."""
    try:
        return next(csv.reader(io.StringIO(text, newline="\n")), [])
    except csv.Error:
        return []
