"""Runs every rule of `audit/rules/` over a document.

What is said of what was read with doubt is tempered (`footing`), what is called a fault must be proven (`proof`), what
is said alike of many rows is told once (`together`).
"""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache

from audit import rules as rule_files
from audit.finding import Finding, Rule
from audit.footing import doubted, tempered
from audit.proof import proven
from audit.spot import GRAVITY
from audit.together import told_once
from normalize.model import Normalised

ACROSS = ("lintas_tahun", "lintas_dokumen")


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
    doubt = doubted(doc)
    return sorted(told_once(proven(tempered(_every(doc, chosen), doubt), doubt), doc), key=_order)


def said(doc: Normalised, chosen: Iterable[Rule] | None = None) -> Iterator[Finding]:
    """What the rules say, as grave as the reading of each place allows, whether it is proven or not."""
    return tempered(_every(doc, chosen), doubted(doc))


def _every(doc: Normalised, chosen: Iterable[Rule] | None) -> Iterator[Finding]:
    return (finding for rule in (rules() if chosen is None else chosen) for finding in rule(doc))


def _order(finding: Finding) -> tuple[int, int, int, str]:
    return GRAVITY[finding.severity], finding.table or 0, finding.row or 0, finding.code
