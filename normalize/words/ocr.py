"""How far what was read from a picture may be trusted: a wrong number is worse than a missing one.

Letters that OCR mistook are put right elsewhere (`misread`, `digits`); here is decided what stays doubtful.
"""

from collections.abc import Sequence

from normalize.model import Value
from normalize.values import units

SURE = 0.75
"""Confidence from which a number counts as read. Two readings that differ in a digit give 0.5."""
SURE_OF_WORD = 0.95
"""The same for a number whose unit is in no list: letters of it may be digits ("1B Perangkat") or another unit."""
LEGIBLE = 0.5
"""Confidence below which free text is doubtful as well."""
NUMBERS = ("angka", "rentang")


def trusted(value: Value, confidence: float) -> Value:
    """The value, or tak_terbaca in place of a number that was read with too little confidence."""
    if value.status not in NUMBERS:
        return value
    known = not value.unit or units.is_known(value.unit)
    return value if confidence >= (SURE if known else SURE_OF_WORD) else Value("tak_terbaca")


def is_lone_grade(text: str, confidence: float, peers: Sequence[str]) -> bool:
    """Whether a grade of one letter may be a figure: read from a picture where the row's other values are numbers.

    `peers` are the states of these.
    """
    return confidence < SURE_OF_WORD and len(text) == 1 and len(peers) > 1 and all(peer in NUMBERS for peer in peers)


def is_unit(text: str, confidence: float) -> bool:
    """Whether a Satuan cell can be trusted: what was read with little confidence only where it is a known unit."""
    return confidence >= SURE or units.is_known(text)


def illegible(confidence: float) -> bool:
    """Whether a text was read so badly that a person should look at the picture."""
    return confidence < LEGIBLE
