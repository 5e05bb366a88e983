"""Inputs of the command line -> documents to read: files, folders (walked), globs and URLs, each with a unique id."""

import glob
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.detect import detect
from iku.errors import UsageError

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


def is_url(path: str) -> bool:
    """Whether fsspec opens it: "s3://…", "memory://…"; not "C:\\…"."""
    return re.match(r"[a-z][a-z0-9+.-]+://", path, re.IGNORECASE) is not None


def discover(inputs: Sequence[str]) -> list[Source]:
    """Every document of the inputs, in order of their ids; one named twice is read once.

    Raises:
        UsageError: an input does not exist, or nothing was found at all.
    """
    found: dict[str, tuple[str, int]] = {}
    for text in inputs:
        chosen = list(_expand(text))
        if not chosen:
            raise UsageError(f"Tidak ada dokumen PDF, DOCX atau TXT di: {text}")
        for path, file, size in chosen:
            found.setdefault(path, (file, size))
    return _named((path, file, size) for path, (file, size) in found.items())


def _expand(text: str) -> Iterator[tuple[str, str, int]]:
    """(path, label, size) of every document that one input stands for."""
    if is_url(text):
        yield from _expand_url(text)
        return
    path = Path(text)
    if path.is_dir():
        yield from _walk(path)
    elif path.is_file():
        yield str(path), path.name, path.stat().st_size
    else:
        matches = sorted(glob.glob(text, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            raise UsageError(f"Berkas tidak ditemukan: {text}")
        for match in matches:
            if Path(match).is_dir():
                yield from _walk(Path(match))
            else:
                yield match, Path(match).name, Path(match).stat().st_size


def _walk(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Documents below a folder. Links to folders are not followed (they may lead in circles), nor hidden names."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if name.startswith((".", "~$")) or not path.is_file() or not _is_document(path):
                continue
            yield str(path), path.relative_to(folder).as_posix(), path.stat().st_size


def _is_document(path: Path) -> bool:
    """By its suffix, else by its first bytes; a file that cannot be opened and has no document's suffix is none."""
    if path.suffix.lower() in SUFFIXES:
        return True
    try:
        with path.open("rb") as stream:
            return detect(stream.read(_HEAD)).kind in ("pdf", "docx")
    except OSError:
        return False


def _expand_url(url: str) -> Iterator[tuple[str, str, int]]:
    import fsspec

    fs, path = fsspec.core.url_to_fs(url)
    if fs.isdir(path):
        chosen = [p for p in fs.find(path) if Path(p).suffix.lower() in SUFFIXES]
    else:
        chosen = fs.glob(path) if glob.has_magic(path) else [path]
    if not chosen or not fs.exists(chosen[0]):
        raise UsageError(f"Berkas tidak ditemukan: {url}")
    for one in sorted(chosen):
        label = one[len(path) :].lstrip("/") if fs.isdir(path) else one.rsplit("/", 1)[-1]
        yield fs.unstrip_protocol(one), label or one, int(fs.size(one) or 0)


def _named(found: Iterable[tuple[str, str, int]]) -> list[Source]:
    """Ids by stem; of those with one stem the first in order keeps it, the others get -2, -3, …"""
    taken: set[str] = set()
    sources = []
    for path, file, size in sorted(found, key=lambda item: (clean(item[1]), clean(item[0]))):
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
