"""Parts of the year in a header: "Triwulan II", "s.d. TW III", "Semester 1", "Januari - Juni", "I" under "Triwulan".

Words are `vocabulary/periode.csv`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from extract.remembered import remembered
from normalize.words import lists
from normalize.words.squash import fold

QUARTER, HALF, MONTH, YEAR = "triwulan", "semester", "bulan", "tahun"
THIRD = "caturwulan"
"""A part of the year that the output has no code for."""
PARTS = (QUARTER, HALF, MONTH)
_IN_YEAR = {QUARTER: 4, THIRD: 3, HALF: 2, MONTH: 12, YEAR: 10}
"""How many there are; years are counted from the beginning of a plan, none of which is longer."""
_DAYS, _ENDS = 31, 28
"""Of a month, and the first that may be its last: "(19 April 2025)" dates the plan itself where nothing says until."""
_PER = ("per", "tanggal", "tgl")
_CODE = {QUARTER: "TW{}", HALF: "S{}", MONTH: "B{:02}"}
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[-–—/&]")
_CODED = re.compile(r"\bB(0[1-9]|1[0-2])\b")
"""A month as ministries code it: "B03"."""
_UNTIL = re.compile(r"\bs\s?[./]\s?d\b\.?", re.IGNORECASE)
_UNTIL_YEAR = re.compile(
    r"\b(?:s\s?[./]\s?d\b\.?|sd|sampai(?:\s+dengan)?|hingga)\s+(?:akhir\s+)?(?:(?:tahun|thn|th)\b\.?\s*)?"
    r"(?:berjalan\s*\(?\s*(?:tahun\s*)?)?(?:19|20)\d\d"
)
_YEARS_ADDED = re.compile(r"(?:19|20)\d\d\s*\+\s*(?:19|20)\d\d")
_YEAR_NUMBER = re.compile(r"(?:19|20)\d\d")
_LONG = 7
"""Letters: words that are shorter are near to many others."""
_DASHES = ("-", "–", "—")
_LONGEST = 160
"""Letters: longer texts are no headers."""


@dataclass(frozen=True, slots=True)
class Period:
    """A part of the year, as far as it is told."""

    unit: str = ""
    """triwulan | semester | bulan | tahun: also where only "Triwulan" is said and the number stands in another cell."""
    number: int | None = None
    cumulative: bool = False
    """It counts from the year's beginning."""

    @property
    def code(self) -> str:
        """One of `schema.columns.Periode`, empty for a whole year or where the number is missing."""
        return _CODE[self.unit].format(self.number) if self.unit in _CODE and self.number else ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a header text says of the period, and its other words."""

    period: Period
    rest: str


@cache
def _words() -> Mapping[str, tuple[str, int | None]]:
    return {r["kata"]: (r["satuan"], int(r["nomor"]) if r["nomor"] else None) for r in lists.rows("periode")}


@remembered
def read(text: str, above: str = "") -> Spoken | None:
    """The period that a text names, None where it names none; `above` is the unit that the header over it announces."""
    text = fold(text)
    if len(text) > _LONGEST:
        return None
    tokens = list(_tokens(_CODED.sub(r"bulan \1", _UNTIL.sub(" sd ", text))))
    unit, first, last = "", len(tokens), len(tokens)
    for i, token in enumerate(tokens):
        own, number = _words().get(token, ("", None))
        if own in _IN_YEAR and (number or own != YEAR or _numbered(tokens[i + 1 :])):
            unit, first = own, i
            break
    if unit:
        last = first + 1 if _words()[tokens[first]][1] is None else first
    elif above and tokens and all(_number(token, above) or _links(token) for token in tokens):
        unit = above
        first = last = next((i for i, token in enumerate(tokens) if _number(token, above)), 0)
    elif _counts_under(tokens):
        unit, first, last = YEAR, len(tokens) - 1, len(tokens)
    else:
        return None
    numbers, end = _numbers(tokens, last, unit)
    end += sum(1 for _ in takewhile(_points, tokens[end:]))
    opened, start = _opened(tokens, first)
    dated, start = _of_a_day(tokens, start, unit)
    if dated and start == first - 1 and int(tokens[start]) < _ENDS:
        return None
    period = _period(unit, numbers, cumulative=opened or dated)
    start = 0 if all(map(_links, tokens[:start])) else start
    return Spoken(period, " ".join(tokens[:start] + tokens[end:])) if period else None


@remembered
def ends_with_years(text: str) -> bool:
    """Whether a header leaves the number of a year to what stands under it: "Target pada Tahun" over "I", "II"."""
    tokens = [*_tokens(fold(text)[:_LONGEST])]
    return bool(tokens) and _words().get(tokens[-1], ("",))[0] == YEAR


def until_year(text: str) -> bool:
    """Whether a header's figures are of all years up to its own: "s.d. Tahun 2016", "(2014+2015+2016)"; a plan from
    one year until another ("2021 s.d. 2026") says nothing of that."""
    text = fold(text).lower()[:_LONGEST]
    until = _UNTIL_YEAR.search(text)
    return bool(_YEARS_ADDED.search(text) or (until and not _YEAR_NUMBER.search(text[: until.start()])))


def _tokens(text: str) -> Iterator[str]:
    """Words, figures and dashes in lower case; "TWII" and "Tri Wulan" taken apart and together."""
    found = [token.lower() for token in _TOKEN.findall(text)]
    for i, token in enumerate(found):
        if i and _one_word(found[i - 1], token):
            continue
        following = found[i + 1] if i + 1 < len(found) else ""
        if _one_word(token, following):
            yield token + following
            continue
        glued = _glued().fullmatch(token)
        yield from glued.groups() if glued else (_respelt(token),)


@cache
def _glued() -> re.Pattern[str]:
    """A part of the year and its number in one word: "TWII"; "TRIWULANI" on a scan."""
    words = (word for word, (unit, number) in _words().items() if unit in PARTS and not number and len(word) > _LONG)
    return re.compile(rf"(tw|trw|th|smt|{'|'.join(words)})([ivx]{{1,4}})")


@remembered
def _respelt(token: str) -> str:
    """A long word that is one letter from a part of the year ("triwutan") as that part."""
    if len(token) < _LONG or token in _words():
        return token
    from rapidfuzz.distance import OSA

    near = (word for word, (unit, number) in _words().items() if unit in PARTS and not number and len(word) > _LONG)
    return next((word for word in near if OSA.distance(token, word, score_cutoff=1) <= 1), token)


def _one_word(first: str, second: str) -> bool:
    """Whether two parts make a word ("Tri Wulan") of which the first, alone, is none or short for it."""
    whole = _words().get(first + second)
    if whole is None or not second:
        return False
    return first not in _words() or (second not in _words() and _words()[first] == whole)


def _numbered(tokens: Sequence[str]) -> bool:
    """Whether years are counted: "Tahun ke-2", "TH II", "Tahun Ke", but not "Tahun 2024"."""
    following = next((token for token in tokens if token not in _DASHES), "")
    return _words().get(following, ("",))[0] == "ke" or _number(following, YEAR) is not None


def _counts_under(tokens: Sequence[str]) -> bool:
    """Whether years are counted under a header that leaves their word out: "Target Sasaran ke" over "1", "2"."""
    last = tokens[-1] if tokens and tokens[-1] not in _DASHES else "".join(tokens[-2:-1])
    return len(tokens) > 1 and _words().get(last, ("",))[0] == "ke"


def _links(token: str, unit: str = "") -> bool:
    """Whether a word only joins numbers: "ke-2", "I s.d. III", and the unit said again."""
    return token in _DASHES or _words().get(token, ("",))[0] in ("ke", "sampai", "ikut", unit or "ke")


def _points(token: str) -> bool:
    """Whether a word points at the part of the year that stands over it: "Capaian Triwulan ini"."""
    return _words().get(token, ("",))[0] == "ini"


def _number(token: str, unit: str) -> int | None:
    own, number = _words().get(token, ("", None))
    if own == unit or (own == "" and number):
        found = number
    else:
        found = int(token) if token.isascii() and token.isdigit() and len(token) < 3 else None
    return found if found and found <= _IN_YEAR[unit] else None


def _numbers(tokens: Sequence[str], at: int, unit: str) -> tuple[list[int], int]:
    """The numbers of the unit from position `at` on, joined by dashes or "s.d.", and where they end."""
    numbers: list[int] = []
    end = at
    for i in range(at, len(tokens)):
        number = _number(tokens[i], unit)
        if number is None and not _links(tokens[i], unit):
            break
        if number is not None:
            numbers.append(number)
            end = i + 1
    return numbers, end


def _opened(tokens: Sequence[str], first: int) -> tuple[bool, int]:
    """Whether the words before say "until" or "cumulative", and where the words of the period begin."""
    start = first
    while start and _words().get(tokens[start - 1], ("",))[0] in ("sampai", "ikut", "kumulatif"):
        start -= 1
    said = any(_words().get(t, ("",))[0] == "kumulatif" for t in tokens)
    return said or any(_words()[t][0] == "sampai" for t in tokens[start:first]), start


def _of_a_day(tokens: Sequence[str], start: int, unit: str) -> tuple[bool, int]:
    """Whether a day stands before its month ("per 31 Desember", "s.d. 30 Juni"): until then; and where that begins."""
    day = tokens[start - 1] if start and unit == MONTH else ""
    if not (day.isascii() and day.isdigit() and 0 < int(day) <= _DAYS):
        return False, start
    start -= 1
    while start and (tokens[start - 1] in _PER or _words().get(tokens[start - 1], ("",))[0] in ("sampai", "ikut")):
        start -= 1
    return True, start


def _period(unit: str, numbers: Sequence[int], *, cumulative: bool) -> Period | None:
    """One number is a period, a run from the first one counts from the year's beginning, other runs of months may be
    a quarter or a half; the whole year has no number.
    """
    if len(numbers) < 2:
        return Period(unit, numbers[0] if numbers else None, cumulative)
    low, high = numbers[0], numbers[-1]
    if low >= high or len(numbers) > 2:
        return Period(unit, None, cumulative)
    if low == 1 and high == _IN_YEAR[unit]:
        return Period(unit)
    part = _part_of_months(low, high) if unit == MONTH else None
    if part is not None:
        return replace(part, cumulative=cumulative)
    return Period(unit, high, True) if low == 1 else None


def _part_of_months(low: int, high: int) -> Period | None:
    length = high - low + 1
    unit = {3: QUARTER, 6: HALF}.get(length)
    return Period(unit, high // length) if unit and high % length == 0 else None
