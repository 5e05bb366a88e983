"""Runs every rule of `audit/rules/` over a document."""

import importlib
import pkgutil
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from audit import rules as rule_files
from audit.finding import Finding, Rule
from audit.spot import GALAT, INFO, PERINGATAN
from normalize.model import Field, Indicator, Normalised

GRAVITY = {GALAT: 0, PERINGATAN: 1, INFO: 2}
SURE = 0.85
"""A cell read with less confidence can be misread: what rests on it is no proof, a galat becomes a peringatan."""
ACROSS = ("lintas_tahun", "lintas_dokumen")
PROOF = ("formulasi", "definisi_operasional", "indikator")


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, by file name."""
    names = sorted(module.name for module in pkgutil.iter_modules(rule_files.__path__))
    return tuple(importlib.import_module(f"audit.rules.{name}").RULE for name in names)


def codes() -> tuple[str, ...]:
    """Every kind of finding, also of comparing documents."""
    return (*(rule.code for rule in rules()), *ACROSS)


def audit(doc: Normalised, chosen: Iterable[Rule] | None = None) -> list[Finding]:
    """Every finding of one document: gravest first, then in the order of the page."""
    rows = {(table.number, row.row): row for table in doc.tables for row in table.indicators}
    found = [_tempered(finding, rows) for rule in (rules() if chosen is None else chosen) for finding in rule(doc)]
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple[int, int, int, str]:
    return GRAVITY[finding.severity], finding.table or 0, finding.row or 0, finding.code


def _tempered(finding: Finding, rows: dict[tuple[int, int], Indicator]) -> Finding:
    """A galat that rests on cells read with doubt is only a peringatan."""
    row = rows.get((finding.table or 0, finding.row or 0))
    if finding.severity != GALAT or row is None or _certain(row, finding.column):
        return finding
    return replace(finding, severity=PERINGATAN, advice=f"Periksa dahulu bacaan selnya. {finding.advice}")


def _certain(row: Indicator, column: str) -> bool:
    """Whether what a finding rests on was surely read.

    A row of text whose cells were moved into their columns has sure letters in cells of doubtful place: it is proof
    where no target is missing, as what was moved then came from this row and nothing was lost.
    """
    fields = [target.field for target in row.targets]
    fields += [row.fields[name] for name in (*PROOF, column) if name in row.fields]
    if min(map(_letters, fields), default=1.0) < SURE:
        return False
    placed = min((field.confidence for field in fields), default=1.0) >= SURE
    return placed or all(target.field.raw.strip() for target in row.targets)


def _letters(field: Field) -> float:
    """How surely the letters of a cell were read, wherever it stands."""
    lines = field.cell.lines if field.cell else ()
    return min((line.confidence for line in lines), default=1.0 if field.cell else field.confidence)
