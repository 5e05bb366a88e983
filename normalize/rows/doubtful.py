"""Rows of which the page may make others: several indicators kept as one, and what goes on from the row above."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from extract.breaks import has_room
from normalize.headers.unfolded import announces
from normalize.model import Doubt, Field, Indicator, Target
from normalize.words.openings import column_of
from schema.columns import GOALS, WORK

_KEPT = "Baris memuat beberapa indikator yang targetnya tidak dapat dipisahkan dengan pasti."
_TORN = "Indikator ini tampaknya lanjutan dari baris di atasnya."
_TORN_GOAL = "Tujuan atau sasaran ini tampaknya lanjutan dari baris di atasnya."
_CROWDED = "Satu sel memuat beberapa nilai, baris demi baris, dan barisnya tidak dapat dipisahkan dengan pasti."
_CUT_OFF = "Indikator ini tampaknya terpotong: akhir kalimatnya tidak ditemukan."
_VALUES, _MANY = 3, 5
"""Lines of several cells, or of one, each a value, beside as many of the indicator: rows that nothing told apart."""
_VALUE = re.compile(r"[<>≤≥±=]?\s*(?:Rp\.?\s*)?\d")
_SMALL = 0.75
"""Of a table's indicators: where so many begin with a small letter, that is how they are printed."""
_LETTERED = re.compile(r"[a-z][.)](?:\s|[A-Z])")
"""The letter of an item: "b. Jalan desa", "b.Jalan desa"."""
_CLOSING = ",.;:)/&"
_OPEN = re.compile(r"(?:/|\b(?:dan|atau|yang))$")
"""The end of a text that goes on."""
_UNFINISHED = re.compile(
    r"\s(?:dan|atau|yang|di|ke|dari|untuk|pada|dengan|dalam|oleh|terhadap|serta|bagi)$", re.IGNORECASE
)
"""Words that no text ends with."""
Placed = tuple[int, Field]
"""A row's position and what it says."""


def kept_whole(together: Sequence[int], rows: Sequence[Indicator]) -> Iterator[Doubt]:
    """A doubt for each row, by its position, that numbers several indicators which nothing tells apart."""
    for position in together:
        yield doubt(position, rows[position].fields["indikator"], _KEPT)


