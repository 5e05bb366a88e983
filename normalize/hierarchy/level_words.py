"""The words for the levels of a plan (`vocabulary/nama_tingkat.csv`), as patterns and as the names of their fields."""

import re
from collections.abc import Mapping
from functools import cache

from normalize.words import lists


@cache
def words() -> Mapping[str, str]:
    """The field of each word, by its letters: "subkegiatan" is sub_kegiatan."""
    return {re.sub(r"\s", "", row["kata"]): row["tingkat"] for row in lists.rows("nama_tingkat")}


@cache
def pattern() -> str:
    """A group that matches one of the words, however they are spaced.

    Linear: no two ways lead through the same spaces.
    """
    listed = sorted((row["kata"] for row in lists.rows("nama_tingkat")), key=len, reverse=True)
    spaced = (word.replace("sub ", "sub[\\s-]*").replace(" ", "\\s+") for word in listed)
    return "(?:" + "|".join(spaced) + ")"


def level(word: str) -> str | None:
    """The field of a word; None for any other."""
    return words().get(re.sub(r"[\s-]+", "", word.lower()))
