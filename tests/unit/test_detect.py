"""Kinds of files, told by their bytes."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.detect import detect


def archive(*names: str | tuple[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for one in names:
            name, content = one if isinstance(one, tuple) else (one, "<isi/>")
            packed.writestr(name, content)
    return out.getvalue()


def compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le")


DOCX = archive("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "pdf"),
        (b"sampah dari pos-el\r\n%PDF-1.4", "pdf"),
        (DOCX, "docx"),
        (DOCX[: len(DOCX) // 2], "docx"),  # cut short: the reader of DOCX says so
        (compound("WordDocument"), "doc"),
        (compound("Workbook"), "xls"),
        (compound(""), "doc"),
        (archive("xl/workbook.xml"), "xlsx"),
        (archive(("mimetype", "application/vnd.oasis.opendocument.text"), "content.xml"), "odt"),
        (archive(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "content.xml"), "ods"),
        (b"\x89PNG\r\n\x1a\n....", "gambar"),
        (b"\xff\xd8\xff\xe0....", "gambar"),
        (b"<!DOCTYPE html><html>404</html>", "html"),
        (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n", "html"),
        ("No\tIndikator\n1\tPersentase ≥ 91".encode(), "txt"),
        ("No\tIndikator".encode("utf-16"), "txt"),
        ("Persentase \xb1 5".encode("cp1252"), "txt"),
    ],
)
def test_documents(data: bytes, kind: str) -> None:
    found = detect(data)
    assert (found.kind, found.problem) == (kind, None)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "kosong"),
        (b"\x00" * 40 + b"\n", "kosong"),
        (b"\xef\xbb\xbf", "kosong"),
        (compound("EncryptedPackage"), "kata sandi"),
        (compound("PowerPoint Document"), "PowerPoint lama"),
        (archive("xl/workbook.bin"), "Excel biner"),
        (archive("ppt/presentation.xml"), "PowerPoint"),
        (archive("mimetype", "content.xml"), "OpenDocument"),
        (archive("surat.pdf"), "ZIP"),
        (b"{\\rtf1 halo}", "RTF"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (bytes(range(256)) * 8, "tidak dikenali"),
    ],
)
def test_what_is_no_document_is_refused_with_a_remedy(data: bytes, says: str) -> None:
    found = detect(data)
    assert found.kind == "unknown"
    assert found.problem is not None
    assert found.problem.fatal
    assert says in found.problem.text
    assert found.problem.remedy


@given(st.binary(max_size=400))
def test_no_bytes_break_it(data: bytes) -> None:
    found = detect(data)
    assert (found.kind == "unknown") == (found.problem is not None)
