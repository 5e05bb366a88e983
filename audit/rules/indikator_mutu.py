"""A goal in the place of an indicator, an indicator without measure, two measures in one.

Needs: the text of the indicator, its unit and its targets. Source: PermenPANRB 53/2014 and 88/2021: an indicator is
specific and measurable, and measures one thing.
Limits: words are data (`audit/words/ukuran.csv`, `upaya.csv`, `normalize/vocabulary/isi_kolom.csv`); an indicator that
opens with no word of measure is told where none stands in it, it names no unit and no abbreviation. A hint, no fault.
"""

import re
from collections.abc import Iterator
from functools import cache

from audit import lists
from audit.finding import Finding, PlainRule
from audit.measure import measures, misspells_measure, names_measure
from audit.spot import INFO, Saying, Spot, spots
from normalize.model import Normalised
from normalize.nomenclature.official import fold
from normalize.words.openings import column_of

GOAL = Saying(
    "indikator_mutu",
    INFO,
    "Yang tertulis di sini adalah sasaran (“{awal} …”), bukan indikator yang dapat diukur.",
    "Rumuskan indikator dengan ukurannya, misalnya “Persentase …” atau “Jumlah …”.",
)
NO_MEASURE = Saying(
    "indikator_mutu",
    INFO,
    "Indikator ini tidak menyebut ukuran, dan targetnya tidak berangka maupun bersatuan.",
    "Sebutkan ukuran dan satuannya.",
)
VAGUE = Saying(
    "indikator_mutu",
    INFO,
    "Indikator ini tidak menyebut apa yang diukur dari hal itu (persentase, jumlah, nilai, …).",
    "Sebutkan ukurannya di awal indikator.",
)
CHANGE = Saying(
    "indikator_mutu",
    INFO,
    "Indikator ini menyebut upaya (“{awal} …”), bukan ukuran hasilnya.",
    "Rumuskan ukurannya, misalnya “Persentase …” atau “Jumlah …”.",
)
TWO = Saying(
    "indikator_mutu",
    INFO,
    "Indikator ini memuat dua ukuran: “{satu}” dan “{dua}”.",
    "Pisahkan menjadi dua indikator.",
)
LONGEST = 600
SHORT = re.compile(r"\b[A-Z][A-Za-z]{0,5}[A-Z]\b")
"""An abbreviation may be a measure of its own: "SAKIP", "PDRB"."""


def _found(doc: Normalised) -> Iterator[Finding]:
    """At most one finding per different indicator."""
    seen: set[str] = set()
    for spot in spots(doc):
        text = " ".join(spot.row.text("indikator")[:LONGEST].split())
        if text and fold(text) not in seen:
            seen.add(fold(text))
            yield from _judged(spot, text)


def _judged(spot: Spot, text: str) -> Iterator[Finding]:
    named = [found[1].lower() for found in _measure().finditer(text)]
    if column_of(text) == "sasaran":
        yield spot.says(GOAL, "indikator", awal=text.split(" ", 1)[0])
    elif len(named) > 1 and named[0] != named[1]:
        yield spot.says(TWO, "indikator", satu=named[0], dua=named[1])
    elif not named and _changes().match(text) and not _in_percent(spot):
        yield spot.says(CHANGE, "indikator", awal=text.split(" ", 1)[0])
    elif not named and column_of(text) != "indikator":
        if _unmeasured(spot):
            yield spot.says(NO_MEASURE, "indikator")
        elif _is_vague(text) and not _says_unit(spot, text):
            yield spot.says(VAGUE, "indikator")


def _unmeasured(spot: Spot) -> bool:
    values = [target.value for target in spot.row.targets if target.value.status != "kosong"]
    bare = all(value.status == "tak_terbaca" and not value.unit for value in values)
    return bool(values) and bare and not spot.row.text("satuan")


def _is_vague(text: str) -> bool:
    """Whether words are there, and neither a measure, rightly spelt or not, nor an abbreviation among them."""
    first = next((word for word in re.split(r"[^a-z]+", text.lower()) if len(word) > 2), "")
    return bool(first) and not names_measure(text) and not misspells_measure(first) and not SHORT.search(text)


def _says_unit(spot: Spot, text: str) -> bool:
    """Whether the unit stands in the indicator: "Dokumen perencanaan" counted in Dokumen."""
    units = (spot.row.text("satuan"), *(target.value.unit or "" for target in spot.row.targets))
    return any(unit.casefold() in text.casefold() for unit in units if unit)


def _in_percent(spot: Spot) -> bool:
    """Whether what changes is measured as a part: "Peningkatan PAD" of 5 %."""
    return "%" in (spot.row.text("satuan"), *(target.value.unit for target in spot.row.targets))


@cache
def _changes() -> re.Pattern[str]:
    """A word of effort at the start, with what it is spent on."""
    return re.compile(rf"{lists.either(lists.words('upaya'))}\b(?= \w)", re.IGNORECASE)


@cache
def _measure() -> re.Pattern[str]:
    """A word of measure where a measure begins: at the start of the text, or behind "dan" or "serta"."""
    return re.compile(rf"(?:^|[,;] |\b(?:dan|serta|&) )({lists.either(measures())})\b(?= \w)", re.IGNORECASE)


RULE = PlainRule("indikator_mutu", _found)
