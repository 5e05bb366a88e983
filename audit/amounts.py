"""Amounts in a formula: totals over the years, yearly rates, percentages, single numbers."""

import re
from collections.abc import Iterator, Sequence

from audit.statements import YEARS, Product, Quantity, Total
from audit.token_row import SAID, TokenRow, paired
from audit.tokens import CALENDAR, CLOSE, COMMA, EQUALS, MARK, MINUS, NUMBER, OPEN, OVER, PERCENT, PLUS, TIMES, WORD

PERIOD = ("selama", "dalam", "per", "untuk", "kurun", "waktu", "periode", "jangka")
UNTIL = ("sampai", "hingga", "s.d", "s/d", "sd")
RATE = re.compile(r"\b(?:per|setiap|tiap)\b|\bper(?:tahun|bulan|minggu|hari)\b|/\s*(?:tahun|thn)\b", re.IGNORECASE)
AVERAGE = re.compile(r"\brata\s*[-–]?\s*rata|\brerata", re.IGNORECASE)
A_YEAR = re.compile(r"(?<!\s)\s*(?:(?:per|setiap|tiap)\s*tahun|/\s*tahun)\b(?!\s*[x×*])", re.IGNORECASE)
BOUNDS = frozenset(("minimal", "minimum", "maksimal", "maksimum", "target", "sebesar", "paling", "sedikit", "mencapai"))
"""Words before a percentage that is a bound, no outcome."""
MOST_YEARS = 10


def totals(row: TokenRow, products: Sequence[Product]) -> Iterator[Total]:
    """Quantities over a span of years: "60 gudang selama 5 tahun", "selama 5 tahun (890 Unit)"."""
    taken = {part.start for product in products for part in (*product.factors, product.result) if part}
    for first, end, years in _spans(row):
        times = row.kind(first - 1) == TIMES
        if not times and row.lower(first - 1) not in PERIOD:
            continue
        found = _said_after(row, end) or (None if times else _said_before(row, first - 1))
        if found and found.start not in taken and not found.is_years:
            start, last = min(found.start, row.tokens[first].start), max(found.end, row.tokens[end - 1].end)
            yield Total(found, years, paired(row.text[start:last]))


def _spans(row: TokenRow) -> Iterator[tuple[int, int, int]]:
    """Spans of years as (first token, token behind, number of years): "5 tahun", "tahun 2022-2026", "2022 s.d 2026"."""
    for at, token in enumerate(row.tokens):
        if token.kind != NUMBER:
            continue
        until = row.skip(at + 2, MARK) if row.kind(at + 1) == MINUS or row.lower(at + 1) in UNTIL else 0
        if until and CALENDAR.fullmatch(token.text) and row.kind(until) == NUMBER:
            first = at - 1 if row.lower(at - 1) in YEARS else at
            years = row.tokens[until].figure.value - token.figure.value + 1
            if CALENDAR.fullmatch(row.tokens[until].text) and 2 <= years <= MOST_YEARS:
                yield first, until + 1, int(years)
        elif row.lower(at + 1) in YEARS and 2 <= token.figure.value <= MOST_YEARS:
            yield at, at + 2, int(token.figure.value)


def _said_after(row: TokenRow, at: int) -> Quantity | None:
    """The quantity in brackets, behind a colon or behind a word like "sebanyak" right after "selama 5 tahun"."""
    colon = row.kind(at) == MARK and row.tokens[at].text == ":"
    if row.kind(at) not in (OPEN, EQUALS) and not colon and row.lower(at) not in SAID:
        return None
    found = row.quantity(row.skip(at + 1, OPEN, EQUALS))
    return found[0] if found and row.kind(found[1]) in (CLOSE, "") else None


def _said_before(row: TokenRow, at: int) -> Quantity | None:
    """The quantity whose words end right before "selama"; no number of a list, no rate, no average."""
    last = at
    while row.kind(at) in (WORD, CLOSE) and at >= 0:
        at -= 1
    found = row.quantity(at)
    if found is None or row.kind(at - 1) in (COMMA, TIMES, OVER, PLUS, MINUS):
        return None
    rate = RATE.search(row.text, row.tokens[at].end, row.tokens[last].start)
    return None if rate or AVERAGE.search(row.text, 0, row.tokens[at].start) else found[0]


def rates(row: TokenRow, products: Sequence[Product]) -> Iterator[Quantity]:
    """Quantities a year that are no factor of a product."""
    taken = {part.start for product in products for part in (*product.factors, product.result) if part}
    for at, token in enumerate(row.tokens):
        found = row.quantity(at) if token.kind == NUMBER else None
        if found is None or found[0].start in taken:
            continue
        if found[0].unit.lower().endswith("/tahun") or A_YEAR.match(row.text, found[0].end):
            yield found[0]


def percentages(row: TokenRow) -> Iterator[tuple[Quantity, int]]:
    """Each percentage but 100 %, with the place of its number."""
    for at, token in enumerate(row.tokens):
        found = row.quantity(at) if token.kind == NUMBER else None
        if found and found[0].unit == "%" and found[0].figure.value != 100:
            yield found[0], at


def is_outcome(row: TokenRow, at: int) -> bool:
    """Whether the percentage at a place is printed as the result of what stands before it."""
    before = row.kind(at - 1)
    return before in (EQUALS, PERCENT) or (row.kind(at + 2) == "" and _outcome_before(row, at - 1))


def _outcome_before(row: TokenRow, at: int) -> bool:
    """Whether a last percentage follows a closed expression, not a bound ("minimal 80%")."""
    before = row.tokens[: max(at + 1, 0)]
    if not before or before[-1].kind not in (CLOSE, WORD) or before[-1].lower in BOUNDS:
        return False
    return before[-1].kind == CLOSE or any(token.kind == TIMES for token in before)


def loose(row: TokenRow) -> Iterator[Quantity]:
    """Numbers that are neither years, percentages nor a factor 100."""
    for at, token in enumerate(row.tokens):
        found = row.quantity(at) if token.kind == NUMBER else None
        if found and found[0].unit != "%" and not found[0].is_years and found[0].figure.value != 100:
            yield found[0]
