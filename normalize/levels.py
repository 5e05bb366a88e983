"""The level of every name in a column that mixes levels ("Program dan Kegiatan"), decided for the table as a whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import Cell
from normalize import nomenclature_list
from normalize.level_evidence import Style, of_code, of_wording, style
from normalize.squash import fold

_CODED = ("program", "kegiatan", "sub_kegiatan")
_EDITION = 2023
"""The list that most documents follow; a name changes its level in no later one."""
_NEAR, _MARGIN = 0.88, 0.06
"""Least similarity of a damaged name, and its distance from the nearest name of another level: a sub activity resembles
its own activity by 0.85-0.89."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the mixed column with what stands beside it."""

    cell: Cell
    number: str = ""
    """The row's own number cell."""
    code: str = ""
    hint: str | None = None
    """Level that a band row above announces ("Sasaran OPD")."""


def decide(names: Sequence[Named], levels: Sequence[str]) -> list[str | None]:
    """The level of each name, None where nothing tells it; `levels` are those that the header names, highest first."""
    found = [_told(name, levels) for name in names]
    if None in found:
        found = _by_number(names, levels, found)
    if None in found:
        found = _by_style(names, levels, found)
    if None in found:
        found = _by_remainder(levels, found)
    if None in found:
        found = [level or _listed(name, levels) for level, name in zip(found, names, strict=True)]
    return _between(found)


def _told(name: Named, levels: Sequence[str]) -> str | None:
    """What the name itself, its code or the band above says."""
    text = fold(name.cell.text)
    wording = of_wording(text)
    if wording and (wording.explicit or wording.level in levels or not levels):
        return wording.level
    return of_code(name.code) or of_code(text) or name.hint


def _between(found: Sequence[str | None]) -> list[str | None]:
    """Between a programme and a sub kegiatan stands a kegiatan."""
    out = list(found)
    for i in range(1, len(out) - 1):
        if out[i] is None and out[i - 1] == "program" and out[i + 1] == "sub_kegiatan":
            out[i] = "kegiatan"
    return out


def _listed(name: Named, levels: Sequence[str]) -> str | None:
    """The one level on which the official nomenclature has this name, or a name clearly nearest to it."""
    official = nomenclature_list.load(_EDITION)
    text = nomenclature_list.fold(fold(name.cell.text))
    found = [level for level in _CODED if official.level(level).exact(text)]
    if not found:
        near = {level: max((s for _, s in official.level(level).near(text)), default=0.0) for level in _CODED}
        best, second = sorted(near, key=lambda level: -near[level])[:2]
        found = [best] if near[best] >= _NEAR and near[best] - near[second] >= _MARGIN else []
    return found[0] if len(found) == 1 and (found[0] in levels or not levels) else None


def _by_number(names: Sequence[Named], levels: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """Where only the higher of two levels is numbered, the unnumbered names are the lower level.

    Needs names of both sorts, and no name told otherwise.
    """
    numbered = {bool(fold(n.number)) for n in names}
    if len(levels) != 2 or len(numbered) < 2 or not fold(names[0].number):
        return list(found)
    by_number = [levels[0] if fold(n.number) else levels[1] for n in names]
    agree = [a == b for a, b in zip(found, by_number, strict=True) if a is not None]
    if sum(agree) < 0.9 * len(agree):
        return list(found)
    return [a or b for a, b in zip(found, by_number, strict=True)]


def _by_style(names: Sequence[Named], levels: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """Names that look like names of a known level are of that level; new looks take the levels left, in order."""
    looks = _looks(names)
    if len(set(looks)) < 2:
        return list(found)
    level_of = _learnt(looks, found)
    new = [look for look in dict.fromkeys(looks) if look not in level_of]
    left = [level for level in levels if level not in level_of.values()]
    if new and len(new) == len(left):
        level_of |= dict(zip(new, left, strict=True))
    return [f or level_of.get(look) for f, look in zip(found, looks, strict=True)]


def _looks(names: Sequence[Named]) -> list[Style]:
    """Fill where fills differ, else weight and slant."""
    styles = [style(n.cell) for n in names]
    fills = {fill for fill, _ in styles}
    return [fill if len(fills) > 1 else face for fill, face in styles]


def _learnt(looks: Sequence[Style], found: Sequence[str | None]) -> dict[Style, str]:
    votes: dict[Style, Counter[str]] = {}
    for look, level in zip(looks, found, strict=True):
        if level is not None:
            votes.setdefault(look, Counter())[level] += 1
    return {look: count.most_common(1)[0][0] for look, count in votes.items() if len(count) == 1}


def _by_remainder(levels: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """If one level of the header is met nowhere, the names left over are of it; so is the lower one of two."""
    if len(levels) == 2 and levels[0] in found:
        return [f or levels[1] for f in found]
    left = [level for level in levels if level not in found]
    below = [level for level in left if any(levels.index(level) > levels.index(f) for f in found if f in levels)]
    if len(left) == 1 and below == left:
        return [f or left[0] for f in found]
    return list(found)
