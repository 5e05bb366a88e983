"""Underlined numerators, raised marks and bold text of web pages and OpenDocument texts, as of Word files."""

import pytest

from extract.document import Cell
from extract.reader import read
from tests.unit.test_web_and_odt import page
from tests.unit.test_workbooks import SPACES, packed

FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
LOOKS = {
    "U": 'style:text-underline-style="solid"',
    "V": 'style:text-position="super 58%"',
    "N": 'style:text-underline-style="none"',
    "S": 'style:text-position="33% 58%"',
    "L": 'style:text-position="sub 58%"',
    "P": 'fo:font-weight="bold" style:text-underline-style="solid"',
}


def style(name: str, look: str) -> str:
    family, parent = "paragraph" if name == "P" else "text", "U" if name == "V" else ""
    head = f'style:name="{name}" style:family="{family}" style:parent-style-name="{parent}"'
    return f"<style:style {head}><style:text-properties {look}/></style:style>"


def p(text: str, of: str = "") -> str:
    return f'<text:p text:style-name="{of}">{text}</text:p>'


def span(text: str, of: str) -> str:
    return f'<text:span text:style-name="{of}">{text}</text:span>'


def odt(*rows: tuple[str, str]) -> bytes:
    one = "<table:table-cell>{}</table:table-cell><table:table-cell>{}</table:table-cell>"
    cells = "".join(f"<table:table-row>{one.format(*row)}</table:table-row>" for row in rows)
    inner = f"<office:body><office:text><table:table>{cells}</table:table></office:text></office:body>"
    styles = f"<office:automatic-styles>{''.join(map(style, LOOKS, LOOKS.values()))}</office:automatic-styles>"
    whole = f"<office:document-content {SPACES} {FO}>{styles}{inner}</office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": whole})


def html(*rows: tuple[str, str]) -> bytes:
    return page("<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows) + "</table>")


def last(data: bytes) -> Cell:
    return read("x", data).tables[0].cells[-1]


@pytest.mark.parametrize(
    "data",
    [
        odt((p("Indikator"), p("Rumus")), (p("Kios"), p(span("Kios baik", "U")) + p("Kios"))),
        odt((p("Indikator"), p("Rumus")), (p("Kios"), p("Kios baik", "P") + p("Kios"))),
        html(("Indikator", "Rumus"), ("Kios", "<u>Kios baik</u><br>Kios")),
        html(("Indikator", "Rumus"), ("Kios", '<span style="text-decoration:underline">Kios baik</span><p>Kios</p>')),
    ],
)
def test_an_underlined_line_under_a_header_of_formulas_is_a_numerator(data: bytes) -> None:
    assert last(data).text == "(Kios baik) / (Kios)"


def test_with_a_factor_it_is_one_under_any_header_and_without_none() -> None:
    assert last(html(("A", "B"), ("Kios", "<u>Kios baik</u> x 100%<br>Kios"))).text == "(Kios baik) / (Kios) x 100%"
    assert last(html(("A", "B"), ("Kios", "<u>Kios baik</u><br>Kios"))).text == "Kios baik\nKios"


def test_links_and_text_that_takes_its_line_back_are_not_underlined() -> None:
    linked = html(("A", "Rumus"), ("Kios", '<a href="x" style="text-decoration:underline">Kios baik</a><br>Kios'))
    opened = odt((p("A"), p("Rumus")), (p("Kios"), p(span("Kios baik", "N"), "P") + p("Kios")))
    assert last(linked).text == last(opened).text == "Kios baik\nKios"
    assert [line.bold for line in last(opened).lines] == [True, False]


@pytest.mark.parametrize("raised", ["V", "S"])
def test_a_raised_mark_is_raised(raised: str) -> None:
    opened = odt((p("A"), p(f"Kios{span('1)', raised)}")))
    assert last(opened).text == last(html(("A", "Kios<sup>1)</sup>"))).text == "Kios¹⁾"


def test_a_lowered_one_is_not() -> None:
    assert last(odt((p("A"), p(f"CO{span('2', 'L')}")))).text == "CO2"
