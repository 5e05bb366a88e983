"""Standard output and error: data is UTF-8 wherever it goes, no console is too poor for a message, and what libraries
warn programmers of reaches neither a person nor the lines of a log.
"""

import io
import json
import os
import sys
import warnings


def prepare() -> None:
    """Write UTF-8 into files and pipes, whatever the system's own encoding is (Windows: cp1252, cp437).

    A console keeps its encoding; what it cannot show becomes a question mark, not an error.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    if not sys.warnoptions:  # a programmer who asked for warnings (python -W) gets them
        warnings.simplefilter("ignore")
        os.environ.setdefault("PYTHONWARNINGS", "ignore")  # for the workers, which start anew


def say(text: str, *, json_log: bool, event: str = "pesan", **more: object) -> None:
    """Tell it; `event` is what the log calls it, `more` what else the log says of it."""
    line = json.dumps({"peristiwa": event, "teks": text, **more}, ensure_ascii=False) if json_log else text
    print(line, file=sys.stderr, flush=True)
