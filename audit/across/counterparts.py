"""Lines of two documents that are the same indicator: exactly first, then though reworded."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

REWORDED = 88
"""Least similarity (0-100) of two names that are the same though reworded."""
CLEAR = 4
"""Points by which the best counterpart must lead the next."""
OTHER_ORDER = 3
"""Points that another order of the same words costs."""
KIN = 60
"""Least similarity of the two indicators that alone are left under one name."""
AT_ONCE = 500
"""Names compared with all others at a time: the table of similarities stays small."""
DENIALS = frozenset(("tidak", "belum", "bukan", "tanpa", "non"))


def counterparts(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(place after, place before) of names that are one; each is used once."""
    free: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(before):
        free[name].append(number)
    rest = []
    for number, name in enumerate(after):
        if free.get(name):
            yield number, free[name].pop(0)
        else:
            rest.append(number)
    names = [name for name, places in free.items() if places]
    for number, best in _nearest([after[number] for number in rest], names):
        if free[names[best]]:
            yield rest[number], free[names[best]].pop(0)


def matched(before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> dict[int, int]:
    """Place after to place before of (name above, indicator) that are one, by their words or alone under a name."""
    found = dict(counterparts([measure for _, measure in before], [measure for _, measure in after]))
    return found | dict(_left_over(before, after, found))


def _left_over(
    before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]], matches: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """(place after, place before) of (name above, indicator) that alone are left under one name and are alike."""
    old = _alone((n for n in range(len(before)) if n not in set(matches.values())), before)
    new = _alone((n for n in range(len(after)) if n not in matches), after)
    for above in old.keys() & new.keys():
        one, other = before[old[above]][1], after[new[above]][1]
        if fuzz.token_sort_ratio(one, other) >= KIN and _says_the_same(one, other):
            yield new[above], old[above]


def _alone(places: Iterable[int], lines: Sequence[tuple[str, str]]) -> dict[str, int]:
    found = defaultdict(list)
    for place in places:
        found[lines[place][0]].append(place)
    return {above: own[0] for above, own in found.items() if above and len(own) == 1}


def _nearest(wanted: Sequence[str], names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(place wanted, place of its name) where one name is clearly the nearest."""
    for start in range(0, len(wanted) if names else 0, AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        straight: Any = process.cdist(part, names, scorer=fuzz.ratio, score_cutoff=REWORDED - CLEAR)
        other: Any = process.cdist(
            _in_order(part), _in_order(names), scorer=fuzz.ratio, score_cutoff=REWORDED - CLEAR + OTHER_ORDER
        )
        scores = np.maximum(straight, other - OTHER_ORDER)
        for at, row in enumerate(scores):
            best = int(row.argmax())
            second = float(row[:best].max(initial=0)), float(row[best + 1 :].max(initial=0))
            clear = row[best] >= REWORDED and row[best] - max(second) >= CLEAR
            if clear and _says_the_same(part[at], names[best]):
                yield start + at, best


def _in_order(names: Sequence[str]) -> list[str]:
    return [" ".join(sorted(name.split())) for name in names]


def _says_the_same(one: str, other: str) -> bool:
    """Whether neither denies what the other says, and their numbers are the same."""
    first, second = set(one.split()), set(other.split())
    numbers = [{word for word in words if any(c.isdigit() for c in word)} for words in (first, second)]
    return first & DENIALS == second & DENIALS and numbers[0] == numbers[1]
