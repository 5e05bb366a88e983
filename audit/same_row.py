"""What makes two rows of a document one: the level, the names, the details and the budget that they print; and which
rows print again what goes on, or stand in lists that begin again.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from audit.going_on import is_item
from audit.spot import Spot
from audit.whose import heading
from normalize.headers.measures import names_money
from normalize.model import Normalised, NormalTable
from normalize.nomenclature.official import fold
from schema.columns import NAMES_OF_LEVEL, UNKNOWN_PREFIX

NAMES = (*NAMES_OF_LEVEL, "indikator_tujuan")
DETAILS = ("definisi_operasional", "formulasi", "satuan", "penanggung_jawab")
REPORTS = ("lkjip", "monev", "renstra", "rkt")
PERSON = "individu"
"""In the header of indicators that are one person's."""
SHORTEST = 8
"""Letters below which an indicator is too bare ("Indeks") to say that two rows mean the same."""
QUANTITY = re.compile(r"[\d.,]+\s*(?:%|[^\W\d]+)?(?:\s+[^\W\d]+)?")
"""A number with its unit, where a name should stand."""
LIST = 5
"""Rows of one name and indicator, with budgets or details of their own, that are one for each village or clinic."""
Key: TypeAlias = tuple[str, ...]


def names_one(text: str) -> bool:
    """Whether a text is long enough for an indicator's name, and neither money nor a bare quantity."""
    return len(fold(text)) >= SHORTEST and not names_money(text) and not QUANTITY.fullmatch(text)


def place_of(spot: Spot) -> tuple[int, int]:
    """Table and row."""
    return spot.table.number, spot.row.row


def printed_row(spot: Spot) -> tuple[int, int]:
    """The printed row, of which blocks side by side make several."""
    return spot.table.number, spot.row.source_row


def printed_again(table: NormalTable) -> Iterator[tuple[int, int]]:
    """(table, row) of rows whose printed row gives a row of a lower level too, as one before of the same name did: a
    programme that is printed again for its next activity."""
    lowest: dict[int, int] = defaultdict(int)
    for row in table.indicators:
        lowest[row.source_row] = max(lowest[row.source_row], row.depth)
    seen: set[Key] = set()
    for row in table.indicators:
        own = subject(Spot(table, row))
        if own in seen and row.kind in NAMES_OF_LEVEL and row.depth < lowest[row.source_row]:
            yield table.number, row.row
        seen.add(own)


def parts_of(table: NormalTable) -> Iterator[tuple[tuple[int, int], int]]:
    """(table, row), part: of a list of indicators alone, whose numbers begin again under a heading that names none."""
    if any(row.kind != "indikator" for row in table.indicators):
        return
    part, before = 0, 0
    for row in table.indicators:
        number = int(digits) if (digits := row.text("no").strip(" .)")).isdecimal() else 0
        part += number == 1 and before > 1
        before = number or before
        yield (table.number, row.row), part


def heads_of(table: NormalTable) -> Iterator[tuple[tuple[int, int], str]]:
    """(table, row), name: of items ("a. SD"), the indicator that they are parts of; another one's are other rows."""
    head = ""
    for row in table.indicators:
        if is_item(row):
            yield (table.number, row.row), head
        else:
            head = fold(row.text("indikator"))


def group_of(doc: Normalised, spot: Spot) -> str:
    """Tables of a report show the same indicators again and again: each is looked at by itself, as are those of one
    officer's own work, and what stands under the heading of each office."""
    shows = doc.sort in REPORTS or any(target.kind != "target" for target in spot.row.targets) or _of_person(spot)
    return f"{spot.table.number if shows else ''} {heading(spot)} "


def _of_person(spot: Spot) -> bool:
    """Whether a table says that its indicators are one person's, whose staff and colleagues have them too."""
    return any(column.name == "indikator" and PERSON in column.header.casefold() for column in spot.table.columns)


def level_names(spot: Spot) -> Key:
    """Under which names a row hangs, and its own."""
    return tuple(fold(spot.row.text(name)) for name in NAMES)


def look_of(spot: Spot) -> Key:
    """What rows that are one print alike, wherever they hang."""
    extra = sorted(name for name in spot.row.fields if name.startswith(UNKNOWN_PREFIX))
    own = fold(spot.row.text(spot.row.kind))
    return (
        spot.row.kind,
        *((own,) if own else level_names(spot)),
        *(fold(spot.row.text(name)) for name in (*DETAILS, *extra)),
        *(target.field.clean for target in spot.row.targets if target.kind == "anggaran"),
    )


def subject(spot: Spot) -> Key:
    """What a row is about: its level and its own name."""
    return spot.row.kind, fold(spot.row.text(spot.row.kind))


def lists_of_places(same: Mapping[Key, Sequence[Spot]]) -> set[Key]:
    """What stands in so many rows, and not always alike, that they are a list of places that other rows name."""
    rows: Counter[Key] = Counter()
    ways: Counter[Key] = Counter()
    for found in same.values():
        rows[subject(found[0])] += len(found)
        ways[subject(found[0])] += 1
    return {own for own in rows if rows[own] >= LIST and ways[own] > 1}
