"""Which layers a viewer opens switched on, by a file's optional content properties (PDF 1.7, section 8.11.4).

Objects are pdfminer's: dictionaries, lists, names and references. Groups are told by their object's number.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import literal_name

_DEEPEST = 16
"""Visibility expressions inside one another that are followed."""


class Switches:
    """The states of a file's groups in its default configuration, for viewing."""

    def __init__(self, properties: Mapping[str, Any]) -> None:
        default = _dictionary(properties.get("D"))
        off = set(_numbers(default.get("OFF")))
        if _name(default.get("BaseState")) == "OFF":
            off |= set(_numbers(properties.get("OCGs"))) - set(_numbers(default.get("ON")))
        for usage in _items(default.get("AS")):
            _apply(_dictionary(usage), off)
        self.off = frozenset(off)
        """Numbers of the groups that are switched off."""

    def hides(self, number: int, content: Mapping[str, Any]) -> bool:
        """Whether a group or a membership (its object's number and dictionary) hides what belongs to it."""
        if _name(content.get("Type")) != "OCMD":
            return number in self.off
        if "VE" in content:
            return not self._holds(content["VE"], _DEEPEST)
        on = [group not in self.off for group in _numbers(content.get("OCGs"))]
        policy = _name(content.get("P"))
        wanted = policy not in ("AllOff", "AnyOff")
        agree = [state == wanted for state in on]
        return bool(on) and not (all(agree) if policy in ("AllOn", "AllOff") else any(agree))

    def _holds(self, expression: Any, depth: int) -> bool:
        """The value of a visibility expression; one that cannot be understood holds."""
        if isinstance(expression, PDFObjRef) and not isinstance(resolve1(expression), list):
            return expression.objid not in self.off
        operator, *operands = _items(expression) or [None]
        if depth == 0 or not operands:
            return True
        values = [self._holds(operand, depth - 1) for operand in operands]
        if _name(operator) == "Not":
            return not values[0]
        return any(values) if _name(operator) == "Or" else all(values)


def _apply(usage: Mapping[str, Any], off: set[int]) -> None:
    """Let the groups' own usage switch them, as the event of viewing asks."""
    if _name(usage.get("Event")) != "View":
        return
    for group in _items(usage.get("OCGs")):
        wishes = _dictionary(_dictionary(group).get("Usage"))
        states = [_wish(category, wishes) for category in map(_name, _items(usage.get("Category")))]
        if isinstance(group, PDFObjRef) and "OFF" in states:
            off.add(group.objid)
        elif isinstance(group, PDFObjRef) and "ON" in states:
            off.discard(group.objid)


def _wish(category: str, usage: Mapping[str, Any]) -> str:
    return _name(_dictionary(usage.get(category)).get(f"{category}State"))


def _numbers(value: Any) -> Iterator[int]:
    """The object numbers of one reference or a list of them."""
    one = isinstance(value, PDFObjRef) and not isinstance(resolve1(value), list)
    return (item.objid for item in ([value] if one else _items(value)) if isinstance(item, PDFObjRef))


def _items(value: Any) -> list[Any]:
    value = resolve1(value)
    return value if isinstance(value, list) else []


def _dictionary(value: Any) -> Mapping[str, Any]:
    value = resolve1(value)
    return value if isinstance(value, dict) else {}


def _name(value: Any) -> str:
    value = resolve1(value)
    return "" if value is None else str(literal_name(value))
