"""What the texts over one column say together: a value column of a kind, year and period, or names it may have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from normalize.headers import measures, periods
from normalize.headers.chain import Chain
from normalize.headers.measures import Measure
from normalize.headers.periods import Period
from normalize.headers.words import VALUE, YEAR_WORD, meanings, under
from normalize.words.squash import squash, without_years, years
from schema.columns import MIXED, NAMES_OF_LEVEL, TARGET, JenisNilai

OTHER = "lain"
"""Name in the vocabulary of known headers that the contract has no field for."""
_RELATIVE = re.compile(r"\(?\bn\s*(?:([-+–])\s*(\d))?\s*\)?(?=\W|$)", re.IGNORECASE)
_OF_PLAN = re.compile(
    r"(?:renstra|rencana\s+strategis|rpjmd?)\b[^|]{0,40}\b20\d\d\s{0,2}(?:[-–—]|s\.?\s?/?d\.?)\s{0,2}20\d\d"
    r"|\b(?:5|lima)\s+tahun",
    re.IGNORECASE,
)
"""A plan and its years: what is to be reached at their end."""
_PARENT_COUNTS, _LEAF_COUNTS = 0.9, 0.95
_TELLS, _OVERRULED = 0.9, 0.1
"""From what score a column's own level tells what it is, and what the levels of a plan that are named over it lose."""
_BARE = 0.9
"""Score of a value column that only a year or a period tells."""
_WHOLE = "B12"
"""Until December: the whole year."""
_SURE, _CERTAIN = 0.85, 0.95
_BREAKING = ("indikator", "satuan", *NAMES_OF_LEVEL)
"""Sub-headers that are no values, whatever stands over them: "Target Kinerja | Indikator"; others must be sure."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the table and its document say beside the header."""

    year: int | None = None
    span: tuple[int, int] | None = None
    """First and last year of the plan ("2023-2027"): "Tahun ke-1" is counted from it."""
    measure: str = TARGET
    """What a period holds over which nothing else is said."""
    titles: str = ""
    """What stands over the table."""
    compared: frozenset[str] = frozenset()
    """What its caption says, "realisasi" and "target": "Perbandingan Realisasi Kinerja 2021-2023"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a chain says: a value column (`kind` set), or candidate names with scores, best first."""

    candidates: tuple[tuple[str, float], ...] = ()
    kind: str | None = None
    year: str | None = None
    score: float = 0.0
    counted: bool = False
    """True: a value that has no place of its own: of a numbered year that nothing dates."""
    period: str = ""
    cumulative: bool = False
    percent: bool = False
    """The header says that it is a percentage."""
    bare: bool = False
    """Its last level says nothing else than that: "%"."""
    numbered: bool = False
    """Its year was counted from the plan's beginning."""


_OF_PARTS = {
    "numbers": Reading((("no", _PARENT_COUNTS),)),
    "figures": Reading(kind=TARGET, score=_PARENT_COUNTS),
    "units": Reading((("satuan", _PARENT_COUNTS),)),
}
"""What a part of a column holds that has no header of its own."""
NO_FIELD = Reading(((OTHER, _BARE),))
"""A value that the contract has no field for."""


@dataclass(slots=True)
class _Said:
    """What was met on the way down."""

    measure: Measure = field(default_factory=Measure)
    period: Period = field(default_factory=Period)
    score: float = 0.0
    name: str | None = None
    """A column of text, if that was the last word."""
    both: bool = False
    """The last measure is that of a block's title which names two: "Target dan Realisasi"."""
    dated: bool = False
    counted: bool = False
    """A year is told by its number in the plan, and not beside it: "Tahun ke-2", but not "2026 (Tahun-2)"."""
    names: list[str] = field(default_factory=list)
    texts: Sequence[str] = ()


def read(chain: Chain, context: Context) -> Reading:
    """Value column or text column, and which; a year or a period may stand at any level of the chain."""
    if chain.part in _OF_PARTS:
        return _OF_PARTS[chain.part]
    said = _walk(chain.texts)
    if said.name == "satuan":
        return Reading((("satuan", said.score),))
    counted = said.counted
    code = said.period.code
    if said.measure.before and said.period.unit in periods.PARTS and not code:
        return NO_FIELD  # "Realisasi Bulan Lalu": of the part before
    if said.period.unit == periods.THIRD:
        return NO_FIELD
    if said.name is None and (said.measure.said or said.dated or code or counted):
        year = _counted_year(said.period, context) if counted else _year(chain.texts, said.measure, context)
        kind = _kind(said, context)
        kind = "kondisi_akhir" if kind == TARGET and not (code or counted) and _of_plan(chain.texts) else kind
        if kind is not None and not (counted and year is None):
            percent = said.measure.percent
            bare = percent and under(chain.texts[-1], VALUE) is None and not squash(chain.texts[-1])
            cumulative = said.period.cumulative
            if cumulative and code == _WHOLE:
                code, cumulative = "", False
            cumulative = cumulative or (not code and _of_all_years(chain.texts))
            return Reading((), kind, year, said.score or _BARE, False, code, cumulative, percent, bare, counted)
        return replace(NO_FIELD, counted=kind is not None)
    return Reading(_candidates(chain.texts, said.names))


def _kind(said: _Said, context: Context) -> str | None:
    measure = said.measure
    if measure.foreign and measures.is_of(" ".join(said.texts), context.titles):
        measure = replace(measure, foreign=False)
    if measure.foreign:
        return None
    part = said.period.unit and (said.period.unit != periods.YEAR or said.period.number is not None)
    spent = part and measure.money is not None and not _shares_out_budget(said.texts)
    if measure.kind is None and spent:  # "Triwulan II | K | Rp", not "Pagu Tahun ke-"
        return replace(measure, kind="realisasi").name
    if measure.said:
        return measure.name
    return context.measure if said.period.code else TARGET


