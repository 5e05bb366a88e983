"""What a decision would mend elsewhere: the rules that it teaches, each with its reach in the folder's documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from emit.report import labels
from iku.decisions.decision import Decision
from iku.decisions.forms import verdict
from iku.decisions.rules.reach import reach
from iku.decisions.rules.rule import Rule
from iku.decisions.rules.teach import taught
from iku.decisions.rules.touch import touching

Json = Mapping[str, Any]
_CALLED: Final = {
    "judul_kolom": "Kolom berjudul “{printed}” dibaca sebagai “{meant}”",
    "satuan": "Satuan “{printed}” dibaca “{meant}”",
    "ejaan": "Kata “{printed}” dibaca “{meant}”",
    "isi": "Isi kolom {column} “{printed}” dibaca “{meant}”",
    "opd": "Perangkat daerah “{printed}” dibaca “{meant}”",
    "tabel": "Tabel berjudul kolom “{printed}” {meant} tabel indikator",
    "garis": "Tabel berjudul kolom “{printed}” dipotong menurut garis ini",
}
OF_FORM: Final = ("judul_kolom", "satuan", "opd", "tabel", "garis")
"""Kinds that belong to an office's form: they will come again even where no other document shows it yet."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A rule that a person may accept."""

    rule: Rule
    cells: int
    """Other cells that print the same."""
    documents: tuple[str, ...]
    """Where they are."""

    @property
    def reach(self) -> str:
        """ "12 sel dalam 4 dokumen"."""
        return f"{self.cells} sel dalam {len(self.documents)} dokumen" if self.cells else "belum ada sel lain"

    @property
    def sentence(self) -> str:
        """What it does, for the person who is asked."""
        rule = self.rule
        return _CALLED[rule.kind].format(printed=rule.printed, meant=_named(rule), column=labels.column(rule.column))


def _named(rule: Rule) -> str:
    """What is meant, as people call it."""
    if rule.kind == "tabel":
        said = verdict(rule.meant)
        return "adalah" if said and said.tabel else "bukan"
    return labels.column(rule.meant) if rule.kind == "judul_kolom" else rule.meant


def offers(
    decision: Decision, document: bytes, others: Iterable[tuple[str, bytes]], rules: Iterable[Rule] = ()
) -> list[Offer]:
    """The rules that a decision teaches, those of the widest reach first.

    Args:
        decision: as it was kept.
        document: the JSON of its document after it.
        others: the folder's documents by id, as their JSON files; its own may be among them.
        rules: those that hold: what they say already is not offered.
    """
    known = {(rule.key, rule.meant) for rule in rules if not rule.ditarik}
    candidates = [one for one in taught(decision, _parsed(document)) if (one.key, one.meant) not in known]
    if not candidates:
        return []
    found = {one.id: (one, 0, list[str]()) for one in candidates}
    for name, content in (*(one for one in others if one[0] != decision.dokumen), (decision.dokumen, document)):
        touched = touching(candidates, content)
        parsed = _parsed(content) if touched else {}
        for rule in touched:
            own = decision if name == decision.dokumen else None
            cells = reach(rule, parsed, own)
            if cells:
                _, before, names = found[rule.id]
                found[rule.id] = (rule, before + cells, [*names, name])
    made = [Offer(rule, cells, tuple(names)) for rule, cells, names in found.values()]
    return sorted((one for one in made if one.cells or one.rule.kind in OF_FORM), key=lambda one: -one.cells)


def _parsed(content: bytes) -> Json:
    try:
        return msgspec.json.decode(content, type=dict[str, Any])
    except msgspec.MsgspecError:
        return {}
