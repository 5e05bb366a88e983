"""The Satuan column: a unit as the column prints it, with its misspellings mended."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from extract.remembered import remembered
from normalize.change import Change, Cleaned
from normalize.values import units
from normalize.values.units import Unit
from normalize.words.join import join_text
from normalize.words.squash import fold

_ALONE: Mapping[str, int] = {}
_SLASH = re.compile(r"(?<!\s)\s*/\s*")


@remembered
def read(text: str) -> Unit | None:
    """The unit that the column gives to its row's values; None where the cell holds none.

    Letter case and abbreviations ("laporan", "Lap.") stay as printed; "persen" is "%".
    """
    printed = join_text(text).text
    if not any(c.isalpha() or c in "%‰" for c in printed) or printed[0].isdigit():
        return None
    unit = units.canonical(printed)
    plain = _plain(printed, unit)
    kept = unit.name.casefold() == plain.casefold() or units.is_short(printed)
    return Unit(plain, unit.kind) if kept else unit


def clean(text: str, peers: Mapping[str, int] = _ALONE) -> Cleaned:
    """The column's own text with a misspelling mended ("Dokuen") and stray spaces at strokes taken out.

    `peers` are the known units of the column and how often each is printed: what is cut short among fuller ones is
    mended where they are more.
    """
    unit = read(text)
    if unit is None:
        return Cleaned(text)
    if unit.score < 1:
        return Cleaned(unit.name, (Change("satuan", text, unit.name, unit.score),))
    more = [peer for peer, times in peers.items() if times > max(1, peers.get(text, 0))]
    full = units.among(text, more) if not unit.kind or units.is_short(text) else None
    if full is not None:
        return Cleaned(full.name, (Change("satuan", text, full.name, full.score),))
    plain = _plain(text, unit)
    rule = "satuan" if text.endswith(".") else "spasi"
    return Cleaned(plain, (Change(rule, text, plain, 1.0),)) if plain != text else Cleaned(text)


def _plain(text: str, unit: Unit) -> str:
    """A unit as printed, without spaces at strokes, nor a full stop unless it is short for one."""
    plain = _SLASH.sub("/", text)
    return plain.rstrip(".") if unit.kind and not units.is_short(text) else plain


def known(texts: Iterable[str]) -> Mapping[str, int]:
    """The known units among the cells of a column, and how often each is printed."""
    return Counter(text for text in map(fold, texts) if units.is_known(text))
