"""What a value column measures, put together from its header's levels: target, realisasi or capaian, of work or money.

Words are `vocabulary/kata_nilai.csv`; the spellings of whole headers are in `judul_kolom.csv`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from extract.remembered import remembered
from normalize.words import lists
from normalize.words.squash import squash, without_years

PERFORMANCE, PERCENT = "kinerja", "persen"
"""Names in the vocabulary of sub-headers that only tell work from money, or say that a percentage follows."""
_MONEY = {"target": "anggaran", "realisasi": "realisasi_anggaran", "capaian": "capaian_anggaran"}
_OF_MONEY = {"anggaran": None, "realisasi_anggaran": "realisasi", "capaian_anggaran": "capaian"}
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = 75.0
"""Similarity (0-100) of a word to one of money that it may be."""
_PERCENT_FIRST = re.compile(r"\s*(?:\(\s*)?%")
_AMOUNT = re.compile(r"\w\s{0,3}\(\s{0,3}rp\.?\s{0,3}\)", re.IGNORECASE)
"""A sum of money, by the unit behind its name: "Pagu (Rp)" is no achievement, though it stands under one."""
_BUDGET = re.compile(r"pagu|anggaran|alokasi|\bdpa\b", re.IGNORECASE)
"""Money that is promised, where "Keuangan (Rp)" is what was spent."""
_REACHED = re.compile("realisasi", re.IGNORECASE)
_PERCENT_ASIDE = re.compile(r"\(\s*%\s*\)|%\s*$")

_OVER_GOAL = re.compile(r"realisasi[^/:]{0,20}[/:]\s*target[^/:%]{0,20}%", re.IGNORECASE)
"""What was reached over what was promised, in percent: "Realisasi/Target (%)"."""
_CODE = re.compile(r"\w+")
_CHANGED = r"(?:perubahan|revisi|pergeseran|refocusing)"
_STAGE = re.compile(rf"(?:sebelum|sesudah|setelah)\s+{_CHANGED}|^\s*(?:sebelum|semula)\s*$", re.IGNORECASE)
"""A stage of a plan: "Anggaran Sebelum Perubahan", or "Sebelum" alone over a column, is of no year before."""
_FIRST_STAGE = re.compile(
    rf"(?:^|\|)\s*(?:\w+\s+){{0,2}}(?:sebelum(?:\s+{_CHANGED})?|semula)\s*(?:$|\|)", re.IGNORECASE
)
"""What a plan was before it was changed: "Target | Sebelum", "Pagu Sebelum Perubahan", "Semula"."""
_LAST_STAGE = re.compile(
    rf"\b(?:sesudah|setelah)\s+{_CHANGED}\b|(?:^|\|)\s*(?:\w+\s+){{0,2}}(?:sesudah|setelah|menjadi)\s*(?:$|\|)",
    re.IGNORECASE,
)
"""What it was changed to: "Dana Sesudah Perubahan", "Target | Menjadi"."""
_GOAL = re.compile(r"target|renstra|rpjmd|rencana", re.IGNORECASE)
"""What an achievement is measured by; what was reached of anything else is a comparison."""
_BOTH = re.compile(r"target(?:dan|serta|kinerjadan)|(?:dan|serta)(?:target|(?:kerangka)?pendanaan)")
"""The squashed title of a block that has a column for the work and one for its money: "Target dan Pagu Indikatif",
"Capaian Kinerja dan Kerangka Pendanaan"."""
_TWO = re.compile(r"\btarget\s*(?:dan|serta|&|/)\s*(?:realisasi|capaian)\b", re.IGNORECASE)
"""The title of a block that has columns for what was promised and for what was reached."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What the header said so far, from the top down."""

    kind: str | None = None
    """target | realisasi | capaian | kondisi_awal | kondisi_akhir, None where only money or nothing was said."""
    money: bool | None = None
    """True: rupiah; False: expressly the work; None: not said."""
    foreign: bool = False
    """Of another body (national, provincial): never the office's own value."""
    percent: bool = False
    """A percentage, said expressly."""
    before: bool = False
    """Of the year before."""

    @property
    def said(self) -> bool:
        """Whether it is a value column at all."""
        return self.kind is not None or self.money is True

    @property
    def name(self) -> str | None:
        """One of `schema.columns.JenisNilai`; None where the contract has no such value."""
        if self.foreign:
            return None
        if not self.money:
            return self.kind
        return None if self.percent and self.kind == "target" else _MONEY.get(self.kind or "target")


