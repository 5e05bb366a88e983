"""The level of every name in a column that mixes levels ("Program dan Kegiatan"), decided for the table as a whole."""

from collections import Counter
from collections.abc import Sequence

from extract.remembered import remembered
from normalize.hierarchy.evidence import deeper, is_goal, of_code, of_wording
from normalize.hierarchy.looks import Look, Named, codes, dashed, faces, fills, indents, labelled_faces, marks, parts_of
from normalize.nomenclature import official as nomenclature_list
from normalize.words.squash import fold
from schema.columns import GOALS, WORK

_COUNTS = ("jumlah", "banyaknya")
_EDITION = 2023
"""The list that most documents follow; a name changes its level in no later one."""
_NEAR, _MARGIN = 0.88, 0.06
"""Least similarity of a damaged name, and its distance from the nearest name of another level: a sub activity resembles
its own activity by 0.85-0.89."""

FEW, MOSTLY = 0.2, 0.5
"""Shares of the names of one look whose level is told."""


def decide(names: Sequence[Named], levels: Sequence[str], *, results: bool = False) -> list[str | None]:
    """The level of each name, None where nothing tells it; `levels` are those that the header names, highest first.

    `results`: the header names results too ("Outcome", "Output"). Where activities carry their codes, a name without
    one is such a result, of no level.
    """
    if results and any(_coded(name) for name in names):
        return [_coded(name) or _worded(fold(name.cell.text), levels) for name in names]
    found = _twins(names, levels, _behind_dashes(names, levels, _all_told(names, levels)))
    for looks in (codes, marks, fills, faces, indents, labelled_faces):
        if None in found:
            found = _by_look(looks(names), levels, found)
    if None in found:
        found = _by_remainder(levels, found)
    if None in found:
        found = [level or _of_list(name, levels) for level, name in zip(found, names, strict=True)]
    if None in found:
        found = _by_indicators(names, levels, found)
    return [_unless_goal(level, name) for level, name in zip(found, names, strict=True)]


def _all_told(names: Sequence[Named], levels: Sequence[str]) -> list[str | None]:
    """What each name itself, its code or the band above says; a band says no more once another level has followed."""
    out: list[str | None] = []
    over: set[int] = set()
    official, older = _codes_are_official(names), _is_older(names, levels)
    of_codes = [of_code(name.code) for name in names] if official else _of_own_codes(names)
    for name, coded in zip(names, of_codes, strict=True):
        own = _told(name, levels, coded, older=older)
        if own is None and name.hint is not None and name.band not in over:
            listed = _of_list(name, levels) if name.hint in WORK else None
            own = listed if listed and deeper(listed, name.hint) else name.hint
            own = None if _unless_goal(own, name) is None else own
        if own is not None and own != name.hint:
            over.add(name.band)
        out.append(own)
    return out


def _codes_are_official(names: Sequence[Named]) -> bool:
    """Whether no name that says its own level has a code of another depth: an office may count in its own way."""
    told = ((_wording(n), of_code(n.code)) for n in names if n.code)
    return not any(level in WORK and coded != level for level, coded in told)


def _of_own_codes(names: Sequence[Named]) -> list[str | None]:
    """The levels of names whose office counts in its own way: each part after the code of a programme is one level;
    not where what stands behind a dash has codes as long.
    """
    depths = [len(parts) for parts in map(parts_of, names)]
    programmes = {d for d, n in zip(depths, names, strict=True) if d and _wording(n) == WORK[0]}
    behind = {d for d, (behind,) in zip(depths, dashed(names), strict=True) if behind}
    if len(programmes) != 1 or behind & programmes:
        return [None] * len(names)
    own = dict(enumerate(WORK, start=programmes.pop()))
    return [own.get(depth) for depth in depths]


def _wording(name: Named) -> str | None:
    wording = of_wording(fold(name.cell.text))
    return wording.level if wording else None


def _is_older(names: Sequence[Named], levels: Sequence[str]) -> bool:
    """Whether the names are of the lists before sub activities, whose activities have the names of these now: the
    header names none, no code and no name is that of an activity, some are those of sub activities.
    """
    if "kegiatan" not in levels or "sub_kegiatan" in levels or any(name.code for name in names):
        return False
    listed = {_exactly(fold(name.cell.text)) for name in names}
    return "sub_kegiatan" in listed and "kegiatan" not in listed


def _told(name: Named, levels: Sequence[str], coded: str | None, *, older: bool) -> str | None:
    """What the name itself or its code says."""
    text = fold(name.cell.text)
    said = _worded(text, levels) or coded or of_code(text) or _of_goal(text, levels)
    listed = None if said else _exactly(text)
    return said or (None if older and listed == "sub_kegiatan" else listed)


def _worded(text: str, levels: Sequence[str]) -> str | None:
    """What the first word of the name says, as far as the header names that level."""
    wording = of_wording(text)
    return wording.level if wording and (wording.explicit or wording.level in levels or not levels) else None


def _coded(name: Named) -> str | None:
    """What the code of a name says, before it or in it."""
    return of_code(name.code) or of_code(fold(name.cell.text))


def _of_goal(text: str, levels: Sequence[str]) -> str | None:
    """The only level of goals that the header names, for a name worded as a goal."""
    goals = [level for level in levels if level in GOALS]
    return goals[0] if len(goals) == 1 and is_goal(text) else None


