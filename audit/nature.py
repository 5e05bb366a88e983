"""What each kind of finding is by nature: data in `audit/words/sifat_temuan.csv`.

A kind without a line is told row by row; where most rows show it, it is info.
"""

from dataclasses import dataclass
from functools import cache

from audit import lists
from audit.spot import INFO

ROWS, YEARS, READING = "baris", "tahun", "bacaan"
MEANING = "kolom ini mungkin berarti lain, atau terbaca lain"


@dataclass(frozen=True, slots=True)
class Nature:
    """Of the findings of one rule."""

    together: int | None = None
    """bersama: more alike findings of a table than this are one, however many rows show nothing; None: never."""
    alike: tuple[str, ...] = ()
    """sama: the figures that those share."""
    enough: int | None = None
    """cukup: rows of a table from which that so many fail alike tells what most of them would; None: only most do."""
    gravest: str = INFO
    """paling: the severity that is proven where most rows show it: what is a fact of each of them stays one."""
    rests_on: str = ""
    """bertumpu: ROWS where a wrong parting of rows makes such findings, YEARS where the year of a column does, READING
    where the reading is what is told."""
    hints: bool = False
    """Whether what is only to be known is told together too: a kind without a line says something else of each row."""
    meaning: str = MEANING
    """arti: what it may mean that most rows show it."""


def nature(code: str) -> Nature:
    """Of a kind of finding."""
    return _every().get(code, Nature())


@cache
def _every() -> dict[str, Nature]:
    return {row["kode"]: _of(row) for row in lists.rows("sifat_temuan")}


def _of(row: dict[str, str]) -> Nature:
    together, enough = (int(row[name]) if row[name] else None for name in ("bersama", "cukup"))
    alike, meaning = tuple(row["sama"].split()), row["arti"] or MEANING
    return Nature(together, alike, enough, row["paling"], row["bertumpu"], True, meaning)
