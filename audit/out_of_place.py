"""Figures that cannot be what their place says: a target below zero, where a dash was read or typed as a sign; a sum of
money among counts ("125.000.000" beside "50 Orang").

Needs: a target below zero in a row whose other targets are not; numbers of a million and more without a unit beside
others of the row with one that is counted whole. Source: a hint: a count, a share or a score begins at nothing, and
what is planned is counted in one unit. Limits: what grows and falls may be less than nothing
(`audit/words/dapat_negatif.csv`); amounts under a thousand times the row's counts are left alone, and so is what says
that it measures money.
"""

import re
from collections.abc import Iterator
from functools import cache

from audit.finding import Finding
from audit.lists import either, words
from audit.spot import PERINGATAN, Saying, Spot
from normalize.headers.measures import tells_money
from normalize.values.units import counts_whole

KINDS = ("target", "realisasi", "kondisi_awal", "kondisi_akhir")
AMOUNT, FAR = 1e6, 1e3
MONEY = Saying(
    "nilai_janggal",
    PERINGATAN,
    "{nilai} tampaknya jumlah uang, padahal angka lain pada baris ini {lain}.",
    "Pindahkan uangnya ke kolom anggaran, dan isi targetnya.",
)
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
    return re.compile(rf"\b{either(words('dapat_negatif'))}", re.IGNORECASE)


def money_among_counts(spot: Spot) -> Iterator[Finding]:
    """At most one finding for a row, on its first sum."""
    if tells_money(spot.row.text("indikator")):
        return
    numbers = [(t, t.value.number) for t in spot.row.targets if t.kind in KINDS and t.value.number is not None]
    counts = [(t, number) for t, number in numbers if counts_whole(t.value.unit or "")]
    sums = [(t, number) for t, number in numbers if not t.value.unit and number >= AMOUNT]
    if counts and sums and min(number for _, number in sums) >= FAR * max(number for _, number in counts):
        target, other = sums[0][0], counts[0][0]
        yield spot.says(MONEY, target.column, nilai=target.field.clean, lain=other.field.clean)
