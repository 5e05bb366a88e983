"""A form as a file without pages: HTML, Word, OpenDocument and text; merged cells as each writes them."""

import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

import xlsxwriter

from tests.e2e.hostile import body, docx
from tests.kept.content import Form

ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def _spans(row: Sequence[str], *, band: bool) -> list[tuple[str, int]]:
    """Texts and the columns that each takes: a band takes its row, a heading the empty cells behind it."""
    if band and row[0] and not any(row[1:]):
        return [(row[0], len(row))]
    return [(text, 1) for text in row]


def html(forms: Sequence[Form]) -> bytes:
    """A page of tables with merged cells."""
    out = ["<!doctype html><html><head><meta charset=utf-8><style>p{margin:2px}</style></head><body>"]
    for form in forms:
        out += [f"<p><b>{escape(line)}</b></p>" for line in (*form.before, *form.title)]
        out.append("<table border=1>")
        for k, row in enumerate((*form.head, *form.rows)):
            tag = "th" if k < len(form.head) else "td"
            cells = "".join(
                f"<{tag}{f' colspan={wide}' if wide > 1 else ''}>{escape(text).replace(chr(10), '<br>')}</{tag}>"
                for text, wide in _spans(row, band=True)
            )
            out.append(f"<tr>{cells}</tr>")
        out.append("</table>")
    return "\n".join([*out, "</body></html>"]).encode()


def word(forms: Sequence[Form]) -> bytes:
    """Word: bands span, empty cells under a goal are merged with it."""
    out: list[str] = []
    for form in forms:
        out += [f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in (*form.before, *form.title)]
        out.append("<w:tbl>")
        for k, row in enumerate((*form.head, *form.rows)):
            out.append("<w:tr>")
            for c, (text, wide) in enumerate(_spans(row, band=k >= len(form.head))):
                span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
                goes_on = not text and k > 0 and 0 < c < 4
                merge = "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>' if wide == 1 and text else ""
                lines = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
                out.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{lines}</w:tc>")
            out.append("</w:tr>")
        out.append("</w:tbl><w:p/>")
    return docx(body("".join(out)))


def opened(forms: Sequence[Form]) -> bytes:
    """OpenDocument text, its equal neighbours written as repeated cells."""
    out: list[str] = []
    for form in forms:
        out += [f"<text:p>{escape(line)}</text:p>" for line in (*form.before, *form.title)]
        wide = len(form.head[0])
        out.append(f'<table:table><table:table-column table:number-columns-repeated="{wide}"/>')
        for row in (*form.head, *form.rows):
            out.append("<table:table-row>")
            for text, same in groupby(row):
                inner = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
                times = len(list(same))
                out.append(f'<table:table-cell table:number-columns-repeated="{times}">{inner}</table:table-cell>')
            out.append("</table:table-row>")
        out.append("</table:table>")
    return _odf("text", "".join(out))


def sheet(forms: Sequence[Form]) -> bytes:
    """A workbook: a sheet for each table, numbers as numbers."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_numbers": True}) as book:
        for form in forms:
            page = book.add_worksheet()
            rows = [*((line,) for line in (*form.before, *form.title)), *form.head, *form.rows]
            for k, row in enumerate(rows):
                page.write_row(k, 0, row)
    return made.getvalue()


def ods(forms: Sequence[Form]) -> bytes:
    """An OpenDocument sheet: equal cells and rows repeated, numbers beside what they show."""
    out: list[str] = []
    for k, form in enumerate(forms):
        out.append(f'<table:table table:name="Lembar {k}"><table:table-column table:number-columns-repeated="9"/>')
        for row in (*((line,) for line in (*form.before, *form.title)), *form.head, *form.rows):
            cells = ((escape(text), len(list(same))) for text, same in groupby(row))
            out.append("<table:table-row>")
            out += [
                f'<table:table-cell table:number-columns-repeated="{times}"{_stored(text)}><text:p>{text}</text:p>'
                "</table:table-cell>"
                for text, times in cells
            ]
            out.append("</table:table-row>")
        out.append("</table:table>")
    return _odf("spreadsheet", "".join(out))


def _stored(text: str) -> str:
    """What stands behind a number."""
    plain = text.removesuffix("%").strip().replace(",", ".")
    if not plain.replace(".", "", 1).isdigit():
        return ""
    kind, value = ("percentage", float(plain) / 100) if text.endswith("%") else ("float", float(plain))
    return f' office:value-type="{kind}" office:value="{value}"'


def _odf(kind: str, inner: str) -> bytes:
    names = "".join(f' xmlns:{name}="{ODF}{name}:1.0"' for name in ("office", "text", "table"))
    content = f"<office:document-content{names}><office:body><office:{kind}>{inner}</office:{kind}></office:body>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        packed.writestr("content.xml", f"{content}</office:document-content>")
    return made.getvalue()


def text(forms: Sequence[Form]) -> bytes:
    """The text of an OCR service."""
    out: list[str] = []
    for form in forms:
        out += [*form.before, *form.title, ""]
        out += ["\t".join(cell.replace("\n", " ") for cell in row) for row in (*form.head, *form.rows)]
        out.append("")
    return "\n".join(out).encode()


FLOWS: dict[str, Callable[[Sequence[Form]], bytes]] = {
    "html": html, "docx": word, "odt": opened, "xlsx": sheet, "ods": ods, "txt": text,
}  # fmt: skip
