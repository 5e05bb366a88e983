"""Looks the names of one document up in the list: parents first, each level narrowing the next.

Where a name stands decides how like it must be: under its own parent a damaged name is enough, elsewhere in the list it
must be nearly whole; always the runner-up must lie clearly behind.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.structs import struct
from normalize.nomenclature.official import Entry, Nomenclature, fold, parent_of, similarity
from schema.columns import WORK

OWN = "X.XX"
ORDINARY_BRANCH = "2"
"""Fourth part of the codes of an ordinary kabupaten/kota; 3 and 4 are those of special autonomy regions: their own
entries speak of OAP, orang asli Papua."""
MARGIN = 0.06
UNDER_PARENT, IN_DOCUMENT, IN_BIDANG, ANYWHERE = 0.72, 0.80, 0.86, 0.92
"""Least similarity of a name under its printed parent, under any parent of the document, in a bidang of the document,
and anywhere. A sub activity resembles its own activity by 0.85-0.89, another activity's twin by up to 0.96."""
SAME_AGAIN = 0.93
"""Least similarity at which a damaged name may be a second mention of a name that stands exactly in another row."""
APART = 0.02
"""Similarity by which the one that it is a second mention of must lie before another such."""
PRINTED_NAME = 0.6
"""Least similarity between the name beside a printed code and the official name."""


@dataclass(frozen=True, slots=True)
class Match:
    """What the list says of one row. `code` is empty where several codes share the name (`rivals`)."""

    code: str
    score: float
    """0-1: similarity of the printed name and the official one; 1 is letter for letter."""
    name: str
    """Official name."""
    unit: str = ""
    """Official unit of a sub activity."""
    rivals: tuple[str, ...] = ()


@struct(frozen=True, slots=True)
class Row:
    """What looking up needs of an indicator."""

    level: str
    name: str
    """Folded."""
    parent: str
    """Folded name of the parent that the row names itself, or empty."""
    printed: str
    """Code printed in its column or before the name, or empty."""
    indicator: str = ""
    """Folded."""
    number: int = 0
    """Row within its table: a smaller one than before begins another table."""
    inherited: bool = False
    """The name comes from a merged cell above: the same activity's next indicator."""


