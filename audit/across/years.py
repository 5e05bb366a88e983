"""lintas_tahun: two years of one sort of document: changed targets, indicators added or dropped.

Where many targets of one year differ, the plan was drawn up anew: one finding with their number.
"""

from collections.abc import Iterator, Sequence

from audit.across.apart import also_said, apart, is_said
from audit.across.counterparts import counterparts
from audit.across.digest import Digest, Line
from audit.across.offices import agree
from audit.across.saying import changed, listed
from audit.finding import Finding
from audit.spot import INFO, PERINGATAN, Saying
from audit.together import together

SHARED = 0.5
"""Share of indicators that two documents must have in common before added and dropped ones are told."""
CHANGED = Saying(
    "lintas_tahun",
    PERINGATAN,
    "Target {tahun} untuk indikator ini adalah {sini}, sedangkan dalam dokumen {dokumen} ({tempat}) {sana}.",
    "Pastikan perubahan target ini memang ditetapkan, dan dokumen mana yang berlaku.",
)
MANY = 3
"""Changed targets of one year told one by one; more are told together."""
ADDED = Saying(
    "lintas_tahun",
    INFO,
    "{kali} indikator tidak ada dalam dokumen {dokumen}: {indikator}.",
    "Pastikan indikator ini memang ditambahkan.",
)
DROPPED = Saying(
    "lintas_tahun",
    INFO,
    "{kali} indikator dokumen {dokumen} tidak ada dalam dokumen ini: {indikator}.",
    "Pastikan indikator itu memang dihapus.",
)


def compare_years(before: Digest, after: Digest) -> Iterator[Finding]:
    """Findings in the later document."""
    matches = dict(counterparts(_names(before["lines"]), _names(after["lines"])))
    pairs = [(before["lines"][old], after["lines"][new]) for new, old in sorted(matches.items())]
    if not agree((before["office"], after["office"]), pairs):
        return
    yield from together(_changed(before, pairs), lambda finding: finding.figures["tahun"], MANY)
    fewer = min(len(before["lines"]), len(after["lines"]))
    if fewer and len(matches) >= SHARED * fewer:
        yield from _added_and_dropped(before, after, matches)


def _changed(before: Digest, pairs: Sequence[tuple[Line, Line]]) -> Iterator[Finding]:
    """One finding for each target that is another."""
    said = also_said(before["lines"])
    for old, new in pairs:
        for year, target in new["targets"].items():
            told = is_said(said, (old, new), year, target)
            if year in old["targets"] and not told and apart(old, new, year):
                yield changed(CHANGED, old, new, year, before["document"])


def _names(lines: Sequence[Line]) -> list[str]:
    return [f"{line['kind']} {line['name']}" for line in lines]


def _added_and_dropped(before: Digest, after: Digest, matches: dict[int, int]) -> Iterator[Finding]:
    kept = set(matches.values())
    fresh = [line for number, line in enumerate(after["lines"]) if number not in matches]
    gone = [line for number, line in enumerate(before["lines"]) if number not in kept]
    if fresh:
        yield listed(ADDED, fresh, fresh[0], before["document"])
    if gone:
        yield listed(DROPPED, gone, None, before["document"])
