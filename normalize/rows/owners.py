"""Rows that head what follows by whose it is: an office or a field of government, with its budget at most."""

import re
from collections.abc import Iterable
from functools import cache

from normalize.offices.names import begins_with_kind
from normalize.words import lists
from normalize.words.squash import fold

_CODE = re.compile(r"\d(?:\s?\.\s?\d{1,4}){1,9}(?:\s?\d{2,3})?\s*[-–—]\s*")
"""Before the dash: "1.06", "1.05.0.00.0.00.01.0000", also where a narrow cell broke it."""
_OFFICE = re.compile(r"\d(?:\.\d{1,4}){6,9}")
"""The code of an office, longer than any activity's."""
_FIELD = re.compile(r"\d\.\d{2}\s*[-–—]\s*[^\W\d_]")
"""The code of a field of government; those of programmes are longer."""


def names_owner(texts: Iterable[str]) -> bool:
    """Whether one of the names is an office's or a field's ("URUSAN PEMERINTAHAN BIDANG ...", "DINAS ...")."""
    return any(_is_owner(name) or bool(_FIELD.match(name)) for name in map(fold, texts) if name)


def heads(text: str) -> bool:
    """Whether a text where indicators stand is a coded owner or a field: "1.06 - URUSAN PEMERINTAHAN BIDANG SOSIAL", or
    an office's code alone."""
    text = fold(text)
    return _names_field(text) or bool(_OFFICE.fullmatch(text)) or (bool(_CODE.match(text)) and _is_owner(text))


def _is_owner(name: str) -> bool:
    bare = _CODE.sub("", name)
    return begins_with_kind(bare) or _names_field(name)


def _names_field(name: str) -> bool:
    return _CODE.sub("", name).casefold().startswith(_fields())


@cache
def _fields() -> tuple[str, ...]:
    return tuple(f"{line.casefold()} " for line in lists.lines("kelompok_urusan"))
