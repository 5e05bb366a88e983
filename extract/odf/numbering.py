"""List numbers of an OpenDocument text: the page shows them, the text does not hold them (ISO/IEC 26300-1, 5.3).

They are written into the tree before it is read, at the head of the first paragraph of each item.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from extract.numerals import numeral
from extract.odf.package import STYLE, TEXT

_LIST, _ITEM = f"{TEXT}list", f"{TEXT}list-item"
_LEVELS: Final = 10
_LARGEST: Final = 100_000
_BULLET: Final = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list is counted; no form: not at all."""

    form: str
    before: str
    after: str
    start: int
    shown: int
    """How many levels its number shows, its own included."""
    bullet: str = ""


@dataclass(slots=True)
class _Counts:
    """How far lists have counted."""

    last: dict[int, int] = field(default_factory=dict)
    """The last number of each level, of whatever list."""
    named: dict[str, int] = field(default_factory=dict)
    """The last number of each list that others may go on with, by its xml:id."""


def write_numbers(body: etree._Element, *roots: etree._Element | None) -> None:
    """Write the number of each list item before its text; `roots` hold the list styles."""
    known = {name: dict(_levels(style)) for root in roots if root is not None for name, style in _styles(root)}
    counts = _Counts()
    for one in body.iter(_LIST):
        depth = sum(1 for _ in one.iterancestors(_LIST))
        if depth < _LEVELS:
            _number(one, depth + 1, known.get(_style_of(one), {}), counts)


def _styles(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for style in root.iter(f"{TEXT}list-style"):
        yield style.get(f"{STYLE}name", ""), style


def _levels(style: etree._Element) -> Iterator[tuple[int, _Level]]:
    for one in style:
        yield (
            _whole(one.get(f"{TEXT}level"), 1),
            _Level(
                one.get(f"{STYLE}num-format", ""),
                one.get(f"{STYLE}num-prefix", ""),
                one.get(f"{STYLE}num-suffix", ""),
                _whole(one.get(f"{TEXT}start-value"), 1),
                _whole(one.get(f"{TEXT}display-levels"), 1),
                one.get(f"{TEXT}bullet-char", ""),
            ),
        )


def _style_of(node: etree._Element) -> str:
    """The list style: its own, else that of the list around it."""
    own: str = node.get(f"{TEXT}style-name", "")
    return own or next((name for one in node.iterancestors(_LIST) if (name := one.get(f"{TEXT}style-name"))), "")


def _number(node: etree._Element, level: int, style: Mapping[int, _Level], counts: _Counts) -> None:
    shape = style.get(level)
    if shape is None:
        return
    count = _begun(node, level, shape, counts)
    for item in node.iterchildren(_ITEM):
        count = _whole(item.get(f"{TEXT}start-value"), count + 1)
        counts.last[level] = count
        first = next((child for child in item if child.tag in (f"{TEXT}p", f"{TEXT}h")), None)
        label = _label(level, style, counts.last)
        if first is not None and label:
            first.text = f"{label} {first.text or ''}"
    counts.named[node.get("{http://www.w3.org/XML/1998/namespace}id", "")] = count


def _begun(node: etree._Element, level: int, shape: _Level, counts: _Counts) -> int:
    """The number before the first of a list."""
    if (other := node.get(f"{TEXT}continue-list", "")) in counts.named and other:
        return counts.named[other]
    if node.get(f"{TEXT}continue-numbering") == "true":
        return counts.last.get(level, shape.start - 1)
    return shape.start - 1


def _label(level: int, style: Mapping[int, _Level], last: Mapping[int, int]) -> str:
    shape = style[level]
    if shape.bullet:
        return _BULLET
    if not shape.form:
        return f"{shape.before}{shape.after}".strip()
    shown = range(max(1, level - shape.shown + 1), level + 1)
    numbers = (numeral(last.get(one, 1), style[one].form) for one in shown if one in style and style[one].form)
    return f"{shape.before}{'.'.join(numbers)}{shape.after}".strip()


def _whole(text: str | None, otherwise: int) -> int:
    return min(int(text), _LARGEST) if text and text.isdecimal() and len(text) < 10 else otherwise
