"""Whole documents that several files of tests look at: each is read once, since one process takes these files."""

from functools import cache
from pathlib import Path

from extract.document import Document
from extract.reader import read
from normalize.sense import VocabularySense


@cache
def read_once(path: Path) -> Document:
    """What a file says."""
    return read(path.name, path.read_bytes(), VocabularySense())