class Search:
    """Matching the rows of one document: parents first, each level narrowing the next."""

    def __init__(self, known: Nomenclature, rows: Sequence[Row | None]):
        self.known = known
        self.rows = rows
        self.times = Counter((row.level, row.name, row.parent) for row in rows if row and not row.inherited)
        self.special = any(self._only_special(row) for row in rows if row)
        self.sure = {code for row in rows if row for code in self._single(row)}
        """Codes whose name stands in the document letter for letter."""
        self.sure_parents = {parent_of(code) for code in self.sure}
        self.codes: dict[tuple[str, str], set[str]] = {}
        """Codes given so far, by level and folded name."""

    def matches(self) -> list[Match | None]:
        """One per row; the levels are matched from the top down."""
        found: dict[int, Match | None] = {}
        for level in WORK:
            for number, row in enumerate(self.rows):
                if row and row.level == level:
                    match = found[number] = self._printed(row) or self._named(row)
                    if match and match.code:
                        self.codes.setdefault((level, row.name), set()).add(match.code)
        return [found.get(number) for number in range(len(self.rows))]

    def _exact(self, row: Row) -> list[Entry]:
        """Entries of the row's letters; of several, those that also put the spaces where the row does."""
        found = self.known.level(row.level).exact(row.name)
        spaced = [entry for entry in found if fold(entry.name) == row.name]
        return spaced or found

    def _only_special(self, row: Row) -> bool:
        exact = self._exact(row)
        return bool(exact) and all(_branch(entry.code) not in ("", ORDINARY_BRANCH) for entry in exact)

    def _single(self, row: Row) -> list[str]:
        exact = self._exact(row)
        return [exact[0].code] if len(exact) == 1 else []

    def _printed(self, row: Row) -> Match | None:
        entry = lookup(self.known, row.printed) if row.printed else None
        if entry is None or entry.level != row.level:
            return None
        score = similarity(row.name, fold(entry.name))
        if score < PRINTED_NAME:
            return None
        code = ".".join([*row.printed.split(".")[:2], *entry.code.split(".")[2:]])
        return Match(code, score, entry.name, entry.unit)

    def _named(self, row: Row) -> Match | None:
        exact = self._exact(row)
        if exact:
            return self._told_apart(row, exact, 1.0)
        for pool, least in self._pools(row):
            best = self._clear_best(pool, least)
            if best:
                return self._told_apart(row, best, similarity(row.name, fold(best[0].name)))
        return None

    def _pools(self, row: Row) -> Iterator[tuple[list[tuple[Entry, float]], float]]:
        """Where to look, nearest first, with the least similarity there."""
        index = self.known.level(row.level)
        yield index.under(row.name, self._parents(row)), UNDER_PARENT
        yield index.under(row.name, self._given(row.level)), IN_DOCUMENT
        near, bidangs = index.near(row.name), self._bidangs()
        yield [(entry, score) for entry, score in near if _bidang(entry.code) in bidangs], IN_BIDANG
        yield near, ANYWHERE

    def _clear_best(self, pool: list[tuple[Entry, float]], least: float) -> list[Entry]:
        """The entries of the best name in a pool sorted by score, or none where it is too unlike or a rival too near.

        A name that another row of the document carries letter for letter is no rival, and the best only if very like:
        then others that are so are very near rivals, or they are told apart by nothing.
        """
        ranked = [(entry, score) for entry, score in pool if score >= SAME_AGAIN or entry.code not in self.sure]
        if not ranked or ranked[0][1] < least:
            return []
        best, top = _letters(ranked[0][0]), ranked[0][1]
        same = [entry for entry, _ in ranked if _letters(entry) == best]
        others = [(entry.code in self.sure, score) for entry, score in ranked if _letters(entry) != best]
        again = ranked[0][0].code in self.sure
        near = any(top - score < (APART if sure else MARGIN) for sure, score in others if again or not sure)
        return [] if near else same

    def _parents(self, row: Row) -> set[str]:
        """Codes of the parent that the row names."""
        above = WORK[: WORK.index(row.level)]
        return {code for level in above for code in self.codes.get((level, row.parent), ()) if row.parent}

    def _given(self, level: str) -> set[str]:
        """Every code that the document's rows of the level above were given."""
        above = WORK[WORK.index(level) - 1] if level != WORK[0] else ""
        return {code for (own, _), codes in self.codes.items() if own == above for code in codes}

    def _bidangs(self) -> set[str]:
        return {_bidang(code) for codes in (self.sure, *self.codes.values()) for code in codes} | {OWN}

    def _told_apart(self, row: Row, same: list[Entry], score: float) -> Match | None:
        """The one among entries of one name that the document's other rows, or its branch, point to."""
        if len(same) > 1:
            parents, given, bidangs = self._parents(row), self._given(row.level), self._bidangs()
            for narrowed in (
                [entry for entry in same if parent_of(entry.code) in parents],
                [entry for entry in same if entry.code in self.sure_parents],
                [entry for entry in same if parent_of(entry.code) in given],
                [entry for entry in same if _bidang(entry.code) in bidangs],
            ):
                same = narrowed or same
        if len(same) > 1 and not self.special and self.times[(row.level, row.name, row.parent)] <= 1:
            same = [entry for entry in same if _branch(entry.code) == ORDINARY_BRANCH] or same
        if len(same) > 1:
            return Match("", score, same[0].name, same[0].unit, tuple(entry.code for entry in same))
        return Match(same[0].code, score, same[0].name, same[0].unit)


@cache
def _letters(entry: Entry) -> str:
    return fold(entry.name).replace(" ", "")


def _branch(code: str) -> str:
    parts = code.split(".")
    return parts[3] if len(parts) > 3 else ""


def _bidang(code: str) -> str:
    return ".".join(code.split(".")[:2])


def lookup(known: Nomenclature, code: str) -> Entry | None:
    """The entry of a code; a short last part ("01") and the own bidang's codes are understood."""
    parts = code.split(".")
    if len(parts) == 6:
        parts[5] = parts[5].zfill(4)
    return known.by_code.get(".".join(parts)) or known.by_code.get(".".join([*OWN.split("."), *parts[2:]]))
