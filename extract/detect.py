"""What a file is, by its bytes: names lie, and strangers' files come with any suffix."""

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from extract.document import Problem

_PDF_REACH = 1024
"""Bytes within which "%PDF-" may begin (PDF 1.7, appendix H, note 13)."""
_SAMPLE = 65_536
_SEND_PDF = "Kirim dokumennya sebagai PDF, Word, Excel, ODT, halaman web, gambar, atau teks."
_SAVE_DOCX = "Buka di Word atau LibreOffice, simpan sebagai .docx atau PDF, lalu coba lagi."

_PICTURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF",
)  # fmt: skip
_PICTURE_NAMES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_OFFICE = {
    "xl/": ("lembar kerja Excel biner (.xlsb)", "Di Excel, simpan sebagai .xlsx, lalu coba lagi."),
    "ppt/": ("presentasi PowerPoint", "Simpan sebagai PDF, lalu coba lagi."),
    "content.xml": ("dokumen OpenDocument yang bukan teks atau lembar kerja", "Simpan sebagai PDF, lalu coba lagi."),
}


MOST_MEMBERS = 10_000
"""Files in an archive of documents."""


@dataclass(frozen=True, slots=True)
class Detected:
    """pdf, docx, doc, odt, xlsx, xls, ods, html, gambar (a picture), txt; or unknown, with what to do about it."""

    kind: str
    problem: Problem | None = None


def detect(data: bytes) -> Detected:
    """The kind of a file's content; never raises."""
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        what = f"kosong: hanya berisi nol atau spasi ({len(data):,} bita)".replace(",", ".") if data else "kosong"
        return _refused(f"Berkas ini {what}.", "Periksa berkas aslinya; salin atau unduh ulang.")
    if b"%PDF-" in data[:_PDF_REACH]:
        return Detected("pdf")
    if data.startswith(b"PK"):
        return _zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data)
    if data.startswith(_PICTURES):
        return Detected("gambar")
    return _textual(data)


def _refused(text: str, remedy: str) -> Detected:
    return Detected("unknown", Problem("kenali", text, remedy, fatal=True))


def _zip(data: bytes) -> Detected:
    names = _names(data)
    if _is_package(names, "word/"):
        return Detected("docx")
    if _is_package(names, "xl/") and "xl/workbook.bin" not in names:
        return Detected("xlsx")
    if "content.xml" in names and (kind := _open_document(data, names)):
        return Detected(kind)
    if names and all(name.lower().endswith(_PICTURE_NAMES) for name in names):
        return Detected("gambar")
    if not zipfile.is_zipfile(BytesIO(data)):
        return _refused("Arsip ZIP ini rusak atau terpotong.", "Salin atau unduh ulang berkas aslinya.")
    for mark, (what, remedy) in _OFFICE.items():
        if mark in names or _is_package(names, mark):
            return _refused(f"Berkas ini {what}.", remedy)
    if len(names) > MOST_MEMBERS:
        many = f"{len(names):,} berkas; paling banyak {MOST_MEMBERS:,}".replace(",", ".")
        return _refused(f"Arsip ZIP ini berisi {many}.", "Pecah arsipnya, atau ekstrak lalu baca foldernya.")
    return _refused("Berkas ini arsip ZIP, bukan dokumen.", "Ekstrak arsipnya, lalu pilih dokumen di dalamnya.")


_MAIN = ("[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml")


def _is_package(names: list[str], folder: str) -> bool:
    """Whether an archive is an office program's: a folder of that name alone may be anybody's."""
    return any(name.startswith(folder) for name in names) and any(one in names for one in _MAIN)


def _open_document(data: bytes, names: list[str]) -> str:
    """odt or ods, by the type that the package says of itself; empty for others (presentations, drawings)."""
    start = _mimetype(data) or data[: _SAMPLE if "mimetype" in names[:3] else len(data)]
    if b"opendocument.text" in start:
        return "odt"
    return "ods" if b"opendocument.spreadsheet" in start else ""


def _mimetype(data: bytes) -> bytes:
    """The type as a member of the archive, packed by some; empty where it cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open("mimetype") as stream:
            return stream.read(100)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, KeyError, ValueError, OSError, RuntimeError):
        return b""


def _names(data: bytes) -> list[str]:
    """Names in an archive; of one that is cut short, those whose local headers are still there."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        pieces = data.split(b"PK\x03\x04")[1:]
        return [piece[26 : 26 + int.from_bytes(piece[22:24], "little")].decode("latin-1") for piece in pieces]


def _compound(data: bytes) -> Detected:
    """Microsoft's compound files: an encrypted document, old Excel, PowerPoint, else Word; names in them are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _refused(
            "Dokumen ini terkunci kata sandi.",
            "Buka di aplikasinya, hapus kata sandinya, simpan ulang, lalu coba lagi.",
        )
    if "WordDocument".encode("utf-16-le") in data:
        return Detected("doc")
    if "Workbook".encode("utf-16-le") in data:
        return Detected("xls")
    if "PowerPoint Document".encode("utf-16-le") in data:
        return _refused("Berkas ini presentasi PowerPoint lama (.ppt).", "Simpan sebagai PDF, lalu coba lagi.")
    return Detected("doc")


def _textual(data: bytes) -> Detected:
    start = data[:_SAMPLE].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start[:2048] or _is_web_archive(start):
        return Detected("html")
    if start.startswith(b"{\\rtf"):
        return _refused("Berkas ini berformat RTF.", _SAVE_DOCX)
    if start.startswith(b"<?xml"):
        return _refused("Berkas ini XML, bukan dokumen.", _SEND_PDF)
    return Detected("txt") if _is_text(data[:_SAMPLE]) else _refused("Isi berkas ini tidak dikenali.", _SEND_PDF)


def _is_web_archive(start: bytes) -> bool:
    """A page that a browser saved whole in one file (MHTML, RFC 2557)."""
    return b"\nmime-version:" in start[:2048] and b"multipart/related" in start[:4096]


def _is_text(sample: bytes) -> bool:
    """UTF-16 with its mark, or bytes that hold next to no control characters."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    control = sum(byte < 32 and byte not in b"\t\r\n\f" for byte in sample)
    return control <= len(sample) // 1000
