"""Whether a font's character codes tell what its letters look like, by how letters follow each other.

In any language of the Latin script vowels and consonants take turns: of two letters in a word that follow each other,
two thirds or more are one of each (0.63 to 0.86 on 274 pages in seven languages). Codes that stand for other letters
than those drawn (a subset font without, or with a wrong, map to Unicode) do not: 0.34, and 0.57 at the 95th percentile
of maps drawn at random. Maps to other signs put signs between letters and behind each other.
"""

import numpy as np
import numpy.typing as npt

from extract.ink import Bools

Codes = npt.NDArray[np.uint32]

_FEWEST = 40
"""Pairs of letters, or characters, that a judgement takes."""
_TURNS = 0.58
"""Share of pairs of one vowel and one consonant, under which codes are noise, by more than chance."""
_SIGNS = 0.08
"""Share of the characters that stand as a sign behind another sign or between letters, from which they are."""
_ANY_SIGNS = 0.2
"""The same with the signs that do so in honest text."""
_PRIVATE = 0.3
"""Share of private codes that no symbol font uses."""
_IN_WORDS = "-/.,:;'’()&%_"
"""Signs that stand beside letters and each other in honest text."""
_OTHER, _CONSONANT, _VOWEL, _SIGN, _WORD_SIGN, _BLANK = range(6)
_KNOWN = 0x80


def _kinds() -> npt.NDArray[np.uint8]:
    """The kind of each code below `_KNOWN`; all others tell nothing."""
    kinds = np.full(_KNOWN + 1, _OTHER, np.uint8)
    for code in range(_KNOWN):
        letter = chr(code)
        if letter.isalpha():
            kinds[code] = _VOWEL if letter.lower() in "aeiouy" else _CONSONANT
        elif code <= 0x20:
            kinds[code] = _BLANK
        elif not letter.isdigit():
            kinds[code] = _WORD_SIGN if letter in _IN_WORDS else _SIGN
    return kinds


_KINDS = _kinds()


def is_noise(codes: Codes, fonts: npt.NDArray[np.intp]) -> bool:
    """Whether the codes of a page, or of any one of its fonts, tell no letters. (n,) each, in the order of reading."""
    if len(codes) < _FEWEST:
        return False
    kind = _KINDS[np.minimum(codes, _KNOWN)]
    letter = (kind == _CONSONANT) | (kind == _VOWEL)
    changes = np.flatnonzero(codes[1:] != codes[:-1]) + 1
    pairs = changes[letter[changes] & letter[changes - 1]]
    turns = pairs[kind[pairs] != kind[pairs - 1]]
    signs, any_signs = (
        _misplaced(mark, letter, changes) for mark in (kind == _SIGN, (kind == _SIGN) | (kind == _WORD_SIGN))
    )
    private = np.flatnonzero((codes >= 0xE000) & (codes <= 0xF8FF) & ((codes < 0xF000) | (codes > 0xF0FF)))

    def count(index: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Of the whole page first, then of each font."""
        return np.append(len(index), np.bincount(fonts[index], minlength=int(fonts.max()) + 1))

    n_pairs, n_drawn = count(pairs), count(np.flatnonzero(kind != _BLANK))
    noise = (n_pairs >= _FEWEST) & (count(turns) < _TURNS * n_pairs - np.sqrt(n_pairs) / 2)
    worded = count(np.flatnonzero(letter)) >= _FEWEST  # "(01) (02)" and "12,5 - 13%" are signs and figures all along
    strange = (count(signs) > _SIGNS * n_drawn) | (worded & (count(any_signs) > _ANY_SIGNS * n_drawn))
    strange |= count(private) > _PRIVATE * n_drawn
    return bool((noise | ((n_drawn >= _FEWEST) & strange)).any())


def _misplaced(sign: Bools, letter: Bools, changes: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Signs behind another sign, and signs between two letters."""
    behind = changes[sign[changes] & sign[changes - 1]]
    between = np.flatnonzero(sign[1:-1] & letter[:-2] & letter[2:]) + 1
    return np.concatenate([behind, between])
