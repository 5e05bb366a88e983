import pytest

from extract.fractions.quotient import has_factor_fraction, join_fractions, written
from extract.spans import Span, as_lines


def lines(text: str) -> list[list[Span]]:
    """ "_a_" is underlined, "⏎" a new line."""
    return [[Span(part, underline=i % 2 == 1) for i, part in enumerate(line.split("_"))] for line in text.split("⏎")]


def joined(text: str, formulas: bool = True) -> str:
    return "⏎".join(line.text for line in as_lines(join_fractions(lines(text), formulas)))


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("_A_⏎B × 100%", "(A) / (B) × 100%"),
        ("_A_⏎x 100 % Jumlah B", "(A) / (Jumlah B) x 100 %"),
        ("_A_ x 100%⏎Jumlah B", "(A) / (Jumlah B) x 100%"),
        ("_A_⏎x 100%⏎Jumlah B", "(A) / (Jumlah B) x 100%"),
        ("% = _A_⏎B", "% = (A) / (B)"),
        ("_A satu_⏎_dua_⏎B x100", "(A satu dua) / (B) x100"),
        ("_A_⏎B = _5_⏎25 × 100 = 20%", "(A) / (B) = (5) / (25) × 100 = 20%"),
        ("Persentase =⏎A⏎----------- x 100%⏎B", "Persentase =⏎(A) / (B) x 100%"),
        ("P = A⏎------⏎B", "P = (A) / (B)"),
        ("_Catatan:_⏎isi", "Catatan:⏎isi"),
        ("_Jumlah UMKM_⏎yang dibina dalam 1 tahun", "Jumlah UMKM⏎yang dibina dalam 1 tahun"),
        ("A⏎B", "A⏎B"),
        ("_A_", "A"),
    ],
)
def test_fractions_of_a_formula_column(source, result):
    assert joined(source) == result


def test_underline_alone_is_no_fraction_elsewhere():
    assert joined("_Program Pasar_⏎Pasar Rakyat", formulas=False) == "Program Pasar⏎Pasar Rakyat"
    assert joined("_A_⏎B x 100%", formulas=False) == "(A) / (B) x 100%"


def test_sure_fractions_are_told():
    assert has_factor_fraction(lines("_A_⏎B x 100%"))
    assert not has_factor_fraction(lines("_A_⏎B"))
    assert not has_factor_fraction(lines("_A_⏎_B_"))


def test_brackets_are_not_doubled():
    assert written("(a b)", "c") == "(a b) / (c)"
    assert written("(a) + (b)", "c") == "((a) + (b)) / (c)"


def test_brackets_that_hold_others_are_not_doubled() -> None:
    assert written("(a (b))", "(c) + (d)") == "(a (b)) / ((c) + (d))"
