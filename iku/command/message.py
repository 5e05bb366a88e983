"""One message on stderr: a sentence for a person, or with `--json-log` a line of the log."""

import json
import sys


def say(text: str, *, json_log: bool, event: str = "pesan", **more: object) -> None:
    """Tell it; `event` is what the log calls it, `more` what else the log says of it."""
    line = json.dumps({"peristiwa": event, "teks": text, **more}, ensure_ascii=False) if json_log else text
    print(line, file=sys.stderr, flush=True)
