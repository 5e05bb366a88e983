"""Pieces of rules joined to whole strokes, and strokes gathered into groups that touch."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.ink import Bools, Floats, Rules

SNAP = 3.0
"""Points: rules this near are one (the two lines of a double border); pdfplumber's tolerance."""
JOIN = 3.0
"""Points: a gap this small inside a rule is a dash's or a cell border's, not an end."""
TOUCH = 3.0
"""Points by which a rule may miss the one it ends at."""
SHORT = 3.0
"""Points: what is shorter after joining is a mark, no rule."""
MOST = 2000
"""Strokes of one direction that are looked at, the longest: a map or a hatching has more, a table has some hundred."""
_CORNER = 1.5
"""Times as far from a double rule as its lines are from each other, where those of another one end before it."""
_DOT = 0.3
"""Points by which the dots of one rule may miss a line."""
_FAR = 1e6

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Side:
    """Strokes of one direction, (n,) each: position across, extent along, luminance (the darkest piece's)."""

    at: Doubles
    lo: Doubles
    hi: Doubles
    shade: npt.NDArray[np.uint8]

    def select(self, keep: Bools | npt.NDArray[np.intp]) -> "Side":
        """The strokes that a mask or index picks."""
        return Side(self.at[keep], self.lo[keep], self.hi[keep], self.shade[keep])

    def __len__(self) -> int:
        return len(self.at)


@dataclass(frozen=True, slots=True)
class Strokes:
    """Horizontal (at y, from x to x) and vertical (at x, from y to y) strokes."""

    across: Side
    down: Side


def joined(rules: Rules) -> Strokes:
    """The page's rules with their pieces joined."""
    across = _joined(rules.horizontal[:, [1, 0, 2]], rules.horizontal_shade)
    down = _joined(rules.vertical[:, [0, 1, 3]], rules.vertical_shade)
    return Strokes(_reaching(across, down), _reaching(down, across))


def _reaching(strokes: Side, others: Side) -> Side:
    """The strokes, those that end before a double rule as its own lines do at its corners drawn on to its middle."""
    group = clusters(others.at, SNAP)
    lo, hi = strokes.lo.copy(), strokes.hi.copy()
    for k in np.flatnonzero(np.bincount(group) > 1).tolist():
        own = others.select(group == k)
        first, last = own.at.min(), own.at.max()
        if last - first < _DOT:
            continue
        near, at = _CORNER * (last - first), (first + last) / 2
        beside = (strokes.at >= own.lo.min() - near) & (strokes.at <= own.hi.max() + near)
        hi[beside & (strokes.lo < first) & (hi >= first - near) & (hi < at)] = at
        lo[beside & (strokes.hi > last) & (lo <= last + near) & (lo > at)] = at
    return Side(strokes.at, lo, hi, strokes.shade)


def _joined(pieces: Floats, shade: npt.NDArray[np.uint8] | None) -> Side:
    """Pieces at one position, overlapping or nearly so, become one stroke. `pieces`: (n, 3) at, lo, hi."""
    shades = np.zeros(len(pieces), np.uint8) if shade is None else shade
    if not len(pieces):
        return Side(np.zeros(0), np.zeros(0), np.zeros(0), shades)
    whole, shades = _without_dots(pieces.astype(np.float64), shades)
    if not len(whole):
        return Side(np.zeros(0), np.zeros(0), np.zeros(0), shades)
    order, start = _runs(whole, SNAP / 2)
    (at, lo, hi), shades = whole[order].T, shades[order]
    length = np.maximum(hi - lo, 1e-3)
    side = Side(
        np.add.reduceat(at * length, start) / np.add.reduceat(length, start),
        np.minimum.reduceat(lo, start),
        np.maximum.reduceat(hi, start),
        np.minimum.reduceat(shades, start),
    )
    side = side.select(side.hi - side.lo >= SHORT)
    if len(side) <= MOST:
        return side
    return side.select(np.sort(np.argsort(side.lo - side.hi, kind="stable")[:MOST]))


def _runs(pieces: Doubles, near: float) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """An order in which pieces at one position, `near` or less apart, that go on along it follow each other, and where
    in it each run of them begins."""
    at, lo, hi = pieces.T
    line = clusters(at, near)
    order = np.lexsort((lo, line))
    lo, hi, line = lo[order], hi[order], line[order]
    reach = np.maximum.accumulate(hi + line * _FAR)
    begins = np.r_[True, (lo + line * _FAR)[1:] > reach[:-1] + JOIN]
    return order, np.flatnonzero(begins)


def _without_dots(pieces: Doubles, shades: npt.NDArray[np.uint8]) -> tuple[Doubles, npt.NDArray[np.uint8]]:
    """The pieces without those of a dotted rule that runs the other way: a dot is as high as it is wide, and at its
    own place nothing goes on; between two rules close steps of dots would make these one."""
    if not (pieces[:, 2] - pieces[:, 1] < SHORT).any():
        return pieces, shades
    order, start = _runs(pieces, _DOT)
    ends = np.maximum.reduceat(pieces[order, 2], start)
    long = np.repeat(ends - pieces[order[start], 1] >= SHORT, np.diff(np.r_[start, len(order)]))
    kept = np.sort(order[long])
    return pieces[kept], shades[kept]


def clusters(values: Doubles, gap: float) -> npt.NDArray[np.intp]:
    """A number for each value: equal for those that a chain of steps of at most `gap` connects; ascending."""
    order = np.argsort(values, kind="stable")
    out = np.empty(len(values), np.intp)
    out[order] = np.cumsum(np.r_[False, np.diff(values[order]) > gap]) if len(values) else 0
    return out


def touching(strokes: Strokes) -> Bools:
    """(horizontal, vertical): which strokes meet."""
    h, v = strokes.across, strokes.down
    return np.asarray(
        (v.at[None, :] >= h.lo[:, None] - TOUCH)
        & (v.at[None, :] <= h.hi[:, None] + TOUCH)
        & (h.at[:, None] >= v.lo[None, :] - TOUCH)
        & (h.at[:, None] <= v.hi[None, :] + TOUCH)
    )


def groups(strokes: Strokes) -> list[Strokes]:
    """Strokes that touch, directly or through others; lone ones (underlines, bars) are left out."""
    meets = touching(strokes)
    left = set(np.flatnonzero(meets.any(axis=1)).tolist())
    out = []
    while left:
        across, down = _spread(meets, min(left))
        left -= set(np.flatnonzero(across).tolist())
        out.append(Strokes(strokes.across.select(across), strokes.down.select(down)))
    return out


def _spread(meets: Bools, seed: int) -> tuple[Bools, Bools]:
    """The horizontal and vertical strokes that hang together with one horizontal."""
    across: Bools = np.arange(len(meets)) == seed
    while True:
        down: Bools = np.asarray(meets[across].any(axis=0))
        more: Bools = np.asarray(meets[:, down].any(axis=1))
        if (more == across).all():
            return across, down
        across = more
