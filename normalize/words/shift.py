"""A space that stands one letter off: "hasi lPelaksanaan", "(Kehati )yang". OCR of tight print makes them."""

import re

from normalize.words.lexicon import Lexicon

_HEAD = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}$")
_TAIL = re.compile(r"[^\W\d_]+")
_CASE = re.compile(r"[a-z][A-Z]")
"""The stray letter, then the capital that the word begins with."""


def shift(left: str, right: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Both tokens with the space where it belongs, or None where it stands right.

    The letter must complete a listed word, and what it leaves must be one, or begin with a capital.
    """
    if right[0] == ")" and right[1:2].isalpha() and left[-1].isalnum():
        return left + ")", right[1:]
    head, tail = _HEAD.search(left), _TAIL.match(right)
    if not head or not tail or len(tail.group()) < 2 or not right[0].islower():
        return None
    moved, rest = head.group() + right[0], tail.group()[1:]
    if moved not in lexicon or not (_CASE.match(right) or _unknown_pair(head.group(), tail.group(), lexicon)):
        return None
    if not (_CASE.match(right) or rest in lexicon):
        return None
    return left + right[0], right[1:]


def _unknown_pair(head: str, tail: str, lexicon: Lexicon) -> bool:
    return not lexicon.derives(head) and not lexicon.derives(tail)
