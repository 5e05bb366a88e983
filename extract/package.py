"""The parts of an Office or OpenDocument package (a zip of XML files), read as if strangers had made it.

Nothing is unpacked to disk, only the parts asked for are read, no entity is expanded, no link followed.
"""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from extract.document import Unreadable

STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Namespaces of the strict variant of ISO/IEC 29500, and those that everybody writes."""
OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED = 0x1
MOST_PARTS = 100_000
"""Files in one package; a workbook of a thousand sheets has some 3,000."""


@dataclass(frozen=True, slots=True)
class XmlPart:
    """A parsed part. `damaged` tells that it was broken and only what could be saved is there."""

    root: etree._Element
    damaged: bool = False


class Package:
    """An open package; every trouble is an `Unreadable`."""

    def __init__(self, data: bytes, unpacked_bytes: int, what: str = "DOCX") -> None:
        self.limit, self.what = unpacked_bytes, what
        if data.startswith(OLE):
            raise Unreadable(
                "Berkas terkunci kata sandi, atau berformat Word lama (.doc).",
                "Buka di Word, hapus kata sandinya, dan simpan sebagai .docx.",
            )
        try:
            self.zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable(f"Berkas {what} rusak atau terpotong.") from error
        if len(self.zip.infolist()) > MOST_PARTS:
            raise Unreadable(f"Berkas {what} ini berisi lebih dari {MOST_PARTS} bagian.")
        self.names = {info.filename.lstrip("/"): info for info in self.zip.infolist()}

    def main_part(self) -> str:
        """The name of the document part."""
        links = self.xml("_rels/.rels")
        if links is not None:
            for link in links.root:
                if link.get("Type") == OFFICE_DOCUMENT and link.get("TargetMode") != "External":
                    return posixpath.normpath(link.get("Target", "").lstrip("/"))
        return "word/document.xml"

    def xml(self, name: str) -> XmlPart | None:
        """A part, parsed; None where the package has no such part."""
        info = self.names.get(name)
        return None if info is None else parse(self.read(info), name, self.what)

    def read(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of a part, within the limit; the size that the zip claims is not believed."""
        if info.flag_bits & ENCRYPTED:
            raise Unreadable(f"Isi berkas {self.what} terkunci kata sandi.", "Simpan ulang tanpa kata sandi.")
        try:
            with self.zip.open(info) as stream:
                data = stream.read(self.limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise Unreadable(f"Bagian {info.filename} dari berkas {self.what} rusak.") from error
        if len(data) > self.limit:
            raise Unreadable(
                f"Bagian {info.filename} melebihi {self.limit // (1 << 20)} MB setelah dibuka.",
                "Pecah dokumen menjadi beberapa berkas, atau pastikan berkas berasal dari sumber tepercaya.",
            )
        return data


def parse(data: bytes, name: str, what: str = "DOCX") -> XmlPart:
    """XML from a stranger: strict first, then what can be saved of it."""
    for strict, usual in STRICT:
        data = data.replace(strict, usual)
    damaged = False
    try:
        root = etree.fromstring(data, safe_parser(recover=False))
    except (etree.XMLSyntaxError, ValueError):
        damaged = True
        root = saved(data)
    if root is None:
        raise Unreadable(f"Bagian {name} dari berkas {what} bukan XML yang utuh.")
    if declares_types(root):
        raise Unreadable(
            f"Bagian {name} memuat deklarasi DTD, yang tidak pernah ditulis oleh aplikasi kantor.",
            "Pastikan berkas berasal dari sumber tepercaya, lalu simpan ulang dari aplikasinya.",
        )
    return XmlPart(root, damaged)


def declares_types(root: etree._Element) -> bool:
    """Whether the XML brings a DOCTYPE, the door through which entities come."""
    return root.getroottree().docinfo.internalDTD is not None


def saved(data: bytes) -> etree._Element | None:
    """What a lenient parser makes of broken XML; None where that is nothing."""
    try:
        return etree.fromstring(data, safe_parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def safe_parser(recover: bool) -> etree.XMLParser:
    """No entities, no network, no DTD, depth and text size bounded by libxml2's own limits."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
