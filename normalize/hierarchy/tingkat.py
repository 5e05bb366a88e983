"""tingkat and jenis: of a table by its columns, of a row by the deepest level that it names."""

from collections.abc import Iterable, Mapping
from math import inf

from normalize.headers.read import Header
from normalize.hierarchy.evidence import declared
from normalize.rows.given import Given
from normalize.rows.sheet import filled
from normalize.titles import level_of
from schema.columns import GOALS, MIXED, NAMES_OF_LEVEL, WORK, Jenis

_OF_LEVEL = {
    "tujuan": "kepala_opd", "sasaran": "kepala_opd", "program": "eselon_iii", "kegiatan": "eselon_iii",
    "sub_kegiatan": "eselon_iv",
}  # fmt: skip


def of_columns(header: Header, found: Iterable[str | None] = ()) -> str:
    """tingkat by the columns: tujuan, sub kegiatan, programme or kegiatan; empty where the table holds several, by the
    header of its mixed names or by what was `found` under it.
    """
    names = {c.name: c for c in header.columns}
    if any(c.group for c in header.columns):
        return ""
    if MIXED in names:
        levels = {_OF_LEVEL[n] for n in (*declared(names[MIXED].raw), *filter(None, found))}
        return levels.pop() if len(levels) == 1 else ""
    if "tujuan" in names or "indikator_tujuan" in names:
        return "kepala_opd"
    named = [n for n in WORK if n in names and names[n].index < _indicator(header)]
    if "sub_kegiatan" in named:
        return "eselon_iv" if len(named) == 1 else ""
    return "eselon_iii" if named else ""


def of_groups(header: Header) -> dict[int, str]:
    """tingkat by the headers of each set side by side that tell one: "Sasaran Kepala Bidang (Eselon III)"."""
    named = [c for c in header.columns if c.name in (*NAMES_OF_LEVEL, "indikator")]
    told = ((c.group, level_of(c.header)) for c in named)
    return {group: level for group, level in told if level}


def of_row(level: str | None, header: Header, table: str) -> str:
    """tingkat of a single row by its own level where its table may hold several, else that of the table; a sasaran
    alone tells none.
    """
    mixed = any(c.name == MIXED for c in header.columns)
    several = mixed or any(c.group for c in header.columns)
    own = _OF_LEVEL.get(level or "", "") if several or level not in GOALS else ""
    return own or table if mixed else table or own


def deepest(fields: Mapping[str, Given], header: Header) -> str | None:
    """The deepest level that a row names left of its indicator."""
    place = {c.name: c.index for c in header.columns}
    limit = _indicator(header)
    names = [n for n in NAMES_OF_LEVEL if n in fields and filled(fields[n].cell) and place.get(n, -1) < limit]
    return names[-1] if names else None


def _indicator(header: Header) -> float:
    """Where the last indicator column stands."""
    return max((header.held[c.index][-1] for c in header.columns if c.name == "indikator"), default=inf)


def kind(level: str | None) -> str:
    """jenis of a row by its level."""
    return level if level in Jenis else "indikator"
