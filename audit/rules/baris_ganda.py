"""The same row, or the same indicator, again.

Needs: rows with an indicator. Two rows are the same where their level and own name, their objective, indicator,
definition, formula and additional columns agree (letter case and spaces aside), wherever they hang: a row copied to
another place inherits another parent. A merged indicator that covers several rows is one.
Source: one indicator has one target: galat where the doubled row gives another number for the same year. A year that
one of the rows leaves empty contradicts nothing.
In a list of indicators alone whose numbers begin again, each run is of something else (schools of two levels).
Rows whose codes differ, or whose name the official list has under both of their parents, are two rows; where it has the
name several times and no parent tells them apart, other targets are a peringatan.
An indicator of several activities is a peringatan where it is a share or a score, which only one of them can have, and
info where it is counted, or names what is made and no measure: counts of several activities add up.
A table that prints all rows of another once more, as each officer's agreement does, is info.
Limits: the tables of a report (a document with realisations, a plan of several parts) repeat their indicators: there
only rows of one table are compared (`nilai_berbeda` compares the figures), as are tables whose titles name other plans
or offices; rows that differ in their definition,
formula, officer or budget are two rows (a table of several sub districts names each on its rows), as are rows without
targets of which other things are told; a row that promises nothing is no second one of a row that does; one printed
row makes several (blocks of levels or of stages side by side), and prints its programme again for each activity: these
say nothing twice, nor does a goal or a programme that is printed again, as it was, over what goes on under it; tables
of other sorts (a plan and an agreement bound together) share their indicators by design; a bare quantity
("12 Dokumen") names no indicator.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from audit.finding import Finding, PlainRule
from audit.measure import adds_up, names_measure
from audit.origins import caption, named
from audit.same_row import (
    Key,
    group_of,
    heads_of,
    level_names,
    lists_of_places,
    look_of,
    names_one,
    parts_of,
    place_of,
    printed_again,
    printed_row,
    subject,
)
from audit.same_values import differing, in_parts, of_other_years, promise_same
from audit.spot import GALAT, INFO, PERINGATAN, Saying, Spot, edition, place, spots
from audit.whose import of_other_offices
from normalize.model import Normalised, NormalTable
from normalize.nomenclature.assign import candidates
from normalize.nomenclature.official import fold

PARENT = {"sub_kegiatan": "kegiatan", "kegiatan": "program"}
PEERS = 40
"""Of rows that look the same, so many are compared with each that follows: a table may repeat it a thousand times."""
AGAIN = Saying(
    "baris_ganda", PERINGATAN, "Baris ini sama dengan {tempat}.", "Hapus salah satunya, atau bedakan isinya."
)
IN_PARTS = Saying(
    "baris_ganda",
    PERINGATAN,
    "Indikator pada baris ini sama dengan {tempat}; masing-masing hanya mengisi sebagian tahun.",
    "Gabungkan menjadi satu baris.",
)
CONTRADICTS = Saying(
    "baris_ganda",
    GALAT,
    "Indikator pada baris ini sama dengan {tempat}, tetapi targetnya berbeda: {beda}.",
    "Tetapkan satu target untuk indikator yang sama.",
)
OTHER_TARGETS = replace(CONTRADICTS, severity=PERINGATAN)
OTHER_VALUES = Saying(
    "baris_ganda",
    PERINGATAN,
    "Indikator pada baris ini sama dengan {tempat}, targetnya pun sama, tetapi nilai lainnya berbeda: {beda}.",
    "Tetapkan satu nilai untuk indikator yang sama.",
)
SHARED = Saying(
    "baris_ganda",
    PERINGATAN,
    "Indikator “{indikator}” dipakai {kali} kali ({tempat}).",
    "Beri setiap tingkat dan kegiatan indikator yang mengukur hasilnya sendiri.",
)
COUNTED = replace(SHARED, severity=INFO)


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per doubled row and one per shared indicator."""
    written = edition(doc)
    for same in _groups(doc):
        listed = lists_of_places(same)
        for rows in same.values():
            if subject(rows[0]) not in listed:
                yield from _doubled(rows, written)
        yield from _shared([rows[0] for rows in same.values()])


