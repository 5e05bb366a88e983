"""Rows without rules between them, told by the heights at which their texts stand.

Every row has one line of values. Its longest text fills it, and the others are set to its head, its middle or its foot,
words and values alike in all rows. Where the lines of a block can be cut so, and none of a row's texts begins as the
middle of a sentence, nothing else needs to part the rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.alignment import Place, foot_of, head_of, middle_of
from extract.engines.aligned.layout import ITEM, Layout
from extract.engines.aligned.printed import Chunk
from extract.figures import is_value

_MISSED = 0.3
"""Sizes by which a text may miss the head, middle or foot of its row."""
_LINE = 1.0
"""Sizes from line to line, under which two lines stand beside each other."""
_STUBS, _LEAST = 3, 2
"""Leading columns of texts that stand beside several rows, at most; columns beside these, at least."""
_SPACE = 0.25
"""Sizes of a blank."""
_SURE = 3
"""Rows that vouch for one that the page's end cut."""
_MOST = 30
"""Lines of one row."""
_SMALL = 5.0
"""What a row that begins in small letters costs, as a miss of so many points."""
_CUT = 1e6
"""What a row that the page's end cut costs: more than any other."""
Rows = list[list[int]]
Texts = Mapping[int, Sequence[Chunk]]
"""The lines of each column's text."""


@dataclass(frozen=True, slots=True)
class _May:
    """What may be a row: the line it begins with and the one after it, its texts, whether the page's end cut it, and
    whether it begins as the middle of a sentence."""

    start: int
    end: int
    texts: Texts
    cut: bool = False
    small: bool = False


_PLACES = (head_of, middle_of, foot_of)
_SETTINGS = [(p, p) for p in _PLACES] + [(words, values) for words in _PLACES for values in _PLACES if words != values]
"""Where words and where values stand in their rows."""


def even_rows(layout: Layout, block: Sequence[int], anchors: Sequence[int], cut: bool = False) -> Rows | None:
    """The rows of a block of lines, `anchors` those with values; None where it cannot be cut so, or is not to be.

    `cut`: the first row may have been begun by the page before.
    """
    if len(anchors) < 2:
        return None
    most = min(_STUBS, layout.n_cols - _LEAST)
    tries = (_even(layout, block, set(anchors), stubs, cut) for stubs in range(most + 1))
    return next((rows for rows in tries if rows), None)


def one_row(layout: Layout, block: Sequence[int]) -> bool:
    """Whether the lines of a block are one text in each column, some of them wrapped that are no labels, set alike."""
    texts = _texts(layout, block, 0) or {}
    wrapped = any(len(text) > 1 for column, text in texts.items() if column)
    return wrapped and any(_missed(layout, texts, place, place) is not None for place in _PLACES)


def _even(layout: Layout, block: Sequence[int], anchors: set[int], stubs: int, cut: bool) -> Rows | None:
    """The same; the first `stubs` columns hold texts beside several rows, at heights of their own."""
    named = max(stubs, 1)
    if not any(p.first >= named for line in block if line not in anchors for p in layout.placed[line]):
        return None
    own = {
        line for line in anchors if any(p.first >= stubs and layout.texts[p.first].valued for p in layout.placed[line])
    }
    rows = list(_candidates(layout, block, own, stubs, cut))
    found = (_cut(layout, block, rows, *places) for places in _SETTINGS)
    return min((one for one in found if one), key=lambda one: one[0], default=(0.0, None))[1]


def _candidates(layout: Layout, block: Sequence[int], anchors: set[int], stubs: int, cut: bool) -> Iterator[_May]:
    """All that may be rows. A line that says something in all stubs and has the room of a line of its own is one, with
    what goes on under it in these: a goal and its number, set between the rows that are its own."""
    above: dict[int, Chunk] = {}
    for start, line in enumerate(block):
        own = [p for p in layout.placed[line] if p.last >= stubs]
        whole = stubs > 1 and layout.columns(line) == set(range(stubs))
        if whole and _is_heading(layout, line, stubs):
            on = (k for k in range(start + 1, len(block)) if not _only_goes_on(layout, block[k], stubs))
            yield _May(start, next(on, len(block)), {})
        yield from _from(layout, block, start, anchors, stubs, above, cut)
        above |= {p.first: p.chunk for p in own}


def _from(
    layout: Layout,
    block: Sequence[int],
    start: int,
    anchors: set[int],
    stubs: int,
    above: Mapping[int, Chunk],
    cut: bool,
) -> Iterator[_May]:
    """Those that begin with one line; `above`: the last line over it of each column."""
    held, torn = 0, start > 0 and _only_goes_on(layout, block[start], stubs)
    for end in range(start + 1, min(len(block), start + _MOST) + 1):
        held += block[end - 1] in anchors
        if held > 1:
            return
        open_ = end == len(block) or (cut and not start)
        texts = _texts(layout, block[start:end], stubs) if held or open_ else {}
        small = bool(texts) and _goes_on_above(layout, texts or {}, above, cut)
        if texts is None or (small and end - start > 1):  # nor with the lines below
            return
        if texts and held and _names(layout, texts, stubs):
            yield _May(start, end, texts, small=small or torn)
        if texts and open_:
            yield _May(start, end, texts, True, small)


