"""Rules that copying broke: pieces joined over gaps where traces of ink are left, ends brought to where they meet.

All of it is written for lying rules; upright ones come in transposed.
"""

import numpy as np
import numpy.typing as npt

from extract.ink import Bools, Floats
from extract.scan.sheet import CLEAN, Segments, Sheet, meets
from extract.scan.sieve import is_stem

LEVEL = 1.6
"""Points: pieces of one rule do not lie further apart across it."""
NEAR = 2.5
"""Points: a gap that no two rules leave between each other, nor the bars of two fractions."""
UNBROKEN = 0.95
"""Share of a gap between two longer pieces that is dark on the line where letters touch an unbroken rule."""
STUBS = 3
"""Upright rules that begin on a level inside a cell, and part it there."""
BLANK = 20.0
"""Points of a gap in which nothing at all is left: it is the paper between two tables, whose rules lie in line."""
PARTS = 6
"""Parts of a gap at the end of a rule that must all show some: the stem of a letter leaves its margins white."""
ROWS = 4
"""Parts of a gap as high as a row that must all show some: a line of print in it leaves the first and last white."""
FURTHEST, ANYWHERE = 60.0, 600.0
"""Points by which an end is drawn out to a crossing rule, over traces, or along a hairline."""
WHITE = 0.8
"""Share of the way between two crossing rules that is white where nothing joins them."""
LOW = 6.0
"""Points: a gap, or the way to a crossing rule, that is no row of print, however small; over a longer one traces must
lead all the way.
"""
THROUGH = 9.0
"""Points by which an upright rule goes on over a level and under it."""
TOUCH = 1.5
"""Points between an end and the edge of the rule it touches."""
OFF, FEWEST, THIN = 4.0, 3, 0.7
"""Points from the edge of the sheet at which a rule runs off it; how many tell a table; the width of its lost side."""
CORNER = 36.0
"""Points of blank paper that may part two rules which should meet."""


def join(rules: Segments, sheet: Sheet) -> Segments:
    """Pieces of one rule made one, where they overlap or the gap between them still shows traces."""
    done: list[npt.NDArray[np.float32]] = []
    for piece in rules[np.argsort(rules[:, 0])]:
        before = [d for d in done if abs(d[2] - piece[2]) <= LEVEL]
        nearest = max(before, key=lambda d: float(d[1]), default=None)  # what lies in a gap behind it is its own ink
        if nearest is not None and _joined(nearest, piece, sheet):
            _absorb(nearest, piece)
        else:
            done.append(piece.copy())
    return np.array(done, np.float32).reshape(-1, 4)


def _joined(rule: npt.NDArray[np.float32], piece: npt.NDArray[np.float32], sheet: Sheet) -> bool:
    start, end, across = float(rule[1]), float(piece[0]), float(rule[2] + piece[2]) / 2
    parts = 1 if end - start <= LOW else ROWS
    if end - start <= NEAR or (sheet.blank(start, end, across) <= BLANK and sheet.traces(start, end, across, parts)):
        return True
    if sheet.hairline(start, end, across) or sheet.hidden(start, end, across):  # shorter than what is found on its own
        return True
    both = min(rule[1] - rule[0], piece[1] - piece[0])
    return bool(end - start < both and sheet.share(start, end, across) >= UNBROKEN)


def _absorb(rule: npt.NDArray[np.float32], piece: npt.NDArray[np.float32]) -> None:
    """Draw `rule` out over `piece`; its position is the mean, weighted by length."""
    a, b = rule[1] - rule[0], piece[1] - piece[0]
    rule[2:] = (rule[2:] * a + piece[2:] * b) / max(1e-6, a + b)
    rule[1] = max(rule[1], piece[1])


def meet(rules: Segments, others: Segments) -> Segments:
    """Ends put on the middle of the crossing rule that they touch."""
    out = rules.copy()
    for rule in out:
        crossing = _crossing(rule, others)
        for end in (0, 1):
            near = crossing[np.abs(crossing[:, 2] - rule[end]) <= TOUCH + crossing[:, 3] / 2]
            if len(near):
                rule[end] = near[np.abs(near[:, 2] - rule[end]).argmin(), 2]
    return out


def draw_out(rules: Segments, others: Segments, sheet: Sheet) -> Segments:
    """Ends drawn out to the furthest crossing rule that traces of ink lead to, at most FURTHEST points away."""
    out = rules.copy()
    for rule in out:
        for end in (0, 1):
            for stop in _beyond(rule, others, end, ANYWHERE):
                low, high = _gap(float(rule[end]), stop)
                across = float(rule[2])
                left = sheet.traces(low, high, across, PARTS) or sheet.hidden(low, high, across)
                left = left and (sheet.lying or not is_stem(low, high, across, float(rule[3]), sheet))
                if (left and high - low <= FURTHEST) or sheet.hairline(low, high, across):
                    rule[end] = stop
                elif high - low > LOW or _blank(sheet, low, high, across):
                    break  # what is left further on is another rule's
    return out


def _blank(sheet: Sheet, start: float, end: float, across: float) -> bool:
    """Whether there is nothing at all between two crossing rules: they are of two tables, if not a double rule."""
    return end - start > NEAR and sheet.blank(start, end, across) >= WHITE * (end - start)


