"""Equations of Word, written out."""

import re

import pytest
from lxml import etree

from extract.docx.omml import MATH, math_text

A, B, N = (f"<e><r><t>{text}</t></r></e>" for text in ("a", "b", "n"))
SUB, SUP = "<sub><r><t>i</t></r></sub>", "<sup><r><t>2</t></r></sup>"


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (f"<sSup>{A}{SUP}</sSup>", "a^2"),
        (f"<sSub>{A}{SUB}</sSub>", "a_i"),
        (f"<sSubSup>{A}{SUB}{SUP}</sSubSup>", "a_i^2"),
        (f"<rad><deg><r><t>3</t></r></deg>{A}</rad>", "3√(a)"),
        (f"<rad>{A}</rad>", "√(a)"),
        (f'<nary><naryPr><chr val="∑"/></naryPr>{SUB}{SUP}{N}</nary>', "∑_i^2 n"),
        (f"<nary>{SUB}{N}</nary>", "∫_i n"),
        (f"<nary>{N}</nary>", "∫ n"),
        (f"<d>{A}{B}</d>", "(a|b)"),
        (f'<d><dPr><begChr val="["/><endChr val=""/><sepChr val=";"/></dPr>{A}{B}</d>', "[a;b"),
        (f"<eqArr>{A}{B}</eqArr>", "a; b"),
        ("<f><num><r><t>a</t></r></num><den><r><t>b</t></r></den></f>", "(a) / (b)"),
    ],
)
def test_each_form(form: str, written: str) -> None:
    named = re.sub(r"<(/?)(\w)", r"<\1m:\2", form).replace(' val="', ' m:val="')
    node = etree.fromstring(f'<m:oMath xmlns:m="{MATH}">{named}</m:oMath>')
    assert math_text(node).strip() == written
