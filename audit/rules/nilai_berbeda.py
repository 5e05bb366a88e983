"""Two tables of one document give the same indicator, year and kind of value different figures.

Needs: an indicator that stands once in each of two tables, under names that do not contradict each other, with a number
of one kind, year and period in both. Source: a document has one figure for one thing.
galat where both are numbers of one unit and the tables name the same origin; peringatan where their titles or headers
name another plan (`audit/words/asal_nilai.csv`: Renstra, RKPD, ...), info where one names a stage (usulan, rancangan,
perubahan, semula, ...), which may differ; peringatan too where units are missing on
one side, or where both are money in roundings of their own. Figures that are one rounded further are equal.
A figure of all years up to one ("s.d. 2016") is compared with its like alone.
Limits: columns of one table (Rancangan beside Hasil) are two statements by their headers and are never compared;
indicators of fewer than eight letters, a bare "Anggaran", and what stands several times in a table name nothing surely;
figures a thousandfold apart are of two things, achievements of two goals too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from audit.figures import agrees
from audit.finding import Finding
from audit.origins import STAGE, named, sort_of
from audit.readings import Reading, alike, of_years, reading
from audit.spot import GALAT, INFO, PERINGATAN, Saying, Spot, place
from normalize.headers.measures import names_money
from normalize.model import Normalised, NormalTable, Target
from normalize.nomenclature.official import fold
from schema.columns import UNKNOWN_PREFIX

NAMES = ("program", "kegiatan", "sub_kegiatan")
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


Figures: TypeAlias = dict[tuple[str, str, str], Reading | None]
"""By kind, year and period."""


@dataclass(frozen=True)
class _Stated:
    """A row, and what it is compared by, worked out once it is compared at all."""

    spot: Spot

    @cached_property
    def origin(self) -> frozenset[str]:
        """What the title of its table names."""
        return named(self.spot.table.title)

    @cached_property
    def figures(self) -> Figures:
        """Those of the row."""
        return _figures(self.spot)


class NilaiBerbeda:
    """See the module."""

    code = "nilai_berbeda"

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per value, in the later table."""
        told = set()
        for finding in _every(doc):
            said = (finding.table, finding.row, finding.column, finding.figures["sana"])
            if said not in told:
                told.add(said)
                yield finding


def _every(doc: Normalised) -> Iterator[Finding]:
    """What each table states otherwise than one before it; the same earlier figure may stand in several."""
    stated: dict[str, list[_Stated]] = defaultdict(list)
    for table in doc.tables:
        for name, later in _single(table).items():
            for earlier in stated[name]:
                if _one_thing(earlier.spot, later.spot):
                    yield from _compared(earlier, later)
            if len(stated[name]) < PEERS:
                stated[name].append(later)


def _single(table: NormalTable) -> dict[str, _Stated]:
    """Rows by their folded indicator, where it stands once."""
    rows = [(fold(row.text("indikator")), _Stated(Spot(table, row))) for row in table.indicators]
    counts = Counter(name for name, _ in rows)
    return {name: row for name, row in rows if counts[name] == 1 and len(name) >= SHORTEST and not names_money(name)}


def _one_thing(one: Spot, other: Spot) -> bool:
    """Names of one level that both give, and columns of names that the vocabulary does not know, must be the same."""
    names = [*NAMES, *(name for name in one.row.fields if name.startswith(NAME))]
    pairs = ((fold(one.row.text(name)), fold(other.row.text(name))) for name in names)
    codes = (one.row.code, other.row.code)
    return all(a == b for a, b in pairs if a and b) and (codes[0] == codes[1] or "" in codes)


def _compared(earlier: _Stated, later: _Stated) -> Iterator[Finding]:
    one, other = earlier.spot, later.spot
    for moment in (moment for moment in later.figures if moment in earlier.figures):
        old, new = earlier.figures[moment], later.figures[moment]
        if not old or not new or _same(old, new) or _of_other_goals(one, other, new):
            continue
        if of_years(one.table, old.target) != of_years(other.table, new.target):
            continue
        parted = earlier.origin != later.origin or _header(old.target, one.table) != _header(new.target, other.table)
        sure = old.unit == new.unit and not parted
        saying = DIFFERS if sure else replace(DIFFERS, severity=INFO if _of_stages(earlier, later) else PERINGATAN)
        yield _finding(saying, one, old, other, new)


def _of_stages(earlier: _Stated, later: _Stated) -> bool:
    """Whether one of the tables is a draft, a proposal or a revision of what the other states: then it may differ."""
    return any(sort_of(word) == STAGE for word in earlier.origin ^ later.origin)


def _figures(spot: Spot) -> Figures:
    """A row's figures by kind, year and period; None where two columns print one."""
    found: Figures = {}
    for target in spot.row.targets:
        one = reading(target) if target.year and not target.field.inherited else None
        if one:
            moment = (target.kind, target.year, target.period)
            found[moment] = None if moment in found else one
    return found


def _of_other_goals(earlier: Spot, later: Spot, new: Reading) -> bool:
    """Whether an achievement is of the plan's last target in one table ("Tingkat Kemajuan") and of the year's in the
    other, or of targets that differ: then the achievements may. Printed alone it is of the year's."""
    if new.target.kind != "capaian":
        return False
    goals = [_goal(spot, new.target) for spot in (earlier, later)]
    ends = [goal is not None and goal[0] == "kondisi_akhir" for goal in goals]
    return ends[0] != ends[1] or (None not in goals and goals[0] != goals[1])


def _goal(spot: Spot, stated: Target) -> tuple[str, float] | None:
    """What a row measures its achievement by; None where it prints no number of that."""
    for kind, year in (("target", stated.year), ("kondisi_akhir", "")):
        for own in spot.row.targets:
            if own.kind == kind and year in ("", own.year) and own.value.number is not None and not own.period:
                return kind, own.value.number
    return None


def _header(target: Target, table: NormalTable) -> frozenset[str]:
    """The origin that the header of a value names."""
    same = (c.raw for c in table.columns if (c.kind, c.period) == (target.kind, target.period))
    return named(" ".join(same))


def _same(old: Reading, new: Reading) -> bool:
    """One number, perhaps rounded further; numbers of different units are not compared."""
    if not alike(old, new) or _of_other_things(old.number, new.number):
        return True
    fine, coarse = sorted((old, new), key=lambda one: -one.decimals)
    return agrees(fine.number, coarse.number, coarse.decimals)


def _of_other_things(one: float, other: float) -> bool:
    """Whether one is so many times the other that it counts something else: a budget in the place of a target."""
    least, most = sorted((abs(one), abs(other)))
    return least > 0 and most >= TIMES * least


def _finding(saying: Saying, earlier: Spot, old: Reading, later: Spot, new: Reading) -> Finding:
    when = f"{new.target.year} {new.target.period}".strip()
    kind = new.target.kind.replace("_", " ").capitalize()
    figures = {"jenis": kind, "tahun": when, "sini": new.text, "sana": old.text, "tempat": place(earlier)}
    return later.says(saying, new.target.column, **figures)


RULE = NilaiBerbeda()
