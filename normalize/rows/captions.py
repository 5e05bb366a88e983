"""The indicator that a caption names: "Tabel 3.2 Target dan Realisasi Persentase jalan mantap Tahun 2021-2024".

What captions say before it is `vocabulary/kata_keterangan.txt`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extract.document import Line, around
from normalize.words import lists
from normalize.words.openings import column_of
from normalize.words.squash import fold

_NUMBERED = re.compile(
    r"(?:tabel|table|grafik|gambar|diagram)\b\.?\s*(?:[\dIVX]+(?:[.\-]\w{1,3})*[.:]?)?\s*", re.IGNORECASE
)
_CAPTION = re.compile(r"(?:tabel|table)\b\.?\s*[\dIVX]", re.IGNORECASE)
_GOES_ON = re.compile("lanjutan|sambungan", re.IGNORECASE)
_HEADING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?|[A-Za-z][.)])\s+(?=\D)")
"""The number of a heading: "3.2.1 ", "a. "."""
_YEARS = re.compile(r"(?:\b(?:pada|untuk|di) )?(?:\btahun )?(?:\banggaran )?\b20\d\d\b", re.IGNORECASE)
"""From the years on a caption says nothing of the indicator."""
_REACH = 6
"""Lines over a table in which its indicator may be named."""
_LONGEST = 200
"""Letters: a longer text is no name."""
_AROUND = "\"“”'‘’ :,(–-"


def indicator(titles: Sequence[Line]) -> Line | None:
    """The name of the indicator in the caption over a table, else in the nearest line that names one; None where none
    does.
    """
    spoken = (_of(lines) for lines in _spoken(titles))
    return next((line for line in spoken if line and column_of(line.text) == "indikator"), None)


def is_captioned(titles: Sequence[Line]) -> bool:
    """Whether a numbered caption stands over a table, and not that of one that goes on ("Tabel 3.2 (lanjutan)")."""
    texts = [fold(line.text) for line in titles]
    return any(_CAPTION.match(text) and not _GOES_ON.search(text) for text in texts)


def _spoken(titles: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The last caption as a whole, then each line by itself from the table up."""
    first = next((i for i in range(len(titles) - 1, -1, -1) if _NUMBERED.match(fold(titles[i].text))), None)
    if first is not None:
        yield titles[first:]
    yield from ([line] for line in reversed(titles[-_REACH:]))


def _of(lines: Sequence[Line]) -> Line | None:
    text = _bare(" ".join(fold(line.text) for line in lines))
    return replace(lines[0], text=text, box=around(line.box for line in lines)) if len(text) <= _LONGEST else None


def _bare(text: str) -> str:
    text = _HEADING.sub("", _NUMBERED.sub("", text, count=1), count=1)
    words = _YEARS.split(text, maxsplit=1)[0].split()
    while words and words[0].casefold() in _told():
        words = words[1:]
    return " ".join(words).strip(_AROUND)


@cache
def _told() -> frozenset[str]:
    return frozenset(lists.lines("kata_keterangan"))
