"""Whether two neighbouring tokens are one word that was cut, judged by the gap between them and the word lists.

Rules that hold without exception: a capitalised tail is a word of its own (unless all is capitals), and small
words (di, ke, dan, yang) stand alone. "di kelola" and "Bahan Bacaan" stay two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalize.breaks import Gap
from normalize.lexicon import Lexicon

_HEAD = re.compile(r"[^\W\d_]+$")
_TAIL = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"(?:\d|X)\.(?:\d\d|XX)(?:\.(?:\d{1,2}(?:\.(?:\d(?:\.(?:\d{1,2}(?:\.\d{0,4})?)?)?)?)?)?)?")
"""A code of Kepmendagri 900.1.15.5-1317/2023, or its beginning."""
SURE = 0.85
"""Below this no word list knows the whole word."""
SHORT = 3
"""Letters of a word that is found in many others: "tana|man"."""
_PREFIXES = frozenset(("ke", "se", "per", "pra", "pro"))
"""Those of them that are words of their own as well, without "di": documents write it apart where it is one word."""
_NOT_TAIL = frozenset("xbcdef")
"""Single letters that stand for something else: an operator, a list mark."""


@dataclass(frozen=True, slots=True)
class Glued:
    """The whole word with what stood around it; score 0 where nothing but a line end was taken out."""

    text: str
    score: float


def glue(tokens: Sequence[str], at: int, gap: Gap, lexicon: Lexicon) -> Glued | None:
    """tokens[at] and tokens[at + 1] as one token, or None where they are two."""
    left, right = tokens[at], tokens[at + 1]
    if gap is not Gap.SPACE:
        mark = _after_mark(left, right, lexicon) or _closing(left, right, gap)
        if mark:
            return mark
    if not right[0].isalpha() or not left[-1].isalpha() or (right[0].isupper() and not left[-1].isupper()):
        return None
    head, tail = _letters(_HEAD, left), _letters(_TAIL, right)
    both_words = len(tail) > 1 and tail.lower() in lexicon.words and left.lower() in lexicon
    if both_words and gap is not Gap.FULL_ALONE and not _likelier_whole(head, tail, gap, lexicon):
        return None
    if not _cases_agree(head, tail):
        return None
    score = _certainty(head, tail, right[len(tail) :], gap, lexicon)
    if score and not (score < SURE and _begins_next(tokens, at, tail, lexicon)):
        return Glued(left + right, score)
    if _kept_twice(head, tail, right[len(tail) :], gap, lexicon):
        return Glued(left + right[len(tail) :], 0.9)
    return _three(tokens, at, head, tail, lexicon)


def _letters(pattern: re.Pattern[str], token: str) -> str:
    found = pattern.search(token)
    return found.group() if found else ""


def _after_mark(left: str, right: str, lexicon: Lexicon) -> Glued | None:
    """A line that ends in a stroke or hyphen goes on without a space; a typeset hyphen goes, a word's own stays."""
    if (left[-1] == "/" and len(left) > 1) or _is_code(left, right):
        return Glued(left + right, 0.0)
    if left[-1] != "-" or len(left) < 2 or not left[-2].isalnum() or not right[0].isalnum():
        return None
    head, tail = _letters(_HEAD, left[:-1]), _letters(_TAIL, right)
    if head and tail.islower() and head not in lexicon and head + tail in lexicon:
        return Glued(left[:-1] + right, 0.95)
    return Glued(left + right, 0.0)


def _closing(left: str, right: str, gap: Gap) -> Glued | None:
    """A full line whose closing mark went to the next: "usaha" | ")"."""
    return Glued(left + right, 0.0) if gap >= Gap.FULL and not right.strip(".,;:)") and left[-1].isalnum() else None


def _is_code(left: str, right: str) -> bool:
    """A nomenclature code that the line end cut ("2.08.02." | "2.03"): at a point, or with two points before."""
    cut = left[-1] == "." or right[0] == "." or left.count(".") > 1
    return cut and "." in left and bool(_CODE.fullmatch(left + right))


def _cases_agree(head: str, tail: str) -> bool:
    if tail[0].isupper():
        return head.isupper() and tail.isupper()
    return len(head) < 2 or not head.isupper()


