"""Whole documents that several files of tests look at: each is read once, since one process takes these files, and a
copy of it in another folder is the same.
"""

from functools import cache
from pathlib import Path

from extract.document import Document
from extract.reader import read
from normalize.model import Normalised
from normalize.normalise import normalise
from normalize.sense import VocabularySense


def read_once(path: Path) -> Document:
    """What a file says."""
    return _read(path.name, path.read_bytes())


def normalised_once(path: Path) -> Normalised:
    """The same, named and cleaned."""
    return _normalised(path.name, path.read_bytes())


@cache
def _read(name: str, data: bytes) -> Document:
    return read(name, data, VocabularySense())


@cache
def _normalised(name: str, data: bytes) -> Normalised:
    return normalise(_read(name, data), Path(name).stem)
