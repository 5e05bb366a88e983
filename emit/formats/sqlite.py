"""The database of `emit.database` as one SQLite file."""

import tempfile
from pathlib import Path
from shutil import copyfileobj
from typing import IO

from emit.formats.tables import Tables


def write(tables: Tables, stream: IO[bytes]) -> None:
    """Write the file. Raises `Missing` where a table cannot be read."""
    from emit.database.connect import connect
    from emit.database.load import load

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "iku.db"
        engine = connect(f"sqlite:///{file}")
        load(engine, tables)
        engine.dispose()
        with file.open("rb") as made:
            copyfileobj(made, stream)
