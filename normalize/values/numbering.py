"""Row numbers: "1.", "27,", "(3)" and "a)" without their punctuation."""

import re

from extract.remembered import remembered
from normalize.change import Change, Cleaned
from normalize.words.join import tidy

_AROUND = re.compile(r"^[(\[]?\s*(?P<number>\w+(?:[.\-/]\w+)*)\s*[.,:;)\]]*$")
"""One number or letter, parts of it joined by a point, hyphen or stroke, with its punctuation around it."""


@remembered
def clean(text: str) -> Cleaned:
    """The number inside its punctuation; anything that is not one number is only tidied."""
    tidied = tidy(text)
    found = _AROUND.match(tidied)
    if not found or found["number"] == tidied:
        return Cleaned(tidied)
    number = found["number"]
    return Cleaned(number, (Change("angka", tidied, number, 1.0),))
