"""The name of an office in a text: from its kind ("Dinas", "RSUD") to the first word that no name holds."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from normalize.words import lists
from normalize.words.squash import fold

REGION = r"(?:KABUPATEN|KAB\.?|KOTA|PROVINSI|PROV\.?)"
"""Words before the name of a region, as a pattern without regard to case."""
STOP = re.compile(
    r"(?<!\s)(?:\s+(?:TAHUN|TH(?=\.?\s*20\d\d)|T\.?A\.?|PERIODE|SAMPAI|TRIWULAN|SEMESTER|BERDASARKAN|YANG|SEBAGAI|DALAM|PADA|UNTUK)\b"
    r"|\s+(?:AWAL|MURNI|PERUBAHAN|REVISI)\s+(?:TAHUN\b|T\.?A\b|20\d\d)"  # a stage of the plan whose year follows
    r"|\s*[(:;|]|\s*,\s*\d|\s+20\d\d).*",
    re.IGNORECASE,
)
_BARE_REGION = re.compile(rf"(?<!\s)\s+{REGION}$", re.IGNORECASE)
_AGAIN = re.compile(
    rf"(?<=\s)({REGION}\s+(?:(?!(?:dan|serta)\b)\S{{1,40}}\s+){{1,4}})(?:dan|serta)\s(?=.{{0,80}}\b{REGION}\s).*",
    re.IGNORECASE,
)
"""What goes on behind a region to the region again: the name's second line, printed beside itself."""
_LAST_WORDS = re.compile(r"[A-Z][\w'-]{1,24}(?: [A-Z][\w'-]{1,24})?,")
_SMALL = {"dan", "serta", "di", "&", "atau", "ke", "dari"}
_JOINING = {"dan", "serta", "&"}
_TITLES = {"dr.", "drg.", "prof.", "h.", "hj."}
"""Before the name of a person whom an office is named after: "RSUD dr. Soedarso"."""
_WITHIN = _SMALL | _TITLES
"""Words that never end a name."""
_UMBRELLA, _COMMON = "induk", "umum"
"""Kinds that hold others (a ministry), and kinds that are everyday words as well (`taraf` of the list)."""


@cache
def kinds() -> dict[str, tuple[int, str]]:
    """Kind of office in capitals -> words that its name has at least, and its `taraf`."""
    return {r["jenis"].upper(): (int(r["kata_minimal"]), r["taraf"]) for r in lists.rows("perangkat_daerah")}


def _alternatives(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest) + r")\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The kinds that are no umbrella, and those that are."""
    above = [kind for kind, (_, grade) in kinds().items() if grade == _UMBRELLA]
    return _alternatives([kind for kind in kinds() if kind not in above]), _alternatives(above)


def begins_with_kind(text: str) -> bool:
    """Whether the text begins with a kind of office."""
    return any(pattern.match(text) for pattern in _patterns())


def is_common(name: str) -> bool:
    """Whether a name's kind is an everyday word as well ("Kantor", "Bagian"): alone it proves no office."""
    return _grade(name) == _COMMON


def is_umbrella(name: str) -> bool:
    """Whether an office holds others, one of which the document may be of."""
    return _grade(name) == _UMBRELLA


def _grade(name: str) -> str:
    kind = _kind(name)
    return kinds()[_plain(kind[0])][1] if kind else ""


def _kind(text: str) -> re.Match[str] | None:
    found = (pattern.search(text) for pattern in _patterns())
    return next((kind for kind in found if kind), None)


def _plain(kind: str) -> str:
    return " ".join(kind.upper().split())


def office_in(text: str, *, led: bool = True) -> str:
    """The office named in a text, its region included where it follows; empty for none.

    `led`: an office after "Kepala" counts as well; else that is an officer, whose office is told elsewhere.
    """
    kind = _kind(text)
    if not kind or (not led and re.search(r"\b(?:kepala|keputusan)\s*$", text[: kind.start()], re.IGNORECASE)):
        return ""
    rest = kind[0] + _AGAIN.sub(r"\1", STOP.sub("", text[kind.end() :])).rstrip(" ,.-–|")
    kept = _words_of_name(rest)
    enough = len(kept) >= kinds()[_plain(kind[0])][0] and kept[0][:1].isupper()
    return _BARE_REGION.sub("", " ".join(kept).rstrip(",.;")) if enough else ""


def every_office_in(text: str) -> Iterator[str]:
    """The offices named in a text, one after the other."""
    starts = {kind.start() for pattern in _patterns() for kind in pattern.finditer(text)}
    return filter(None, (office_in(text[start:]) for start in sorted(starts)))


def without_region(name: str) -> str:
    """The name of an office before its region."""
    return re.split(rf"\s+(?={REGION}\b)", name, maxsplit=1, flags=re.IGNORECASE)[0]


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Each line, with those after it into which a name may run on: it ends in "Kabupaten", a comma, "dan", a kind of
    office, or the next one begins with "dan" or is a word or two with the comma that closes a signature's office.
    """
    out: list[str] = []
    for line in reversed(lines):
        out.append(f"{line} {out[-1]}" if out and _runs_on(line, out[-1]) else line)
    return out[::-1]


def _runs_on(line: str, after: str) -> bool:
    words, following = line.split(), after.split()
    if not words or not following or following[0].isdigit():
        return False
    last = words[-1].lower()
    named = _kind(line) is not None
    listing = last.endswith(",") and named and without_region(line) == line  # behind a region a comma ends the name
    alone = (_is_kind_alone(words[-1:]) and _kind(after) is None) or _BARE_REGION.fullmatch(f" {last}") is not None
    closed = last[-1] not in ",.;:" and _LAST_WORDS.fullmatch(after) is not None
    return listing or alone or (named and (closed or last in _SMALL or following[0].lower() in _JOINING))


def _words_of_name(text: str) -> list[str]:
    """The words up to the first that is neither capitalised nor small; a small one joins, and never ends a name.

    Right after the kind stands a name: "Kantor di Bawah" is none; but a whole name may join another.
    """
    kept: list[str] = []
    for word in fold(text).split():
        small = word.lower() in _WITHIN
        joins = word.lower() in _JOINING and len(kept) > 1 and not is_common(" ".join(kept))
        nameless = word.lower() in _SMALL and not joins and _is_kind_alone(kept)
        if not (word[:1].isupper() or small) or nameless:
            break
        kept.append(word)
    while kept and kept[-1].lower() in _WITHIN:
        kept.pop()
    return kept


def _is_kind_alone(words: list[str]) -> bool:
    return " ".join(words).upper() in kinds()
