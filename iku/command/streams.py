"""Standard output and error: data is UTF-8 wherever it goes, and no console is too poor for a message."""

import io
import sys


def prepare() -> None:
    """Write UTF-8 into files and pipes, whatever the system's own encoding is (Windows: cp1252, cp437).

    A console keeps its encoding; what it cannot show becomes a question mark, not an error.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
