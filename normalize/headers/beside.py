"""What the columns of a header say of each other: whose percentage, which numbered year, a sum, a second opinion."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from normalize.headers import measures
from normalize.headers.chain import Chain
from normalize.headers.misread_parts import misread_part, summed_parts, unread_part, until_last_part
from normalize.headers.misread_years import misread
from normalize.headers.reading import NO_FIELD, Reading
from normalize.words.squash import squash, years
from schema.columns import TARGET

Figures: TypeAlias = Callable[[Chain], bool]
"""Whether a column mostly holds figures."""
_REALISED, _SPENT, _END = "realisasi", "realisasi_anggaran", "kondisi_akhir"
_AMOUNTS = ("anggaran", _SPENT)
_REACHED = {_REALISED: "capaian", _SPENT: "capaian_anggaran"}
_PROMISED = ("target", "targetkinerja", "volume")
_BECAME = re.compile(r"realisasi|capai|serap|guna", re.IGNORECASE)
_DONE = re.compile(r"\s*realisasi", re.IGNORECASE)
_FORMULA = re.compile(r"(?<!\d)\d{1,2}\s*[-+/:x÷]\s*\d{1,2}(?!\d)")
"""A column worked out from others: "(6+7)"."""


def settled(found: Sequence[Chain], readings: Sequence[Reading], figures: Figures) -> list[Reading]:
    """The readings of all columns, each in the light of the others."""
    parts = unread_part(found, misread_part(misread(found, _shared_out(found, readings))))
    told = _in_percent(found, _priced(found, summed_parts(found, until_last_part(parts))))
    out = _realised(found, _of_money(found, _reached(found, told, figures)))
    out = _of_the_latest(found, _paid(found, _onward(_numbered(found, out))))
    return [NO_FIELD if _is_aside(chain, r, out) else r for chain, r in zip(found, out, strict=True)]


def second_opinions(found: Sequence[Chain], readings: Sequence[Reading]) -> Iterator[int]:
    """Columns of a block that has a value of a year which a wider block has too, or an earlier one ("Proyeksi" beside
    "Target"), or one that does not count from the plan's beginning; of a plan that was changed those of its old stage.
    """
    blocks = [(chain.block, reading.kind) for chain, reading in zip(found, readings, strict=True)]
    first: dict[tuple[str | None, str, str], tuple[str, ...]] = {}
    second: set[tuple[tuple[str, ...], str | None]] = set()
    stages = [measures.stage(chain.raw) for chain in found]
    for i in sorted(range(len(blocks)), key=lambda i: (stages[i], -blocks.count(blocks[i]), readings[i].cumulative)):
        (block, kind), reading = blocks[i], readings[i]
        told = kind and reading.year and block and not (reading.cumulative and reading.period)
        if told and first.setdefault((kind, reading.year or "", reading.period), block) != block:
            second.add((block, kind))
    yield from (i for i, block in enumerate(blocks) if block in second)


def _shared_out(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """Where a target is told in percent beside its number, what was reached of it is: no achievement ("Target | % |
    Jumlah", "Realisasi | % | Jumlah").
    """
    pairs = list(zip(found, readings, strict=True))
    promised = {_place(c, r) for c, r in pairs if _tells_a_share(c, r, TARGET)}
    done = [_tells_a_share(c, r, "capaian") and _DONE.match(c.texts[0]) and _place(c, r) in promised for c, r in pairs]
    return [replace(r, kind=_REALISED) if is_done else r for r, is_done in zip(readings, done, strict=True)]


def _place(chain: Chain, reading: Reading) -> tuple[object, ...]:
    """What a column says under its block, and of when."""
    return chain.texts[1:], reading.year, reading.period


def _tells_a_share(chain: Chain, reading: Reading, kind: str) -> bool:
    return reading.bare and reading.kind == kind and len(chain.texts) > 1


def _reached(found: Sequence[Chain], readings: Sequence[Reading], figures: Figures) -> list[Reading]:
    """Figures right of a target under "Hasil", in a block that names no other realisasi, are what was reached of it."""
    out = list(readings)
    for i, (left, chain) in enumerate(pairwise(found), 1):
        said = out[i].kind is not None or not (chain.texts and measures.says_reached(chain.texts[-1]))
        if said or out[i - 1].kind != TARGET or left.block != chain.block or not figures(chain):
            continue
        if not any(r.kind == _REALISED and c.block == chain.block for c, r in zip(found, out, strict=True)):
            out[i] = replace(out[i - 1], kind=_REALISED)
    return out


def _of_money(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """A percentage right of an amount in one block is that amount's ("Realisasi | Rp | %"), so is every one where all
    else is money, and a lone "%" right of what was reached is its achievement.
    """
    out = list(readings)
    for i in range(1, len(out)):
        before = out[i - 1]
        if found[i].block != found[i - 1].block:
            continue
        if out[i].bare and out[i].kind == "capaian" and before.kind in _AMOUNTS:
            out[i] = replace(out[i], kind="capaian_anggaran")
        elif out[i].kind is None and before.kind in _REACHED and _is_sign(found[i].texts):
            out[i] = replace(before, kind=_REACHED[before.kind], percent=True, bare=True)
    return _budgeted(found, _spent(found, _of_budgets(found, _reached_again(found, out))))


def _reached_again(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """What was reached, once more, between an amount and its achievement was spent of it: "Target | Realisasi |
    Capaian | Anggaran | Realisasi | Capaian Anggaran".
    """
    out = list(readings)
    for i in range(1, len(out) - 1):
        left, reading, right = readings[i - 1 : i + 2]
        amid = left.kind == "anggaran" and right.kind == _REACHED[_SPENT] and reading.kind == _REALISED
        same = any((r.kind, r.year, r.period) == (_REALISED, reading.year, reading.period) for r in readings[:i])
        if amid and same and not measures.says_work(found[i].raw):
            out[i] = replace(reading, kind=_SPENT)
    return out


def _of_budgets(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """What was reached right of an amount, where nothing is promised, was spent of it: "Anggaran | Realisasi"; so is
    what was reached in years, each of which has its amount: "Anggaran | 2023 | 2024 | Realisasi | 2023 | 2024".
    """
    out = list(readings)
    if {reading.kind for reading in readings} & {TARGET, _END, _SPENT}:
        return out
    budgets = {r.year for r in readings if r.kind == "anggaran" and r.year}
    reached = [i for i, r in enumerate(readings) if r.kind == _REALISED and not measures.says_work(found[i].raw)]
    if len(budgets) > 1 and len(reached) > 1 and {readings[i].year for i in reached} <= budgets:
        return [replace(r, kind=_SPENT) if i in reached else r for i, r in enumerate(readings)]
    for i, (left, reading) in enumerate(pairwise(readings), 1):
        of_it = left.kind == "anggaran" and reading.year in (None, left.year) and reading.period == left.period
        if of_it and reading.kind == _REALISED and not measures.says_work(found[i].raw):
            out[i] = replace(reading, kind=_SPENT)
    return out


def _budgeted(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """Where all else is money, every percentage is of money, but not "Capaian Kinerja"."""
    kinds = {reading.kind for reading in readings}
    if _SPENT not in kinds or kinds & {TARGET, _REALISED}:
        return list(readings)
    of_money = [r.kind == "capaian" and not measures.says_work(c.raw) for c, r in zip(found, readings, strict=True)]
    return [replace(r, kind=_REACHED[_SPENT]) if own else r for r, own in zip(readings, of_money, strict=True)]


def _spent(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """What was spent of a budget that no column has, beside achievements, is a percentage ("Penyerapan Anggaran"); a
    percentage of a budget of which nothing was spent is its share of all budgets ("% Anggaran").
    """
    kinds = {reading.kind for reading in readings}
    out = list(readings)
    for i, (chain, reading) in enumerate(zip(found, readings, strict=True)):
        if reading.kind == _SPENT and "anggaran" not in kinds and "capaian" in kinds and measures.says_spent(chain.raw):
            out[i] = replace(reading, kind=_REACHED[_SPENT], percent=True)
        elif reading.kind == _REACHED[_SPENT] and _is_share(chain.raw) and "anggaran" in kinds and _SPENT not in kinds:
            out[i] = NO_FIELD
    return out


def _is_share(header: str) -> bool:
    """Whether a header says a percentage of money and nothing of what became of it."""
    return not measures.says_spent(header) and not _BECAME.search(header)


def _of_the_latest(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """An achievement without a year is of the year that what was reached left of it has, whatever the title says; so is
    another right of it ("Capaian Renstra | Capaian Renja").
    """
    out = list(readings)
    for i, reading in enumerate(readings[1:], 1):
        left = out[i - 1]
        reached = left.kind in _REACHED and left.year and not left.period and not left.cumulative
        again = left.kind == reading.kind and left is not readings[i - 1]
        own = reading.year is not None and not _dated_apart(*found[i - 1 : i + 1])
        if (again or (reached and reading.kind == _REACHED[str(left.kind)])) and not own and not reading.period:
            out[i] = replace(reading, year=left.year)
    return out


def _paid(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """Amounts without a year right of targets of several years are each of its target's: "Target 2021 | Rp | Target
    2022 | Rp"."""
    undated = [r.kind == "anggaran" and r.year is None and not r.period for r in readings]
    paid = {
        i: readings[i - 1].year
        for i in range(1, len(readings))
        if undated[i] and readings[i - 1].kind == TARGET and _dated_apart(*found[i - 1 : i + 1])
    }
    several = len(set(paid.values())) > 1
    return [replace(r, year=paid[i]) if several and i in paid else r for i, r in enumerate(readings)]


def _dated_apart(left: Chain, chain: Chain) -> bool:
    """Whether of two columns of one block the left has a year of its own, and the other that of the block."""
    own, other = (years("".join(one.texts[-1:])) for one in (left, chain))
    return left.block == chain.block and bool(own) and not other


def _priced(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """ "Target" beside "Rp" under one header of money ("Anggaran") is no money: that is what the other one holds."""
    out = list(readings)
    for i, (left, right) in enumerate(pairwise(found)):
        both = (
            out[i].kind == out[i + 1].kind == "anggaran" and len(left.texts) > 1 and left.texts[:-1] == right.texts[:-1]
        )
        if both and squash(left.texts[-1]) in _PROMISED and squash(right.texts[-1]) == "rp":
            out[i] = replace(out[i], kind=TARGET)
    return out


def _in_percent(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """What is planned of a budget in percent right of it ("Triwulan I | Rp | T", "Triwulan I | % | T") is no target."""
    out = list(readings)
    for i, (left, chain) in enumerate(pairwise(found), 1):
        levels = [(a, b) for a, b in zip(left.texts, chain.texts, strict=False) if a != b]
        one = len(left.texts) == len(chain.texts) > 2 and len(levels) == 1
        money = one and squash(levels[0][0]) == "rp" and _is_sign(levels[0][1:])
        if money and (readings[i - 1].kind, readings[i].kind) == ("anggaran", TARGET):
            out[i] = NO_FIELD
    return out


def _realised(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """ "Capaian Realisasi" beside "Rasio Capaian" is what was reached, where no other column says it of
    its year, as is "Target | Capaian" before "% Capaian"."""
    said = [
        r.kind == "capaian" and not r.percent and (_REALISED in squash(c.raw) or _before_share(i, found, readings))
        for i, (c, r) in enumerate(zip(found, readings, strict=True))
    ]
    shares = any(r.kind == "capaian" and not own for r, own in zip(readings, said, strict=True))
    reached = {r.year for r in readings if r.kind == _REALISED}
    free = [
        shares and own and (not reached or r.year not in (None, *reached))
        for r, own in zip(readings, said, strict=True)
    ]
    return [replace(r, kind=_REALISED) if own else r for r, own in zip(readings, free, strict=True)]


def _before_share(i: int, found: Sequence[Chain], readings: Sequence[Reading]) -> bool:
    """Whether a column stands right of a target under one header, and a percentage of achievement follows."""
    beside = i > 0 and readings[i - 1].kind == TARGET and found[i - 1].block == found[i].block
    return beside and any(r.kind == "capaian" and r.percent and not r.period for r in readings[i + 1 :])


def _is_sign(texts: Sequence[str]) -> bool:
    """Whether the last level of a header is nothing but "%"."""
    return bool(texts) and "%" in texts[-1] and not squash(texts[-1])


def _numbered(found: Sequence[Chain], readings: Sequence[Reading]) -> list[Reading]:
    """A number under a block stands for the year that it stands for beside: "Target | 1 | 2", "Realisasi tahun ke- | 1
    | 2".
    """
    years = {c.texts[-1]: r.year for c, r in zip(found, readings, strict=True) if r.numbered and len(c.texts) > 1}
    return [
        replace(r, year=years[c.texts[-1]]) if r.kind and not r.year and c.texts[-1] in years else r
        for c, r in zip(found, readings, strict=True)
    ]


def _onward(readings: Sequence[Reading]) -> list[Reading]:
    """A second achievement right of the plan's last target, or a later year's, is of that: "Tingkat Kemajuan"."""
    out = list(readings)
    for i, (goal, reading) in enumerate(pairwise(readings), 1):
        stated = [r.year for r in readings[:i] if r.kind == "capaian" and not r.period]
        again = reading.kind == "capaian" and bool(stated) and reading.year in (None, *stated)
        if again and goal.kind in (TARGET, "kondisi_akhir") and goal.year not in (None, reading.year):
            out[i] = replace(reading, year=goal.year)
    return out


def _is_aside(chain: Chain, reading: Reading, others: Sequence[Reading]) -> bool:
    """Whether a target without year, beside targets of years, is their sum or tells whose indicator it is ("IKK"); or
    stands without a header where others have one."""
    if chain.part == "figures":
        return any(r.kind is not None for r in others if r is not reading)
    if reading.kind != TARGET or reading.year or reading.period:
        return False
    dated = any(r.kind in (TARGET, None) and (r.year or r.counted) for r in others)
    return dated and (bool(_FORMULA.search(chain.texts[-1])) or measures.names_system(chain.raw))