def _groups(doc: Normalised) -> Iterable[Mapping[Key, list[Spot]]]:
    """The rows of each indicator, by how they look."""
    groups: dict[str, dict[Key, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    parts = {place: part for table in doc.tables for place, part in parts_of(table)}
    heads = {place: head for table in doc.tables for place, head in heads_of(table)}
    again = {place for table in doc.tables for place in printed_again(table)}
    for spot in spots(doc):
        field = spot.row.fields.get("indikator")
        if field and not field.inherited and names_one(field.clean) and place_of(spot) not in again:
            here = place_of(spot)
            look = (*look_of(spot), str(parts.get(here, "")), heads.get(here, ""))
            groups[group_of(doc, spot) + fold(field.clean)][look].append(spot)
    return groups.values()


def _doubled(rows: Sequence[Spot], written: int | None) -> Iterator[Finding]:
    """Of rows that look the same: those after the first that an earlier one is."""
    for number, again in enumerate(rows[1:], 1):
        codes = len(candidates(again.row.kind, again.row.text(again.row.kind), written))
        earlier = [
            one
            for one in rows[: min(number, PEERS)]
            if _alike(one, again) and not _of_other_plans(one, again) and not _apart_in_list(one, again, codes)
        ]
        earlier = [one for one in earlier if promise_same(one, again) or not differing(one, again, told=True)]
        first = min(earlier, key=lambda spot: len(differing(spot, again)), default=None)
        if first and not (_heads(first) and _heads(again) and _says_the_same(first, again)):
            yield _again(first, again, sure=codes <= len(earlier) or first.row.code == again.row.code != "")


def _heads(spot: Spot) -> bool:
    """Whether the row below is of a lower level: it stands over what goes on under it, and is printed for it again."""
    below = next((row for row in spot.table.indicators if row.row == spot.row.row + 1), None)
    return below is not None and below.depth > spot.row.depth


def _says_the_same(one: Spot, other: Spot) -> bool:
    return one.table is other.table and not differing(one, other) and not differing(one, other, told=True)


def _is_empty(spot: Spot) -> bool:
    """Whether a row promises nothing."""
    return all(target.value.status == "kosong" for target in spot.row.targets)


def _alike(one: Spot, other: Spot) -> bool:
    """Whether both promise something for one year, or neither does, in two printed rows that share no cell that was not
    read: the agreements of two years say two things."""
    unread = {id(t.field.cell) for t in one.row.targets if t.value.status == "tak_terbaca" and t.field.cell}
    shared = any(id(target.field.cell) in unread for target in other.row.targets)
    if one.table is other.table and one.row.source_row == other.row.source_row:
        return False
    if one.table is not other.table and of_other_years(one, other):
        return False
    return _is_empty(one) == _is_empty(other) and not shared


def _of_other_plans(one: Spot, other: Spot) -> bool:
    """Whether the titles of two tables name other plans, stages or offices: they state one indicator each."""
    titles = caption(one.table.title), caption(other.table.title)
    return named(titles[0]) != named(titles[1]) or of_other_offices(*titles)


def _apart_in_list(one: Spot, other: Spot, codes: int) -> bool:
    """Whether the official list tells the rows apart: by their codes, or by their parents."""
    if one.row.code and other.row.code:
        return one.row.code != other.row.code
    above = PARENT.get(other.row.kind, "")
    return codes > 1 and fold(one.row.text(above)) != fold(other.row.text(above))


def _again(first: Spot, again: Spot, sure: bool) -> Finding:
    promised, told = differing(first, again), differing(first, again, told=True)
    if promised:
        general = not any(character.isdigit() for character in again.row.text("formulasi").replace("100", ""))
        proven = (sure or not general) and not told
        return again.says(
            CONTRADICTS if proven else OTHER_TARGETS, "indikator", tempat=place(first), beda="; ".join(promised)
        )
    if told:
        return again.says(OTHER_VALUES, "indikator", tempat=place(first), beda="; ".join(told))
    saying = IN_PARTS if in_parts(first, again) else AGAIN
    saying = replace(saying, severity=INFO) if _printed_twice(first.table, again.table) else saying
    return again.says(saying, "indikator", tempat=place(first))


def _printed_twice(one: NormalTable, other: NormalTable) -> bool:
    """Whether two tables have the same indicators, one after the other: the agreement of each officer prints them."""
    rows = [[fold(row.text("indikator")) for row in table.indicators] for table in (one, other)]
    return one is not other and rows[0] == rows[1]


def _shared(rows: Sequence[Spot]) -> Iterator[Finding]:
    """One finding where rows of several names have one indicator; blocks of one printed row are one."""
    promising = [spot for spot in rows if not _is_empty(spot)] or rows
    single = list({printed_row(spot): spot for spot in reversed(promising)}.values())[::-1]
    alike = [spot for spot in single if spot.table.sort == single[0].table.sort]
    if len({level_names(spot) for spot in alike}) > 1:
        indicator = alike[-1].row.text("indikator")
        places = ", ".join(place(spot) for spot in alike)
        saying = SHARED if names_measure(indicator) and not adds_up(indicator) else COUNTED
        yield alike[-1].says(saying, "indikator", indikator=indicator, kali=str(len(alike)), tempat=places)


RULE = PlainRule("baris_ganda", _found)
