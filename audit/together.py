"""What one rule says alike of many rows of a table, told once.

Where most of the rows that a rule could judge fail it in the same way, the form or its reading differs from what the
rule supposes: twenty rows are seldom wrong alike. Such a group is one finding, which names its rows, says what that may
mean, and is no graver than its kind allows (`audit/nature.py`). Where other rows of the column show what the rule
supposes (`Finding.borne_out`) they are faults: one peringatan. Other alike findings are one where their kind says so.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from audit.finding import Finding
from audit.nature import nature
from audit.spot import GRAVITY, INFO, PERINGATAN, Spot, milder
from extract.structs import replace
from normalize.model import Normalised, NormalTable

TEMPLATE = "{pesan} Hal serupa ada pada {kali} baris: {baris}."
MOSTLY = "{pesan} Demikian pula {kali} dari {semua} baris ({baris}): {arti}."
COLUMNS = "{pesan} Demikian pula pada {kolom_lain} baris ini."
SHOWN = 12
"""Rows that are named."""
FEW = 3
"""Rows from which a majority tells anything."""


def told_once(findings: Iterable[Finding], doc: Normalised) -> list[Finding]:
    """The findings of a document in their order, those of most rows of a column as one, then others that are alike."""
    tables = {table.number: table for table in doc.tables}
    single = _merged(findings, _way, lambda found: _of_most(found, tables))
    rows = _merged(single, _said, lambda found: _of_many(found, nature(found[0].code).together))
    return _merged(rows, _of_row, _of_columns)


def together(every: Iterable[Finding], key: Callable[[Finding], Hashable | None], most: int) -> list[Finding]:
    """The findings, those of one key as one where they are more than `most`; a key of None stays alone."""
    return _merged(every, key, lambda found: _of_many(found, most))


def _merged(
    every: Iterable[Finding],
    key: Callable[[Finding], Hashable | None],
    one: Callable[[Sequence[Finding]], Finding | None],
) -> list[Finding]:
    """The findings in their order; the first of one key stands for all of them where `one` makes one of them."""
    told: list[Finding | None] = list(every)
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for place, finding in enumerate(told):
        own = key(finding) if finding else None
        alike[place if own is None else (own,)].append(place)
    for places in alike.values():
        whole = one([finding for place in places if (finding := told[place])])
        if whole:
            told[places[0]] = whole
            for place in places[1:]:
                told[place] = None
    return [finding for finding in told if finding]


def _of_many(found: Sequence[Finding], most: int | None) -> Finding | None:
    """One finding where there are more than so many."""
    return None if most is None or len(found) <= most else _one(found, TEMPLATE)


def _of_row(finding: Finding) -> Hashable | None:
    """In which way a row fails a rule, in whatever column; what is told of many rows is none of one."""
    if finding.table is None or finding.row is None or finding.template in (MOSTLY, TEMPLATE):
        return None
    return finding.code, finding.table, finding.row, finding.severity, finding.template, finding.against


def _of_columns(found: Sequence[Finding]) -> Finding | None:
    """One finding for the columns of a row that fail alike: what is wrong is the row, or what it is held against."""
    if len(found) < FEW or (found[0].severity == INFO and not nature(found[0].code).hints):
        return None
    columns = ", ".join(one.column.replace("_", " ") for one in found[1:])
    figures = {**found[0].figures, "pesan": found[0].message, "kolom_lain": columns}
    return replace(found[0], template=COLUMNS, figures=figures)


def _way(finding: Finding) -> Hashable | None:
    """In which way a row fails a rule: what is said of which column; of a whole table or document nothing is alike."""
    return None if finding.table is None or finding.row is None else finding.way


def _said(finding: Finding) -> Hashable | None:
    kind = nature(finding.code)
    if kind.together is None or finding.row is None or finding.template == MOSTLY:
        return None
    figures = tuple(finding.figures.get(name) for name in kind.alike)
    return finding.code, finding.table, finding.severity, finding.template, figures


def _of_most(found: Sequence[Finding], tables: Mapping[int, NormalTable]) -> Finding | None:
    """One finding where these are of most rows that could be judged."""
    rows, table = {one.row for one in found}, tables.get(found[0].table or 0)
    if len(rows) < FEW:
        return None
    judged = max(one.judged for one in found) or (len(rows | _filled(table, found[0].column)) if table else 0)
    kind, usual = nature(found[0].code), _usual(found)
    most = 2 * len(rows) > judged or (kind.enough is not None and len(rows) >= kind.enough)
    if not most or (usual == INFO and not kind.hints):
        return None
    if all(one.borne_out for one in found):
        return _one(found, TEMPLATE, milder(usual, PERINGATAN))
    return _one(found, MOSTLY, milder(usual, kind.gravest), semua=str(judged), arti=kind.meaning)


def _usual(found: Sequence[Finding]) -> str:
    """The severity of most, of two the milder."""
    given = [one.severity for one in found]
    return max(given, key=lambda one: (given.count(one), GRAVITY[one]))


def _filled(table: NormalTable, column: str) -> set[int | None]:
    """Rows that have something in a column."""
    fields = ((row.row, Spot(table, row).field(column)) for row in table.indicators)
    return {row for row, field in fields if field and field.clean.strip()}


def _one(found: Sequence[Finding], template: str, severity: str = "", **more: str) -> Finding:
    rows = list(dict.fromkeys(str(one.row) for one in found))
    named = ", ".join(rows[:SHOWN]) + (", …" if len(rows) > SHOWN else "")
    figures = {**found[0].figures, "pesan": found[0].message, "kali": str(len(rows)), "baris": named, **more}
    return replace(found[0], severity=severity or found[0].severity, template=template, figures=figures)