def _shares_out_budget(texts: Sequence[str]) -> bool:
    """Whether a budget is named before or with the parts of the year: "Anggaran Triwulan (Rp) | I"."""
    first = next((i for i, text in enumerate(texts) if periods.read(text)), len(texts))
    return any(measures.says_budget(text) for text in texts[: first + 1])


def _walk(texts: Sequence[str]) -> _Said:
    """The lower level decides what is measured; periods and years are taken wherever they stand."""
    said = _Said(texts=texts)
    for depth, text in enumerate(texts):
        over_it = periods.YEAR if depth and periods.ends_with_years(texts[depth - 1]) else ""
        spoken = periods.read(text, said.period.unit or over_it)
        if spoken is not None:
            own, over = spoken.period, said.period
            handed = over.cumulative and over.number is None
            number = own.number or (
                over.number if own.unit == over.unit else None
            )  # "Triwulan 1 | Capaian Triwulan ini"
            said.period = replace(own, number=number, cumulative=own.cumulative or handed)
        said.counted = _counts_years(said.period) and (len(years(text)) != 1 if spoken else said.counted)
        rest = spoken.rest if spoken is not None else text
        if not squash(without_years(rest)) and "%" not in rest:
            said.dated = said.dated or bool(years(text)) or _counts_years(said.period)
            continue
        _take(said, rest, text, block=depth + 1 < len(texts))
    return said


def _counts_years(period: Period) -> bool:
    return period.unit == periods.YEAR and period.number is not None


def _take(said: _Said, rest: str, text: str, *, block: bool) -> None:
    """Take in one level; `block` tells whether others stand under it."""
    dated = said.dated or (len(squash(without_years(rest))) == 1 and bool(years(rest)))  # "R 2024"
    in_values = said.measure.said or bool(said.period.unit) or dated or said.measure.money is not None
    found = _found(rest, said, in_values=in_values or (block and under(rest, VALUE) is not None))
    if found is None:
        said.measure = measures.noted(said.measure, text)
        return
    name, score = found
    if name == YEAR_WORD:
        said.dated = True
    elif measures.known(name):
        over = replace(said.measure, kind=None) if said.both and name == measures.PERCENT else said.measure
        said.measure, said.score, said.name = measures.after(over, name, text), score, None
        said.both = block and measures.announces_both(rest)
    elif not in_values or name.startswith(OTHER) or score >= (_SURE if name in _BREAKING else _CERTAIN):
        said.name, said.score = name, score
        said.names.append(name)


def _found(rest: str, said: _Said, *, in_values: bool) -> tuple[str, float] | None:
    """The name that a header text has where it stands."""
    if rest.strip(" ()") == "%":
        return (measures.PERCENT, _CERTAIN) if in_values or said.measure.money is not None else None
    value = in_values or measures.begins_with_percent(rest)
    return (under(rest, VALUE) if value else None) or _of_level(rest, said) or next(iter(meanings(rest)), None)


def _of_level(text: str, said: _Said) -> tuple[str, float] | None:
    """ "Uraian" under the name of a level is the name at that level."""
    return under(text, said.names[-1]) if said.names else None


def _year(texts: Sequence[str], measure: Measure, context: Context) -> str | None:
    for text in reversed(texts):
        found = years(text)
        if found:
            return found[-1]
    if context.year is None:
        return None
    for text in reversed(texts):
        relative = _RELATIVE.search(text)
        if relative and ("(" in relative[0] or relative[1]):
            step = int(relative[2] or 0)
            return str(context.year - step if relative[1] != "+" else context.year + step)
    return str(context.year - 1) if measure.before else None


def _of_all_years(texts: Sequence[str]) -> bool:
    """Whether the level that tells the year counts from the plan's beginning until it."""
    return periods.until_year(next((text for text in reversed(texts) if years(text)), ""))


def _of_plan(texts: Sequence[str]) -> bool:
    """Whether the last level that tells a year, or else the last one, names a plan with all its years."""
    return bool(_OF_PLAN.search(next((text for text in reversed(texts) if years(text)), texts[-1])))


def _counted_year(period: Period, context: Context) -> str | None:
    if context.span is None or period.number is None:
        return None
    year = context.span[0] + period.number - 1
    return str(year) if year <= context.span[1] else None


def _candidates(texts: Sequence[str], names: Sequence[str]) -> tuple[tuple[str, float], ...]:
    if not texts:
        return ()
    weighed = [(" ".join(texts), 1.0)]
    if len(texts) > 1:
        weighed += [(texts[-1], _LEAF_COUNTS), (texts[0], _PARENT_COUNTS)]
    own = meanings(texts[-1])[:1] if len(texts) > 1 else ()
    best: dict[str, float] = {}
    for text, weight in weighed:
        for name, score in meanings(text):
            if name not in (*JenisNilai, YEAR_WORD):
                told = own and text != texts[-1] and own[0][1] >= _TELLS and name in (MIXED, *NAMES_OF_LEVEL)
                best[name] = max(best.get(name, 0.0), score * weight - (_OVERRULED if told else 0.0))
    for name in names[:-1]:
        found = under(texts[-1], name)
        if found:
            best[found[0]] = max(best.get(found[0], 0.0), found[1])
    return tuple(sorted(best.items(), key=lambda item: -item[1]))
