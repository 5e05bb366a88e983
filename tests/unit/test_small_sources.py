"""Small parts of web pages, equations, fractions and lone columns, each shown on both sides of where it turns."""

import io

import pytest
from lxml import etree, html
from PIL import Image

from extract.document import Box, Line
from extract.docx.omml import MATH, math_text
from extract.engines.ruled.apart import reunited
from extract.fractions.fraction import Fraction, gap, written
from extract.grid import Grid, Slot
from extract.picture import as_pdf
from extract.settings import Settings
from extract.web.grid import read_table
from extract.web.styles import hide
from extract.web.text import is_hidden, lines
from tests.unit.tables_as_text import rows_shown


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("", "abcd"), (".x {display: none}", "bcd"), ("p.x {DISPLAY:None}", "bcd"), ("b.x {display:none}", "abcd"),
        ("#y {visibility: hidden}", "acd"), ("p {display:none}", "cd"), ("* p {display:none}", "abcd"),
        ("*.x {display:none}", "bcd"),
        (".x {display:none} .x {display:block}", "abcd"), ("@media print {.x {display:none}}", "abcd"),
        ("@media screen {.x {display:none}}", "bcd"), ("@media only screen {.x, #y {display:none}}", "cd"),
        ("/* .x {display:none} */", "abcd"), ("@import url(a); .x {display:none}", "bcd"), (".x {color:red}", "abcd"),
        ("td {visibility:collapse}", "abcd"), ("<!-- .x {display:none} -->", "bcd"), (".x .x {display:none}", "abcd"),
    ],
)  # fmt: skip
def test_what_a_style_sheet_hides(style: str, shown: str) -> None:
    page = '<p class="x z">a</p><p id=y>b</p><div>c</div><p class=x style="display:block">d</p>'
    root = html.fromstring(f"<html><head><style>{style}</style></head><body>{page}</body></html>")
    hide(root)
    told = "".join(span.text for line in lines(root.find("body")) for span in line)
    assert told == shown


@pytest.mark.parametrize(
    ("inner", "texts"),
    [
        ("a<br>b", ["a", "b"]), ("a<p>b</p>c", ["a", "b", "c"]), ("a\nb <b>c</b>\nd", ["a b c d"]),
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]), ("<ol start=3 type=a><li>a</ol>", ["c. a"]),
        ("<ol start=123456><li>a</ol>", ["1. a"]), ("<ul><li>a</ul>", ["a"]), ("<input value=5>", ["5"]),
        ("<input type=number value=5>", ["5"]), ("<input type=hidden value=5>", []), ("<script>a</script>b", ["b"]),
        ("<span hidden>a</span>b", ["b"]), ("<i style='visibility: hidden'>a</i>b", ["b"]), ("<!-- a -->b", ["b"]),
        (" ", []),
    ],
)  # fmt: skip
def test_lines_that_an_element_shows(inner: str, texts: list[str]) -> None:
    node = html.fromstring(f"<div>{inner}</div>")
    assert ["".join(span.text for span in line).strip() for line in lines(node)] == texts


def test_looks_of_an_element() -> None:
    under = "style='text-decoration: underline'"
    node = html.fromstring(f"<div><b>a</b><u>b</u><i {under}>c</i><a {under}>d</a></div>")
    (line,) = lines(node)
    told = [(span.text, span.bold, span.italic, span.underline) for span in line if span.text]
    assert told == [("a", True, False, False), ("b", False, False, True), ("c", False, True, True), ("d", *[False] * 3)]
    assert is_hidden(html.fromstring("<template>a</template>")) and not is_hidden(node)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ("<tr><td>a<td>b<tr><td colspan=2>c", ["a | b", "c | <"]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", ["a | b", "^ | c"]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c", ["a | b", "^ | c"]),
        ("<tr><td rowspan=9>a<td>b<tr><td>c", ["a | b", "^ | c"]),
        ("<tr><td colspan=x>a<td>b", ["a | b"]),
        ("<tr hidden><td>x<td>y<tr><td>a<td style='display:none'>x<td>b", ["a | b"]),
        ("<tr><td>a<table><tr><td>x</table><td>b", ["a x | b"]),
    ],
)
def test_cells_of_a_web_table(rows: str, shown: list[str]) -> None:
    (table,) = read_table(html.fromstring(f"<table>{rows}</table>"), ())
    assert [row.replace("⏎", " ") for row in rows_shown(table)] == shown and table.header_rows is None


