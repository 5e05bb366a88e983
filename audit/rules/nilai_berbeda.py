"""Two tables of one document give the same indicator, year and kind of value different figures.

Needs: an indicator that stands once in each of two tables, under names that do not contradict each other, with a number
of one kind, year and period in both. Source: a document has one figure for one thing.
galat where both are numbers of one unit and the tables name the same origin; peringatan where their titles or headers
name another plan (`audit/words/asal_nilai.csv`: Renstra, RKPD, ...) or one promises for years and the other for one,
info where one names a stage (usulan, rancangan,
perubahan, semula, ...), which may differ; peringatan too where units are missing on
one side, or where both are money in roundings of their own. Figures that are one rounded further are equal. Where most
rows that two tables share differ in one column, the columns are not of one thing, or of two plans: info.
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
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from audit.figures import agrees
from audit.finding import Finding
from audit.origins import STAGE, caption, header, named, plans, sort_of
from audit.readings import Reading, alike, reading
from audit.same_measure import NAMES, of_one_measure, of_other_plans, origin
from audit.spot import GALAT, INFO, PERINGATAN, Saying, Spot, place
from audit.whose import heading
from normalize.headers.measures import names_money
from normalize.model import Normalised, NormalTable
from normalize.nomenclature.official import fold
from normalize.words.squash import years
from schema.columns import UNKNOWN_PREFIX

NAME = f"{UNKNOWN_PREFIX}nama"
"""A name whose level could not be told."""
SHORTEST = 8
TIMES = 1000
PEERS = 40
"""Tables that state one thing, of which each later one is compared with: a document may repeat it a thousand times."""
DIFFERS = Saying(
    "nilai_berbeda",
    GALAT,
    "{jenis} {tahun} di sini {sini}, sedangkan di {tempat} {sana}.",
    "Tetapkan satu angka untuk indikator, tahun, dan jenis nilai yang sama.",
)

OF_PLANS, OF_STAGES = replace(DIFFERS, severity=PERINGATAN), replace(DIFFERS, severity=INFO)
AGAIN = "{pesan} Demikian pula di tabel {tabel_lain}."
Moment: TypeAlias = tuple[str, str, str]
"""Kind, year and period."""
Figures: TypeAlias = dict[Moment, Reading | None]


@dataclass(frozen=True)
class _Stated:
    """A row, and what it is compared by, worked out once it is compared at all."""

    spot: Spot

    @cached_property
    def origin(self) -> frozenset[str]:
        """What the title of its table names."""
        return named(caption(self.spot.table.title))

    @cached_property
    def figures(self) -> Figures:
        """Those of the row."""
        return _figures(self.spot)


class NilaiBerbeda:
    """See the module."""

    code = "nilai_berbeda"

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per pair of values, in the later table."""
        rows = {
            (table.number, row.row): fold(row.text("indikator")) for table in doc.tables for row in table.indicators
        }
        told: dict[Hashable, list[Finding]] = defaultdict(list)
        for finding in _every(doc):
            figures, indicator = finding.figures, rows.get((finding.table or 0, finding.row or 0))
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


def _every(doc: Normalised) -> Iterator[Finding]:
    """What each table states otherwise than one before it; the same earlier figure may stand in several."""
    stated: dict[str, list[_Stated]] = defaultdict(list)
    for table in doc.tables:
        single = _single(table)
        pairs = [(one, row) for name, row in single.items() for one in stated[name] if _one_thing(one.spot, row.spot)]
        yield from _of_pairs(pairs)
        for name, row in single.items():
            if len(stated[name]) < PEERS:
                stated[name].append(row)


