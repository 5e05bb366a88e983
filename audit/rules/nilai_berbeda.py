"""Two tables of one document give the same indicator, year and kind of value different figures.

Needs: an indicator that stands once in each of two tables, under names that do not contradict each other, with a number
of one kind, year and period in both. Source: a document has one figure for one thing.
galat where both are numbers of one unit and the tables name the same origin; peringatan where their titles or headers
name another plan (`audit/words/asal_nilai.csv`: Renstra, RKPD, ...) or one promises for years and the other for one,
info where one names a stage (usulan, rancangan, perubahan, semula, ...), which may differ; peringatan too where units
are missing on one side, or where both are money in roundings of their own. Figures that are one rounded further are
equal, and so is what was reached, one time rounded and one time cut off. Where most rows that two tables share differ
in one column, the columns are not of one thing, or of two plans: info.
A figure of all years up to one ("s.d. 2016") is compared with its like alone. Two figures that contradict each other in
several tables are one finding, in the first that has both.
Limits: columns of one table (Rancangan beside Hasil) are two statements by their headers and are never compared; where
a header divides a year's value among columns ("Renstra | Revisi"), nothing tells which another table repeats;
a column of years alone says no kind of value; progress of work ("Fisik") is none of the indicator's; money of a
programme is none of an indicator without one; an achievement beside two years' realisations compares these;
indicators of fewer than eight letters, a bare "Anggaran", and what stands several times in a table name nothing surely;
figures a thousandfold apart are of two things, achievements of two goals too; a figure with decimals that the other
table gives as another kind of the same year is of that kind.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from audit.figures import agrees
from audit.finding import Finding, PlainRule
from audit.origins import STAGE, header, plans, sort_of
from audit.readings import Reading, alike
from audit.same_measure import of_one_measure, of_other_plans, origin
from audit.spot import GALAT, INFO, PERINGATAN, Saying, Spot, place
from audit.stated_twice import Moment, Stated, of_another_kind, stated_again
from extract.structs import replace
from normalize.model import Normalised
from normalize.nomenclature.official import fold
from normalize.words.squash import years

TIMES = 1000
DIFFERS = Saying(
    "nilai_berbeda",
    GALAT,
    "{jenis} {tahun} di sini {sini}, sedangkan di {tempat} {sana}.",
    "Tetapkan satu angka untuk indikator, tahun, dan jenis nilai yang sama.",
)

OF_PLANS, OF_STAGES = replace(DIFFERS, severity=PERINGATAN), replace(DIFFERS, severity=INFO)
AGAIN = "{pesan} Demikian pula di tabel {tabel_lain}."


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per pair of values, in the later table."""
    names = {(one.number, row.row): fold(row.text("indikator")) for one in doc.tables for row in one.indicators}
    told: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in (one for rows in stated_again(doc) for one in _of_table(rows)):
        figures, indicator = finding.figures, names.get((finding.table or 0, finding.row or 0))
        pair = frozenset((figures["sini"], figures["sana"]))
        told[indicator, figures["jenis"], figures["tahun"], pair].append(finding)
    yield from map(_once, told.values())


def _once(found: Sequence[Finding]) -> Finding:
    """The first of those that say one thing, with the other tables that say it."""
    others = dict.fromkeys(str(one.table) for one in found if one.table != found[0].table)
    if not others:
        return found[0]
    figures = {**found[0].figures, "pesan": found[0].message, "tabel_lain": ", ".join(others)}
    return replace(found[0], template=AGAIN, figures=figures)


@dataclass(frozen=True, slots=True)
class _Difference:
    """Two figures of one thing that are not the same."""

    saying: Saying
    earlier: Spot
    old: Reading
    later: Spot
    new: Reading


def _of_table(rows: Iterable[tuple[Stated, Sequence[Stated]]]) -> Iterator[Finding]:
    """What differs of a table's rows, column by column."""
    columns: dict[tuple[int, Moment], list[_Difference | None]] = defaultdict(list)
    upheld: Counter[int] = Counter()
    for later, before in rows:
        found = [(earlier, *told) for earlier in before for told in _compared(earlier, later)]
        differing = any(differs for *_, differs in found)
        other = {moment for earlier in before for moment in of_another_kind(earlier, later)} if differing else ()
        for earlier, moment, differs in found:
            columns[earlier.spot.table.number, moment].append(None if moment in other else differs)
            upheld[earlier.spot.table.number] += differs is None
    for (table, _), column in columns.items():
        yield from (_finding(one, len(column), upheld[table]) for one in column if one)


def _compared(earlier: Stated, later: Stated) -> Iterator[tuple[Moment, _Difference | None]]:
    """Per kind, year and period that both give: how they differ, if they do."""
    one, other = earlier.spot, later.spot
    for moment in (moment for moment in later.figures if moment in earlier.figures):
        old, new = earlier.figures[moment], later.figures[moment]
        if not old or not new or not alike(old, new) or not of_one_measure(one, old, other, new):
            continue
        if _same(old, new):
            yield moment, None
            continue
        parted = earlier.origin != later.origin or origin(old.target, one.table) != origin(new.target, other.table)
        parted |= of_other_plans(one, old.target, other)
        sure = old.unit == new.unit and not parted
        known = not sure and (_of_stages(earlier, later) or _undated_plan(one, old) != _undated_plan(other, new))
        saying = DIFFERS if sure else OF_STAGES if known else OF_PLANS
        yield moment, _Difference(saying, one, old, other, new)


def _of_stages(earlier: Stated, later: Stated) -> bool:
    """Whether one of the tables is a draft, a proposal or a revision of what the other states: then it may differ."""
    return any(sort_of(word) == STAGE for word in earlier.origin ^ later.origin)


def _undated_plan(spot: Spot, one: Reading) -> bool:
    """Whether the header over a target names a plan and no year: "Target Renstra" is of its end, perhaps."""
    return bool(plans(spot.table, one.target)) and not years(header(spot.table, one.target))


def _same(old: Reading, new: Reading) -> bool:
    """One number, perhaps rounded further."""
    if _of_other_things(old.number, new.number):
        return True
    fine, coarse = sorted((old, new), key=lambda one: -one.decimals)
    return agrees(fine.number, coarse.number, coarse.decimals) or _cut_off(old, new)


def _cut_off(old: Reading, new: Reading) -> bool:
    """Whether one is rounded and the other cut off: what was worked out, and differs in the last digit."""
    worked = old.is_ratio or (old.target.kind == "realisasi" and not (old.counted or old.is_money))
    return worked and old.decimals == new.decimals > 0 and abs(old.number - new.number) < 1.5 * 10.0**-old.decimals


def _of_other_things(one: float, other: float) -> bool:
    """Whether one is so many times the other that it counts something else: a budget in the place of a target."""
    least, most = sorted((abs(one), abs(other)))
    return least > 0 and most >= TIMES * least


def _finding(one: _Difference, shared: int, upheld: int) -> Finding:
    told = one.later.says(one.saying, one.new.target.column, **_figures_of(one))
    earlier = (one.earlier.table.number, one.earlier.row.row, one.old.target.column)
    against = str(one.earlier.table.number)
    return replace(told, judged=shared, against=against, beside=(earlier,), upheld=upheld)


def _figures_of(one: _Difference) -> dict[str, str]:
    new = one.new
    when = f"{new.target.year} {new.target.period}".strip()
    kind = new.target.kind.replace("_", " ").capitalize()
    return {"jenis": kind, "tahun": when, "sini": new.text, "sana": one.old.text, "tempat": place(one.earlier)}


RULE = PlainRule("nilai_berbeda", _found)
