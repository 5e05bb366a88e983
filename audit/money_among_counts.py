"""Sums of money among the counts of a row: "125.000.000" beside "50 Orang", where the form prints money in the target's
place.

Needs: numbers of a million and more without a unit, and others of the row with one that is counted whole.
Source: a hint: what is planned is counted in one unit. Limits: amounts under a thousand times the row's counts are left
alone, and so is what says that it measures money.
"""

from collections.abc import Iterator

from audit.finding import Finding
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
