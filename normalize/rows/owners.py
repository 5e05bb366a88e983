"""Rows that head what follows by whose it is: an office or a field of government, with its budget at most."""

from collections.abc import Iterable
from functools import cache

from normalize.offices.names import begins_with_kind
from normalize.words import lists
from normalize.words.squash import fold


def names_owner(texts: Iterable[str]) -> bool:
    """Whether one of the names is an office's or a field's ("URUSAN PEMERINTAHAN BIDANG ...", "DINAS ...")."""
    return any(begins_with_kind(name) or name.casefold().startswith(_fields()) for name in map(fold, texts) if name)


@cache
def _fields() -> tuple[str, ...]:
    return tuple(f"{line.casefold()} " for line in lists.lines("kelompok_urusan"))
