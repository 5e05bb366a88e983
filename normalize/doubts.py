"""What is uncertain of a table's rows as they stand beside each other."""

from collections.abc import Iterator, Sequence

from normalize.headers.heading import Headed
from normalize.model import Doubt, Indicator
from normalize.rows.doubtful import crowded, cut_off, gathered, kept_whole, torn, torn_goals
from normalize.rows.first_row import first_row
from normalize.rows.kinds import Row
from normalize.rows.lone_goals import lone_goals, without_indicator
from normalize.rows.page_tops import page_tops, unnamed
from normalize.rows.run_together import run_together


def of_rows(
    headed: Headed, kinds: Sequence[Row], together: Sequence[int], rows: Sequence[Indicator]
) -> Iterator[Doubt]:
    """The doubts of all rows; `kinds`: what each row of the source is, `together`: what was kept as one."""
    header, found = headed.header, headed.found
    drawn, ruled = found.source.box is not None, found.source.borders == "ruled"
    yield from kept_whole(together, rows)
    yield from gathered(rows)
    yield from crowded(rows)
    if drawn or not ruled:  # else the source tells rows
        yield from _of_print(rows, ruled=ruled)
    if drawn and found.block.found:
        yield from first_row(rows, [c.raw for c in header.columns], ruled=ruled)
    if not ruled:
        yield from lone_goals(kinds, {c.index: c.name for c in header.columns}, rows)
    if drawn and not ruled:
        yield from (*without_indicator(rows), *page_tops(rows), *unnamed(rows))


def _of_print(rows: Sequence[Indicator], *, ruled: bool) -> Iterator[Doubt]:
    """What may be other rows where the page tells them, not the source."""
    yield from torn(rows, ruled=ruled)
    yield from torn_goals(rows, ruled=ruled)
    yield from run_together(rows)
    yield from cut_off(rows)
