"""What the server's workers do: tell what a file is, draw a page, apply decisions to what was read before."""

import contextlib
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from iku.batch.task import Task

if TYPE_CHECKING:
    from emit.result import Result
    from iku.state.readings import Reading

DPI: Final = 144
LONGEST: Final = 3_000.0
"""Points of a page's longest side up to which it is drawn at `DPI`; larger ones are drawn smaller."""
LOOSE: Final = "keputusan_lepas"
COLOURS: Final = 4_096
"""A page of up to so many colours is print: a palette shows it as well in a fifth of the bytes."""


class Gone(Exception):
    """The file that a document was read from is not there any more, or is another one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A document after decisions, before anything of it is written."""

    document: bytes
    """Its JSON."""
    loose: tuple[str, ...]
    """Messages about decisions that fit nowhere."""
    changes: dict[str, Any]
    """`iku.serve.changes`, against what lies in the folder."""


def is_there(path: str, digest: str) -> bool:
    """Whether the file that a document was read from lies there still."""
    try:
        return bool(_original(path, digest))
    except Gone:
        return False


def refused(path: str) -> tuple[str, str] | None:
    """Why a file is no document that can be read, and what to do; None where it is one."""
    from extract.detect import detect

    problem = detect(_bytes(path)).problem
    return (problem.text, problem.remedy) if problem else None


def picture(path: str, sha256: str, number: int) -> bytes | None:
    """A page as PNG, as its reader sees it; None where the file has no such page.

    Raises:
        Gone: the file is not there, or is not the one that was read.
    """
    from extract.detect import detect
    from extract.pdf.opened import Unreadable, opened
    from extract.picture import paged
    from extract.settings import Settings

    data, settings = _original(path, sha256), Settings()
    printed = paged(data, detect(data).kind, settings)
    try:
        with opened(printed or b"", settings) as pdf:
            if not 1 <= number <= len(pdf):
                return None
            with contextlib.closing(pdf.shown(number)) as page:
                return _drawn(page)
    except Unreadable:
        return None


def _drawn(page: Any) -> bytes:
    scale = DPI / 72 * min(1.0, LONGEST / max(*page.get_size(), 1.0))
    image = page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
    out = io.BytesIO()
    if image.getcolors(COLOURS) is None:
        image.save(out, "PNG", compress_level=1)
    else:
        image.quantize(64).save(out, "PNG")
    return out.getvalue()


def judge(task: Task, home: str, digest: str, strictly: bool = True) -> Judged:
    """The document with the task's decisions, from what was read of it.

    `digest` is the SHA-256 of the file that it is of; `strictly`: as this program reads it.

    Raises:
        Gone: no such reading was kept.
    """
    from emit.lossless import encode
    from iku.serve.changes import changes
    from iku.state.store import content, open_store
    from iku.state.telling import carried

    result = _judged(task, _reading(task, home, digest, strictly=strictly))
    before = content(open_store(home), f"{task.source.name}.json") or b"{}"
    after = carried(before, encode(result))
    loose = tuple(one.figures.get("waktu", "") for one in result.findings if one.code == LOOSE)
    return Judged(after, loose, changes(before, after))


def write(task: Task, home: str, digest: str) -> None:
    """Write everything of the document with its decisions to the task's folder; as `judge` besides."""
    from dataclasses import replace

    from emit.report import render
    from extract.picture import paged
    from iku.batch.work import stamp_of
    from iku.state.outputs import write_result
    from iku.state.store import open_store

    reading = _reading(task, home, digest, strictly=False)
    result, printed = _judged(task, reading), b""
    with contextlib.suppress(Gone):  # the report then has no pictures of pages
        printed = paged(_original(task.source.path, digest), result.doc.document.kind, task.settings.read) or b""
    report = render(result.doc, result.findings, printed, status=result.status) if task.settings.report else None
    stamp = replace(stamp_of(task, digest), before=reading.before)
    write_result(open_store(task.target), result, stamp, task.source.path, report)


def _judged(task: Task, reading: "Reading") -> "Result":
    from iku.document.pipeline import convert_document

    return convert_document(
        reading.document, task.source.name, task.source.file, reading.tables,
        thresholds=task.settings.thresholds, decisions=task.decisions,
    )  # fmt: skip


def _reading(task: Task, home: str, digest: str, *, strictly: bool) -> "Reading":
    from iku.batch.work import made_by
    from iku.state import readings

    file = Path(home, readings.file_name(task.source.name))
    kept = _kept(home, task.source.name, file.stat().st_mtime_ns) if file.exists() else None
    if kept is None or kept.document.sha256 != digest or (strictly and kept.made != made_by(task)):
        raise Gone
    return kept


@lru_cache(2)
def _kept(home: str, name: str, mark: int) -> "Reading | None":
    """What was kept in a state of its file; the last ones stay in memory, since decisions come in rows."""
    from iku.state import readings
    from iku.state.store import open_store

    return readings.load(open_store(home), name)


def _original(path: str, digest: str) -> bytes:
    """The file that a document was read from, wherever it lies: known by its content, since records may lie.

    Raises:
        Gone: it is not there, or is another one.
    """
    from iku.document.pipeline import digest as digest_of
    from iku.inputs.remote import is_url

    try:
        data = b"" if is_url(path) or not path else _bytes(path)
    except OSError:
        data = b""
    if not data or digest_of(data) != digest:
        raise Gone
    return data


def _bytes(path: str) -> bytes:
    from iku.inputs.opening import read_bytes
    from iku.settings import Limits

    return read_bytes(path, Limits().file_bytes)
