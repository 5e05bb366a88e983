"""lintas_dokumen: the chain of one office and year: Renstra, IKU, RKT, Perjanjian Kinerja, report.

Each document is compared with the nearest one before it in the chain that has targets for one of its years: another
target, or an indicator that is not taken up.
Source: PermenPANRB 53/2014 and 88/2021: a report answers for what was agreed, an agreement for its plan.
Limits: an indicator counts as missing only where the two share half of those of its level; documents whose sort is not
known are not compared so.
"""

from collections.abc import Iterator, Sequence

from audit.across.apart import also_said, apart, is_said
from audit.across.counterparts import matched
from audit.across.digest import Digest, Line, order
from audit.across.offices import agree
from audit.across.saying import changed, listed
from audit.finding import Finding
from audit.spot import PERINGATAN, Saying

CHAIN = ("renstra", "iku", "rkt", "perjanjian_kinerja", "lkjip")
SHARED = 0.5
OF_THE_HEAD = {"sasaran": "indikator"}
"""A plan prints the aim beside its indicator; a report may print the indicator alone."""
OTHER = Saying(
    "lintas_dokumen",
    PERINGATAN,
    "Target {tahun} di sini {sini}, sedangkan dalam dokumen {dokumen} ({tempat}) {sana}.",
    "Samakan target dengan dokumen perencanaannya, atau jelaskan perubahannya.",
)
MISSING = Saying(
    "lintas_dokumen",
    PERINGATAN,
    "{kali} indikator dokumen {dokumen} tidak ada dalam dokumen ini: {indikator}.",
    "Pastikan semua indikator yang direncanakan diperjanjikan dan dilaporkan.",
)


def compare_plans(documents: Sequence[Digest]) -> Iterator[tuple[str, Finding]]:
    """(document id, finding) for the documents of one office."""
    chain = [one for one in documents if one["sort"] in CHAIN]
    for after in chain:
        before = _before(after, chain)
        if before:
            for finding in _pair(before, after):
                yield after["document"], finding


def _before(after: Digest, chain: Sequence[Digest]) -> Digest | None:
    """The nearest document before it in the chain with a target for one of its years; of several the latest, of one
    year the one that changes the other."""
    rank = CHAIN.index(after["sort"])
    years = _years(after)
    fit = [one for one in chain if CHAIN.index(one["sort"]) < rank and years & _years(one)]
    return max(fit, key=lambda one: (CHAIN.index(one["sort"]), *order(one)), default=None)


def _years(one: Digest) -> set[str]:
    own = str(one["year"] or "")
    every = {year for line in one["lines"] for year in line["targets"] if year}
    return every if one["sort"] in ("renstra", "iku") or own not in every else {own}


def _pair(before: Digest, after: Digest) -> Iterator[Finding]:
    old_names, new_names = ([(line["above"], line["measure"]) for line in one["lines"]] for one in (before, after))
    matches = matched(old_names, new_names)
    pairs = [(before["lines"][old], after["lines"][new]) for new, old in sorted(matches.items())]
    if not agree((before["office"], after["office"]), pairs):
        return
    said, told = also_said(before["lines"]), set[tuple[str, ...]]()
    for old, new in pairs:
        for year in sorted(_years(after) & old["targets"].keys() & new["targets"].keys()):
            both = (new["measure"], year, old["targets"][year], new["targets"][year])
            if both not in told and apart(old, new, year) and not is_said(said, (old, new), year, both[-1]):
                told.add(both)  # a report prints its agreement again beside what was reached
                yield changed(OTHER, old, new, year, before["document"])
    gone = _missing(before["lines"], after["lines"], matches)
    if gone:
        yield listed(MISSING, gone, None, before["document"])


def _missing(before: Sequence[Line], after: Sequence[Line], matches: dict[int, int]) -> list[Line]:
    """Lines without a counterpart, of kinds of which the later document has at least half."""
    kept = set(matches.values())
    gone = [line for number, line in enumerate(before) if number not in kept]
    taken = [_level(before[number]) for number in kept]
    every = [_level(line) for line in before]
    present = {_level(line) for line in after}
    shared = {level for level in present & set(every) if taken.count(level) >= SHARED * every.count(level)}
    return [line for line in gone if _level(line) in shared]


def _level(line: Line) -> str:
    return OF_THE_HEAD.get(line["kind"], line["kind"])
