"""Findings that say the same of many rows, told once with their number."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace

from audit.finding import Finding

TEMPLATE = "{pesan} Hal serupa ada pada {kali} baris: {baris}."
SHOWN = 12
"""Rows that are named."""


def together(every: Iterable[Finding], key: Callable[[Finding], Hashable | None], most: int) -> Iterator[Finding]:
    """The findings, those of one key as one where they are more than `most`; a key of None stays alone."""
    alike: dict[Hashable, list[Finding]] = defaultdict(list)
    for place, finding in enumerate(every):
        own = key(finding)
        alike[place if own is None else (own,)].append(finding)
    for found in alike.values():
        yield from found if len(found) <= most else (_one(found),)


def _one(found: list[Finding]) -> Finding:
    rows = list(dict.fromkeys(str(one.row) for one in found))
    named = ", ".join(rows[:SHOWN]) + (", …" if len(rows) > SHOWN else "")
    figures = {**found[0].figures, "pesan": found[0].message, "kali": str(len(rows)), "baris": named}
    return replace(found[0], template=TEMPLATE, figures=figures)
