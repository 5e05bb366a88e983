"""How sure it is that two halves are one word: by the gap between them, and by what the word lists know.

Small words (di, ke, dan, yang) stand alone; a word that is listed is not taken apart, nor two that are put together,
unless the documents of this kind use the whole.
"""

from extract.breaks import Gap
from normalize.words.lexicon import Lexicon
from normalize.words.pair import Pair

SURE = 0.85
"""Below this no word list knows the whole word."""
SHORT = 3
"""Letters of a word that is found in many others: "tana|man"."""
_PREFIXES = frozenset(("ke", "se", "per", "pra", "pro"))
"""Syllables that begin many words and stand alone in few; not "di": documents write it apart where it is one word."""
_NOT_TAIL = frozenset("xbcdef")
"""Single letters that stand for something else: an operator, a list mark."""
_LIST_MARK = (")", ".")


def certainty(pair: Pair, lexicon: Lexicon) -> float:
    """0 where they are two words, else how sure it is that they are one."""
    head, tail = pair.head, pair.tail
    known_head, known_tail = len(head) > 1 and head in lexicon, len(tail) > 1 and tail in lexicon
    if tail.lower() in lexicon.function:  # "Persenta|se", but never "tercapai dan"
        return 0.9 if pair.whole in lexicon and not lexicon.derives(head) else 0.0
    if (known_tail and (known_head or len(head) < 2)) or (lexicon.derives(head) and lexicon.derives(tail)):
        return 0.8 if _likelier_whole(pair, lexicon) else 0.0
    if head.lower() in lexicon.function and pair.gap < Gap.FULL:
        return 0.9 if _is_prefix(pair, lexicon) else 0.0
    if pair.whole in lexicon:
        return _listed(pair, known_head, known_tail)
    if known_head or known_tail:
        return 0.0
    return _unlisted(pair, lexicon)


def _listed(pair: Pair, known_head: bool, known_tail: bool) -> float:
    """The whole is a listed word: "temu an"; but "data a." begins a list."""
    if known_head and len(pair.tail) == 1 and pair.rest[:1] in _LIST_MARK:
        return 0.0
    return 0.9 if known_head or known_tail else 0.98


def _likelier_whole(pair: Pair, lexicon: Lexicon) -> bool:
    """Both parts are words, but the whole is the one that these documents use: "Penyu|sunan", "Ban tuan"."""
    parts, whole = {pair.head.lower(), pair.tail.lower()}, pair.whole.lower()
    if _is_prefix(pair, lexicon):
        return True
    if parts & lexicon.function or whole not in lexicon.words:
        return False
    if whole in lexicon.core and not all(map(lexicon.is_core, parts)):
        return True
    if pair.gap is not Gap.FULL_ALONE:
        return False
    return not parts <= lexicon.words or (whole in lexicon.core and min(map(len, parts)) <= SHORT)


def _is_prefix(pair: Pair, lexicon: Lexicon) -> bool:
    """The head begins a word of the nomenclature: "Ke luarga", "pra sarana"; but "ke lautan" may be two."""
    head = pair.head.lower()
    if head not in _PREFIXES or pair.whole.lower() not in lexicon.core:
        return False
    return head not in lexicon.function or pair.tail not in lexicon or pair.gap >= Gap.FULL


def _unlisted(pair: Pair, lexicon: Lexicon) -> float:
    """Nothing is a listed word: the affixes may tell, the full line, or a leftover of few letters."""
    head, tail, whole = pair.head, pair.tail, pair.whole
    if lexicon.derives(whole) and not lexicon.derives(tail) and len(whole) > 5:
        return SURE
    if pair.gap is Gap.FULL_ALONE:
        return 0.8
    leftover = len(tail) <= 2 and len(head) >= 5 and tail not in _NOT_TAIL and not pair.rest.startswith(_LIST_MARK)
    return 0.75 if leftover and not lexicon.derives(head) else 0.0


def kept_twice(pair: Pair, lexicon: Lexicon) -> bool:
    """OCR finished the cut word and read its tail again: "Perdagangan an"."""
    head, tail = pair.head, pair.tail
    if pair.gap >= Gap.FULL or tail in lexicon or not (tail.islower() or head.isupper()):
        return False
    if len(tail) == 1 and (tail == "I" or pair.rest.startswith(_LIST_MARK)):  # a roman one, a list mark
        return False
    # "tahun n" is a year of a formula: one letter is only taken off a longer word
    longer = 7 if len(tail) == 1 else len(tail) + 3
    return len(tail) <= 4 and len(head) >= longer and head in lexicon and head.lower().endswith(tail.lower())
