"""Printed header -> canonical columns: the whole header is named at once, nothing is dropped."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from normalize.headers import assignment
from normalize.headers.alternates import merged
from normalize.headers.beside import Figures, second_opinions, settled
from normalize.headers.chain import Chain, chains
from normalize.headers.described import fullest, of_rows, shareless, staged, unticked, with_names, with_units, worded
from normalize.headers.groups import groups
from normalize.headers.measures import stage
from normalize.headers.misspelt import respelt
from normalize.headers.parts import parts
from normalize.headers.reached import as_promised, as_reached, as_told
from normalize.headers.reading import OTHER, Context, Reading, read
from normalize.headers.rows import HeaderBlock
from normalize.headers.slug import unknown
from normalize.headers.words import spelt
from normalize.model import Column, Correction
from normalize.rows.sheet import Sheet
from normalize.words.squash import is_bare_year
from schema.columns import FREE_TEXT, MIXED, NAMES_OF_LEVEL, TARGET

WEAKEST = 0.5
"""Score below which a column rather stays unknown."""
_CLOSE = 0.12
_PLANNED = 3
"""Years from which a header counts those of its plan."""
_UNKNOWN = Context()


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its rows, its columns and the grid columns that each of them holds."""

    block: HeaderBlock
    columns: tuple[Column, ...]
    held: Mapping[int, tuple[int, ...]]
    """Column.index -> grid columns, left to right."""
    corrections: tuple[Correction, ...]

    def places(self, *names: str) -> set[int]:
        """The grid columns of all columns of these names."""
        return {place for column in self.columns if column.name in names for place in self.held[column.index]}


def read_header(grid: Sheet, block: HeaderBlock, context: Context = _UNKNOWN) -> Header:
    """Name the columns under the header rows of `block`; without a header they are `lain_kolom_<n>`."""
    found = [part for chain in chains(grid, block) for part in parts(chain, grid, block.end)]

    def figures(chain: Chain) -> bool:
        return grid.holds(chain.columns[0], block.end) == "figures"

    def texts(chain: Chain) -> list[str]:
        return [grid.text(grid[r][chain.columns[-1]]) for r in range(block.end, len(grid))]

    said = _of_years(found, [_read(chain, context, figures) for chain in found], context, figures)
    readings = as_told(found, as_promised(found, as_reached(found, said, texts)), context)
    for described in (shareless, unticked, of_rows, with_units, with_names, staged, worded, fullest):
        readings = described(found, readings, texts)
    readings = settled(found, _until_the_last(readings, context), figures)
    columns = _named(found, readings, str(context.year or ""))
    columns, held = merged(grid, columns, {chain.columns[0]: chain.columns for chain in found}, block.end)
    return Header(block, columns, held, tuple(_renamed(columns, grid, block)))


def _until_the_last(readings: Sequence[Reading], context: Context) -> list[Reading]:
    """Years that a header counts, one fewer than its plan has, are those up to the plan's last: its first is the
    condition before.
    """
    counted = {int(reading.year) for reading in readings if reading.numbered and reading.year}
    if context.span is None or len(counted) < _PLANNED or counted != set(range(*context.span)):
        return list(readings)
    return [replace(r, year=str(int(r.year) + 1)) if r.numbered and r.year else r for r in readings]


def _read(chain: Chain, context: Context, figures: Figures) -> Reading:
    """What a header says; over figures also where it is misspelt beyond what any word may be."""
    reading = read(chain, context)
    return reading if reading.kind or reading.candidates or not figures(chain) else read(respelt(chain), context)


def _of_years(found: Sequence[Chain], said: Sequence[Reading], context: Context, figures: Figures) -> list[Reading]:
    """The readings; years side by side over figures are values, be it that names of levels stand over them ("Kinerja
    Tujuan/Sasaran | 2021 | 2022").
    """
    dated = [i for i, c in enumerate(found) if c.block and is_bare_year(c.texts[-1])]
    blocks = [found[i].block for i in dated if figures(found[i])]
    names = (MIXED, "indikator", *NAMES_OF_LEVEL)
    named = {i for i in dated if said[i].candidates and said[i].candidates[0][0] in names and found[i].block in blocks}
    return [
        read(replace(chain, texts=chain.texts[-1:]), context) if i in named else reading
        for i, (chain, reading) in enumerate(zip(found, said, strict=True))
    ]


