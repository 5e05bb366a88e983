"""The quarters contradict the year: a cumulative figure that falls, quarters that exceed the year's figure.

Needs: numbers of one unit for at least two quarters (semesters, months) of a year; for the comparison, the year's own
figure of the same kind. Source: arithmetic: the year's figure is the sum of the parts, the last of them, their largest
or their mean, and a cumulative figure never falls where the column says that it is one. A part half as large again as
the year's figure is told though the last one is that figure.
Limits: where less is better and nothing is counted, only a figure that falls by half and rises over both, or that is
half as large again as the year's, is told; for budgets that were changed in the year, a falling figure says nothing;
parts that are not all given can only be too large.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from audit.direction import LESS, direction
from audit.figures import printed
from audit.finding import Finding, PlainRule
from audit.measure import adds_up
from audit.readings import Reading, alike, cumulative_periods, readings
from audit.spot import PERINGATAN, Saying, Spot, spots
from normalize.model import Normalised
from schema.columns import Periode

KINDS = ("target", "realisasi", "anggaran", "realisasi_anggaran")
FAR = 1.5
"""Times the year's figure at which a part is too large where less is better: a rate may be high in one quarter."""
SETS = (Periode[:4], Periode[4:6], Periode[6:])
"""Quarters, semesters, months."""
FALLS = Saying(
    "periode_kumulatif",
    PERINGATAN,
    "{jenis} kumulatif {tahun} turun: {turun}.",
    "Periksa angka per periode; angka kumulatif tidak dapat berkurang.",
)
TOO_LARGE = Saying(
    "periode_kumulatif",
    PERINGATAN,
    "{jenis} {periode} {tahun} ({nilai}) melebihi angka setahun ({setahun}).",
    "Samakan angka per periode dengan angka setahun.",
)
OTHER = Saying(
    "periode_kumulatif",
    PERINGATAN,
    "{jenis} {tahun} menurut periode ({periode}) tidak cocok dengan angka setahun ({setahun}).",
    "Samakan angka per periode dengan angka setahun.",
)


def _found(doc: Normalised) -> Iterator[Finding]:
    """At most one finding per row, kind and year."""
    for spot in spots(doc):
        for kind in KINDS:
            for year in dict.fromkeys(t.year for t in spot.row.targets if t.kind == kind and t.period):
                for periods in SETS:
                    parts = [one[0] for p in periods if len(one := readings(spot, kind, year, p)) == 1]
                    yield from _judged(spot, kind, year, parts, len(periods))


def _judged(spot: Spot, kind: str, year: str, parts: Sequence[Reading], expected: int) -> Iterator[Finding]:
    if len(parts) < 2 or len({one.unit for one in parts}) > 1:
        return
    less = direction(spot.row.text("indikator")) == LESS and not adds_up(spot.row.text("indikator"))
    named = {"jenis": kind.replace("_", " ").capitalize(), "tahun": year}
    counted = cumulative_periods(spot.table, kind, year)
    own = [part for part in parts if part.target.period in counted]  # not "Triwulan III" beside "s.d. Triwulan II"
    falls = [(a, b) for a, b in pairwise(own) if b.number < a.number]
    falls = [(a, b) for a, b in falls if not less or _dips(a, b, parts)]
    if falls and kind != "anggaran":
        told = ", ".join(f"{a.text} ({a.target.period}) menjadi {b.text} ({b.target.period})" for a, b in falls)
        yield spot.says(FALLS, falls[0][1].target.column, **named, turun=told)
        return
    whole = readings(spot, kind, year)
    if len(whole) == 1 and alike(whole[0], parts[0]):
        far = FAR if less else 1.0
        yield from _against(spot, parts, whole[0], len(parts) == expected and not less, named, far)


def _dips(before: Reading, after: Reading, parts: Sequence[Reading]) -> bool:
    """Whether a figure falls under half of the one before, and a later one stands above both."""
    later = parts[parts.index(after) + 1 :]
    return after.number * 2 < before.number and any(one.number > before.number for one in later)


def _against(
    spot: Spot, parts: Sequence[Reading], whole: Reading, complete: bool, named: dict[str, str], far: float
) -> Iterator[Finding]:
    numbers = [one.number for one in parts]
    total, most = sum(numbers), max(numbers)
    room = 0.0 if whole.counted else sum(one.slack for one in parts)
    stands_out = whole.target.kind != "anggaran" and most > whole.number * FAR and numbers.count(most) == 1
    largest = next(one for one in parts if one.number == most)
    same = any(
        whole.can_be(one.number, one.slack if one.decimals < whole.decimals else 0) for one in (parts[-1], largest)
    )
    summed = whole.can_be(total, room) or whole.can_be(total / len(numbers), room / len(numbers))
    if not (stands_out and far < FAR and most != total) and (same or summed):
        return
    if most > whole.number * far:
        column, period = largest.target.column, largest.target.period
        yield spot.says(TOO_LARGE, column, **named, periode=period, nilai=largest.text, setahun=whole.text)
    elif complete and whole.target.kind == "target" and not (parts[0].counted or adds_up(spot.row.text("indikator"))):
        return  # shares and scores a quarter lead to the year's in steps of their own
    elif complete:
        told = " + ".join(printed(number) for number in numbers) + f" = {printed(total)}"
        yield spot.says(OTHER, whole.target.column, **named, periode=told, setahun=whole.text)


RULE = PlainRule("periode_kumulatif", _found)
