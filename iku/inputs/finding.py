"""Inputs of the command line -> files to read: files, folders (walked), globs and URLs."""

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any, NamedTuple, cast
from urllib.parse import unquote, urlsplit

from extract.detect import detect
from iku.errors import UsageError, reason
from iku.inputs import archive, series
from iku.inputs.opening import absolute, open_source
from iku.inputs.remote import file_system, is_url, shown
from iku.inputs.web import is_web

SUFFIXES = frozenset(
    (".pdf", ".docx", ".docm", ".doc", ".odt", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".html", ".htm", ".mht",
     ".mhtml", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".zip")
)  # fmt: skip
"""Files of a walked folder that are taken for documents; others only where their first bytes say what they are. A
file that is named itself is taken whatever it is called."""
WORK, PAGES = ".iku", "opd"
"""Folders of an output folder (`iku.state`)."""
OUTPUTS = frozenset({"ringkasan.html", "laporan.html", "hasil.xlsx"})
_SYSTEM = frozenset({"Thumbs.db", "desktop.ini"})
"""Files that an operating system leaves in folders."""
_SURE = frozenset({"pdf", "docx", "odt", "xlsx", "ods"})
"""Kinds that first bytes prove: text may look like a page without being one, and system files like old documents."""
_HEAD = 4096
"""Bytes by which a document without its suffix is known."""


class Found(NamedTuple):
    """A document, before it has an id."""

    path: str
    file: str
    size: int


Tell = Callable[[str], None]


def find(
    inputs: Sequence[str],
    passed: Tell = lambda _: None,
    patterns: Sequence[str] = (),
    left_out: Tell = lambda _: None,
) -> list[Found]:
    """Every document of the inputs; one named twice is found once.

    `passed` is told the files that are none; `left_out` those that one of the `patterns` fits.
    What is there and cannot be opened (no permission, a link) is a document too: it will be told why.

    Raises:
        UsageError: an input does not exist, or nothing was found at all.
    """
    found: dict[str, Found] = {}
    for text in inputs:
        chosen = list(_expand_url(text) if is_url(text) else _expand(text, passed))
        if not chosen:
            raise UsageError(f"Tidak ada dokumen (PDF, Word, Excel, gambar, …) di: {text}")
        for one in chosen:
            if _is_left_out(one.file, patterns):
                left_out(one.file)
            else:
                found.setdefault(absolute(one.path), one)
    if not found:
        raise UsageError(f"Semua dokumen dikecualikan (--kecuali {', '.join(patterns)}): tidak ada yang dibaca.")
    return _gathered(found)


def _gathered(found: dict[str, Found]) -> list[Found]:
    """Pictures that are the pages of one document as one, in the place of the first."""
    out = dict(found)
    for path, files in series.gathered(file for file in found if not is_url(file)).items():
        own = [out.pop(file) for file in files]
        out[path] = Found(path, series.label(path, own[0].file), sum(one.size for one in own))
    return list(out.values())


def _expand(text: str, passed: Tell) -> Iterator[Found]:
    """Every document that a path or a pattern stands for."""
    matches = [text] if os.path.lexists(text) else sorted(glob.glob(text, recursive=True))  # noqa: PTH207 - absolute too
    if not matches:
        raise UsageError(f"Berkas tidak ditemukan: {text}. Nama yang memuat spasi ditulis dalam tanda kutip.")
    for path in map(Path, matches):
        if path.is_dir():
            yield from _walk(path, passed)
        else:
            yield from _opened(path.resolve() if path.is_symlink() else path, path.name, passed)


def _opened(path: Path, label: str, passed: Tell) -> Iterator[Found]:
    """A file, or the documents of an archive; an archive without any is a document that says so."""
    inside = archive.members(str(path)) if _begins(path, b"PK") else None
    if not any(_is_named_so(one.label) for one in inside or ()):
        yield Found(str(path), label, _size(path))
        return
    for one in inside or ():
        if _is_named_so(one.label):
            yield Found(one.path, f"{label}/{one.label}", one.size)
        elif PurePath(one.label).name not in _SYSTEM:
            passed(f"{label}/{one.label}")


