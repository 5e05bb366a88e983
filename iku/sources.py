"""Inputs of the command line -> documents to read: files, folders (walked), globs and URLs, each with a unique id."""

import glob
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from extract.detect import detect
from iku.errors import UsageError, reason
from iku.input import absolute, open_source
from iku.remote import file_system, is_url

SUFFIXES = frozenset({".pdf", ".docx", ".txt", ".doc", ".docm"})
"""Files of a walked folder that are taken for documents; others only where their first bytes are a PDF's or a DOCX's. A
file that is named itself is taken whatever it is called."""
_HEAD = 4096
"""Bytes by which a document without its suffix is known."""
RESERVED = frozenset({"datapackage", "laporan", "ringkasan"})
"""Names of files that the output folder holds besides the documents' own."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\\ud800-\udfff\u0080-\u009f\u202a-\u202e\u2066-\u2069]+")
_LONGEST = 180
"""Bytes of an id: file systems allow 255, suffixes and numbers need some."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input. `path` opens it (a local path or an fsspec URL)."""

    path: str
    name: str
    """dokumen: unique id, safe as a file name."""
    file: str
    """berkas: its path below the folder that was named, or its own name."""
    size: int = 0
    """Bytes; 0 where it is not known."""


def discover(inputs: Sequence[str]) -> list[Source]:
    """Every document of the inputs, in order of their ids; one named twice is read once.

    What is there and cannot be opened (no permission, a link that leads nowhere) is a document too: it will be
    told why.

    Raises:
        UsageError: an input does not exist, or nothing was found at all.
    """
    found: dict[str, _Found] = {}
    for text in inputs:
        chosen = list(_expand_url(text) if is_url(text) else _expand(text))
        if not chosen:
            raise UsageError(f"Tidak ada dokumen PDF, DOCX atau TXT di: {text}")
        for one in chosen:
            found.setdefault(absolute(one.path), one)
    return _named(found.values())


class _Found(NamedTuple):
    """A document, before it has an id."""

    path: str
    file: str
    size: int


def _expand(text: str) -> Iterator[_Found]:
    """Every document that a path or a pattern stands for."""
    matches = [text] if os.path.lexists(text) else sorted(glob.glob(text, recursive=True))  # noqa: PTH207 - absolute too
    if not matches:
        raise UsageError(f"Berkas tidak ditemukan: {text}")
    for path in map(Path, matches):
        if path.is_dir():
            yield from _walk(path)
        else:
            yield _Found(str(path), path.name, _size(path))


def _walk(folder: Path) -> Iterator[_Found]:
    """Documents below a folder, and folders that cannot be opened, which may hold some.

    Links to folders are not followed (they may lead in circles), nor hidden names.
    """
    closed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if not name.startswith((".", "~$")) and _is_document(path):
                yield _Found(str(path), path.relative_to(folder).as_posix(), _size(path))
    for path in (Path(error.filename) for error in closed):
        yield _Found(str(path), path.name if path == folder else path.relative_to(folder).as_posix(), 0)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _is_document(path: Path) -> bool:
    """By its suffix, else by its first bytes; a file that cannot be opened and has no document's suffix is none."""
    if path.suffix.lower() in SUFFIXES:
        return True
    try:
        with open_source(str(path)) as stream:
            return detect(stream.read(_HEAD)).kind in ("pdf", "docx")
    except OSError:
        return False


def _expand_url(url: str) -> Iterator[_Found]:
    fs, path = file_system(url)
    try:
        folder = fs.isdir(path)
        chosen = _walk_url(fs, path) if folder else fs.glob(path) if glob.has_magic(path) else [path]
        there = bool(chosen) and fs.exists(chosen[0])
    except OSError as error:
        raise UsageError(f"Alamat tidak dapat dibuka: {url}: {reason(error)}.") from error
    if not there:
        raise UsageError(f"Berkas tidak ditemukan: {url}")
    for one in sorted(chosen):
        label = one[len(path) :].lstrip("/") if folder else one.rsplit("/", 1)[-1]
        yield _Found(fs.unstrip_protocol(one), label or one, int(fs.size(one) or 0))


def _walk_url(fs: Any, path: str) -> list[str]:
    """Documents below a folder, by their suffix: reading each file's first bytes would cost a request."""
    return [one for one in fs.find(path) if Path(one).suffix.lower() in SUFFIXES]


def _named(found: Iterable[_Found]) -> list[Source]:
    """Ids by stem; of those with one stem the first in order keeps it, the others get -2, -3, …"""
    taken: set[str] = set()
    sources = []
    for path, file, size in sorted(found, key=lambda one: (clean(one.file), clean(one.path))):
        name = _unused(identifier(file), taken)
        taken.add(name.casefold())
        sources.append(Source(path, name, clean(file), size))
    return sorted(sources, key=lambda source: source.name)


def _unused(stem: str, taken: set[str]) -> str:
    number, name = 1, stem
    while name.casefold() in taken or name.casefold() in RESERVED:
        number += 1
        name = f"{stem}-{number}"
    return name


def identifier(file: str) -> str:
    """A stem that is safe as a file name and on one line: control characters and separators become "_"."""
    stem = Path(file).stem if Path(file).suffix else Path(file).name
    text = _UNSAFE.sub("_", unicodedata.normalize("NFC", stem)).strip(" .")
    while len(text.encode("utf-8", "replace")) > _LONGEST:
        text = text[:-1]
    return text or "dokumen"


def clean(file: str) -> str:
    """A file name as text: bytes that are no UTF-8 become the replacement character."""
    return os.fsencode(file).decode("utf-8", "replace")
