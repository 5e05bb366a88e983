"""What a name of a mixed column says about its own level: its wording, a code, the look of its cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from extract.remembered import remembered
from normalize.hierarchy import level_words
from normalize.words import lists
from schema.columns import NAMES_OF_LEVEL

_FIRST_WORDS = tuple(name for name in NAMES_OF_LEVEL if "_" not in name)
_SUB = re.compile(r"^sub\s*-?\s*kegiatan\b", re.IGNORECASE)
_FIRST = re.compile(
    r"^(?:[\d.\-)(a-z]{1,4}[.)]\s*)?(?P<word>[A-Za-z]+)(?P<rest>[^:.]{0,24}:|\s*\d{0,2}(?:\.\d{1,2})*\.(?=\s))?"
)
_CODE = re.compile(r"^\s*(?P<code>[\dX]{1,2}(?:\.[\dX]{1,4}){2,6})(?=\s|$|\.)")
_SPACED = re.compile(r"[\dX]{1,2}(?:[\s.,]{1,2}[\dX]{1,4}){2,6}")
"""A code whose parts are set apart by spaces or commas, alone in its cell: "X XX 01 1.01 02", "1,05,02"."""
_MARKS = re.compile(r"[\s.,]+")
_OF_CODE = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
"""Parts of a nomenclature code (urusan.bidang.program.n.nn.nnnn) -> level: Permendagri 90/2019."""
_MINISTRY = re.compile(r"(?:\d{3}\.)?(?:(?P<program>[A-Z]{2})|(?:[A-Z]{2}\.)?(?P<kegiatan>\d{4}))")
"""The codes of a ministry's budget, alone in their cells: "022.GA" is a programme, "4638" or "GA.4638" an activity."""
_OF_ACTIVITY, _GLUED = 3, 3
"""Where the parts of the activity begin, and the digits of the two without the point between them."""
_DECLARED = re.compile(level_words.pattern() + r"(?![a-z])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = 86
_ABBREVIATED, _COUNTED = r"[\[(]?(?P<level>(?-i:[A-Z]{1,4}))", r"[ .]?\d{1,2}(?:\.\d{1,2}){0,3}"
_NUMBERED = re.compile(rf"{_ABBREVIATED}{_COUNTED}[.):\]]*\s+(?=\D)")
"""The abbreviation of a level and its number before a name: "SS1.1. Meningkatnya ..."."""
_LEVEL = rf"(?:{_ABBREVIATED}(?:{_COUNTED})?[.):\]]*\s+)?"
"""The abbreviation before a name, be it without a number: "SP Meningkatnya ...", "SK 1.2 Meningkatnya ..."."""
_GOAL = re.compile(rf"^{_LEVEL}(?:(?:me|ber|ter)[a-z]{{3,}}nya|me[a-z]{{4,}}kan|mewujudkan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The level a name begins with, and whether a colon sets it off ("Sasaran 1 : ...")."""

    level: str
    explicit: bool


@remembered
def of_wording(text: str) -> Wording | None:
    """The level that the first word names: "Program ...", "Kegiatan ...", "TUJUAN : ..."."""
    if _SUB.match(text):
        return Wording("sub_kegiatan", True)
    first = _FIRST.match(text)
    if not first:
        return None
    level = _spelt(first["word"])
    return Wording(level, first["rest"] is not None) if level else None


def _spelt(word: str) -> str | None:
    """The level that a word names, be it misspelt: "Kegitatan"."""
    word = word.lower()
    alike = (level for level in _FIRST_WORDS if len(word) > 4 and fuzz.ratio(word, level) >= _ALIKE)
    return word if word in _FIRST_WORDS else next(alike, None)


def of_code(text: str) -> str | None:
    """The level that the length of a leading nomenclature code tells."""
    alone = text.strip()
    found = _CODE.match(_MARKS.sub(".", alone) if _SPACED.fullmatch(alone) else text)
    parts = found["code"].split(".") if found else []
    glued = len(parts) > _OF_ACTIVITY and len(parts[_OF_ACTIVITY]) == _GLUED  # "1.05.02.101": its activity is 1.01
    return _OF_CODE.get(len(parts) + glued)


@cache
def _marks() -> Mapping[str, str]:
    return {row["lambang"]: row["tingkat"] for row in lists.rows("lambang_tingkat")}


def of_mark(text: str) -> str | None:
    """The level whose abbreviation a name begins with, numbered."""
    found = _NUMBERED.match(text)
    return _marks().get(found["level"]) if found else None


def of_ministry(code: str) -> str | None:
    """The level of a code of a ministry's budget."""
    found = _MINISTRY.fullmatch(code.strip())
    return found.lastgroup if found else None


def declared(header: str) -> tuple[str, ...]:
    """The levels that a mixed header names, highest first: "Program dan Kegiatan" is (program, kegiatan)."""
    spelt = _WORD.sub(lambda word: _spelt(word[0]) or word[0], header)
    names = {level_words.level(word) for word in _DECLARED.findall(spelt)}
    return tuple(n for n in NAMES_OF_LEVEL if n in names)


@cache
def _results() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lists.lines('sebutan_hasil'))})\b", re.IGNORECASE)


def holds_results(header: str) -> bool:
    """Whether a mixed header names results beside its levels ("Program / Outcome / Kegiatan / Output")."""
    return bool(_results().search(header))


def is_goal(text: str) -> bool:
    """Whether a name is worded as what is to come about ("Meningkatnya ...", "Mewujudkan ...")."""
    return bool(_GOAL.match(text))


def deeper(level: str, than: str | None) -> bool:
    """Whether a level stands below another in the table of a plan."""
    return than is not None and NAMES_OF_LEVEL.index(level) > NAMES_OF_LEVEL.index(than)
