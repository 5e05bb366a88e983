"""The category does not belong to the achievement: "Tinggi" beside 96,17%; a sentence beside a table says that all of
its targets were reached, and they were not (`audit/denied.py`).

Needs: a row with one achievement in percent and a column whose cells are categories of a known scale.
Source: the scale that the document prints (`audit/own_scales.py`); else Permendagri 86/2017 (>= 91 Sangat Tinggi, 76-90
Tinggi, 66-75 Sedang, 51-65 Rendah, <= 50 Sangat Rendah); whether the target was reached ("Tercapai"), and other scales
are data (`audit/scales/kriteria.csv`) or the auditor's own. Words of no scale are held against each other: a row is
told that alone breaks the order of its table.
Limits: between 90 and 91 both neighbours are right, as the scale leaves the gap; where half of a document's rows
contradict a scale it uses another, and nothing is said; a category may be that of a quarter's achievement beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from audit.criteria import Criteria, folded, known, scale
from audit.denied import Denied, denied
from audit.direction import LESS, direction
from audit.finding import Finding
from audit.own_scales import SOURCE, own_scales
from audit.readings import Reading, reading
from audit.spot import PERINGATAN, Saying, Spot, shortened, spots
from normalize.model import Normalised
from normalize.words.squash import years
from schema.columns import UNKNOWN_PREFIX

WRONG = Saying(
    "kriteria_capaian",
    PERINGATAN,
    "Kriteria “{kriteria}” tidak sesuai dengan capaian {capaian}: seharusnya “{benar}” ({sumber}).",
    "Sesuaikan kriteria dengan capaiannya.",
)
OUT_OF_ORDER = Saying(
    "kriteria_capaian",
    PERINGATAN,
    "Kriteria “{kriteria}” pada capaian {capaian} tidak sejalan dengan baris lain pada tabel ini: {lain}.",
    "Sesuaikan kriteria dengan capaiannya, atau cantumkan skalanya.",
)
DENIED = Saying(
    "kriteria_capaian",
    PERINGATAN,
    "Naskah di dekat tabel ini menyatakan semua target tercapai (“{kalimat}”), padahal capaian {capaian}{lain} tidak "
    "mencapai targetnya.",
    "Sesuaikan kalimatnya dengan tabel, atau perbaiki capaiannya.",
)
NAMED = f"{UNKNOWN_PREFIX}kriteria"
FEW = 4
"""Rows from which their order tells anything."""
REACHED = 2
"""Categories of a scale that says only whether the target was reached."""
CLEAR = 3
"""Categories that must be wrong before a document can be said to use another scale."""


@dataclass(frozen=True, slots=True)
class _Stated:
    spot: Spot
    column: str
    category: str
    stated: Reading
    beside: tuple[Reading, ...] = ()
    """The achievements of quarters in the row, of one of which a category may be."""


@dataclass(frozen=True)
class KriteriaCapaian:
    """See the module. `skala`: [name, lower bound in percent] from the best down, instead of the known scales."""

    code: str = "kriteria_capaian"
    skala: Sequence[tuple[str, float]] = ()

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per row."""
        own = scale([(name, low) for name, low in self.skala], "ambang sendiri") if self.skala else None
        scales = (own,) if own else (*own_scales(doc), *known())
        rest = [one for spot in spots(doc) for one in _stated(spot, scales)]
        for criteria in scales:
            if criteria.source == SOURCE and not _explains(criteria, rest):
                continue
            mine = [one for one in rest if criteria.has(one.category)]
            wrong = [one for one in mine if not _fits(one, criteria) and _told(one, criteria)]
            if not own and len(wrong) >= CLEAR and len(wrong) * 2 > len(mine):
                continue
            rest = [one for one in rest if not criteria.has(one.category)]
            yield from (_finding(one, criteria) for one in wrong)
        yield from map(_denied, denied(doc))
        for table in doc.tables if not own else ():
            yield from _out_of_order([one for one in rest if one.spot.table is table and one.column == NAMED])


