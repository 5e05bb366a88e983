"""List numbers of a DOCX: the page shows them, the text does not hold them.

Counting follows ECMA-376 part 1, 17.9: a list counts on over all its paragraphs; a level starts again
after a paragraph of a higher level; an override gives a list its own count.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from extract.docx.omml import W
from extract.numerals import numeral

LEVELS = 9
BULLET = "•"
PRIVATE = re.compile("[\ue000-\uf8ff]")
LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int
    form: str
    """w:numFmt: decimal, lowerLetter, bullet, ..."""
    pattern: str
    """"%1.%2." """


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """By w:numId."""
    series: dict[str, str] = field(default_factory=dict)
    """Which count a w:numId shares."""
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def next(self, properties: etree._Element | None) -> str:
        """The number printed before the next paragraph with this w:numPr, with a blank; empty for none."""
        if properties is None:
            return ""
        number = value(properties, "numId")
        level = clamp(value(properties, "ilvl") or "0")
        if number not in self.levels or level not in self.levels[number]:
            return ""
        counts = self.counts.setdefault(self.series[number], [None] * LEVELS)
        now = counts[level]
        counts[level] = self.levels[number][level].start if now is None else now + 1
        counts[level + 1 :] = [None] * (LEVELS - level - 1)
        text = self.printed(number, level, counts)
        return f"{text} " if text else ""

    def printed(self, number: str, level: int, counts: list[int | None]) -> str:
        """The pattern of the level filled with the counts."""
        levels = self.levels[number]
        shape = levels[level]
        if shape.form == "bullet":
            return PRIVATE.sub(BULLET, shape.pattern)

        def fill(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at not in levels:
                return ""
            count = counts[at]
            return formatted(levels[at].start if count is None else count, levels[at].form)

        return re.sub(r"%([1-9])", fill, shape.pattern)


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists of a numbering part."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {node.get(f"{W}abstractNumId", ""): read_levels(node) for node in root.iterfind(f"{W}abstractNum")}
    for node in root.iterfind(f"{W}num"):
        number, base = node.get(f"{W}numId", ""), value(node, "abstractNumId")
        if number == "0" or base not in abstract:
            continue
        overrides = node.findall(f"{W}lvlOverride")
        numbering.levels[number] = abstract[base] | overridden(abstract[base], overrides)
        numbering.series[number] = f"num {number}" if overrides else f"abstract {base}"
    return numbering


def read_levels(node: etree._Element) -> dict[int, Level]:
    """The w:lvl children."""
    return {
        clamp(level.get(f"{W}ilvl", "0")): Level(
            clamp(value(level, "start") or "0", LARGEST), value(level, "numFmt") or "decimal", value(level, "lvlText")
        )
        for level in node.iterfind(f"{W}lvl")
    }


def overridden(levels: dict[int, Level], overrides: list[etree._Element]) -> dict[int, Level]:
    """The levels that w:lvlOverride changes."""
    changed: dict[int, Level] = {}
    for node in overrides:
        at = clamp(node.get(f"{W}ilvl", "0"))
        base = read_levels(node).get(at, levels.get(at))
        start = value(node, "startOverride")
        if base is not None:
            changed[at] = Level(clamp(start, LARGEST) if start else base.start, base.form, base.pattern)
    return changed


def value(node: etree._Element, name: str) -> str:
    """The w:val of a child, empty where there is none."""
    found = node.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def clamp(text: str, largest: int = LEVELS - 1) -> int:
    """A number from a stranger, kept within reach."""
    return min(max(int(text), 0), largest) if re.fullmatch(r"-?\d{1,9}", text) else 0


FORMS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
"""w:numFmt of counts that are not decimal."""


def formatted(count: int, form: str) -> str:
    """A count in a number format; unknown formats are decimal."""
    if form == "none":
        return ""
    return f"{count:02d}" if form == "decimalZero" else numeral(count, FORMS.get(form, "1"))
