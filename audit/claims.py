"""The achievements that a row states, each with the numbers that it may be of."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from audit.achievement import Claim
from audit.origins import header, plans
from audit.readings import Reading, alike, cumulative, cumulative_periods, moments, reading, readings
from audit.spot import Spot
from audit.worked import Quotient, is_in, quotients
from normalize.headers.measures import says_compared

ENDS = "kondisi_akhir"
LAST_PARTS = ("TW4", "S2", "B12")
"""With which a year ends."""
KINDS = (("target", "realisasi", "capaian"), ("anggaran", "realisasi_anggaran", "capaian_anggaran"))


def claims_of(rows: Iterable[Spot]) -> Iterator[tuple[Spot, list[Claim]]]:
    """Each row per kind, year and period, with every way to pair its numbers."""
    formulas: dict[int, Sequence[Quotient]] = {}
    for spot in rows:
        if spot.table.number not in formulas:
            formulas[spot.table.number] = quotients(spot.table)
        yield from ((spot, found) for found in _of_row(spot, formulas[spot.table.number]))


def _of_row(spot: Spot, formulas: Sequence[Quotient]) -> Iterator[list[Claim]]:
    for kinds in KINDS:
        for year, period in moments(spot, kinds[-1]):
            every = (
                claim
                for stated in readings(spot, kinds[-1], year, period)
                for claim in _operands(spot, stated, kinds, formulas)
            )
            found = [claim for claim in every if _comparable(claim)]
            if found:
                yield found


def _operands(
    spot: Spot, stated: Reading, kinds: tuple[str, str, str], formulas: Sequence[Quotient]
) -> Iterator[Claim]:
    """Of the columns that the header names, else of the same year and period."""
    own = next((one for one in formulas if is_in(stated.target, one.result)), None)
    if own:
        numbers = [one for target in spot.row.targets if (one := reading(target))]
        below = [one for one in numbers if is_in(one.target, own.divisor)]
        above = [one for one in numbers if is_in(one.target, own.dividend)]
        yield from (Claim(a, b, stated, worked=True) for a, b in product(below, above))
        return
    when = stated.target.year, stated.target.period
    since = [when[1] in cumulative_periods(spot.table, kind, when[0]) for kind in kinds]
    if since[-1] and not all(since):
        return  # "Capaian s.d. TW IV" is not of that quarter alone
    goals = readings(spot, kinds[0], *when) or _onward(spot, stated) or _final(spot)
    goals = [*goals, *_later(spot, stated, kinds[0])]
    done = readings(spot, kinds[1], *when) or _by_its_end(spot, stated, kinds[1]) or _before(spot, stated)
    plan = plans(spot.table, stated.target)
    for promised, reached in product(goals, done):
        if promised.target.kind == ENDS or plan <= plans(spot.table, promised.target):
            yield Claim(promised, reached, stated)


def _onward(spot: Spot, stated: Reading) -> list[Reading]:
    """The plan's last target, where the achievement is of its year."""
    return readings(spot, ENDS, stated.target.year) if stated.target.kind == "capaian" else []


def _later(spot: Spot, stated: Reading, kind: str) -> list[Reading]:
    """Targets of later years, where the header holds the achievement against a plan."""
    if not says_compared(header(spot.table, stated.target)):
        return []
    own = (t for t in spot.row.targets if t.kind == ENDS or (t.kind == kind and t.year > stated.target.year))
    return [one for target in own if not target.period and (one := reading(target))]


def _by_its_end(spot: Spot, stated: Reading, kind: str) -> list[Reading]:
    """What was reached from a year's beginning to its end, of an achievement of the year: "s.d. Triwulan IV"."""
    year = stated.target.year
    whole = not stated.target.period and cumulative(spot.table, kind, year)
    return [one for last in LAST_PARTS for one in readings(spot, kind, year, last)] if whole else []


def _before(spot: Spot, stated: Reading) -> list[Reading]:
    """What was reached in the last year that the row tells, of an achievement that is measured by a later one."""
    last = max((t.year for t in spot.row.targets if t.kind == "realisasi" and not t.period), default="")
    onward = stated.target.kind == "capaian" and not stated.target.period and last < stated.target.year
    return readings(spot, "realisasi", last) if onward else []


def _final(spot: Spot) -> list[Reading]:
    """The plan's last target, of a row that has no other: "Tingkat Kemajuan" is measured by it."""
    goals = [target for target in spot.row.targets if target.kind in ("target", ENDS)]
    only = reading(goals[0]) if len(goals) == 1 and goals[0].kind == ENDS else None
    return [only] if only else []


def _comparable(claim: Claim) -> bool:
    same = alike(claim.promised, claim.reached) and claim.promised.number > 0 and claim.reached.number >= 0
    cells = [one.target.field.cell for one in (claim.promised, claim.reached)]
    if cells[0] is not None and cells[0] is cells[1]:
        return False  # one print over two columns says which of them it is as little as the other
    return same and claim.stated.unit in ("", "%")
