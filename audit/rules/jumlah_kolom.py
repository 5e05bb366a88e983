"""A stated total is not the sum of its column.

Needs: a row of totals with its figure, and at least two numbers of the same column in units that add up.
Source: arithmetic. The total may be of the rows since the last total, of all, or of one level alone
(`audit/aggregates.py`). Rounded numbers leave their room.
Limits: percentages and scores do not add up and are not judged (a percentage in a row of totals is a ratio of its
totals); of a table without indicators only sums of money are, as a peringatan (`audit/plain_totals.py`); a column with
a cell that is no number, or with numbers of several units, is only a peringatan. Where rows of several levels stand in
one table and some have no figure, or figures stand on headings, nobody can say what the total is of; nor of a table
without a title that has the columns of the one before it on the page before, which ends without a total.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from audit.aggregates import TOTAL, Aggregate, aggregates, complete, decimals_room, gaps, goes_on, unread
from audit.figures import printed
from audit.finding import Finding
from audit.plain_totals import PlainTotal, nested, wrong_totals
from audit.readings import Reading
from audit.spot import GALAT, PERINGATAN, Saying, of_aside, of_print
from normalize.model import Normalised, NormalTable

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
        for before, table in zip((None, *doc.tables), doc.tables, strict=False):
            for stated in () if goes_on(before, table) else aggregates(table, TOTAL):
                if not _adds_up(stated) or any(self._holds(stated.stated, numbers) for numbers in stated.choices):
                    continue
                if (
                    gaps(table, stated.stated.target)
                    or unread(table, stated.stated.target)
                    or _sums_within(table, stated)
                ):
                    continue
                one_unit = len({one.unit for one in stated.usual}) == 1
                sure = one_unit and complete(table, stated.stated.target)
                yield _finding(table, stated, WRONG if sure else replace(WRONG, severity=PERINGATAN))
        for refused in doc.refused:
            yield from map(_plain, wrong_totals(refused.table))

    def _holds(self, stated: Reading, numbers: tuple[Reading, ...]) -> bool:
        total = sum(one.number for one in numbers)
        return stated.can_be(total, decimals_room(numbers) + self.toleransi)


def _adds_up(stated: Aggregate) -> bool:
    """Money, or counts; a column without any unit may hold percentages of other rows and only adds up as money."""
    if stated.stated.target.kind in RATIOS:
        return False
    return stated.stated.is_money or all(one.counted for one in stated.usual)


def _sums_within(table: NormalTable, stated: Aggregate) -> bool:
    """Whether rows of levels that nothing tells sum up each other: a programme over its activities."""
    one_level = len({row.kind for row in table.indicators}) == 1
    return one_level and nested([round(one.number) for one in stated.usual], SEVERAL)


def _finding(table: NormalTable, stated: Aggregate, saying: Saying) -> Finding:
    sums = [(sum(one.number for one in numbers), len(numbers)) for numbers in stated.choices]
    total, count = min(sums, key=lambda one: abs(one[0] - stated.stated.number))
    figures = {"tertulis": stated.stated.text, "hasil": printed(total), "kali": str(count)}
    return of_aside(saying, table, stated.row, stated.stated.target, figures)


def _plain(wrong: PlainTotal) -> Finding:
    text = " ".join(wrong.cell.text.split())
    hasil = printed(sum(wrong.numbers))
    figures = {"tertulis": text, "hasil": hasil, "kali": str(len(wrong.numbers))}
    return of_print(replace(WRONG, severity=PERINGATAN), wrong.cell, text, figures)


RULE = JumlahKolom()
