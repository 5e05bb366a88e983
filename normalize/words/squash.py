"""The letters of a printed text and nothing else: what is left when cutting, glueing and line breaks are undone."""

import re

from extract.remembered import remembered

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ONE_YEAR = re.compile(r"\D*((?:19|20)\d\d)\D*")
_DIGIT_IN_WORD = re.compile(r"(?<=[A-Za-z])[01](?![\d.,])|(?<![\d.,])[01](?=[A-Za-z])")
_DROPPED = re.compile(r"[^0-9a-z]+")
_LOOKALIKE = {"0": "o", "1": "i"}


def fold(text: str) -> str:
    """One line, single spaces."""
    return " ".join(text.split())


@remembered
def squash(text: str) -> str:
    """Lower-case letters and digits only: "TARGE T" is "target", "Penanggu\\nng Jawab" is "penanggungjawab".

    A 0 or 1 that touches a letter is read as the letter it looks like ("N0" is "no").
    """
    mended = _DIGIT_IN_WORD.sub(lambda m: _LOOKALIKE[m[0]], text)
    return _DROPPED.sub("", mended.lower().replace("&", "dan"))


def is_year(text: str) -> bool:
    """Whether a text is one year and nothing else."""
    return _YEAR.fullmatch(text) is not None


def years(text: str) -> list[str]:
    """Every four-digit year of the text, in reading order; a year cut by a narrow column ("202 2") counts."""
    found = _YEAR.findall(text)
    if found:
        return found
    whole = _ONE_YEAR.fullmatch("".join(text.split()))
    return [whole[1]] if whole else []


def is_bare_year(text: str) -> bool:
    """Whether a header is years and remarks such as "(n)" alone."""
    return bool(years(text)) and not squash(without_years(text))


@remembered
def without_years(text: str) -> str:
    """The text without its years and without remarks such as "(n)", "*)"; empty for a bare year."""
    bare = _YEAR.sub(" ", text)
    if bare == text and years(text):
        bare = re.sub(r"\d", " ", text)
    return re.sub(r"\(\s*n?\s*(?:[-+]\s*\d)?\s*\)|\*+\)?|(?<=\s)[-–/](?=\s)|^[\s\-–/]+$", " ", bare)
