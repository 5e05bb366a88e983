"""Numbers as a page prints them: every way to read one, and how it may have been rounded."""

import math
import re

from extract.structs import struct

GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})+(?:[.,]\d+)?")

GROUP = 3
"""Digits between two thousands marks."""


@struct(frozen=True, slots=True)
class Figure:
    """A printed number. "1.250" can be 1250 or 1.25: `values` holds both, and only what is false for all is false."""

    text: str
    values: tuple[float, ...]
    decimals: int
    """Printed digits behind the decimal mark, 0 where there is none or it may be a thousands mark."""

    def can_be(self, value: float) -> bool:
        """Whether the print is this value exactly, rounded, or cut off after its printed digits."""
        return any(agrees(value, own, self.decimals or (GROUP if own % 1 else 0)) for own in self.values)

    @property
    def value(self) -> float:
        """The likeliest reading."""
        return self.values[0]


def figure(text: str) -> Figure:
    """Reads digits with points and commas; the marks are settled by their places where they can be."""
    grouped = GROUPED.fullmatch(text)
    plain, decimals = _decimal(text)
    if not grouped:
        return Figure(text, (plain,), decimals)
    marks = re.findall(r"[.,]", text)
    if len(set(marks)) == 2:
        whole, part = text.rsplit(marks[-1], 1)
        return Figure(text, (float(re.sub(r"[.,]", "", whole) + "." + part),), len(part))
    thousands = float(re.sub(r"[.,]", "", text))
    return Figure(text, (thousands,) if len(marks) > 1 else (thousands, plain), 0)


def _decimal(text: str) -> tuple[float, int]:
    whole, *parts = re.split(r"[.,]", text)
    if len(parts) != 1:
        return float(whole + "".join(parts)), 0
    return float(f"{whole}.{parts[0]}"), len(parts[0])


def agrees(value: float, printed: float, decimals: int) -> bool:
    """Whether `printed`, with that many decimals, is the value rounded half up or cut off."""
    scale = 10.0**decimals
    exact = value * scale
    if not math.isfinite(exact):
        return False
    nearest, cut = math.floor(exact + 0.5 + 1e-9), math.floor(exact + 1e-9)
    return round(printed * scale) in (nearest, cut) and abs(printed * scale - round(printed * scale)) < 1e-6


def decimals_of(text: str) -> int:
    """Printed decimals of the first number in a cell ("17,67 %": 2)."""
    found = re.search(r"\d+(?:[.,]\d+)*", text)
    return figure(found[0]).decimals if found else 0


def printed(value: float, most: int = 2) -> str:
    """A number in Indonesian writing: 1234.5 -> "1.234,5"; at most so many decimals, none that are zero."""
    text = f"{value:,.{most}f}"
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")
