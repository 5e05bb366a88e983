"""Title lines -> tingkat and year."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz

from extract.document import Document, Line
from extract.remembered import remembered
from normalize.offices.names import unwrapped
from normalize.words import lists
from normalize.words.squash import fold, squash
from schema.columns import TARGET

_LONGEST = 90
"""Letters: a longer line is prose, not a title."""
_NO_TITLE = re.compile(r"keputusan|peraturan|\bnomor\b|undang|\bnip\b", re.IGNORECASE)
_A_YEAR = r"(?:199\d|20\d\d)"
"""A year of which an office plans or tells: earlier numbers are of persons' lists, files and births ("1912...")."""
_UNTIL = r"\s*(?:[-–—/]|s\.?\s?/?d\.?|sampai(?:\s+dengan)?)\s*(?:tahun\s+)?"
_BESIDE = r"\s+(?:dan|dengan)\s+(?:tahun\s+)?"
"""Two years that are compared."""
_SPAN = rf"(?!(?:{_UNTIL}|{_BESIDE}){_A_YEAR})"
_YEAR = re.compile(
    rf"(?:\btahun|\bta\.?|\bt\.\s?a\.?|\bthn\.?)\s*(?:anggaran|pelaporan)?\s*:?\s*({_A_YEAR})(?!\d)" + _SPAN,
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<![\d/.\-–])({_A_YEAR})(?![\d/]|\s*[-–])" + _SPAN, re.IGNORECASE)
_BEFORE_SPAN = re.compile(rf"{_A_YEAR}(?:{_UNTIL}|{_BESIDE})$", re.IGNORECASE)
_PERIOD = re.compile(rf"(?<!\d)({_A_YEAR}){_UNTIL}({_A_YEAR})(?!\d)", re.IGNORECASE)
_LONGEST_PLAN = 26
"""Years of a long-term plan, and one."""
_DATED = re.compile(
    r"(?:\d|,[\s.…_]*)\s(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]*\s+(?:19|20)\d\d|\btanggal\b",
    re.IGNORECASE,
)
"""A day: "31 Januari 2024", of a signature also where it is not filled in: "Kota, ... Januari 2024"."""
_SOURCE = re.compile(r"sumber\b|.*(?:©|\bcopyright\b|\bhak\s+cipta\b)", re.IGNORECASE)
"""What names the year of something else: where figures come from, who owns a page."""
_LAW = re.compile(
    r"\b(?:nomor|no|undang[-\s]undang|uu|peraturan\s\w{1,20}|per(?:da|gub|bup|wal|pres|men\w{0,8}))\b"
    rf"\.?\s?:?\s?[\w./-]{{1,24}}\s{{1,2}}tahun\s{{1,2}}{_A_YEAR}",
    re.IGNORECASE,
)
"""A law quoted: "Nomor 8 Tahun 2006", "UU 23 Tahun 2014"; its year is its own."""
_AHEAD = re.compile(rf"prakiraan\s+maju\s+(?:rencana\s+)?(?:tahun\s+)?{_A_YEAR}", re.IGNORECASE)
"""The year after that of a plan, which its title names beside it."""
_OPEN = re.compile(r"[-–]$|(?<![\d.])\d{1,2}$|\b(?:sampai(?:\s+dengan)?|s\.?\s?/?d\.?)$", re.IGNORECASE)
"""A line that ends so goes on: "2025-", "31", "2025 sampai dengan"."""
_SMALL_WORD, _CAPITALISED = 3, 0.7
"""Letters of words that titles leave small, and the part of all others that they capitalise."""
_LONGEST_DATED = 160
"""Letters: a title in one line with office and year; a longer line is running text."""
_CONTENTS = re.compile(r"(?:\.\s?){4}|…\s?…")
"""Dots that lead to a page number: a list of contents names its parts, not the document."""
_CAPTION = 3
"""Lines of a caption, at most."""
_IN_NAME = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@cache
def _patterns() -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = [(tuple(r["pola"].split()), r["tingkat"]) for r in lists.rows("tingkat")]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), -len(" ".join(row[0])))))


def level(titles: Sequence[Line]) -> str:
    """tingkat by the title lines, the one nearest to the table first; empty where no line tells."""
    for line in reversed(titles):
        found = level_of(fold(line.text))
        if found:
            return found
    return ""


@remembered
def level_of(text: str) -> str:
    """tingkat by the words of a title or a header: "Eselon III", "Kepala Bidang"; empty where it tells none."""
    if len(text) > _LONGEST or _NO_TITLE.search(text):
        return ""
    words = re.findall(r"[A-Za-z]+|\d+", re.sub(r"(?i)(es[a-z]{0,2}l?on)(?=[IV]+\b)", r"\1 ", text))
    for pattern, name in _patterns():
        for start in range(len(words) - len(pattern) + 1):
            if _same([w.lower() for w in words[start : start + len(pattern)]], pattern):
                return name
    return ""


def _same(words: Sequence[str], pattern: Sequence[str]) -> bool:
    """Word by word; short words must be exact, longer ones nearly so ("Eslon"), but "pengawasan" is no "pengawas"."""
    return all(w == p or _misspelt(w, p) for w, p in zip(words, pattern, strict=True))


