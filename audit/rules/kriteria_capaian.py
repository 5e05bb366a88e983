"""The category does not belong to the achievement: "Tinggi" beside 96,17%.

Needs: a row with one achievement in percent and a column whose cells are categories of a known scale.
Source: Permendagri 86/2017 (>= 91 Sangat Tinggi, 76-90 Tinggi, 66-75 Sedang, 51-65 Rendah, <= 50 Sangat Rendah); other
scales are data (`audit/scales/kriteria.csv`) or the auditor's own.
Limits: between 90 and 91 both neighbours are right, as the scale leaves the gap; where half of a document's rows
contradict every scale it uses one of its own, and nothing is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.criteria import Criteria, known, scale
from audit.finding import Finding
from audit.readings import Reading, reading
from audit.spot import PERINGATAN, Saying, Spot, spots
from normalize.model import Normalised
from schema.columns import UNKNOWN_PREFIX

WRONG = Saying(
    "kriteria_capaian",
    PERINGATAN,
    "Kriteria “{kriteria}” tidak sesuai dengan capaian {capaian}: seharusnya “{benar}” ({sumber}).",
    "Sesuaikan kriteria dengan capaiannya.",
)
CLEAR = 3
"""Categories that must be wrong before a document can be said to use another scale."""


@dataclass(frozen=True, slots=True)
class _Stated:
    spot: Spot
    column: str
    category: str
    stated: Reading


@dataclass(frozen=True)
class KriteriaCapaian:
    """See the module. `skala`: [name, lower bound in percent] from the best down, instead of the known scales."""

    code: str = "kriteria_capaian"
    skala: Sequence[tuple[str, float]] = ()

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per row."""
        scales = (scale([(name, low) for name, low in self.skala], "ambang sendiri"),) if self.skala else known()
        stated = [one for spot in spots(doc) for one in _stated(spot, scales)]
        for criteria in scales:
            mine = [one for one in stated if criteria.has(one.category)]
            wrong = [one for one in mine if not criteria.fits(one.category, one.stated.number)]
            if not self.skala and len(wrong) >= CLEAR and len(wrong) * 2 > len(mine):
                continue
            yield from (_finding(one, criteria) for one in wrong)


def _stated(spot: Spot, scales: Sequence[Criteria]) -> Iterator[_Stated]:
    achieved = [one for t in spot.row.targets if t.kind == "capaian" and not t.period and (one := reading(t))]
    if len({one.number for one in achieved}) != 1:
        return
    for column, field in spot.row.fields.items():
        if column.startswith(UNKNOWN_PREFIX) and any(one.has(field.clean) for one in scales):
            yield _Stated(spot, column, " ".join(field.clean.split()), achieved[0])
            return


def _finding(one: _Stated, criteria: Criteria) -> Finding:
    right = " atau ".join(criteria.of(one.stated.number))
    figures = {"kriteria": one.category, "capaian": one.stated.text, "benar": right, "sumber": criteria.source}
    return one.spot.says(WRONG, one.column, **figures)


RULE = KriteriaCapaian()
