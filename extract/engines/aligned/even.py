"""Rows whose texts, of one line or of several, are set to their middles or to their feet: told by these alone.

Every row has one line of figures. Where the lines of a block can be cut so that the texts of each row have one middle,
or end on one line, and none begins as the middle of a sentence, nothing else needs to part the rows.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extract.engines.aligned.layout import ITEM, Layout
from extract.engines.aligned.printed import Chunk

_MISSED = 0.3
"""Sizes by which the texts of a row may miss each other's middle, or foot."""
_PITCH = 1.6
"""Sizes from line to line of one text, at most."""
_LINE = 0.9
"""Sizes from line to line, under which two lines stand beside each other."""
_STUBS, _LEAST = 2, 3
"""Leading columns of texts that stand beside several rows, at most; columns beside these, at least."""
_SPACE = 0.25
"""Sizes of a blank."""
_SURE = 3
"""Rows that vouch for a last one that the page's end cut."""
_MOST = 30
"""Lines of one row."""
Place = Callable[[Sequence[Chunk]], float]


def even_rows(layout: Layout, block: Sequence[int], anchors: Sequence[int]) -> list[list[int]] | None:
    """The rows of a block of lines, `anchors` those with figures; None where it cannot be cut so, or is not to be.

    Lines of the first column alone may be headings. Where the first line has figures, texts set to their feet are not
    told from those that begin beside each other.
    """
    if len(anchors) < 2:
        return None
    tries = (_even(layout, block, anchors, stubs) for stubs in range(min(_STUBS, layout.n_cols - _LEAST) + 1))
    return next((rows for rows in tries if rows), None)


def one_row(layout: Layout, block: Sequence[int]) -> bool:
    """Whether the lines of a block are one text in each column, some of them wrapped that are no labels, and these have
    one middle, one head or one foot."""
    texts = _texts(layout, block, 0) or {}
    tries = ([place(text) for text in texts.values()] for place in (_middle, _head, _foot))
    most = _MISSED * layout.lines[block[0]].size
    wrapped = any(len(text) > 1 for column, text in texts.items() if column)
    return wrapped and any(max(places) - min(places) <= most for places in tries)


def _even(layout: Layout, block: Sequence[int], anchors: Sequence[int], stubs: int) -> list[list[int]] | None:
    """The same; the first `stubs` columns hold texts beside several rows, at heights of their own."""
    named = max(stubs, 1)
    if not any(p.first >= named for line in block if line not in anchors for p in layout.placed[line]):
        return None
    places = [_middle, _foot] if block[0] != anchors[0] else [_middle]
    return next((rows for place in places if (rows := _cut(layout, block, set(anchors), place, stubs))), None)


def _middle(text: Sequence[Chunk]) -> float:
    return (_at(text[0]) + _at(text[-1])) / 2


def _head(text: Sequence[Chunk]) -> float:
    return _at(text[0])


def _foot(text: Sequence[Chunk]) -> float:
    return _at(text[-1])


def _at(chunk: Chunk) -> float:
    return (chunk.y0 + chunk.y1) / 2


def _cut(layout: Layout, block: Sequence[int], anchors: set[int], place: Place, stubs: int) -> list[list[int]] | None:
    """The cut into rows whose texts miss each other least in all; the page's end may have cut the last one."""
    best: list[tuple[float, list[list[int]]] | None] = [(0.0, [])] + [None] * len(block)
    for start in range(len(block)):
        before = best[start]
        for end in _ends(block, start, anchors) if before is not None else ():
            missed = _missed(layout, block[start:end], place, stubs)
            known = best[end]
            if before is not None and missed is not None and (known is None or before[0] + missed < known[0]):
                best[end] = (before[0] + missed, [*before[1], list(block[start:end])])
    if best[-1] is not None:
        return best[-1][1]
    done = range(len(block) - 1, len(block) - _MOST, -1)
    ends = ((k, rows[1]) for k in done if k > 0 and (rows := best[k]) and len(rows[1]) >= _SURE)
    ends = ((k, rows) for k, rows in ends if len(anchors & {*block[k:]}) == 1)
    return next(([*rows, list(block[k:])] for k, rows in ends if _texts(layout, block[k:], stubs)), None)


def _ends(block: Sequence[int], start: int, anchors: set[int]) -> Iterator[int]:
    """Where a row that begins here may end: it has one line with figures."""
    held = 0
    for end in range(start + 1, min(len(block), start + _MOST) + 1):
        held += block[end - 1] in anchors
        if held == 1:
            yield end
        elif held:
            return


def _goes_on(above: Chunk, chunk: Chunk, width: float) -> bool:
    """Whether a text goes on under its line: close, as its first word had no room in it; a figure or an item begins."""
    if chunk.figure or ITEM.match(chunk.text):
        return False
    wide = above.x1 - above.x0 + _SPACE * chunk.size + chunk.first_width
    return _at(chunk) - _at(above) <= _PITCH * chunk.size and wide > width - _SPACE * chunk.size


def _missed(layout: Layout, row: Sequence[int], place: Place, stubs: int) -> float | None:
    """How far the texts of a row miss each other; None where they are none of one row."""
    texts = _texts(layout, row, stubs)
    if not texts:
        return None
    places = [place(text) for text in texts.values()]
    missed = max(places) - min(places)
    return missed if missed <= _MISSED * layout.lines[row[0]].size else None


def _has_room(layout: Layout, line: int) -> bool:
    """Whether a line stands as far from both its neighbours as lines of one text do."""
    near = layout.lines[max(0, line - 1) : line + 2]
    return all(b.middle - a.middle >= _LINE * layout.lines[line].size for a, b in pairwise(near))


def _texts(layout: Layout, row: Sequence[int], stubs: int) -> dict[int, list[Chunk]] | None:
    """The text of each column but the stubs; None where some line of it does not go on with the one above, or where a
    line of stubs alone may be a heading: it has the room of a line of its own."""
    texts: dict[int, list[Chunk]] = {}
    for line in row:
        own = [p for p in layout.placed[line] if p.last >= stubs]
        if any(p.first != p.last for p in own) or (not own and _has_room(layout, line)):
            return None
        for p in own:
            texts.setdefault(p.first, []).append(p.chunk)
    if not all(_goes_on(a, b, layout.texts[col].widest) for col, text in texts.items() for a, b in pairwise(text)):
        return None
    begun_small = len(row) > 1 and any(text[0].text[:1].islower() for text in texts.values())
    return None if begun_small else texts
