"""Products, sums and ratios in a formula, with or without a result; whether they are right: `audit.expressions`."""

from collections.abc import Iterator, Sequence

from audit.statements import Product, Quantity, Ratio, Sum
from audit.token_row import LONGEST_TERM, TokenRow
from audit.tokens import CALENDAR, CLOSE, MINUS, NUMBER, OPEN, OPERATORS, OVER, PERCENT, PLUS, TIMES, WORD


def products(row: TokenRow) -> Iterator[Product]:
    """Products of plain numbers: "6 orang x 86 koperasi x 5 tahun = 2580 orang"; no part of a ratio."""
    at = 0
    while at < len(row.tokens):
        chain, end = row.chain(at, TIMES)
        if len(chain) > 1 and not _joined(row, at) and row.kind(at - 1) != PERCENT and not _percent(chain):
            result, after = row.outcome(end)
            goes_on = row.kind(after) in OPERATORS or row.kind(row.skip(end, CLOSE)) in OPERATORS
            if not goes_on and not (result and result.unit == "%"):
                yield Product(tuple(chain), result, row.span(at, (result or chain[-1]).end))
            end = max(after, end)
        at = max(end, at + 1)  # what begins within a chain is a part of it


def sums(row: TokenRow) -> Iterator[Sum]:
    """Sums with their result: "12 + 15 + 17 = 44"."""
    at = 0
    while at < len(row.tokens):
        chain, end = row.chain(at, PLUS)
        result, after = row.outcome(end) if len(chain) > 1 else (None, at)
        if result and not _joined(row, at) and row.kind(after) not in OPERATORS:
            yield Sum(tuple(chain), result, row.span(at, result.end))
        at = max(after, end, at + 1)


def ratios(row: TokenRow) -> Iterator[Ratio]:
    """Two numbers times 100, or with a percentage as their result: "(87 / 487) x 100 = 17,8 %"."""
    for over, token in enumerate(row.tokens):
        if token.kind != OVER:
            continue
        first = _number_before(row, over)
        found = row.quantity(row.skip(over + 1, OPEN))
        if first is None or found is None or not found[0].figure.value or found[0].unit == "%":
            continue
        if CALENDAR.fullmatch(row.tokens[first].text):
            continue
        end = row.skip(found[1], CLOSE)
        if row.kind(found[1]) in (PLUS, MINUS) or row.kind(end) in (PLUS, MINUS):
            continue
        hundred = row.quantity(end + 1) if row.kind(end) == TIMES else None
        percent = bool(hundred and hundred[0].figure.value == 100)
        behind = hundred[1] if percent and hundred else found[1]
        result, _ = row.outcome(behind)
        if percent or (result and result.unit == "%"):
            text = row.span(first, result.end if result else row.tokens[behind - 1].end)
            yield Ratio(row.tokens[first].figure, found[0].figure, True, result, text)


def _number_before(row: TokenRow, over: int) -> int | None:
    """The place of the number that a division sign divides, over brackets and up to a few words."""
    at = over - 1
    while row.kind(at) in (CLOSE, WORD) and over - at < LONGEST_TERM:
        at -= 1
    return at if row.kind(at) == NUMBER and not _joined(row, at) else None


def _joined(row: TokenRow, at: int) -> bool:
    """Whether an operator stands before a place, or before the brackets that open there."""
    while row.kind(at - 1) == OPEN:
        at -= 1
    return row.kind(at - 1) in OPERATORS


def _percent(chain: Sequence[Quantity]) -> bool:
    """A percentage, or a bare 100: the rest of a ratio whose fraction the reading may have lost."""
    return any(part.unit == "%" or (part.figure.value == 100 and not part.unit) for part in chain)
