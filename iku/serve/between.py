"""What was decided while a person looked: who decides later sees it before anything of it is overwritten."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import msgspec

from extract.document import Box
from iku.decisions.decision import OF_ROWS, Decision, standing
from iku.decisions.regions import shared
from iku.decisions.sentence import sentence, taken_back, written
from iku.decisions.whole import WHOLE
from iku.serve.failures import Refusal
from iku.serve.models import Asked
from iku.serve.page.cells import cells
from iku.serve.page.view import printed_name
from iku.serve.standing import Standing
from normalize.told import letters

Json = dict[str, Any]
TEXTS: Final = ("ubah", "terima")
"""Decisions about what a cell says."""
ABOUT: Final[Mapping[str, str]] = {
    **dict.fromkeys(TEXTS, "Sel"), "judul": "Kolom", "tabel": "Tabel",
    **dict.fromkeys(("gabung", "pisah", "buang"), "Baris"),
}  # fmt: skip
"""What a decision is about of which a person says what stood there (`lama`)."""
_SHAPING: Final = ("garis", "tabel")


@dataclass(frozen=True)
class Ground:
    """A document, as far as it says what meets in it."""

    written: bytes
    """Its JSON."""

    @cached_property
    def document(self) -> Json:
        """What it says."""
        return msgspec.json.decode(self.written, type=dict[str, Any])

    def meet(self, one: Decision, other: Decision) -> bool:
        """Whether the later of two would overrule, or stand upon, what the earlier changed."""
        if {one.tindakan, other.tindakan} & {*_SHAPING}:
            return self._share_table(one, other)
        if one.kolom in WHOLE or other.kolom in WHOLE:
            return one.kolom == other.kolom and _alike(one.tabel, other.tabel)
        if one.tindakan == other.tindakan == "abaikan":
            return one.about == other.about
        if "judul" in (one.tindakan, other.tindakan):
            return _alike(one.tabel, other.tabel) and self._share_column(one, other)
        same_row = one.tabel == other.tabel and bool(self._rows(one) & self._rows(other))
        return same_row and self._share_column(one, other)

    def _share_column(self, one: Decision, other: Decision) -> bool:
        """A decision about rows is about every column of theirs."""
        first, second = self._columns(one), self._columns(other)
        return not first or not second or bool(first & second)

    def _columns(self, one: Decision) -> frozenset[str]:
        """Names of the columns that it is about; none where it is about whole rows."""
        if one.tindakan in OF_ROWS:
            return frozenset()
        if one.tindakan != "judul":
            return frozenset({one.kolom} - {""})
        header = letters(one.mentah)
        printing = {name for name, raw in self._headers if header and raw == header}
        return frozenset(({one.kolom, one.baru.strip(), f"\0{header}"} | printing) - {"", "\0"})

    @cached_property
    def _headers(self) -> list[tuple[str, str]]:
        every = (column for table in self.document["tabel"] for column in table["kolom"])
        return [(printed_name(column), letters(column["mentah"])) for column in every]

    def _rows(self, one: Decision) -> frozenset[int | None]:
        """The row; of one that goes on another that one too, and those that stood between them."""
        row = one.baris
        above = self._above(one.tabel, row) if one.tindakan == "gabung" and row else None
        if above is None or row is None:
            return frozenset({row})
        between = set(range(above, row)) - set(self._numbers(one.tabel))
        return frozenset({above, row} | between)

    def _above(self, table: int | None, row: int) -> int | None:
        numbers = self._numbers(table)
        if row in numbers:
            at = numbers.index(row)
            return numbers[at - 1] if at else None
        return max((number for number in numbers if number < row), default=None)

    def _numbers(self, table: int | None) -> list[int]:
        return [row["baris"] for one in self.document["tabel"] if one["tabel"] == table for row in one["baris"]]

    def _share_table(self, one: Decision, other: Decision) -> bool:
        if one.kolom in WHOLE or other.kolom in WHOLE:
            return False
        first, second = _region(one), _region(other)
        if first and second:
            return first[0] == second[0] and shared(first[1], second[1])
        return bool(self._tables(one) & self._tables(other))

    def _tables(self, one: Decision) -> frozenset[int]:
        """Numbers of the tables that it is about: of a region those that print there, and those that are gone."""
        region = _region(one)
        if region is None:
            return frozenset(() if one.tabel is None else (one.tabel,))
        known = {table["tabel"] for table in self.document["tabel"]}
        gone = set(range(1, max(known, default=0) + 2)) - known
        return frozenset(self._printed(*region)) | gone

    def _printed(self, page: int, box: Box) -> Iterator[int]:
        for cell in cells(self.document):
            if any(part[0] == page and Box(*part[1:]).overlap(box) > 0 for part in cell.parts):
                yield cell.place.table


def _alike(one: int | None, other: int | None) -> bool:
    """Whether two tables are one; a decision that names none is about each."""
    return None in (one, other) or one == other


def _region(one: Decision) -> tuple[int, Box] | None:
    """Page and box that it draws or judges; None where it names its table."""
    told = written(one) if one.tindakan in _SHAPING and one.tabel is None else {}
    try:
        return int(told["halaman"]), Box(*map(float, told["kotak"]))
    except (KeyError, TypeError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class Change:
    """A decision that came to hold, or holds no longer."""

    meant: Decision
    line: Decision
    """The line that did it: the decision itself, or the one that took it back."""

    def told(self) -> Json:
        """Who did what, and when."""
        is_back = self.line is not self.meant
        said = taken_back(self.meant, self.line.oleh) if is_back else sentence(self.meant)
        return {"oleh": self.line.oleh, "waktu": self.line.waktu, "pesan": f"{said}."}


def check(asked: Asked, made: Decision, here: Standing | None, decisions: Sequence[Decision], document: bytes) -> None:
    """See that a decision, which `made` is as it would be kept, overrules nothing that the person did not see.

    `here` is what stands in its cell, `decisions` are those about its document.

    Raises:
        Refusal: 409 with what changed; `terakhir` is what one who saw it may say to have seen.
    """
    is_back = asked.tindakan == "batal"
    seen = asked.lama if is_back and asked.dilihat is None else asked.dilihat
    meant = resolved(made, {one.waktu: one for one in decisions})
    ground = Ground(document)
    changed = [] if seen is None else [one.told() for one in since(decisions, seen) if ground.meet(meant, one.meant)]
    if is_back and not any(one.waktu == asked.lama for one in standing(decisions)):
        text = "Keputusan itu tidak ada, atau sudah ditarik atau diganti."
        raise Refusal(409, text, "Muat ulang dokumen.", berubah=changed)
    other = here is not None and is_other(asked, here)
    if other or (changed and asked.dilihat is not None):
        text = (
            f"{ABOUT[asked.tindakan]} ini sudah diubah sementara itu."
            if other
            else "Sementara itu hal yang sama sudah diputuskan."
        )
        now: Json = {"kini": here.told()} if here else {}
        last = decisions[-1].waktu if decisions else ""
        advice = "Lihat isinya sekarang, lalu putuskan lagi."
        raise Refusal(409, text, advice, **now, berubah=changed, terakhir=last)


def is_other(asked: Asked, here: Standing) -> bool:
    """Whether something else stands here than the person says to have seen; only a cell may be seen empty."""
    if asked.tindakan not in ABOUT or asked.lama is None or not (asked.lama or asked.tindakan in TEXTS):
        return False
    return not here.is_seen(asked.lama)


def since(decisions: Sequence[Decision], seen: str) -> list[Change]:
    """What changed after the line of this moment, which a person saw last; after none, where no line has it.

    `decisions` are those about one document, in the order in which they were made.
    """
    at = next((n for n in range(len(decisions), 0, -1) if decisions[n - 1].waktu == seen), 0)
    before, now = ({one.about: one for one in standing(some)} for some in (decisions[:at], decisions))
    return [one for one in _last(decisions, at) if before.get(one.meant.about) != now.get(one.meant.about)]


def _last(decisions: Sequence[Decision], at: int) -> Iterator[Change]:
    """Of each thing decided about since, the last line about it."""
    named = {one.waktu: one for one in decisions}
    last: dict[tuple[object, ...], Change] = {}
    for line in decisions[at:]:
        meant = resolved(line, named)
        last.pop(meant.about, None)
        last[meant.about] = Change(meant, line)
    yield from last.values()


def resolved(line: Decision, named: Mapping[str, Decision]) -> Decision:
    """What a line is about: of one that takes back, that which it takes back. `named`: lines by their moment."""
    seen: set[str] = set()
    while line.tindakan == "batal" and line.lama in named and line.waktu not in seen:
        seen.add(line.waktu)
        line = named[line.lama]
    return line
