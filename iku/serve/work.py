"""What the server gives its workers to do; light to import, so that the server stays small: only they load the rest."""

import contextlib
import io
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from iku.batch.task import Task
from iku.decisions.decision import Decision
from iku.serve.outcome import Gone, Judged

if TYPE_CHECKING:
    from iku.decisions.rules import Offer, Rule

DPI: Final = 144
LONGEST: Final = 3_000.0
"""Points of a page's longest side up to which it is drawn at `DPI`; larger ones are drawn smaller."""
COLOURS: Final = 4_096
"""A page of up to so many colours is print: a palette shows it as well in a fifth of the bytes."""


def is_there(path: str, digest: str) -> bool:
    """Whether the file that a document was read from lies there still."""
    from iku.serve.original import original

    return original(path, digest) is not None


def refused(path: str, file: str) -> tuple[str, str] | None:
    """Why a file is no document that can be read, and what to do; None where it is one. `file`: what it is called."""
    from extract.detect import detect
    from iku.inputs.finding import may_be
    from iku.serve.original import content

    data = content(path)
    problem = detect(data).problem
    if problem is None and not may_be(file, data):
        kinds = "PDF, Word, Excel, OpenDocument, HTML, gambar, atau .txt"
        return f"Menurut namanya, {file} bukan dokumen.", f"Kirim {kinds}."
    return (problem.text, problem.remedy) if problem else None


def picture(path: str, sha256: str, number: int, rotation: int) -> bytes | None:
    """A page as PNG, turned by so many degrees in all; None where the file has no such page.

    Raises:
        Gone: the file is not there, or is not the one that was read.
    """
    from extract.document import Unreadable
    from extract.pdf.opened import opened
    from extract.settings import Settings
    from iku.serve.original import pages_of

    try:
        with opened(pages_of(path, sha256) or b"", Settings()) as pdf:
            if not 1 <= number <= len(pdf):
                return None
            with contextlib.closing(pdf.shown(number)) as page:
                page.set_rotation(rotation)
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


def remember(task: Task, home: str, digest: str) -> None:
    """Have what was read of a document in memory, as far as it is kept."""
    from iku.serve.memory import known

    with contextlib.suppress(Gone):
        known(task, home, digest, strictly=True)


def _judging(what: str, *arguments: object) -> Any:
    """What `iku.serve.judging` calls so."""
    from iku.serve import judging

    return getattr(judging, what)(*arguments)


judge: Final[Callable[[Task, str, str, bool], Judged]] = partial(_judging, "judge")
write: Final[Callable[[Task, str, str], None]] = partial(_judging, "write")
cells: Final[Callable[[Task, str, str, str], list[list[str]] | None]] = partial(_judging, "cells")
parted: Final[Callable[[Task, str, str, int], list[dict[str, Any]]]] = partial(_judging, "parted")


def offers(home: str, decision: Decision, names: Sequence[str], rules: Sequence["Rule"]) -> "list[Offer]":
    """The rules that a decision teaches, with their reach in these documents of the folder."""
    from iku.decisions.rules import offers
    from iku.state.store import content, open_store

    store = open_store(home)
    every = ((name, content(store, f"{name}.json") or b"{}") for name in names)
    document = content(store, f"{decision.dokumen}.json") or b"{}"
    return offers(decision, document, every, rules)
