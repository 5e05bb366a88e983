"""Regions: kabupaten, kota and provinsi by their official list, and the one that texts name most."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from extract.remembered import remembered
from normalize.offices.names import REGION, STOP
from normalize.words import lists
from normalize.words.squash import squash

ENOUGH = 2
"""Times that rows must name an office or region before it is believed."""
_MOST = 0.7
"""Share of all mentions that are of the one region."""
_LETTERHEAD = re.compile(rf"^\s*(?:pemerintah\s+(?:daerah\s+)?)?(?={REGION}\s)", re.IGNORECASE)
_NARROWER = re.compile(rf"\s(?={REGION}\s)", re.IGNORECASE)
_LONGEST = 60
_PLACE = re.compile(
    r"\b(kab(?:upaten)?|kota|prov(?:insi)?)\b\.?\s*(?P<rest>[A-Z][\w'/.-]*(?:\s+[A-Z][\w'-]*){0,3})", re.IGNORECASE
)
_INITIALS = re.compile(r"\bkab(?:upaten)?\b\.?\s*(?P<short>[A-Z]\s*/\s*[A-Z](?:\s*/\s*[A-Z])?)\s*$", re.IGNORECASE)
"""A region by its initials at the end of an office's name: "Kab. B/S"."""


@cache
def _regions() -> dict[str, str]:
    """Kind ("kab", "kot", "prov") and letters of a region -> its full name ("Kabupaten Bengkulu Selatan")."""
    found = {}
    for row in lists.rows("wilayah"):
        if row["level"] == "provinsi":
            found[f"prov{squash(row['nama'])}"] = f"Provinsi {row['nama']}"
        else:
            kind, name = row["nama"].split(" ", 1)
            found[squash(kind)[:3] + squash(name)] = row["nama"]
    return found


def of_line(text: str) -> str:
    """The region that a line alone names, as under an office or in a letterhead, of several the narrowest; empty for
    any other line.
    """
    head = _LETTERHEAD.match(text)
    named = STOP.sub("", text[head.end() :]).strip(" .,") if head and len(text) < _LONGEST else ""
    return _NARROWER.split(named)[-1].strip()


@remembered
def named(text: str) -> tuple[str, ...]:
    """The regions of the official list that a text names, in its order."""
    return tuple(filter(None, (_listed(place[1].lower()[:3], place["rest"]) for place in _PLACE.finditer(text))))


def most_named(heads: Sequence[str], texts: Iterable[str]) -> str:
    """The region named most in texts; initials beside the office ("Kab.B/S") must agree with it."""
    counts: Counter[str] = Counter()
    for text in (*heads, *texts):
        counts.update(named(text))
    if not counts:
        return ""
    best, times = counts.most_common(1)[0]
    short = Counter(re.sub(r"[^a-z]", "", m["short"].lower()) for text in heads if (m := _INITIALS.search(text)))
    if short:
        initials = "".join(word[0] for word in best.lower().split()[1:])
        return best if short.most_common(1)[0][0] == initials else ""
    return best if times >= ENOUGH and times >= _MOST * sum(counts.values()) else ""


def _listed(kind: str, rest: str) -> str:
    """The longest run of words that names a region of this kind ("kab", "kot", "pro")."""
    words = rest.split()
    prefix = "prov" if kind == "pro" else kind
    for n in range(len(words), 0, -1):
        name = _regions().get(prefix + squash(" ".join(words[:n])))
        if name:
            return name
    return ""
