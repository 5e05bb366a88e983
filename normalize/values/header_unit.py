"""What the values of a column are counted in where their cells do not say: by their kind, row or header."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from normalize.model import Column
from normalize.values import units
from normalize.values.parse import MONEY
from normalize.words import lists

_BRACKETED = re.compile(r"\(([^()]{1,24})\)\s*(?:$|\|)")
_OF_KIND = {
    "capaian": "%", "capaian_anggaran": "%", "anggaran": "Rp", "realisasi_anggaran": "Rp",
}  # fmt: skip
"""The unit of values whose kind tells it; the row's Satuan is that of its target."""
_ZEROS = re.compile(r"(?<![\d.,])(?:1[.,]?)?(000(?:[.,]?000){0,3})(?!\d)")
"""What an amount is short of: "Rp (000)", "x Rp 1.000", "Rp. 000.000"."""
_WORD = re.compile(r"[^\W\d_]+")


def unit_hint(column: Column, row_unit: str | None) -> str | None:
    """What a value of the column is counted in where its cell does not say."""
    of_kind, named = _OF_KIND.get(column.kind or ""), _bracketed(column.header)
    if of_kind == "%" and named and named.startswith(MONEY):
        return of_kind  # "Capaian (%) | Anggaran (Rp)": a percentage of the money
    if of_kind == "Rp":
        return _multiple(column.header) or named or of_kind
    return (named or of_kind) if of_kind else row_unit or named


@lru_cache(maxsize=256)
def _bracketed(header: str) -> str | None:
    """The unit in brackets that ends a level of a value header, the lowest: "Target (%)", "Pagu (Rp juta) | 2024"."""
    return next((unit for unit in reversed(_BRACKETED.findall(header)) if units.is_known(unit)), None)


@lru_cache(maxsize=256)
def _multiple(header: str) -> str | None:
    """The thousands or millions of rupiah that a header of amounts counts, in words or zeros."""
    said = (_multiples().get(word) for word in _WORD.findall(header.casefold()))
    zeros = (_multiples().get(re.sub(r"\D", "", found)) for found in _ZEROS.findall(header))
    return next(filter(None, (*said, *zeros)), None)


@cache
def _multiples() -> Mapping[str, str]:
    """Units by the words for them, and by their zeros."""
    rows = lists.rows("kelipatan_rupiah")
    return {row["kata"]: row["satuan"] for row in rows} | {"0" * int(row["nol"]): row["satuan"] for row in rows}
