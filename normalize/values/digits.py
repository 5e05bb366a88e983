"""Damage inside a printed number: spaces that a narrow column put in, letters that OCR saw for digits."""

import re
from itertools import pairwise

from normalize.change import Change, Cleaned
from normalize.values.readings import readings

_RUN = re.compile(r"\d[\d.,]{0,40}(?: {1,9}(?:[.,] {0,9})?\d[\d.,]{0,40})+")
"""Runs of digits and marks with spaces between them."""
_LIST_MARK = re.compile(r"\d\. ")
"""What begins a text as the number of a list: "1. 80%" may be the first of several values."""
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:[.,]\d+)?")
"""Groups of thousands set off by one mark, with decimals or without."""
_MANY_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}\1\d{3}((?:\1\d{3})*)")
"""Two groups of thousands and more."""
_PAIR = 2
"""Pieces that may be a number each."""
_COMPLETE = re.compile(r"\d{1,3}(?:[.,]\d{3}){0,8}")
"""A number of whole groups."""
_CUT_GROUP = re.compile(r"\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)\1\d{1,2}")
"""The same, but the last group lacks a digit: it goes on behind the space."""
_LOOKALIKE = re.compile(
    r"(?<!\w)(?:[OoIl|][OoIl|\d.,]{0,40}\d|\d[\d.,]{0,40}[Oo]|\d[\d.,]{0,40}[Il|](?=[OoIl|]{0,40}\d))[OoIl|\d.,]{0,40}(?!\w)"
)
"""A number that holds letters: they begin it, an O stands behind a digit, or an I, l or | stands between digits."""
_DOUBLE_PERCENT = re.compile(r"(?<=\d) ?%[6oO0°º](?!\w)")
"""A per cent sign whose last ring OCR saw once more, as a letter or a figure."""
_WITH_FRACTION = re.compile(r"(?<![\d.,/])(\d*) ?([½¼¾])(?![\w/])")
"""A number with a fraction of one character behind it, or that alone; those with more than two decimals stay."""
_CLOSED = re.compile(r"(?<=[^\W\d_])\)$")
"""A bracket behind a unit that nothing opened: "1 paket)"."""
_MARK = re.compile(
    r" ?(?:[⁰¹²³⁴-⁹ᵃ-ᶻ]{1,3}⁾|(?<=[\d%])(?:[⁰¹²³⁴-⁹]{1,2}|[ᵃ-ᶻ])|(?<=[\d%])\*[*)]{0,40}|(?<=[\d%])[`´])(?!\w)"
)
"""A raised footnote mark, in brackets or right behind a figure, stars behind one, or an accent that fell behind it."""
_POWER = re.compile(r"(?<![\d.,])10$")
"""What a raised number behind it is the exponent of."""
_DECIMALS = {"½": ",5", "¼": ",25", "¾": ",75"}
_DIGITS = str.maketrans("OoIl|", "00111")


def close_up(text: str, *, money: bool = False) -> Cleaned:
    """The text with its numbers made whole that spaces cut ("16, 33%", "145.638.7 30", "1 250 000", "21.30 1.690. 927")
    or a fraction of one character ends ("32½" is "32,5"). `money`: the column holds sums.

    Two numbers side by side ("75 80", "1 250") are left: they may be two, but not where the second would begin with a
    nought ("10 000").
    """
    changes: list[Change] = []

    def whole(found: re.Match[str]) -> str:
        pieces = found.group().split()
        listed = found.start() == 0 and _LIST_MARK.match(text)
        if listed or not (_open_ended(pieces) or _grouped_by_space(pieces) or _grouped_across(pieces, money)):
            return found.group()
        changes.append(Change("angka", found.group(), "".join(pieces), 0.9))
        return "".join(pieces)

    def with_decimals(found: re.Match[str]) -> str:
        clean = (found[1] or "0") + _DECIMALS[found[2]]
        changes.append(Change("angka", found.group(), clean, 1.0))
        return clean

    return Cleaned(_RUN.sub(whole, _WITH_FRACTION.sub(with_decimals, text)), tuple(changes))


def _open_ended(pieces: list[str]) -> bool:
    """A piece stops at a mark or inside a group of thousands, and the whole is a well-formed number."""
    whole = "".join(pieces).rstrip(".,")
    if readings(whole) is None:
        return False
    at_mark = all(a[-1] in ".," or b[0] in ".," for a, b in pairwise(pieces))
    return at_mark or bool(_CUT_GROUP.fullmatch(pieces[0]) and _GROUPED.fullmatch(whole))


def _grouped_across(pieces: list[str], money: bool) -> bool:
    """Groups of thousands come out of pieces that are none: a column too narrow for its sums cut them anywhere."""
    groups = _MANY_GROUPS.fullmatch("".join(pieces))
    cut = not all(_COMPLETE.fullmatch(piece) for piece in pieces)
    return bool(groups) and cut and (money or len(pieces) > _PAIR or bool(groups and groups[2]))


def _grouped_by_space(pieces: list[str]) -> bool:
    grouped = pieces[0].isdigit() and len(pieces[0]) <= 3 and all(_thousand(p) for p in pieces[1:])
    return grouped and pieces[0] != "0" and (len(pieces) > 2 or pieces[1][0] == "0")


def _thousand(piece: str) -> bool:
    return bool(re.fullmatch(r"\d{3}(?:,\d+)?", piece))


def without_marks(text: str) -> Cleaned:
    """The text without the footnote marks beside its figures ("21¹⁾" is 21); exponents stay ("10³", "M²")."""
    changes: list[Change] = []

    def unmarked(found: re.Match[str]) -> str:
        if not found.group().endswith(("⁾", ")", "*")) and _POWER.search(text, 0, found.start()):
            return found.group()
        changes.append(Change("angka", found.group(), "", 1.0))
        return ""

    if "(" not in text and _CLOSED.search(text):
        changes.append(Change("angka", text, text[:-1], 1.0))
        text = text[:-1]
    return Cleaned(_MARK.sub(unmarked, text), tuple(changes))


def look_alikes(text: str) -> Cleaned:
    """The text with O, o, I, l and | read as digits inside a number ("1OO%", "l00"), and "%6" as "%".

    "5 l" and "1I" stay: they are no damaged number for sure.
    """
    changes: list[Change] = []

    def as_digits(found: re.Match[str]) -> str:
        clean = found.group().translate(_DIGITS)
        changes.append(Change("ocr", found.group(), clean, 0.7))
        return clean

    def as_percent(found: re.Match[str]) -> str:
        changes.append(Change("ocr", found.group(), "%", 0.7))
        return "%"

    return Cleaned(_DOUBLE_PERCENT.sub(as_percent, _LOOKALIKE.sub(as_digits, text)), tuple(changes))
