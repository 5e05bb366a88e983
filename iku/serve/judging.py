"""Decisions applied to what was read of a document: its JSON at once, everything else of it in its own time."""

from dataclasses import replace
from typing import Any

from emit.lossless import encode
from emit.report import render
from emit.result import Result
from extract.drawn.lines import Lines, printed
from extract.drawn.page import table_of
from extract.picture import paged
from iku.batch.earlier import stamp_of
from iku.batch.task import Task
from iku.decisions.drawing import lines_of
from iku.decisions.findings import LOOSE
from iku.decisions.rules.book import book_of
from iku.document.pipeline import as_decided, concluded
from iku.serve.changes import changes
from iku.serve.memory import Known, ink, known
from iku.serve.original import original
from iku.serve.outcome import Judged
from iku.state.outputs import write_result
from iku.state.readings import encoded
from iku.state.store import content, open_store
from iku.state.telling import carried
from normalize.sense import VocabularySense


def judge(task: Task, home: str, digest: str, strictly: bool) -> Judged:
    """The document with the task's decisions, from what was read of it; as `memory.known` besides."""
    found = known(task, home, digest, strictly=strictly)
    result = _decided(task, found)
    before = content(open_store(home), f"{task.source.name}.json") or b"{}"
    after = carried(before, encode(result, found.lines))
    loose = tuple(one.figures.get("waktu", "") for one in result.findings if one.code == LOOSE)
    return Judged(after, loose, changes(before, after), encoded(found.fresh) if found.fresh else None)


def write(task: Task, home: str, digest: str) -> None:
    """Write everything of the document with its decisions to the task's folder; as `judge` besides."""
    found = known(task, home, digest, strictly=False)
    result, data = _decided(task, found), original(task.source.path, digest)
    printed = paged(data, result.doc.document.kind, task.settings.read) if data else None
    report = None
    if task.settings.report:
        report = render(result.doc, result.findings, printed or b"", status=result.status, decided=result.decisions)
    stamp = replace(stamp_of(task, digest), before=found.reading.before)
    write_result(open_store(task.target), result, stamp, task.source.path, report, task.rules)


def _decided(task: Task, found: Known) -> Result:
    reading, source, decisions = found.reading, task.source, task.decisions
    loose = [one for one in decisions if one.waktu in reading.loose]
    book = book_of(task.rules)
    doc, unfit = as_decided(reading.document, source.name, reading.tables, decisions, found.plain, book)
    every = (*loose, *(one for one in unfit if one not in loose))
    return concluded(doc, source.file, every, decisions, task.settings.thresholds)


def cells(task: Task, home: str, digest: str, lines: str) -> list[list[str]] | None:
    """The texts that a person's lines cut out of a page, row by row; None where they are no lines of it.

    Raises:
        Gone: its reading or its file is not there.
    """
    drawn, document = lines_of(lines), known(task, home, digest, strictly=False).reading.document
    page = next((one for one in document.pages if drawn and one.number == drawn.page), None)
    if drawn is None or page is None:
        return None
    printed = ink(task.source.path, digest, page.number)
    table = table_of(page, printed, drawn, VocabularySense()) if printed else None
    if table is None:
        return None
    rows = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.text
    return rows


def parted(task: Task, home: str, digest: str, number: int) -> list[dict[str, Any]]:
    """The tables of a page as they were read, and regions that were set aside, those with the most cells first, as
    lines that a person may move.

    Raises:
        Gone: its reading is not there.
    """
    pages = known(task, home, digest, strictly=False).reading.document.pages
    page = [one for one in pages if one.number == number]
    tables = [table for one in page for table in (*one.tables, *(aside.table for aside in one.aside))]
    ordered = sorted(tables, key=lambda table: -len(table.cells))
    return [_told(lines) for lines in map(printed, ordered) if lines]


def _told(lines: Lines) -> dict[str, Any]:
    box = lines.box
    return {"kotak": [box.x0, box.y0, box.x1, box.y1], "x": list(lines.x), "y": list(lines.y)}
