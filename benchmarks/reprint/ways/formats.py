"""The same document as it is, printed; and in another format, by LibreOffice."""

import random
from functools import partial
from pathlib import Path

from docx.document import Document

from benchmarks.invent.office import made
from benchmarks.reprint.ways.way import Way, word


def _made(source: Path, target: Path, _: random.Random, kind: str) -> None:
    made([source], target.parent, kind)
    (target.parent / f"{source.stem}{target.suffix}").rename(target)


def _same(_: Document, __: random.Random) -> None:
    pass


WAYS = (
    word("plain", _same),
    *(Way(kind.split(":")[0], partial(_made, kind=kind), suffix=f".{kind.split(':')[0]}") for kind in ("odt", "html")),
)