def _named(found: Sequence[Chain], readings: Sequence[Reading], year: str) -> tuple[Column, ...]:
    group_of = groups(readings)
    names: list[str | None] = [None] * len(found)
    for group in sorted(set(group_of)):
        members = [i for i, g in enumerate(group_of) if g == group]
        texts = [i for i in members if readings[i].kind is None]
        for i, name in zip(texts, _text_names([readings[i] for i in texts]), strict=True):
            names[i] = name
        doubled = {members[i] for i in second_opinions([found[i] for i in members], [readings[i] for i in members])}
        single = [i for i in members if i not in doubled]
        right = [i for i in single if "indikator" not in names[i:]]  # left of the indicators: of what stands there
        for i in _first_of_each_value([*right, *(i for i in single if i not in right)], found, readings, year):
            names[i] = TARGET
    taken: Counter[str] = Counter()
    return tuple(
        _column(chain, reading, name, group, taken)
        for chain, reading, name, group in zip(found, readings, names, group_of, strict=True)
    )


def _text_names(readings: Sequence[Reading]) -> list[str | None]:
    candidates = [_close_to_best([c for c in r.candidates if c[0] != OTHER]) for r in readings]
    if not any(options and options[0][0] == "indikator" for options in candidates):
        candidates = [[("indikator" if n == "indikator_tujuan" else n, s) for n, s in o[:1]] for o in candidates]
    candidates = _of_goals(candidates)
    known_other = [max((s for n, s in r.candidates if n == OTHER), default=0.0) for r in readings]
    kept = [
        [c for c in options if c[1] >= max(WEAKEST, other)]
        for options, other in zip(candidates, known_other, strict=True)
    ]
    return assignment.best(kept, WEAKEST)


def _of_goals(candidates: Sequence[list[tuple[str, float]]]) -> list[list[tuple[str, float]]]:
    """The candidates; of several columns that are headed alike as indicators the one right of the goals holds those of
    the goals where another has its own names: "Tujuan | Indikator | Sasaran | Indikator".
    """
    best = [options[0][0] if options else "" for options in candidates]
    over = {i: best[i - 1] for i, name in enumerate(best) if name == "indikator" and i}
    goals = {
        i for i, name in over.items() if name == "tujuan" and any(over[k] in NAMES_OF_LEVEL for k in over if k > i)
    }
    return [
        [("indikator_tujuan", score) for _, score in options[:1]] if i in goals else options
        for i, options in enumerate(candidates)
    ]


def _close_to_best(options: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """What a header may stand for instead, where its own name is taken: only what it says nearly as well."""
    return [c for c in options if c[1] >= options[0][1] - _CLOSE]


def _first_of_each_value(
    members: Iterable[int], found: Sequence[Chain], readings: Sequence[Reading], year: str
) -> Iterable[int]:
    """Value columns of a group; of two for the same kind, year and period the second is something else, and so is the
    one that only adds up the periods before, or tells what a plan was before it was changed.
    """
    seen: set[tuple[str | None, str, str]] = set()
    for i in sorted(members, key=lambda i: (readings[i].cumulative, *stage(found[i].raw))):
        key = (readings[i].kind, readings[i].year or year, readings[i].period)
        if readings[i].kind is not None and key not in seen:
            seen.add(key)
            yield i


def _column(chain: Chain, reading: Reading, name: str | None, group: int, taken: Counter[str]) -> Column:
    index, printed = chain.columns[0], chain.as_printed
    mended = chain.raw if chain.raw != printed else ""
    if name == TARGET:
        said = (reading.year, reading.kind, group, reading.period, reading.cumulative)
        return Column(index, printed, TARGET, reading.score, *said, mended)
    if name is not None:
        return Column(index, printed, name, dict(reading.candidates).get(name, 0.95), group=group, mended=mended)
    other = unknown(chain.raw, f"kolom_{index + 1}") + ("_no" if chain.part == "numbers" else "")
    taken[other] += 1
    if taken[other] > 1:
        other = f"{other}_{taken[other]}"
    score = max((s for _, s in reading.candidates), default=0.0)
    return Column(index, printed, other, score, group=group, mended=mended, undated=reading.counted)


def _renamed(columns: Iterable[Column], grid: Sheet, block: HeaderBlock) -> Iterable[Correction]:
    """One correction for every header that is not spelt as the name it was given, value headers as the vocabulary."""
    for column in columns:
        name = _new_name(column)
        if name is not None:
            cell = next((grid[r][column.index] for r in range(block.first, block.end)), None)
            page, box = (cell.page, cell.box) if cell else (grid.table.page, None)
            yield Correction(None, name, "judul_kolom", column.raw, name, round(column.score, 3), page, box)


def _new_name(column: Column) -> str | None:
    """What a printed header became, None where it stayed what it was or is kept as it is."""
    if column.name == TARGET:
        levels = column.raw.split(" | ") if column.raw else []
        return None if all(map(spelt, levels)) else "_".join(filter(None, (column.kind, column.year, column.period)))
    printed = re.sub(r"[^a-z0-9 ]", "", column.raw.lower()).strip()
    if column.name not in (*FREE_TEXT, MIXED) or not printed or printed == column.name.replace("_", " "):
        return None
    return column.name
