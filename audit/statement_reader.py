"""Reads the statements of a formula: see `audit.statements` for what they are."""

import re

from audit.amounts import is_outcome, loose, percentages, rates, totals
from audit.equations import products, ratios, sums
from audit.expressions import equations
from audit.statements import Listed, Statements
from audit.token_row import TokenRow
from audit.tokens import tidy
from extract.remembered import remembered


@remembered
def read(text: str) -> Statements:
    """All statements of one text."""
    if not any(character.isdigit() for character in text):
        return Statements(text)
    row = TokenRow(text)
    multiplied, shares = tuple(products(row)), tuple(percentages(row))
    return Statements(
        row.text,
        tuple(equations(row)),
        multiplied,
        tuple(sums(row)),
        tuple(ratios(row)),
        tuple(totals(row, multiplied)),
        tuple(rates(row, multiplied)),
        tuple(quantity for quantity, at in shares if is_outcome(row, at)),
        tuple(quantity for quantity, _ in shares),
        tuple(loose(row)),
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
