"""Every test of this folder runs on each kind of database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from emit.database.connect import alone, connect
from tests.database.folders import empty
from tests.database.servers import mariadb, postgresql

KINDS = ("sqlite", "postgresql", "mariadb")


@pytest.fixture(scope="session", params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp(request.param)
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