def _misspelt(word: str, meant: str) -> bool:
    return len(meant) > 5 and fuzz.ratio(word, meant) >= 88 and not word.startswith(f"{meant}an")


def around(document: Document) -> list[Line]:
    """Lines that stand under tables and on pages without any, as far as they are no running text: heads, feet, covers,
    signatures.
    """
    every = [*(line for page in document.pages for line in page.after), *document.after]
    lines = [line for line in every if not _CONTENTS.search(line.text)]
    texts = [fold(line.text) for line in lines]
    headline = [_is_headline(" ".join(part)) for part in _paragraphs(texts) for _ in part]
    kept = zip(lines, unwrapped(texts), headline, strict=True)
    return [replace(line, text=text) for line, text, is_head in kept if is_head and _is_headline(text)]


def _is_headline(text: str) -> bool:
    """Whether most words of a line are capitalised, as in titles and names."""
    words: list[str] = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > _SMALL_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= _CAPITALISED * len(words)


def year(titles: Sequence[Line]) -> int | None:
    """The year that the title lines name ("TAHUN 2024", "T.A. 2024"), nearest first.

    A period is no year, nor is that of a law or one in running text.
    """
    texts = [" ".join(part) for part in _paragraphs(fold(line.text) for line in titles)]
    lines = [_AHEAD.sub(" ", _LAW.sub(" ", text)) for text in reversed(texts) if len(text) <= _LONGEST_DATED]
    for pattern in (_YEAR, _BARE):
        for text in lines:
            found = _last(pattern, text)
            if found is not None:
                return found
    return None


def _paragraphs(texts: Iterable[str]) -> list[list[str]]:
    """The lines, those that go on together: the next one begins small, or one ends in a dash or with a day's number."""
    out: list[list[str]] = []
    for text in texts:
        if out and (text[:1].islower() or _OPEN.search(out[-1][-1])):
            out[-1].append(text)
        else:
            out.append([text])
    return out


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    if pattern is _BARE and (
        len(text) > _LONGEST or _SOURCE.match(text) or _DATED.search(text) or _NO_TITLE.search(text)
    ):
        return None
    found = [m for m in pattern.finditer(text) if not _BEFORE_SPAN.search(text[: m.start(1)])]
    return int(found[-1][1]) if found else None


def span(titles: Sequence[Line]) -> tuple[int, int] | None:
    """First and last year of the period that the title lines name ("PERIODE 2023 - 2027"), nearest first."""
    for line in reversed(titles):
        for found in _PERIOD.finditer(fold(line.text)):
            first, last = int(found[1]), int(found[2])
            if first < last < first + _LONGEST_PLAN and not _NO_TITLE.search(line.text):
                return first, last
    return None


def measure(titles: Sequence[Line]) -> str | None:
    """What unnamed value columns hold under these title lines, by their first telling word."""
    for line in reversed(titles):
        letters = squash(line.text) if len(line.text) <= _LONGEST else ""
        found = [(letters.index(word), kind) for word, kind, _ in _measures() if kind and word in letters]
        if found:
            return min(found)[1]
    return None


def compares(titles: Sequence[Line]) -> frozenset[str]:
    """Whether the nearest title line that says what is measured says what was reached ("realisasi"), what was promised
    ("target"), or both; empty where none says what is measured.
    """
    for line in reversed(titles[-_CAPTION:]):
        letters = squash(line.text) if len(line.text) <= _LONGEST_DATED else ""
        said = [(kind, itself) for word, kind, itself in _measures() if word in letters]
        if any(itself for _, itself in said):
            return frozenset(TARGET if TARGET in told else "realisasi" for told in said)
    return frozenset()


@cache
def _measures() -> tuple[tuple[str, str, str], ...]:
    return tuple((squash(r["kata"]), r["nilai"], r["tegas"]) for r in lists.rows("judul_nilai"))


def year_of_name(name: str) -> int | None:
    """The only year of a file name, as a last resort."""
    found = set(_IN_NAME.findall(name))
    return int(found.pop()) if len(found) == 1 else None


def document_year(titles: Iterable[Sequence[Line]], around: Sequence[Line], name: str) -> int | None:
    """The year of most titles, of most titles, heads and feet, of the first title where none has most, else of the
    lines around tables or the file name.

    Heads and feet that repeat a year more often than titles name any go before titles that do not agree: what stands
    above tables may be running text.
    A document of which more titles, heads and feet name a period than a year is a plan of several years: it has none.
    """
    blocks = [*titles, around]
    found = [*(year(lines) for lines in blocks[:-1]), *(year([line]) for line in around)]
    periods = [*(span(lines) for lines in blocks[:-1]), *(span([line]) for line in around)]
    of_plan = sum(not one and several is not None for one, several in zip(found, periods, strict=True))
    if of_plan > sum(map(bool, found)):
        return None
    titled = [one for one in found[: len(blocks) - 1] if one]
    heads = [one for one in found[len(blocks) - 1 :] if one]
    repeated = _most(heads) if len(heads) > len(titled) else None
    agreed = _most(titled) or repeated or _most([*titled, *heads])
    return agreed or next(iter(titled), None) or year(around) or year_of_name(name)


def _most(found: Sequence[int]) -> int | None:
    """The year of more than half of those given."""
    usual = max(found, key=found.count, default=None)
    return usual if usual and found.count(usual) * 2 > len(found) else None
