"""Characters whose code is not what a reader sees: one table (`signs.csv`) for every source.

Kinds: ligature; symbol (0xF000 + n, the private codes of Symbol and Wingdings); sign (other codes of one sign);
blank; unseen (without width); hyphen (PDFium marks one at a line's end); writer (what Word's PDF writer calls Cambria
Math's tall signs and brackets).
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from unicodedata import normalize

_TABLE = Path(__file__).with_name("signs.csv")
_EVERYWHERE = ("ligature", "symbol", "sign")
"""Kinds that mean the same in any source; blanks and hyphens are the source's own matter."""
_SYMBOLS = (0xF000, 0xF0FF)
_MATHS, _ITALIC_H = (0x1D400, 0x1D7FF), 0x210E
"""Letters and digits in the hands of equations (Unicode's block, and the one that it leaves out): plain ones here."""


_SUPERSCRIPTS = str.maketrans("0123456789+-=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
STROKES = ("/", "⁄", "∕")
"""Raised letters before one of these are the numerator of a small fraction: they stay as they are."""


def raised(text: str) -> str:
    """Letters that stand raised, as superscripts: a mark beside a figure stays told from the figure's own digits."""
    return text.translate(_SUPERSCRIPTS)


@cache
def signs() -> Mapping[int, str]:
    """What a reader sees of each code, of all kinds."""
    return MappingProxyType({code: sign for code, sign, _ in _rows()})


@cache
def plain_signs() -> Mapping[int, str]:
    """For `str.translate`: the kinds that mean the same in any source."""
    return MappingProxyType({code: sign for code, sign, kind in _rows() if kind in _EVERYWHERE})


def is_special(code: int) -> bool:
    """Whether a code is not what a reader sees."""
    return code in signs() or _is_symbol(code) or _is_mathematical(code) or code > 0x10FFFF


def sign_of(code: int) -> str:
    """What a reader sees of any code; a bullet for what no table knows."""
    if code in signs():
        return signs()[code]
    if _is_mathematical(code):
        return normalize("NFKC", chr(code))
    if not _is_symbol(code):
        return chr(code) if code <= 0x10FFFF else "•"
    plain = code & 0xFF
    return chr(plain) if 0x21 <= plain < 0x7F else "•"


def _is_symbol(code: int) -> bool:
    return _SYMBOLS[0] <= code <= _SYMBOLS[1]


def _is_mathematical(code: int) -> bool:
    return _MATHS[0] <= code <= _MATHS[1] or code == _ITALIC_H


def _rows() -> list[tuple[int, str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return [(int(row["code"], 16), row["sign"], row["kind"]) for row in csv.DictReader(file)]