def reach(rules: Segments, others: Segments, sheet: Sheet) -> Segments:
    """A rule that meets a crossing one at one end is drawn to the next at the other, over a little clean paper.

    An underline or a fraction bar meets none, so it stays as long as it is.
    """
    out = rules.copy()
    for rule in out:
        at = _crossing(rule, others)[:, 2]
        for end in (0, 1):
            if not (np.abs(at - rule[1 - end]) < 0.1).any():
                continue
            away = np.abs(at - rule[end])
            if (away < LEVEL * 2).any():
                rule[end] = at[away.argmin()]
                continue
            for stop in _beyond(rule, others, end, CORNER)[:1]:
                low, high = _gap(float(rule[end]), stop)
                if min(sheet.beside(low, high, float(rule[2]), 0.0)) <= CLEAN:
                    rule[end] = stop
    return out


def off_sheet(starts: Floats, ends: Floats, width: float) -> tuple[Bools, Bools]:
    """Which lying rules run off a sheet at its beginning, and which at its end."""
    return starts <= OFF, ends >= width - OFF


def closed_at_edges(horizontal: Segments, vertical: Segments, width: float) -> Segments:
    """The vertical rules, and one where lying rules run off the sheet: a table wider than it has lost its side."""
    sides = []
    for end, off in enumerate(off_sheet(horizontal[:, 0], horizontal[:, 1], width)):
        across = np.sort(horizontal[off, 2])
        if len(across) >= FEWEST:
            at = float(np.median(horizontal[off, end]))
            groups = np.split(across, np.nonzero(_parted(across, vertical))[0] + 1)
            sides += [(g[0], g[-1], at, THIN) for g in groups if len(g) >= FEWEST]
    return np.concatenate([vertical, np.array(sides, np.float32).reshape(-1, 4)])


def closed_at_stubs(horizontal: Segments, vertical: Segments) -> Segments:
    """The lying rules, and one where upright rules begin or end on a level inside a cell: there it is parted."""
    parts = []
    for end in (0, 1):
        loose = vertical[[not meets(rule[end], rule[2], horizontal, 2 * LEVEL, TOUCH) for rule in vertical.tolist()]]
        loose = loose[np.argsort(loose[:, end])]
        for group in np.split(loose, np.nonzero(np.diff(loose[:, end]) > LEVEL)[0] + 1):
            if len(group) >= STUBS:
                level = float(np.median(group[:, end]))
                parts += _across(level, 1 - 2 * end, group[:, 2], horizontal, vertical)
    return np.concatenate([horizontal, np.array(parts, np.float32).reshape(-1, 4)])


def _across(
    level: float, direction: int, stubs: npt.NDArray[np.float32], horizontal: Segments, vertical: Segments
) -> list[tuple[float, float, float, float]]:
    """A rule from the upright one that goes through a level left of all stubs to the next one right of them.

    None where other uprights stand between these (the bars of a chart end anywhere), or no rule lies beyond, and none
    within a row's height the way (`direction`, 1 is down) that the stubs go.
    """
    through = vertical[(vertical[:, 0] < level - THROUGH) & (vertical[:, 1] > level + THROUGH), 2]
    left, right = through[through < stubs.min()], through[through > stubs.max()]
    if not len(left) or not len(right):
        return []
    start, end = float(left.max()), float(right.min())
    inside = vertical[(vertical[:, 2] > start + TOUCH) & (vertical[:, 2] < end - TOUCH)]
    near = (inside[:, 0] < level + THROUGH) & (inside[:, 1] > level - THROUGH)
    closing = horizontal[(horizontal[:, 0] <= start + TOUCH) & (horizontal[:, 1] >= end - TOUCH), 2] - level
    low = (np.abs(closing) < CORNER) & (closing * direction > 0)
    if near.sum() > len(stubs) or not low.any() or not (closing * direction < 0).any():
        return []
    return [(start, end, level, THIN)]


def _parted(across: npt.NDArray[np.float32], vertical: Segments) -> npt.NDArray[np.bool_]:
    """(n - 1,) true where no upright rule joins a lying rule to the next: they are of two tables."""
    middles = (across[:-1] + across[1:]) / 2
    over = (vertical[:, 0, None] <= middles) & (middles <= vertical[:, 1, None])
    return np.asarray(~over.any(axis=0))


def _gap(end: float, stop: float) -> tuple[float, float]:
    """The stretch between an end and the rule it should meet, without that rule's own ink."""
    away = max(0.0, abs(stop - end) - TOUCH)
    return (end, end + away) if stop > end else (end - away, end)


def _crossing(rule: npt.NDArray[np.float32], others: Segments) -> Segments:
    """The other rules that reach the level of this one."""
    return np.asarray(others[(others[:, 0] - CORNER <= rule[2]) & (rule[2] <= others[:, 1] + CORNER)])


def _beyond(rule: npt.NDArray[np.float32], others: Segments, end: int, furthest: float) -> list[float]:
    """Where crossing rules lie beyond an end, nearest first."""
    away = (_crossing(rule, others)[:, 2] - rule[end]) * (1 if end else -1)
    return [float(rule[end] + d * (1 if end else -1)) for d in np.sort(away[(away > 0) & (away < furthest)])]
