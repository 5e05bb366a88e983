"""The Satuan column: a unit as the column prints it, with its misspellings mended."""

import re
from functools import lru_cache

from normalize.change import Change, Cleaned
from normalize.values import units
from normalize.values.units import Unit
from normalize.words.join import join_text

_SLASH = re.compile(r"\s*/\s*")


@lru_cache(maxsize=4096)
def read(text: str) -> Unit | None:
    """The unit that the column gives to its row's values; None where the cell holds none.

    Letter case and abbreviations ("laporan", "Lap.") stay as printed; "persen" is "%".
    """
    printed = join_text(text).text
    if not any(c.isalpha() or c in "%‰" for c in printed) or printed[0].isdigit():
        return None
    unit = units.canonical(printed)
    plain = _SLASH.sub("/", printed)
    kept = unit.name.casefold() == plain.rstrip(".").casefold() or units.is_short(printed)
    return Unit(plain, unit.kind) if kept else unit


def clean(text: str) -> Cleaned:
    """The column's own text with a misspelling mended ("Dokuen") and stray spaces at strokes taken out."""
    unit = read(text)
    if unit is None:
        return Cleaned(text)
    if unit.score < 1:
        return Cleaned(unit.name, (Change("satuan", text, unit.name, unit.score),))
    plain = _SLASH.sub("/", text)
    return Cleaned(plain, (Change("spasi", text, plain, 1.0),)) if plain != text else Cleaned(text)
