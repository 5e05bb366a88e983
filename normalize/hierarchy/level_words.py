"""The words for the levels of a plan (`vocabulary/nama_tingkat.csv`), as patterns and as the names of their fields."""

import re
from collections.abc import Mapping
from functools import cache

from normalize.words import lists
from schema.columns import NAMES_OF_LEVEL


@cache
def words() -> Mapping[str, str]:
    """The field of each word, by its letters: "subkegiatan" is sub_kegiatan."""
    return {re.sub(r"\s", "", row["kata"]): row["tingkat"] for row in lists.rows("nama_tingkat")}


@cache
def pattern(*, whole: bool = False) -> str:
    """A group that matches one of the words, however they are spaced; `whole` leaves out abbreviations.

    Linear: no two ways lead through the same spaces.
    """
    listed = [row["kata"] for row in lists.rows("nama_tingkat")]
    full = {name.replace("_", " ") for name in NAMES_OF_LEVEL}
    kept = [word for word in listed if not whole or any(word.startswith(name) for name in full)]
    spaced = (word.replace("sub ", "sub[\\s-]*").replace(" ", "\\s+") for word in sorted(kept, key=len, reverse=True))
    return "(?:" + "|".join(spaced) + ")"


def level(word: str) -> str | None:
    """The field of a word; None for any other."""
    return words().get(re.sub(r"[\s-]+", "", word.lower()))
