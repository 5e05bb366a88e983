"""Tells apart rows whose name has several codes: by what else stands in the document.

A document lists each code once; activities have their own sub activities under them; rows that are sorted by code pin
the codes between their neighbours, and a name printed there as often in a row as it has codes stands for them in order;
a name in a merged cell is one activity on all rows of the cell.
Whatever stays open is left open.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from normalize.nomenclature.official import VOCABULARY, fold, parent_of, similarity
from normalize.nomenclature.search import Match, Row

SAME_INDICATOR, CLEAR = 0.9, 0.1
"""Least similarity of a printed indicator and an official one, and its lead over the next code's."""
PASSES = 3
"""A decision can settle a child, and that child a neighbour; more passes have changed nothing."""
LEAST_SORTED = 2
"""Neighbours of one programme that must be in order, and none out of order, for a table's order to prove anything."""


def decide(rows: Sequence[Row | None], matches: Sequence[Match | None], special: bool) -> list[Match | None]:
    """The matches with as many rivals settled as the document settles; the others unchanged.

    `special`: the document uses codes of special autonomy regions, so that kinship over the branches proves nothing.
    """
    out = list(matches)
    if not any(match and match.rivals for match in out):
        return out
    twins = _Twins(rows, out, special)
    for _ in range(PASSES):
        before = list(out)
        twins.inherit()
        twins.order()
        twins.eliminate()
        if out == before:
            break
    return out


class _Twins:
    def __init__(self, rows: Sequence[Row | None], out: list[Match | None], special: bool):
        self.rows = rows
        self.out = out
        self.special = special
        self.times = Counter((row.level, row.name) for row in rows if row and not row.inherited)
        self.blocks = self._blocks()

    def _blocks(self) -> list[list[int]]:
        """For each row, the places of the rows of its level in its table."""
        table, before = 0, 0
        members: dict[tuple[int, str], list[int]] = defaultdict(list)
        keys = []
        for at, row in enumerate(self.rows):
            table += bool(row and row.number <= before)
            before = row.number if row else before
            keys.append((table, row.level if row else ""))
            members[keys[-1]].append(at)
        return [members[key] for key in keys]

    def inherit(self) -> None:
        """A row whose name is the merged cell above has the code of that cell's first row."""
        for at, row in enumerate(self.rows):
            above, match = self.rows[at - 1] if at else None, self.out[at - 1] if at else None
            if row and row.inherited and above and match and (row.level, row.name) == (above.level, above.name):
                self.out[at] = match

    def order(self) -> None:
        """Codes that no order of a sorted table's rows leaves possible fall out."""
        for block in {places[0]: places for places in self.blocks}.values():
            if self._sorted(block[0]):
                for program in self._programs(block):
                    self._narrow(program)

    def _programs(self, block: list[int]) -> list[list[int]]:
        """Places of a block's rows whose codes, or choices, are of one programme, by programme."""
        found: dict[str, list[int]] = defaultdict(list)
        for at in block:
            names = {_program(code) for code in self._choices(at)}
            if len(names) == 1:
                found[names.pop()].append(at)
        return list(found.values())

    def _choices(self, at: int) -> tuple[str, ...]:
        match = self.out[at]
        return () if match is None else (match.code,) if match.code else match.rivals

    def _narrow(self, places: list[int]) -> None:
        """From the first row on each code lies above the least that the rows before can have; so from the last."""
        for way in (places, places[::-1]):
            left = self._beyond(way, down=way is not places)
            for at, codes in left.items():
                self._keep(at, codes)

    def _beyond(self, places: list[int], *, down: bool) -> dict[int, list[str]]:
        """The codes of each row beyond the nearest that the rows before it can have; none where nothing fits."""
        left: dict[int, list[str]] = {}
        reached, last = "", -1
        for at in places:
            left[at] = [
                c
                for c in self._choices(at)
                if not reached or (c < reached if down else c > reached) or (c == reached and self._again(at, last))
            ]
            if not left[at]:
                return {}
            reached, last = (max if down else min)(left[at]), at
        return left

    def _again(self, at: int, other: int) -> bool:
        """Whether two rows can be one activity with two indicators."""
        one, two = self.rows[at], self.rows[other]
        if one is None or two is None or one.name != two.name:
            return False
        return one.inherited or two.inherited or one.indicator != two.indicator

    def _keep(self, at: int, codes: list[str]) -> None:
        """A row's choices become fewer."""
        match = self.out[at]
        if match and match.rivals:
            self.out[at] = (
                replace(match, code=codes[0], rivals=()) if len(codes) == 1 else replace(match, rivals=tuple(codes))
            )

    def eliminate(self) -> None:
        """Codes that are taken, that the order forbids, or that have no kin in the document fall out."""
        for at, (row, match) in enumerate(zip(self.rows, self.out, strict=True)):
            if not row or not match or not match.rivals:
                continue
            taken = {other.code for n in self.blocks[at] if (other := self.out[n]) and other.code}
            left = [code for code in match.rivals if code not in taken]
            left = _by_indicator(row.indicator, left)
            if not self.special and self.times[(row.level, row.name)] <= 1:
                left = self._with_kin(left)
            if len(left) == 1:
                self._keep(at, left)

    def _with_kin(self, codes: list[str]) -> list[str]:
        """The one code whose parent, or whose child, stands in the document; else all."""
        own = {match.code for match in self.out if match and match.code}
        parents = {parent_of(code) for code in own}
        for kin in ([c for c in codes if parent_of(c) in own], [c for c in codes if c in parents]):
            if len(kin) == 1:
                return kin
        return codes

    def _sorted(self, at: int) -> bool:
        """Whether the rows of a row's level and table stand in the order of their codes within each programme."""
        pairs = [(a, b) for (_, a), (_, b) in pairwise(self._decided(at)) if _program(a) == _program(b)]
        return len(pairs) >= LEAST_SORTED and all(a < b for a, b in pairs)

    def _decided(self, at: int) -> list[tuple[int, str]]:
        return [(n, match.code) for n in self.blocks[at] if (match := self.out[n]) and match.code]


def _by_indicator(indicator: str, codes: list[str]) -> list[str]:
    """The one code whose official indicator is the printed one; else all."""
    known = [(similarity(indicator, own), code) for code in codes for own in _indicators().get(code, ())]
    ranked = sorted(known, reverse=True)
    if not ranked or ranked[0][0] < SAME_INDICATOR:
        return codes
    rival = next((score for score, code in ranked if code != ranked[0][1]), 0.0)
    return [ranked[0][1]] if ranked[0][0] - rival >= CLEAR else codes


@cache
def _indicators() -> dict[str, tuple[str, ...]]:
    """Official indicators of the sub activities that share a name but not the indicator, folded."""
    found: dict[str, tuple[str, ...]] = {}
    with (VOCABULARY / "nomenklatur-kembar.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["kode"]] = (*found.get(row["kode"], ()), fold(row["indikator"]))
    return found


def _program(code: str) -> str:
    return ".".join(code.split(".")[:3])
