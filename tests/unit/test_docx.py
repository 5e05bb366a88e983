import io
import re
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import UNREAD
from extract.docx.reader import read_docx
from extract.settings import Settings
from tests.unit.tables_as_text import cases, parts, shown

SHARED = Path(__file__).parents[2].parent / "shared"
NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
ONE_CELL = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"


def packed(body: str, **others: str) -> bytes:
    """A DOCX of this body; further parts by their name without folder and suffix."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        for name, content in others.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {SPACES}>{content}</w:{name}>")
    return out.getvalue()


def read(data: bytes, **limits: int):
    return read_docx("x.docx", data, Settings(**limits))


@pytest.mark.parametrize("case", cases("docx"), ids=lambda path: path.stem)
def test_case(case):
    part = parts(case)
    others = {name: part[name] for name in ("numbering", "styles") if name in part}
    document = read(packed(part["input"], **others))
    assert shown(document.tables) == part["expect"].strip("\n")
    assert document.problems == ()
    if "header rows" in part:
        assert document.tables[0].header_rows == int(part["header rows"])


def test_style_and_fill_are_kept():
    body = (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="FFFF00"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="H"/>'
        "</w:pPr><w:r><w:t>tebal</w:t></w:r></w:p><w:p><w:r><w:rPr><w:i/></w:rPr><w:t>miring</w:t></w:r></w:p></w:tc>"
        '<w:tc><w:tcPr><w:shd w:fill="auto"/></w:tcPr><w:p><w:r><w:t>biasa</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    )
    styles = (
        '<w:style w:styleId="B"><w:rPr><w:b/></w:rPr></w:style><w:style w:styleId="H"><w:basedOn w:val="B"/></w:style>'
    )
    first, second = read(packed(body, styles=styles)).tables[0].cells
    assert [(line.bold, line.italic) for line in first.lines] == [(True, False), (False, True)]
    assert first.fill == (255, 255, 0)
    assert second.fill is None


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r>", UNREAD),
        ("<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r><w:r><w:t>x 100</w:t></w:r>", "x 100"),
        ("", ""),
    ],
)
def test_a_cell_that_holds_a_picture_is_not_empty(inside: str, text: str):
    rows = "".join(f"<w:tr><w:tc><w:p>{one}</w:p></w:tc></w:tr>" for one in ("<w:r><w:t>Rumus</w:t></w:r>", inside))
    assert read(packed(f"<w:tbl>{rows}</w:tbl>")).tables[0].cells[1].text == text


def test_circular_styles_end():
    body = ONE_CELL.replace("<w:r>", '<w:pPr><w:pStyle w:val="A"/></w:pPr><w:r>', 1)
    styles = '<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    assert shown(read(packed(body, styles=styles)).tables) == "a"


def test_strict_namespace_is_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        uri = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        package.writestr("word/document.xml", f'<w:document xmlns:w="{uri}"><w:body>{ONE_CELL}</w:body></w:document>')
    assert shown(read(out.getvalue()).tables) == "a"


def problem(data: bytes, **limits: int):
    document = read(data, **limits)
    assert document.tables == ()
    (found,) = document.problems
    assert found.fatal
    assert found.text
    assert found.remedy
    return found


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"bukan zip", packed(ONE_CELL)[:200], b"\xd0\xcf\x11\xe0" + bytes(600)]
)
def test_what_is_no_package_is_a_problem(data):
    problem(data)


def test_old_or_locked_file_says_so():
    assert "kata sandi" in problem(b"\xd0\xcf\x11\xe0" + bytes(600)).text


def test_missing_document_part_is_a_problem():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")
    assert "document.xml" in problem(out.getvalue()).text


def test_bomb_is_stopped_though_the_zip_lies_about_its_size():
    data = bytearray(packed(f"<w:p><w:r><w:t>{'a' * 3_000_000}</w:t></w:r></w:p>{ONE_CELL}"))
    size = struct.pack("<I", 100)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.find(mark)
        data[start + at : start + at + 4] = size
    problem(bytes(data), unpacked_bytes=1_000_000)


def test_too_large_a_part_is_a_problem():
    assert "MB" in problem(packed("<w:p/>" * 300_000), unpacked_bytes=1 << 20).text


def test_entities_are_not_expanded():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {SPACES}><w:body>'
            + ONE_CELL.replace(">a<", ">&e;<")
            + "</w:body></w:document>",
        )
    assert "DTD" in problem(out.getvalue()).text


def test_truncated_xml_gives_what_is_whole_and_says_so():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{ONE_CELL}<w:tbl><w:tr>")
    document = read(out.getvalue())
    assert shown(document.tables) == "a"
    assert not document.problems[0].fatal


def test_document_without_table_says_so():
    document = read(packed("<w:p><w:r><w:t>surat</w:t></w:r></w:p>"))
    assert document.tables == ()
    assert "tabel" in document.problems[0].text


def test_deep_nesting_is_no_crash():
    deep = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p><w:r><w:t>dalam</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 60
    assert "dalam" in shown(read(packed(deep)).tables)


tags = st.sampled_from(["w:tbl", "w:tr", "w:tc", "w:p", "w:r", "w:t", "w:sdt", "w:tcPr", "w:gridSpan", "m:f", "w:br"])
trees = st.recursive(
    st.just("x"),
    lambda inner: st.tuples(tags, st.lists(inner, max_size=4), st.sampled_from(["", ' w:val="3"', ' w:val="-9"'])).map(
        lambda t: f"<{t[0]}{t[2]}>{''.join(t[1])}</{t[0]}>"
    ),
    max_leaves=30,
)


@settings(max_examples=60)
@given(trees)
def test_any_tree_of_known_elements_is_read_without_exception(body):
    for table in read(packed(body)).tables:
        positions = [(c.row + r, c.col + k) for c in table.cells for r in range(c.row_span) for k in range(c.col_span)]
        assert len(positions) == len(set(positions))


@settings(max_examples=60)
@given(st.binary(max_size=40), st.integers(0, 400))
def test_any_damage_is_a_problem_or_a_reading(noise, at):
    data = packed(ONE_CELL)
    document = read(data[:at] + noise + data[at + len(noise) :])
    assert document.tables or document.problems


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.exists(), reason="no development corpus beside the project")
def test_founding_document_writes_its_fractions():
    data = (SHARED / "corpus" / "iku-2024-dinas-perdagangan.docx").read_bytes()
    first, second, third = read(data).tables
    assert (first.n_rows, second.n_rows, third.n_rows) == (6, 48, 70)
    formulas = [row[5].text for row in second.grid()[2:] if row[5]]
    assert sum(bool(re.search(r"\) / \(", text)) for text in formulas) == 40
    assert formulas[0] == ("(Produksi Industri yang brkembang) / (Pembangunan Industri) = (5) / (25) × 100 = 20%")
