"""A value cell -> number, unit, grade, bounds: "75 Nilai BB", "97-97,50", "16,4 %", "Tidak ada temu an".

What stays ambiguous is `tak_terbaca`, never a guess; every change to the printed text is a `Change`.
"""

import re
from dataclasses import replace
from functools import cache

from extract.remembered import remembered
from extract.structs import struct
from normalize.change import Change, Cleaned
from normalize.model import Value
from normalize.values import grades, scored, unit_column, units
from normalize.values.decimals import Decimal
from normalize.values.digits import close_up, look_alikes, without_marks
from normalize.values.forms import NUMBER, ROMAN, Form, form_of, plain
from normalize.values.quantities import UNREAD, knows, unit_of, value_of
from normalize.values.tails import MAX_WORDS, Tail, split_tail
from normalize.values.units import Unit
from normalize.words import lists
from normalize.words.join import join_text
from normalize.words.squash import fold

BLANK = Value("kosong")
MONEY = "Rp"
"""What the unit of a sum begins with."""
_NAME = 3
"""Letters from which a word with a number behind it is a name, not a damaged figure; only in so many words."""
_PHRASE = 3
_DASHES = re.compile(r"[-\s]+(?:\*+\)?)?")
"""Nothing but dashes, with the mark of a footnote perhaps."""
_COUNTLESS = re.compile(r"[-–—−]\s*([^\W\d_][^\d]{0,30})")
"""A dash in the place of a number, before its unit: "- kelompok"."""
_BRACKETED = re.compile(r"\(([^()]{1,40})\)")
_CHANGE = re.compile(
    r"(?:naik|turun|meningkat|menurun|bertambah|berkurang|tumbuh)\s+(?:sebesar\s+)?\d[\d.,]*\s?%?[^\d]*", re.IGNORECASE
)
"""A change of what is not said itself: "Naik 10%"."""
_COMPARED = re.compile(r"[<>≤≥=]{1,2}\s*[^\W\d_][^\d]*")
"""A bound that is another figure: "< inflasi nasional"."""
_UNIT_FIRST = re.compile(rf"(%|[^\W\d_]{{2,24}}) ({NUMBER})")
_RULE = "|"
"""What parts two entries that stand in one cell."""
_LONGEST = 500
"""Letters: a longer cell is running text, whatever figures stand in it."""


@struct(frozen=True, slots=True)
class Parsed:
    """A value with its cleaned text (`teks`) and what was changed on the way."""

    value: Value
    text: str
    changes: tuple[Change, ...] = ()


def parse(text: str, decimal: Decimal, hint: str | None = None) -> Parsed:
    """A cell's raw text under the table's decimal mark; `hint` is what the row's Satuan column prints.

    Never raises. The cleaned text parses to the same value.
    """
    return _parse(text, decimal.mark, decimal.sure, decimal.elsewhere, hint or "")


@remembered
def _parse(text: str, mark: str, sure: bool, elsewhere: bool, hint: str) -> Parsed:
    if len(text) > _LONGEST:
        return Parsed(UNREAD, fold(text))
    joined = join_text(text)
    unmarked = without_marks(joined.text)
    whole = close_up(unmarked.text, money=hint.startswith(MONEY))
    alike = look_alikes(whole.text)
    decimal = Decimal(mark, "", sure, elsewhere=elsewhere)
    parsed = _read(alike.text, decimal, hint)
    if alike.changes and parsed.value.status not in ("angka", "rentang"):
        alike, parsed = Cleaned(whole.text), _read(whole.text, decimal, hint)
    return replace(
        parsed, changes=(*joined.changes, *unmarked.changes, *whole.changes, *alike.changes, *parsed.changes)
    )


def _read(text: str, decimal: Decimal, hint: str) -> Parsed:
    if not text or plain(text).casefold() in _listed("nilai_kosong") or _DASHES.fullmatch(plain(text)):
        return Parsed(BLANK, text)
    if (countless := _COUNTLESS.fullmatch(text)) and units.is_known(countless[1]):
        return Parsed(BLANK, text)
    if turned := _turned(text):
        parsed = _read(turned.clean, decimal, hint)
        return replace(parsed, changes=(turned, *parsed.changes))
    return _grade(text) or _number(text, decimal, unit_column.read(hint)) or _in_words(text)


def _turned(text: str) -> Change | None:
    """What a unit over its number, or before it, counts: "dok 1" is 1 dok; parts of time are numbered so by right."""
    found = _UNIT_FIRST.fullmatch(text)
    if found is None or found[1].startswith(MONEY) or found[1].casefold() in _listed("waktu"):
        return None
    counts = found[1] == "%" or (units.is_known(found[1]) and units.canonical(found[1]).kind == units.WHOLE)
    return Change("angka", text, f"{found[2]} {found[1]}", 0.95) if counts else None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lists.lines(name))


