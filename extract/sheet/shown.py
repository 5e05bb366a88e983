"""What of a sheet is shown: rows and columns that are not hidden, cells that no merged one covers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

Place = tuple[int, int]
"""Row, column."""


class Shown:
    """Rows (or columns) of a sheet -> their places among the shown ones."""

    def __init__(self, hidden: Iterable[int]) -> None:
        self._hidden = sorted(set(hidden))

    def range(self, first: int, last: int) -> tuple[int, int]:
        """Where a range begins among the shown, and how many of it are shown."""
        before, upto = bisect_left(self._hidden, first), bisect_right(self._hidden, last)
        return first - before, last - first + 1 - (upto - before)


def inside(filled: Sequence[Place], merged: Mapping[Place, Place]) -> Iterator[Place]:
    """Filled places that a merged cell (its first place -> its last) covers; `filled` are in order."""
    given = set[Place]()
    for (top, left), (bottom, right) in merged.items():
        start, end = bisect_left(filled, (top, left)), bisect_right(filled, (bottom, right))
        for place in filled[start:end]:
            if left <= place[1] <= right and place != (top, left) and place not in given:
                given.add(place)
                yield place
