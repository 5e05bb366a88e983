"""The name and number of its kind before an indicator: "IKU 1.1 Persentase ...", "[IKU 1.1] Persentase ..." are number
1.1 and the indicator.

Words are `vocabulary/sebutan_indikator.txt`.
"""

import re
from dataclasses import dataclass
from functools import cache

from normalize.words import lists


@dataclass(frozen=True, slots=True)
class Labelled:
    """The number, and the label as printed before the indicator."""

    number: str
    label: str


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, lists.lines("sebutan_indikator")), key=len, reverse=True))
    return re.compile(
        rf"(?P<label>[\[(]?(?:{words})\s?[-.]?\s?(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|[IVX]{{1,4}}(?=[.):\]]))[.):\]]?"
        r"\s*[-–:]?\s+)"
        r"(?=[^\W\d_])",
        re.IGNORECASE,
    )


def read(text: str) -> Labelled | None:
    """The label that a text begins with; None where it begins with none."""
    found = _pattern().match(text)
    return Labelled(found["number"], found["label"]) if found else None
