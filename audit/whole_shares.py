"""Shares that a sheet shows without decimals: "realisasi 1 dari target 18, capaian 7" of 1,26.

Alone such an achievement is false; where nearly all of a table that are could be right of rounded numbers, these were.
What is counted has no decimals to lose.
"""

from collections.abc import Sequence
from dataclasses import replace

from audit.achievement_columns import Judged
from audit.achievement_sayings import FALSE, WHOLE_NUMBERS
from audit.measure import adds_up

_SEVERAL = 4
"""Achievements that numbers rounded by chance would not all explain."""
_MOST = 0.8


def in_whole_numbers(judged: Sequence[Judged]) -> list[Judged]:
    """The achievements of a table, those that rounded numbers explain told so where they are nearly all that fail."""
    false = [one for one in judged if one.saying is FALSE and _shares(one)]
    told = [one for one in false if one.claim.fits_in_whole_numbers()]
    if len(told) < _SEVERAL or len(told) < _MOST * len(false):
        return list(judged)
    return [replace(one, saying=WHOLE_NUMBERS) if one in told else one for one in judged]


def _shares(judged: Judged) -> bool:
    """Whether whole numbers stand where shares are told."""
    promised, reached = judged.claim.promised, judged.claim.reached
    counted = promised.counted or reached.counted or adds_up(judged.spot.row.text("indikator"))
    return not (counted or promised.decimals or reached.decimals)
