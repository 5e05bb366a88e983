"""An auditor's own thresholds: a TOML file that sets what rules compare with.

    [capaian_hitung]
    batas = [100, 120]
    toleransi = 0.05

    [kriteria_capaian]
    skala = [["Sangat Baik", 90], ["Baik", 75], ["Cukup", 60], ["Kurang", 0]]

    [nilai_janggal]
    kali = 10

The tables are named for the rules, the keys for their fields; every rule says in its docstring what they mean.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from math import inf
from typing import Any

from audit.finding import Rule
from schema.toml import told

Thresholds = Mapping[str, Mapping[str, Any]]
CODE = "code"


class BadThresholds(ValueError):
    """The file does not say what rules can use; the message (Bahasa Indonesia) says why."""


def parse(text: str, rules: Iterable[Rule]) -> Thresholds:
    """The thresholds of a file.

    Raises:
        BadThresholds: it is no TOML, or names a rule, key or kind of value that there is not.
    """
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadThresholds(told(error)) from error
    known = {rule.code: rule for rule in rules}
    for code, values in read.items():
        if code not in known or not isinstance(values, dict):
            raise BadThresholds(f"tidak ada aturan [{code}]")
        for name, value in values.items():
            _check(known[code], code, name, value)
    return read


def _check(rule: Rule, code: str, name: str, value: object) -> None:
    own: dict[str, Any] = (
        {field.name: getattr(rule, field.name) for field in fields(rule)} if is_dataclass(rule) else {}
    )
    own.pop(CODE, None)
    if name not in own:
        known = ", ".join(own) or "tidak ada"
        raise BadThresholds(f"[{code}] tidak mengenal {name} (yang dikenal: {known})")
    right = _is_list(name, value) if isinstance(own[name], tuple) else _is_number(value)
    if not right:
        raise BadThresholds(f"[{code}] {name}: nilai tidak sesuai")


def _is_list(name: str, value: object) -> bool:
    """Numbers, or for a scale pairs of a name and a number."""
    if not isinstance(value, list) or not value:
        return False
    if name != "skala":
        return all(map(_is_number, value))
    return all(isinstance(one, list) and len(one) == 2 and type(one[0]) is str and _is_number(one[1]) for one in value)


def _is_number(value: object) -> bool:
    """None below zero and none without end: TOML knows nan and inf."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < inf


def applied(rules: Iterable[Rule], thresholds: Thresholds) -> tuple[Rule, ...]:
    """The rules with these thresholds in place of their own."""
    return tuple(_with(rule, thresholds.get(rule.code, {})) for rule in rules)


def _with(rule: Rule, values: Mapping[str, Any]) -> Rule:
    if not values or not is_dataclass(rule) or isinstance(rule, type):
        return rule
    changed: Rule = replace(rule, **values)
    return changed
