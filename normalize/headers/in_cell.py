"""What a cell says that its own figure measures: "R: 82" in a column of targets is what was reached."""

from normalize.headers.words import VALUE, listed
from normalize.values.forms import take_apart

_MEASURES = ("target", "realisasi", "capaian")


def says_other(text: str, kind: str) -> bool:
    """Whether a cell of a column of one kind names another before its figure."""
    form = take_apart(text) if kind in _MEASURES else None
    said = listed(form.label, VALUE) if form and form.named else ""
    return said in _MEASURES and said != kind
