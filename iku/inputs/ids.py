"""Files -> sources: each with an id that is unique, safe as a file name, and stays with its file."""

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from iku.inputs.finding import Found
from iku.inputs.opening import absolute, is_there

_DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
RESERVED = frozenset({"datapackage", "laporan", "ringkasan", *_DEVICES})
"""Names of files that the output folder holds besides the documents' own, and those that Windows keeps for devices."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\\ud800-\udfff\u0080-\u009f\u202a-\u202e\u2066-\u2069]+")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]')
"""In names of files there; an output folder may go there from elsewhere."""
_NUMBERS = re.compile(r"(\d+)")
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


class Known(Protocol):
    """A file that has an id already."""

    @property
    def name(self) -> str:
        """dokumen."""

    @property
    def path(self) -> str:
        """Where it lay: absolute, or a URL."""

    @property
    def file(self) -> str:
        """berkas."""


def named(found: Iterable[Found], known: Iterable[Known] = ()) -> list[Source]:
    """Ids: what a file was called before, else its stem; of those with one stem the first gets it, others -2, -3, …"""
    before = list(known)
    by_path = {one.path: one.name for one in before if one.path}
    moved = {one.file: one.name for one in before if one.file and not is_there(one.path)}
    taken = {one.name.casefold() for one in before}
    sources, used = [], set()
    for path, file, size in sorted(found, key=lambda one: (clean(one.file), clean(one.path))):
        label = clean(file)
        name = by_path.get(absolute(path)) or moved.get(label)
        if name is None or name in used or not _is_id(name):
            name = _unused(identifier(file), taken)
        used.add(name)
        taken.add(name.casefold())
        sources.append(Source(path, name, label, size))
    return sorted(sources, key=lambda source: source.name)


def _is_id(name: str) -> bool:
    return name == identifier(f"{name}.") and name.casefold() not in RESERVED


def _unused(stem: str, taken: set[str]) -> str:
    number, name = 1, stem
    while name.casefold() in taken or name.casefold() in RESERVED:
        number += 1
        name = f"{stem}-{number}"
    return name


def goes_on(before: str, after: str) -> bool:
    """Whether two file names are those of parts of one document: alike but for a number that counts on by one.

    "bagian-1.pdf", "bagian-2.pdf"; not "iku-2024.pdf", "iku-2025.pdf".
    """
    one, two = (_NUMBERS.split(name.casefold()) for name in (before, after))
    if len(one) != len(two):
        return False
    differ = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if len(differ) != 1 or not (differ[0][0].isdecimal() and differ[0][1].isdecimal()):
        return False
    first, second = map(int, differ[0])
    return second == first + 1 and not 1900 <= first <= 2100


def identifier(file: str) -> str:
    """A stem that is safe as a file name and on one line: control characters and separators become "_"."""
    path = PurePath(file)
    stem = path.stem if path.suffix else path.name
    text = _NOT_ON_WINDOWS.sub("_", _UNSAFE.sub("_", unicodedata.normalize("NFC", stem))).strip(" .")
    while len(text.encode("utf-8", "replace")) > _LONGEST:
        text = text[:-1]
    return text or "dokumen"


def clean(file: str) -> str:
    """A file name as text: bytes that are no UTF-8 become the replacement character."""
    return os.fsencode(file).decode("utf-8", "replace")
