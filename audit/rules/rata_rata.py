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

from audit.aggregates import AVERAGE, Aggregate, aggregates, complete, decimals_room, goes_on, headed, unread
from audit.figures import printed
from audit.finding import Finding
from audit.readings import Reading
from audit.spot import GALAT, PERINGATAN, Saying, of_aside
from normalize.model import Normalised, NormalTable

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
        for before, table in zip((None, *doc.tables), doc.tables, strict=False):
            for stated in () if goes_on(before, table) else aggregates(table, AVERAGE):
                if not any(self._holds(stated.stated, numbers) for numbers in stated.choices) and not self._of_goals(
                    stated
                ):
                    if headed(table, stated.stated.target) or unread(table, stated.stated.target):
                        continue
                    sure = complete(table, stated.stated.target)
                    yield _finding(table, stated, WRONG if sure else replace(WRONG, severity=PERINGATAN))

    def _holds(self, stated: Reading, numbers: Sequence[Reading]) -> bool:
        means = [fmean(min(one.number, cap) for one in numbers) for cap in (inf, *self.batas)]
        return _prints(stated, means, _room(numbers))

    def _of_goals(self, stated: Aggregate) -> bool:
        """Whether it is the average of what each goal reaches on average."""
        if not stated.goals:
            return False
        means = [
            fmean(fmean(min(one.number, cap) for one in numbers) for numbers in stated.goals)
            for cap in (inf, *self.batas)
        ]
        return _prints(stated.stated, means, fmean(map(_room, stated.goals)))


def _room(numbers: Sequence[Reading]) -> float:
    return decimals_room(numbers) / len(numbers)


def _prints(stated: Reading, means: Sequence[float], room: float) -> bool:
    prints = (stated, replace(stated, decimals=_rounded_to(stated)))
    return any(one.can_be(mean, room) for mean in means for one in prints)


def _rounded_to(stated: Reading) -> int:
    """Decimals without the zeros that a sheet appends: "91,70" may be 91,67 rounded to one; one at least stays."""
    short = f"{stated.number:.{stated.decimals}f}".rstrip("0").partition(".")[2]
    return min(stated.decimals, max(1, len(short)))


def _finding(table: NormalTable, stated: Aggregate, saying: Saying) -> Finding:
    numbers = stated.usual
    mean = fmean(one.number for one in numbers)
    figures = {"tertulis": stated.stated.text, "hasil": printed(mean), "kali": str(len(numbers))}
    return of_aside(saying, table, stated.row, stated.stated.target, figures)


RULE = RataRata()
