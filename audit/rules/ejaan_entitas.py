"""One office, unit or source under several spellings: "Bidang Koperas & UM" beside "Bidang Koperasi dan UM".

Needs: the columns of data source and responsible officer. Two names are one where they differ only in connectives,
abbreviations and words of which one is in no word list.
Source: one entity has one name; the most frequent spelling is proposed, of
equally frequent ones the one in known words. info where only letter case differs.
Another region's name is told by `audit/foreign_regions.py`.
Limits: names whose words are all right ("Bidang Pembinaan", "Bidang Pembiayaan") are two entities, however near.
"""

import re
from collections import Counter
from collections.abc import Iterator

from audit.finding import Finding, PlainRule
from audit.foreign_regions import foreign_regions
from audit.names import groups
from audit.spot import INFO, PERINGATAN, Saying, Spot, spots
from normalize.model import Normalised

LETTERS = re.compile(r"[^\w&]+")
COLUMNS = ("sumber_data", "penanggung_jawab")
TEXT = "Satu nama ditulis berbeda: {ejaan}."
SPELLINGS = Saying("ejaan_entitas", PERINGATAN, TEXT, "Pakai satu penulisan: “{usul}”.")
CASE = Saying("ejaan_entitas", INFO, TEXT, "Samakan huruf besar-kecil dan tanda bacanya.")


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per entity, on the first row of its rarest spelling; and per region that is not the office's own."""
    yield from foreign_regions(doc)
    for column in COLUMNS:
        where: dict[str, list[Spot]] = {}
        for spot in spots(doc):
            name = " ".join(spot.row.text(column).split())
            if name:
                where.setdefault(name, []).append(spot)
        for group in groups(name for name, rows in where.items() for _ in rows):
            yield _finding(column, group, where)


def _finding(column: str, group: list[str], where: dict[str, list[Spot]]) -> Finding:
    counts = Counter({name: len(where[name]) for name in group})
    told = ", ".join(f"“{name}” ({times}x)" for name, times in counts.most_common())
    only_case = len({LETTERS.sub(" ", name.lower()).strip() for name in group}) == 1
    saying = CASE if only_case else SPELLINGS
    advised = Saying(saying.code, saying.severity, saying.template, saying.advice.format(usul=group[0]))
    return where[group[-1]][0].says(advised, column, ejaan=told)


RULE = PlainRule("ejaan_entitas", _found)
