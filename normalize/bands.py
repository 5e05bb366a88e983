"""Band and parent rows: what they say is given to the rows below them, until a band of the same or a higher rank."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.document import Cell
from normalize.level_evidence import of_wording
from normalize.squash import fold
from schema.columns import NAMES_OF_LEVEL, UNKNOWN_PREFIX

_RANK = ("misi", *NAMES_OF_LEVEL, "pita")
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


@dataclass(frozen=True, slots=True)
class Bands:
    """The bands in force at a row: values by canonical name, and the level they announce for names below."""

    values: Mapping[str, Cell] = field(default_factory=dict)
    hint: str | None = None
    opens: bool = False
    """It opens a new part of the table: programmes named above it are not those of the rows below."""


def after(bands: Bands, cells: Sequence[Cell]) -> Bands:
    """The bands in force below a full-width row with these cells."""
    cell = max(cells, key=lambda c: (c.col_span, len(c.text)))
    text = fold(cell.text)
    announced = _ANNOUNCES.match(text)
    if announced or _LIST.fullmatch(text):
        hint = re.sub(r"sub\s*kegiatan", "sub_kegiatan", announced["level"].lower()) if announced else None
        return Bands(_kept(bands, "pita") | {UNKNOWN_PREFIX + "pita": cell}, hint, opens=True)
    name = _name(text)
    return Bands(_kept(bands, name) | {_key(name): cell}, None)


def _name(text: str) -> str:
    if _MISSION.match(text):
        return "misi"
    wording = of_wording(text)
    return wording.level if wording else "pita"


def _key(name: str) -> str:
    return name if name in NAMES_OF_LEVEL else UNKNOWN_PREFIX + name


def _kept(bands: Bands, name: str) -> dict[str, Cell]:
    """A new band ends those of its own and of lower rank."""
    rank = _RANK.index(name)
    return {k: c for k, c in bands.values.items() if _RANK.index(k.removeprefix(UNKNOWN_PREFIX)) < rank}