def may_be(name: str, head: bytes) -> bool:
    """Whether a file is taken for a document: by its suffix, else by its first bytes."""
    return _is_named_so(name) or detect(head).kind in _SURE


def _is_named_so(name: str) -> bool:
    return PurePath(name).suffix.lower() in SUFFIXES


def _begins(path: Path, mark: bytes) -> bool:
    try:
        with open_source(str(path)) as stream:
            return stream.read(len(mark)) == mark
    except OSError:
        return False


def _walk(folder: Path, passed: Tell) -> Iterator[Found]:
    """Documents below a folder, and folders that cannot be opened, which may hold some.

    Links are not followed (they may lead in circles, or to what nobody meant to publish), nor hidden names.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            yield Found(str(here), here.name if here == folder else here.relative_to(folder).as_posix(), 0)
            continue
        written = any(entry.name == WORK for entry in entries)
        for entry in entries:
            path = here / entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting += [] if entry.name.startswith(".") or (written and entry.name == PAGES) else [path]
            elif not entry.name.startswith((".", "~$")) and not (written and _is_output(path)):
                label = path.relative_to(folder).as_posix()
                if _is_document(path):
                    yield from _opened(path, label, passed)
                elif not written and entry.name not in _SYSTEM:
                    passed(label)


def _is_output(path: Path) -> bool:
    """Whether a file of an output folder is one that this program wrote, by its name."""
    return path.name in OUTPUTS or path.name.endswith(".laporan.html")


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _is_document(path: Path) -> bool:
    """As `may_be`; a file that cannot be opened and has no document's suffix is none."""
    if _is_named_so(path.name):
        return True
    try:
        with open_source(str(path)) as stream:
            return may_be(path.name, stream.read(_HEAD))
    except OSError:
        return False


def _expand_url(url: str) -> Iterator[Found]:
    if is_web(url):
        yield _web_document(url)
        return
    fs, path = file_system(url)
    try:
        folder = fs.isdir(path)
        chosen = _walk_url(fs, path) if folder else fs.glob(path) if glob.has_magic(path) else [path]
        there = bool(chosen) and fs.exists(chosen[0])
    except OSError as error:
        raise UsageError(f"Alamat tidak dapat dibuka: {shown(url)}: {reason(error)}.") from error
    if not there:
        raise UsageError(f"Berkas tidak ditemukan: {shown(url)}")
    for one in sorted(chosen):
        label = one[len(path) :].lstrip("/") if folder else one.rsplit("/", 1)[-1]
        yield Found(fs.unstrip_protocol(one), label or one, int(fs.size(one) or 0))


def _web_document(url: str) -> Found:
    try:
        with open_source(url) as answer:
            size = int(cast(Any, answer).headers.get("Content-Length") or 0)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "jawaban server tidak dapat dipahami"
        raise UsageError(f"Alamat tidak dapat dibuka: {shown(url)}: {why}.") from error
    path = unquote(urlsplit(url).path)
    return Found(url, path.rstrip("/").rsplit("/", 1)[-1] or "dokumen", size)


def _walk_url(fs: Any, path: str) -> list[str]:
    """Documents below a folder, by their suffix: reading each file's first bytes would cost a request."""
    return [one for one in fs.find(path) if _is_named_so(one)]


def _is_left_out(label: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern fits a file's path below the folder that was named, its name, or one of its folders.

    `*` and `?` as in a shell, `*` also over folders; capital letters mean nothing.
    """
    path = label.casefold()
    places = (path, *path.split("/"))
    wanted = (one.casefold().replace("\\", "/").removeprefix("./").rstrip("/") for one in patterns)
    return any(fnmatchcase(place, pattern) for pattern in wanted for place in places)
