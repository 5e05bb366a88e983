"""Strokes that are no rules: parts of letters, and what shines through from the other side of the sheet."""

import numpy as np
import numpy.typing as npt

from extract.scan.sheet import WHOLE, Segments, Sheet, meets

LONG = 100.0
"""Points: no word makes a stroke so long."""
HEAVIER, THIN, THICK = 1.3, 2.0, 3.0
"""A short lying rule is at most so many times as thick as the page's long ones, or THIN; THICK where it has none."""
TEXTED = 0.2
"""Share of ink beside a stroke from which it is next to text; padding keeps text from the rules of a table."""
CLOSE = 0.8
"""Points under an underline or a fraction bar where there is paper still."""
NEAR, HALF_INKED = 1.3, 0.35
"""Points from a stroke within which letters that it belongs to show on both sides, and the share of ink there."""
UNEVEN = 0.12
"""Share of its contrast by which the lighter quarter of a short rule stays behind its middle, at most."""
WAVY = 0.2
"""The same of a long one with text right beside it. Measured on ten pages: underlines and rules at most 0.14, letters
of a line that noise or blur joined 0.31 and more."""
TIGHT, UNBROKEN = 0.5, 0.97
"""Share of ink CLOSE to a stroke from which letters all but touch it: it is no rule where the white between words
breaks it. Measured on 60 scanned pages, most of 150 dpi: rules 0.97 and more whole, bars of fractions 1.0, letters that
blur joined 0.89 to 0.96; no short rule was less whole, whatever stands near.
"""
TEXT_NEAR = 0.3
"""The same from which a long stroke must be as even as a short one: rules 0.11, letters 0.15."""
FEET, WEIGHT = 0.97, 3.0
"""Share of ink right over a short rule, and WEIGHT times how uneven it is: more is the feet of blurred letters.

Measured on eight pages, half of them blurred: underlines at most 0.94, feet 0.99 and more.
"""
PALE = 0.6
"""Share of the way from the page's usual rules to its paper beyond which a rule is a shadow."""
PAPER = 250.0
STEM = 60.0
"""Points: a shorter upright rule runs from one lying rule to another, or it is the stems of letters."""
ENDS = 3.0
"""Points between its end and the rule it runs to."""
STRAIGHT = 0.12
"""Points by which such a rule is bent at most: measured on three pages, rules 0.08 and brackets 0.2 and more."""
TALL, TOUCH = 14.0, 1.4
"""Points: a lower one may be a letter's stem in a low row, so it must touch the rules at both ends as it is printed."""
BOWL = 1.0
"""Points beside a stem at which the rest of its letter stands."""
PADDING = 2.0
"""Points beside such a rule in which the text of a cell seldom stands, and the next letter after a stem does."""


def without_letters(rules: Segments, sheet: Sheet) -> Segments:
    """Rules with paper on one side at least, the short ones evenly dark, unbroken and clean below if they lie.

    Bars through bold letters, rows of serifs, the feet of close letters, and stems that all but touch a rule
    are none.
    """
    long = rules[rules[:, 1] - rules[:, 0] > LONG]
    thickest = max(THIN, HEAVIER * float(np.median(long[:, 3]))) if len(long) else THICK
    kept = [_is_rule(rule, sheet, thickest) for rule in rules.tolist()]
    return np.asarray(rules[np.array(kept, dtype=bool)])


def _is_rule(rule: list[float], sheet: Sheet, thickest: float) -> bool:
    start, end, across, thickness = rule
    inked = sheet.beside(start, end, across, thickness, NEAR)
    if min(inked) >= HALF_INKED:
        return False
    if not sheet.lying:
        return end - start > LONG or sheet.share(start, end, across, thickness / 2 + 0.5) >= WHOLE
    if end - start > LONG:
        return _is_long(rule, sheet, texted=max(inked) >= HALF_INKED)
    if thickness > thickest:  # a word whose blurred letters have grown together
        return False
    uneven = sheet.uneven(start, end, across, thickness)
    if uneven > UNEVEN or sheet.share(start, end, across) < UNBROKEN:
        return False
    if sheet.beside(start, end, across, thickness, CLOSE)[1] >= TEXTED:
        return False
    return inked[0] + WEIGHT * uneven <= FEET


def _is_long(rule: list[float], sheet: Sheet, *, texted: bool) -> bool:
    """Whether a long lying stroke is none that the letters of a line make, their tops or their feet."""
    start, end, across, thickness = rule
    touched = sheet.lettered(start, end, across, thickness, CLOSE)
    if touched >= TIGHT:  # a bar right under letters blurs with them
        return sheet.share(start, end, across) >= UNBROKEN and sheet.uneven(*rule) <= WAVY
    if touched >= TEXT_NEAR:
        return sheet.uneven(*rule) <= UNEVEN
    return not texted or sheet.uneven(*rule) <= WAVY


