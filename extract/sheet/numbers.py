"""A stored number -> the text that its cell shows, by its number format (ECMA-376 part 1, 18.8.30).

Written with a decimal comma and without thousands marks: what a sheet stores is sure, and stays so.
"""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from extract.sheet import dates

BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '#,##0;-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"', 44: '#,##0.00;-#,##0.00;"-"',
    45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss", 48: "0.0E+0", 49: "@",
}  # fmt: skip
"""Formats that a workbook names by number only."""
_TOKEN: Final = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|([0#?.,]+(?:E[+-]?0+)?)|(.)', re.DOTALL
)
_DIGITS: Final = 15
"""Significant digits that a workbook keeps."""
_CONDITION: Final = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_COMPARED: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """One section of a format: what stands before and after the number, and how it is written."""

    before: str
    digits: str
    after: str
    percent: bool


def pattern(section: str) -> Pattern:
    """The section of a format, taken apart; never raises."""
    before, digits, after, percent = "", "", "", False
    for quoted, escaped, currency, run, other in _TOKEN.findall(section):
        percent = percent or other == "%"
        text = quoted or escaped or currency or (other if other in "%() -+/:Rp" or other.isspace() else "")
        if run and not digits:
            digits = run
        elif digits:
            after += text
        else:
            before += text
    return Pattern(before, digits, after, percent)


def shown(value: float, code: str) -> str:
    """The text of a number under a format; "" or "General" for none."""
    section, sign = _section(value, code)
    if _is_bare(section, code):
        return plain(value)
    chosen = pattern(section)
    if _is_day(section, chosen):
        return dates.shown(value, section) or plain(value)
    if "E" in chosen.digits:
        return plain(value)
    number = rounded(value if sign is None else abs(value), chosen) if chosen.digits else ""
    text = f"{sign or ''}{chosen.before.replace('(', '-')}{number}{chosen.after.replace(')', '')}"
    return text.strip()


def is_day(value: float, code: str) -> bool:
    """Whether the format shows the number as a day or a time."""
    section, _ = _section(value, code)
    return not _is_bare(section, code) and _is_day(section, pattern(section))


def _is_bare(section: str, code: str) -> bool:
    return section.strip().lower() in ("general", "@", "standard") or not code.strip()


def _is_day(section: str, chosen: Pattern) -> bool:
    return dates.is_date(section) and not chosen.digits.strip(",.")


def _section(value: float, code: str) -> tuple[str, str | None]:
    """The section of a format that a number is shown by, and the sign to put before its size; None: its own."""
    sections = code.split(";")
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _COMPARED[condition[1]](value, float(condition[2])):
                return section, None
        return "", None
    if value < 0 and len(sections) > 1:
        return sections[1], ""
    return (sections[2], None) if value == 0 and len(sections) > 2 else (sections[0], None)


def rounded(value: float, chosen: Pattern) -> str:
    """The number with as many decimals as its pattern has; those written "#" only where they are not zero."""
    whole, _, places = chosen.digits.partition(".")
    last = places if places else whole
    thousands = len(last) - len(last.rstrip(","))  # each comma at the end shows the number a thousand times smaller
    least, most = places.count("0"), len(places.replace(",", ""))
    try:
        number = Decimal(repr(value)) * (100 if chosen.percent else 1) / 1000**thousands
        text = format(number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP), "f")
    except InvalidOperation:  # more digits than any sheet shows
        return plain(value)
    units, _, decimals = text.partition(".")
    kept = decimals[:least] + decimals[least:].rstrip("0")
    return f"{units},{kept}" if kept else units


def plain(value: float) -> str:
    """The number as it is stored, to fifteen digits: a cell without a format shows as many as it is wide."""
    text = f"{value:.{_DIGITS}g}"
    if "e" in text and abs(value) < 1e21:
        text = format(Decimal(text), "f")
    return text.replace(".", ",")
