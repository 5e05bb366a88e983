"""Long documents: which pages are read together, and what was read of them until all are there.

What is kept is data (MessagePack, checked against the types of `extract.document`), never code.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from extract.document import Document, Page, Problem
from iku.state import sealed
from iku.state.readings import plain
from iku.state.sealed import Damaged
from iku.state.store import WORK, Store

FOLDER = f"{WORK}/halaman"

HEAVY_PAGE = 60_000
"""Bytes of file per page above which pages are probably scans: some seconds each instead of some milliseconds."""
HEAVY_PART, LIGHT_PART = 1, 16
"""Pages of one part."""
HEAVY_WHOLE, LIGHT_WHOLE = 1, 32
"""A document of up to so many pages is read whole: parting it would cost more than it saves."""
MOST_PARTS = 64
"""Each part opens the file anew, so very long documents have longer parts instead of more."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some pages of a document: 1-based, `stop` not among them."""

    start: int
    stop: int

    @property
    def pages(self) -> tuple[int, ...]:
        """Their numbers."""
        return tuple(range(self.start, self.stop))

    def single_pages(self) -> list["Part"]:
        """The same pages, one a part."""
        return [Part(page, page + 1) for page in self.pages]


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of a part."""

    part: Part
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]


def split(pages: int, size: int) -> list[Part]:
    """The parts of a document of so many pages and bytes; none where it is better read whole."""
    heavy = size > pages * HEAVY_PAGE
    length, whole = (HEAVY_PART, HEAVY_WHOLE) if heavy else (LIGHT_PART, LIGHT_WHOLE)
    if pages <= whole:
        return []
    length = max(length, -(-pages // MOST_PARTS))
    return [Part(start, min(start + length, pages + 1)) for start in range(1, pages + 1, length)]


def file_name(name: str, sha256: str, page: int) -> str:
    """Where the part of a document that begins with this page waits."""
    return f"{FOLDER}/{name}-{sha256[:16]}-{page}"


def keep(store: Store, name: str, part: Part, document: Document) -> None:
    """Keep what a part found: its pages and their problems, those of the whole document (it has no tables) apart."""
    pages = tuple(page for page in document.pages if page.number in part.pages)
    problems = tuple(problem for problem in document.problems if problem.page in part.pages or problem.fatal)
    content = msgspec.msgpack.encode(Found(part, pages, problems), enc_hook=plain)
    sealed.keep(store, file_name(name, document.sha256, part.start), content)


def lose(store: Store, name: str, sha256: str, part: Part, text: str, remedy: str) -> None:
    """Keep, in place of pages that could not be read, why."""
    lost = tuple(Page(page, 0.0, 0.0, fate=text, unread=True) for page in part.pages)
    problems = tuple(Problem("baca", text, remedy, page) for page in part.pages)
    keep(store, name, part, Document("", sha256, "pdf", pages=lost, problems=problems))


def load(store: Store, name: str, sha256: str, page: int) -> Found | None:
    """What was read of the part that begins with this page; None where it was not read yet.

    Raises:
        Damaged: it is not as it was written.
    """
    content = sealed.kept(store, file_name(name, sha256, page))
    if content is None:
        return None
    try:
        found = msgspec.msgpack.decode(content, type=Found)
    except msgspec.MsgspecError as error:
        raise Damaged from error
    if found.part.start != page or found.part.stop <= page:
        raise Damaged
    return found


def gather(store: Store, name: str, sha256: str, pages: int) -> Iterator[tuple[Page, tuple[Problem, ...]]]:
    """Every page in order, with the problems of its part at the first page of the part.

    Raises:
        Damaged: a part is missing, or is not as it was written.
    """
    page = 1
    while page <= pages:
        found = load(store, name, sha256, page)
        if found is None:
            raise Damaged
        problems = found.problems
        for one in found.pages:
            yield one, problems
            problems = ()
        page = found.part.stop


def beyond(pages: int, most: int) -> Iterator[tuple[Page, tuple[Problem, ...]]]:
    """The pages over the limit, as one entry that names them all: a broken page tree may claim any number."""
    if pages > most:
        text = f"Halaman {most + 1}-{pages} melewati batas {most} halaman."
        problem = Problem("baca", text, "Pecah berkas menjadi beberapa bagian, atau naikkan --max-pages.")
        yield Page(most + 1, 0.0, 0.0, fate=text, unread=True), (problem,)


def has(store: Store, name: str, sha256: str, part: Part) -> bool:
    """Whether the part was read before, whole."""
    try:
        return load(store, name, sha256, part.start) is not None
    except Damaged:
        return False


def clear(store: Store, name: str) -> None:
    """Remove every part of a document."""
    for file in [file for file in store.names(FOLDER) if file.rsplit("-", 2)[0] == name]:
        store.remove(f"{FOLDER}/{file}")
