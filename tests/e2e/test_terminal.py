"""What a person at a terminal sees while a batch runs: a live table, drawn again and again."""

import os
import pty
import re
import subprocess
from pathlib import Path

from tests.e2e.runs import ROOT, command, small_documents


def on_a_terminal(*arguments: str | Path) -> str:
    """Everything the command writes to a terminal of 100 columns."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100", "TERM": "xterm"}
    with subprocess.Popen(
        command(*arguments), stderr=theirs, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment
    ) as run:
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux: the other side has closed
                break
            if not piece:
                break
            seen += piece
        run.wait(timeout=60)
    os.close(ours)
    return seen.decode("utf-8", "replace")


def test_a_live_table_and_then_the_summary(tmp_path: Path) -> None:
    inputs = small_documents(tmp_path / "masukan", 150)
    (inputs / "rusak.pdf").write_bytes(b"%PDF-1.7\n")
    seen = on_a_terminal("convert", inputs, "-o", tmp_path / "hasil")
    for word in ("selesai", "tersisa", "gagal", "per detik", "sisa waktu"):
        assert word in seen
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen)
    assert "lengkap" in plain and "150" in plain
    assert "rusak" in plain.split("Yang tidak terbaca")[1]
