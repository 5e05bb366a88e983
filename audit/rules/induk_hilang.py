"""An activity without its programme, a sub activity without its activity.

Needs: official codes, and rows of the level above in the document; or a table whose rows name their parent.
Source: Permendagri 90/2019: every sub activity belongs to one activity, every activity to one programme.
Limits: a document without any row of the level above with a code (an extract for one level, names of its own) is not
judged, nor is one of which a table was skipped that may hold the parents, nor are the first rows of a document that
begins in the middle of a table, nor those of whose parent a row without code or a heading has the name, nor those under
a heading that nothing tells of; a row without
code is only judged where its table has a column for the parent, and not where parents stand in rows of their own above
it, as the reading may have lost one.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from audit.finding import Finding, PlainRule
from audit.spot import BETWEEN, HEADING, PERINGATAN, Saying, Spot, edition, place, spots
from normalize.model import Normalised, NormalTable
from normalize.nomenclature.assign import official
from normalize.nomenclature.official import Entry, fold, parent_of, similarity
from normalize.sorts.weight import PERHAPS
from schema.columns import WORK

PARENT = {"kegiatan": "program", "sub_kegiatan": "kegiatan"}
LEVEL_NAME = {"program": "Program", "kegiatan": "Kegiatan"}
MISSING = Saying(
    "induk_hilang",
    PERINGATAN,
    "{induk} {kode} “{nama}” tidak ada dalam dokumen, padahal anaknya ada ({tempat}).",
    "Tambahkan baris induknya, atau periksa apakah anaknya memang milik dokumen ini.",
)
MANY = Saying(
    "induk_hilang",
    PERINGATAN,
    "{kali} {anak} tidak mempunyai {induk} induk dalam dokumen: {induk} {kode} tidak ada.",
    "Periksa apakah tabel tingkat di atasnya lengkap.",
)
CODED = re.compile(r"\d\.\d{1,2}\.\d")
ALIKE = 0.85
"""Similarity of a printed name to the official one of a parent that it may be."""
MOST_SINGLE = 3
"""Missing parents told one by one; more are told together."""
UNNAMED = Saying("induk_hilang", PERINGATAN, "Baris ini tidak berada di bawah {induk} mana pun.", "Lengkapi induknya.")


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per missing parent, on its first child; many missing ones in one finding."""
    if any(one.weight >= PERHAPS for one in doc.refused):
        return
    begun = _begun(doc.tables[0]) if doc.tables else {}
    rows = [spot for spot in spots(doc) if not _goes_on(spot, doc, begun)]
    for level, above in PARENT.items():
        parents = [spot for spot in rows if spot.row.kind == above]
        children = [spot for spot in rows if spot.row.kind == level]
        coded = [spot for spot in parents if spot.row.code]
        if coded:
            yield from _missing(children, coded, above, doc)
        yield from _unnamed(children, above)


def _begun(table: NormalTable) -> dict[str, int]:
    """The first row of a table that is above those of each level."""
    first = {level: [r.row for r in table.indicators if r.kind in LEVEL_NAME and r.kind != level] for level in PARENT}
    return {level: min(above) for level, above in first.items() if above}


def _goes_on(spot: Spot, doc: Normalised, begun: Mapping[str, int]) -> bool:
    """Whether a row stands before the first parent of a first table that has parents: they stood before it."""
    return spot.table is doc.tables[0] and spot.row.row < begun.get(spot.row.kind, spot.row.row)


def _missing(children: list[Spot], parents: list[Spot], above: str, doc: Normalised) -> Iterator[Finding]:
    """Children whose official parent is no row, though they may stand under another one with its own code."""
    codes = {spot.row.code for spot in parents}
    uncoded = (spot.row.text(level) for spot in spots(doc) for level in WORK if not spot.row.code)
    called = {*map(fold, uncoded), *_headings(doc)}
    others = {"", *(spot.row.text(above) for spot in parents)}
    found: dict[str, list[Spot]] = defaultdict(list)
    for spot in children:
        parent = parent_of(spot.row.code)
        if parent and parent not in codes and spot.row.text(above) in others:
            found[parent].append(spot)
    written = edition(doc)
    named = {parent: rows for parent, rows in found.items() if not _is_called(official(parent, written), called)}
    orphans = {parent: rows for parent, rows in named.items() if not _under_unknown(rows[0])}
    if len(orphans) > MOST_SINGLE:
        yield _together(orphans, above)
        return
    for parent, rows in orphans.items():
        entry = official(parent, written)
        places = ", ".join(place(spot) for spot in rows)
        name = entry.name if entry else ""
        yield rows[0].says(MISSING, rows[0].row.kind, induk=LEVEL_NAME[above], kode=parent, nama=name, tempat=places)


def _headings(doc: Normalised) -> set[str]:
    """What stands in rows that were set aside as headings: a parent may be printed with nothing but its budget."""
    aside = (row.text for table in doc.tables for row in table.set_aside if row.reason == HEADING)
    return {fold(part) for text in aside for part in text.split(BETWEEN)}


def _under_unknown(child: Spot) -> bool:
    """Whether the heading over a child, its own aside, is one of which nothing is known: its parent, misprinted or
    misread."""
    own = child.row.text(child.row.kind)
    known = {fold(row.text(level)) for row in child.table.indicators for level in WORK if row.code}
    above = [row for row in child.table.set_aside if row.reason == HEADING and row.row < child.row.source_row]
    texts = [text for row in reversed(above) if own not in (text := row.text)]
    names = [fold(part) for part in texts[0].split(BETWEEN)] if texts else []
    return bool(names) and not CODED.search(texts[0]) and known.isdisjoint(names)


def _is_called(entry: Entry | None, names: Collection[str]) -> bool:
    """Whether a row without a code, of whatever level, is called so; of a code that no list knows nobody can tell."""
    return entry is None or any(similarity(name, fold(entry.name)) >= ALIKE for name in names if name)


def _together(orphans: dict[str, list[Spot]], above: str) -> Finding:
    first = next(iter(orphans.values()))[0]
    return first.says(
        MANY,
        first.row.kind,
        kali=str(sum(map(len, orphans.values()))),
        anak=first.row.kind.replace("_", " "),
        induk=LEVEL_NAME[above].lower(),
        kode=", ".join(orphans),
    )


def _unnamed(children: list[Spot], above: str) -> Iterator[Finding]:
    tables: dict[int, list[Spot]] = defaultdict(list)
    for spot in children:
        tables[spot.table.number].append(spot)
    for rows in tables.values():
        if any(spot.row.text(above) for spot in rows) and not _bands(rows[0].table, above):
            for spot in rows:
                field = spot.row.fields.get(above)
                if field is not None and not field.clean.strip():
                    yield spot.says(UNNAMED, spot.row.kind, induk=LEVEL_NAME[above].lower())


def _bands(table: NormalTable, above: str) -> bool:
    """Whether the parents of a table are rows or bands, so that a missing one may be the reader's loss."""
    handed = (row.fields.get(above) for row in table.indicators)
    return any(field is not None and field.inherited for field in handed)


RULE = PlainRule("induk_hilang", _found)
