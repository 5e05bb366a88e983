"""Rows that go on from their neighbours: further indicators of one name, rows that the reading tore."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from audit.spot import page_of
from normalize.model import Indicator, NormalTable, Target
from schema.columns import NAMES_OF_LEVEL, UNKNOWN_PREFIX

NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s")
ITEM = re.compile(r"\s*(?:[a-z][.)]\s|[-–•▪●○➢➤*]\s*[^\W\d_])")
"""An item of a list: "a. Jitut", "- Padi"."""
SEVERAL = 3
"""Lines without a name that are no oversight."""
OTHER_NAME = f"{UNKNOWN_PREFIX}nama"
"""A name whose level could not be told."""


def further(table: NormalTable) -> set[int]:
    """Further indicators of the name above: rows without a name, or with one handed down from over a deeper row."""
    if not any(_names(row) for row in table.indicators):
        return set()
    further: set[int] = set()
    before: Indicator | None = None
    for row in table.indicators:
        goes_on = before is not None and before.row in further and before.kind == row.kind
        if not _names(row) or (_is_handed_down(row) and (goes_on or _is_deeper(before, row))):
            further.add(row.row)
        before = row
    return further


def over_deeper(table: NormalTable) -> set[int]:
    """Rows that stand over one of a lower level: whoever is responsible for that is told there."""
    return {row.row for row, below in pairwise(table.indicators) if below.depth > row.depth}


def _names(row: Indicator) -> list[str]:
    names = (*NAMES_OF_LEVEL, *(name for name in row.fields if name.startswith(OTHER_NAME)))
    return [name for name in names if row.text(name).strip()]


def _is_handed_down(row: Indicator) -> bool:
    own = row.fields.get(row.kind)
    return own is not None and own.inherited


def _is_deeper(before: Indicator | None, row: Indicator) -> bool:
    levels = [NAMES_OF_LEVEL.index(one.kind) for one in (before, row) if one and one.kind in NAMES_OF_LEVEL]
    return len(levels) == 2 and levels[0] > levels[1]


def nameless(table: NormalTable) -> set[int]:
    """Rows with neither an indicator nor a code or number, below others, in a table whose rows mostly have one: several
    such are further lines of the rows above, by place or by unit."""
    for name in ("kode", "no"):
        bare = {row.row for row in table.indicators[1:] if name in row.fields and not row.text(name).strip()}
        if any(name in row.fields for row in table.indicators) and 2 * len(bare) < len(table.indicators):
            lines = {row.row for row in table.indicators if row.row in bare and not row.text("indikator").strip()}
            return lines if len(lines) >= SEVERAL else set()
    return set()


def torn(table: NormalTable) -> set[int]:
    """Rows of which one has the indicator and its neighbour the values."""
    said = [(says(row, "indikator"), any(t.value.status != "kosong" for t in row.targets)) for row in table.indicators]
    pairs = zip(pairwise(table.indicators), pairwise(said), strict=True)
    torn = [rows for rows, both in pairs if sorted(both) == [(False, True), (True, False)]]
    return {row.row for rows in torn for row in rows}


def by_turns(table: NormalTable) -> set[int]:
    """Rows that take turns by design: a name with figures and no unit, over its indicator with the unit and none."""
    told = [(bool(row.text("satuan").strip()), any(map(_promises, row.targets))) for row in table.indicators]
    pairs = zip(pairwise(table.indicators), pairwise(told), strict=True)
    turns = [rows for rows, both in pairs if both == ((False, True), (True, False))]
    return {row.row for rows in turns for row in rows} if len(turns) >= SEVERAL else set()


def _promises(target: Target) -> bool:
    return target.kind == "target" and target.value.status != "kosong"


def over_page(table: NormalTable, name: str) -> set[int]:
    """Rows from the top of a page on, and down to its end, whose cell is empty: what the page before or after prints
    beside them may cover them."""
    rows = table.indicators
    return {row.row for order in (rows, rows[::-1]) for row in _from_the_break(order, name)}


def _from_the_break(rows: Sequence[Indicator], name: str) -> Iterator[Indicator]:
    covered = False
    for before, row in pairwise(rows):
        covered = not row.text(name).strip() and (covered or page_of(before, name) != page_of(row, name))
        if covered:
            yield row


def under_aim(table: NormalTable, name: str) -> set[int]:
    """Rows below one that has an aim, under the same merged goal or number, without a number of their own, or whose
    indicator goes on its count ("3. ..." below "2. ...", "➢ Padi"): further indicators of it, in cells of their own."""
    covered: set[int] = set()
    before: Indicator | None = None
    for row in table.indicators:
        counted = before is not None and (_number(row) == _number(before) + 1 > 1 or is_item(row))
        unnumbered = "no" in row.fields and (not row.text("no").strip() or row.fields["no"].inherited)
        bare = not row.text(name).strip() and (counted or unnumbered or _same_goal(before, row))
        if bare and before and (before.row in covered or before.text(name).strip()):
            covered.add(row.row)
        before = row
    return covered


def of_goals(table: NormalTable, name: str) -> set[int]:
    """Rows of a goal before its first aim: its own indicators."""
    own: set[int] = set()
    before: Indicator | None = None
    for row in table.indicators:
        goal = row.fields.get("tujuan")
        begins = goal is not None and bool(goal.clean.strip()) and not goal.inherited
        goes_on = before is not None and before.row in own and _same_goal(before, row)
        if not row.text(name).strip() and (begins or goes_on):
            own.add(row.row)
        before = row
    return own


def _same_goal(before: Indicator | None, row: Indicator) -> bool:
    """Whether one merged cell of a goal covers a row and the one above."""
    cells = [one.fields["tujuan"].cell for one in (before, row) if one and "tujuan" in one.fields]
    return len(cells) == 2 and cells[0] is not None and cells[0] is cells[1]


def _number(row: Indicator) -> int:
    """What an indicator's own text is numbered with; 0 for nothing."""
    found = NUMBERED.match(row.text("indikator"))
    return int(found[1]) if found else 0


def over_items(table: NormalTable) -> set[int]:
    """Rows that only name what the rows below measure: they promise and reach nothing, and end with a colon, share
    their number with what follows ("2" over "2.1" too), or stand over lettered items and bullets."""
    pairs = pairwise(table.indicators)
    return {row.row for row, below in pairs if not _measures(row) and _measures(below) and _heads(row, below)}


def _measures(row: Indicator) -> bool:
    return any(t.value.status != "kosong" for t in row.targets if t.kind in ("target", "realisasi"))


def _heads(row: Indicator, below: Indicator) -> bool:
    number = below.fields.get("no")
    shared = bool(number and number.inherited and row.text("no").strip())
    own = row.text("no").strip(" .")
    shared = shared or bool(own and below.text("no").strip().startswith(f"{own}."))
    return row.text("indikator").rstrip().endswith(":") or shared or is_item(below)


def is_item(row: Indicator) -> bool:
    """Whether the indicator is an item of a list under another one: "a. SD", "- Padi"."""
    return bool(ITEM.match(row.text("indikator")))


def says(row: Indicator, name: str) -> bool:
    """Whether a cell holds more than a dash."""
    return any(character.isalnum() for character in row.text(name))
