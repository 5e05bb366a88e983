"""The text of an OpenDocument paragraph as runs, each in the look that its styles give it."""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from extract.odf.package import BLOCKS, FO, STYLE, TEXT, written
from extract.spans import Span, SpanLine, split_lines

_PLAIN: Final = Span("")


class Looks:
    """The named styles of a document, each resolved along its chain of parents."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._nodes = {_key(node): node for root in roots if root is not None for node in root.iter(f"{STYLE}style")}
        self._looks: dict[tuple[str, str], Span] = {}

    def of(self, family: str, name: str | None, under: Span = _PLAIN) -> Span:
        """How text in this style looks over that which is around it."""
        for node in reversed(self._chain(family, name or "")):
            under = _looked(under, node.find(f"{STYLE}text-properties"))
        return under

    def paragraph(self, node: etree._Element) -> Span:
        """How a paragraph looks where nothing in it says otherwise."""
        key = "paragraph", node.get(f"{TEXT}style-name", "")
        if key not in self._looks:
            self._looks[key] = self.of(*key)
        return self._looks[key]

    def _chain(self, family: str, name: str) -> list[etree._Element]:
        """The style, its parent, and so on; a circle is cut."""
        chain: list[etree._Element] = []
        while (node := self._nodes.get((family, name))) is not None and node not in chain:
            chain.append(node)
            name = node.get(f"{STYLE}parent-style-name", "")
        return chain


def lines(node: etree._Element, looks: Looks) -> list[SpanLine]:
    """The lines of a cell or block, without notes, comments and deleted text."""
    found: list[SpanLine] = []
    for child in node:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            found += split_lines(_runs(child, looks, looks.paragraph(child)))
        elif child.tag in BLOCKS:
            found += lines(child, looks)
    return found


def _runs(node: etree._Element, looks: Looks, look: Span) -> Iterator[Span]:
    yield from _text(node.text, look)
    for child in node:
        own = written(child)
        if own is not None:
            yield from _text(own, look)
        else:
            name = child.get(f"{TEXT}style-name") if child.tag == f"{TEXT}span" else None
            yield from _runs(child, looks, looks.of("text", name, look))
        yield from _text(child.tail, look)


def _text(text: str | None, look: Span) -> Iterable[Span]:
    return [look.with_text(text)] if text else []


def _key(node: etree._Element) -> tuple[str, str]:
    return node.get(f"{STYLE}family", ""), node.get(f"{STYLE}name", "")


def _looked(under: Span, properties: etree._Element | None) -> Span:
    """The look changed by what a style says of its text."""
    if properties is None:
        return under
    weight, slant = properties.get(f"{FO}font-weight"), properties.get(f"{FO}font-style")
    line, place = properties.get(f"{STYLE}text-underline-style"), properties.get(f"{STYLE}text-position")
    return Span(
        "",
        under.bold if weight is None else weight == "bold" or (weight.isdecimal() and int(weight) >= 600),
        under.italic if slant is None else slant != "normal",
        under.underline if line is None else line != "none",
        under.raised if place is None else _is_raised(place),
    )


def _is_raised(place: str) -> bool:
    """Of "super 58%", "33% 58%": over the line, and smaller."""
    height = place.split()[0] if place.split() else ""
    return height == "super" or (height.endswith("%") and height[:1].isdigit() and height != "0%")
