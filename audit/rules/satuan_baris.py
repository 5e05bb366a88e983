"""Units that differ within one row: "12 Koperasi" among "15 Unit Usaha".

Needs: yearly targets with units. Letter case and spellings of one unit are one unit (`normalize.values.units`).
Source: a target row measures one thing. Limits: a year without a unit is only found beside percentages, and 0 needs
none; a unit that goes on with more words ("Laporan Jawa Barat") is that unit.
"""

import re
from collections import Counter
from collections.abc import Iterator

from audit.finding import Finding, PlainRule
from audit.spot import PERINGATAN, Saying, Spot, column_of, spots
from audit.yearly import unit_name
from normalize.model import Normalised

OTHER = Saying(
    "satuan_baris",
    PERINGATAN,
    "Satuan target {tahun} adalah “{satuan}”, tahun lain “{umum}”.",
    "Samakan satuan di seluruh tahun.",
)
NONE = Saying("satuan_baris", PERINGATAN, "Target {tahun} tanpa satuan, tahun lain “{umum}”.", "Lengkapi satuannya.")
PERCENT = "%"
PEOPLE = {"orang", "pegawai", "asn", "peserta", "jiwa"}
RATIO = re.compile(r"per [\d.,]+")


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per year that departs from the row's usual unit."""
    return (finding for spot in spots(doc) for finding in _row(spot))


def _row(spot: Spot) -> Iterator[Finding]:
    named = [
        (target, unit_name(target.value.unit)) for target in spot.targets if target.value.status in ("angka", "rentang")
    ]
    counts = Counter(unit for _, unit in named if unit)
    if not counts:
        return
    usual = counts.most_common(1)[0][0]
    for target, unit in named:
        if unit and not _one_unit(unit.casefold(), usual.casefold()):
            yield spot.says(OTHER, column_of(target), tahun=target.year, satuan=unit, umum=usual)
        elif not unit and target.value.number != 0 and usual == PERCENT and counts[usual] > len(named) / 2:
            yield spot.says(NONE, column_of(target), tahun=target.year, umum=usual)


def _one_unit(unit: str, usual: str) -> bool:
    """Whether units are the same, one goes on with something else (a place from the next column), or both say of how
    many: a ratio of 1:35 that falls to 1:30."""
    ratios = all(map(RATIO.fullmatch, (unit, usual)))
    people = {unit, usual} <= PEOPLE
    return unit == usual or ratios or people or unit.startswith(f"{usual} ") or usual.startswith(f"{unit} ")


RULE = PlainRule("satuan_baris", _found)
