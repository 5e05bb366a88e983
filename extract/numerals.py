"""Counts as lists write them: 1, a, A, i, I (the marks that HTML, OpenDocument and people use for the forms)."""

from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(count: int, form: str) -> str:
    """A count in the form of the first one; forms that nobody knows are decimal."""
    small = {"a": letters, "i": roman}.get(form.lower(), str)(count)
    return small.upper() if form in ("A", "I") else small


def letters(count: int) -> str:
    """a, b, ... z, aa, bb, ...; decimal beyond a thousand."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count < 1000 else str(count)


def roman(count: int) -> str:
    """Small Roman numerals; decimal beyond what they can say."""
    if not 0 < count < 4000:
        return str(count)
    out = ""
    for worth, sign in _ROMAN:
        out += sign * (count // worth)
        count %= worth
    return out
