"""Reads the statements of a formula: see `audit.statements` for what they are."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from audit.statements import YEARS, Listed, Product, Quantity, Ratio, Statements, Sum, Total
from audit.tokens import CLOSE, COMMA, EQUALS, NUMBER, OPEN, OVER, PERCENT, PLUS, TIMES, WORD, Token, tidy, tokens

LONGEST_TERM = 12
"""Words that may stand between a number and the next operator."""
PERIOD = ("selama", "dalam", "per", "untuk", "kurun", "waktu", "periode", "jangka")
SAID = ("sebanyak", "berjumlah", "sejumlah", "sebesar", "adalah", "yaitu", "total")
_ENDS = "selama dalam per untuk yang yaitu setiap tiap pertahun dari di pada dan oleh kurun waktu jangka"
UNIT_ENDS = frozenset((*_ENDS.split(" "), *SAID))
A_YEAR = re.compile(r"\s*(?:(?:per|setiap|tiap)\s*tahun|/\s*tahun)\b(?!\s*[x×*])", re.IGNORECASE)
BOUNDS = frozenset(("minimal", "minimum", "maksimal", "maksimum", "target", "sebesar", "paling", "sedikit", "mencapai"))
CALENDAR = re.compile(r"(?:19|20)\d\d")
"""A year of the calendar: "2022/2023" is no ratio."""
MOST_YEARS = 10


@lru_cache(maxsize=4096)
def read(text: str) -> Statements:
    """All statements of one text."""
    if not any(character.isdigit() for character in text):
        return Statements(text)
    reader = _Reader(tidy(text))
    ratios = tuple(reader.ratios())
    products = tuple(reader.products())
    return Statements(
        reader.text,
        products,
        tuple(reader.sums()),
        ratios,
        tuple(reader.totals(products)),
        tuple(reader.rates(products)),
        tuple(quantity for quantity, at in reader.percentages() if reader.is_outcome(at)),
        tuple(quantity for quantity, _ in reader.percentages()),
        tuple(reader.loose()),
    )


def listed(text: str, count: int) -> Listed | None:
    """The one list of exactly `count` whole numbers; None where there is none or several."""
    plain = tidy(text)
    if count < 3:
        return None
    row = rf"(?<![\d.,;])\d{{1,5}}(?:\s*[,;]\s*\d{{1,5}}){{{count - 1}}}(?!\s*[,;.]?\d|\s*%)"
    found = list(re.finditer(row, plain))
    if len(found) != 1:
        return None
    numbers = tuple(int(number) for number in re.findall(r"\d+", found[0][0]))
    return Listed(numbers, found[0].start(), found[0].end(), found[0][0])


class _Reader:
    def __init__(self, text: str):
        self.text = text
        self.tokens = tokens(text)

    def kind(self, at: int) -> str:
        """Of a token; empty outside the text."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

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
        return _paired(self.text[self.tokens[first].start : end])

    def products(self) -> Iterator[Product]:
        at = 0
        while at < len(self.tokens):
            chain, end = self.chain(at, TIMES)
            if len(chain) > 1 and self.kind(at - 1) not in (TIMES, OVER, PLUS, PERCENT) and not _percent(chain):
                result, after = self.outcome(end)
                goes_on = self.kind(after) in (TIMES, OVER, PLUS) or self.kind(self.skip(end, CLOSE)) == OVER
                if not goes_on and not (result and result.unit == "%"):
                    yield Product(tuple(chain), result, self.span(at, (result or chain[-1]).end))
                at = max(after, end)
            else:
                at += 1

    def sums(self) -> Iterator[Sum]:
        at = 0
        while at < len(self.tokens):
            chain, end = self.chain(at, PLUS)
            result, after = self.outcome(end) if len(chain) > 1 else (None, at)
            if result and self.kind(at - 1) not in (TIMES, OVER, PLUS) and self.kind(after) not in (TIMES, OVER):
                yield Sum(tuple(chain), result, self.span(at, result.end))
            at = max(after, at + 1)

    def chain(self, at: int, operator: str) -> tuple[list[Quantity], int]:
        """Quantities joined by one operator, from a place on, and the place behind."""
        chain: list[Quantity] = []
        found = self.quantity(at)
        while found:
            chain.append(found[0])
            end = found[1]
            if self.kind(end) != operator:
                return chain, end
            found = self.quantity(self.skip(end + 1, OPEN))
        return [], at + 1

    def outcome(self, at: int) -> tuple[Quantity | None, int]:
        """What stands behind "=" after closing brackets."""
        equals = self.skip(at, CLOSE)
        if self.kind(equals) != EQUALS:
            return None, at
        found = self.quantity(self.skip(equals + 1, OPEN))
        return found if found else (None, at)

    def ratios(self) -> Iterator[Ratio]:
        for over, token in enumerate(self.tokens):
            if token.kind != OVER:
                continue
            first = self.number_before(over)
            found = self.quantity(self.skip(over + 1, OPEN))
            if first is None or found is None or not found[0].figure.value or found[0].unit == "%":
                continue
            if CALENDAR.fullmatch(self.tokens[first].text) and CALENDAR.fullmatch(found[0].figure.text):
                continue
            end = self.skip(found[1], CLOSE)
            hundred = self.quantity(end + 1) if self.kind(end) == TIMES else None
            percent = bool(hundred and hundred[0].figure.value == 100)
            behind = hundred[1] if percent and hundred else found[1]
            result, _ = self.outcome(behind)
            if percent or (result and result.unit == "%"):
                text = self.span(first, result.end if result else self.tokens[behind - 1].end)
                yield Ratio(self.tokens[first].figure, found[0].figure, True, result, text)

    def number_before(self, over: int) -> int | None:
        """The place of the number that a division sign divides, over brackets and up to a few words."""
        at = over - 1
        while self.kind(at) in (CLOSE, WORD) and over - at < LONGEST_TERM:
            at -= 1
        return at if self.kind(at) == NUMBER and self.kind(at - 1) not in (OVER, TIMES) else None

    def totals(self, products: Sequence[Product]) -> Iterator[Total]:
        taken = {part.start for product in products for part in (*product.factors, product.result) if part}
        for at, token in enumerate(self.tokens):
            if token.kind != WORD or token.lower not in YEARS or self.kind(at - 1) != NUMBER:
                continue
            years = self.tokens[at - 1].figure.value
            if not 2 <= years <= MOST_YEARS or self.kind(at - 2) not in (WORD, TIMES):
                continue
            times = self.kind(at - 2) == TIMES
            if not times and self.tokens[at - 2].lower not in PERIOD:
                continue
            found = self.said_after(at + 1) or (None if times else self.said_before(at - 2))
            if found and found.start not in taken and not found.is_years:
                first, last = min(found.start, self.tokens[at - 1].start), max(found.end, token.end)
                yield Total(found, int(years), _paired(self.text[first:last]))

    def said_after(self, at: int) -> Quantity | None:
        """The quantity in brackets or behind a word like "sebanyak" right after "selama 5 tahun"."""
        word = self.kind(at) == WORD and self.tokens[at].lower in SAID
        if self.kind(at) not in (OPEN, EQUALS) and not word:
            return None
        found = self.quantity(self.skip(at + 1, OPEN, EQUALS))
        return found[0] if found and self.kind(found[1]) in (CLOSE, "") else None

    def said_before(self, at: int) -> Quantity | None:
        """The quantity whose words end right before "selama"; no number of a list."""
        while self.kind(at) in (WORD, CLOSE) and at >= 0:
            at -= 1
        found = self.quantity(at)
        return found[0] if found and self.kind(at - 1) not in (COMMA, TIMES, OVER, PLUS) else None

    def rates(self, products: Sequence[Product]) -> Iterator[Quantity]:
        """Quantities a year that are no factor of a product."""
        taken = {part.start for product in products for part in (*product.factors, product.result) if part}
        for at, token in enumerate(self.tokens):
            found = self.quantity(at) if token.kind == NUMBER else None
            if found is None or found[0].start in taken:
                continue
            if found[0].unit.lower().endswith("/tahun") or A_YEAR.match(self.text, found[0].end):
                yield found[0]

    def percentages(self) -> Iterator[tuple[Quantity, int]]:
        """Each percentage but 100 %, with the place of its number."""
        for at, token in enumerate(self.tokens):
            found = self.quantity(at) if token.kind == NUMBER else None
            if found and found[0].unit == "%" and found[0].figure.value != 100:
                yield found[0], at

    def is_outcome(self, at: int) -> bool:
        """Whether the percentage at a place is printed as the result of what stands before it."""
        before = self.kind(at - 1)
        return before in (EQUALS, PERCENT) or (self.kind(at + 2) == "" and self.outcome_before(at - 1))

    def outcome_before(self, at: int) -> bool:
        """Whether a last percentage follows a closed expression, not a bound ("minimal 80%")."""
        before = self.tokens[: max(at + 1, 0)]
        if not before or before[-1].kind not in (CLOSE, WORD) or before[-1].lower in BOUNDS:
            return False
        return before[-1].kind == CLOSE or any(token.kind == TIMES for token in before)

    def loose(self) -> Iterator[Quantity]:
        for at, token in enumerate(self.tokens):
            found = self.quantity(at) if token.kind == NUMBER else None
            if found and found[0].unit != "%" and not found[0].is_years and found[0].figure.value != 100:
                yield found[0]


def _unit(words: Sequence[Token]) -> list[Token]:
    return list(takewhile(lambda word: word.lower not in UNIT_ENDS, words))


def _paired(text: str) -> str:
    missing = text.count("(") - text.count(")")
    return "(" * -missing + text + ")" * missing


def _percent(chain: Sequence[Quantity]) -> bool:
    """A percentage, or a bare 100: the rest of a ratio whose fraction the reading may have lost."""
    return any(part.unit == "%" or (part.figure.value == 100 and not part.unit) for part in chain)
