"""Lines as a decision writes them."""

import msgspec

from extract.document import Box
from extract.drawn.lines import Lines
from iku.decisions.forms import decoded


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    """`baru` of a decision."""

    halaman: int
    kotak: tuple[float, float, float, float]
    x: list[float] = []
    y: list[float] = []


def lines_of(text: str) -> Lines | None:
    """The lines that a decision's `baru` says; None where it says none."""
    told = decoded(text, _Written)
    return Lines(told.halaman, Box(*told.kotak), tuple(told.x), tuple(told.y)) if told else None
