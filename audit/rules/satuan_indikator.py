"""The indicator names one unit, its targets carry another: "Jumlah Koperasi ..." with targets in percent.

Needs: an indicator that begins with Persentase, Nilai, Indeks or "Jumlah <unit>", and yearly targets with a unit; for
the info, a row with an official code whose list names a unit.
Source: the indicator's own words; the official unit of the sub activity (`normalize/vocabulary/nomenklatur.md`). Pairs
that the official lists themselves use at least twice ("Jumlah Pelaku Usaha" in Orang) are no finding, nor are synonyms
("Jumlah Jenis" in Macam): they are `audit/words/satuan_sepadan.csv`; but what is handed in has one form ("Jumlah
Laporan" in Dokumen is a finding).
info where the official list has the same contradiction: the office copied it.
Limits: what an office counts in a word of its own (no known unit), or in one that holds the name, is meant; a unit that
stands anywhere in the indicator is taken to be meant, as is money where a word says it; a word that is no known unit
says nothing, nor does "Jumlah" before another measure ("Jumlah nilai investasi"). Things, but neither people nor
papers, are counted in a general word too (`audit/words/satuan_umum.csv`: 25 Unit of markets).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from audit import lists
from audit.finding import Finding
from audit.grade_scales import scales
from audit.spot import INFO, PERINGATAN, Saying, Spot, column_of, edition, spots
from audit.yearly import same_unit, unit_name
from normalize.headers.measures import tells_money
from normalize.model import Normalised
from normalize.nomenclature.assign import official
from normalize.nomenclature.official import fold
from normalize.values import units

PERCENT, MONEY = "%", "Rp"
PERCENTAGE = re.compile(r"(?<!\s)\s*(?:persentase|prosentase|presentase|persen)\b", re.IGNORECASE)
SCORE = re.compile(r"(?<!\s)\s*(?:nilai|indeks?|index|skor)\b", re.IGNORECASE)
COUNT = re.compile(r"(?<!\s)\s*(?:jumlah|jml|banyaknya)\b(.*)", re.IGNORECASE | re.DOTALL)
LONGEST_UNIT = 4
LONGEST = 300
"""Letters of an indicator that are looked at."""
WORD = re.compile(r"[^\W_]+(?:/[^\W_]+)*")
PERSON, NO_THINGS = "Orang", ("Dokumen", "Laporan", "Paket")
OTHER = Saying(
    "satuan_indikator",
    PERINGATAN,
    "Indikator menyebut {sebutan}, sedangkan satuan targetnya “{satuan}”.",
    "Sesuaikan satuan target dengan indikator, atau kalimat indikator dengan yang diukur.",
)
COPIED = Saying(
    "satuan_indikator",
    INFO,
    "Indikator menyebut {sebutan}, sedangkan satuan targetnya “{satuan}”; "
    "nomenklatur {kode} sendiri memakai satuan itu.",
    "Samakan kalimat indikator dan satuannya, atau pertahankan bila mengikuti nomenklatur.",
)
OFFICIAL = Saying(
    "satuan_indikator",
    INFO,
    "Satuan resmi sub kegiatan {kode} adalah “{resmi}”, satuan targetnya “{satuan}”.",
    "Gunakan satuan menurut nomenklatur bila indikatornya memang yang resmi.",
)


Key: TypeAlias = tuple[int, str, str, str, int]
"""Table, indicator, words of the finding, unit, and row of the source table."""


class SatuanIndikator:
    """See the module."""

    code = "satuan_indikator"

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """At most one finding per printed row: the first of those that say the same."""
        told: set[Key] = set()
        for spot, finding in self._of_rows(doc):
            key = _key(spot, finding)
            if key not in told:
                told.add(key)
                yield finding

    def _of_rows(self, doc: Normalised) -> Iterator[tuple[Spot, Finding]]:
        written = edition(doc)
        for spot in spots(doc):
            unit, own = _unit(spot), _official_unit(spot, written)
            if not unit:
                continue
            said, copied = _said(spot.row.text("indikator"), unit), same_unit(own, unit)
            if said:
                figures = {"sebutan": said, "satuan": unit, "kode": spot.row.code}
                yield spot, spot.says(COPIED if copied else OTHER, _first(spot), spot.row.text("indikator"), **figures)
            elif own and not copied:
                yield spot, spot.says(OFFICIAL, _first(spot), "", kode=spot.row.code, resmi=own, satuan=unit)


def _key(spot: Spot, finding: Finding) -> Key:
    """What is told of a printed row, of which sets of columns side by side make several."""
    said = (fold(spot.row.text("indikator")), finding.template, finding.figures["satuan"])
    return spot.table.number, *said, spot.row.source_row


def _first(spot: Spot) -> str:
    return next(column_of(target) for target in spot.targets if target.value.unit)


def _unit(spot: Spot) -> str:
    """The unit of the row's targets; empty where they have none or several: "40 OPD (95,24%)"."""
    names = {unit_name(target.value.unit) for target in spot.targets if target.value.unit}
    names |= {PERCENT for target in spot.targets if target.value.unit and PERCENT in target.field.clean}
    return names.pop() if len(names) == 1 else ""


