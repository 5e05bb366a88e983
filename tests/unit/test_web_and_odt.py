"""Web pages and OpenDocument texts: cells by their spans, nothing hidden, nothing fetched."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import iku
from extract.reader import LONGEST, read
from tests.unit.test_workbooks import SPACES, grid, packed


def page(body: str, head: str = "") -> bytes:
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def odt(body: str) -> bytes:
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    whole = f"<office:document-content {SPACES}>{inner}</office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": whole})


def test_spans_push_the_cells_that_they_reach() -> None:
    rows = (
        "<tr><th rowspan=2>No</th><th colspan=2>Target</th></tr><tr><th>2024</th><th>2025</th></tr>"
        "<tr><td>1</td><td>80%</td><td>85<br>%</td></tr>"
    )
    made = [["No", "Target", "Target"], ["No", "2024", "2025"], ["1", "80%", "85\n%"]]
    assert grid(page(f"<h1>IKU</h1><table><thead>{rows}</thead></table>")) == made


def test_what_is_hidden_is_not_there_and_text_above_is_title() -> None:
    data = page(
        "<div><p>Dinas Sosial</p><p style='display:none'>palsu</p></div><script>x</script><ul><li>Tahun 2024</li></ul>"
        "<table><caption>Tabel 1</caption><tr><td>a</td><td>b</td></tr><tr hidden><td>c</td><td>d</td></tr></table>"
    )
    document = read("x", data)
    assert [line.text for line in document.tables[0].titles] == ["Dinas Sosial", "Tahun 2024", "Tabel 1"]
    assert grid(data) == [["a", "b"]]


def test_tables_for_layout_are_walked_through() -> None:
    inner = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    data = page(f"<table><tr><td>menu</td><td>{inner}</td></tr></table>")
    assert len(read("x", data).tables) == 1 and grid(data) == [["a", "b"], ["c", "d"]]


def test_a_page_saved_whole_in_one_file() -> None:
    head = b'From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
    part = b"--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    body = b"<html><table><tr><td>a</td><td>b=3D1</td></tr></table></html>\r\n--B--\r\n"
    assert grid(head + part + body) == [["a", "b=1"]]


def test_the_page_of_a_failed_download_says_so() -> None:
    document = read("x", b"<html><body>404 Not Found</body></html>")
    assert document.kind == "html" and "tidak memuat tabel" in document.problems[0].text


def test_links_are_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("RAHASIA")
    entity = f"<!DOCTYPE html [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>"
    evil = f"{entity}<html><table><tr><td>&x;</td><td>b</td></tr></table></html>"
    assert "RAHASIA" not in str(read("x", evil.encode()))
    text = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}">]><x>&x;</x>'
    document = read("x", packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": text}))
    assert "RAHASIA" not in str(document) and document.problems[0].fatal


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/=\"' tdrablespnow0123456789", max_size=400))
def test_no_page_breaks_it(text: str) -> None:
    document = read("x", b"<html>" + text.encode())
    assert document.kind == "html" and (document.tables or document.problems)


def test_ten_thousand_nested_elements_are_read() -> None:
    data = page("<div>" * 10_000 + "<table><tr><td>a</td><td>b</td></tr></table>")
    assert read("x", data).problems or read("x", data).tables


def test_an_odt_is_read_as_it_is_shown() -> None:
    body = """<text:p>Dinas <text:span>Sosial</text:span><text:note><text:note-body><text:p>kaki
    </text:p></text:note-body></text:note></text:p><text:section><text:list><text:list-item>
    <text:p>Tahun<text:s text:c="2"/>2024</text:p></text:list-item></text:list></text:section>
    <table:table><table:table-header-rows><table:table-row>
    <table:table-cell table:number-rows-spanned="2"><text:p>No</text:p></table:table-cell>
    <table:table-cell><text:p>Target</text:p></table:table-cell></table:table-row></table:table-header-rows>
    <table:table-row><table:covered-table-cell/><table:table-cell><text:p>2024</text:p><text:p>%</text:p></table:table-cell>
    </table:table-row></table:table><text:p>Kepala Dinas</text:p>"""
    document = read("x", odt(body))
    table = document.tables[0]
    assert [line.text for line in table.titles] == ["Dinas Sosial", "Tahun 2024"]
    assert table.header_rows == 1 and grid(odt(body)) == [["No", "Target"], ["No", "2024\n%"]]
    assert [line.text for line in document.after] == ["Kepala Dinas"]


def test_numbers_of_lists_are_written_out() -> None:
    level = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix="{}" {}/>'
    levels = level.format(1, "1", ".", "") + level.format(2, "a", ")", 'text:display-levels="2"')
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('dua', '')}</text:list>"
    rows = "".join(
        f'<table:table-row><table:table-cell><text:list text:style-name="L" text:continue-numbering="{goes_on}">'
        f"{item.format('', more)}</text:list></table:table-cell><table:table-cell><text:p>x</text:p>"
        "</table:table-cell></table:table-row>"
        for goes_on, more in (("false", ""), ("true", inner), ("true", ""))
    )
    styles = f'<text:list-style style:name="L">{levels}</text:list-style>'
    assert grid(odt(f"{styles}<table:table>{rows}</table:table>")) == [["1.", "x"], ["2.\n2.a) dua", "x"], ["3.", "x"]]
    items = "<table><tr><td><ol type='A' start='2'><li>satu</li><li>dua</li></ol></td><td>x</td></tr></table>"
    assert grid(page(items)) == [["B. satu\nC. dua", "x"]]


@pytest.mark.parametrize("head", ["No\tIndikator", "<html>"])
def test_kinds_of_files_are_told(head: str) -> None:
    assert iku.convert(head.encode()).document.kind == ("html" if "html" in head else "txt")


@pytest.mark.parametrize("around", ["figure", "blockquote", "li", "aside", "dd", "entah"])
def test_a_table_is_found_in_whatever_holds_it(around: str) -> None:
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    other = "<table><tr><td>c</td><td>d</td><td>e</td></tr></table>"
    document = read("x", page(f"<p>Judul</p>lepas<{around}>{inner}</{around}><p>Lain</p>{other}"))
    assert len(document.tables) == 2
    assert [line.text for line in document.tables[0].titles] == ["Judul", "lepas"]


def test_a_table_in_a_frame_of_an_odt_is_found() -> None:
    cell = "<table:table-cell><text:p>a</text:p></table:table-cell>"
    table = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    space = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    box = f"<draw:text-box><text:p>Judul</text:p>{table}</draw:text-box>"
    body = f"<text:p><draw:frame {space}>{box}</draw:frame></text:p>"
    document = read("x", odt(body))
    assert len(document.tables) == 1 and [line.text for line in document.tables[0].titles] == ["Judul"]


def test_a_paragraph_as_long_as_a_table_is_told() -> None:
    def said(letters: int) -> int:
        data = page(f"<p>{'x' * letters}</p><table><tr><td>a</td><td>b</td></tr></table>")
        return sum("selnya hilang" in problem.text for problem in read("x", data).problems)

    assert (said(LONGEST), said(LONGEST + 1)) == (0, 1)
