"""What an earlier run did of a document. Light to import: where nothing has changed, no reader is loaded."""

from dataclasses import replace
from functools import partial
from time import perf_counter

from iku.batch.task import Outcome, Task
from iku.decisions import ledger
from iku.decisions.decision import adopted
from iku.inputs.opening import digest, hash_file, read_bytes
from iku.state import records
from iku.state.records import Record, Stamp
from iku.state.sealed import Damaged
from iku.state.store import Store, open_store

NONE = "-"
"""In place of a file's hash: there is no such file."""


def standing(task: Task) -> Outcome | None:
    """What came of a document that is as an earlier run left it; None where it is to be read."""
    started = perf_counter()
    try:
        data = read_bytes(task.source.path, task.settings.limits.file_bytes)
        record = done(with_strays(task, digest(data)), open_store(task.target), data)
    except (OSError, Damaged):
        return None
    return outcome_of(record, perf_counter() - started, fresh=False) if record is not None else None


def with_strays(task: Task, sha256: str) -> Task:
    """The task with the decisions that were made about the same file under another id."""
    found = adopted(task.strays, task.source.name, sha256)
    return replace(task, decisions=(*found, *task.decisions), strays=()) if found else task


def done(task: Task, store: Store, data: bytes) -> Record | None:
    """The record of an earlier run, if it holds.

    Raises:
        Damaged: it would, but something of it is not as it was written.
    """
    if task.force:
        return None
    stamp = stamp_of(task, digest(data))
    rules = None
    if task.rules:
        from iku.decisions.rules.touch import print_of_rules

        rules = partial(print_of_rules, task.rules)
    return records.is_done(store, task.source.name, stamp, lambda: before_of(task), rules)


def before_of(task: Task) -> str:
    """The content of the file before this one, or NONE."""
    return hash_file(task.previous.path) or NONE if task.previous is not None else NONE


def stamp_of(task: Task, sha256: str) -> Stamp:
    """What the document's record will depend on."""
    decided = ledger.print_of(task.decisions)
    return Stamp(sha256, task.source.file, task.settings.fingerprint(), task.program, decisions=decided)


def outcome_of(record: Record, seconds: float, *, fresh: bool = True) -> Outcome:
    """How a document went, by its record."""
    row = record.document
    return Outcome(
        record.name,
        str(row["berkas"]),
        str(row["status"]),
        str(row["galat"] or ""),
        int(row["indikator"] or 0),
        int(row["temuan"] or 0),
        seconds,
        fresh,
    )
