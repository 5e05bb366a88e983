"""Standard input as a document: "-" among the inputs of a command."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

HERE = "-"
_PIECE = 1 << 20
NAME = "masukan"
"""The file's name, and so its id, in the output."""


@contextmanager
def spooled(inputs: Sequence[str], most: int, stream: IO[bytes] | None = None) -> Iterator[list[str]]:
    """The inputs, with what stands on standard input as a file for as long as the block runs.

    A stream that does not end is cut a byte after `most`: its document is told to be too large, the disk stays free.
    """
    if HERE not in inputs:
        yield list(inputs)
        return
    with tempfile.TemporaryDirectory(prefix="iku-") as folder:
        file = Path(folder) / NAME
        with file.open("xb") as to:
            _copy(stream or sys.stdin.buffer, to, most + 1)
        yield [str(file) if one == HERE else one for one in inputs]


def _copy(stream: IO[bytes], to: IO[bytes], left: int) -> None:
    while left > 0 and (piece := stream.read(min(left, _PIECE))):
        to.write(piece)
        left -= len(piece)