def is_money(name: str) -> bool:
    """Whether a canonical name is a value of money."""
    return name in _OF_MONEY


def known(name: str) -> bool:
    """Whether a canonical name is one that `after` understands."""
    return name in (*_MONEY, *_OF_MONEY, "kondisi_awal", "kondisi_akhir", PERFORMANCE, PERCENT)


def after(said: Measure, name: str, text: str) -> Measure:
    """What is said one level lower, where a header of this name and text stands.

    The lower level decides; conditions before and after the plan stay conditions.
    """
    facets = _facets(text)
    foreign, before = said.foreign or "pembanding" in facets, said.before or "lalu" in facets
    if name == PERFORMANCE:
        share = begins_with_percent(text) and said.kind in (None, "realisasi")
        said = replace(said, kind="capaian", percent=True) if share else said
        return replace(said, money=False, foreign=foreign, before=before)
    if name == PERCENT:
        return replace(said, kind="capaian" if said.kind in (None, "realisasi") else said.kind, percent=True)
    if "keuangan" in facets and _BOTH.search(squash(text)):
        both = "realisasi" if name.startswith("realisasi") else "target"
        return replace(said, kind=said.kind or both, foreign=foreign, before=before)
    kind: str | None = _OF_MONEY.get(name, name)
    money = True if name in _OF_MONEY else _money(facets, said.money)
    kind = kind or said.kind
    if said.kind in ("kondisi_awal", "kondisi_akhir") and kind in ("target", None):
        kind = said.kind
    if kind == "target" and "akhir" in facets:
        kind = "kondisi_akhir"
    if kind == "realisasi" and not money and "banding" in facets:
        kind, foreign = ("capaian", foreign) if _GOAL.search(text) else (kind, True)
    percent = begins_with_percent(text) or says_share(text) or (bool(money) and bool(_PERCENT_ASIDE.search(text)))
    percent = percent or bool(_OVER_GOAL.search(text))
    if kind == "capaian" and money and not said.percent and _AMOUNT.search(text):
        kind = "target" if _BUDGET.search(text) else "realisasi"
    if percent and (kind == "realisasi" or (money and kind is None)):
        kind = "capaian"
    return Measure(kind, money, foreign, percent or bool(_PERCENT_ASIDE.search(text)), before)


def noted(said: Measure, text: str) -> Measure:
    """What is said where a header stands that names no measure: "Nasional" under "Realisasi"."""
    facets = _facets(text)
    money = _money(facets, said.money) if said.said else said.money
    foreign, before = said.foreign or "pembanding" in facets, said.before or "lalu" in facets
    return replace(said, money=money, foreign=foreign, before=before)


def announces_both(text: str) -> bool:
    """Whether a header names what was promised and what was reached: "Target dan Realisasi IKU"."""
    return bool(_TWO.search(text))


def is_of(header: str, titles: str) -> bool:
    """Whether the other body that a header names is the one over the table: "Target Dinas X Provinsi Y | 2021" under
    "Kinerja Dinas X Provinsi Y". What compares names both.
    """
    words, over = _WORD.findall(header), squash(titles)
    pairs = [one + other for one, other in pairwise(words) if "pembanding" in _facets(one) | _facets(other)]
    return not says_compared(titles) and any(squash(pair) in over for pair in pairs)


def says_work(text: str) -> bool:
    """Whether a header says that it measures work and not money: "Capaian Kinerja"."""
    facets = _facets(text)
    return "kinerja" in facets and "keuangan" not in facets


