"""The office that an officer heads: "Kepala Dinas Pertanian", "Camat Manna", "Inspektur Kabupaten Kaur"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from normalize.model import NormalTable
from normalize.offices.lines import OFFICE
from normalize.offices.names import REGION, STOP, begins_with_kind, office_in, unwrapped, without_region
from normalize.offices.regions import ENOUGH, most_named, of_line
from normalize.words import lists
from normalize.words.squash import fold, squash

_LONGEST = 160
"""Letters: a longer line is running text."""


@cache
def _officers() -> tuple[re.Pattern[str], dict[str, str]]:
    """The titles of heads of offices, and the kind of office that each implies (empty: it is said behind)."""
    implied = {r["jabatan"].upper(): r["jenis"] for r in lists.rows("kepala_perangkat")}
    longest = sorted(implied, key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(t.replace(" ", r"\s+") for t in longest) + r")\b", re.IGNORECASE), implied


def offices_in(text: str) -> Iterator[str]:
    """The offices whose heads a text names, in its order."""
    pattern, implied = _officers()
    for officer in pattern.finditer(text):
        rest = text[officer.end() :].lstrip()
        kind = implied[" ".join(officer[1].upper().split())]
        if kind and not begins_with_kind(rest):
            rest = f"{kind} {STOP.sub('', rest)}"
        if begins_with_kind(rest) and (name := office_in(rest)):
            yield name


def of_signatures(lines: Sequence[str]) -> str:
    """The office whose head signs, with the region that the next line gives; the first of those named most."""
    named: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for at, line in enumerate(unwrapped(list(map(fold, lines)))):
        for name in offices_in(line) if len(line) < _LONGEST else ():
            region = of_line(fold(lines[at + 1])) if at + 1 < len(lines) else ""
            whole = name if re.search(rf"\b{REGION}\s", name, re.IGNORECASE) or not region else f"{name} {region}"
            named[squash(whole)] += 1
            shown.setdefault(squash(whole), whole)
    return shown[named.most_common(1)[0][0]] if named else ""


def of_rows(heads: Sequence[str], texts: Sequence[str]) -> str:
    """The office whose head a column of officers names most, with its region if that is sure.

    `heads` are the cells that name officers, `texts` every text that may name the region.
    """
    named: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for text in heads:
        for name in offices_in(text):
            bare = without_region(name)
            named[squash(bare)] += 1
            shown.setdefault(squash(bare), bare)
    if not named or named.most_common(1)[0][1] < ENOUGH:
        return ""
    office = shown[named.most_common(1)[0][0]]
    return f"{office} {most_named(heads, texts)}".strip()


def of_column(tables: Iterable[NormalTable]) -> str:
    """What a column of offices ("Perangkat Daerah Penanggung Jawab") says in every row alike; else empty."""
    said = {text for table in tables for text in _responsible(table)}
    rows = sum(len(table.indicators) for table in tables)
    text = said.pop() if len(said) == 1 and rows >= ENOUGH else ""
    return office_in(text) or text


def _responsible(table: NormalTable) -> Iterator[str]:
    heads = [column.raw for column in table.columns if column.name == "penanggung_jawab"]
    if any(re.search(rf"\b{OFFICE}\b", head, re.IGNORECASE) for head in heads):
        yield from (indicator.text("penanggung_jawab") for indicator in table.indicators)
