"""Which bidang (urusan pemerintahan) an office serves: what X.XX stands for in its codes."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from normalize.nomenclature.official import VOCABULARY

MAJORITY = 0.6
"""Share of the document's other codes that must lie in one bidang to speak for the office without its name."""


@cache
def _words() -> tuple[tuple[re.Pattern[str], str], ...]:
    with (VOCABULARY / "bidang.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple((re.compile(rf"\b{re.escape(row['kata'])}\b"), row["kode"]) for row in rows)


def bidang_of_name(office: str) -> str:
    """The bidang that an office's name puts first ("Dinas Perdagangan dan Koperasi": 3.30); empty when none."""
    name = re.sub(r"[^a-z]+", " ", office.lower())
    seen = [(found.start(), -len(found[0]), code) for pattern, code in _words() if (found := pattern.search(name))]
    return min(seen)[2] if seen else ""


def own_bidang(office: str, codes: Iterable[str]) -> str:
    """The code (e.g. "3.30") that stands for X.XX, or empty where name and codes do not settle it.

    The office's name decides if the document has no code of its own bidang or has one of that bidang; a name that
    contradicts every code of the document is not believed.
    """
    counts = Counter(code[:4] for code in codes if code[:1].isdigit())
    named = bidang_of_name(office)
    if named and (not counts or named in counts):
        return named
    if not named and counts:
        code, times = counts.most_common(1)[0]
        return code if times >= MAJORITY * sum(counts.values()) else ""
    return ""
