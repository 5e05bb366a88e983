"""The rules that one decision teaches, from what it says and the document that it is about."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, Final

from rapidfuzz import fuzz

from iku.decisions.decision import Decision
from iku.decisions.drawing import lines_of
from iku.decisions.forms import verdict
from iku.decisions.rules import cut
from iku.decisions.rules.rule import TEXTS, Rule
from iku.decisions.rules.use import LONGEST_PHRASE
from iku.decisions.said import top, value_name
from normalize.told import YEAR, letters
from normalize.words.squash import fold
from schema.columns import UNKNOWN_PREFIX, JenisNilai

Json = Mapping[str, Any]
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NEAR: Final = 80.0
"""Likeness (0-100) from which the words of a title are a misspelt office."""
_MOST_WORDS: Final = 400
"""Of a text whose words are compared."""


def taught(decision: Decision, document: Json) -> list[Rule]:
    """The rules, the widest kind first; none that may not be applied."""
    told = {"keputusan": decision.waktu, "dokumen": decision.dokumen}
    found = [Rule(kind, printed, meant, column, **told) for kind, printed, meant, column in _taught(decision, document)]
    return [rule for rule in found if rule.is_sound and (rule.printed != rule.meant or rule.kind == "judul_kolom")]


def _taught(decision: Decision, document: Json) -> Iterator[tuple[str, str, str, str]]:
    if decision.tindakan == "judul":
        yield "judul_kolom", *_header(decision, document), ""
    elif decision.tindakan == "tabel":
        yield "tabel", _top(decision, document), _verdict(decision.baru), ""
    elif decision.tindakan == "garis":
        yield from _cut(decision, document)
    elif decision.tindakan == "ubah" and decision.kolom == "opd":
        old = fold(decision.lama) or _title_like(fold(decision.baru), document)
        yield "opd", old, fold(decision.baru), ""
    elif decision.tindakan == "ubah":
        yield from _cell(decision)


def _cell(decision: Decision) -> Iterator[tuple[str, str, str, str]]:
    old, new, column = fold(decision.lama or decision.mentah), fold(decision.baru), decision.kolom
    if column == "satuan":
        yield "satuan", old, new, ""
    elif column.startswith(JenisNilai):
        (figure, unit), (same, meant) = _measured(old), _measured(new)
        if figure and figure == same:
            yield "satuan", unit, meant, ""
    elif column in TEXTS or column.startswith(UNKNOWN_PREFIX):
        yield from (("ejaan", *pair, "") for pair in _spellings(old, new))
        yield "isi", old, new, column


def _title_like(name: str, document: Json) -> str:
    """The words of a title that come nearest to an office's name, where no title was read as one."""
    wanted, best = letters(name), ("", NEAR)
    for line in document.get("dokumen", {}).get("judul", ()):
        words = fold(line).split()
        for at in range(len(words) - len(wanted.split()) + 1):
            part = " ".join(words[at : at + len(wanted.split())])
            best = max(best, (part, fuzz.ratio(letters(part), wanted)), key=lambda one: one[1])
    return best[0]


def _measured(text: str) -> tuple[str, str]:
    """A figure, and what stands behind it."""
    end = max((at for at, letter in enumerate(text) if letter.isdigit()), default=-1) + 1
    return text[:end].strip(), text[end:].strip()


def _spellings(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The words that differ, a few beside each other as one."""
    before, after = _plain(old), _plain(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "replace" and b - a == d - c:
            yield from zip(before[a:b], after[c:d], strict=True)
        elif what == "replace" and max(b - a, d - c) <= LONGEST_PHRASE:
            yield " ".join(before[a:b]), " ".join(after[c:d])


def _plain(text: str) -> list[str]:
    return [word.strip(".,;:()\"'") for word in text.split()]


def _header(decision: Decision, document: Json) -> tuple[str, str]:
    """The header and its name; a year that both say stands for any, one that is the document's for its own."""
    printed, meant = fold(decision.mentah) or _first_text(decision, document), decision.baru.strip()
    years, named = set(_YEAR.findall(printed)), _YEAR.findall(meant)
    if len(years) == 1 and set(named) == years:
        return _YEAR.sub(YEAR, printed), _YEAR.sub(YEAR, meant)
    if named and not years and named[0] == str(document.get("dokumen", {}).get("tahun")):
        return printed, meant.replace(f"_{named[0]}", "")
    return printed, meant


def _first_text(decision: Decision, document: Json) -> str:
    """What a column without a header prints in its table's first row, if that holds no figures: its header."""
    for table in document.get("tabel", ()):
        if table["tabel"] == decision.tabel and table["baris"]:
            first = min(table["baris"], key=lambda row: row["baris_sumber"])
            texts = {name: field["mentah"] for name, field in first["isi"].items()}
            texts |= {value_name(value): value["mentah"] for value in first["target"]}
            if not any(map(str.isdigit, _YEAR.sub("", "".join(texts.values())))):
                return fold(texts.get(decision.kolom) or texts.get(decision.baru, ""))
    return ""


def _verdict(text: str) -> str:
    said = verdict(text)
    return "ya" if said and said.tabel else "tidak"


def _top(decision: Decision, document: Json) -> str:
    """The first row that a region prints."""
    for table in document.get("tabel", ()):
        if table["tabel"] == decision.tabel:
            return top(table)
    return fold(decision.mentah.split("\n")[0])


def _cut(decision: Decision, document: Json) -> Iterator[tuple[str, str, str, str]]:
    """The drawn table's header, and its columns."""
    drawn = lines_of(decision.baru)
    page = next((one for one in document.get("halaman", ()) if drawn and one["nomor"] == drawn.page), None)
    tables = [one for one in document.get("tabel", ()) if one["mesin"] == "garis"]
    if drawn is None or page is None or not tables or not drawn.x:
        return
    header = " ".join(fold(column["mentah"]) for column in tables[-1]["kolom"])
    yield "garis", header, cut.written(page["lebar"], drawn), ""
