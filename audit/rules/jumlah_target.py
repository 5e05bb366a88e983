"""A total that the row states is not the sum of its yearly targets: "60 gudang selama 5 tahun" beside 12+12+12+12+10.

Needs: targets that are all numbers or empty, and a total over as many years as there are target columns: "60 X selama
5 tahun", "60 X selama periode 2022-2026", "12 X x 5 tahun", "12 X x 5 tahun = 60", "12 + 12 + 12 + 12 + 12 = 60".
Source: arithmetic. galat where the total's unit is that of the targets; peringatan where it differs (the row then
counts two different things, and one of them may well have another total) or where a rising row ends in the stated total
(its targets may be cumulative); where the text says that they are, the last target is the total.
A number a year ("12 Laporan per tahun") that no year has is a peringatan.
Limits: empty years count nothing; a total in brackets without a span of years is not judged, nor an
average; a total of percentages, scores or indices only where it is larger than any of them can be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from audit.figures import Figure, printed
from audit.finding import Finding, PlainRule
from audit.spot import GALAT, PERINGATAN, Saying, Spot, column_of, spots
from audit.statement_reader import read
from audit.statements import Product, Quantity, Statements
from audit.yearly import A_YEAR, Yearly, same_unit, yearly
from normalize.model import Normalised

COLUMNS = ("formulasi", "definisi_operasional")
TEXT = "Formulasi: {pernyataan}; jumlah target tahunan: {penjumlahan}."
WRONG = Saying("jumlah_target", GALAT, TEXT, "Samakan total di formulasi dengan jumlah target tahunan.")
OTHER_UNIT = Saying(
    "jumlah_target",
    PERINGATAN,
    TEXT + " Satuannya pun berbeda ({satuan_total}; target: {satuan_target}).",
    "Pastikan formulasi dan target menghitung hal yang sama.",
)
CUMULATIVE = Saying(
    "jumlah_target",
    PERINGATAN,
    TEXT + " Target tahun terakhir sama dengan total itu: targetnya mungkin kumulatif.",
    "Nyatakan apakah target bersifat kumulatif.",
)


RATE = Saying(
    "jumlah_target",
    PERINGATAN,
    "Formulasi menyebut {pernyataan} per tahun, sedangkan target tahunannya {target}.",
    "Samakan jumlah per tahun di formulasi dengan target.",
)


CUMULATED = re.compile(r"kumulatif", re.IGNORECASE)
SCALE_END = 100.0
"""A total of percentages, scores or indices up to this may be the value to reach; only more can be meant as a sum."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A stated total over the years."""

    figure: Figure
    others: tuple[float, ...]
    """Totals that the same statement gives as well (a product whose printed result is false)."""
    unit: str
    text: str
    cumulative: bool = False
    """The text says that its targets are cumulative."""


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per row and differing total."""
    for spot in spots(doc):
        targets = yearly(spot)
        if targets:
            yield from _row(spot, targets)


def _row(spot: Spot, targets: Yearly) -> Iterator[Finding]:
    seen: set[tuple[float, ...]] = set()
    for column in COLUMNS:
        for claim in _claims(read(spot.row.text(column)), len(targets.numbers)):
            if not _right(claim, targets) and claim.figure.values not in seen:
                seen.add(claim.figure.values)
                yield _finding(spot, column, claim, targets)
        if targets.adds_up:
            yield from _rates(spot, column, read(spot.row.text(column)), targets)


def _right(claim: _Claim, targets: Yearly) -> bool:
    """Whether the total is the sum, the last of targets that are said to be cumulative, or no sum of a scale at all."""
    if claim.figure.can_be(targets.total) or targets.total in claim.others:
        return True
    if claim.cumulative and targets.last is not None and claim.figure.can_be(targets.last):
        return True
    return not targets.adds_up and claim.figure.value <= max(SCALE_END, 2 * targets.most)


def _claims(said: Statements, years: int) -> Iterator[_Claim]:
    cumulative = bool(CUMULATED.search(said.text))
    yield from (replace(claim, cumulative=cumulative) for claim in _stated(said, years))


def _stated(said: Statements, years: int) -> Iterator[_Claim]:
    for product in said.products:
        if product.years == years or _spans_years(product, said.text, years):
            yield _of_product(product)
    for total in said.totals:
        if total.years == years:
            yield _Claim(total.quantity.figure, (), total.quantity.unit, total.text)
    for added in said.sums:
        if len(added.terms) == years:
            unit = added.result.unit or added.terms[-1].unit
            yield _Claim(added.result.figure, (added.value,), unit, added.text)


def _rates(spot: Spot, column: str, said: Statements, targets: Yearly) -> Iterator[Finding]:
    numbers = [number for number in targets.numbers if number is not None]
    for rate in said.rates:
        if same_unit(rate.unit, targets.unit) and not any(rate.figure.can_be(number) for number in numbers):
            told = ", ".join("–" if number is None else printed(number) for number in targets.numbers)
            yield spot.says(RATE, column, pernyataan=_rate(rate), target=told)


def _rate(rate: Quantity) -> str:
    return f"{rate.figure.text} {A_YEAR.sub('', rate.unit)}"


def _spans_years(product: Product, text: str, years: int) -> bool:
    """ "dokumen 5 tahun (5 x 5 Laporan = 25 laporan)": a bare factor that the text calls years."""
    bare = any(factor.figure.value == years and not factor.unit for factor in product.factors)
    return product.years is None and bare and f"{years} tahun" in text.lower()


def _of_product(product: Product) -> _Claim:
    units = [factor.unit for factor in product.factors if factor.unit and not factor.is_years]
    own = units[0] if len(units) == 1 else ""
    unit = own or (product.result.unit if product.result else "") or " ".join(units[:1])
    result = product.result.figure if product.result else Figure(printed(product.value), (product.value,), 0)
    return _Claim(result, (product.value,), unit, product.text)


def _finding(spot: Spot, column: str, claim: _Claim, targets: Yearly) -> Finding:
    return spot.says(
        _saying(claim, targets),
        column,
        pernyataan=claim.text if "=" in claim.text or not claim.others else f"{claim.text} = {claim.figure.text}",
        penjumlahan=_added(spot, targets),
        jumlah=printed(targets.total),
        satuan_total=claim.unit or "tanpa satuan",
        satuan_target=", ".join(filter(None, targets.units)) or "tanpa satuan",
        kolom_target=", ".join(column_of(target) for target in spot.targets),
    )


def _added(spot: Spot, targets: Yearly) -> str:
    """ "12 + 12 + 10 = 34", or which year alone has a target."""
    filled = [(t.year, n) for t, n in zip(spot.targets, targets.numbers, strict=True) if n is not None]
    if len(filled) == 1:
        return f"hanya {filled[0][0]} yang terisi ({printed(filled[0][1])})"
    return " + ".join(printed(number) for _, number in filled) + f" = {printed(targets.total)}"


def _saying(claim: _Claim, targets: Yearly) -> Saying:
    if not same_unit(claim.unit, targets.unit):
        return OTHER_UNIT
    rises = targets.grows and targets.last is not None and claim.figure.can_be(targets.last)
    return CUMULATIVE if rises else WRONG


RULE = PlainRule("jumlah_target", _found)
