"""Every test of this folder runs on each kind of database."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Engine

from emit.database.connect import alone, connect
from tests.database.folders import empty
from tests.database.servers import mariadb, postgresql

KINDS = ("sqlite", "postgresql", "mariadb")


@pytest.fixture(scope="session", params=KINDS)
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Its address. Servers run as users of their own: another run of pytest closes pytest's folder to these."""
    with TemporaryDirectory(prefix="iku-") as name:
        folder = Path(name)
        if request.param == "sqlite":
            yield f"sqlite:///{folder}/iku.db"
            return
        with {"postgresql": postgresql, "mariadb": mariadb}[request.param](folder) as address:
            yield address


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """The database, empty."""
    engine = connect(url)
    with alone(engine) as connection:
        empty(connection)
    yield engine
    engine.dispose()