def _stated(spot: Spot, scales: Sequence[Criteria]) -> Iterator[_Stated]:
    """The category of the year that was last reached, where headers tell of which year a category is."""
    achieved = _achieved(spot)
    if achieved is None:
        return
    found = [name for name, field in spot.row.fields.items() if _is_category(name, field.clean, scales)]
    dated = {name: years(_header(spot, name)) for name in found}
    if any(dated.values()):
        found = [name for name in found if achieved.target.year in dated[name]]
    if found:
        quarters = [one for t in spot.row.targets if t.kind == "capaian" and t.period and (one := reading(t))]
        yield _Stated(spot, found[0], " ".join(spot.row.text(found[0]).split()), achieved, tuple(quarters))


def _is_category(column: str, text: str, scales: Sequence[Criteria]) -> bool:
    said = column == NAMED and any(map(str.isalpha, text))
    return said or (column.startswith(UNKNOWN_PREFIX) and any(one.has(text) for one in scales))


def _header(spot: Spot, name: str) -> str:
    return next((column.raw for column in spot.table.columns if column.name == name), "")


def _explains(criteria: Criteria, stated: Sequence[_Stated]) -> bool:
    """Whether a scale that was found in the document's text has two categories of its rows, or all of a table's."""
    tables = {one.spot.table.number for one in stated if criteria.has(one.category)}
    printed = {folded(one.category) for one in stated if one.spot.table.number in tables}
    own = {name for name in printed if criteria.has(name)}
    return len(own) > 1 or own == printed


def _fits(one: _Stated, criteria: Criteria) -> bool:
    return any(criteria.fits(one.category, stated.number) for stated in (one.stated, *one.beside))


def _told(one: _Stated, criteria: Criteria) -> bool:
    """Whether an achievement tells the category: of less that is better it need not say that the target was reached."""
    return len(criteria.steps) > REACHED or direction(one.spot.row.text("indikator")) != LESS


def _achieved(spot: Spot) -> Reading | None:
    """The achievement of the year that was last reached; None where it is told twice."""
    years = [t.year for t in spot.row.targets if t.kind == "realisasi" and not t.period]
    stated = [one for t in spot.row.targets if t.kind == "capaian" and not t.period and (one := reading(t))]
    last = [one for one in stated if one.target.year == max(years, default="")] or stated
    return last[0] if len({one.number for one in last}) == 1 else None


def _out_of_order(stated: Sequence[_Stated]) -> Iterator[Finding]:
    """The one row without which the categories of a table stand in order of their achievements."""
    ordered = sorted(stated, key=lambda one: one.stated.number)
    if len(ordered) < FEW or _runs(ordered) <= len({folded(one.category) for one in ordered}):
        return
    alone = [one for one in ordered if _in_order([other for other in ordered if other is not one])]
    if len(alone) == 1:
        near = sorted(
            (o for o in ordered if o is not alone[0]), key=lambda o: abs(o.stated.number - alone[0].stated.number)
        )
        told = ", ".join(f"{one.stated.text} “{one.category}”" for one in near[:2])
        figures = {"kriteria": alone[0].category, "capaian": alone[0].stated.text, "lain": told}
        yield alone[0].spot.says(OUT_OF_ORDER, alone[0].column, **figures)


def _denied(one: Denied) -> Finding:
    (spot, lowest), *more = one.under
    others = f" (dan {len(more)} lainnya)" if more else ""
    told = {"kalimat": shortened(one.said.text), "capaian": lowest.text, "lain": others}
    return spot.says(DENIED, lowest.target.column, one.said.text, **told)


def _in_order(ordered: Sequence[_Stated]) -> bool:
    """Whether each category is one stretch of the achievements."""
    return _runs(ordered) == len({folded(one.category) for one in ordered})


def _runs(ordered: Sequence[_Stated]) -> int:
    return sum(1 for _ in groupby(ordered, key=lambda one: folded(one.category)))


def _finding(one: _Stated, criteria: Criteria) -> Finding:
    right = " atau ".join(criteria.of(one.stated.number))
    figures = {"kriteria": one.category, "capaian": one.stated.text, "benar": right, "sumber": criteria.source}
    return one.spot.says(WRONG, one.column, **figures)


RULE = KriteriaCapaian()
