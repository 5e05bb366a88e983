"""The official code of every programme, activity and sub activity of a document.

A name that the list gives to several codes is only coded where the document tells them apart; else the code stays empty
and `Match.rivals` names the choices: no code is ever a guess.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from normalize.model import Indicator
from normalize.nomenclature_list import Entry, Nomenclature, edition_for, fold, load
from normalize.nomenclature_office import own_bidang
from normalize.nomenclature_search import LEVELS, OWN, Match, Row, Search, lookup
from normalize.nomenclature_twins import decide

__all__ = ["LEVELS", "Match", "assign", "candidates", "namesakes", "official"]
OLDER = 2023
PRINTED = re.compile(r"^\s*([1-9X]\.(?:\d\d|XX)(?:\.\d\d(?:\.[1-9]\.\d\d(?:\.\d{2,4})?)?)?)\.?(?=\s|$)")


def assign(
    indicators: Sequence[Indicator], year: int | None, office: str, *, edition: int | None = None
) -> list[Match | None]:
    """One match per indicator, None where its name is in no list; order is kept.

    `year` picks the edition (2020-2026: 2023, from 2027: 2027) unless `edition` does, or a later document plainly uses
    the older names; `office` (opd) gives the bidang that stands for X.XX. Offices of a province have another list:
    only their printed codes are taken.
    """
    rows = [_row(indicator) for indicator in indicators]
    fitting = edition or edition_for(year)
    if fitting is None or "provinsi" in office.lower():
        return [Match(row.printed, 1.0, row.name) if row and row.printed else None for row in rows]
    known = _written_with(fitting, [row for row in rows if row])
    search = Search(known, rows)
    found = decide(rows, search.matches(), search.special)
    bidang = own_bidang(office, (match.code for match in found if match))
    return [_localised(match, bidang) for match in found]


def official(code: str, year: int | None, *, edition: int | None = None) -> Entry | None:
    """The list's entry for a code, the own bidang's codes among them; None where it knows no such code."""
    wanted = edition or edition_for(year)
    return (lookup(load(wanted), code) or lookup(load(OLDER), code)) if wanted else None


def namesakes(level: str, name: str, year: int | None) -> int:
    """How many codes of a level carry this name."""
    return len(candidates(level, name, year))


def candidates(level: str, name: str, year: int | None) -> tuple[str, ...]:
    """Every code of a level whose name has these letters, in the edition that knows most of them."""
    if level not in LEVELS:
        return ()
    editions = {edition_for(year) or OLDER, OLDER}
    found = [load(edition).level(level).exact(fold(name)) for edition in sorted(editions, reverse=True)]
    return tuple(entry.code for entry in max(found, key=len))


def _row(indicator: Indicator) -> Row | None:
    deepest = next((level for level in reversed(LEVELS) if indicator.text(level)), "")
    level = indicator.kind if indicator.kind in LEVELS else deepest
    text = indicator.text(level) if level else ""
    if not text or indicator.kind == "sasaran":
        return None
    in_name = PRINTED.match(text)
    in_column = PRINTED.match(indicator.text("kode"))
    printed = in_column or in_name
    above = LEVELS[: LEVELS.index(level)]
    parent = next((indicator.text(name) for name in reversed(above) if indicator.text(name)), "")
    name = fold(text[in_name.end() :] if in_name else text)
    indicated = fold(indicator.text("indikator"))
    inherited = indicator.fields[level].inherited
    return Row(level, name, _bare(parent), printed[1] if printed else "", indicated, indicator.row, inherited)


def _written_with(fitting: int, rows: list[Row]) -> Nomenclature:
    """The fitting edition, or the older one for a later document that still uses more of its names."""
    if fitting == OLDER:
        return load(OLDER)

    def whole(edition: int) -> int:
        return sum(bool(load(edition).level(row.level).exact(row.name)) for row in rows)

    newer = whole(fitting)
    return load(OLDER if newer < len(rows) and whole(OLDER) > newer else fitting)


def _bare(name: str) -> str:
    code = PRINTED.match(name)
    return fold(name[code.end() :] if code else name)


def _localised(match: Match | None, bidang: str) -> Match | None:
    if match is None or not bidang:
        return match
    put = [bidang + code[len(OWN) :] if code.startswith(OWN) else code for code in (match.code, *match.rivals)]
    return replace(match, code=put[0], rivals=tuple(put[1:]))
