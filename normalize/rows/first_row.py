"""The first row under a printed header begins as the others do: else a part of it was read elsewhere."""

from collections.abc import Iterator, Sequence

from normalize.model import Doubt, Indicator
from normalize.rows.doubtful import goes_on, of_row, printed
from normalize.words.openings import column_of
from schema.columns import MIXED, NAMES_OF_LEVEL, UNKNOWN_PREFIX

_MESSAGE = "Baris pertama di bawah judul tidak mulai seperti baris lain: sebagian isinya mungkin terbaca terpisah."
_TEXTS, _LONG = ("indikator", "sasaran"), 2
"""What texts begin as, and how many words of them go on in small letters."""
_MOST = 0.5
"""Of the other rows, those that may begin so as well."""


def first_row(rows: Sequence[Indicator], headers: Sequence[str], *, ruled: bool) -> Iterator[Doubt]:
    """A doubt for a first row without the name that others print, or without rules with an indicator whose beginning is
    in small letters where theirs is not, or where a goal or an indicator begins in a header."""
    if len(rows) > 1 and (_nameless(rows) or (not ruled and (_small(rows) or any(map(_holds_a_text, headers))))):
        yield of_row(0, rows[0], _MESSAGE)


def _holds_a_text(header: str) -> bool:
    """Whether a text that goes on in small letters begins in a header, behind its words."""
    words = header.split()
    goes_on = (all(word.islower() for word in words[k + 1 : k + 1 + _LONG]) for k in range(len(words) - _LONG))
    begins = (k > 0 and words[k].istitle() and column_of(words[k]) in _TEXTS for k in range(len(words) - _LONG))
    return any(both for both in map(all, zip(goes_on, begins, strict=True)))


def _nameless(rows: Sequence[Indicator]) -> bool:
    named = any(found.clean for name in NAMES_OF_LEVEL for _, found in printed(rows[1:], name))
    return named and bool(rows[0].text("indikator")) and not _named(rows[0], rows[1:])


def _named(row: Indicator, others: Sequence[Indicator]) -> bool:
    """Whether a row has a number or a name; one of no level beside the code that others have, if they have any."""
    coded = bool(row.text("kode")) or not any(other.text("kode") for other in others)
    return any(map(row.text, ("no", *NAMES_OF_LEVEL))) or (coded and bool(row.text(UNKNOWN_PREFIX + MIXED)))


def _small(rows: Sequence[Indicator]) -> bool:
    begun = [goes_on(row.text("indikator")) for row in rows]
    return begun[0] and sum(begun[1:]) < _MOST * len(begun[1:])
