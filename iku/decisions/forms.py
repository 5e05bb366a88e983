"""What `baru` says of rows that are several, and of regions that are tables or none; in every way people write it."""

from collections.abc import Mapping
from typing import Final, TypeVar

import msgspec

from normalize.words.squash import fold

T = TypeVar("T")
WORDS: Final[Mapping[str, bool]] = {
    "ya": True, "true": True, "1": True, "tidak": False, "bukan": False, "false": False, "0": False,
}  # fmt: skip


class Verdict(msgspec.Struct, forbid_unknown_fields=True):
    """Whether a region is a table of indicators; where it is, if no number names it."""

    tabel: bool
    halaman: int | None = None
    kotak: tuple[float, float, float, float] | None = None


def verdict(told: str) -> Verdict | None:
    """What is said of a region; None where it says neither yes nor no."""
    word = told.strip().casefold()
    return Verdict(WORDS[word]) if word in WORDS else decoded(told, Verdict)


def first_lines(told: str) -> list[str]:
    """The first lines of rows: a JSON list of them, or one a line."""
    lines = decoded(told, list[str]) if told.lstrip().startswith("[") else None
    return [line for line in map(fold, told.splitlines() if lines is None else lines) if line]


def decoded(told: str, as_what: type[T]) -> T | None:
    """What a text says as JSON of this type; None where it does not."""
    try:
        return msgspec.json.decode(told.encode("utf-8", "replace"), type=as_what)
    except (msgspec.MsgspecError, RecursionError):
        return None
