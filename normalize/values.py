"""A value cell -> number, unit, grade, bounds: "75 Nilai BB", "97-97,50", "16,4 %", "Tidak ada temu an".

What stays ambiguous is `tak_terbaca`, never a guess; every change to the printed text is a `Change`.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from normalize import grades, spelled, unit_column, units
from normalize.change import Change, Cleaned
from normalize.decimals import Decimal, readings, settle
from normalize.digits import close_up, look_alikes
from normalize.forms import Form, plain, take_apart
from normalize.model import Value
from normalize.tails import MAX_WORDS, Tail, split_tail
from normalize.units import Unit
from normalize.words import join_text

BLANK = Value("kosong")
UNREAD = Value("tak_terbaca")
_VOCABULARY = Path(__file__).parent / "vocabulary"
_GRADE_FIRST = re.compile(
    r"^(?P<grade>[^\d(/=:<>≤≥]+?)\s*(?:[(/=:-]|\s(?=\d\d))\s*(?P<amount>[<>≤≥=\d][<>≤≥=\d.,\s%-]*)\)?$"
)
"""A grade, then its number or its bounds: "BB (75,5)", "A / 85", "BB 75", "B (>60-70)"."""
_UNSCALED = ("ada", "temuan")
"""Kinds of grades that say that something is there: a number behind them is a count, not their score."""
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_LEVEL = re.compile(r"^(?P<label>level|tingkat|peringkat)\s+(?P<roman>IV|V|I{1,3})\b\s*(?P<rest>.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value with its cleaned text (`teks`) and what was changed on the way."""

    value: Value
    text: str
    changes: tuple[Change, ...] = ()


def parse(text: str, decimal: Decimal, hint: str | None = None) -> Parsed:
    """A cell's raw text under the table's decimal mark; `hint` is what the row's Satuan column prints.

    Never raises. The cleaned text parses to the same value.
    """
    return _parse(text, decimal.mark, decimal.sure, hint or "")


@lru_cache(maxsize=16384)
def _parse(text: str, mark: str, sure: bool, hint: str) -> Parsed:
    joined = join_text(text)
    whole = close_up(joined.text)
    alike = look_alikes(whole.text)
    decimal = Decimal(mark, "", sure)
    parsed = _read(alike.text, decimal, hint)
    if alike.changes and parsed.value.status not in ("angka", "rentang"):
        alike, parsed = Cleaned(whole.text), _read(whole.text, decimal, hint)
    return replace(parsed, changes=(*joined.changes, *whole.changes, *alike.changes, *parsed.changes))


def _read(text: str, decimal: Decimal, hint: str) -> Parsed:
    if plain(text).casefold() in _listed("nilai_kosong") or not text:
        return Parsed(BLANK, text)
    return _grade(text) or _number(text, decimal, unit_column.read(hint)) or _in_words(text)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset((_VOCABULARY / f"{name}.txt").read_text(encoding="utf-8").split("\n"))


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
    graded = _grade_first(text, decimal, column)
    if graded:
        return graded
    form = _roman(text) or take_apart(text) or _spelled(text)
    if form is None:
        return None
    tail = split_tail(form.tail)
    if tail is None or not _label_known(form.label):
        return None
    unit = _unit(form, tail, column)
    value = _value(form, tail, unit, decimal)
    if value.status == "tak_terbaca":
        return Parsed(value, text)
    return _rewritten(text, value, tail)


def _grade_first(text: str, decimal: Decimal, column: Unit | None) -> Parsed | None:
    """A grade before its number or its bounds: "BB (75,5)", "B (>60-70)"."""
    found = _GRADE_FIRST.match(plain(text))
    grade = grades.exactly(found["grade"]) if found else None
    form = take_apart(found["amount"].strip()) if found and grade and grade.kind not in _UNSCALED else None
    if form is None or form.tail not in ("", "%"):
        return None
    unit = units.canonical(form.tail) if form.tail else column
    return Parsed(_value(form, Tail(unit, grade), unit, decimal), text)


def _spelled(text: str) -> Form | None:
    """A number in words, alone or before a unit: "seratus persen"; "satu pintu" is none."""
    found = spelled.take(text)
    return Form(str(found[0]), found[1]) if found and (not found[1] or units.is_known(found[1])) else None


def _roman(text: str) -> Form | None:
    """A roman number on a scale: "Level III"."""
    found = _LEVEL.match(text)
    if not found:
        return None
    return Form(str(_ROMAN[found["roman"].upper()]), found["rest"], found["label"])


def _label_known(label: str) -> bool:
    return not label or units.canonical(label).kind == units.SCALE or _is_money(label)


def _is_money(label: str) -> bool:
    return units.canonical(label).name.startswith("Rp")


def _unit(form: Form, tail: Tail, column: Unit | None) -> Unit | None:
    """The cell's own unit, before it or behind it, else the column's."""
    own = tail.unit
    if form.base:
        printed = own.name if own else ""
        return Unit(f"per {form.base} {printed}".strip())
    if form.label and _is_money(form.label):
        return units.canonical(f"Rp {own.name}") if own else units.canonical("Rp")
    if form.label and (own is None or not own.kind):
        return units.canonical(form.label)
    return own or column


def _value(form: Form, tail: Tail, unit: Unit | None, decimal: Decimal) -> Value:
    kind = unit.kind if unit else ""
    name, grade = (unit.name if unit else None), (tail.grade.name if tail.grade else None)
    number = _amount(form.number, decimal, kind)
    if number is None:
        return UNREAD
    if form.upper:
        high = _amount(form.upper, decimal, kind)
        if high is None or high < number:
            return UNREAD
        return Value("rentang", low=number, high=high, unit=name, grade=grade)
    if form.side:
        low, high = (number, None) if form.side == "bawah" else (None, number)
        return Value("rentang", low=low, high=high, unit=name, grade=grade)
    return Value("angka", number, unit=name, grade=grade)


def _amount(text: str, decimal: Decimal, kind: str) -> float | None:
    sign = -1 if text.startswith("-") else 1
    reading = readings(text.lstrip("+-"))
    number = settle(reading, decimal, kind) if reading else None
    return None if number is None else sign * number or 0.0


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
    lettered = text[0].isalpha() and not any(c.isdigit() for c in text)
    if len(words) > MAX_WORDS or not (timed or (lettered and (len(text) > 1 or text in _ROMAN))):
        return Parsed(UNREAD, text)
    return Parsed(UNREAD if units.is_known(text) else Value("predikat", grade=text), text)
