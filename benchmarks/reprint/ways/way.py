"""What a way of changing a document is."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document

Change = Callable[[Path, Path, random.Random], None]
"""From a file to another one, as the dice say."""


@dataclass(frozen=True)
class Way:
    """`change` makes a file ending in `suffix` of one that ends in `takes`; Word files are printed then."""

    name: str
    change: Change
    takes: str = ".docx"
    suffix: str = ".docx"


def word(name: str, edit: Callable[[Document, random.Random], None]) -> Way:
    """The way of an edit to a Word document."""

    def change(source: Path, target: Path, dice: random.Random) -> None:
        document = docx.Document(str(source))
        edit(document, dice)
        document.save(str(target))

    return Way(name, change)
