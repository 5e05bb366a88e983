"""One rule: what is printed so means this. A line of the folder's own vocabulary, with who accepted it and why."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from emit.table import cell as guarded
from emit.table import unguard
from iku.decisions.headers import meant as name_of
from normalize.told import ANY_YEAR, YEAR, letters
from normalize.values import units
from normalize.words import lexicon
from normalize.words.squash import fold
from schema.columns import FREE_TEXT, UNKNOWN_PREFIX

FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    "judul_kolom": ("judul", "nama", "bobot", "induk"),
    "satuan": ("satuan", "jenis", "baku", "ejaan", "singkatan"),
    "ejaan": ("kata", "baku"),
    "isi": ("kolom", "tertulis", "baku"),
    "opd": ("tertulis", "nama"),
    "tabel": ("judul", "indikator"),
    "garis": ("judul", "garis"),
}
"""Kinds of rule and the columns of each one's file, those of the project's own vocabulary where it has such a file."""
PROVENANCE: Final = ("waktu", "oleh", "keputusan", "dokumen", "ditarik")
LONGEST: Final = 2_000
"""Letters of a cell."""
LONGEST_UNIT: Final = 60
SHORTEST: Final = 4
"""Letters of a word that may be a misspelling: shorter ones ("dan", "ke", "x") are in no list and mostly right."""
_PLACES: Final[Mapping[str, tuple[str, str]]] = {
    "judul_kolom": ("judul", "nama"), "satuan": ("ejaan", "satuan"), "ejaan": ("kata", "baku"),
    "isi": ("tertulis", "baku"), "opd": ("tertulis", "nama"), "tabel": ("judul", "indikator"),
    "garis": ("judul", "garis"),
}  # fmt: skip
"""Where each kind says what is printed, and what it means."""
TEXTS: Final = tuple(name for name in FREE_TEXT if name not in ("no", "kode", "satuan"))
"""Columns of running text."""
_WORDS: Final = re.compile(r"[^\W\d_]+(?:[ /-][^\W\d_]+)*")
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a decision taught."""

    kind: str
    """One of `FORMS`."""
    printed: str
    meant: str
    column: str = ""
    """Of "isi": the column whose cells say so."""
    waktu: str = ""
    """When it was accepted; empty while it is only offered."""
    oleh: str = ""
    keputusan: str = ""
    """`waktu` of the decision that it comes from, in `dokumen`."""
    dokumen: str = ""
    ditarik: str = ""
    """When it was withdrawn and by whom; empty while it holds."""

    @property
    def id(self) -> str:
        """Names it: the same in every run."""
        told = "\0".join((self.kind, self.column, self.printed, self.meant, self.waktu))
        return blake2b(told.encode("utf-8", "replace"), digest_size=6).hexdigest()

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is about: a later rule about the same overrules it."""
        return self.kind, self.column, letters(self.printed)

    @property
    def is_sound(self) -> bool:
        """Whether it may be applied at all: no rule turns a figure into another, or a proper word or unit."""
        texts = (self.printed, self.meant)
        if not all(texts) or max(map(len, texts)) > LONGEST or not letters(self.printed):
            return False
        return _SOUND[self.kind](self)


def _is_header(rule: Rule) -> bool:
    dated = YEAR in rule.printed or YEAR not in rule.meant
    return dated and name_of(rule.meant.replace(YEAR, ANY_YEAR)) is not None


def _is_unit(rule: Rule) -> bool:
    plain = not _DIGIT.search(rule.printed + rule.meant)
    return plain and len(rule.meant) <= LONGEST_UNIT and not units.is_known(rule.printed)


def _is_spelling(rule: Rule) -> bool:
    words = lexicon.load()
    alike = bool(_WORDS.fullmatch(rule.printed)) and bool(_WORDS.fullmatch(rule.meant))
    return alike and not all(len(one) < SHORTEST or words.derives(one) for one in re.split(r"[ /-]", rule.printed))


def _is_content(rule: Rule) -> bool:
    return (rule.column in TEXTS or rule.column.startswith(UNKNOWN_PREFIX)) and same_figures(rule.printed, rule.meant)


def _is_cut(rule: Rule) -> bool:
    from iku.decisions.rules.cut import cut_of

    return cut_of(rule.meant) is not None


def same_figures(one: str, other: str) -> bool:
    """Whether two texts print the same digits in the same order."""
    return _DIGIT.findall(one) == _DIGIT.findall(other)


_SOUND: Final[Mapping[str, Callable[[Rule], bool]]] = {
    "judul_kolom": _is_header,
    "satuan": _is_unit,
    "ejaan": _is_spelling,
    "isi": _is_content,
    "opd": lambda rule: same_figures(rule.printed, rule.meant),
    "tabel": lambda rule: rule.meant in ("ya", "tidak"),
    "garis": _is_cut,
}


def to_cells(rule: Rule) -> list[str]:
    """The rule as a record of its kind's file."""
    printed, meant = _PLACES[rule.kind]
    known = {printed: rule.printed, meant: rule.meant, "kolom": rule.column, "bobot": "1"}
    known |= {name: getattr(rule, name) for name in PROVENANCE}
    return [guarded(known.get(name, "")) for name in columns(rule.kind)]


def columns(kind: str) -> tuple[str, ...]:
    """The columns of a kind's file."""
    return (*FORMS[kind], *PROVENANCE)


def of_cells(kind: str, cells: Sequence[str]) -> Rule | None:
    """A record as a rule; None where it is none that may be applied."""
    named = dict(zip(columns(kind), map(unguard, cells), strict=True))
    printed, meant = _PLACES[kind]
    told = {name: named[name] for name in PROVENANCE}
    column = named.get("kolom", "")
    rule = Rule(kind, fold(named[printed]), fold(named[meant]), column, **told)
    return rule if rule.waktu and rule.is_sound else None
