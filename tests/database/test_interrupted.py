"""Loads that end in their midst, however they end, and loads at once: the old state, or the new one."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

import pytest
from sqlalchemy import Engine, event, select, text, update

from emit.database import load as loading
from emit.database import tables as db
from emit.database.connect import connect
from emit.database.load import load
from emit.database.views import VIEWS
from tests.database.folders import FOLDER, FOLDER_OF_ONE, count, every_row, table

FORK = get_context("fork")
"""A process that has everything imported when it begins."""


def halting(url: str, begins: str, number: int, told: Connection) -> None:
    """A load that stops after the n-th statement that begins so, until it is killed."""
    seen: list[str] = []

    def halt(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        seen.extend([statement] if statement.lower().startswith(begins) else [])
        if len(seen) == number:
            told.send("di sini")
            time.sleep(100)

    event.listen(Engine, "after_cursor_execute", halt)
    load(connect(url), FOLDER_OF_ONE)


@contextmanager
def killed(url: str, begins: str, number: int) -> Iterator[None]:
    """After a load was killed (SIGKILL) when it had sent `number` statements that begin so."""
    here, there = FORK.Pipe(duplex=False)
    process = FORK.Process(target=halting, args=(url, begins, number, there))
    process.start()
    there.close()
    assert here.recv() == "di sini"
    process.kill()
    process.join()
    yield


@pytest.mark.parametrize(("begins", "number"), [("delete from dokumen", 1), ("insert into nilai", 1)])
def test_a_load_that_is_killed_between_rows_leaves_the_old_state(
    engine: Engine, url: str, begins: str, number: int
) -> None:
    load(engine, FOLDER)
    with engine.begin() as connection:
        connection.execute(update(db.DOKUMEN).values(sidik="0" * 32))  # all of it is to be loaded anew
    before = every_row(engine)
    engine.dispose()
    with killed(url, begins, number):
        assert every_row(engine) == before
    assert load(engine, FOLDER).changed == len(before["dokumen"])
    with engine.begin() as connection:
        assert "0" * 32 not in connection.scalars(select(db.DOKUMEN.c.sidik)).all()


@pytest.mark.parametrize(
    ("begins", "number"),
    [("\ncreate table iku_skema", 1), ("\ncreate table", 5), ("create index", 2)],
)
def test_a_load_that_is_killed_while_it_makes_the_tables_is_gone_on_with(
    engine: Engine, url: str, begins: str, number: int
) -> None:
    with killed(url, begins, number):
        assert load(engine, FOLDER_OF_ONE).new == 1
    assert count(engine, "nilai") == count(engine, "v_target_per_tahun") == 20
    assert {name: count(engine, name) for name in VIEWS}
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM iku_skema")) == 1


def test_a_failure_in_the_middle_leaves_the_old_state(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    load(engine, FOLDER)
    before = every_row(engine)
    with engine.begin() as connection:
        connection.execute(update(db.DOKUMEN).values(sidik="0" * 32))
    real, calls = loading._insert, []

    def failing(*given: Any) -> None:
        calls.append(given)
        if len(calls) > 3:
            raise OSError("listrik padam")
        real(*given)

    monkeypatch.setattr(loading, "_insert", failing)
    with pytest.raises(OSError, match="listrik"):
        load(engine, FOLDER_OF_ONE)
    monkeypatch.undo()
    assert {name: len(rows) for name, rows in every_row(engine).items()} == {n: len(r) for n, r in before.items()}
    load(engine, FOLDER)
    assert every_row(engine) == before


def test_two_loads_at_once_give_one_result(engine: Engine, url: str) -> None:
    failures: list[BaseException] = []

    def one() -> None:
        own = connect(url)
        try:
            load(own, FOLDER)
        except Exception as error:  # noqa: BLE001 - every failure is one
            failures.append(error)
        finally:
            own.dispose()

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert count(engine, "dokumen") == len(table("dokumen"))
    assert load(engine, FOLDER).same == count(engine, "dokumen")
