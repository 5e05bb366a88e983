"""Whether two documents promise one indicator another target for one year."""

import re
from collections.abc import Iterable

from audit.across.digest import Line

AMOUNT, FAR = 1e6, 1e3
"""Rupiah of a budget at the least, and how many times the counts of what it pays for."""
ASIDE = re.compile(r"\([^()]*\)")
"""What one document tells besides: "Level 3 (3,6)"."""
TIME = re.compile(r"(\d{1,3})\s{0,2}(tahun|bulan)", re.IGNORECASE)
MONTHS = 12
SCALE = re.compile(r"(?<!\w)(?:nilai|predikat|kategori)(?!\w)", re.IGNORECASE)


def apart(old: Line, new: Line, year: str) -> bool:
    """Whether two targets differ: one that leaves out the grade or the score of the other says the same."""
    a, b = (line["targets"][year].split(" ") for line in (old, new))
    differ = a[:3] != b[:3] or (a[3:] != b[3:] and "None" not in (a[3], b[3]))
    texts = [line["texts"][year] for line in (old, new)]
    times = {_as_months(text) for text in texts}
    same = _tells_more(*texts) or (len(times) == 1 and None not in times)
    return differ and not same and not _of_two_measures(old, new, year)


def _as_months(text: str) -> int | None:
    """How many months a time is: "1 Tahun", "12 Bulan"; None where a text is no time alone."""
    found = TIME.fullmatch(text.strip())
    return int(found[1]) * (MONTHS if found[2][0] in "tT" else 1) if found else None


def is_said(said: set[tuple[str, str, str]], words: Iterable[Line], year: str, target: str) -> bool:
    """Whether a document says a target as well, under one of these lines' words; `said`: see `also_said`."""
    return any((one["measure"], year, target) in said for one in words)


def also_said(lines: Iterable[Line]) -> set[tuple[str, str, str]]:
    """Every target of each indicator, by year: a document may print a draft beside what was decided, under a misspelt
    name perhaps, so that it is asked for by the words of both documents.
    """
    return {(line["measure"], year, target) for line in lines for year, target in line["targets"].items()}


def _tells_more(one: str, other: str) -> bool:
    """Whether one of two texts has something in brackets, and else they are alike; the other may name the level that
    both number: "Level 3 Terdefinisi" beside "Level 3 (3,3)"."""
    if bool(ASIDE.search(one)) == bool(ASIDE.search(other)):
        return False
    bare = [SCALE.sub(" ", ASIDE.sub(" ", text)).casefold().split() for text in (one, other)]
    short, long = sorted(bare, key=len)
    named = len(short) > 1 and short[-1].isdigit() and not any(map(str.isdigit, "".join(long[len(short) :])))
    return short == long != [] or (named and long[: len(short)] == short)


def _of_two_measures(old: Line, new: Line, year: str) -> bool:
    """Whether two targets of other units are so far apart that one is an amount of money, printed in its place."""
    units = {"".join(filter(str.isalpha, line["texts"][year])).casefold() for line in (old, new)}
    numbers = [line["targets"][year].split(" ")[0] for line in (old, new)]
    if len(units) == 1 or "None" in numbers:
        return False
    low, high = sorted(abs(float(number)) for number in numbers)
    return high >= AMOUNT and high >= FAR * low
