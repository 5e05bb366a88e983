"""Targets below zero of what cannot be less than nothing: a dash read or typed as a sign.

Needs: a target that is a number below zero, in a row whose other targets are not.
Source: a count, a share or a score begins at nothing. What grows and falls may be less
(`audit/words/dapat_negatif.csv`).
"""

import re
from collections.abc import Iterator
from functools import cache

from audit.finding import Finding
from audit.lists import rows
from audit.spot import PERINGATAN, Saying, Spot

BELOW = Saying(
    "nilai_janggal",
    PERINGATAN,
    "{apa} di bawah nol ({target}).",
    "Periksa tanda minusnya: mungkin tanda hubung.",
)


def below_zero(spot: Spot) -> Iterator[Finding]:
    """One finding per target."""
    numbers = [(target, target.value.number) for target in spot.targets if target.value.number is not None]
    below = [target for target, number in numbers if number < 0]
    if below and len(below) < max(2, len(numbers)) and not _may_be().search(spot.row.text("indikator")):
        for target in below:
            year = f"Target {target.year}".strip()
            yield spot.says(BELOW, target.column, apa=year, target=target.field.clean)


@cache
def _may_be() -> re.Pattern[str]:
    words = "|".join(re.escape(row["kata"]) for row in rows("dapat_negatif"))
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)
