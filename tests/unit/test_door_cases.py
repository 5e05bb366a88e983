"""Workbooks, OpenDocument files and web pages as case files: what is written in them, and the tables that are read.

A case's name begins with its kind. Input: the rows of an XLSX sheet ("=== sheet" for a second one, "=== styles", "===
workbook" for its attributes), the body of an ODT or ODS, or a whole page.
"""

from pathlib import Path

import pytest

from extract.reader import read
from normalize.sense import VocabularySense
from tests.unit.tables_as_text import cases, parts, shown
from tests.unit.test_workbooks import SPACES, packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsx(part: dict[str, str]) -> bytes:
    names = [name for name in ("input", "sheet") if name in part]
    files = {f"xl/worksheets/sheet{n}.xml": _sheet(part[name]) for n, name in enumerate(names, start=1)}
    hidden = part.get("workbook", "").split()
    sheets = "".join(
        f'<sheet name="{part.get("names", "Sheet1 Sheet2").split()[n - 1]}" sheetId="{n}" r:id="r{n}"'
        f"{' state=' + chr(34) + 'hidden' + chr(34) if f'hidden{n}' in hidden else ''}/>"
        for n in range(1, len(names) + 1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{LINK}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINK}"><sheets>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{part.get("styles", "")}</styleSheet>',
            **files,
        }
    )


def _sheet(rows: str) -> str:
    """Rows, and after "---" what stands behind them (merged cells), before "+++" the columns."""
    columns, _, rest = rows.partition("+++") if "+++" in rows else ("", "", rows)
    cells, _, after = rest.partition("---")
    return f'<worksheet xmlns="{MAIN}">{columns}<sheetData>{cells}</sheetData>{after}</worksheet>'


def opendocument(part: dict[str, str], kind: str) -> bytes:
    body = f"<office:body><office:{kind}>{part['input']}</office:{kind}></office:body>"
    styles = f"<office:automatic-styles>{part.get('styles', '')}</office:automatic-styles>"
    content = f"<office:document-content {SPACES}>{styles}{body}</office:document-content>"
    return packed({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content})


def made(kind: str, part: dict[str, str]) -> bytes:
    if kind == "xlsx":
        return xlsx(part)
    if kind == "html":
        return part["input"].encode()
    return opendocument(part, {"odt": "text", "ods": "spreadsheet"}[kind])


@pytest.mark.parametrize("case", cases("doors"), ids=lambda path: path.stem)
def test_case(case: Path) -> None:
    part, kind = parts(case), case.stem.partition("-")[0]
    document = read(f"x.{kind}", made(kind, part), VocabularySense())
    assert document.kind == kind
    assert shown(document.tables) == part["expect"].strip("\n")
