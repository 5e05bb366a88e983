"""Numbers that a column too narrow for them broke: "6" over "7%", "16" over ",33" over "%", "270.00" over "0.000".

A number is only cut where its line fills the column, but so may two numbers under each other: what each would be by
itself tells them apart, and where it does not, they stay two.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.breaks import Gap, gaps
from extract.document import Box, Line
from extract.figures import is_broken

_PIECE = re.compile(r"(?P<number>[<>≤≥]?(?=[.,]?\d)[\d.,]{1,24}\s?%?|[.,%])(?P<unit>\s?/?\s?[A-Za-z][A-Za-z ]{0,30})?")
"""Digits and marks; the last piece may have the unit after it."""
_LOWER = re.compile(r"^[<>≤≥]?\d[\d.,]{0,24}\s?%?\s?[-–—]\s?(?=\d)")
"""The lower bound of a range: what is cut is the other one."""
_FIRST = re.compile(r"[<>≤≥.,%\d]")
"""What a piece, or the end of a score, begins with: asked first, most lines begin with a letter."""
_NUMBER = re.compile(r"[<>≤≥]?\d[\d.,]{0,40}\s?%?(?:\s?/?\s?[A-Za-z][A-Za-z ]{0,30})?")
_ONE_DECIMAL = re.compile(r"\d{1,20}[.,]\d")
_THOUSANDS = re.compile(
    r"[\d.]{1,11}\.\n\d{3}(?!\d)|\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3}){0,4}(?P=mark)(?:\d\n\d\d|\d\d\n\d)"
    r"(?:(?!(?P=mark))[.,]\d\d)?(?![.,]?\d)"
)
"""Cut behind a point, or in its last three digits, where there may have been room: no number ends so."""
_RUPIAH, _GROUP = re.compile(r"rp\.?", re.IGNORECASE), re.compile(r"\d{1,3}\.(?:\d\n\d\d|\d\d\n\d)(?![.,]?\d)")
"""Of an amount the only thousands too: the sign stands on the line before."""
_OPEN, _CLOSE = re.compile(r"\(\d{1,3}[.,]?\d?"), re.compile(r"\d{1,2}\s?%?\)")
_RATE = re.compile(
    r"\d[\d.,]{0,10}\s?/\s?(?P<of>1[.,]?0[0.,]{0,8})\n(?P<rest>0[0.,]{0,8})(?:\s?[A-Za-z][A-Za-z ]{0,30})?"
)
"""What a rate is of: "89/100.00" over "0 KH"."""
_DECIMALS = re.compile(r"\d{1,3}[.,]\d{2}\s?%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PIECES = _THREE = 3
"""Of two lines each may be a number."""
_ROW = re.compile(r"[0-9]{1,4}")
_SHORT = 2
"""Digits of a line that a shorter one may go on; of longer ones a number without marks has too many."""


def rests(lines: Sequence[Line], box: Box | None) -> frozenset[int]:
    """Which lines go on with the number of the line above; `box` is the cell's, in points."""
    if not any(_FIRST.match(line.text.strip()) for line in lines[1:]):
        return frozenset()
    texts = [_LOWER.sub("", line.text.strip()) for line in lines]
    if not any(_PIECE.fullmatch(text) or _CLOSE.fullmatch(text) for text in texts[1:]):
        return frozenset()
    full = [gap is Gap.FULL_ALONE for gap in gaps(lines, box)]
    if all(full) and (is_broken(texts) or _in_pieces(texts)):
        return frozenset(range(1, len(texts)))
    found: set[int] = set()
    so_far, money = texts[0], _RUPIAH.fullmatch(texts[0]) is not None
    for k, text in enumerate(texts[1:], 1):
        cut = f"{texts[k - 1]}\n{text}"
        sure = _goes_on(texts[k - 1], text) or (money and _GROUP.match(cut) is not None)
        on = (full[k - 1] and sure) or _THOUSANDS.match(cut) is not None
        on = (on and _NUMBER.fullmatch(so_far + text) is not None) or (full[k - 1] and _closes(texts[k - 1], text))
        on = on or _of_thousands(cut)
        so_far = so_far + text if on else text
        found |= {k} if on else set()
    return frozenset(found)


def _closes(above: str, below: str) -> bool:
    """Whether the last digits of a score in brackets stand on the next line: "(87,9" over "3)"."""
    return _OPEN.fullmatch(above) is not None and _CLOSE.fullmatch(below) is not None


def _of_thousands(cut: str) -> bool:
    """Whether the zeros of what a rate is of go on in the next line: they are three or more."""
    found = _RATE.fullmatch(cut)
    return found is not None and len(re.sub(r"\D", "", found["of"] + found["rest"])) > _THREE


def _in_pieces(texts: Sequence[str]) -> bool:
    """Whether lines are a number with two decimals in pieces: "10", "2,6", "0%"."""
    return len(texts) >= _PIECES and _DECIMALS.fullmatch("".join(texts)) is not None


def counts_on(lines: Sequence[Line]) -> bool:
    """Whether lines number rows: 1, 2, 3."""
    texts = [line.text.strip() for line in lines]
    return all(map(_ROW.fullmatch, texts)) and all(int(b) == int(a) + 1 for a, b in pairwise(texts))


def rests_in_rows(lines: Sequence[Line], box: Box | None) -> frozenset[int]:
    """The same where rows are told apart: of lines that may number them none."""
    return frozenset() if counts_on(lines) else rests(lines, box)


def _goes_on(above: str, below: str) -> bool:
    """Whether a line that fills its column is sure to be cut: by a mark, by its sign, by how little it holds."""
    one, other = _PIECE.fullmatch(above), _PIECE.fullmatch(below)
    if not one or not other or one["unit"] or above.endswith("%"):
        return False
    rest = other["number"].strip()
    if above[-1] == rest[-1] == ".":  # two numbers of a list
        return False
    marked = above[-1] in ".," or rest[0] in ".,%" or rest[-1] == "%"
    lone = len(rest) == 1 and _ONE_DECIMAL.fullmatch(above) is not None
    year = _YEAR.fullmatch(above + rest) is not None
    return marked or lone or year or len(above) == 1 or len(rest) < len(above) <= _SHORT
