"""Bands: rows of one wide cell that say something of all rows below them, until a band of the same or a higher rank."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.document import Cell
from normalize.level_evidence import of_wording
from normalize.squash import fold
from schema.columns import UNKNOWN_PREFIX

_ANNOUNCES = re.compile(
    r"^(?P<level>tujuan|sasaran|program|sub\s*kegiatan|kegiatan)\b(?:\s+(?:opd|pd|skpd|perangkat\s+daerah|strategis|"
    r"bagian|bidang|sekretariat|dinas|seksi|sub\s*bagian)\b.*)?\s*:?$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:(?:tujuan|sasaran|program|(?:sub\s*)?kegiatan|dan|serta|opd|skpd|perangkat\s+daerah)[\s,/&]*){2,}",
    re.IGNORECASE,
)
_MISSION = re.compile(r"^misi\b", re.IGNORECASE)
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


def after(bands: Bands, cells: Sequence[Cell]) -> Bands:
    """The bands in force below a band row with these cells."""
    cell = max(cells, key=lambda c: (c.col_span, len(c.text)))
    text = fold(cell.text)
    announced = _ANNOUNCES.match(text)
    mission = {k: c for k, c in bands.values.items() if k == MISSION}
    if announced or _LIST.fullmatch(text):
        hint = re.sub(r"sub\s*kegiatan", "sub_kegiatan", announced["level"].lower()) if announced else None
        return Bands(mission | {BAND: cell}, hint, part=bands.part + 1)
    if _MISSION.match(text):
        return Bands({MISSION: cell}, part=bands.part)
    wording = of_wording(text)
    if wording:
        return Bands(mission, opened=(wording.level, cell), part=bands.part)
    return Bands(mission | {BAND: cell}, part=bands.part)
