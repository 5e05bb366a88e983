"""Standard input as a document: "-" among the inputs of a command."""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

HERE = "-"
NAME = "masukan"
"""The file's name, and so its id, in the output."""


@contextmanager
def spooled(inputs: Sequence[str], stream: IO[bytes] | None = None) -> Iterator[list[str]]:
    """The inputs, with what stands on standard input as a file for as long as the block runs."""
    if HERE not in inputs:
        yield list(inputs)
        return
    with tempfile.TemporaryDirectory(prefix="iku-") as folder:
        file = Path(folder) / NAME
        with file.open("xb") as to:
            shutil.copyfileobj(stream or sys.stdin.buffer, to)
        yield [str(file) if one == HERE else one for one in inputs]