def _certainty(head: str, tail: str, rest: str, gap: Gap, lexicon: Lexicon) -> float:
    """0 where they are two words, else how sure it is that they are one."""
    whole = head + tail
    known_head = len(head) > 1 and head in lexicon
    known_tail = len(tail) > 1 and tail in lexicon
    if tail.lower() in lexicon.function:  # "Persenta|se", but never "tercapai dan"
        return 0.9 if whole in lexicon and not lexicon.derives(head) else 0.0
    if (known_tail and len(head) < 2) or (lexicon.derives(head) and lexicon.derives(tail)):
        return 0.8 if _likelier_whole(head, tail, gap, lexicon) else 0.0
    if head.lower() in lexicon.function and gap < Gap.FULL:
        return 0.9 if _is_prefix(head, tail, lexicon) else 0.0
    if whole in lexicon:
        if known_head and len(tail) == 1 and rest[:1] in (".", ")"):
            return 0.0
        return 0.9 if known_head or known_tail else 0.98
    if known_head or known_tail:
        return 0.85 if gap is Gap.FULL_ALONE and not known_tail and lexicon.derives(whole) else 0.0
    return _unknown(head, tail, rest, gap, lexicon)


def _likelier_whole(head: str, tail: str, gap: Gap, lexicon: Lexicon) -> bool:
    """Both parts are words, but the whole is the one that these documents use: "Penyu|sunan", "Ban tuan"."""
    parts, whole = {head.lower(), tail.lower()}, (head + tail).lower()
    if _is_prefix(head, tail, lexicon):
        return True
    if parts & lexicon.function or whole not in lexicon.words:
        return False
    if whole in lexicon.core and not all(map(lexicon.is_core, parts)):
        return True
    if gap is not Gap.FULL_ALONE:
        return False
    return not parts <= lexicon.words or (whole in lexicon.core and min(map(len, parts)) <= SHORT)


def _is_prefix(head: str, tail: str, lexicon: Lexicon) -> bool:
    """A syllable that begins many words and stands alone in few: "Ke luarga", "pra sarana"; never "di kelola"."""
    if head.lower() not in _PREFIXES or (head + tail).lower() not in lexicon.core:
        return False
    return head.lower() not in lexicon.function or tail not in lexicon


def _unknown(head: str, tail: str, rest: str, gap: Gap, lexicon: Lexicon) -> float:
    """Neither part nor the whole is a listed word."""
    if lexicon.derives(whole := head + tail) and not lexicon.derives(tail) and len(whole) > 5:
        return 0.85
    if gap is Gap.FULL_ALONE:
        return 0.8
    leftover = len(tail) <= 2 and len(head) >= 5 and tail not in _NOT_TAIL and not rest.startswith((")", "."))
    return 0.75 if leftover and not lexicon.derives(head) else 0.0


def _kept_twice(head: str, tail: str, rest: str, gap: Gap, lexicon: Lexicon) -> bool:
    """OCR finished the cut word and read its tail again: "Perdagangan an"."""
    mark = len(tail) == 1 and (tail == "I" or rest.startswith((")", ".")))  # a roman one, a list mark
    if gap >= Gap.FULL or not (tail.islower() or head.isupper()) or mark or tail in lexicon:
        return False
    # "tahun n" is a year of a formula: one letter is only taken off a longer word
    longer = 7 if len(tail) == 1 else len(tail) + 3
    return len(tail) <= 4 and len(head) >= longer and head in lexicon and head.lower().endswith(tail.lower())


def _begins_next(tokens: Sequence[str], at: int, tail: str, lexicon: Lexicon) -> bool:
    """The tail is the cut head of the next word: "Optimalnya" | "targe" | "t"."""
    if at + 2 >= len(tokens) or tail != tokens[at + 1]:
        return False
    return tail + _letters(_TAIL, tokens[at + 2]) in lexicon and tokens[at + 2][0].isalpha()


def _three(tokens: Sequence[str], at: int, head: str, tail: str, lexicon: Lexicon) -> Glued | None:
    """A word in three parts: the middle joins when the third makes a listed word of them."""
    if at + 2 >= len(tokens) or tail != tokens[at + 1] or head in lexicon or tail in lexicon:
        return None
    last = _letters(_TAIL, tokens[at + 2]) if tokens[at + 2][0].islower() else ""
    return Glued(tokens[at] + tokens[at + 1], 0.9) if last and head + tail + last in lexicon else None
