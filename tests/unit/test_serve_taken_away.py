"""A document that was taken away in the review page is gone from the folder's tables as well."""

import time
from pathlib import Path

from starlette.testclient import TestClient

from iku.serve.shelf import Shelf
from tests.unit.serving import TEXT, served, upload


def tabled(folder: Path, wanted: set[str]) -> bool:
    """Whether the tables come to hold these documents alone, in the server's own time."""
    until = time.monotonic() + 20
    while Shelf(folder).tabled() != wanted and time.monotonic() < until:
        time.sleep(0.1)
    return Shelf(folder).tabled() == wanted


def one_of_two_taken_away(client: TestClient, folder: Path) -> None:
    upload(client)
    upload(client, TEXT.replace("50", "55"), "b.txt")
    assert tabled(folder, {"a", "b"})
    assert client.delete("/api/dokumen/b").status_code == 204


def test_the_tables_are_written_without_it(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        one_of_two_taken_away(client, tmp_path)
        assert tabled(tmp_path, {"a"})


def test_also_where_the_server_ended_before_they_were(tmp_path: Path) -> None:
    with served(tmp_path) as client:
        one_of_two_taken_away(client, tmp_path)
    with served(tmp_path):
        assert tabled(tmp_path, {"a"})
