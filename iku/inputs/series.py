"""Pictures that are the pages of one document: p-01.png, p-02.png, …; together they are one input.

The path of a series is that of its first file with the range of its numbers in braces: "dir/p-{01..13}.png". It opens
as an archive of its pictures, made in memory, always with the same bytes.
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import IO, Final

PICTURES: Final = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff"))
LONGEST: Final = 500
"""Pages of one document of pictures (`extract.picture.MOST`)."""
_RANGE: Final = re.compile(r"\{(\d+)\.\.(\d+)\}")
_NUMBER: Final = re.compile(r"(?P<head>.*?)(?P<number>\d{1,9})(?P<tail>[^\d/\\]*\.(?P<suffix>[A-Za-z]+))", re.DOTALL)


def is_series(path: str) -> bool:
    """Whether a path names several pictures."""
    return _RANGE.search(path) is not None and PurePath(path).suffix.lower() in PICTURES


def files(path: str) -> list[str]:
    """The paths of a series, in order; of any other path itself."""
    found = _RANGE.search(path)
    if found is None or not is_series(path):
        return [path]
    first, last, width = int(found[1]), int(found[2]), len(found[1])
    numbers = (f"{number:0{width}}" for number in range(first, min(last, first + LONGEST - 1) + 1))
    return [f"{path[: found.start()]}{number}{path[found.end() :]}" for number in numbers]


def gathered(paths: Iterable[str]) -> dict[str, list[str]]:
    """Series among these paths: path of the series -> its files. Numbers count on by one; years are no page numbers."""
    same: defaultdict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for path in paths:
        found = _NUMBER.fullmatch(path)
        if found and f".{found['suffix'].lower()}" in PICTURES and not 1900 <= int(found["number"]) <= 2100:
            same[found["head"], found["tail"]][int(found["number"])] = found["number"]
    out = {}
    for (head, tail), numbers in same.items():
        for run in _runs(sorted(numbers)):
            name = f"{head}{{{numbers[run[0]]}..{numbers[run[-1]]}}}{tail}"
            expected = [f"{head}{numbers[number]}{tail}" for number in run]
            if len(run) > 1 and files(name) == expected:
                out[name] = expected
    return out


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that count on by one, no more than a document's pages together."""
    run: list[int] = []
    for number in numbers:
        if run and (number != run[-1] + 1 or len(run) == LONGEST):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def label(path: str, first: str) -> str:
    """A series as it is named in the output, from its path and the name of its first file: "p-01-13.png"."""
    found = _RANGE.search(path)
    return re.sub(rf"{found[1]}(?=\D*$)", f"{found[1]}-{found[2]}", first) if found else first


def open_series(path: str, opened: Callable[[str], IO[bytes]]) -> IO[bytes]:
    """Its pictures as one archive; `opened` opens each. Raises OSError where one cannot be opened."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for number, file in enumerate(files(path), start=1):
            with opened(file) as stream:
                archive.writestr(zipfile.ZipInfo(f"{number:04}{PurePath(file).suffix.lower()}"), stream.read())
    out.seek(0)
    return out
