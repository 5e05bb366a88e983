"""Two documents of one office compared: the same indicator and year with another target, indicators added or dropped.

`digest` keeps of a document only what comparing needs, so that a batch stays small in memory; `compare` takes them
in the order of the documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypedDict

from rapidfuzz import fuzz, process

from audit.finding import Finding
from audit.names import words
from audit.spot import INFO, PERINGATAN, Saying, shortened
from normalize.model import Indicator, Normalised, NormalTable
from normalize.nomenclature.official import fold

REGION = frozenset(("kabupaten", "kota", "provinsi"))
REWORDED = 88
"""Least similarity (0-100) of two indicators of one level that are the same though reworded."""
CLEAR = 4
"""Points by which the best counterpart must lead the next."""
MOST_NAMED = 5
"""Indicators named in one finding on added or dropped ones."""
SHARED = 0.5
"""Share of indicators that two documents must have in common before added and dropped ones are told."""
CHANGED = Saying(
    "lintas_tahun",
    PERINGATAN,
    "Target {tahun} untuk indikator ini adalah {sini}, sedangkan dalam dokumen {dokumen} ({tempat}) {sana}.",
    "Pastikan perubahan target ini memang ditetapkan, dan dokumen mana yang berlaku.",
)
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


class Line(TypedDict):
    """One indicator of a digest."""

    table: int
    row: int
    kind: str
    name: str
    """Folded name of its programme, activity or sub activity and the indicator."""
    shown: str
    targets: dict[str, str]
    """Year to "number unit grade", for comparing."""
    texts: dict[str, str]
    """Year to the printed text."""


class Digest(TypedDict):
    """What comparing needs of a document: plain data, fit for JSON."""

    document: str
    office: str
    year: int | None
    lines: list[Line]


def digest(doc: Normalised) -> Digest:
    """A document's digest: some 200 bytes an indicator."""
    lines = [_line(table, row) for table in doc.tables for row in table.indicators if row.text("indikator")]
    return {"document": doc.name, "office": " ".join(words(doc.office)), "year": doc.year, "lines": lines}


def compare(digests: Iterable[Mapping[str, object] | Digest]) -> Iterator[tuple[str, Finding]]:
    """(document id, finding) for each document against the one before it of the same office.

    Documents of one office are ordered by year, then as they came; offices without a name are not compared.
    """
    offices: dict[str, list[Digest]] = defaultdict(list)
    for one in digests:
        if one["office"]:
            offices[str(one["office"])].append(one)  # type: ignore[arg-type]
    for same in offices.values():
        ordered = sorted(same, key=lambda one: one["year"] or 0)
        for before, after in pairwise(ordered):
            for finding in _pair(before, after):
                yield after["document"], finding


def _line(table: NormalTable, row: Indicator) -> Line:
    own = row.text(row.kind) if row.kind in ("program", "kegiatan", "sub_kegiatan") else row.text("sasaran")
    targets = [target for target in row.targets if target.kind == "target" and target.value.status != "kosong"]
    return {
        "table": table.number,
        "row": row.row,
        "kind": row.kind,
        "name": f"{fold(own)} | {fold(row.text('indikator'))}",
        "shown": row.text("indikator"),
        "targets": {t.year: f"{t.value.number} {t.value.low} {t.value.high} {t.value.grade}" for t in targets},
        "texts": {target.year: " ".join(target.field.clean.split()) for target in targets},
    }


def _pair(before: Digest, after: Digest) -> Iterator[Finding]:
    matches = dict(_counterparts(before["lines"], after["lines"]))
    pairs = [(before["lines"][old], after["lines"][new]) for new, old in sorted(matches.items())]
    if not _one_office(before["office"], pairs):
        return
    for old, new in pairs:
        yield from _changed(old, new, before["document"])
    fewer = min(len(before["lines"]), len(after["lines"]))
    if not fewer or len(matches) < SHARED * fewer:
        return
    kept = set(matches.values())
    fresh = [line for number, line in enumerate(after["lines"]) if number not in matches]
    gone = [line for number, line in enumerate(before["lines"]) if number not in kept]
    if fresh:
        yield _listed(ADDED, fresh, fresh[0], before["document"])
    if gone:
        yield _listed(DROPPED, gone, None, before["document"])


def _one_office(office: str, pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Whether two documents are of one office: its name says of which region, or most of their common targets agree.

    "Dinas Pariwisata" alone is the name of some five hundred offices.
    """
    if REGION & set(office.split()):
        return True
    common = [
        (old["targets"][y], new["targets"][y]) for old, new in pairs for y in new["targets"] if y in old["targets"]
    ]
    return sum(a == b for a, b in common) * 2 > len(common)


def _counterparts(before: Sequence[Line], after: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """(place after, place before) of indicators that are the same: exactly first, then though reworded."""
    free: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, line in enumerate(before):
        free[line["kind"]][line["name"]].append(number)
    rest = []
    for number, line in enumerate(after):
        exact = free[line["kind"]].get(line["name"])
        if exact:
            yield number, exact.pop(0)
        else:
            rest.append(number)
    for number in rest:
        line = after[number]
        names = [name for name, places in free[line["kind"]].items() if places]
        near = process.extract(line["name"], names, scorer=fuzz.ratio, score_cutoff=REWORDED - CLEAR, limit=2)
        if near and near[0][1] >= REWORDED and (len(near) == 1 or near[0][1] - near[1][1] >= CLEAR):
            yield number, free[line["kind"]][near[0][0]].pop(0)


def _changed(old: Line, new: Line, document: str) -> Iterator[Finding]:
    for year, target in new["targets"].items():
        if year in old["targets"] and old["targets"][year] != target:
            figures = {
                "tahun": year,
                "sini": new["texts"][year],
                "sana": old["texts"][year],
                "dokumen": document,
                "tempat": f"tabel {old['table']} baris {old['row']}",
            }
            yield _finding(CHANGED, new, f"target_{year}", new["texts"][year], figures)


def _listed(saying: Saying, lines: Sequence[Line], at: Line | None, document: str) -> Finding:
    named = "; ".join(f"“{line['shown']}”" for line in lines[:MOST_NAMED])
    more = f" dan {len(lines) - MOST_NAMED} lainnya" if len(lines) > MOST_NAMED else ""
    figures = {"kali": str(len(lines)), "dokumen": document, "indikator": named + more}
    return _finding(saying, at, "indikator", lines[0]["shown"], figures)


def _finding(saying: Saying, line: Line | None, column: str, evidence: str, figures: Mapping[str, str]) -> Finding:
    return Finding(
        saying.code,
        saying.severity,
        saying.template,
        shortened(evidence),
        saying.advice,
        line["table"] if line else None,
        line["row"] if line else None,
        column,
        figures=figures,
    )
