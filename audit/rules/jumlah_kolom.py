"""A stated total is not the sum of its column.

Needs: a row of totals with its figure, and at least two numbers of the same column in units that add up.
Source: arithmetic. The total may be of the rows since the last total, of all, or of one level alone
(`audit/aggregates.py`). Rounded numbers leave their room.
Limits: percentages and scores do not add up and are not judged (a percentage in a row of totals is a ratio of its
totals); of a table without indicators only sums of money are, as a peringatan (`audit/plain_totals.py`); a column with
a cell that is no number, or with numbers of several units, is only a peringatan. Where rows of several levels stand in
one table and some have no figure, or figures stand on headings too, nobody can say what the total is of; nor of a table
without a title that has the columns of the one before it on the page before, which ends without a total.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from audit.aggregates import TOTAL, Aggregate, decimals_room, gaps, unproven
from audit.figures import printed
from audit.finding import Finding
from audit.plain_totals import PlainTotal, nested, wrong_totals
from audit.spot import GALAT, PERINGATAN, Saying
from normalize.model import Normalised

WRONG = Saying(
    "jumlah_kolom",
    GALAT,
    "Jumlah tertulis {tertulis}, sedangkan jumlah kolomnya {hasil} ({kali} angka).",
    "Hitung ulang jumlahnya.",
)
SEVERAL = 2
"""Figures of which another one must be the sum."""
RATIOS = ("capaian", "capaian_anggaran")


@dataclass(frozen=True)
class JumlahKolom:
    """See the module. `toleransi`: how far a total may be off, in its own unit."""

    code: str = "jumlah_kolom"
    toleransi: float = 0.0

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per total."""
        for one in unproven(doc, TOTAL, lambda stated: not _adds_up(stated) or self._holds(stated)):
            if not gaps(one.table, one.stated.target) and not _sums_within(one):
                sums = ((sum(number.number for number in numbers), len(numbers)) for numbers in one.choices)
                yield one.told(WRONG, *min(sums, key=lambda each: abs(each[0] - one.stated.number)))
        for refused in doc.refused:
            yield from map(_plain, wrong_totals(refused.table))

    def _holds(self, one: Aggregate) -> bool:
        return any(
            one.stated.can_be(sum(number.number for number in numbers), decimals_room(numbers) + self.toleransi)
            for numbers in one.choices
        )


def _adds_up(stated: Aggregate) -> bool:
    """Money, or counts; a column without any unit may hold percentages of other rows and only adds up as money."""
    if stated.stated.target.kind in RATIOS:
        return False
    return stated.stated.is_money or all(one.counted for one in stated.usual)


def _sums_within(one: Aggregate) -> bool:
    """Whether rows of levels that nothing tells sum up each other: a programme over its activities."""
    one_level = len({row.kind for row in one.table.indicators}) == 1
    return one_level and nested([round(number.number) for number in one.usual], SEVERAL)


def _plain(wrong: PlainTotal) -> Finding:
    text = " ".join(wrong.cell.text.split())
    hasil = printed(sum(wrong.numbers))
    figures = {"tertulis": text, "hasil": hasil, "kali": str(len(wrong.numbers))}
    return replace(WRONG, severity=PERINGATAN).at(wrong.cell, text, figures)


RULE = JumlahKolom()
