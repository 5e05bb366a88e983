"""The text of a formula as a row of tokens: numbers, words, operators."""

import re

from audit.figures import Figure, figure
from extract.structs import struct

NUMBER, PERCENT, WORD, CURRENCY = "number", "percent", "word", "currency"
TIMES, EQUALS, OVER, PLUS, MINUS = "times", "equals", "over", "plus", "minus"
OPEN, CLOSE, COMMA, MARK = "open", "close", "comma", "mark"
OPERATORS = frozenset((TIMES, OVER, PLUS, MINUS))
CALENDAR = re.compile(r"(?:19|20)\d\d")
"""A year of the calendar: "2022/2023" is no division, "2022-2026" a span."""
LONGEST_NUMBER = 24
"""Characters: longer rows of digits are codes, no quantities."""
_SPOKEN = re.compile(r"\(\s*(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s*\)", re.IGNORECASE)
"""A number said again in words, "5 (lima) tahun"."""
_MARKUP = re.compile(r"</?[a-z]+>|\\text|\\times|\$|[{}\\]")
_DIGITS = {"dua": "2", "tiga": "3", "empat": "4", "lima": "5", "enam": "6", "tujuh": "7", "delapan": "8"}
"""Numbers of years said in words alone: "selama lima tahun"."""
_OF_YEARS = re.compile(r"(?<!\s)\s+(?:tahun|thn)\b", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?P<currency>\bRp\.?(?=\s*\d)|(?<=\d),[-–]+)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:(?:[.&'’-]|\s?/\s?)[^\W\d_]+)*)"
    r"|(?P<percent>[%％])"
    r"|(?P<times>[×*✕])"
    r"|(?P<equals>=)"
    r"|(?P<over>[/÷]|(?<=[\d)])\s*:(?=\s*[\d(]))"
    r"|(?P<plus>\+)"
    r"|(?P<minus>[-–−](?=\s*[\d(]))"
    r"|(?P<open>[(\[])"
    r"|(?P<close>[)\]])"
    r"|(?P<comma>[,;])"
    r"|(?P<mark>[^\s\w])",
    re.IGNORECASE,
)
_OPERATORS = {"x": TIMES, "kali": TIMES, "dikali": TIMES, "dikalikan": TIMES, "dibagi": OVER, "persen": PERCENT}


@struct(frozen=True, slots=True)
class Token:
    """One token with its place in the tidied text."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def figure(self) -> Figure:
        """Of a number token."""
        return figure(_DIGITS.get(self.lower, self.text))

    @property
    def lower(self) -> str:
        """For comparing words."""
        return self.text.lower()


def tidy(text: str) -> str:
    """One line without markup and without numbers said again in words."""
    return " ".join(_SPOKEN.sub(" ", _MARKUP.sub(" ", text)).split())


def _word(text: str, word: re.Match[str]) -> str:
    """What a word is: an operator on the number behind it ("kali 5"; "20 kali publikasi" counts times), or a number."""
    if word[0].lower() in _DIGITS and _OF_YEARS.match(text, word.end()):
        return NUMBER
    kind = _OPERATORS.get(word[0].lower(), WORD)
    if kind == TIMES and word[0].lower() == "kali" and not re.match(r"\s*\(?\s*\d", text[word.end() :]):
        return WORD
    return kind


def tokens(text: str) -> list[Token]:
    """Tokens of a tidied text, in order."""
    out = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or MARK
        if kind == CURRENCY:
            continue
        if kind == NUMBER and len(found[0]) > LONGEST_NUMBER:
            kind = MARK
        if kind == WORD:
            kind = _word(text, found)
        out.append(Token(kind, found[0], found.start(), found.end()))
    return out
