"""What stands beside the cases of `tests/cases`: many stand just at a bound of what the case shows."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from tests.kept.beside import markup, texts
from tests.unit.tables_as_text import CASES, cases

KEPT = Path(__file__).parents[1] / "beside.csv"
FIELDS = ("case", "sha256")
ROOMS = ("docx", "doors", "text")
"""Cases that are files."""


def every() -> list[str]:
    """The cases that have neighbours: a file, or a part of a list."""
    return [*(f"{path.parent.name}/{path.stem}" for room in ROOMS for path in cases(room)), *texts.every()]


def line(case: str) -> dict[str, str]:
    """What is compared of the neighbours of one case."""
    digest = hashlib.sha256("\n".join(map(repr, _told(case))).encode(errors="backslashreplace")).hexdigest()[:16]
    return dict(zip(FIELDS, (case, digest), strict=True))


def _told(case: str) -> Iterator[object]:
    room = case.partition("/")[0]
    return markup.read(CASES / f"{case}.txt") if room in ROOMS else texts.told(case)
