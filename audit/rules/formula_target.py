"""The ratio that a formula's own figures give is not the target: "(17 / 86) x 100% = 19,76%" beside 17,67%.

Needs: percentage targets and, in the formula, one of: a ratio of two numbers times 100; a percentage printed as the
outcome; a list of one number per year with the number they are divided by ("86 Jumlah Koperasi, 12,15,17,20,22").
Source: arithmetic. Rounding and cutting off after the printed digits are both right.
peringatan where every year but one has the outcome, and where the definition divides by the target of all the years
but the list adds up to another number.
Limits: an outcome must be that of at least one year to be right. A list is only read where most of its years agree, so
that its divisor is sure; a formula that gives an example ("contoh", "misalnya") is not judged.
"""

import re
from collections.abc import Iterator

from audit.figures import agrees, decimals_of, printed
from audit.finding import Finding, PlainRule
from audit.spot import GALAT, PERINGATAN, Saying, Spot, column_of, spots
from audit.statement_reader import listed, read
from audit.statements import Listed, Ratio, Statements
from audit.yearly import unit_name
from normalize.model import Normalised, Target

EXAMPLE = re.compile(r"\b(?:contoh|misal)", re.IGNORECASE)
OUTCOME = Saying(
    "formula_target",
    GALAT,
    "Menurut formulasi: {hitungan}{hasil}%, sedangkan targetnya {target}.",
    "Samakan angka di formulasi dengan target, atau hitung ulang targetnya.",
)
YEAR = Saying(
    "formula_target",
    GALAT,
    "Menurut daftar di formulasi, target {tahun} adalah {bagian} / {dasar} x 100 = {hasil}%, bukan {target}.",
    "Samakan daftar di formulasi dengan target tahun itu.",
)


ONE_YEAR = Saying(
    "formula_target",
    PERINGATAN,
    "Menurut formulasi: {hitungan}{hasil}%, sama dengan target tahun lain; hanya target {tahun} yang berbeda "
    "({target}).",
    "Pastikan target tahun itu memang lain.",
)
WHOLE_PERIOD = re.compile(
    r"\b(?:di\s?bagi(?:kan)?|per|terhadap|dibandingkan)\s(?:\w{1,20}\s){0,4}?target\b[^.;]{0,40}?\b(\d{1,2})\s?(?:tahun|thn)\b",
    re.IGNORECASE,
)
"""A definition that divides by the target of the whole period: "dibagi jumlah target UMKM selama 5 tahun",
"dibandingkan dengan target akhir (5 tahun)"."""
PARTS = Saying(
    "formula_target",
    PERINGATAN,
    "Menurut definisinya, dasar {dasar} adalah target {kali} tahun, sedangkan daftar di formulasi berjumlah "
    "{penjumlahan} = {jumlah}.",
    "Samakan dasar pembaginya dengan jumlah daftarnya, lalu hitung ulang targetnya.",
)
MOST_YEARS = 3
"""Years that must have the formula's outcome before the one that has not is named."""


def _found(doc: Normalised) -> Iterator[Finding]:
    """One finding per outcome that no year has, and per year that its list contradicts."""
    for spot in spots(doc):
        text = spot.row.text("formulasi")
        percentages = [t for t in spot.targets if t.value.status == "angka" and unit_name(t.value.unit) == "%"]
        if text and percentages and not EXAMPLE.search(text):
            yield from _outcomes(spot, read(text), percentages)
            yield from _years(spot, text)


def _outcomes(spot: Spot, said: Statements, targets: list[Target]) -> Iterator[Finding]:
    ratios = [*said.ratios, *_scattered(said)]
    for ratio in ratios:
        other = [target for target in targets if not _is(target, ratio)]
        result_text = ratio.result.figure.text if ratio.result else printed(ratio.value)
        if len(other) == len(targets):
            yield _outcome(spot, result_text, targets, _worked(ratio))
            return
        if len(other) == 1 and len(targets) > MOST_YEARS:
            year, text = other[0].year, other[0].field.clean
            told = {"hitungan": _worked(ratio), "hasil": result_text}
            yield spot.says(ONE_YEAR, column_of(other[0]), **told, tahun=year, target=text)
    for result in said.results if not ratios else ():
        if not any(result.figure.can_be(t.value.number) for t in targets if t.value.number is not None):
            yield _outcome(spot, result.figure.text, targets)
            return


def _worked(ratio: Ratio) -> str:
    """ "17/86 = "."""
    return f"{ratio.top.text}/{ratio.bottom.text} = "


def _outcome(spot: Spot, result: str, targets: list[Target], worked: str = "") -> Finding:
    values = ", ".join(dict.fromkeys(" ".join(target.field.clean.split()) for target in targets))
    return spot.says(OUTCOME, "formulasi", hitungan=worked, hasil=result, target=values)


def _is(target: Target, ratio: Ratio) -> bool:
    number = target.value.number
    if number is None:
        return False
    exactly = agrees(ratio.value, number, decimals_of(target.field.clean))
    return exactly or (ratio.result is not None and ratio.result.figure.can_be(number))


def _scattered(said: Statements) -> Iterator[Ratio]:
    """Two numbers and a percentage that is their ratio, wherever a drawn fraction put them in the text."""
    numbers = list({quantity.figure.text: quantity.figure for quantity in said.loose}.values())
    if said.ratios or len(numbers) != 2:
        return
    small, large = sorted(numbers, key=lambda own: own.value)
    for result in said.percentages:
        ratio = Ratio(small, large, True, result, said.text) if large.value else None
        if ratio and ratio.holds:
            yield ratio


def _years(spot: Spot, text: str) -> Iterator[Finding]:
    targets = spot.targets
    numbers = listed(text, len(targets))
    base = _base(numbers, text, targets) if numbers else None
    if numbers is None or base is None:
        return
    yield from _whole(spot, numbers, base)
    for part, target in zip(numbers.numbers, targets, strict=True):
        if target.value.status == "angka" and not _part_is(part, base, target):
            yield spot.says(
                YEAR,
                column_of(target),
                numbers.text,
                tahun=target.year,
                bagian=printed(part),
                dasar=printed(base),
                hasil=printed(part / base * 100),
                target=target.field.clean,
            )


def _whole(spot: Spot, numbers: Listed, base: float) -> Iterator[Finding]:
    """The list against its divisor, where the definition says that this is the sum of the years."""
    period = WHOLE_PERIOD.search(" ".join(spot.row.text("definisi_operasional").split()))
    total = sum(numbers.numbers)
    if period and int(period[1]) == len(numbers.numbers) and total != base:
        told = " + ".join(printed(number) for number in numbers.numbers)
        figures = {"dasar": printed(base), "kali": period[1], "penjumlahan": told, "jumlah": printed(total)}
        yield spot.says(PARTS, "formulasi", numbers.text, **figures)


def _base(numbers: Listed, text: str, targets: tuple[Target, ...]) -> float | None:
    """The number of the formula by which most of the list gives most of the targets."""
    rest = text.replace(numbers.text, " ") if numbers.text in text else text
    candidates = [quantity.figure.value for quantity in read(rest).loose if quantity.figure.value]
    scored = [(sum(map(_part_is, numbers.numbers, [base] * len(targets), targets)), base) for base in candidates]
    most, base = max(scored, default=(0, 0.0))
    return base if most * 2 > len(targets) else None


def _part_is(part: int, base: float, target: Target) -> bool:
    number = target.value.number
    return number is not None and agrees(part / base * 100, number, decimals_of(target.field.clean))


RULE = PlainRule("formula_target", _found)
