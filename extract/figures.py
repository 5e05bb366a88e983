"""What is a figure in a table: numbers with their signs and marks, and what is printed in the place of one."""

import re
from collections.abc import Sequence

from extract.remembered import remembered

LONGEST = 40
"""Letters of the longest single figure with its signs."""
_NUMBER = re.compile(
    r"[(\[]?[-+±<>≤≥~$€£]*(?:rp\.?)?(?:\s*\()?(?=[\s.,:/]*\d)[\d.,:/\s]++\)?\s*[%°‰$€£¥*a-e†‡§)]{0,4}[\d)*]{0,3}"
    r"|[-–—.:*]{1,3}|n/?\.?a\.?|[(]?(?:na|nil|x|z|d|s)[)]?",
    re.IGNORECASE,
)
_CITED = re.compile(r"\d{1,3}/\d{4}\)")
"""The end of a rule's number: "(PMDN|86/2017)"."""
_GRADE = re.compile(r"(?:AA?|BB?|CC?|D|E)[+-]?|W[TD]P|TMP")
_GRADED = re.compile(r"[A-E]{1,2} ?\(\d{1,3}(?:[.,]\d{1,2})?\)")
"""A grade with its score: "BB (72,5)"."""
_BOTH = re.compile(r"-?\d[\d.,]*%? ?\( ?[-±]?\d[\d.,]* ?%?\)")
"""A figure with its share or error in brackets: "1269 (19.9%)"."""
_ALONE = re.compile(r"[(\[]?[-+±<>≤≥~]*\d[\d.,:/]*\)?%?\*{0,3}|[-–—]|n\.a\.?", re.IGNORECASE)
"""A figure as one word of a line."""
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?: \d{3})+)(?![\d])")
"""A number whose thousands are parted by spaces is one figure."""
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3}){1,8}(?:,\d{1,2})?")
"""Its thousands parted by points."""
_FEW_DIGITS = 3
"""Digits of a line that may be a number of its own."""
_WITH_UNIT = re.compile(r"[-+<>≤≥±~]*(?:Rp\.?)?\s*\d[\d.,]*\s*%?(?:\s+[^\W\d]\S*){1,2}")
_MARKS = re.compile(r"\d|[-–—]|n\.a", re.IGNORECASE)
"""Without one of these a text holds no figure."""


@remembered
def is_figure(text: str) -> bool:
    """True for a number, a range, a percentage, a score, a dash or "n.a." standing alone."""
    text = text.strip()
    if len(text) > LONGEST:
        return False
    if text[-1:] != ")":  # as the others all end
        return _NUMBER.fullmatch(text) is not None
    return not _CITED.fullmatch(text) and any(form.fullmatch(text) for form in (_NUMBER, _BOTH, _GRADED))


def is_value(text: str) -> bool:
    """True for a figure that is no year, perhaps with its unit of a word or two."""
    return (is_figure(text) or _WITH_UNIT.fullmatch(text) is not None) and not is_year(text)


def is_grade(text: str) -> bool:
    """True for the letters of a grade or of an auditor's opinion standing alone."""
    return _GRADE.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """A bare year or school year, as headers print them."""
    digits = text.strip("()*.:")
    return digits[:4].isdigit() and digits[:2] in {"19", "20"} and len(digits) in {4, 7, 9}


@remembered
def figures_in(text: str) -> int:
    """How many figures stand in a line of text, each alone between spaces."""
    if not _MARKS.search(text):
        return 0
    whole = _THOUSANDS.sub(lambda m: m.group(0).replace(" ", ""), text)
    return sum(_ALONE.fullmatch(token) is not None and not _CITED.fullmatch(token) for token in whole.split())


def is_broken(lines: Sequence[str]) -> bool:
    """One number that a narrow column broke: "102.8", "97.37", "5" are no amounts, 102.897.375 is; of bare digits all
    lines but the last are equally long.
    """
    if all(map(str.isdecimal, lines)):
        lengths = {len(line) for line in lines[:-1]}
        return len(lengths) == 1 and max(lengths) > max(_FEW_DIGITS, len(lines[-1]))
    return _AMOUNT.fullmatch("".join(lines)) is not None and not all(map(_AMOUNT.fullmatch, lines))
