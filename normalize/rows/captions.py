"""The indicator that a caption names: "Tabel 3.2 Target dan Realisasi Persentase jalan mantap Tahun 2021-2024".

What captions say before it is `vocabulary/kata_keterangan.txt`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extract.document import Line, around
from normalize.words import lists
from normalize.words.openings import column_of
from normalize.words.squash import fold

_NUMBERED = re.compile(
    r"(?:tabel|table|grafik|gambar|diagram)\b\.?\s*(?:[\dIVX]+(?:[.\-]\w{1,3})*[.:]?)?\s*", re.IGNORECASE
)
_YEARS = re.compile(r"(?:\b(?:pada|untuk|di) )?(?:\btahun )?(?:\banggaran )?\b20\d\d\b", re.IGNORECASE)
"""From the years on a caption says nothing of the indicator."""
_AROUND = "\"“”'‘’ :,(–-"


def indicator(titles: Sequence[Line]) -> Line | None:
    """The name of the indicator in the last caption over a table; None where it names none."""
    lines = _caption(titles)
    text = _bare(" ".join(fold(line.text) for line in lines))
    if column_of(text) != "indikator":
        return None
    return replace(lines[0], text=text, box=around(line.box for line in lines))


def _caption(titles: Sequence[Line]) -> Sequence[Line]:
    """From the line that numbers the table to the last before it; else the last alone."""
    first = next((i for i in range(len(titles) - 1, -1, -1) if _NUMBERED.match(fold(titles[i].text))), len(titles) - 1)
    return titles[max(first, 0) :]


def _bare(text: str) -> str:
    words = _YEARS.split(_NUMBERED.sub("", text, count=1), maxsplit=1)[0].split()
    while len(words) > 1 and words[0].casefold() in _told():
        words = words[1:]
    return " ".join(words).strip(_AROUND)


@cache
def _told() -> frozenset[str]:
    return frozenset(lists.lines("kata_keterangan"))