def _grade(text: str) -> Parsed | None:
    """A cell that is a grade alone."""
    grade = grades.find(text)
    if grade is None:
        return None
    value = Value("predikat", grade=grade.name)
    if grades.exactly(text) is None and grade.score == 1.0:  # behind a label or doubled: the words stay
        return Parsed(value, text)
    changes = () if text == grade.name else (Change("predikat", text, grade.name, grade.score),)
    return Parsed(value, grade.name, changes)


def _number(text: str, decimal: Decimal, column: Unit | None) -> Parsed | None:
    """A cell with a number in one of the known forms; None where it has none."""
    graded = _scored(text, decimal, column)
    if graded:
        return graded
    form = _unnamed(form_of(text))
    tail = split_tail(form.tail) if form and knows(form.label) else None
    if form is None or tail is None:
        return _aside(text, decimal)
    if _scored_otherwise(form, decimal):
        return Parsed(UNREAD, text)
    value = value_of(form, tail, unit_of(form, tail, column), decimal)
    return Parsed(value, text) if value == UNREAD else _rewritten(text, value, tail)


def _scored_otherwise(form: Form, decimal: Decimal) -> bool:
    """Whether a grade with a number of its own stands behind another number: "71 B (65)" is of two rows."""
    behind = scored.read(form.tail) if "(" in form.tail else None
    if behind is None or behind.form.upper or behind.form.side:
        return False
    own, other = (value_of(one, Tail(), None, decimal).number for one in (form, behind.form))
    return own is not None and other is not None and own != other


def _unnamed(form: Form | None) -> Form | None:
    """The form without a name that only tells whose number it is: "UTTP : 6.089.916 buah"."""
    named = form and form.named and not knows(form.label) and len(form.label.split()) <= _NAME
    return replace(form, label="") if form and named else form


def _aside(text: str, decimal: Decimal) -> Parsed | None:
    """A cell all in brackets that gives a number with its unit in words: "(10 kab/kota)"; others may be below zero."""
    inner = _BRACKETED.fullmatch(text)
    found = _number(inner[1], decimal, None) if inner else None
    counted = found and found.value.status == "angka" and (found.value.unit or "")[:1].isalpha()
    return replace(found, text=f"({found.text})") if found and counted else None


def _scored(text: str, decimal: Decimal, column: Unit | None) -> Parsed | None:
    """A grade or a level before its number or its bounds."""
    found = scored.read(text)
    tail = split_tail(found.form.tail) if found else None
    if found is None or tail is None:
        return None
    unit = found.unit or tail.unit or column
    value = value_of(found.form, tail, unit, decimal)
    return Parsed(value if value == UNREAD else replace(value, grade=found.grade or None), text)


def _rewritten(text: str, value: Value, tail: Tail) -> Parsed:
    """The text with its unit in the canonical spelling."""
    if tail.unit is None or tail.unit.name in (tail.printed, tail.printed[0]):  # "% PNS" keeps its words
        return Parsed(value, text)
    at = text.rfind(tail.printed)
    if at < 0:  # an aside stands inside the unit
        return Parsed(value, text)
    space = " " if text[at - 1].isdigit() and tail.unit.name[0].isalpha() else ""
    clean = text[:at] + space + tail.unit.name + text[at + len(tail.printed) :]
    rule = "spasi" if tail.printed.replace(" ", "") == tail.unit.name.replace(" ", "") else "satuan"
    return Parsed(value, clean, (Change(rule, tail.printed, tail.unit.name, tail.unit.score),))


def _in_words(text: str) -> Parsed:
    """Words without a known number: a value in words as printed ("Meningkat", "TW I", "Desember 2024"), or unread."""
    words = text.split(" ")
    timed = words[0].casefold() in _listed("waktu") or (len(words) > 1 and words[1].casefold() in _listed("waktu"))
    named = len(words) >= _PHRASE
    lettered = text[0].isalpha() and all(_is_word(word, named) for word in words)
    if len(words) <= MAX_WORDS and (_CHANGE.fullmatch(text) or _COMPARED.fullmatch(text)):
        return Parsed(Value("predikat", grade=text), text)
    if len(words) > MAX_WORDS or _RULE in text or not (timed or (lettered and (len(text) > 1 or text in ROMAN))):
        return Parsed(UNREAD, text)
    return Parsed(UNREAD if units.is_known(text) else Value("predikat", grade=text), text)


def _is_word(word: str, named: bool) -> bool:
    """Whether no digit stands in it; with `named` also where they stand behind a name ("Covid19")."""
    return not any(map(str.isdigit, word)) or (named and word[:_NAME].isalpha())
