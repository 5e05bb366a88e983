"""What a cell says that its own figure measures: "R: 82" in a column of targets is what was reached."""

import re

from normalize.headers.words import VALUE, listed

_LABEL = re.compile(r"\s*([^\W\d_][^\d:=]{0,20}?)\s*[:=]\s*[<>≥≤]?\s*\d")
_MEASURES = ("target", "realisasi", "capaian")


def says_other(text: str, kind: str) -> bool:
    """Whether a cell of a column of one kind names another before its figure."""
    found = _LABEL.match(text)
    said = listed(found[1], VALUE) if found and kind in _MEASURES else ""
    return said in _MEASURES and said != kind
