"""Whole documents that several files of tests look at: each is read once, since one process takes these files."""

from functools import cache
from pathlib import Path

from extract.document import Document
from extract.reader import read
from normalize.model import Normalised
from normalize.normalise import normalise
from normalize.sense import VocabularySense


@cache
def read_once(path: Path) -> Document:
    """What a file says."""
    return read(path.name, path.read_bytes(), VocabularySense())


@cache
def normalised_once(path: Path) -> Normalised:
    """The same, named and cleaned."""
    return normalise(read_once(path), path.stem)
