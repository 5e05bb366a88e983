"""How far what was read from a picture may be trusted: a wrong number is worse than a missing one.

Letters that OCR mistook are put right elsewhere (`misread`, `digits`); here is decided what stays doubtful.
"""

from normalize.model import Value

SURE = 0.75
"""Confidence from which a number counts as read. Two readings that differ in a digit give 0.5."""
LEGIBLE = 0.5
"""Confidence below which free text is doubtful as well."""
NUMBERS = ("angka", "rentang")


def trusted(value: Value, confidence: float) -> Value:
    """The value, or tak_terbaca in place of a number that was read with less confidence than SURE."""
    if confidence >= SURE or value.status not in NUMBERS:
        return value
    return Value("tak_terbaca")


def illegible(confidence: float) -> bool:
    """Whether a text was read so badly that a person should look at the picture."""
    return confidence < LEGIBLE
