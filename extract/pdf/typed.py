"""Rules that are typed: "|" under "|" from line to line, and lines of dashes, as programs for line printers write them.

They become rules; the letters that drew them go.
"""

from dataclasses import replace

import numpy as np

from extract.ink import Bools, Floats, Glyphs, Ink, Rules

_BAR = "|"
_ACROSS = np.array(list("-=_+|:"))
_CROSSED = np.array(["+", "|"])
_LINES, _COLUMNS = 3, 2
"""Bars under each other, and such columns of them, from which they are rules."""
_BESIDE = 0.3
"""Ems by which bars of one column may miss each other."""
_REACH = 0.7
"""Ems beyond its letter that a bar reaches, over white between lines."""
_LONG = 10
"""Marks of a line of dashes, at least."""


def with_typed_rules(ink: Ink) -> Ink:
    """The page with typed bars and lines as rules; the same page where bars stand under each other nowhere."""
    glyphs = ink.glyphs
    bars = np.flatnonzero(glyphs.text == _BAR)
    if len(bars) < _LINES * _COLUMNS:
        return ink
    bars = bars[_stands(glyphs.boxes[bars], _BESIDE * ink.em)]
    if not len(bars):
        return ink
    x, reach = glyphs.boxes[bars][:, [0, 2]].mean(axis=1), np.float32(_REACH * ink.em)
    down = np.stack((x, glyphs.boxes[bars, 1] - reach, x, glyphs.boxes[bars, 3] + reach), axis=1)
    dashes, across = _dashes(glyphs, float(x.min()), float(x.max()), ink.em)
    kept = ~dashes
    kept[bars] = False
    return replace(ink, glyphs=glyphs.select(kept), rules=ink.rules.joined(Rules.thin(across, down.astype(np.float32))))


def _stands(boxes: Floats, slack: float) -> Bools:
    """Which bars stand in one of several columns of bars."""
    x = boxes[:, [0, 2]].mean(axis=1)
    under = (np.abs(x[:, None] - x[None, :]) <= slack).sum(axis=1) >= _LINES
    columns = np.unique(np.round(x[under] / max(slack, 1e-6)))
    return np.asarray(under & (len(columns) >= _COLUMNS))


def _dashes(glyphs: Glyphs, left: float, right: float, em: float) -> tuple[Bools, Floats]:
    """The letters of lines that are nothing but dashes and lie between the outer bars, and a rule for each."""
    marks = np.isin(glyphs.text, _ACROSS)
    middle = (glyphs.boxes[:, 1] + glyphs.boxes[:, 3]) / 2
    inked = glyphs.text != " "
    taken = np.zeros(len(marks), bool)
    rules: list[tuple[float, float, float, float]] = []
    for k in np.flatnonzero(marks & ~np.isin(glyphs.text, _CROSSED)).tolist():
        if taken[k]:
            continue
        line = inked & (np.abs(middle - middle[k]) <= _BESIDE * em)
        x0, x1 = float(glyphs.boxes[line, 0].min()), float(glyphs.boxes[line, 2].max())
        if line.sum() >= _LONG and marks[line].all() and x0 < right and x1 > left:
            taken |= line
            rules.append((x0, float(middle[k]), x1, float(middle[k])))
    return taken, np.array(rules, np.float32).reshape(-1, 4)
