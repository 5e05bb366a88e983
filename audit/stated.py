"""How a column of achievements is written: in percent, as shares ("Rasio capaian 1,08" for 108 %), or as whole numbers
in a cell format of two decimals ("98,00%" for 98,74).

Source: table T-C.23 of Permendagri 86/2017 heads the column "Rasio Capaian"; spreadsheets print what they are formatted
for. Both are told by the column as a whole; a single figure may be a share only where all others print their sign.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from audit.achievement import Claim
from audit.readings import PERCENT
from audit.spot import Spot

MANY = 4
"""Figures from which zeros behind every mark are a format, not chance."""
SHARE = 2
"""Decimals that a percentage loses as a share."""
WHOLE = (0.0, 100.0)
"""Achievements that are whole by themselves: they tell nothing of a format."""
Claims = Sequence[Claim]
_Column: TypeAlias = tuple[int, str, str, str]
"""Table, kind of value, year and period."""


def as_written(rows: Sequence[tuple[Spot, Claims]]) -> list[tuple[Spot, Claims]]:
    """The claims with what they state in percent, to the digits that were worked out, column by column."""
    out: list[tuple[Spot, Claims]] = []
    groups: dict[_Column, list[Claim]] = {}
    for spot, claims in rows:
        groups.setdefault(_group(spot, claims), []).append(claims[0])
    ways = {group: _way(firsts) for group, firsts in groups.items()}
    for spot, claims in rows:
        way = ways[_group(spot, claims)]
        out.append((spot, [way(claim) for claim in claims]))
    return out


def _group(spot: Spot, claims: Claims) -> _Column:
    target = claims[0].stated.target
    return spot.table.number, target.kind, target.year, target.period


def _way(claims: Claims) -> Callable[[Claim], Claim]:
    """How one column's claims are to be read."""
    shares = [claim for claim in claims if not claim.fits() and _in_percent(claim).fits()]
    signed = [claim for claim in claims if PERCENT in claim.stated.text]
    if len(shares) * 2 > len(claims) and not signed:
        return _in_percent
    if len(shares) == 1 and len(signed) == len(claims) - 1 and shares[0] not in signed and len(signed) > 1:
        return lambda claim: _in_percent(claim) if claim.stated == shares[0].stated else claim
    telling = [claim for claim in claims if claim.stated.number not in WHOLE]
    formatted = len(telling) >= MANY and all(one.stated.decimals and not one.stated.number % 1 for one in telling)
    return _without_decimals if formatted else lambda claim: claim


def _in_percent(claim: Claim) -> Claim:
    stated = claim.stated
    return replace(claim, stated=replace(stated, number=stated.number * 100, decimals=stated.decimals - SHARE))


def _without_decimals(claim: Claim) -> Claim:
    return replace(claim, stated=replace(claim.stated, decimals=0))
