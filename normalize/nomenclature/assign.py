"""The official code of every programme, activity and sub activity of a document.

A name that the list gives to several codes is only coded where the document tells them apart; else the code stays empty
and `Match.rivals` names the choices: no code is ever a guess.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from normalize.model import Indicator
from normalize.nomenclature.office import own_bidang
from normalize.nomenclature.official import EDITIONS, FIRST_YEAR_2027, Entry, edition_for, fold, load
from normalize.nomenclature.search import OWN, Match, Row, Search, lookup
from normalize.nomenclature.twins import decide
from schema.columns import WORK

__all__ = ["Match", "assign", "bare", "candidates", "edition_of", "official", "printed_code"]
PRINTED = re.compile(r"^\s*0?([1-9X]\.(?:\d\d|XX)(?:\.\d\d(?:\.[1-9]\.\d\d(?:\.\d{2,4})?)?)?)\.?(?=\s|$)")

PROVINCE = re.compile(r"\bprovinsi\b", re.IGNORECASE)
REGENCY = re.compile(r"\b(?:kabupaten|kota)\b", re.IGNORECASE)


def assign(
    indicators: Sequence[Indicator], year: int | None, office: str, *, edition: int | None = None
) -> list[Match | None]:
    """One match per indicator, None where its name is in no list; order is kept.

    `edition` is that of `edition_of` unless given; `office` (opd) gives the bidang that stands for X.XX. Offices of a
    province have another list: only their printed codes are taken.
    """
    rows = [_row(indicator) for indicator in indicators]
    wanted = edition or edition_of(indicators, year)
    if wanted is None or _of_province(office, rows):
        return [Match(row.printed, 1.0, row.name) if row and row.printed else None for row in rows]
    search = Search(load(wanted), rows)
    found = decide(rows, search.matches(), search.special)
    bidang = own_bidang(office, (match.code for match in found if match))
    return [_localised(match, bidang) for match in found]


def edition_of(indicators: Sequence[Indicator], year: int | None) -> int | None:
    """The edition of the list that a document was written with: 2023, 2027, or None before there was one.

    A plan keeps the list in force when its period began: the first target year decides, the document's `year` where
    there are no targets. Where years from 2027 on are touched, more names of the other edition overrule that.
    """
    named = {t.year for indicator in indicators for t in indicator.targets if t.kind == "target" and t.year.isdigit()}
    years = sorted(int(one) for one in named)
    fitting = edition_for(years[0] if years else year) or edition_for(year)
    latest = max([*years, year or 0])
    if fitting is None or latest < FIRST_YEAR_2027:
        return fitting
    rows = [row for row in map(_row, indicators) if row]
    other = next(one for one in EDITIONS if one != fitting)
    return other if _whole(rows, other) > _whole(rows, fitting) else fitting


def _whole(rows: Sequence[Row], edition: int) -> int:
    """How many names an edition knows letter for letter."""
    return sum(bool(load(edition).level(row.level).exact(row.name)) for row in rows)


def official(code: str, edition: int | None) -> Entry | None:
    """The list's entry for a code, the own bidang's codes among them; None where it knows no such code."""
    return lookup(load(edition), code) if edition else None


def candidates(level: str, name: str, edition: int | None) -> tuple[str, ...]:
    """Every code of a level whose name has these letters."""
    if level not in WORK or edition is None:
        return ()
    return tuple(entry.code for entry in load(edition).level(level).exact(bare(name)))


def bare(name: str) -> str:
    """A folded name without the code printed before it ("1.05.02 - PROGRAM ...")."""
    code = PRINTED.match(name)
    return fold(name[code.end() :] if code else name)


def printed_code(indicator: Indicator, name: str) -> str:
    """The code that stands in a row's column of codes or before its name; empty for none."""
    found = PRINTED.match(indicator.text("kode")) or PRINTED.match(name)
    return found[1] if found else ""


def _row(indicator: Indicator) -> Row | None:
    deepest = next((level for level in reversed(WORK) if indicator.text(level)), "")
    level = indicator.kind if indicator.kind in WORK else deepest
    text = indicator.text(level) if level else ""
    if not text or indicator.kind == "sasaran":
        return None
    above = WORK[: WORK.index(level)]
    parent = next((indicator.text(name) for name in reversed(above) if indicator.text(name)), "")
    indicated = fold(indicator.text("indikator"))
    inherited = indicator.fields[level].inherited
    printed = printed_code(indicator, text)
    return Row(level, bare(text), bare(parent), printed, indicated, indicator.row, inherited)


def _of_province(office: str, rows: Sequence[Row | None]) -> bool:
    """Whether an office is a province's: by its own name, else by the level that more of its names speak of."""
    said = PROVINCE.search(office), REGENCY.search(office)
    if any(said):
        return bool(said[0])
    names = {row.name for row in rows if row}
    return sum(map(bool, map(PROVINCE.search, names))) > sum(map(bool, map(REGENCY.search, names)))


def _localised(match: Match | None, bidang: str) -> Match | None:
    if match is None or not bidang:
        return match
    put = [bidang + code[len(OWN) :] if code.startswith(OWN) else code for code in (match.code, *match.rivals)]
    return replace(match, code=put[0], rivals=tuple(put[1:]))
