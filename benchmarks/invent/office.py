"""LibreOffice: many documents made into another format in one go."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

SECONDS = 180
"""What a document may take."""


def made(sources: Sequence[Path], folder: Path, kind: str = "pdf") -> None:
    """The documents as files of a kind in a folder, under their own names."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind]
        command += ["--outdir", str(folder), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS * len(sources))
