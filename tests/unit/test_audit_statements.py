"""The statements of `tests/cases/audit/statements.csv`, judged as a row of a table."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.figures import agrees, figure, printed
from audit.run import audit
from audit.statement_reader import listed, read
from extract.document import Document
from normalize.model import Field, Indicator, Normalised, NormalTable, Target, Value
from normalize.values import units

CASES = Path(__file__).parents[1] / "cases" / "audit" / "statements.csv"
ARITHMETIC = ("aritmetika", "jumlah_target", "formula_target")


def target(year: int, text: str) -> Target:
    found = re.fullmatch(r"([\d.,]+)\s*(.*)", text)
    if not found:
        return Target(str(year), "target", Value("kosong"), Field(text, text))
    number = float(found[1].replace(".", "").replace(",", "."))
    unit = units.canonical(found[2]).name
    return Target(str(year), "target", Value("angka", number, unit=unit), Field(text, text))


def document(*rows: tuple[str, str, str]) -> Normalised:
    """Rows of (indicator, formula, targets separated by "; ")."""
    indicators = []
    for number, (indicator, formula, targets) in enumerate(rows, 1):
        fields = {"indikator": Field(indicator, indicator), "formulasi": Field(formula, formula)}
        values = tuple(target(2022 + i, text) for i, text in enumerate(targets.split("; ")))
        indicators.append(Indicator(number, number, "eselon_iv", "sub_kegiatan", fields, values))
    table = NormalTable(1, "", "eselon_iv", 2022, (), tuple(indicators), (), (), ())
    return Normalised("uji", Document("uji.pdf", "", "pdf"), "", 2022, (table,))


def cases() -> list[tuple[str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["formulasi"], row["target"], row["temuan"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("formula", "targets", "want"), cases())
def test_statement(formula: str, targets: str, want: str) -> None:
    found = {
        finding.code + ("" if finding.severity == "galat" else f" {finding.severity}")
        for finding in audit(document(("", formula, targets)))
        if finding.code in ARITHMETIC
    }
    assert found == set(filter(None, want.split("; ")))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.250", (1250, 1.25)),
        ("1.056.317", (1056317,)),
        ("1,056,317.83", (1056317.83,)),
        ("17,8", (17.8,)),
        ("2580", (2580,)),
    ],
)
def test_figure_reads_every_way(text: str, values: tuple[float, ...]) -> None:
    assert figure(text).values == values


@pytest.mark.parametrize(
    ("value", "shown", "decimals", "right"),
    [(13.953, 13.9, 1, True), (13.953, 14.0, 1, True), (13.953, 13.8, 1, False), (22.07, 22, 0, True), (5, 5, 0, True)],
)
def test_rounded_and_cut_off_are_both_right(value: float, shown: float, decimals: int, right: bool) -> None:
    assert agrees(value, shown, decimals) is right


def test_printed_is_indonesian() -> None:
    assert printed(1234.5) == "1.234,5"
    assert printed(60) == "60"


@given(st.text(alphabet="0123456789 xX×=+/%().,;:-–Rp abcTahun\n", max_size=60))
def test_reading_never_fails_and_stays_inside_the_text(text: str) -> None:
    said = read(text)
    texts = [statement.text for statement in said.equations]
    for kind in (said.products, said.sums, said.ratios):
        texts += [statement.text for statement in kind]
    assert all(text.strip("()") in said.text for text in texts)
    listed(text, 5)


@given(st.integers(1, 999), st.integers(2, 20), st.integers(1, 9999))
def test_only_the_right_product_holds(a: int, b: int, wrong: int) -> None:
    assert read(f"{a} orang x {b} tahun = {a * b} orang").equations[0].holds
    if wrong != a * b:
        assert not read(f"{a} orang x {b} tahun = {wrong} orang").equations[0].holds


def test_what_a_percentage_stands_before_is_no_product_of_its_own() -> None:
    assert [one.text for one in read("6 x 86 = 516").products] == ["6 x 86 = 516"]
    assert list(read("10 % 6 x 86 = 516").products) == []


@given(st.lists(st.integers(1, 99), min_size=2, max_size=5), st.lists(st.sampled_from("+-x/"), min_size=4, max_size=4))
def test_no_right_calculation_is_called_false(numbers: list[int], operators: list[str]) -> None:
    text = " ".join(f"{number} {operator}" for number, operator in zip(numbers, operators, strict=False))[:-2]
    value = eval(text.replace("x", "*"))
    said = read(f"({text}) = {value:.3f}".replace(".", ","))
    assert all(equation.holds for equation in said.equations)


@given(st.lists(st.integers(1, 500), min_size=5, max_size=5), st.integers(0, 3))
def test_a_total_is_a_galat_exactly_when_it_is_not_the_sum(numbers: list[int], more: int) -> None:
    total = sum(numbers) + more
    targets = "; ".join(f"{number} Unit" for number in numbers)
    found = [f for f in audit(document(("", f"{total} Unit selama 5 tahun", targets))) if f.code == "jumlah_target"]
    assert bool(found) is bool(more)
