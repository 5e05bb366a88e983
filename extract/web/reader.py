"""HTML bytes -> `Document`: the tables of the page, with the text that stands above each. Nothing is ever fetched."""

import email
import email.policy
from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from extract.document import Document, Problem, Unreadable
from extract.flow import Found, flowing
from extract.settings import Settings
from extract.spans import Span, as_lines
from extract.web.grid import read_table
from extract.web.styles import hide
from extract.web.text import is_hidden, lines

KIND: Final = "html"
NO_TABLE: Final = Problem(
    "baca",
    "Halaman web ini tidak memuat tabel.",
    "Bila ini unduhan yang gagal, unduh ulang dokumennya; bila tabelnya berupa gambar, simpan halaman sebagai PDF.",
)


def read_html(path: str, data: bytes, settings: Settings) -> Document:
    """Read a page; never raises for what a file may hold: its trouble is in `problems` (Bahasa Indonesia)."""
    return flowing(path, data, KIND, lambda found: _read(data, settings.text_bytes, found), NO_TABLE)


def _read(data: bytes, most: int, found: Found) -> None:
    if len(data) > most:
        raise Unreadable(f"Halaman web melebihi {most >> 20} MB.", "Simpan halaman sebagai PDF.")
    root = _parsed(_page(data))
    if root is not None:
        hide(root)
        _walk(root, found)


def _page(data: bytes) -> bytes:
    """The page itself; of a whole page in one file (MHTML) its first HTML part."""
    if not data[:2048].lstrip().lower().startswith((b"from:", b"mime-version:", b"content-type:")):
        return data
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else b""
    return b""


def _parsed(data: bytes) -> etree._Element | None:
    """The page's tree; encoding as it says itself, else UTF-8, else Windows' own."""
    encoding = None if b"charset" in data[:4096].lower() else _encoding(data)
    parser = html.HTMLParser(encoding=encoding, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _encoding(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _walk(root: etree._Element, found: Found) -> None:
    """Tables and the text between them, in the page's order; what holds a table is walked through."""
    for node in _blocks(root):
        if isinstance(node, str):
            found.titles += as_lines([[Span(node)]])
            continue
        tables = read_table(node, found.titles) if _is_data(node) else []
        found.take(tables)
        found.titles += () if tables else as_lines(lines(node))


_BLOCKS: Final = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "figure",
        "blockquote",
    )
)


def _blocks(root: etree._Element) -> Iterator[etree._Element | str]:
    """Elements without a table or blocks of their own, tables, and the text that stands loose between them."""
    waiting: list[etree._Element | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node.tag, str) and not is_hidden(node):
            if _is_data(node) or not _is_opened(node):
                yield node
                continue
            inside: list[etree._Element | str] = [node.text or ""]
            for child in node:
                inside += [child, child.tail or ""]
            waiting += [one for one in reversed(inside) if not isinstance(one, str) or one.strip()]


def _is_data(node: etree._Element) -> bool:
    """Whether a table holds no other that is one itself: those that do are there for layout."""
    return node.tag == "table" and not any(len(inner.findall(".//tr")) > 1 for inner in node.iterfind(".//table"))


def _is_opened(node: etree._Element) -> bool:
    return node.find(".//table") is not None or any(child.tag in _BLOCKS for child in node)
