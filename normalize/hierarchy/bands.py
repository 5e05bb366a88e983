"""Bands: rows of one wide cell that say something of all rows below them, until a band of the same or a higher rank."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.document import Cell
from normalize.hierarchy import labels, level_words
from normalize.hierarchy.evidence import is_goal, of_wording
from normalize.words.squash import fold
from schema.columns import UNKNOWN_PREFIX

_ANNOUNCES = re.compile(
    rf"^(?P<level>{level_words.pattern()})\b\s+(?:opd|pd|skpd|perangkat\s+daerah|strategis|"
    r"bagian|bidang|sekretariat|dinas|seksi|sub\s*bagian)\b.*$",
    re.IGNORECASE,
)
_MISSION = re.compile(r"^misi\b", re.IGNORECASE)
_INNER = ("kegiatan", "sub_kegiatan")
"""Levels whose bands stand inside a part: what they announce belongs to the programme above."""
MISSION, BAND = UNKNOWN_PREFIX + "misi", UNKNOWN_PREFIX + "pita"
"""Columns that keep what a band says, where it is no name of a level."""


@dataclass(frozen=True, slots=True)
class Bands:
    """What bands say at a row: values by canonical name, and the level they announce for the names below."""

    values: Mapping[str, Cell] = field(default_factory=dict)
    hint: str | None = None
    opened: tuple[str, Cell] | None = None
    """The name of a level that the latest band gives."""
    part: int = 0
    """Counts the parts of the table that announcing bands open: programmes are not handed over to another part."""
    number: int = 0
    """Counts the announcing bands."""


def after(bands: Bands, cells: Sequence[Cell], level: str | None = None, *, counted: bool = False) -> Bands:
    """The bands in force below a band row with these cells; `level`: that of goals, where the header says it;
    `counted`: the row has a number of its own, as goals have."""
    cell = _said(cells)
    text = fold(cell.text)
    announced = _ANNOUNCES.match(text)
    mission = {k: c for k, c in bands.values.items() if k == MISSION}
    if announced or labels.is_label(text):
        hint = level_words.level(announced["level"]) if announced else labels.level(text)
        return Bands(mission | {BAND: cell}, hint, part=bands.part + (hint not in _INNER), number=bands.number + 1)
    if _MISSION.match(text):
        return Bands({MISSION: cell}, part=bands.part, number=bands.number)
    wording = of_wording(text)
    named = wording.level if wording else level if counted or is_goal(text) else None
    if named:
        return Bands(mission, opened=(named, cell), part=bands.part, number=bands.number)
    return Bands(mission | {BAND: cell}, part=bands.part, number=bands.number)


def _said(cells: Sequence[Cell]) -> Cell:
    """What a band says: the label of the names rather than that of their indicators, else the widest text."""
    names = (c for c in cells if labels.is_label(c.text) and not labels.of_indicators(c.text))
    return next(names, None) or max(cells, key=lambda c: (c.col_span, len(c.text)))
