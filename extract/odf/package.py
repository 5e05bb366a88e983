"""The content of an OpenDocument file (ISO/IEC 26300): its office:body."""

from typing import Final

from lxml import etree

from extract.document import Unreadable
from extract.package import Package

_NAMES: Final = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{{{_NAMES}office:1.0}}"
TABLE: Final = f"{{{_NAMES}table:1.0}}"
TEXT: Final = f"{{{_NAMES}text:1.0}}"
STYLE: Final = f"{{{_NAMES}style:1.0}}"
DRAW: Final = f"{{{_NAMES}drawing:1.0}}"
FO: Final = f"{{{_NAMES}xsl-fo-compatible:1.0}}"
BLOCKS: Final = frozenset(f"{TEXT}{name}" for name in ("list", "list-item", "section", "list-header"))
"""What holds paragraphs of a cell."""
_MANIFEST: Final = f"{{{_NAMES}manifest:1.0}}"
WHAT: Final = "OpenDocument"
_OPEN: Final = "Buka di LibreOffice, hapus kata sandinya, simpan ulang, lalu coba lagi."


def content(data: bytes, unpacked_bytes: int, part: str) -> tuple[etree._Element, etree._Element, bool]:
    """The body ("text" or "spreadsheet"), the root that holds it, and whether the file was damaged.

    Raises:
        Unreadable: it cannot be read; carries the problem.
    """
    package = Package(data, unpacked_bytes, WHAT)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and manifest.root.find(f".//{_MANIFEST}encryption-data") is not None:
        raise Unreadable("Dokumen ini terkunci kata sandi.", _OPEN)
    whole = package.xml("content.xml")
    body = None if whole is None else whole.root.find(f"{OFFICE}body/{OFFICE}{part}")
    if whole is None or body is None:
        raise Unreadable("Berkas OpenDocument ini tidak memuat isi (content.xml).")
    return body, whole.root, whole.damaged


def styles(data: bytes, unpacked_bytes: int) -> etree._Element | None:
    """The styles that a document shares between its parts; None where it has none.

    Raises:
        Unreadable: they cannot be read.
    """
    part = Package(data, unpacked_bytes, WHAT).xml("styles.xml")
    return None if part is None else part.root


def paragraphs(node: etree._Element) -> list[str]:
    """The text lines of a cell or block, without notes, comments and deleted text."""
    found: list[str] = []
    for child in node:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            found += paragraph(child).split("\n")
        elif child.tag in BLOCKS:
            found += paragraphs(child)
    return found


def paragraph(node: etree._Element) -> str:
    """The text of a paragraph; line breaks are "\\n"."""
    return (node.text or "") + "".join(_inline(child) + (child.tail or "") for child in node)


_SPACES: Final = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
_ASIDE: Final = frozenset((f"{TEXT}note", f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}tracked-changes"))
_MOST_SPACES: Final = 100


def _inline(node: etree._Element) -> str:
    own = written(node)
    return paragraph(node) if own is None else own


def written(node: etree._Element) -> str | None:
    """What an element inside a paragraph stands for: blanks, a line break, nothing; None where it holds text."""
    if node.tag == f"{TEXT}s":
        count = node.get(f"{TEXT}c", "1")
        return " " * min(_MOST_SPACES, int(count) if count.isdecimal() and len(count) < 5 else 1)
    return _SPACES.get(str(node.tag)) or ("" if node.tag in _ASIDE else None)


def repeated(node: etree._Element, name: str) -> int:
    """How often a row or cell stands (table:number-…-repeated); at least once."""
    count = node.get(f"{TABLE}{name}", "1")
    return max(1, int(count)) if count.isdecimal() and len(count) < 10 else 1


def hidden(node: etree._Element) -> bool:
    """Whether a row or column is hidden or filtered out."""
    return node.get(f"{TABLE}visibility", "visible") != "visible"