def underlining(rules: Segments, others: Segments, sheet: Sheet) -> npt.NDArray[np.bool_]:
    """(n,) true for lying rules with text right over them that do not run from one upright rule to another."""
    texted = [sheet.beside(*rule)[0] >= TEXTED for rule in rules.tolist()]
    spans = [_meets(start, y, others) and _meets(end, y, others) for start, end, y, _ in rules.tolist()]
    return np.array([t and not s for t, s in zip(texted, spans, strict=True)], dtype=bool)


def without_shadows(horizontal: Segments, vertical: Segments, sheet: Sheet, turned: Sheet) -> tuple[Segments, Segments]:
    """Rules that are much paler than most of the length of the page's rules shine through: left out.

    Underlines are thinner, and paler at low resolution, than the rules of a table: they stay.
    """
    rules = [*horizontal.tolist(), *vertical.tolist()]
    if not rules:
        return horizontal, vertical
    pale = np.array([sheet.level(*r) for r in horizontal.tolist()] + [turned.level(*r) for r in vertical.tolist()])
    lengths = np.array([end - start for start, end, _, _ in rules])
    order = np.argsort(pale)
    usual = pale[order][np.searchsorted(np.cumsum(lengths[order]), lengths.sum() / 2)]
    kept = pale <= usual + PALE * (PAPER - usual)
    kept[: len(horizontal)] |= underlining(horizontal, vertical, sheet)
    return np.asarray(horizontal[kept[: len(horizontal)]]), np.asarray(vertical[kept[len(horizontal) :]])


def without_stems(vertical: Segments, horizontal: Segments) -> Segments:
    """Short upright strokes kept only where they run from one lying rule to another."""
    kept = [
        end - start >= STEM or (_meets(start, x, horizontal) and _meets(end, x, horizontal))
        for start, end, x, _ in vertical.tolist()
    ]
    return np.asarray(vertical[np.array(kept, dtype=bool)])


def without_tips(vertical: Segments, horizontal: Segments, sheet: Sheet) -> Segments:
    """The upright rules, none with a letter's stem that stands in line with it beyond the last rule it crosses: where a
    text is set in the middle over several columns, some letter stands over the rule between two of them."""
    out = vertical.copy()
    for rule in out:
        for end, way in ((0, 1), (1, -1)):
            crossed = horizontal[(horizontal[:, 0] - ENDS <= rule[2]) & (rule[2] <= horizontal[:, 1] + ENDS), 2]
            past = (crossed - rule[end]) * way
            tip = float(past[past >= 0].min(initial=np.inf))
            start, stop = sorted((float(rule[end]), float(rule[end]) + tip * way))
            if ENDS < tip < TALL and is_stem(start, stop, float(rule[2]), float(rule[3]), sheet):
                rule[end] += tip * way
    return out


def without_feet(horizontal: Segments, vertical: Segments, sheet: Sheet) -> Segments:
    """Long lying strokes that begin and end inside cells and are broken: the feet of small letters, taken together."""
    kept = [not _is_feet(rule, vertical, sheet) for rule in horizontal.tolist()]
    return np.asarray(horizontal[np.array(kept, dtype=bool)])


def _is_feet(rule: list[float], vertical: Segments, sheet: Sheet) -> bool:
    start, end, y, _ = rule
    loose = end - start > LONG and not (_meets(start, y, vertical) or _meets(end, y, vertical))
    return loose and sheet.share(start, end, y) < WHOLE and _crossed(rule, vertical)


def _crossed(rule: list[float], others: Segments) -> bool:
    """Whether any of the other rules goes on over and under this one."""
    start, end, across, _ = rule
    return bool(
        ((start < others[:, 2]) & (others[:, 2] < end) & (others[:, 0] < across) & (across < others[:, 1])).any()
    )


def only_low(vertical: Segments, horizontal: Segments, sheet: Sheet) -> Segments:
    """Of short upright strokes those that part the cells of one low row: straight, they touch its rules at both ends;
    brackets do as well, but are bent, and the stem of a letter ("j"), but the next one stands close to it."""
    kept = [
        end - start < TALL
        and _meets(start, x, horizontal, TOUCH)
        and _meets(end, x, horizontal, TOUCH)
        and sheet.bend(start, end, x) <= STRAIGHT
        and not is_stem(start, end, x, thickness, sheet)
        for start, end, x, thickness in vertical.tolist()
    ]
    return np.asarray(vertical[np.array(kept, dtype=bool)])


def is_stem(start: float, end: float, across: float, thickness: float, sheet: Sheet) -> bool:
    """Whether an upright stroke no higher than a low row is a letter's: the next one, or its own bowl, stands close."""
    near = (ink for side in (BOWL, PADDING) for ink in sheet.beside(start, end, across, thickness, side))
    return end - start < TALL and max(near) >= HALF_INKED


def _meets(end: float, across: float, others: Segments, apart: float = ENDS) -> bool:
    return meets(end, across, others, apart, ENDS)