def _only_goes_on(layout: Layout, line: int, stubs: int) -> bool:
    """Whether a line holds nothing but stubs in small letters."""
    return all(p.last < stubs and p.chunk.text[:1].islower() for p in layout.placed[line])


def _names(layout: Layout, texts: Texts, stubs: int) -> bool:
    """Whether some text is no value, where the columns right of the stubs have others."""
    return any(not layout.texts[column].valued for column in texts) or all(one.valued for one in layout.texts[stubs:])


def _goes_on_above(layout: Layout, texts: Texts, above: Mapping[int, Chunk], cut: bool) -> bool:
    """Whether some text begins in small letters, and close under another, or under the page's end."""
    small = ((above.get(column), text[0]) for column, text in texts.items() if text[0].text[:1].islower())
    return any(cut if over is None else _at(chunk) - _at(over) <= layout.pitch * chunk.size for over, chunk in small)


def _cut(
    layout: Layout, block: Sequence[int], rows: Sequence[_May], words: Place, values: Place
) -> tuple[float, Rows] | None:
    """The cut into rows whose texts miss their places least in all, and by how much."""
    best: list[tuple[float, Rows] | None] = [(0.0, [])] + [None] * len(block)
    for row in rows:
        before, known = best[row.start], best[row.end]
        if before is None:  # of most, and sooner told than how far texts miss their places
            continue
        missed = _CUT if row.cut else _missed(layout, row.texts, words, values) if row.texts else 0.0
        if missed is not None:
            missed += before[0] + _SMALL * row.small
            if known is None or missed < known[0]:
                best[row.end] = (missed, [*before[1], list(block[row.start : row.end])])
    found = best[-1]
    if found is None or (found[0] >= _CUT and len(found[1]) - found[0] // _CUT < _SURE):
        return None
    return found


def _missed(layout: Layout, texts: Texts, words: Place, values: Place) -> float | None:
    """How far the texts of a row miss their places; None where they are none of one row."""
    ends = {column: (_at(text[0]), _at(text[-1])) for column, text in texts.items()}
    row = min(first for first, _ in ends.values()), max(last for _, last in ends.values())
    most = _MISSED * next(iter(texts.values()))[0].size
    if not any(own[0] - row[0] <= most and row[1] - own[1] <= most for own in ends.values()):
        return None
    places = [(values if layout.texts[column].valued else words, own) for column, own in ends.items()]
    missed = [abs(place(*own) - place(*row)) for place, own in places]
    return sum(missed) if max(missed) <= most else None


def _at(chunk: Chunk) -> float:
    return (chunk.y0 + chunk.y1) / 2


def _has_room(layout: Layout, line: int) -> bool:
    """Whether a line stands as far from both its neighbours as lines of one text do."""
    near = layout.lines[max(0, line - 1) : line + 2]
    return all(b.middle - a.middle >= _LINE * layout.lines[line].size for a, b in pairwise(near))


def _is_heading(layout: Layout, line: int, stubs: int) -> bool:
    """Whether a line of stubs has the room of a line of its own, and is not of a text that goes on beside others."""
    return _has_room(layout, line) and not any(_runs_beside(layout, line, step, stubs) for step in (-1, 1))


def _runs_beside(layout: Layout, line: int, step: int, stubs: int) -> bool:
    """Whether a stub goes on in small letters from line to line, up or down to one on which others stand as well."""
    above, under = sorted((line, line + step))
    if not 0 <= above < under < len(layout.lines):
        return False
    upper, lower = layout.placed[above], layout.placed[under]
    on = any(p.first == q.first < stubs and q.chunk.text[:1].islower() for p in upper for q in lower)
    return on and (any(p.last >= stubs for p in (*upper, *lower)) or _runs_beside(layout, line + step, step, stubs))


def _texts(layout: Layout, row: Sequence[int], stubs: int) -> Texts | None:
    """The text of each column but the stubs; None where some line of it does not go on with the one above, or where a
    line of stubs alone may be a heading."""
    texts: dict[int, list[Chunk]] = {}
    for line in row:
        own = [p for p in layout.placed[line] if p.last >= stubs]
        if any(p.first != p.last for p in own) or (not own and _is_heading(layout, line, stubs)):
            return None
        for p in own:
            texts.setdefault(p.first, []).append(p.chunk)
    whole = all(_goes_on(layout, column, *pair) for column, text in texts.items() for pair in pairwise(text))
    return texts if whole else None


def _goes_on(layout: Layout, column: int, above: Chunk, chunk: Chunk) -> bool:
    """Whether a text goes on under its line: close, as its first word had no room in it; a value or an item begins."""
    own = layout.texts[column]
    if (own.valued and is_value(chunk.text)) or ITEM.match(chunk.text):
        return False
    wide = above.x1 - above.x0 + _SPACE * chunk.size + chunk.first_width
    return _at(chunk) - _at(above) <= layout.pitch * chunk.size and wide > own.widest - _SPACE * chunk.size
