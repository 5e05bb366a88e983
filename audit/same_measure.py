"""Whether two figures of one kind and year can be of one thing, by their columns: their headers, and what their rows
measure them by.
"""

from audit.origins import MEASURE, header, named_in_header, plans, sort_of
from audit.readings import NUMBER, Reading, of_years
from audit.spot import BETWEEN, Spot
from audit.whose import of_other_offices
from normalize.headers.measures import says_compared, says_end
from normalize.model import Column, NormalTable, Target
from normalize.words.squash import squash, without_years, years
from schema.columns import UNKNOWN_PREFIX, WORK

MONEY, PROGRESS = "anggaran", "kemajuan"
OF_YEARS = 3
"""Years for which a row promises that make it one of a plan."""
YEAR_ALONE = ("", "tahun", "thn", "th")


def of_one_measure(one: Spot, old: Reading, other: Spot, new: Reading) -> bool:
    """Whether the columns of two figures of one kind can measure the same."""
    spots, targets = (one, other), (old.target, new.target)
    tables = [spot.table for spot in spots]
    if of_other_offices(*(table.title for table in tables)):
        return False
    origins = [origin(target, table) for target, table in zip(targets, tables, strict=True)]
    if any(map(_divided, spots, targets)):
        return False
    if any(sort_of(word) == MEASURE for word in origins[0] ^ origins[1]) or _of_other_goals(one, old, other, new):
        return False
    if MONEY in new.target.kind and _names_programme(one) != _names_programme(other):
        return False
    untold = [_untold(*pair) for pair in zip(targets, tables, strict=True)]
    summed = [of_years(*pair) for pair in zip(tables, targets, strict=True)]
    return untold[0] == untold[1] and summed[0] == summed[1]


def _names_programme(spot: Spot) -> bool:
    return any(spot.row.text(name) for name in WORK)


def _untold(target: Target, table: NormalTable) -> bool:
    """Whether nothing printed tells what kind of value stands in a column: "Tahun 2019" may hold what was reached."""
    printed = without_years(header(table, target)).strip() if table.columns else ""
    return bool(printed) and squash(printed) in YEAR_ALONE and target.kind not in table.title.lower()


def _of_other_goals(earlier: Spot, old: Reading, later: Spot, new: Reading) -> bool:
    """Whether an achievement is of the plan's last target in one table ("Tingkat Kemajuan") and of the year's in the
    other, or of targets that differ: then the achievements may. Printed alone it is of the year's."""
    if new.target.kind != "capaian":
        return False
    if len({_compares_years(spot, new.target) for spot in (earlier, later)}) > 1:
        return True
    if len({_of_plan(spot, target) for spot, target in ((earlier, old.target), (later, new.target))}) > 1:
        return True
    goals = [_goal(spot, new.target) for spot in (earlier, later)]
    ends = [goal is not None and goal[0] == "kondisi_akhir" for goal in goals]
    return ends[0] != ends[1] or (None not in goals and goals[0] != goals[1])


def _of_plan(spot: Spot, stated: Target) -> bool:
    """Whether an achievement is held against a plan's target, by its own header: progress is, in a row with one."""
    printed = header(spot.table, stated)
    if PROGRESS in printed.lower() and any(t.kind == "kondisi_akhir" for t in spot.row.targets):
        return True
    return says_compared(printed) and bool(plans(spot.table, stated) or says_end(printed))


def _compares_years(spot: Spot, stated: Target) -> bool:
    """Whether a row measures its achievement by what was reached in another year: it has two, and no target."""
    own = {(t.kind, t.year) for t in spot.row.targets if not t.period and t.value.number is not None}
    reached = {year for kind, year in own if kind == "realisasi"}
    return len(reached) > 1 and ("target", stated.year) not in own and not any(k == "kondisi_akhir" for k, _ in own)


def _goal(spot: Spot, stated: Target) -> tuple[str, float] | None:
    """What a row measures its achievement by; None where it prints no number of that."""
    for kind, year in (("target", stated.year), ("kondisi_akhir", "")):
        for own in spot.row.targets:
            if own.kind == kind and year in ("", own.year) and own.value.number is not None and not own.period:
                return kind, own.value.number
    return None


def of_other_plans(one: Spot, target: Target, other: Spot) -> bool:
    """Whether one of two targets stands in a plan of several years, the other in one of its own: it may be newer."""
    told = [len({t.year for t in spot.row.targets if t.kind == target.kind}) for spot in (one, other)]
    return target.kind == "target" and min(told) == 1 and max(told) >= OF_YEARS


def _divided(spot: Spot, target: Target) -> bool:
    """Whether a header divides the year's value among columns, of which another has a number here and no meaning of
    its own: "2021 | Renstra" beside "2021 | Revisi Renstra", "Target 2022 | Pusat | Balai". Which of them another table
    repeats, nobody can say."""
    columns = spot.table.columns
    unnamed = [c for c in columns if c.name.startswith(UNKNOWN_PREFIX)]
    if not unnamed:
        return False
    own = {_above(c) for c in columns if (c.kind, c.year, c.period) == (target.kind, target.year, target.period)}
    beside = (c for c in unnamed if _above(c) in own)
    return any(target.year in years(_above(c)) and NUMBER.match(spot.row.text(c.name)) for c in beside)


def _above(column: Column) -> str:
    """The header over a column's own."""
    return column.raw.rpartition(BETWEEN)[0]


def origin(target: Target, table: NormalTable) -> frozenset[str]:
    """The origin that the header of a value names."""
    same = (c.raw for c in table.columns if (c.kind, c.period) == (target.kind, target.period))
    return named_in_header(" ".join(same))
