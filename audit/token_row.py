"""The tokens of a formula in a row, and the shapes that every statement is made of."""

from collections.abc import Sequence
from itertools import takewhile

from audit.statements import Quantity
from audit.tokens import CLOSE, EQUALS, NUMBER, OPEN, PERCENT, WORD, Token, tidy, tokens

LONGEST_TERM = 12
"""Words that may stand between a number and the next operator."""
SAID = ("sebanyak", "berjumlah", "sejumlah", "sebesar", "adalah", "yaitu", "total", "ditargetkan", "target")
_ENDS = "selama dalam per untuk yang yaitu setiap tiap pertahun dari di pada dan oleh kurun waktu jangka"
UNIT_ENDS = frozenset((*_ENDS.split(" "), *SAID))
"""Words that are no part of a unit: it ends before them."""


class TokenRow:
    """A tidied text and its tokens; places are indexes into `tokens`."""

    def __init__(self, text: str):
        self.text = tidy(text)
        self.tokens = tokens(self.text)

    def kind(self, at: int) -> str:
        """Of a token; empty outside the text."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def lower(self, at: int) -> str:
        """A word, for comparing; empty for what is no word and outside the text."""
        return self.tokens[at].lower if self.kind(at) == WORD else ""

    def skip(self, at: int, *kinds: str) -> int:
        """The next place whose token is of none of these kinds."""
        while self.kind(at) in kinds:
            at += 1
        return at

    def quantity(self, at: int) -> tuple[Quantity, int] | None:
        """The number at a place with the words behind it, and the place behind those."""
        if self.kind(at) != NUMBER:
            return None
        number, end = self.tokens[at], at + 1
        if self.kind(end) == PERCENT:
            return Quantity(number.figure, "%", number.start, self.tokens[end].end), end + 1
        words: list[Token] = []
        while self.kind(end) == WORD and len(words) < LONGEST_TERM:
            words.append(self.tokens[end])
            end += 1
        kept = _unit(words)
        last = kept[-1].end if kept else number.end
        return Quantity(number.figure, " ".join(word.text for word in kept), number.start, last), end

    def span(self, first: int, end: int) -> str:
        """The text from a token's place to a place in the text, brackets paired."""
        return paired(self.text[self.tokens[first].start : end])

    def chain(self, at: int, operator: str) -> tuple[list[Quantity], int]:
        """Quantities joined by one operator, from a place on, and the place behind; none where one is missing."""
        chain: list[Quantity] = []
        end = at
        found = self.quantity(at)
        while found:
            chain.append(found[0])
            end = found[1]
            if self.kind(end) != operator:
                return chain, end
            found = self.quantity(self.skip(end + 1, OPEN))
        return [], end + 1

    def outcome(self, at: int) -> tuple[Quantity | None, int]:
        """What stands behind "=" after closing brackets."""
        equals = self.skip(at, CLOSE)
        if self.kind(equals) != EQUALS:
            return None, at
        found = self.quantity(self.skip(equals + 1, OPEN))
        return found if found else (None, at)


def paired(text: str) -> str:
    """The text with the brackets added that a cut took away."""
    missing = text.count("(") - text.count(")")
    return "(" * -missing + text + ")" * missing


def _unit(words: Sequence[Token]) -> list[Token]:
    return list(takewhile(lambda word: word.lower not in UNIT_ENDS, words))
