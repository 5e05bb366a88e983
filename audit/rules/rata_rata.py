"""A stated average is not the average of its column: "Rata-rata capaian 97,80" over 94, 98 and 96.

Needs: a row of averages with its figure, and at least two numbers of the same column.
Source: arithmetic. The average may be of the rows since the last such row, of all, of one level alone, of the averages
before it or of those of the goals (`audit/aggregates.py`), of achievements as they are or capped at 100 or 120,
rounded or cut off (and written with zeros after that).
Limits: nothing is told of a table that goes on one of the page before, in which headings have figures too, or a cell
could not be read; a column with a cell that is no number is only a peringatan; weighted averages are not known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from statistics import fmean

from audit.aggregates import AVERAGE, Aggregate, decimals_room, headed, unproven
from audit.finding import Finding
from audit.readings import Reading
from audit.spot import GALAT, Saying
from normalize.model import Normalised

WRONG = Saying(
    "rata_rata",
    GALAT,
    "Rata-rata tertulis {tertulis}, sedangkan rata-rata kolomnya {hasil} ({kali} angka).",
    "Hitung ulang rata-ratanya.",
)


@dataclass(frozen=True)
class RataRata:
    """See the module. `batas`: caps of achievements, in percent."""

    code: str = "rata_rata"
    batas: Sequence[float] = (100, 120)

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per average."""
        for one in unproven(doc, AVERAGE, self._holds):
            if not headed(one.table, one.stated.target):
                mean = fmean(number.number for number in one.usual)
                yield one.told(WRONG, mean, len(one.usual))

    def _holds(self, one: Aggregate) -> bool:
        sets = [[numbers] for numbers in one.choices] + ([list(one.goals)] if one.goals else [])
        return any(self._is_mean(one.stated, each) for each in sets)

    def _is_mean(self, stated: Reading, sets: Sequence[Sequence[Reading]]) -> bool:
        """Whether it is the average of what each of these sets has on average."""
        prints = (stated, replace(stated, decimals=_rounded_to(stated)))
        means = [_mean(sets, cap) for cap in (inf, *self.batas)]
        return any(one.can_be(*mean) for mean in means for one in prints)


def _mean(sets: Sequence[Sequence[Reading]], cap: float) -> tuple[float, float]:
    """The average of what each set has on average, none over a cap, and how far rounding may have moved it: what is cut
    off was not rounded."""
    mean = fmean(fmean(min(one.number, cap) for one in each) for each in sets)
    return mean, fmean(decimals_room([one for one in each if one.number <= cap]) / len(each) for each in sets)


def _rounded_to(stated: Reading) -> int:
    """Decimals without the zeros that a sheet appends: "91,70" may be 91,67 rounded to one; one at least stays."""
    short = f"{stated.number:.{stated.decimals}f}".rstrip("0").partition(".")[2]
    return min(stated.decimals, max(1, len(short)))


RULE = RataRata()