def _of_pairs(pairs: Iterable[tuple[_Stated, _Stated]]) -> Iterator[Finding]:
    """Column by column: what differs."""
    columns: dict[tuple[int, str, str, str], list[_Difference | None]] = defaultdict(list)
    upheld: Counter[int] = Counter()
    of_one: dict[int, list[tuple[_Stated, _Stated]]] = defaultdict(list)
    for pair in pairs:
        of_one[id(pair[1])].append(pair)
    for same in of_one.values():
        found = [(pair, moment, differs) for pair in same for moment, differs in _compared(*pair)]
        differing = any(differs for *_, differs in found)
        other = {moment for pair in same for moment in _of_another_kind(*pair)} if differing else ()
        for (earlier, _), moment, differs in found:
            columns[earlier.spot.table.number, *moment].append(None if moment in other else differs)
            upheld[earlier.spot.table.number] += differs is None
    for (table, *_), column in columns.items():
        yield from (_finding(one, len(column), upheld[table]) for one in column if one)


def _single(table: NormalTable) -> dict[str, _Stated]:
    """Rows by their folded indicator, where it stands once."""
    rows = [(fold(row.text("indikator")), _Stated(Spot(table, row))) for row in table.indicators]
    counts = Counter(name for name, _ in rows)
    return {name: row for name, row in rows if counts[name] == 1 and len(name) >= SHORTEST and not names_money(name)}


def _one_thing(one: Spot, other: Spot) -> bool:
    """Names of one level that both give, and columns of names that the vocabulary does not know, must be the same, and
    the office under whose heading they stand."""
    if heading(one) != heading(other):
        return False
    names = [*NAMES, *(name for name in one.row.fields if name.startswith(NAME))]
    pairs = ((fold(one.row.text(name)), fold(other.row.text(name))) for name in names)
    codes = (one.row.code, other.row.code)
    return all(a == b for a, b in pairs if a and b) and (codes[0] == codes[1] or "" in codes)


def _compared(earlier: _Stated, later: _Stated) -> Iterator[tuple[tuple[str, str, str], _Difference | None]]:
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


def _of_another_kind(earlier: _Stated, later: _Stated) -> Iterator[Moment]:
    """Where a figure is what the other table gives as something else of the year: its "Realisasi Kinerja" is the
    achievement."""
    for one, other in ((earlier, later), (later, earlier)):
        for moment in (moment for moment in one.figures if moment in other.figures):
            kinds = [key for key in one.figures if key != moment and key[1:] == moment[1:]]
            if any(_prints_alike(one.figures[key], other.figures[moment]) for key in kinds):
                yield moment


def _prints_alike(one: Reading | None, other: Reading | None) -> bool:
    if one is None or other is None:
        return False
    return one.number == other.number and one.decimals == other.decimals > 0


def _of_stages(earlier: _Stated, later: _Stated) -> bool:
    """Whether one of the tables is a draft, a proposal or a revision of what the other states: then it may differ."""
    return any(sort_of(word) == STAGE for word in earlier.origin ^ later.origin)


def _undated_plan(spot: Spot, one: Reading) -> bool:
    """Whether the header over a target names a plan and no year: "Target Renstra" is of its end, perhaps."""
    return bool(plans(spot.table, one.target)) and not years(header(spot.table, one.target))


def _figures(spot: Spot) -> Figures:
    """A row's figures by kind, year and period; None where two columns print one."""
    found: Figures = {}
    for target in spot.row.targets:
        one = reading(target) if target.year and not target.field.inherited else None
        if one:
            moment = (target.kind, target.year, target.period)
            found[moment] = None if moment in found else one
    return found


def _same(old: Reading, new: Reading) -> bool:
    """One number, perhaps rounded further."""
    if _of_other_things(old.number, new.number):
        return True
    fine, coarse = sorted((old, new), key=lambda one: -one.decimals)
    return agrees(fine.number, coarse.number, coarse.decimals) or _cut_off(old, new)


def _cut_off(old: Reading, new: Reading) -> bool:
    """Whether one achievement is rounded and the other cut off: they were worked out, and differ in the last digit."""
    return (
        old.is_ratio and old.decimals == new.decimals > 0 and abs(old.number - new.number) < 1.5 * 10.0**-old.decimals
    )


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


RULE = NilaiBerbeda()
