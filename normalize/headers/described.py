"""What stands under a header that may mean several things: names of levels under "Uraian" beside indicators, where the
first says its level, codes where names are announced ("Program/Kegiatan" over SP 1, IKP 1.1, IKK), and indicators under
a header that does not name them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from normalize.headers.chain import Chain
from normalize.headers.reading import OTHER, Reading
from normalize.headers.words import VALUE, YEAR_WORD, listed
from normalize.hierarchy import level_words
from normalize.values import units
from normalize.words import lists
from normalize.words.openings import column_of
from normalize.words.squash import is_year
from schema.columns import MIXED, NAMES_OF_LEVEL

Texts: TypeAlias = Callable[[Chain], Sequence[str]]
"""What stands in a column, row by row."""
_NAMED = 0.9
_SURE = 0.85
"""Score from which a header says by itself that indicators stand under it."""
_CODE = re.compile(r"[A-Z]{2,5}(?:\s?\d{1,2}(?:\.\d{1,2}){0,4})?|\d{4}")
_SHARE = re.compile(r"\(?\d[\d.,]*\s?%?\)?")
"""A percentage, or the number of a column."""
_TICK = re.compile("[√✓✔vV]")
_MOST, _FEW = 0.8, 3
_BEHIND = 0.05
_OF_INDICATORS = ("satuan", "formulasi", "definisi_operasional")
_LEVEL = re.compile(rf"{level_words.pattern()}(?:\s?\d{{0,2}}\s?:)?\s+[^\W\d_]{{3}}", re.IGNORECASE)


def with_names(found: Sequence[Chain], said: Sequence[Reading], texts: Texts) -> list[Reading]:
    """The readings; a column that may hold indicators ("Uraian") holds names where another surely holds them."""
    scores = [next((score for name, score in r.candidates[:1] if name == "indikator"), 0.0) for r in said]
    sure = max(scores, default=0.0) >= _SURE
    return [
        _under(texts(chain), reading, score) if sure and score < _SURE and reading.candidates else reading
        for chain, reading, score in zip(found, said, scores, strict=True)
    ]


def fullest(found: Sequence[Chain], said: Sequence[Reading], texts: Texts) -> list[Reading]:
    """The readings; of several columns that surely hold indicators, the one that tells most apart is the rows' own, and
    one that tells nothing is none.
    """
    sure = _surely(said)
    told = {i: len(set(filter(None, texts(found[i])))) for i in sure}
    most = max(told.values(), default=0)
    behind = {i for i in sure if told[i] < most}
    empty = {i for i in behind if not _worded(texts(found[i]))}
    ahead = max((said[i].candidates[0][1] for i in sure - behind), default=1.0)
    return [
        Reading(()) if i in empty else _weaker(reading, ahead) if i in behind else reading
        for i, reading in enumerate(said)
    ]


def shareless(found: Sequence[Chain], said: Sequence[Reading], texts: Texts) -> list[Reading]:
    """The readings; a column in which nothing but percentages or ticks stand holds the names of no level ("Program"
    under "Target", "Tujuan" that ticks off whose indicator the row's is).
    """
    return [
        Reading(())
        if reading.candidates and _may_be(reading, *NAMES_OF_LEVEL) and _are_no_names(texts(chain))
        else reading
        for chain, reading in zip(found, said, strict=True)
    ]


def unticked(found: Sequence[Chain], said: Sequence[Reading], texts: Texts) -> list[Reading]:
    """The readings; parts of a year that are only ticked off ("TW I | TW II": √) say when something is done, not what
    is to be reached, and so do those beside them in which nothing stands.
    """
    parts = {i: {text for text in texts(found[i]) if text} for i, r in enumerate(said) if r.kind and r.period}
    ticked = {i for i, filled in parts.items() if all(map(_TICK.fullmatch, filled))}
    if not any(parts[i] for i in ticked):
        return list(said)
    return [Reading(()) if i in ticked else reading for i, reading in enumerate(said)]


def of_rows(found: Sequence[Chain], said: Sequence[Reading], texts: Texts) -> list[Reading]:
    """The readings; a column in which each row says its year ("Tahun": 2023, 2024) holds no values."""
    yearly = (listed(chain.texts[-1] if chain.texts else "", VALUE) == YEAR_WORD for chain in found)
    return [
        Reading() if is_yearly and any(own) and all(map(is_year, filter(None, own))) else reading
        for chain, reading, is_yearly in zip(found, said, yearly, strict=True)
        for own in [texts(chain) if is_yearly else []]
    ]


def with_units(found: Sequence[Chain], said: Sequence[Reading], texts: Texts) -> list[Reading]:
    """The readings; where no header may name units, the one column under words that say nothing ("ST AN", a stamp over
    "SATUAN") in which units of several kinds stand holds them: those of places alone ("Desa", "Kota") may be places.
    """
    own = [i for i, reading in enumerate(said) if found[i].raw and reading == Reading() and _are_units(texts(found[i]))]
    if len(own) != 1 or any(name == "satuan" for reading in said for name, _ in reading.candidates):
        return list(said)
    return [Reading((("satuan", _NAMED),)) if i in own else reading for i, reading in enumerate(said)]


def _are_units(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text and not text.isdecimal()]
    known = [text for text in filled if units.is_known(text)]
    kinds = {units.canonical(text).kind for text in known}
    return len(known) >= max(_FEW, _MOST * len(filled)) and units.SCALE in kinds and len(kinds) > 1


def _are_no_names(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    if any("%" in text for text in filled):
        return all(map(_SHARE.fullmatch, filled))
    worded = _worded(filled)
    return bool(worded) and all(map(_TICK.fullmatch, worded))


def worded(found: Sequence[Chain], said: Sequence[Reading], texts: Texts) -> list[Reading]:
    """The readings; where no header surely names indicators, or only one with another text in every row under it, the
    one column of another header whose texts all open as indicators holds them, beside what says of indicators, and what
    only may hold them holds the names over them.
    """
    sure = _surely(said)
    if not any(r.kind or any(name in _OF_INDICATORS for name, _ in r.candidates) for r in said):
        return list(said)  # what hinders and helps a goal ("Penghambat | Pendorong")
    if not all(_says_one_thing(texts(found[i])) for i in sure):
        return list(said)
    own = [i for i, r in enumerate(said) if found[i].raw and r.kind is None and _may_be(r, "indikator", OTHER)]
    own = [i for i in own if _measures(texts(found[i]))]
    if len(own) != 1:
        return list(said)
    maybe = {i for i, r in enumerate(said) if r.candidates and _may_be(r, "indikator")} - sure
    names = dict.fromkeys(maybe, ((MIXED, _NAMED),)) | dict.fromkeys(sure, ()) | {own[0]: (("indikator", _NAMED),)}
    return [Reading(names[i]) if i in names else reading for i, reading in enumerate(said)]


def staged(found: Sequence[Chain], said: Sequence[Reading], texts: Texts) -> list[Reading]:
    """The readings; where several headers may name indicators, one under which each row only says which result of the
    work it measures ("Indikator": Masukan, Keluaran, Hasil; "Tolok Ukur Kinerja": ...) names none.
    """
    maybe = [i for i, r in enumerate(said) if r.candidates and r.candidates[0][0] == "indikator"]
    bare = {i for i in maybe if (own := _worded(texts(found[i]))) and all(map(_is_stage, own))}
    return [Reading(()) if i in bare and len(maybe) > len(bare) else reading for i, reading in enumerate(said)]


def _is_stage(text: str) -> bool:
    return text.strip(" .:").casefold() in _stages()


@cache
def _stages() -> frozenset[str]:
    return frozenset(lists.lines("tahap_hasil"))


def _says_one_thing(texts: Sequence[str]) -> bool:
    """Whether one text that is no indicator stands in several rows and no other."""
    filled = _worded(texts)
    return len(filled) >= _FEW and len(set(filled)) == 1 and column_of(filled[0]) is None


def _worded(texts: Sequence[str]) -> list[str]:
    """Those that are neither empty nor the number of a column or a share."""
    return [text for text in texts if text and not _SHARE.fullmatch(text)]


def _may_be(reading: Reading, *names: str) -> bool:
    return not reading.candidates or reading.candidates[0][0].startswith(names)


def _measures(texts: Sequence[str]) -> bool:
    """Whether some texts all open as indicators, numbers of columns aside."""
    filled = _worded(texts)
    return len(filled) >= _FEW and all(column_of(text) == "indikator" for text in filled)


def _surely(said: Sequence[Reading]) -> set[int]:
    """The columns whose header surely names indicators."""
    best = {i: reading.candidates[0] for i, reading in enumerate(said) if reading.candidates}
    return {i for i, (name, score) in best.items() if name == "indikator" and score >= _SURE}


def _weaker(reading: Reading, ahead: float) -> Reading:
    """The reading weaker than one of the score `ahead`, also where that header is cut off or misspelt."""
    return replace(reading, candidates=tuple((name, min(score, ahead) - _BEHIND) for name, score in reading.candidates))


def _under(texts: Sequence[str], reading: Reading, score: float) -> Reading:
    if score and _of_level(texts):
        return Reading(((MIXED, _NAMED),))
    if reading.candidates[0][0] in (MIXED, *NAMES_OF_LEVEL) and _are_codes(texts):
        return Reading((("kode", _NAMED),))
    return reading


def _are_codes(texts: Sequence[str]) -> bool:
    said = [text for text in texts if text]
    return bool(said) and sum(_CODE.fullmatch(text) is not None for text in said) >= _MOST * len(said)


def _of_level(texts: Sequence[str]) -> bool:
    return _LEVEL.match(next(filter(None, texts), "")) is not None