def says_spent(text: str) -> bool:
    """Whether a header says a part of money that was spent: "Penyerapan Anggaran"."""
    return "serapan" in _facets(text)


def says_budget(text: str) -> bool:
    """Whether a header says money that is promised and nothing else: "Pagu Triwulan I"."""
    return bool(_BUDGET.search(text)) and not _REACHED.search(text) and _facets(text).isdisjoint(("kinerja", "serapan"))


def says_end(text: str) -> bool:
    """Whether a header names the end of a plan: "Target Akhir Renstra"."""
    return "akhir" in _facets(text)


def says_compared(text: str) -> bool:
    """Whether a header or a title holds figures against others: "Capaian terhadap Target Akhir Renstra"."""
    return not _facets(text).isdisjoint(("banding", "perbandingan"))


def names_system(text: str) -> bool:
    """Whether a header tells whose indicator the row holds: "Target SDGs", "Target Indikator Lainnya"."""
    return "sistem" in _facets(text)


def says_first_stage(text: str) -> bool:
    """Whether a header, its levels parted by bars, names what a plan was before it was changed."""
    return bool(_FIRST_STAGE.search(text))


def says_last_stage(text: str) -> bool:
    """Whether a header names what a plan was changed to."""
    return bool(_LAST_STAGE.search(text))


def stage(header: str) -> tuple[bool, bool]:
    """The order of a plan's stages: what is in force goes before what is said of no stage, and that before what was
    changed.
    """
    return says_first_stage(header), not says_last_stage(header)


def says_reached(text: str) -> bool:
    """Whether a header says, beside a target, what was reached of it, and is no value of its own: "Hasil"."""
    return _words().get(squash(without_years(text))) == "tercapai"


def names_money(text: str) -> bool:
    """Whether a whole text says money and nothing else: the row "Anggaran :" among indicators."""
    return _words().get(squash(text)) == "keuangan"


def tells_money(text: str) -> bool:
    """Whether some word of a text says money."""
    return "keuangan" in _facets(text)


def spells_money(text: str) -> bool:
    """Whether some word of a text says money, be it misspelt."""
    words = [word.lower() for word in _WORD.findall(text)]
    return tells_money(text) or any(
        fuzz.ratio(word, known) >= _ALIKE
        for known, meaning in _words().items()
        if meaning == "keuangan" and len(known) >= _WHOLE_WORD
        for word in words
    )


def of_money(kind: str) -> str:
    """What a kind of value is called where it is of money."""
    return _MONEY.get(kind, kind)


def _money(facets: frozenset[str], above: bool | None) -> bool | None:
    """Both are said in a block's title ("Realisasi Kinerja dan Anggaran"): then neither is meant."""
    money, work = "keuangan" in facets, "kinerja" in facets
    return above if money == work else money


@cache
def _words() -> Mapping[str, str]:
    return {squash(r["kata"]): r["arti"] for r in lists.rows("kata_nilai")}


_WHOLE_WORD = 5
"""Letters: shorter words of the list are looked for as words, longer ones among all letters, be they cut or glued."""


@remembered
def _facets(text: str) -> frozenset[str]:
    letters = squash(text)
    printed = [word.lower() for word in _CODE.findall(text)]
    cut = (one + other for one, other in pairwise(printed))  # "NS PK" in a narrow column
    words = {*map(str.lower, _WORD.findall(text)), *printed, *cut}
    found = {meaning for word, meaning in _words().items() if word in (words if len(word) < _WHOLE_WORD else letters)}
    return frozenset(found - {"lalu"} if _STAGE.search(text) else found)


def begins_with_percent(text: str) -> bool:
    """Whether a header begins with the sign: "% Kinerja", "(%) Realisasi"."""
    return bool(_PERCENT_FIRST.match(text))


def says_share(text: str) -> bool:
    """Whether a header begins with a word of percentages: "Persentase Realisasi", "Tingkat Serapan"."""
    first = _WORD.search(text)
    return first is not None and _words().get(first[0].lower()) == "persen"
