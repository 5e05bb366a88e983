"""The same row, or the same indicator, again.

Needs: rows with an indicator. Two rows are the same where their level and own name, their objective, indicator,
definition, formula and additional columns agree (letter case and spaces aside), wherever they hang: a row copied to
another place inherits another parent. A merged indicator that covers several rows is one.
Source: one indicator has one target. galat where the doubled row gives other targets for the same year, unless the
official list has several codes of that name (as many such activities may stand in one document) and their
formula has no figures of its own.
Limits: the tables of a report (a document with realisations, a plan of several parts) repeat their indicators: there
only rows of one table are compared (`nilai_berbeda` compares the figures); rows that differ in their definition,
formula or budget are two rows; an indicator shared by different activities is found once for all of them.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from audit.finding import Finding
from audit.spot import GALAT, PERINGATAN, Saying, Spot, edition, place, spots
from audit.yearly import unit_name
from normalize.model import Normalised, Target
from normalize.nomenclature.assign import candidates
from normalize.nomenclature.official import fold
from schema.columns import NAMES_OF_LEVEL, UNKNOWN_PREFIX

NAMES = (*NAMES_OF_LEVEL, "indikator_tujuan")
DETAILS = ("definisi_operasional", "formulasi", "satuan")
REPORTS = ("lkjip", "monev", "renstra", "rkt")
SHORTEST = 8
"""Letters below which an indicator is too bare ("Indeks") to say that two rows mean the same."""
AGAIN = Saying(
    "baris_ganda", PERINGATAN, "Baris ini sama dengan {tempat}.", "Hapus salah satunya, atau bedakan isinya."
)
CONTRADICTS = Saying(
    "baris_ganda",
    GALAT,
    "Indikator pada baris ini sama dengan {tempat}, tetapi targetnya berbeda: {beda}.",
    "Tetapkan satu target untuk indikator yang sama.",
)
OTHER_TARGETS = replace(CONTRADICTS, severity=PERINGATAN)
SHARED = Saying(
    "baris_ganda",
    PERINGATAN,
    "Indikator “{indikator}” dipakai {kali} kali ({tempat}).",
    "Beri setiap tingkat dan kegiatan indikator yang mengukur hasilnya sendiri.",
)
Key: TypeAlias = tuple[str, ...]


class BarisGanda:
    """See the module."""

    code = "baris_ganda"

    def __call__(self, doc: Normalised) -> Iterator[Finding]:
        """One finding per doubled row and one per shared indicator."""
        groups: dict[str, dict[Key, list[Spot]]] = defaultdict(lambda: defaultdict(list))
        for spot in spots(doc):
            field = spot.row.fields.get("indikator")
            if field and not field.inherited and len(fold(field.clean)) >= SHORTEST:
                groups[_apart(doc, spot) + fold(field.clean)][_key(spot)].append(spot)
        written = edition(doc)
        for same in groups.values():
            for rows in same.values():
                for number, again in enumerate(rows[1:], 1):
                    yield _again(rows[:number], again, written)
            if len(same) > 1 and len({_names(rows[0]) for rows in same.values()}) > 1:
                yield _shared([rows[0] for rows in same.values()])


def _apart(doc: Normalised, spot: Spot) -> str:
    """Tables of a report show the same indicators again and again: each is looked at by itself."""
    shows = doc.sort in REPORTS or any(target.kind != "target" for target in spot.row.targets)
    return f"{spot.table.number} " if shows else ""


def _names(spot: Spot) -> Key:
    return tuple(fold(spot.row.text(name)) for name in NAMES)


def _key(spot: Spot) -> Key:
    extra = sorted(name for name in spot.row.fields if name.startswith(UNKNOWN_PREFIX))
    own = fold(spot.row.text(spot.row.kind))
    return (
        spot.row.kind,
        *((own,) if own else _names(spot)),
        *(fold(spot.row.text(name)) for name in (*DETAILS, *extra)),
        *(target.field.clean for target in spot.row.targets if target.kind == "anggaran"),
    )


def _again(earlier: list[Spot], again: Spot, written: int | None) -> Finding:
    first = min(earlier, key=lambda spot: len(_differing(spot, again)))
    differing = _differing(first, again)
    told = "; ".join(differing)
    if not differing:
        return again.says(AGAIN, "indikator", tempat=place(first))
    codes = len(candidates(again.row.kind, again.row.text(again.row.kind), written))
    general = not any(character.isdigit() for character in again.row.text("formulasi").replace("100", ""))
    if codes > 1 and len(earlier) < codes and general:
        return again.says(OTHER_TARGETS, "indikator", tempat=place(first), beda=told)
    return again.says(CONTRADICTS, "indikator", tempat=place(first), beda=told)


def _differing(first: Spot, again: Spot) -> list[str]:
    """The years with other targets, told."""
    before = _single(first)
    told = []
    for key, target in _single(again).items():
        old = before.get(key)
        if old is not None and not _agree(old, target):
            told.append(f"{target.year}: {_squash(old) or 'kosong'} dan {_squash(target) or 'kosong'}")
    return told


def _single(spot: Spot) -> dict[Key, Target]:
    """Values by year, kind and period that one column alone gives: "Rancangan" and "Hasil" are two statements."""
    keys = [(target.year, target.kind, target.period) for target in spot.row.targets]
    return {key: t for key, t in zip(keys, spot.row.targets, strict=True) if keys.count(key) == 1}


def _agree(one: Target, other: Target) -> bool:
    """Whether two prints can say the same: one number, whose grade or unit one of them may leave out."""
    pairs = list(zip(_means(one), _means(other), strict=True))
    return all(a == b for a, b in pairs[:3]) and all(a == b or not a or not b for a, b in pairs[3:])


def _means(target: Target) -> tuple[object, ...]:
    """What a target says, however it is printed: "16,4 %" and "16,40%" are one."""
    value = target.value
    text = "".join(target.field.clean.lower().split()) if value.status == "tak_terbaca" else ""
    return value.number, value.low, value.high, (value.grade or "").lower(), unit_name(value.unit), text


def _squash(target: Target) -> str:
    return " ".join(target.field.clean.split())


def _shared(rows: list[Spot]) -> Finding:
    last = rows[-1]
    places = ", ".join(place(spot) for spot in rows)
    return last.says(SHARED, "indikator", indikator=last.row.text("indikator"), kali=str(len(rows)), tempat=places)


RULE = BarisGanda()