def gathered(rows: Sequence[Indicator]) -> Iterator[Doubt]:
    """A doubt for each row whose indicators are announced once more among them, whose unit is printed twice ("Persen
    Persen") or whose number counts on in its cell: cells that nothing told apart.
    """
    for position, found in printed(rows, "indikator"):
        unit = rows[position].text("satuan").casefold().split()
        twice = len(unit) % 2 == 0 and unit[: len(unit) // 2] == unit[len(unit) // 2 :] != []
        lines = found.raw.splitlines()
        if twice or any(map(announces, lines[1:])) or 1 < _numbers(rows[position].fields.get("no")) <= len(lines):
            yield doubt(position, found, _KEPT)


def _numbers(number: Field | None) -> int:
    """How many numbers count on from each other in a cell: "9" over "10" over "11"."""
    said = [line.strip(" .)") for line in number.raw.splitlines()] if number and not number.inherited else []
    counts = all(map(str.isdecimal, said)) and all(int(b) == int(a) + 1 for a, b in pairwise(said))
    return len(said) if counts else 0


def crowded(rows: Sequence[Indicator]) -> Iterator[Doubt]:
    """A doubt for each row with value cells of several lines, each of which is a value, that say no number."""
    for position, row in enumerate(rows):
        name = row.fields.get("indikator")
        held = [count for target in row.targets if (count := _values_in(target)) >= _VALUES]
        if name and len(name.raw.splitlines()) >= _VALUES and (len(held) > 1 or max(held, default=0) >= _MANY):
            yield doubt(position, name, _CROWDED)


def _values_in(target: Target) -> int:
    """How many values stand one under the other in a cell that says no number."""
    lines = target.field.raw.splitlines()
    return len(lines) if target.value.status != "angka" and all(map(_VALUE.match, lines)) else 0


def torn(rows: Sequence[Indicator], *, ruled: bool = False) -> Iterator[Doubt]:
    """A doubt for each row whose indicator begins in the middle of a sentence, where the others begin as such, or
    follows one that ends in the middle of one. `ruled`: texts wrap at the borders of their cells, not before.
    """
    own = printed(rows, "indikator")
    open_ended = {
        after
        for (_, found), (after, below) in pairwise(own)
        if _OPEN.search(found.clean)
        and not _begins(rows[after])
        and not (ruled and _on_one_page(found, below) and _names_itself(rows[after]))
    }
    loose = [(k, found) for k, found in own if k in open_ended or (goes_on(found.clean) and not _stands_alone(rows[k]))]
    whole = {k + 1 for k, _ in loose if k > 0 and ((ruled and _is_whole(rows[k - 1], rows[k])) or _repeats(rows, k))}
    bare = {k for k, _ in loose if k > 0 and _valued(rows[k - 1]) and not _valued(rows[k])}
    torn_off = _unless_usual(loose, own, _TORN, "indikator", ruled=ruled, anyway=bare)
    yield from (one for one in torn_off if one.row not in whole)


def cut_off(rows: Sequence[Indicator]) -> Iterator[Doubt]:
    """A doubt for each row whose indicator ends in the middle of a sentence: the rest of it was read nowhere."""
    for position, found in printed(rows, "indikator"):
        if _UNFINISHED.search(found.clean):
            yield doubt(position, found, _CUT_OFF)


def torn_goals(rows: Sequence[Indicator], *, ruled: bool = False) -> Iterator[Doubt]:
    """The same of goals that begin in the middle of a sentence. `ruled`: in rows without a number of their own, which
    may else stand beside the last line of what it counts.
    """
    for name in GOALS:
        own = [(k, found) for k, found in printed(rows, name) if found.clean]
        loose = [(k, found) for k, found in own if goes_on(found.clean) and not (ruled and _stands_alone(rows[k]))]
        yield from _unless_usual(loose, own, _TORN_GOAL, name, ruled=ruled)


def printed(rows: Sequence[Indicator], name: str) -> list[Placed]:
    """What the rows themselves print in a column, by their positions."""
    return [(k, found) for k, row in enumerate(rows) if (found := row.fields.get(name)) and not found.inherited]


def _valued(row: Indicator) -> bool:
    """Whether a row itself prints a unit or a value."""
    own = [row.fields.get("satuan"), *(target.field for target in row.targets)]
    return any(found and found.clean and not found.inherited for found in own)


def _unless_usual(
    loose: Sequence[Placed],
    own: Sequence[Placed],
    message: str,
    name: str,
    *,
    ruled: bool,
    anyway: Collection[int] = (),
) -> Iterator[Doubt]:
    """A doubt for each that begins so below another, unless that is how the column is printed, or the text above ended
    there. `anyway`: rows that say nothing of their own."""
    if len(loose) < _SMALL * len(own):
        above = {after: found for (_, found), (after, _) in pairwise(own)}
        apart = {k for k, f in loose if k in above and k not in anyway and _apart(above[k], f, ruled=ruled)}
        yield from (doubt(k, found, message, name) for k, found in loose if k > 0 and k not in apart)


def _apart(above: Field, found: Field, *, ruled: bool) -> bool:
    """Whether the text above ended there: it is a dash, or had room on its last line for the first word of this one."""
    if above.raw.strip() and not any(map(str.isalnum, above.raw)):
        return True
    cell, first = above.cell, found.clean.split()[:1]
    return ruled and cell is not None and bool(first) and has_room(cell.lines, cell.box, first[0])


def goes_on(text: str) -> bool:
    """Whether a text begins as the rest of another, not with a word that opens indicators or goals."""
    begins = any(map(str.isalnum, text)) and (text[0].islower() or text[0] in _CLOSING)
    return begins and column_of(text) is None and not _LETTERED.match(text)


def _begins(row: Indicator) -> bool:
    """Whether a row has its own number and an indicator that begins as such: what ends in "Kab./" above was cut off."""
    return _stands_alone(row) and column_of(row.text("indikator")) == "indikator"


def _stands_alone(row: Indicator) -> bool:
    """Whether the row has a number or a code of its own, or opens a programme: however its indicator begins."""
    own = {name: found for name, found in row.fields.items() if found.clean and not found.inherited}
    return "no" in own or "kode" in own or any(column_of(own[k].clean) == k for k in WORK if k in own)


def _on_one_page(one: Field, other: Field) -> bool:
    return bool(one.cell and other.cell and one.cell.page is not None and one.cell.page == other.cell.page)


def _names_itself(row: Indicator) -> bool:
    """Whether a row prints a name of its own beside an indicator, both as texts begin: what is above was clipped."""
    own = [found.clean for k in WORK if (found := row.fields.get(k)) and not found.inherited]
    return any(text[:1].isupper() for text in own) and row.text("indikator")[:1].isupper()


def _repeats(rows: Sequence[Indicator], position: int) -> bool:
    """Whether a row names what the one above it names: plans abreast, "Semula" beside "Menjadi"."""
    return rows[position].text("indikator").casefold() == rows[position - 1].text("indikator").casefold()


def _is_whole(above: Indicator, row: Indicator) -> bool:
    """Whether a ruled row fills, beside its name, every cell that the one above it on the page fills: a figure at the
    least, or two texts; over a page break several figures. What goes on from above leaves its short cells empty.
    """
    own = _beside(row)
    over = {name: found for name, found in _beside(above).items() if not _handed_down(found, row.fields.get(name))}
    pages = {found.cell.page for found in (*over.values(), *own.values()) if found.cell}
    figures = sum(target.value.status == "angka" for target in row.targets if target.column in own)
    near = len(pages) == 1 or figures > 1
    return near and over.keys() <= own.keys() and bool(figures or len(own) > 1)


def _handed_down(found: Field, below: Field | None) -> bool:
    """Whether a merged cell stands beside both rows."""
    return below is not None and below.inherited and below.cell is not None and below.cell is found.cell


def _beside(row: Indicator) -> dict[str, Field]:
    """What a row itself prints beside its indicator, by column."""
    cells = {**row.fields, **{target.column: target.field for target in row.targets}}
    return {name: found for name, found in cells.items() if found.clean and not found.inherited and name != "indikator"}


def of_row(position: int, row: Indicator, message: str) -> Doubt:
    """A doubt about a row as such."""
    return doubt(position, row.fields.get("indikator") or Field("", ""), message)


def doubt(position: int, found: Field, message: str, name: str = "indikator") -> Doubt:
    """A doubt about what a row, by its position, prints in a column."""
    cell = found.cell
    page, box = (cell.page, cell.box) if cell else (None, None)
    return Doubt(position + 1, name, "tak_terbaca", found.raw, message, page, box, rows=True)