def _unless_goal(level: str | None, name: Named) -> str | None:
    """No programme is worded as a goal ("Meningkatnya ...")."""
    return None if level in WORK and is_goal(fold(name.cell.text)) else level


def _of_list(name: Named, levels: Sequence[str]) -> str | None:
    level = _listed(fold(name.cell.text))
    return level if level in levels or not levels else None


@remembered
def _exactly(text: str) -> str | None:
    """The one level on which the official nomenclature has this very name."""
    official = nomenclature_list.load(_EDITION)
    name = nomenclature_list.fold(text)
    found = [level for level in WORK if official.level(level).exact(name)]
    return found[0] if len(found) == 1 else None


@remembered
def _listed(text: str) -> str | None:
    """The level of the official name, or of a name clearly nearest to this one."""
    official = nomenclature_list.load(_EDITION)
    name = nomenclature_list.fold(text)
    if any(official.level(level).exact(name) for level in WORK):
        return _exactly(text)
    near = {level: max((s for _, s in official.level(level).near(name)), default=0.0) for level in WORK}
    best, second = sorted(near, key=lambda level: -near[level])[:2]
    return best if near[best] >= _NEAR and near[best] - near[second] >= _MARGIN else None


def _twins(names: Sequence[Named], levels: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """Of two official names alike, of an activity and of a sub activity, the activity's stands over the other's, and
    no other activity or programme between them; so it does directly under a programme."""
    pair = WORK[1:]
    out, last = list(found), dict[str, int]()
    official = [nomenclature_list.load(_EDITION).level(level) for level in pair]
    for k, name in enumerate(nomenclature_list.fold(name.cell.text) for name in names):
        if out[k] in WORK[:2]:
            last.clear()
        elif out[k] is None and {*pair} <= {*(levels or WORK)} and all(listed.exact(name) for listed in official):
            if (over := last.pop(name, None)) is not None:
                out[over], out[k] = pair
            else:
                out[k] = pair[0] if out[max(0, k - 1)] == WORK[0] else None
                last = {name: k}
    return out


def _by_look(looks: Sequence[Look], levels: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """Names that look like names of a known level are of that level; new looks take the levels left, in order."""
    if len(set(looks)) < 2:
        return list(found)
    level_of = _learnt(looks, found)
    asked = [look for f, look in zip(found, looks, strict=True) if f is None or f in levels]
    new = [look for look in dict.fromkeys(asked) if look not in level_of]
    left = [level for level in levels if level not in level_of.values()]
    if new and len(new) == len(left):
        level_of |= dict(zip(new, left, strict=True))
    return [f or level_of.get(look) for f, look in zip(found, looks, strict=True)]


def _behind_dashes(names: Sequence[Named], levels: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """What stands behind a dash is below what does not, whatever its code: where that leaves one level to it."""
    looks = dashed(names)
    level_of = _by_look(looks, levels, found)
    return [of_look if behind else own for (behind,), of_look, own in zip(looks, level_of, found, strict=True)]


def _by_indicators(names: Sequence[Named], levels: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """Where activities and sub activities are left, those that count what is delivered ("Jumlah ...") are the lower.

    So it is in the official nomenclature; only where both forms occur, and no level that is told contradicts.
    """
    counts = [fold(n.indicator).casefold().startswith(_COUNTS) for n in names]
    told = [level for level, n in zip(counts, names, strict=True) if n.indicator]
    pair = tuple(levels[-2:])
    if pair != ("kegiatan", "sub_kegiatan") or len(set(told)) < 2:
        return list(found)
    if any((f == pair[1] and not c) or (f == pair[0] and c) for f, c in zip(found, counts, strict=True)):
        return list(found)
    return [f or (pair[c] if n.indicator else None) for f, c, n in zip(found, counts, names, strict=True)]


def _learnt(looks: Sequence[Look], found: Sequence[str | None]) -> dict[Look, str]:
    """The looks that stand for one level only, among the names whose level is told.

    A look that tells it for few of its names stands for no level that another look tells for most: a bold programme
    may come out plain on a scan.
    """
    votes: dict[Look, Counter[str]] = {}
    for look, level in zip(looks, found, strict=True):
        if level is not None:
            votes.setdefault(look, Counter())[level] += 1
    level_of = {look: count.most_common(1)[0][0] for look, count in votes.items() if len(count) == 1}
    often = Counter(looks)
    share = {look: votes[look].total() / often[look] for look in level_of}
    surest = {level: max(share[look] for look, own in level_of.items() if own == level) for level in level_of.values()}
    return {look: own for look, own in level_of.items() if share[look] > FEW or surest[own] < MOSTLY}


def _by_remainder(levels: Sequence[str], found: Sequence[str | None]) -> list[str | None]:
    """If one level of the header is met nowhere, the names left over are of it; so is the lower one of two."""
    if len(levels) == 2 and levels[0] in found:
        return [f or levels[1] for f in found]
    left = [level for level in levels if level not in found]
    below = [level for level in left if any(levels.index(level) > levels.index(f) for f in found if f in levels)]
    if len(left) == 1 and below == left:
        return [f or left[0] for f in found]
    return list(found)
