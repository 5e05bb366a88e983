"""A stored day -> the date or time that its cell shows, by its number format (ECMA-376 part 1, 18.8.31)."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

_TOKEN: Final = re.compile(
    r"\[(?P<lapse>h+|m+|s+)\]|(?P<part>y+|m+|d+|h+|s+)|(?P<half>am/pm|a/p)"
    r'|"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|[_*].|(?P<other>.)',
    re.IGNORECASE | re.DOTALL,
)
_EPOCH: Final = datetime.datetime(1899, 12, 30)
_DAYS: Final = 2_958_466
"""Days up to the year 10000, where a workbook's calendar ends."""
SINCE_1904: Final = 1462
"""Days between the two calendars that workbooks count in."""
_MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
_WEEK: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_LAPSES: Final = {"h": 24, "m": 1440, "s": 86_400}
"""How many of each a day has."""


def is_date(section: str) -> bool:
    """Whether a format shows a day or a time."""
    return any(token["part"] or token["lapse"] for token in _TOKEN.finditer(section))


def shown(value: float, section: str) -> str | None:
    """The day of the workbook's calendar as the format writes it, months by their Indonesian names; None: no day."""
    if not 0 <= value < _DAYS:
        return None
    moment = _EPOCH + datetime.timedelta(seconds=round(value * 86_400))
    tokens = list(_TOKEN.finditer(section))
    return "".join(_texts(value, moment, tokens)).strip()


def _texts(value: float, moment: datetime.datetime, tokens: list["re.Match[str]"]) -> Iterator[str]:
    halved = any(token["half"] for token in tokens)
    parts = [token["part"] or token["lapse"] or "" for token in tokens]
    for place, token in enumerate(tokens):
        part = (token["part"] or "").lower()
        if token["lapse"]:
            yield str(int(value * _LAPSES[token["lapse"][0].lower()]))
        elif part and part[0] == "m" and _is_minute(place, parts):
            yield f"{moment.minute:0{min(len(part), 2)}d}"
        elif part:
            yield _part(moment, part, halved)
        elif token["half"]:
            yield "AM" if moment.hour < 12 else "PM"
        else:
            yield token["quoted"] or token["escaped"] or token["other"] or ""


def _is_minute(place: int, parts: list[str]) -> bool:
    """An m after hours or before seconds counts minutes."""
    before = next((part for part in reversed(parts[:place]) if part), "")
    after = next((part for part in parts[place + 1 :] if part), "")
    return before[:1].lower() == "h" or after[:1].lower() == "s"


def _part(moment: datetime.datetime, part: str, halved: bool) -> str:
    kind, length = part[0], len(part)
    if kind == "y":
        return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
    if length > 2 and kind in "md":
        name = _MONTHS[moment.month - 1] if kind == "m" else _WEEK[moment.weekday()]
        return name[: {3: 3, 5: 1}.get(length, len(name))]
    hour = (moment.hour + 11) % 12 + 1 if halved else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[kind]
    return f"{number:0{min(length, 2)}d}"
