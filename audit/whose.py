"""Whose figures a table holds, by the office that its title names last: a report prints its ministry's beside its
own; and whose a row is, by the last heading over it that names an office: a plan lists its units one after the other.
"""

from functools import cache

from audit.spot import HEADING, Spot
from normalize.nomenclature.official import fold
from normalize.offices.names import every_office_in


def of_other_offices(one: str, other: str) -> bool:
    """Whether two titles name offices that are not one, however it is shortened."""
    first, second = _office(one), _office(other)
    return bool(first and second) and not _is_short_for(first, second) and not _is_short_for(second, first)


def heading(spot: Spot) -> str:
    """The office of the last heading above a row that names one; empty where none does."""
    above = [row for row in spot.table.set_aside if row.reason == HEADING and row.row < spot.row.source_row]
    return next((" ".join(name) for row in reversed(above) if (name := _office(row.text))), "")


@cache
def _office(title: str) -> tuple[str, ...]:
    """The words of the last office; none where no office is named."""
    names = list(every_office_in(title))
    return tuple(fold(names[-1]).split()) if names else ()


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word stands in the longer name, or is drawn from its letters ("Dinkes", "BBWS")."""
    return all(word in long or _is_drawn_from(word, "".join(long)) for word in short)


def _is_drawn_from(word: str, letters: str) -> bool:
    rest = iter(letters)
    return word[0] == letters[0] and all(letter in rest for letter in word)
