"""A word of free text that looks misspelt, with a suggestion. The text itself is never changed.

Needs: the free text columns. A word is only doubted where no word list knows it, with or without its affixes, where it
stands once or twice in the document, and where exactly one word of the official nomenclature, or one frequent word of
the document, is one letter away (two in words of ten letters and more).
Source: the word lists of `normalize/vocabulary/`. Few and good: precision before recall.
Limits: names, abbreviations, words under six letters and words with affixes of their own making are left alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from audit.finding import Finding, PlainRule
from audit.spot import INFO, Saying, Spot, spots
from normalize.model import Normalised
from normalize.nomenclature.official import VOCABULARY
from normalize.words.lexicon import load

COLUMNS = (
    "tujuan",
    "indikator_tujuan",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "sasaran",
    "indikator",
    "definisi_operasional",
    "formulasi",
)
WORD = re.compile(r"[^\W\d_]{6,}")
OFTEN, SHORTEST = 3, 6
LONG = 10
LOOKS_WRONG = Saying("ejaan", INFO, "“{kata}” mungkin maksudnya “{usul}”.", "Periksa ejaannya; teks tidak diubah.")


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per different word, on its first place."""
    first, counts = _words(doc)
    known = load()
    right = _by_letter(word for word, times in counts.items() if times >= OFTEN and known.derives(word))
    for word, (spot, column, shown) in first.items():
        if counts[word] >= OFTEN or known.derives(word):
            continue
        suggestion = _suggestion(word, right)
        if suggestion:
            yield spot.says(LOOKS_WRONG, column, kata=shown, usul=_cased(suggestion, shown))


def _words(doc: Normalised) -> tuple[dict[str, tuple[Spot, str, str]], Counter[str]]:
    """The first place of every different word, and how often it stands; merged cells count once."""
    first: dict[str, tuple[Spot, str, str]] = {}
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    for spot in spots(doc):
        for column in COLUMNS:
            text = spot.row.text(column)
            if not text or text in seen:
                continue
            seen.add(text)
            for shown in WORD.findall(text):
                if not shown.isupper():
                    word = shown.lower()
                    counts[word] += 1
                    first.setdefault(word, (spot, column, shown))
    return first, counts


def _suggestion(word: str, right: Mapping[str, list[str]]) -> str:
    allowed = 2 if len(word) >= LONG else 1
    pool = [*_official().get(word[0], ()), *right.get(word[0], ())]
    near = process.extract(word, pool, scorer=OSA.distance, score_cutoff=allowed)
    best = {other for other, distance, _ in near if distance == near[0][1]}
    return best.pop() if len(best) == 1 else ""


def _cased(word: str, shown: str) -> str:
    return word.capitalize() if shown[0].isupper() else word


def _by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        found[word[0]].append(word)
    return dict(found)


@cache
def _official() -> dict[str, list[str]]:
    """Words of the official nomenclature by first letter."""
    words = (VOCABULARY / "kata_nomenklatur.txt").read_text(encoding="utf-8").split()
    return _by_letter(word for word in words if len(word) >= SHORTEST)


RULE = PlainRule("ejaan", _found)