def test_a_frame_is_no_table_and_heads_are_told() -> None:
    assert read_table(html.fromstring("<table><tr><td>a<tr><td>b</table>"), ()) == []
    assert read_table(html.fromstring("<table><tr><td> <td> </table>"), ()) == []
    marked = "<table><caption>Judul</caption><thead><tr><th>a<th>b</thead><tr><td>1<td>2</table>"
    (table,) = read_table(html.fromstring(marked), (Line("Di atas"),))
    assert table.header_rows == 1 and [line.text for line in table.titles] == ["Di atas", "Judul"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<f><num><r>a</r></num><den><r>b</r></den></f>", "(a) / (b)"),
        ("<sSup><e><r>a</r></e><sup><r>2</r></sup></sSup>", "a^2"),
        ("<sSub><e><r>a</r></e><sub><r>2</r></sub></sSub>", "a_2"), ("<rad><deg/><e><r>a</r></e></rad>", "√(a)"),
        ("<sSubSup><e><r>a</r></e><sub><r>1</r></sub><sup><r>2</r></sup></sSubSup>", "a_1^2"),
        ("<nary><sub><r>1</r></sub><e><r>a</r></e></nary>", "∫_1 a"),
        ("<nary><sup><r>n</r></sup><e><r>a</r></e></nary>", "∫^n a"),
        ("<nary><naryPr><chr/></naryPr><e><r>a</r></e></nary>", " a"),
        ("<d><e><r>a</r></e><e><r>b</r></e></d>", "(a|b)"),
        ("<eqArr><eqArrPr/><e><r>a</r></e><e><r>b</r></e></eqArr>", "a; b"), ("<rPr><r>a</r></rPr>", ""),
        ("<x><r>a</r></x>", "a"),
        ("<r/>", ""),
    ],
)  # fmt: skip
def test_equations_on_one_line(inner: str, text: str) -> None:
    told = inner.replace("<r>", "<r><t>").replace("</r>", "</t></r>")
    node = etree.fromstring(f'<oMath xmlns="{MATH}">{told}</oMath>')
    assert math_text(node).strip() == text.strip()


def _of(numerator: str, denominator: str, beside: str = "", drawn: bool = False) -> Fraction:
    def told(text: str) -> list[Line]:
        return [Line(part) for part in text.split("/")] if text else []

    return Fraction(numerator=told(numerator), denominator=told(denominator), beside=told(beside), drawn=drawn)


@pytest.mark.parametrize(
    ("fraction", "plausible", "factored"),
    [
        (_of("Jumlah pasar baik", "Jumlah pasar"), True, False), (_of("", "Jumlah pasar"), False, False),
        (_of("Jumlah pasar:", "Jumlah pasar"), False, False), (_of("Jumlah", "Jumlah pasar", "x 100%"), True, True),
        (_of("Jumlah", "Jumlah pasar x 100%"), True, True), (_of("Jumlah", "Jumlah pasar", "adalah"), False, False),
        (_of("Jumlah", "Jumlah pasar", "adalah", drawn=True), True, False), (_of("Jumlah", "x 100%"), False, True),
    ],
)  # fmt: skip
def test_parts_that_read_like_a_fraction(fraction: Fraction, plausible: bool, factored: bool) -> None:
    assert (fraction.plausible, fraction.factored) == (plausible, factored)


@pytest.mark.parametrize(
    ("fraction", "texts"),
    [
        (_of("a b", "c", "x 100%"), ["(a b)", "/ (c) x 100%"]), (_of("a", "c x 100%"), ["(a)", "/ (c) x 100%"]),
        (_of("a", "x 100%/c d"), ["(a)", "/ (c d) x 100%"]), (_of("a/b", "c/d"), ["(a", "b)", "/ (c", "d)"]),
    ],
)  # fmt: skip
def test_a_fraction_written_out(fraction: Fraction, texts: list[str]) -> None:
    assert [line.text for line in written(fraction)] == texts


def test_white_between_two_lines() -> None:
    assert gap(Line("a", Box(0, 0, 9, 10)), Line("b", Box(0, 14, 9, 20))) == 4 and gap(Line("a"), Line("b")) == 0


def _grid(left: float, columns: int, tops: tuple[float, ...], foot: float) -> Grid:
    ys = (*tops, foot)
    slots = [
        Slot(r, c, 1, 1, Box(left + 50 * c, ys[r], left + 50 * c + 50, ys[r + 1]))
        for r in range(len(tops))
        for c in range(columns)
    ]
    return Grid.of("ruled", len(tops), columns, slots, "ruled")


@pytest.mark.parametrize(
    ("left", "tops", "shapes"),
    [
        (120.0, (0.0, 20.0), [(2, 4)]), (110.0, (0.0, 20.0), [(2, 3)]), (110.5, (0.0, 20.0), [(2, 4)]),
        (120.0, (0.0, 23.0), [(2, 4)]), (120.0, (0.0, 23.5), [(2, 2), (2, 1)]), (120.0, (0.0,), [(2, 2), (1, 1)]),
        (96.0, (0.0, 20.0), [(2, 2), (2, 1)]), (97.0, (0.0, 20.0), [(2, 3)]), (120.0, (0.0, 13.0, 26.0), [(2, 2),
        (3, 1)]),
    ],
)  # fmt: skip
def test_a_lone_column_level_with_a_grid_is_of_it(
    left: float, tops: tuple[float, ...], shapes: list[tuple[int, int]]
) -> None:
    found = reunited([_grid(0, 2, (0.0, 20.0), 40.0), _grid(left, 1, tops, 40.0)], 10.0)
    assert [(grid.n_rows, grid.n_cols) for grid in found] == shapes
    assert sum(map(len, found)) >= 4 + len(tops)


def test_a_photograph_is_taken_as_it_is() -> None:
    picture, out = Image.new("RGB", (40, 30), "red"), io.BytesIO()
    picture.save(out, "JPEG")
    assert b"DCTDecode" in as_pdf(out.getvalue(), Settings())
    picture.save(out := io.BytesIO(), "PNG")
    assert b"DCTDecode" not in as_pdf(out.getvalue(), Settings())
