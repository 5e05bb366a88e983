"""Whole numbers in words at the beginning of a text: "seratus persen", "dua belas bulan"."""

from functools import cache

from normalize.words.lists import rows

_GROUP = 1000
"""Multipliers from here on close a group: "dua puluh ribu"."""
_TEN = 1
"""`belas` adds ten and multiplies by this."""


@cache
def _words() -> dict[str, tuple[int | None, int]]:
    """(value, multiplier) by word: one of the two (`vocabulary/bilangan.csv`)."""
    return {r["kata"]: (int(r["nilai"]) if r["nilai"] else None, int(r["kali"] or 0)) for r in rows("bilangan")}


def take(text: str) -> tuple[int, str] | None:
    """The number and the text behind it; None where the text begins with none."""
    words = text.split(" ")
    count = next((k for k, word in enumerate(words) if word.lower() not in _words()), len(words))
    number = _number([_words()[word.lower()] for word in words[:count]])
    return None if number is None else (number, " ".join(words[count:]))


def _number(parts: list[tuple[int | None, int]]) -> int | None:
    """The sum of the groups; None for no words, or a multiplier without a number before it."""
    total, group, last = 0, 0, 0
    for value, times in parts:
        if value is not None:
            group, last = group + last, value
        elif not (group or last):
            return None
        elif times >= _GROUP:
            total, group, last = total + (group + last) * times, 0, 0
        else:
            group, last = group + last * times + (10 if times == _TEN else 0), 0
    return total + group + last if parts else None