def _said(indicator: str, unit: str) -> str:
    """What the indicator names instead of this unit; empty where they agree or it names nothing."""
    kind = units.canonical(unit).kind
    if unit.startswith(MONEY) and tells_money(indicator):
        return ""
    if PERCENTAGE.match(indicator):
        return "persentase" if unit != PERCENT else ""
    if SCORE.match(indicator):
        counted = kind == units.WHOLE and not unit.startswith(MONEY)
        return "nilai atau indeks" if counted or (unit == PERCENT and _is_scored(indicator)) else ""
    count = COUNT.match(indicator)
    if not count or PERCENTAGE.match(count[1]) or SCORE.match(count[1]):
        return ""
    if unit == PERCENT:
        return "jumlah"
    named = _leading_unit(count[1])
    strange = not units.is_known(unit) and not unit.isupper()
    own_word = strange or named.casefold() in unit.casefold()  # "bis", "alih media arsip"; not "PT"
    meant = not named or own_word or unit.casefold() in indicator.casefold() or (named, unit) in _equal()
    meant = meant or _is_general(unit, named) or _abbreviates(unit, count[1])
    return "" if meant or _same(named, unit) else f"jumlah {named}"


def _is_scored(indicator: str) -> bool:
    """Whether a scale of its own measures it, which is none of percentages."""
    return any(scale.words.search(indicator) for scale in scales())


def _is_general(unit: str, named: str) -> bool:
    """Whether the unit counts any thing, and the named one is a thing."""
    person = named == PERSON or (named, PERSON) in _equal()
    return unit in _general() and not person and named not in NO_THINGS


def _abbreviates(unit: str, text: str) -> bool:
    """Whether the unit is the first letters of words of the indicator: "UPP" for unit pelayanan publik."""
    initials = "".join(word[0] for word in WORD.findall(text[:LONGEST])).upper()
    return unit.isupper() and unit.isalpha() and len(unit) > 1 and unit in initials


def _same(named: str, unit: str) -> bool:
    """Whether one is the other, or its abbreviation ("Lap." for Laporan, "PD" for Perangkat Daerah)."""
    short, name = unit.casefold().removesuffix("."), named.casefold()
    shortened = unit.endswith(".") and name.startswith(short)
    return short == name or shortened or short == _initials(name) or name == _initials(short)


def _initials(name: str) -> str:
    """The first letters of several words; of one alone none."""
    words = name.split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _leading_unit(text: str) -> str:
    """The longest known unit that the text begins with."""
    words = WORD.findall(text[:LONGEST])[:LONGEST_UNIT]
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        if units.is_known(name):
            return unit_name(name)
    return ""


def _official_unit(spot: Spot, written: int | None) -> str:
    """The unit that the list names for the row's sub activity, or empty."""
    entry = official(spot.row.code, written) if spot.row.code and spot.row.kind == "sub_kegiatan" else None
    return unit_name(entry.unit) if entry else ""


@cache
def _general() -> frozenset[str]:
    return frozenset(row["satuan"] for row in lists.rows("satuan_umum"))


@cache
def _equal() -> frozenset[tuple[str, str]]:
    return frozenset((row["disebut"], row["satuan"]) for row in lists.rows("satuan_sepadan"))


RULE = SatuanIndikator()
