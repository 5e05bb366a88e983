"""Files of the inputs that their user leaves out: `--kecuali POLA`."""

from collections.abc import Sequence
from fnmatch import fnmatchcase


def is_left_out(label: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern fits a file's path below the folder that was named, its name, or one of its folders.

    `*` and `?` as in a shell, `*` also over folders; capital letters mean nothing.
    """
    path = label.casefold()
    places = (path, *path.split("/"))
    wanted = (one.casefold().replace("\\", "/").removeprefix("./").rstrip("/") for one in patterns)
    return any(fnmatchcase(place, pattern) for pattern in wanted for place in places)
