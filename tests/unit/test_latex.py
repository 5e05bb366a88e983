import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.latex import without_latex


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"$\frac{\text{A}}{\text{B}} \times 100\%$", "(A) / (B) x 100%"),
        (r"$= \frac{1}{5} \times 100 = 20\%$", "= (1) / (5) x 100 = 20%"),
        (r"$KV = \frac{S}{X} \times 100 \%$ KV = Koefisien", "KV = (S) / (X) x 100 % KV = Koefisien"),
        (r"$\dfrac{a}{b+\frac{c}{d}}$", "(a) / (b+(c) / (d))"),
        (r"$\frac12$", "(1) / (2)"),
        (r"\(x \leq 5\)", "x ≤ 5"),
        (r"$$\left(\sum_{i=1}^{n} x_i\right)$$", "(Σ_i=1ⁿ x_i)"),
        (r"$\sqrt{x}$", "√(x)"),
        (r"Rp 5.000 dan $ lain", "Rp 5.000 dan $ lain"),
        ("50% tanpa rumus", "50% tanpa rumus"),
    ],
)
def test_formulas(latex, plain):
    assert without_latex(latex) == plain


@given(st.text(st.sampled_from("ab12{}$\\fractimes^_ %"), max_size=60))
def test_any_text_is_read(text):
    assert isinstance(without_latex(text), str)


def test_groups_nested_beyond_reason_end():
    assert isinstance(without_latex("$" + "{" * 5000 + "a" + "}" * 5000 + "$"), str)
