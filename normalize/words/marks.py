"""Line ends at a mark: "data-" | "data", "Kab.B/" | "S", "2.08.02." | "2.03", "usaha" | ")", "100" | "%"."""

import re

from extract.breaks import Gap
from normalize.words.lexicon import Lexicon
from normalize.words.pair import Glued, first_letters, last_letters

_CODE = re.compile(r"(?:\d|X)\.(?:\d\d|XX)(?:\.(?:\d{1,2}(?:\.(?:\d(?:\.(?:\d{1,2}(?:\.\d{0,4})?)?)?)?)?)?)?")
"""A code of Kepmendagri 900.1.15.5-1317/2023 ("2.08.02.2.03.0003"), or its beginning."""


def at_mark(left: str, right: str, gap: Gap, lexicon: Lexicon) -> Glued | None:
    """Both tokens without the line end between them, where a mark says that they go on; None where none does."""
    if (left[-1] == "/" and len(left) > 1) or _is_code(left, right) or _closes(left, right, gap):
        return Glued(left + right, 0.0)
    if left[-1] == "-" and len(left) > 1 and left[-2].isalnum() and right[0].isalnum():
        return _at_hyphen(left, right, lexicon)
    return None


def _at_hyphen(left: str, right: str, lexicon: Lexicon) -> Glued:
    """A typeset hyphen goes ("pemba-" | "ngunan"), a word's own stays ("perundang-" | "undangan")."""
    head, tail = last_letters(left[:-1]), first_letters(right)
    if head and tail.islower() and head not in lexicon and head + tail in lexicon:
        return Glued(left[:-1] + right, 0.95)
    return Glued(left + right, 0.0)


def _closes(left: str, right: str, gap: Gap) -> bool:
    """A full line whose closing mark, sign of percent, stroke or, where it is one word, hyphen went to the next."""
    mark = not right.strip(".,;:)%") or (right[0] == "/" and right[1:2].isalpha())
    hyphen = right == "-" and gap is Gap.FULL_ALONE
    return gap >= Gap.FULL and (mark or hyphen) and left[-1].isalnum()


def _is_code(left: str, right: str) -> bool:
    """A nomenclature code that the line end cut: at a point, or with two points before."""
    cut = left[-1] == "." or right[0] == "." or left.count(".") > 1
    return cut and "." in left and bool(_CODE.fullmatch(left + right))
