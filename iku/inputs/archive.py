"""Documents in a ZIP archive: each member one of its own, read where it lies, never unpacked by its name.

A member's path is that of the archive, "!/" and its name; of several with one name the second has "#2" after it.
"""

import os
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final, NamedTuple

from extract.detect import MOST_MEMBERS

MARK: Final = "!/"
_OFFICE: Final = ("[Content_Types].xml", "META-INF/manifest.xml")
"""What is in the packages of office programs, which are documents themselves."""
_LOCKED: Final = 0x1
"""Bit of a member's flags: it is encrypted."""
_UNPACK: Final = "Buka arsip itu (dengan kata sandinya), ekstrak berkasnya ke sebuah folder, lalu baca berkas itu."
_UNSEEN: Final = (".", "~$", "__MACOSX")
"""How names begin that nobody sees: what programs leave behind."""


class Unreadable(OSError):
    """A member cannot be read; the message (Bahasa Indonesia) names it and its archive, and says why."""

    def __init__(self, path: str, why: str, remedy: str) -> None:
        outer = archive_of(path)
        super().__init__(f'"{path[len(outer) + len(MARK) :]}" di dalam arsip {Path(outer).name} {why}')
        self.remedy = remedy


def damaged(path: str) -> Unreadable:
    """What is told of a member whose bytes are not what its archive says."""
    return Unreadable(path, "rusak", "Minta atau unduh lagi arsipnya, lalu ulangi.")


class Member(NamedTuple):
    """A file in an archive."""

    path: str
    label: str
    """Its name without what leads out of a folder."""
    size: int
    """Bytes, as the archive says."""


def is_member(path: str) -> bool:
    """Whether a path names a file in an archive."""
    return archive_of(path) != path


def archive_of(path: str) -> str:
    """The archive of a member's path; any other path as it is."""
    end = path.find(MARK)
    while end >= 0:
        if Path(path[:end]).is_file():
            return path[:end]
        end = path.find(MARK, end + 1)
    return path


def members(path: str) -> list[Member] | None:
    """The files in an archive, in its order; None where the file is none, cannot be read, or is an office document."""
    try:
        with zipfile.ZipFile(path) as archive:
            files = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return None
    if len(files) > MOST_MEMBERS or any(info.filename in _OFFICE for info in files):
        return None
    return list(_members(path, files))


def _members(path: str, files: list[zipfile.ZipInfo]) -> Iterator[Member]:
    seen = Counter[str]()
    for info in files:
        seen[info.filename] += 1
        number = seen[info.filename]
        parts = [part for part in PurePosixPath(info.filename.replace("\\", "/")).parts if part not in ("..", "/")]
        if any(part.startswith(_UNSEEN) for part in parts):
            continue
        again = f"#{number}" if number > 1 else ""
        yield Member(f"{path}{MARK}{info.filename}{again}", "/".join(parts) or "tanpa-nama", info.file_size)


def open_member(path: str) -> IO[bytes]:
    """A member, open for reading.

    Raises:
        Unreadable: it is not there, locked, packed in a way that is not known, or damaged.
    """
    archive_path = archive_of(path)
    name = path[len(archive_path) + len(MARK) :]
    try:
        with zipfile.ZipFile(archive_path) as archive:  # the stream keeps the file open that it reads
            info = _info(archive, name)
            if info.flag_bits & _LOCKED:
                raise Unreadable(path, "terkunci kata sandi", _UNPACK)
            return archive.open(info)
    except NotImplementedError as error:
        raise Unreadable(path, "dimampatkan dengan cara yang tidak dikenal", _UNPACK) from error
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError) as error:
        raise damaged(path) from error


def _info(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    same = [info for info in archive.infolist() if info.filename == name]
    if same:
        return same[0]
    stem, _, number = name.rpartition("#")
    same = [info for info in archive.infolist() if info.filename == stem]
    return same[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(same) else archive.getinfo(name)


def is_there(path: str) -> bool:
    """Whether the archive lies there."""
    return os.path.lexists(archive_of(path))
