"""Which documents a rule can change: told from their JSON as text, rather one too many than one too few."""

import json
from collections.abc import Iterable

from iku.decisions.rules.rule import Rule
from iku.state.sealed import fingerprint
from normalize.told import YEAR, letters

_FINDINGS = b'\n"temuan":['


def touching(rules: Iterable[Rule], document: bytes) -> list[Rule]:
    """The rules that can change the document, or have done so."""
    text = _text(document)
    return [rule for rule in rules if _in(rule, text)]


def print_of_rules(rules: Iterable[Rule], document: bytes) -> str:
    """Fingerprint of the rules that can change the document; empty where there are none."""
    found = sorted((*rule.key, rule.meant) for rule in touching(rules, document))
    return fingerprint(json.dumps(found).encode()) if found else ""


def _text(document: bytes) -> str:
    """What the document prints, in lower case; without its findings, which other documents bring."""
    own = document[:end] if (end := document.rfind(_FINDINGS)) >= 0 else document
    return own.decode("utf-8", "replace").replace("\\n", " ").casefold()


def _in(rule: Rule, text: str) -> bool:
    """Whether every word of it is there; of an office its new name as well, since nothing may print the old one."""
    told = (rule.printed, rule.meant) if rule.kind == "opd" else (rule.printed,)
    return any(all(word in text for word in _words(one)) for one in told)


def _words(printed: str) -> list[str]:
    """The words that a text prints, as JSON writes them."""
    plain = letters(printed.replace(YEAR, " ").replace("|", " "))
    return [json.dumps(word, ensure_ascii=False)[1:-1] for word in plain.split()]
