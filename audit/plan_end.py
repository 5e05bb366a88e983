"""The end of a plan that is neither its last year's target nor the sum of them, in a table whose other rows are so."""

from collections.abc import Iterator

from audit.finding import Finding
from audit.readings import Reading, alike, readings
from audit.spot import PERINGATAN, Saying, Spot
from normalize.model import NormalTable

END = "kondisi_akhir"
YEARS = 3
"""Years of targets that make a plan."""
SHOWN = 2
"""Rows that must show that the end is the last year's target, and more than do not."""
OTHER_END = Saying(
    "jumlah_target",
    PERINGATAN,
    "Kondisi akhir {akhir} bukan target tahun terakhir ({terakhir}) dan bukan jumlah targetnya.",
    "Samakan kondisi akhir dengan target tahun terakhir.",
)


def other_ends(table: NormalTable) -> Iterator[Finding]:
    """One finding per row whose end is another than that of its last year."""
    found = [(spot, *ends) for row in table.indicators if (ends := _ends(spot := Spot(table, row)))]
    apart = [one for one in found if not _holds(*one)]
    if len(found) - len(apart) >= max(SHOWN, len(apart) + 1):
        for spot, end, last, _ in apart:
            yield spot.says(OTHER_END, end.target.column, akhir=end.text, terakhir=last.text)


def _ends(spot: Spot) -> tuple[Reading, Reading, float] | None:
    """The end of the plan, the target of its last year and the sum of all; None where they cannot be compared."""
    years = [readings(spot, "target", target.year) for target in spot.targets]
    ends = [end for year in {t.year for t in spot.row.targets if t.kind == END} for end in readings(spot, END, year)]
    if len(years) < YEARS or len(ends) != 1 or any(len(year) != 1 for year in years):
        return None
    last = years[-1][0]
    same = alike(ends[0], last) and ends[0].target.year in ("", last.target.year)
    return (ends[0], last, sum(year[0].number for year in years)) if same else None


def _holds(spot: Spot, end: Reading, last: Reading, total: float) -> bool:
    return end.number == last.number or end.can_be(last.number) or end.can_be(total)
